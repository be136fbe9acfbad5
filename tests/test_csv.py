"""The CSV file: its bytes, how a run continues it, and what can happen to it."""

import contextlib
import csv
import json
import os
import re
import socket
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scrape import csv_record, main, scrape, tidy
from tests.newsroom import HEADLINE, MISSING, PARAGRAPHS, STORY, Newsroom, wire

SCRAPE = str(Path(__file__).parents[1] / "scrape.py")
OPTIONS = ["--delay=0", "--ignore-robots", "--retries=0", "--timeout=10"]
COMMAND = [sys.executable, SCRAPE, "urls.txt", *OPTIONS]
BOM = b"\xef\xbb\xbf"
HEADER = b"url,headline,body,published,author,error\r\n"
DAY = "2024-05-12T10:20:00+03:00"
LEAD, REST = " ".join(PARAGRAPHS[:2]), PARAGRAPHS[2]


def page(headline: str = HEADLINE, *body: str, author: str = "") -> bytes:
    """A news page; without a body it has the usual one."""
    witness = {"@type": "NewsArticle", "datePublished": DAY, "author": author}
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in body or (LEAD, REST))
    return f"""<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8">
        <script type="application/ld+json">{json.dumps(witness)}</script></head>
        <body><article><h1>{escape(headline)}</h1>{paragraphs}</article></body>
        """.encode("utf-8", "replace")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty working directory, on a disk that is not waited for."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "fsync", lambda _: None)


def save(pages: dict[str, bytes]) -> None:
    """Save pages and list them."""
    for name, data in pages.items():
        Path(name).write_bytes(data)
    write_list(*pages)


def write_list(*lines: str) -> None:
    Path("urls.txt").write_text("\n".join(lines), "utf-8")


def run(*options: str) -> int:
    """The exit status of the command, run in this process."""
    return main(["urls.txt", *OPTIONS, *options])


def quiet(*options: str) -> bytes:
    """What articles.csv holds after a run."""
    run("--quiet", *options)
    return Path("articles.csv").read_bytes()


