"""--pages: what was fetched stays, and is not fetched again."""

import gzip
import hashlib
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import scrape
from scrape import Row, main
from tests import newsroom as bad
from tests.newsroom import (
    BODY,
    HEADLINE,
    MISSING,
    STORY,
    Newsroom,
    Page,
    redirect,
)
from tests.test_fetch import (
    ENGLISH,
    PICTURE,
    STORY_BYTES,
    fetch,
    html,
    refreshing,
    typed,
)

ARABIC = STORY_BYTES.decode().encode("cp1256")
STORIES: dict[str, tuple[Page, str, bytes]] = {
    # name -> page, what the name ends with, what is kept
    "plain": (STORY, ".utf-8.html", STORY_BYTES),
    "no charset": (typed("text/html", STORY_BYTES), ".html", STORY_BYTES),
    "a strange charset": (typed("text/html; charset=../x", STORY_BYTES), ".html", STORY_BYTES),
    "windows-1256": (typed("text/html; charset=Windows-1256", ARABIC), ".cp1256.html", ARABIC),
    "a wrong charset": (typed("text/html; charset=koi8-r", ARABIC), ".html", ARABIC),
    "gzip": (html(gzip.compress(STORY_BYTES), content_encoding="gzip"), ".utf-8.html", STORY_BYTES),
    "pictures within": (html(STORY_BYTES + PICTURE), ".utf-8.html", STORY_BYTES + PICTURE),
    "English": (ENGLISH, ".cp1252.html", ENGLISH[2]),  # type: ignore[index]
    "no article": (html(b"<p>"), ".utf-8.html", b"<p>"),
    "empty": (html(b""), ".utf-8.html", b""),
    "a redirect": (redirect("/story"), ".utf-8.html", STORY_BYTES),
    "a refresh": (refreshing("0;/story"), ".utf-8.html", STORY_BYTES),
}  # fmt: skip


