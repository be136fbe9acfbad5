"""The command line: what lists it takes, what it says, and how it ends."""

import csv
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import unicodedata
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

import scrape
from scrape import decode, extract, main
from tests.newsroom import MISSING, STORY, Newsroom, silence, wire

PROJECT = Path(__file__).parents[1]
PAGES = PROJECT / "tests/pages"
COMMAND = [sys.executable, str(PROJECT / "scrape.py")]
PATIENCE = 30  # seconds; what takes longer hangs, on a busy machine too
SAVED = ("a.html", "b.html", "خبر.html")
OPTIONS = {
    "-o",
    "--jobs",
    "--delay",
    "--timeout",
    "--retries",
    "--user-agent",
    "--ignore-robots",
    "--fresh",
    "--raw",
    "--pages",
    "--quiet",
    "--explain",
}

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working directory with saved stories, one English page and a folder."""
    monkeypatch.chdir(tmp_path)
    for name in SAVED:
        shutil.copy(PAGES / "two-sentences/page.html", name)
    shutil.copy(PAGES / "english/page.html", "english.html")
    Path("folder").mkdir()


def write(name: str, *lines: str) -> str:
    """Write a list and return its name."""
    Path(name).write_text("".join(line + "\n" for line in lines), "utf-8")
    return name


def status_of(*argv: str) -> int:
    """The exit status of a command, run in this process."""
    try:
        return main(argv)
    except SystemExit as end:  # argparse ends so
        assert isinstance(end.code, int)
        return end.code


def run(*argv: str, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    """A command, run in a process of its own."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run([*COMMAND, *argv], check=False, timeout=PATIENCE, **options)


def outcomes() -> list[tuple[str, str]]:
    """The URL and error of every row of articles.csv."""
    with open("articles.csv", encoding="utf-8-sig", newline="") as file:
        return [(row["url"], row["error"]) for row in csv.DictReader(file)]


def listed(*urls: str) -> list[tuple[str, str]]:
    """What outcomes() gives when each of these is an article."""
    return [(url, "") for url in urls]


# ---- Lists -------------------------------------------------------------------

LISTS = {
    "one a line": b"a.html\nb.html\n",
    "no newline at the end": b"a.html\nb.html",
    "CRLF": b"a.html\r\nb.html\r\n",
    "blank lines": b"\n\na.html\n \t\n\nb.html\n\n",
    "comments": b"# all\na.html\n#c.html\n  # indented\nb.html\n",
    "BOM": b"\xef\xbb\xbfa.html\nb.html\n",
    "two lists with a BOM each": b"\xef\xbb\xbfa.html\n\xef\xbb\xbfb.html\n",
    "BOM and comment": b"\xef\xbb\xbf# all\na.html\nb.html\n",
    "UTF-16 of Windows": "\ufeffa.html\r\nb.html\r\n".encode("utf-16-le"),
    "UTF-16 of others": "\ufeffa.html\nb.html\n".encode("utf-16-be"),
    "listed twice": b"a.html\nb.html\na.html\n b.html\n",
    "white space around": "  a.html \t\n\u00a0b.html\u3000\n".encode(),
    "quoted": b"\"a.html\",\n'b.html';\n",
    "in brackets": "<a.html>\n[«b.html»]،\n".encode(),
    "JSON": b'["a.html",\n "b.html"]',
    "CSV": b'title,url\nx,a.html\n"y\nz",b.html\n',
    "CSV of Excel": b"\xef\xbb\xbfsep=;\r\nURL;title\r\na.html;x\r\nb.html;y\r\n",
    "CSV in Arabic": "# c\n\nعنوان,رابط\nخبر,a.html\n,b.html\n".encode(),
    "CSV in Arabic, with an article": "العنوان,الرابط\nخبر,a.html\n,b.html\n".encode(),
    "CSV with short and empty rows": b"n,link\n1,a.html\n\n2\n3,\n#4,b.html",
    "CSV with a quotation mark left open": b'title,url\n"x,a.html\ny,b.html\n',
    "TSV with a quotation mark left open": b'title\turl\n"x\ta.html\n"y" z\tb.html\n',
    "one column": b'"url"\n"a.html"\n"b.html"\n',
    "TSV of Excel": "\ufeffn\turl\r\n1\ta.html\r\n\tb.html\r\n".encode("utf-16-le"),
    "NUL in a CSV": b"url,n\na.html,\0\nb.html,2\n",
    "our own": b'\xef\xbb\xbfurl,headline,body\r\na.html,x,"1\n#2\n\n3"\r\nb.html,y,z\r\n',
    "marks around": "\u200fa.html\u200f\n\u202b\u2068b.html\u2069\u202c\n".encode(),
}