def rows(path: str = "articles.csv") -> list[list[str]]:
    """All rows of a CSV file but its header."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def urls() -> list[str]:
    """The URL column."""
    return [row[0] for row in rows()]


# ---- Bytes -------------------------------------------------------------------


def test_the_bytes_of_a_small_file() -> None:
    save(
        {
            "plain.html": page(HEADLINE, LEAD),
            "two.html": page(HEADLINE, LEAD, REST, author="سلمى"),
            "quotes.html": page('قالوا: "نعم"، لا', LEAD + ' ("ألف", فقط)'),
            "comma,name.html": page(HEADLINE, LEAD),
            "english.html": page("A library", "The village opened a library. " * 9),
        }
    )
    write_list(*Path("urls.txt").read_text("utf-8").split("\n"), "missing.html")
    records = [
        f"plain.html,{HEADLINE},{LEAD},{DAY},,",
        f'two.html,{HEADLINE},"{LEAD}\n{REST}",{DAY},سلمى,',
        f'quotes.html,"قالوا: ""نعم""، لا","{LEAD} (""ألف"", فقط)",{DAY},,',
        f'"comma,name.html",{HEADLINE},{LEAD},{DAY},,',
        "english.html,,,,,not Arabic",
        "missing.html,,,,,not a URL",
    ]
    assert quiet() == BOM + HEADER + "".join(f"{r}\r\n" for r in records).encode()


def test_the_file_holds_the_rows_of_scrape(newsroom: Newsroom) -> None:
    save({"a.html": page(), "b.html": page(f'"{HEADLINE}"', LEAD, author="a\nb")})
    lines = [
        newsroom.publish(STORY),
        "a.html",
        newsroom.url("/none", "127.0.0.2"),
        "nowhere.html",
        "b.html",
    ]
    write_list(*lines)
    found = sorted(scrape(lines, delay=0), key=lambda row: lines.index(row.url))
    quiet()
    assert rows() == [list(row) for row in found]
    assert [row.error for row in found] == ["", "", "HTTP 404", "not a URL", ""]


def test_rows_stand_in_the_order_of_the_list(newsroom: Newsroom) -> None:
    """Though those of the slow host, listed first, come last."""
    save({"a.html": page(), "b.html": page()})
    gate = threading.Event()
    slow = newsroom.publish(held(gate))
    write_list(slow, "a.html", "missing.html", "b.html")
    with start() as process:
        wait_for_rows(process, 3)
        assert urls() == ["a.html", "missing.html", "b.html"]
        gate.set()
        process.communicate()
    assert urls() == [slow, "a.html", "missing.html", "b.html"]
    ordered = Path("articles.csv").read_bytes()
    assert quiet("--fresh", "--jobs=1") == quiet() == ordered


# ---- Continuing --------------------------------------------------------------


def test_a_second_run_fetches_only_what_failed(newsroom: Newsroom) -> None:
    good = newsroom.publish(STORY, "/good")
    bad = newsroom.publish([MISSING, STORY], "/bad")
    worse = newsroom.publish(MISSING, "/worse")
    gone = newsroom.publish(STORY, "/gone")
    write_list(gone, worse, bad, good)
    assert run() == 1
    first = rows()
    assert [row[5] for row in first] == ["", "HTTP 404", "HTTP 404", ""]
    newsroom.requests.clear()
    write_list(good, bad, worse)
    assert run() == 1
    assert newsroom.asked() == ["/bad", "/worse"]
    story = first[3][1:]
    assert rows() == [
        [good, *story],
        [bad, *story],
        [worse, "", "", "", "", "HTTP 404"],
        [gone, *story],
    ]


def test_nothing_is_asked_or_written_when_all_is_there(newsroom: Newsroom) -> None:
    write_list(newsroom.publish(STORY, "/a"), newsroom.publish(STORY, "/b"))
    first, number = quiet(), os.stat("articles.csv").st_ino
    newsroom.requests.clear()
    assert run() == 0
    assert (newsroom.asked(), Path("articles.csv").read_bytes()) == ([], first)
    assert os.stat("articles.csv").st_ino == number


def test_fresh_starts_over(newsroom: Newsroom) -> None:
    write_list(newsroom.publish(STORY, "/a"), newsroom.publish(STORY, "/b"))
    quiet()
    write_list(newsroom.url("/b"))
    assert run("--fresh") == 0
    assert newsroom.asked() == ["/a", "/b", "/b"]
    assert urls() == [newsroom.url("/b")]


def test_a_run_after_a_run_to_stdout(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """What was redirected into a file has no BOM, and continues all the same."""
    save({"a.html": page(), "b.html": page()})
    expected = quiet()
    capfdbinary.readouterr()
    subprocess.run([*COMMAND, "-o-", "--quiet"], check=True)
    Path("articles.csv").write_bytes(capfdbinary.readouterr().out)
    os.remove("a.html")
    assert quiet() == expected


# ---- Killed ------------------------------------------------------------------


def held(gate: threading.Event) -> Callable[[socket.socket], None]:
    """A page that is served once its gate is open."""
    status, headers, body = STORY

    def serve(sock: socket.socket) -> None:
        gate.wait()
        sock.sendall(wire(status, {**headers, "Connection": "close"}, body))

    return serve


def start(*options: str) -> "subprocess.Popen[str]":
    """The command in a process of its own."""
    return subprocess.Popen([*COMMAND, *options], stderr=subprocess.PIPE, text=True)


def wait_for_rows(process: "subprocess.Popen[str]", count: int) -> None:
    """Wait until a run has said that it wrote so many rows."""
    assert process.stderr
    for _ in range(count):
        assert re.match(r"\d+/\d+ ", process.stderr.readline())


@pytest.mark.parametrize("step", [1, 2])
def test_killed_again_and_again(step: int, newsroom: Newsroom) -> None:
    gates = [threading.Event() for _ in range(5)]
    pages = [newsroom.publish(held(gate), f"/{n}") for n, gate in enumerate(gates)]
    write_list(*pages, "missing.html")
    for done in range(0, len(gates) - 1, step):
        newsroom.requests.clear()
        for gate in gates[done : done + step]:
            gate.set()
        with start() as process:
            wait_for_rows(process, step + 1)  # one is the missing page
            process.kill()
        assert set(urls()) == {*pages[: done + step], "missing.html"}
        assert set(newsroom.asked()) <= {f"/{n}" for n in range(done, len(gates))}
    gates[-1].set()
    assert run() == 1
    assert urls() == [*pages, "missing.html"]
    assert Path("articles.csv").read_bytes() == quiet("--fresh")


def test_torn_at_every_byte() -> None:
    """From an empty file over a torn header to a torn end of the last row."""
    flash = "افتتحت البلدية صباح اليوم حديقة على النهر."
    quotes = page('"خبر" من النهر', flash, '"شكرا لكم يا عمال."')
    save({"a.html": page("خبر", flash), "b.html": quotes})
    whole = quiet()
    assert b',"""' in whole and b'\n""' in whole and whole.endswith(b",,\r\n")
    for size in range(len(whole)):
        Path("articles.csv").write_bytes(whole[:size])
        assert quiet() == whole, whole[:size]
    assert sorted(os.listdir()) == ["a.html", "articles.csv", "b.html", "urls.txt"]