def kept(folder: Path) -> dict[str, bytes]:
    """What a folder keeps, by its path in there."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def digest(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()[:16]


@pytest.mark.parametrize(("page", "end", "data"), STORIES.values(), ids=STORIES)
def test_a_page_is_kept_as_it_was_sent(
    newsroom: Newsroom, tmp_path: Path, page: Page, end: str, data: bytes
) -> None:
    """And the second run gives the same row, without a request."""
    newsroom.publish(STORY)
    url = newsroom.publish(page, "/news/1")
    folder, manners = tmp_path / "kept", {"pages": str(tmp_path / "kept")}
    rows = fetch(url, ignore_robots=False, **manners)
    assert kept(folder) == {f"127.0.0.1/news-1-{digest(url)}{end}": data}
    asked = len(newsroom.requests)
    assert fetch(url, ignore_robots=False, **manners) == rows
    assert len(newsroom.requests) == asked


FAILURES: list[Page] = [
    MISSING,
    html(b"", 500),
    bad.hang_up,
    bad.cut_short,
    typed("application/pdf", b"%PDF"),
    html(STORY_BYTES, 403, cf_mitigated="challenge"),
    redirect("file:///"),
    refreshing("0;/gone"),
]


def test_what_is_no_page_is_not_kept(newsroom: Newsroom, tmp_path: Path) -> None:
    urls = [newsroom.publish(page, f"/{n}") for n, page in enumerate(FAILURES)]
    fetch(*urls, pages=str(tmp_path))
    assert kept(tmp_path) == {}


PATHS = [
    # path of a URL, what is known of it in the name
    ("/", ""),
    ("?id=7", "id-7"),
    ("/a/b.html?c=d&e#f", "a-b-html-c-d-e-f"),
    ("/a-b/html/c.d?e=f", "a-b-html-c-d-e-f"),
    ("/A/B.HTML?c=d&e#f", "a-b-html-c-d-e-f"),
    ("/con", "con"),
    ("/../../etc/passwd", "etc-passwd"),
    ("/a:b*c|d<e>f\\g", "a-b-c-d-e-f-g"),
    ("/أخبار/قصة", "أخبار-قصة"),
    (quote("/أخبار/قصة"), "أخبار-قصة"),
    ("/" + "أ" * 999, "أ" * 40),
    ("/x" + "أ" * 999, "x" + "أ" * 39),
    ("/" + quote("أ") * 99, "أ" * 40),
]


def test_names_of_files(newsroom: Newsroom, tmp_path: Path) -> None:
    """A person can read them, every file system takes them, and no two are the same."""
    names = [
        f"{known}-{digest(newsroom.url(path))}".lstrip("-") for path, known in PATHS
    ]
    for (path, _), name in zip(PATHS, names, strict=True):
        url = newsroom.url(path)
        assert scrape.kept_path("kept", url) == Path("kept/127.0.0.1", name)
    assert len(set(names)) == len(PATHS)
    for name in names:
        assert len(name.encode()) < 143 - len(".iso8859-15.html")


HOSTS = [
    # URL, folder
    ("https://www.Paper.example:8080/", "paper.example"),
    ("http://أخبار.example/", "xn--igbicxr.example"),
    ("http://con/", "-con"),
    ("http://aux.example/", "-aux.example"),
    ("http://console.example/", "console.example"),
    ("http://[::1]:80/", "1"),
    ("http://me:secret@paper.example/", "paper.example"),
    ("http://../", "."),
    ("page.html", "."),
]


@pytest.mark.parametrize(("url", "folder"), HOSTS)
def test_folders_of_hosts(url: str, folder: str) -> None:
    assert scrape.kept_path("kept", url).parent == Path("kept", folder)


def test_a_password_is_in_no_name(newsroom: Newsroom, tmp_path: Path) -> None:
    shown = newsroom.publish(STORY)
    list(scrape.scrape([shown.replace("//", "//me:secret@")], pages=str(tmp_path)))
    assert kept(tmp_path) == {
        f"127.0.0.1/story-{digest(shown)}.utf-8.html": STORY_BYTES
    }


@pytest.mark.parametrize("suffix", ["", ".html", ".htm", ".utf-8.html"])
def test_a_page_may_be_put_there_by_hand(tmp_path: Path, suffix: str) -> None:
    url = "https://paper.invalid/news"
    (tmp_path / "paper.invalid").mkdir()
    path = tmp_path / "paper.invalid" / f"{digest(url)}{suffix}"
    path.write_bytes(STORY_BYTES)
    assert fetch(url, pages=str(tmp_path)) == [Row(url, HEADLINE, BODY)]


def test_explain_tells_the_path_and_reads_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url, folder = "https://paper.invalid/news", str(tmp_path)
    command = ["--explain", url, "--pages", folder, "--timeout", "1", "--ignore-robots"]
    assert main(command) == 2
    (path,) = re.findall("^kept as: (.*)$", capsys.readouterr().out, re.MULTILINE)
    Path(path).parent.mkdir()
    Path(path).write_bytes(STORY_BYTES)
    assert main(command) == 0
    assert HEADLINE in capsys.readouterr().out


def test_a_list_is_read_anew_without_a_request(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    urls = [newsroom.publish(STORY, f"/{n}") for n in range(3)]
    urls.append(newsroom.publish(ENGLISH, "/english"))
    Path("urls.txt").write_text("\n".join(urls))
    command = ["urls.txt", "--pages", "kept", "--delay", "0", "--quiet"]
    assert main(command) == 1
    before, asked = Path("articles.csv").read_bytes(), len(newsroom.requests)
    assert main([*command, "--fresh"]) == 1
    assert Path("articles.csv").read_bytes() == before
    assert len(newsroom.requests) == asked


@pytest.mark.parametrize("folder", ["file", "file/within"])
def test_a_folder_that_cannot_be_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").touch()
    Path("urls.txt").write_text("http://a.invalid/")
    with pytest.raises(SystemExit) as ended:
        main(["urls.txt", "--pages", folder])
    assert ended.value.code == 2
    assert not Path("articles.csv").exists()


def test_a_full_disk_loses_no_row(
    newsroom: Newsroom,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    def write(path: Path, data: bytes) -> None:
        path.touch()
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", write)
    url = newsroom.publish(STORY)
    with open("urls.txt", "w") as file:
        file.write(url)
    assert main(["urls.txt", "--pages", "kept", "--ignore-robots"]) == 0
    assert kept(tmp_path / "kept") == {}
    assert (
        "pages not kept: [Errno 28] No space left on device" in capsys.readouterr().err
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_killed_run_leaves_whole_pages(newsroom: Newsroom, tmp_path: Path) -> None:
    """It is killed while it writes, and the next run clears what it left."""
    code = f"""if True:
        import os, signal, scrape
        def die(*names): os.kill(os.getpid(), {int(signal.SIGKILL)})
        os.replace = die
        list(scrape.scrape([{newsroom.publish(STORY)!r}], pages={str(tmp_path)!r}))"""
    folder = Path(__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", code], cwd=folder, check=False)
    assert run.returncode == -signal.SIGKILL
    (left,) = kept(tmp_path)
    assert left.endswith(".part")
    url = newsroom.url("/story")
    rows: list[Any] = fetch(url, pages=str(tmp_path))
    assert rows == [Row(url, HEADLINE, BODY)]
    assert kept(tmp_path) == {f"127.0.0.1/story-{digest(url)}.utf-8.html": STORY_BYTES}


def test_what_lies_there_and_is_no_page_does_no_harm(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    url = newsroom.publish(STORY)
    (tmp_path / "127.0.0.1").mkdir()
    (tmp_path / "127.0.0.1" / "notes.txt").touch()
    (tmp_path / "127.0.0.1" / f".{digest(url)}.html.part").touch()
    assert fetch(url, pages=str(tmp_path)) == [Row(url, HEADLINE, BODY)]


def test_what_cannot_be_read_or_kept_costs_no_row(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    """A folder where the page should be, and a host that makes too long a name."""
    url, long = newsroom.publish(STORY), f"http://{chr(0x10900) * 80}/"
    (tmp_path / "127.0.0.1" / f"{digest(url)}.html").mkdir(parents=True)
    rows = fetch(long, url, pages=str(tmp_path))
    assert rows == [Row(long, error="not a URL"), Row(url, HEADLINE, BODY)]


def test_kept_pages_of_a_dead_host_are_read(newsroom: Newsroom, tmp_path: Path) -> None:
    urls = [newsroom.publish(STORY, f"/{n}") for n in range(9)]
    fetch(*urls, pages=str(tmp_path))
    dead = [newsroom.url(f"/dead{n}") for n in range(9)]
    newsroom.refuse()
    rows = fetch(*dead, *urls, pages=str(tmp_path))
    assert [bool(row.error) for row in rows] == [True] * 9 + [False] * 9