@pytest.mark.parametrize("data", LISTS.values(), ids=LISTS)
def test_ways_to_write_a_list(data: bytes) -> None:
    Path("urls.txt").write_bytes(data)
    assert status_of("urls.txt") == 0
    assert outcomes() == listed("a.html", "b.html")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256"])
def test_arabic_in_a_list(encoding: str) -> None:
    text = "# قائمة الأخبار\nخبر.html\na.html\n"
    Path("urls.txt").write_bytes(text.encode(encoding))
    assert status_of("urls.txt") == 0
    assert outcomes() == listed("خبر.html", "a.html")


# A line, and what is used of it; None: as it was.
LINES = {
    "https://paper.example/a": None,
    "www.paper.example": "https://www.paper.example",
    "www.أخبار.example/a": "https://www.أخبار.example/a",
    "paper.example/a/b": "https://paper.example/a/b",
    "paper.example:8080/?q": "https://paper.example:8080/?q",
    "paper.xn--igbicxr/a": "https://paper.xn--igbicxr/a",
    "موقع.السعودية/خبر": "https://موقع.السعودية/خبر",
    '"https://paper.example/a",': "https://paper.example/a",
    "« https://paper.example/a »": "https://paper.example/a",
    "“https://paper.example/a”؛": "https://paper.example/a",
    "‘https://paper.example/a’،": "https://paper.example/a",
    "<https://paper.example/a>": "https://paper.example/a",
    "(www.paper.example/a)": "https://www.paper.example/a",
    "https://paper.example/a;,": "https://paper.example/a",
    "https://paper.example/wiki/a_(b)": None,
    "(https://paper.example/wiki/a_(b))": "https://paper.example/wiki/a_(b)",
    "https://paper.example/a,b;c'd(e": None,
    "https://paper.example/a?x=1;y=2": None,
    "https://paper.example/«a»": None,
    "«https://paper.example/«a»»": "https://paper.example/«a»",
    "https://paper.example/a b": None,
    "https://paper.example/a\ttitle": "https://paper.example/a",
    '"https://paper.example/a","a title"': "https://paper.example/a",
    'https://paper.example/a,"a title"': "https://paper.example/a",
    "- https://paper.example/a": "https://paper.example/a",
    "12) https://paper.example/a": "https://paper.example/a",
    "عنوان a/b https://paper.example/?u=http://b.example/": "https://paper.example/?u=http://b.example/",
    "* [عنوان](https://paper.example/a_(b))": "https://paper.example/a_(b)",
    "الرابط:https://paper.example/a": "https://paper.example/a",
    "www.paper.example/?u=https://b.example/": "https://www.paper.example/?u=https://b.example/",
    "paper.example/?u=https://b.example/": "https://paper.example/?u=https://b.example/",
    '<a href="https://paper.example/a">x</a>': None,
    "[http://[::1]/]": "http://[::1]/",
    "http://[::1]": None,
    "http://[": None,
    "saved/a.html": None,
    "mailto:desk@paper.example": None,
    "paper.example": None,
    "1.5/2": None,
    'he said "no"': None,
}


def test_a_single_column_is_not_cut() -> None:
    urls = ["https://paper.example/a,1.html", "https://paper.example/b;c"]
    assert scrape.lines_of(["URL", *urls]) == urls
    assert scrape.lines_of(['"url"\n', *(f'"{url}"\n' for url in urls)]) == urls
    assert scrape.lines_of(["url,,\n", *(f'"{url}",,\n' for url in urls)]) == urls
    assert scrape.lines_of([*urls, "url,x"]) == [*urls, "url,x"]
    assert scrape.lines_of(["https://a.example/b,url,c", "x"])[1:] == ["x"]


@pytest.mark.parametrize("line", LINES)
def test_what_is_used_of_a_line(line: str) -> None:
    assert scrape.used(line) == (LINES[line] or line)
    assert scrape.used(scrape.used(line)) == scrape.used(line)