def test_a_failed_row_and_a_torn_one() -> None:
    """A row that was torn while it was written anew leaves the former one."""
    save({"a.html": page(), "b.html": page()})
    whole = quiet()
    second = whole[whole.index(b"b.html") :]
    failed = whole.removesuffix(second) + b"b.html,,,,,timeout\r\n"
    for size in (0, 1, len(second) // 2, len(second) - 1, len(second)):
        Path("articles.csv").write_bytes(failed + second[:size])
        assert quiet() == whole


# ---- Files that are not ours -------------------------------------------------

GOOD_ROW = "قديم.html,عنوان,نص,,,\r\n".encode()
FOREIGN = {
    "another header": b"url,title,text\r\na.html,x,y\r\n",
    "one more column": HEADER.replace(b"error", b"error,note") + b"a,b,c,d,e,f,g\r\n",
    "columns in another order": b"headline,url,body,published,author,error\r\n",
    "no header": GOOD_ROW,
    "text": "قائمة مشتريات: خبز، حليب".encode(),
    "text of one letter": b"x",
    "lines of text": b"bread\nmilk\n",
    "open quote": b'he said "no\nand left\n',
    "semicolons": HEADER.replace(b",", b";") + GOOD_ROW.replace(b",", b";"),
    "Excel's UTF-16": (HEADER + GOOD_ROW).decode().replace(",", "\t").encode("utf-16"),
    "binary": bytes(range(256)) * 4,
    "zeros": bytes(100),
    "a row of five cells": BOM + HEADER + GOOD_ROW + b"a.html,b,c,d,e\r\n" + GOOD_ROW,
    "a row of seven cells": BOM + HEADER + b"a.html,b,c,d,e,f,g\r\n",
    "an empty line": BOM + HEADER + b"\r\n" + GOOD_ROW,
    "a quote too many": BOM + HEADER + b'a.html,"b,c,,,\r\n' + 3 * GOOD_ROW,
    "a bad row and a torn one": BOM + HEADER + b"a.html,b\r\n" + GOOD_ROW + b"c.h",
    "a row that is not UTF-8": BOM + HEADER + b"a.html,\xe1,,,,\r\n",
}


@pytest.mark.parametrize("options", [[], ["--fresh"]], ids=["", "fresh"])
@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_a_file_of_others_is_not_touched(
    data: bytes, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    save({"a.html": page()})
    Path("articles.csv").write_bytes(data)
    assert run(*options) == 2
    assert Path("articles.csv").read_bytes() == data
    assert sorted(os.listdir()) == ["a.html", "articles.csv", "urls.txt"]
    out, err = capsys.readouterr()
    assert (out, "articles.csv" in err) == ("", True)


def test_a_file_of_others_beside_ours_is_not_touched() -> None:
    """No name for a temporary file is so odd that nobody has it."""
    save({"a.html": page()})
    Path("articles.csv.part").write_text("mine")
    assert run() == 0
    assert Path("articles.csv.part").read_text() == "mine"


# ---- Output that cannot be written -------------------------------------------


@pytest.mark.parametrize("output", ["nowhere/out.csv", "folder", "folder/", "."])
def test_no_such_place(output: str, capsys: pytest.CaptureFixture[str]) -> None:
    save({"a.html": page()})
    Path("folder").mkdir()
    assert run("-o", output) == 2
    out, err = capsys.readouterr()
    assert (out, output.rstrip("/.") in err, len(err.splitlines())) == ("", True, 1)
    assert sorted(os.listdir()) == ["a.html", "folder", "urls.txt"]


def test_a_read_only_folder(capsys: pytest.CaptureFixture[str]) -> None:
    save({"a.html": page()})
    Path("folder").mkdir(mode=0o500)
    if os.access("folder", os.W_OK):
        pytest.skip("we may write anywhere")
    assert run("-o", "folder/out.csv") == 2
    assert "folder/out.csv" in capsys.readouterr().err


# Gives a command files of so many bytes at most, which fails as a full disk does.
SMALL_DISK = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
os.execv(sys.argv[2], sys.argv[2:])
"""


@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 0.99])
def test_a_full_disk(share: float) -> None:
    pytest.importorskip("resource")
    save({f"{n}.html": page() for n in range(3)})
    whole = quiet()
    os.remove("articles.csv")
    room = int(share * len(whole))
    command = [sys.executable, "-c", SMALL_DISK, str(room), *COMMAND]
    full = subprocess.run(command, check=False, capture_output=True, text=True)
    assert full.returncode == 2
    assert "articles.csv" in full.stderr and "Traceback" not in full.stderr
    rows_before = whole[:room].count(b",,\r\n")
    written = Path("articles.csv").read_bytes()
    assert whole.startswith(written) and written.count(b",,\r\n") == rows_before
    assert not Path("articles.csv.part").exists()
    assert quiet() == whole


def test_a_full_disk_and_a_list_in_another_order() -> None:
    """The row that was cut off stays the last one, where the next run finds it."""
    pytest.importorskip("resource")
    save({name: page() for name in ("a.html", "b.html", "c.html")})
    write_list("b.html", "a.html")
    before = quiet()
    write_list("a.html", "c.html", "b.html")
    command = [sys.executable, "-c", SMALL_DISK, str(len(before) + 99), *COMMAND]
    full = subprocess.run(command, check=False, capture_output=True)
    assert full.returncode == 2
    assert len(Path("articles.csv").read_bytes()) == len(before) + 99
    quiet()
    assert urls() == ["a.html", "c.html", "b.html"]


def test_a_full_disk_behind_stdout() -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full")
    save({"a.html": page()})
    with open("/dev/full", "wb") as disk:
        command = [*COMMAND, "-o-"]
        full = subprocess.run(command, check=False, stdout=disk, stderr=subprocess.PIPE)
    assert full.returncode == 2
    assert not re.search(b"Traceback|Exception ignored", full.stderr)


@contextlib.contextmanager
def half_done(newsroom: Newsroom) -> Iterator[tuple[Any, str, threading.Event]]:
    """A run that has one row, the URL it waits for, and what opens the gate to that."""
    save({"a.html": page()})
    gate = threading.Event()
    slow = newsroom.publish(held(gate))
    write_list("a.html", slow)
    with start() as process:
        wait_for_rows(process, 1)
        yield process, slow, gate


def test_two_runs_at_once(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("fcntl")
    with half_done(newsroom) as (process, slow, gate):
        assert run() == 2
        assert urls() == ["a.html"]
        gate.set()
        process.communicate()
    assert (process.returncode, urls()) == (0, ["a.html", slow])
    err = capsys.readouterr().err
    assert "another run" in err and "articles.csv" in err


@pytest.mark.parametrize("former", [[], ["articles.csv.new"]], ids=["", "again"])
def test_a_file_put_in_place_of_ours_is_kept(
    newsroom: Newsroom, former: list[str]
) -> None:
    """And so is what was rescued from one before."""
    for name in former:
        Path(name).write_text("the only copy")
    with half_done(newsroom) as (process, slow, gate):
        Path("edited").write_text("edited")
        os.replace("edited", "articles.csv")
        gate.set()
        rescued = "articles.csv.new" + "1" * len(former)
        assert rescued in process.communicate()[1]
    assert process.returncode == 2
    assert Path("articles.csv").read_text() == "edited"
    assert [Path(name).read_text() for name in former] == ["the only copy"] * len(
        former
    )
    os.replace(rescued, "articles.csv")
    assert urls() == ["a.html", slow]


def out_of_order() -> bytes:
    """Two rows that stand as they came; what they are in order."""
    save({"a.html": page(), "b.html": page()})
    whole = quiet()
    first = whole.index(b"a.html")
    second = whole.index(b"b.html")
    backward = whole[:first] + whole[second:] + whole[first:second]
    Path("articles.csv").write_bytes(backward)
    return whole


DIES = "import os, signal, scrape; scrape.os.{0} = lambda *_: os.kill(os.getpid(), 9); "


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_killed_while_rows_are_put_in_order(step: str) -> None:
    whole = out_of_order()
    code = DIES.format(step) + "scrape.main(['urls.txt', '--quiet'])"
    env = {**os.environ, "PYTHONPATH": str(Path(SCRAPE).parent)}
    killed = subprocess.run([sys.executable, "-c", code], check=False, env=env)
    assert killed.returncode == -9
    assert len(os.listdir()) == 5  # a part lies about
    Path(".articles.csv.friends_.part").write_text("of others")
    assert quiet() == whole
    assert min(os.listdir()) == ".articles.csv.friends_.part"
    assert len(os.listdir()) == 5


def test_mode_owner_and_symlink_stay() -> None:
    whole = out_of_order()
    os.rename("articles.csv", "real.csv")
    os.symlink("real.csv", "articles.csv")
    os.chmod("real.csv", 0o640)
    if is_root := getattr(os, "geteuid", lambda: 1)() == 0:
        os.chown("real.csv", 1, 1)
    assert quiet() == whole
    assert os.path.islink("articles.csv")
    found = os.stat("real.csv")
    assert found.st_mode & 0o777 == 0o640
    assert not is_root or (found.st_uid, found.st_gid) == (1, 1)


def test_a_hard_link_stays(capsys: pytest.CaptureFixture[str]) -> None:
    """Then the rows keep the order in which they came, and a word says so."""
    out_of_order()
    os.link("articles.csv", "second.csv")
    data = Path("articles.csv").read_bytes()
    assert run() == 0
    assert "rows stand as they came" in capsys.readouterr().err
    assert os.path.samefile("articles.csv", "second.csv")
    assert Path("articles.csv").read_bytes() == data


@pytest.mark.parametrize("step", ["os.open", "os.replace", "os.fsync", "os.chmod"])
def test_rows_that_cannot_be_put_in_order_are_kept(
    step: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in a folder that cannot be written, or a file that is mounted by itself."""
    whole = out_of_order()

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(16, "busy")

    with monkeypatch.context() as patch:
        patch.setattr(f"scrape.{step}", fail)
        assert run() == 0
    said = capsys.readouterr().err
    assert "2 of 2 articles" in said and "rows stand as they came: busy" in said
    assert sorted(os.listdir()) == ["a.html", "articles.csv", "b.html", "urls.txt"]
    assert sorted(urls()) == ["a.html", "b.html"]
    assert quiet() == whole


def test_no_lock_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def fail(*_: Any) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", fail)
    save({"a.html": page()})
    assert run() == 0
    assert "No locks available" in capsys.readouterr().err


def test_no_run_goes_on_with_a_file_that_was_just_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A run that waited at the door holds the lock of what the file was before."""
    fcntl = pytest.importorskip("fcntl")
    whole = out_of_order()
    flock = fcntl.flock

    def late(*args: Any) -> None:
        Path("copy").write_bytes(Path("articles.csv").read_bytes())
        os.replace("copy", "articles.csv")
        flock(*args)

    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", late)
        assert run() == 2
    assert quiet() == whole


def test_what_was_not_tried_comes_first(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the next run; a page that failed again and again comes after all others."""
    refusing = newsroom.publish(lambda sock: None, "/0")
    for number in range(1, 9):
        newsroom.publish(lambda sock: None, f"/{number}")
    write_list(*(refusing.replace("/0", f"/{n}") for n in range(9)))
    assert run() == 1
    tried = newsroom.asked()
    assert len(tried) == 5
    newsroom.requests.clear()
    for number in range(9):
        newsroom.publish(STORY, f"/{number}")
    assert run() == 0
    assert set(newsroom.asked()[:4]).isdisjoint(tried)
    assert urls() == Path("urls.txt").read_text().split()


def test_lines_that_differ_in_more_than_credentials() -> None:
    lines = [
        "ftp://h/?u=http://a@x",
        "ftp://h/?u=http://b@x",
        "ftp://u:p@h/",
        "ftp://h/",
    ]
    write_list(*lines)
    quiet()
    assert urls() == [*lines[:2], "ftp://h/"]


@pytest.mark.parametrize("option", ["--quiet", "--raw"])
def test_odd_lines_go_round_trips(option: str) -> None:
    lines = ["=a", "'=a", "''=a", "'a", "nul\0here", "-1", "\u200f=b\u200f=", 'a"b,c']
    write_list(*lines)
    first = quiet(option)
    assert quiet(option) == first
    assert len(rows()) == len(lines)


def test_a_pipe_is_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    """It would keep us for ever."""
    getattr(os, "mkfifo", lambda _: pytest.skip("no pipes here"))("pipe")
    write_list("pipe")
    assert run() == 1
    assert run("-o", "pipe") == 2
    assert "pipe: no regular file" in capsys.readouterr().err


# ---- Cells -------------------------------------------------------------------

MARKS = ["", " ", "\u200f", "\u202a", "\ufeff", "\u2067", "\u200b", "\u200f \ufeff"]
FORMULAS = [f"{mark}{sign}1 {HEADLINE}" for sign in "=+-@" for mark in MARKS]


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet may run a cell, which looks behind what cannot be seen."""
    seen = [
        c
        for c in cell.lstrip("'")
        if not c.isspace() and unicodedata.category(c) != "Cf"
    ]
    return cell[:1] in ("\t", "\r") or seen[:1] in (["="], ["+"], ["-"], ["@"])


def test_no_cell_is_a_formula() -> None:
    """Unless --raw asks for the text as it is; here every cell but the date is one."""
    headlines = [*FORMULAS, "\t=" + HEADLINE, f"\r\n-{HEADLINE}", f"={HEADLINE}'"]
    names = [f"{'=+-@'[n % 4]}{n}.html" for n in range(len(headlines))]
    save(
        {
            name: page(headline, f"- {LEAD}", f"={REST}", author="=سلمى النجار")
            for name, headline in zip(names, headlines, strict=True)
        }
    )
    found = [list(row) for row in scrape(names)]
    assert all(map(is_formula, (cell for row in found for cell in (*row[:3], row[4]))))
    quiet()
    assert rows() == [
        ["'" + cell if is_formula(cell) else cell for cell in row] for row in found
    ]
    quiet("--fresh", "--raw")
    assert rows() == found


@pytest.mark.parametrize("before", ["\0", "\u3164", "\ufe0f\u200f", "\ufff9"])
def test_no_formula_hides(before: str) -> None:
    (cell,) = next(csv.reader([csv_record([before + "=1+1"]).decode()]))
    assert cell == "'" + before.replace("\0", "") + "=1+1"


@pytest.mark.parametrize("option", ["--quiet", "--raw"])
def test_a_page_whose_name_looks_like_a_formula_is_kept(option: str) -> None:
    names = ["=page.html", "-page.html", "+1.html", "@.html", "'page.html", "page.html"]
    save(dict.fromkeys(names, page()))
    write_list(*names, "-missing.html", "'missing.html")
    first = quiet(option)
    mark = "" if option == "--raw" else "'"
    guarded = [mark + name for name in names[:4]] + names[4:]
    assert urls() == [*guarded, mark + "-missing.html", "'missing.html"]
    for name in names:
        os.remove(name)
    assert quiet(option) == first


def test_long_cells(capsys: pytest.CaptureFixture[str]) -> None:
    """Longer than Excel can hold (32,767) and than csv reads unasked (131,072)."""
    long, longer = ([f"{n} {LEAD}" for n in range(count)] for count in (500, 2000))
    save(
        {
            "short.html": page(),
            "long.html": page(HEADLINE, *long),
            "longer.html": page(HEADLINE, *longer),
        }
    )
    assert run() == 0
    assert capsys.readouterr().err.count("too long for Excel: long") == 2
    first = Path("articles.csv").read_bytes()
    limit = csv.field_size_limit(10**9)
    try:
        lengths = [len(row[2]) for row in rows()]
    finally:
        csv.field_size_limit(limit)
    assert lengths == [len("\n".join(body)) for body in ([LEAD, REST], long, longer)]
    os.remove("longer.html")
    assert quiet() == first


def test_passwords_are_shown_nowhere(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    url = newsroom.publish(STORY)
    secret = "desk:geheim@"
    lines = [url, newsroom.url("/none"), "http://[::1", "ftp://127.0.0.1/x"]
    write_list(*(line.replace("://", "://" + secret) for line in lines))
    assert run() == 1
    assert urls() == lines
    data = Path("articles.csv").read_text("utf-8")
    out, err = capsys.readouterr()
    assert "geheim" not in data + out + err
    newsroom.requests.clear()
    assert run() == 1
    assert newsroom.asked() == ["/none"]
    url = newsroom.url("/none").replace("://", "://" + secret)
    assert main(["--explain", url, "--ignore-robots"]) == 2
    assert "geheim" not in "".join(capsys.readouterr())


# ---- Any text ----------------------------------------------------------------

NASTY = "\"'\r\n,;\t\0\x0b\x1c\x85\u2028\ufeff\u200f\u202e\u2066\u0651\u064e=+-@\ud800"
ANY_TEXT = st.text(st.characters() | st.sampled_from(NASTY), max_size=20)


def is_line(text: str) -> bool:
    """Whether a text is a line of a list, as it stands, that names no page."""
    if tidy(text) != text or text[:1] in ("", "#", "'"):
        return False
    return "/" not in text and "." not in text


def test_no_cell_holds_the_end_of_a_row() -> None:
    """Else the next run would take the file for one of another program."""
    command = ["x://\r\ny", "--quiet"]
    assert [main(command), main(command)] == [1, 1]
    assert rows() == [["x://\ny", *[""] * 4, "not a URL"]]


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
@settings(max_examples=50, deadline=None)
def test_any_page_is_one_row(headline: str, body: str, author: str) -> None:
    save({"a.html": page(headline + HEADLINE, body + LEAD, REST + body, author=author)})
    write_list("a.html", "x")
    row, junk = scrape(["a.html", "x"])
    assert row.headline and row.body
    quiet("--fresh", "--raw")
    assert rows() == [list(row), list(junk)]
    quiet("--fresh")
    guarded = ["'" + cell if is_formula(cell) else cell for cell in row]
    assert rows() == [guarded, list(junk)]


@given(st.lists(ANY_TEXT.filter(is_line), min_size=1))
@example(["\ufffd"])
@example(["url"])
@settings(max_examples=50, deadline=None)
def test_any_line_is_one_row(lines: list[str]) -> None:
    lines = ["x://y", *lines]  # a table's header would be no line
    write_list(*lines)
    first = quiet("--fresh", "--raw")
    assert rows() == [[line, *[""] * 4, "not a URL"] for line in dict.fromkeys(lines)]
    assert quiet("--raw") == first