def test_a_file_goes_before_a_url() -> None:
    """Also one whose name has quotation marks, or is that of a host."""
    Path("paper.example").mkdir()
    names = ["(a).html", "'b'.html", "paper.example/a"]
    for name in names:
        shutil.copy("a.html", name)
    saved = Path("خبر.html").absolute().as_uri()
    assert "%" in saved
    assert status_of(write("urls.txt", *names, f'"{saved}#top"', "file://")) == 1
    here = str(Path("خبر.html").absolute())
    assert outcomes() == [*listed(*names, here), ("file://", "not a URL")]


def test_a_changed_form_of_a_line_is_not_fetched_twice(newsroom: Newsroom) -> None:
    url = newsroom.publish(STORY)
    for line in (url, f'"{url}",', f"<{url}>", f"url;n\n{url};1"):
        run(write("urls.txt", line), "--ignore-robots")
    assert (newsroom.asked(), outcomes()) == (["/story"], listed(url))


def test_our_own_file_is_a_list() -> None:
    """Whatever a spreadsheet's guard made of its cells."""
    os.rename("b.html", "=b.html")
    assert status_of(write("urls.txt", "a.html", "=b.html", "x")) == 1
    assert status_of("articles.csv", "-o", "second.csv") == 1
    assert Path("second.csv").read_bytes() == Path("articles.csv").read_bytes()


# What is given in place of a list, and the rows that come.
IN_PLACE = {
    "a page": (["a.html"], ["a.html"]),
    "pages": (["a.html", "خبر.html"], ["a.html", "خبر.html"]),
    "a page and a list": (["a.html", "urls.txt"], ["a.html", "b.html"]),
    "no name of a page": (["page", "archive"], ["page", "archive"]),
    "a file URL": (["file:a"], ["a"]),
    "a URL": (["{url}"], ["{url}"]),
    "a URL in quotation marks, and a list": (["'{url}'", "urls.txt"], ["{url}", "b.html"]),
}  # fmt: skip


@pytest.mark.parametrize(("names", "urls"), IN_PLACE.values(), ids=IN_PLACE)
def test_in_place_of_a_list(
    names: list[str], urls: list[str], newsroom: Newsroom
) -> None:
    write("urls.txt", "b.html")
    shutil.copy("a.html", "page")
    archive = b"From: <Saved>\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    part = b"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    Path("archive").write_bytes(archive + part + STORY[2] + b"\r\n--x--\r\n")
    here = Path("a.html").absolute()
    url = newsroom.publish(STORY)
    names = [n.replace("file:a", here.as_uri()).format(url=url) for n in names]
    assert status_of(*names, "--ignore-robots") == 0
    assert outcomes() == listed(
        *(str(here) if u == "a" else u.format(url=url) for u in urls)
    )


def test_a_page_is_seen_at_once() -> None:
    done = run("a.html", "-o", "-")
    (row,) = csv.DictReader(done.stdout.decode().splitlines())
    assert (done.returncode, row["url"], row["error"]) == (0, "a.html", "")


def test_several_lists_and_stdin() -> None:
    write("one.txt", "b.html", "a.html")
    write("two.txt", "a.html", "english.html")
    done = run("one.txt", "-", "two.txt", input="خبر.html\r\nb.html\r\n".encode())
    assert done.returncode == 1
    assert outcomes() == [
        *listed("b.html", "a.html", "خبر.html"),
        ("english.html", "not Arabic"),
    ]


@pytest.mark.parametrize(
    "name",
    ["a  b.html", unicodedata.normalize("NFD", "مؤتمر.html"), "سر\u0651\u064c.html"],
    ids=["two spaces", "from a Mac", "marks in another order"],
)
def test_the_path_of_a_saved_page_is_taken_as_listed(name: str) -> None:
    os.rename("a.html", name)
    assert status_of(write("urls.txt", name)) == 0
    assert outcomes() == listed(name)


def test_a_line_that_names_no_page_is_a_row() -> None:
    junk = [
        "missing.html",
        "folder",
        "folder/missing.html",
        "صباح الخير",
        "a.html,b.html",
        'he said "no"',
        "http://127.0.0.1:9/a http://127.0.0.1:9/b",
        'http://127.0.0.1:9/a", "http://127.0.0.1:9/b',
        "://",
        "http://",
        "http://[::1",
        "http://127.0.0.1:port/",
        "ftp://127.0.0.1/a.html",
        "/no/such/file",
        "javascript:alert(1)",
        "mailto:desk@example.org",
    ]
    assert status_of(write("urls.txt", "a.html", *junk), "--retries", "0") == 1
    rows = [*listed("a.html"), *((line, "not a URL") for line in junk)]
    assert outcomes() == rows


# ---- Wrong usage -------------------------------------------------------------

NO_LISTS = {
    "": "no list; type: python scrape.py urls.txt",
    "empty.txt": "no URL in empty.txt; type: python scrape.py urls.txt",
    "comments.txt": "no URL in comments.txt; type: python scrape.py urls.txt",
    "missing": "missing: no such file",
    "nowhere/urls.txt": "nowhere/urls.txt: no such file",
    "urls.tx": "urls.tx: no such file; did you mean urls.txt?",
    "c.html": "c.html: no such file; did you mean b.html?",
    "folder/urls.tx": "folder/urls.tx: no such file; did you mean folder/urls.txt?",
    "urls.txt urls.tx": "urls.tx: no such file; did you mean urls.txt?",
    "folder": "folder: a folder; did you mean folder/*.html?",
    "urls.xlsx": "urls.xlsx: no text; save it as CSV (Excel) or text (Word)",
    "urls.doc": "urls.doc: no text; save it as CSV (Excel) or text (Word)",
    "urls.pdf": "urls.pdf: no text; save it as CSV (Excel) or text (Word)",
}


@pytest.mark.parametrize("argv", NO_LISTS)
def test_a_list_that_cannot_be_used(
    argv: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write("empty.txt")
    write("comments.txt", "# a.html", "", "  # b.html")
    write("urls.txt", "a.html")
    write("folder/urls.txt", "a.html")
    Path("urls.xlsx").write_bytes(b"PK\x03\x04\x14\0\6\0")
    Path("urls.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    Path("urls.pdf").write_bytes(b"%PDF-1.7\n")
    assert status_of(*argv.split(), "--quiet") == 2
    assert capsys.readouterr() == ("", f"scrape.py: {NO_LISTS[argv]}\n")
    assert not Path("articles.csv").exists()


WRONG = {
    "urls.txt --colour red": "--colour: no such option",
    "urls.txt --explan": "--explan: no such option; did you mean --explain?",
    "urls.txt -o": "argument -o: expected one argument",
    "urls.txt --jobs many": "argument --jobs: invalid int value: 'many'",
    "urls.txt --jobs 0": "--jobs must be a number of at least 1",
    "urls.txt --jobs -1": "--jobs must be a number of at least 1",
    "urls.txt --retries -1": "--retries must be a number of at least 0",
    "urls.txt --delay -1": "--delay must be a number of at least 0",
    "urls.txt --delay nan": "--delay must be a number of at least 0",
    "urls.txt --delay inf": "--delay must be a number of at least 0",
    "urls.txt --delay 1e300": "--delay must be a number of at least 0",
    "urls.txt --timeout 0": "--timeout must be a number of at least 0.01",
    "urls.txt --timeout nan": "--timeout must be a number of at least 0.01",
    "urls.txt --user-agent زائر": "--user-agent must be plain ASCII",
}


@pytest.mark.parametrize("argv", WRONG)
def test_wrong_usage(argv: str, capsys: pytest.CaptureFixture[str]) -> None:
    write("urls.txt", "a.html")
    assert status_of(*argv.split()) == 2
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[-1]) == ("", f"scrape.py: error: {WRONG[argv]}")
    assert not Path("articles.csv").exists()


def test_help_teaches_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    """The three commands most people need come first, and no line is long."""
    assert status_of("--help") == 0
    out, err = capsys.readouterr()
    assert set(re.findall(r"(?<!\S)--?[\w-]+", out)) >= OPTIONS
    assert err == ""
    assert max(map(len, out.splitlines())) <= 80
    commands = [line.split("python scrape.py ")[1] for line in out.splitlines()[:3]]
    starts = ["urls.txt ", "https://paper.example/a -o - ", "--explain PAGE "]
    assert [c.startswith(s) for c, s in zip(commands, starts, strict=True)] == [
        True
    ] * 3


def test_the_script_names_what_it_needs() -> None:
    """As PEP 723 has it, and as requirements.txt does."""
    tomllib = pytest.importorskip("tomllib" if sys.version_info > (3, 11) else "tomli")
    text = (PROJECT / "scrape.py").read_text("utf-8")
    block = r"(?m)^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(^#(| .*)$\s)+)^# ///$"
    (found,) = re.finditer(block, text)
    content = "".join(line[2:] for line in found["content"].splitlines(keepends=True))
    needs = (PROJECT / "requirements.txt").read_text("utf-8").split()
    assert (found["type"], tomllib.loads(content)) == (
        "script",
        {"requires-python": ">=3.10", "dependencies": needs},
    )


# ---- What is said ------------------------------------------------------------


def test_plain_lines_and_a_summary_when_piped() -> None:
    lines = ["a.html", "x", "y", "english.html", "b.html"]
    done = run(write("urls.txt", *lines))
    assert (done.returncode, done.stdout) == (1, b"")
    said = done.stderr.decode()
    assert "\r" not in said and "\x1b" not in said
    shown = said.splitlines()
    for number, (url, error) in enumerate(outcomes(), 1):
        for part in (f"{number}/5", url, error):
            assert part in shown[number - 1]
    summary = "\n".join(shown[5:])
    for pattern in (r"^2\b.*articles", r"\b2 +not a URL", r"\b1 +not Arabic"):
        assert re.search(pattern, summary, re.MULTILINE)
    assert "articles.csv" in summary


def test_quiet_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert status_of(write("urls.txt", "a.html", "x"), "--quiet") == 1
    assert capfd.readouterr() == ("", "")


def test_quiet_says_why_it_fails(capfd: pytest.CaptureFixture[str]) -> None:
    assert status_of("missing.txt", "--quiet") == 2
    out, err = capfd.readouterr()
    assert (out, "missing.txt" in err) == ("", True)


def on_terminal(*argv: str, stream: str = "stderr", status: int = 1) -> str:
    """What a run shows on a terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    shown = b""
    with subprocess.Popen([*COMMAND, *argv], **{stream: theirs}) as process:
        os.close(theirs)
        try:
            while piece := os.read(ours, 4096):
                shown += piece
        except OSError:  # how Linux tells that the other side is closed
            pass
    os.close(ours)
    assert process.returncode == status
    return shown.decode()


def test_a_live_line_on_a_terminal() -> None:
    shown = on_terminal(write("urls.txt", "a.html", "x", "b.html"))
    live, _, summary = shown.rpartition("\r\x1b[K")
    assert "\n" not in live
    for part in ("1/3", "2/3", "3/3", "1 failed", "/s", "left"):
        assert part in live
    assert re.search(r"^2\b.*articles", summary)
    assert "articles.csv" in summary


def test_explain_is_coloured_on_a_terminal() -> None:
    page = str(PROJECT / "examples/short-news.html")
    shown = on_terminal("--explain", page, stream="stdout", status=0).splitlines()
    starts = {line.partition(" ")[0] for line in shown if line.endswith("\x1b[0m")}
    assert starts == {"\x1b[32m+", "\x1b[2m-"}


def test_quiet_on_a_terminal() -> None:
    assert on_terminal(write("urls.txt", "a.html", "x"), "--quiet") == ""


@pytest.mark.parametrize("columns", [20, 43, 200])
def test_the_live_line_fits(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        shutil, "get_terminal_size", lambda *_, **__: os.terminal_size((columns, 9))
    )
    progress = scrape.Progress(quiet=True)
    progress.over.set()
    progress.total, progress.done, progress.began = (
        200_000,
        99_999,
        progress.began - 9999,
    )
    progress.said -= 9
    progress.hosts = {f"host{n}.example": scrape.Host(99.0) for n in range(9)}
    for host in progress.hosts.values():
        host.failed["x"] = 0.0
    line = progress.live_line()
    assert line.startswith("99999/200000  0 fai") and len(line) < columns
    assert columns < 99 or line.endswith(
        "waiting for host0.example, host1.example and 7 more"
    )
    assert columns < 99 or "2:46:" in line


@posix
@pytest.mark.parametrize("end", ["a.html -o - >&-", "- <&-", "--explain a.html >&-"])
def test_a_closed_end_is_told(end: str) -> None:
    command = " ".join(COMMAND)
    shell = subprocess.run(
        f"{command} {end}", shell=True, capture_output=True, check=False
    )
    told = b"stdin or stdout is closed\n"
    assert (shell.returncode, shell.stderr.split(b": ")[-1]) == (2, told)
    assert not Path("articles.csv").exists()


@posix
@pytest.mark.parametrize("end", ["2>&1 | head -1", "2>&-", "2>/dev/full", "--quiet"])
def test_nobody_who_reads_stderr(end: str) -> None:
    """Neither that nor an ASCII locale ends a run."""
    names = [f"صفحة-{n}" for n in range(50)]
    write("urls.txt", "a.html", *names)
    env = {k: v for k, v in os.environ.items() if k != "HOME"}
    env |= {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    env |= {"PYTHONIOENCODING": ""}
    command = f"{' '.join(COMMAND)} urls.txt {end}"
    subprocess.run(["bash", "-c", command], check=False, env=env, capture_output=True)
    assert outcomes() == [*listed("a.html"), *((name, "not a URL") for name in names)]


def test_hosts_that_are_waited_for_are_told(newsroom: Newsroom) -> None:
    url = newsroom.publish(silence)
    command = [*COMMAND, write("urls.txt", url), "--ignore-robots"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert process.stderr.readline() == "0/1  waiting for 127.0.0.1\n"
        process.kill()


def test_an_old_requests_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("requests.__version__", "2.32.3")
    assert status_of(write("urls.txt", "a.html")) == 2
    said = capsys.readouterr().err.splitlines()
    assert said == ["scrape.py: requests 2.32.3 is too old: pip install -U requests"]


MACHINES = {
    "proxy down": ("http_proxy", "http://u:p@127.0.0.1:9", "proxy: refused: http://127.0.0.1:9"),
    "proxy unknown": ("http_proxy", "http://no.invalid:9", "proxy: host not found: http://no.invalid:9"),
    "no PySocks": ("all_proxy", "socks5h://127.0.0.1:9", "proxy: *"),
    "no CA file": ("REQUESTS_CA_BUNDLE", "/no/ca.pem", "certificate: cannot read /no/ca.pem"),
    "no CA": ("REQUESTS_CA_BUNDLE", "a.html", "certificate: cannot read a.html"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "value", "told"), MACHINES.values(), ids=MACHINES)
def test_what_would_fail_every_line_is_told_once(
    name: str,
    value: str,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(name, value)
    scheme = "https" if "CA" in name else "http"
    lines = [f"{scheme}://127.0.0.1:9/{n}" for n in range(9)]
    assert status_of(write("urls.txt", *lines)) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert fnmatchcase(said, f"scrape.py: {told}")
    assert not Path("articles.csv").exists()


# ---- The CSV on stdout -------------------------------------------------------


def test_stdout_in_a_pipe_and_any_locale() -> None:
    urls = ["خبر.html", "missing.html", "a.html"]
    assert run(write("urls.txt", *urls)).returncode == 1
    env = {**os.environ, "LC_ALL": "C"}
    env.pop("PYTHONIOENCODING", None)
    done = run("-", "-o", "-", input=Path("urls.txt").read_bytes(), env=env)
    saved = Path("articles.csv").read_bytes()
    assert (done.returncode, b"\xef\xbb\xbf" + done.stdout) == (1, saved)
    assert b"Traceback" not in done.stderr


@posix
@pytest.mark.parametrize("argv", ["urls.txt -o -", "--explain long.html"])
def test_a_reader_that_has_gone(argv: str) -> None:
    more = b"<p>word</p>" * 10_000
    Path("long.html").write_bytes(Path("a.html").read_bytes() + more)
    write("urls.txt", "long.html")
    reader, writer = os.pipe()
    os.close(reader)
    done = run(*argv.split(), stdout=writer)
    os.close(writer)
    assert done.returncode != 0
    assert not re.search(b"Traceback|Exception ignored", done.stderr)


# ---- Interrupted -------------------------------------------------------------


@posix
@pytest.mark.usefixtures("signals")
@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
)
def test_a_signal_ends_the_run_at_once(
    number: signal.Signals, status: int, newsroom: Newsroom
) -> None:
    asked = threading.Event()

    def never(sock: socket.socket) -> None:
        asked.set()
        silence(sock)

    write("urls.txt", newsroom.publish(never), "a.html")
    command = [*COMMAND, "urls.txt", "--ignore-robots", "--timeout=99"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert "a.html" in process.stderr.readline()
        assert asked.wait(PATIENCE)
        process.send_signal(number)
        summary = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == status
    assert outcomes() == listed("a.html")
    assert re.search(r"^1\b.*articles.*articles\.csv", summary, re.MULTILINE)
    assert "Traceback" not in summary


@posix
@pytest.mark.usefixtures("signals")
def test_nohup_is_respected(newsroom: Newsroom) -> None:
    """What was told to ignore SIGHUP goes on."""
    asked, gone = threading.Event(), threading.Event()

    def late(sock: socket.socket) -> None:
        asked.set()
        gone.wait(PATIENCE)
        sock.sendall(wire(*STORY))

    url = newsroom.publish(late)
    command = ["nohup", *COMMAND, write("urls.txt", url), "--ignore-robots"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdin=subprocess.PIPE
    ) as run:
        assert asked.wait(PATIENCE)
        run.send_signal(signal.SIGHUP)
        gone.set()
        run.communicate(timeout=PATIENCE)
    assert run.returncode == 0
    assert outcomes() == listed(url)


@posix
@pytest.mark.usefixtures("signals")
def test_interrupted_while_a_file_is_read() -> None:
    """Nothing of it is lost, and a word says how to go on."""
    run(write("urls.txt", "a.html", "b.html"))
    before = Path("articles.csv").read_bytes()
    code = (
        "import scrape, os; scrape.RowFile.load = lambda _: os.kill(os.getpid(), 2)\n"
    )
    code += "raise SystemExit(scrape.main(['urls.txt']))"
    env = {**os.environ, "PYTHONPATH": str(PROJECT)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=False, env=env, stderr=subprocess.PIPE)
    assert (done.returncode, Path("articles.csv").read_bytes()) == (130, before)
    assert done.stderr == b"interrupted; the same command goes on\n"


# ---- --explain ---------------------------------------------------------------


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal on which no line is cut."""
    monkeypatch.setenv("COLUMNS", "1000000")


@pytest.mark.usefixtures("wide")
@pytest.mark.parametrize("name", sorted(os.listdir(PAGES)))
def test_explain_agrees_with_extract(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = PAGES / name / "page.html"
    article = extract(decode(path.read_bytes())[0])
    assert status_of("--explain", str(path)) == 0
    out, err = capsys.readouterr()
    assert (err, article.headline in out) == ("", True)
    story = [line for line in out.splitlines() if line.startswith("+ ")]
    paragraphs = article.body.splitlines()
    assert len(story) == len(paragraphs), story
    for line, paragraph in zip(story, paragraphs, strict=True):
        assert line.endswith(paragraph)


def test_explain_of_a_url_is_that_of_its_page(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("story.html").write_bytes(STORY[2])
    assert status_of("--explain", "story.html") == 0
    saved = capsys.readouterr().out.splitlines()
    assert status_of("--explain", newsroom.publish(STORY), "--delay", "0") == 0
    fetched = capsys.readouterr().out.splitlines()
    assert saved[1:] == fetched[1:] != []  # the first tells who told the encoding


@pytest.mark.usefixtures("wide")
def test_explain_tells_encoding_headline_and_verdicts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = PROJECT / "examples/table-1256.html"
    assert status_of("--explain", str(path)) == 0
    out = capsys.readouterr().out
    assert "1256" in out
    assert extract(decode(path.read_bytes())[0]).headline in out
    assert {line[0] for line in out.splitlines() if line[1:2] == " "} >= {"+", "-"}
    assert not Path("articles.csv").exists()


SHORT = "<h1>افتتاح مكتبة</h1><p>افتتحت البلدية اليوم مكتبة.</p>"
CARD = "<h2><a href=/{0}>افتتاح المكتبة رقم {0} في الحي القديم</a></h2><p>افتتحت البلدية اليوم مكتبة جديدة.</p>"
ADVICE = "; if you see a story in your browser, save it there and list the file, or report it with all of this"
STORY_PAGE = STORY[2].decode()
# A page, and how its explanation ends.
ENDS = {
    "story": (STORY_PAGE, "This is an article."),
    "empty": ("", f"Refused: no article found, as it has no text{ADVICE}"),
    "short": (SHORT, f"Refused: no article found, as too little of it reads like a story{ADVICE}"),
    "teasers": ("<h1>مكتبات المدينة</h1>" + "".join(map(CARD.format, range(20))), f"Refused: no article found, as links part its text, as in a list of teasers{ADVICE}"),
    "no headline": (re.sub("<(title|h1)>[^<]*</(title|h1)>", "", STORY_PAGE), f"Refused: no article found, as it has no headline{ADVICE}"),
    "not shown": (re.sub("<h1>.*</h1>", "", STORY_PAGE)[:520], f"Refused: no article found, as too little of it reads like a story for one that shows no headline{ADVICE}"),
    "missing": ("<h1>404</h1><p>عذرا، الصفحة التي تبحث عنها غير موجودة في هذا الموقع.", f"Refused: no article found, as it says that there is no such page{ADVICE}"),
    "about": (re.sub("<(title|h1)>[^<]*", r"<\1>من نحن", STORY_PAGE), f"Refused: no article found, as it is about the site{ADVICE}"),
    "shop": (STORY_PAGE.replace("</head>", "<meta property=og:type content=product></head>"), f"Refused: no article found, as it calls itself a product of a shop{ADVICE}"),
    "English": ("<h1>A library has opened</h1>" + "<p>The town has opened a new library in its old quarter today, and all came.</p>" * 9, "Refused: not Arabic; if it is Arabic, report it with all of this"),
    "binary": ("\1\2\3" * 99, "Refused: not HTML: binary data; only web pages of at most 5 MB are read"),
}  # fmt: skip


@pytest.mark.parametrize(("html", "end"), ENDS.values(), ids=ENDS)
def test_explain_ends_with_a_plain_word(
    html: str, end: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("page.html").write_text(html, "utf-8")
    assert status_of("--explain", "page.html") == 0
    assert capsys.readouterr().out.splitlines()[-1] == end


UNREAD = {
    "blocked": ((403, {"cf-mitigated": "challenge"}, b""), "blocked: HTTP 403; if your browser shows the page, save it there and list the file"),
    "missing": (MISSING, "HTTP 404; look in your browser where the page is now"),
    "a picture": ((200, {"Content-Type": "image/png"}, b"x"), "not HTML: image/png; only web pages of at most 5 MB are read"),
    "busy": ((500, {}, b""), "HTTP 500; try it again later"),
}  # fmt: skip


@pytest.mark.parametrize(("page", "told"), UNREAD.values(), ids=UNREAD)
def test_explain_of_what_is_no_page(
    page: Any, told: str, newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    url = newsroom.publish(page)
    assert status_of("--explain", url, "--ignore-robots") == 2
    assert capsys.readouterr() == ("", f"{url}: {told}\n")


@pytest.mark.parametrize("page", ["missing.html", "folder"])
def test_explain_of_a_missing_page(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of("--explain", page) == 2
    out, err = capsys.readouterr()
    assert (out, err != "") == ("", True)


# ---- From Python -------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("data", [LISTS["CRLF"], LISTS["comments"], LISTS["CSV"]])
def test_an_open_list(data: bytes, encoding: str) -> None:
    Path("urls.txt").write_text(data.decode(), encoding)
    with open("urls.txt", encoding="utf-8") as lines:
        rows = list(scrape.scrape(lines))
    assert [(row.url, row.error) for row in rows] == listed("a.html", "b.html")


@pytest.mark.parametrize("lines", [["b.html,", "#x", "b.html\n"], [Path("b.html")]])
def test_lines_of_any_kind(lines: list[Any]) -> None:
    (row,) = scrape.scrape(iter(lines))
    assert (row.url, row.error) == ("b.html", "")


@pytest.mark.parametrize("urls", ["a.html", b"a.html", Path("urls.txt")])
def test_one_url_is_no_list(urls: Any) -> None:
    with pytest.raises(TypeError, match=r"scrape\(\[url\]\)"):
        scrape.scrape(urls)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "utf-16"])
def test_extract_decodes(encoding: str) -> None:
    assert extract(STORY[2].decode().encode(encoding)) == extract(STORY[2].decode())
