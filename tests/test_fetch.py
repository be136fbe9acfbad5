"""What becomes of a listed URL when servers are good, bad, slow or strange."""

import base64
import contextlib
import email.charset
import gzip
import itertools
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.mime.text import MIMEText
from email.utils import formatdate
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import urllib3
from hypothesis import given, settings
from hypothesis import strategies as st

import scrape
from scrape import Row
from tests import newsroom as bad
from tests.newsroom import (
    BODY,
    HEADLINE,
    HTML,
    MISSING,
    STORY,
    Newsroom,
    Page,
    redirect,
    wire,
)

OK = "an article"  # the outcome of a URL that gave STORY
MANNERS: dict[str, Any] = {
    "jobs": 8,
    "delay": 0,
    "timeout": 3,
    "retries": 0,
    "user_agent": "NewsTest/1.0",
    "ignore_robots": True,
}
SOON = 0.3  # seconds of --timeout, where it is what ends a try
PATIENCE = 20  # seconds; what takes longer hangs, on a busy machine too


def fetch(*urls: str, **manners: Any) -> list[Row]:
    """The rows of URLs in the order of the list, by manners that do not wait."""
    began = time.monotonic()
    rows = list(scrape.scrape(urls, **MANNERS | manners))
    assert time.monotonic() - began < PATIENCE
    return sorted(rows, key=lambda row: urls.index(row.url))


def fetch_one(url: str, outcome: str, **manners: Any) -> None:
    """See a URL come to an outcome, and soon where that is a timeout."""
    if outcome.endswith("timeout"):
        manners["timeout"] = SOON
    (row,) = fetch(url, **manners)
    check(row, url, outcome)


def check(row: Row, url: str, outcome: str) -> None:
    """Compare a whole row; `outcome` is OK or a pattern of its error."""
    if outcome == OK:
        assert row == Row(url, HEADLINE, BODY)
    else:
        assert row == Row(url, error=row.error)
        assert fnmatchcase(row.error, outcome)


def html(body: bytes, status: int = 200, **headers: str) -> Page:
    """A page of HTML with more headers: content_length="9" and the like."""
    more = {name.title().replace("_", "-"): value for name, value in headers.items()}
    return status, HTML | more, body


def typed(content_type: str, body: bytes) -> Page:
    return 200, {"Content-Type": content_type}, body


def foreign(codec: str, sentence: str) -> Page:
    text = f"<h1>{sentence}</h1><p>{sentence * 9}"
    return typed(f"text/html; charset={codec}", text.encode(codec))


# ---- One page ----------------------------------------------------------------

STORY_BYTES = STORY[2]
ENGLISH = foreign("ascii", "A new library has opened in the city today. ")
CHINESE = foreign("gbk", "今天市政府宣布新的图书馆开放，市民可以入内。")
RUSSIAN = foreign("koi8-r", "Сегодня в городе открылась новая библиотека. ")


def answer(*lines: str, body: bytes = STORY_BYTES) -> Page:
    """A good answer with more lines in its head, and the connection kept open."""
    head = "\r\n".join([*lines, f"Content-Length: {len(STORY_BYTES)}", "", ""])

    def send(sock: socket.socket) -> None:
        sock.sendall(bad.GO_ON + head.encode() + body)

    return send


def early(status: int) -> Page:
    hint = f"HTTP/1.1 {status} x\r\nLink: </a.css>\r\n\r\n".encode()
    return lambda sock: sock.sendall(2 * hint + wire(*STORY))


BROKEN_LINES = [
    "no colon", "two words: x", "late : x", "خبر: نعم", ":", "\vx: x", "x: a\rb", "\r",
    "HTTP/1.1 200 OK",
]  # fmt: skip


def wall(sign: str) -> tuple[Page, str]:
    """A page with one of the signs of WALLS, and what becomes of it."""
    if sign.startswith("title:"):
        title = sign.removeprefix("title:").title()
        page = f"<html><title>\n{title}! &#8211; x</title>"
        return html(page.encode()), "blocked: HTTP 200"
    if sign.endswith(":"):
        return html(b"", 202, **{sign.strip(":"): "captcha"}), "blocked: HTTP 202"
    return html(b"<p>" + sign.upper().encode(), 403), "blocked: HTTP 403"


HALF = STORY_BYTES[: len(STORY_BYTES) // 2]
GZIPPED = gzip.compress(STORY_BYTES)
CODINGS = {
    "gzip": ("gzip", gzip.compress(STORY_BYTES)),
    "gzip in two members": ("gzip", b"".join(map(gzip.compress, (STORY_BYTES, b" ")))),
    "gzip with more behind it": ("gzip", GZIPPED + b"more"),
    "gzip in gzip": ("gzip, gzip", gzip.compress(GZIPPED)),
    "deflate": ("deflate", zlib.compress(STORY_BYTES)),
    "deflate without a frame": ("deflate", zlib.compress(STORY_BYTES)[2:-4]),
}

PAGES = {
    "story": (STORY, OK),
    "HTTP/1.0": (bad.no_length, OK),
    "no Content-Type": ((200, {}, STORY_BYTES), OK),
    "plain text": (typed("text/plain", STORY_BYTES), OK),
    "XHTML": (typed("application/xhtml+xml", STORY_BYTES), OK),
    "PDF": (typed("application/pdf", b"%PDF-1.7"), "not HTML: application/pdf"),
    "404": (html(STORY_BYTES, 404), "HTTP 404"),
    "410": (html(b"", 410), "HTTP 410"),
    "403": (html(b"", 403), "HTTP 403"),
    "500": (html(b"", 500), "HTTP 500"),
    "503": (html(b"", 503), "HTTP 503"),
    "redirect to nowhere": (html(b"", 302), "HTTP 302"),
    "challenge": (html(STORY_BYTES, 403, cf_mitigated="challenge"), "blocked*"),
    "empty": (html(b""), "no article found"),
    "English": (ENGLISH, "not Arabic"),
    "Chinese": (CHINESE, "not Arabic"),
    "Russian": (RUSSIAN, "not Arabic"),
    "silence": (bad.silence, "timeout"),
    "headers dripped": (bad.drip_headers, "timeout"),
    "body dripped": (bad.drip_body, "timeout"),
    "chunks dripped": (bad.drip_chunks, "timeout"),
    "100 Continue for ever": (bad.endless_go_on, "timeout"),
    "headers for ever": (bad.endless_headers, "connection failed*"),
    "hung up": (bad.hang_up, "connection failed*"),
    "body cut short": (bad.cut_short, "connection failed*"),
    "broken chunk": (bad.broken_chunk, "connection failed*"),
    "chunks cut short": (bad.chunks_cut_short, "connection failed*"),
    "two lengths": ((200, HTML | {"content-length": "9"}, b""), "connection failed*"),
    "no HTTP": (bad.garbage, "connection failed*"),
    "203": (html(STORY_BYTES, 203), OK),
    "early hints": (early(103), OK),
    "still at work": (early(102), OK),
    **{f"a line {line!r}": (answer(line), OK) for line in BROKEN_LINES},
    **{
        f"a line {line!r}, and cut": (answer(line, body=HALF), "connection failed*")
        for line in BROKEN_LINES
    },
    "a folded line": (answer("X-Folded: a", " b"), OK),
    "no Content-Type, a comment": ((200, {}, b"<!-- a -->" + STORY_BYTES), OK),
    "no Content-Type, a title": ((200, {}, STORY_BYTES[15:]), OK),
    "no Content-Type, a feed": ((200, {}, b"<rss>"), "not HTML: no type given"),
    "PDF that says HTML": (html(b"%PDF-1.7" + bytes(range(256))), "not HTML: binary*"),
    "UTF-16": (html(STORY[2].decode().encode("utf-16-le")), OK),
    "denied": (html(b"<TITLE>Access Denied</TITLE>", 403), "blocked*"),
    **{
        f"wall: {sign}": wall(sign)
        for s in scrape.WALLS.values()
        for sign in scrape.phrases(s)
    },
    "no Content-Type, XHTML": ((200, {}, b"<?xml version='1.0'?>\n" + STORY_BYTES), OK),
    "no Content-Type, XML": ((200, {}, b"<?xml version='1.0'?><rss>"), "not HTML*"),
    "a site behind a wall": (
        html(STORY_BYTES + b"<script src=/_Incapsula_Resource?x>" + b" " * 30_000),
        OK,
    ),
    "a title in a script": (html(STORY_BYTES + b"<script>'<title>Access Denied'"), OK),
    "gzip that nobody announced": (html(GZIPPED), OK),
    "gzip cut short": (html(GZIPPED[:-50], content_encoding="gzip"), "*cut off"),
    "zlib cut short": (
        html(zlib.compress(STORY_BYTES)[:-50], content_encoding="deflate"),
        "*cut off",
    ),
    "gzip of too many members": (
        html(gzip.compress(b"") * 9999, content_encoding="gzip"),
        "connection failed*",
    ),
    "gzip in gzip in gzip": (
        html(gzip.compress(gzip.compress(GZIPPED)), content_encoding="gzip"),
        "not HTML: binary*",
    ),
    "nothing, as zlib": (html(b"", content_encoding="deflate"), "no article found"),
    "broken gzip": (html(b"\x1f\x8bno", content_encoding="gzip"), "connection failed"),
    "no gzip, but said": (html(STORY[2], content_encoding="gzip"), OK),
    **{
        name: (html(body, content_encoding=coding), OK)
        for name, (coding, body) in CODINGS.items()
    },
}


@pytest.mark.parametrize(("page", "outcome"), PAGES.values(), ids=PAGES)
def test_page(newsroom: Newsroom, page: Page, outcome: str) -> None:
    url = newsroom.publish(page)
    fetch_one(url, outcome)


BOMB = html(gzip.compress(bytes(50_000_000)), content_encoding="gzip")


@pytest.mark.parametrize("page", [html(STORY_BYTES * 3), BOMB], ids=["plain", "bomb"])
def test_page_that_is_too_large(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, page: Page
) -> None:
    monkeypatch.setattr(scrape, "MAX_PAGE_BYTES", 2 * len(STORY_BYTES))
    url = newsroom.publish(page)
    fetch_one(url, "too large")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_server_that_never_answers(scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"{scheme}://127.0.0.1:{listener.getsockname()[1]}/"
        fetch_one(url, "timeout")


# ---- Saved pages -------------------------------------------------------------

PICTURE = b'<img src="data:image/png;base64,' + b"iVBORw0KGgo" * 1000 + b'">'


@pytest.mark.parametrize("pictures", [0, 1, 20])
def test_inlined_pictures_do_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pictures: int
) -> None:
    monkeypatch.setattr(scrape, "MAX_PAGE_BYTES", 9000)
    path = tmp_path / "page.html"
    path.write_bytes(STORY_BYTES.replace(b"<p>", PICTURE * pictures + b"<p>"))
    fetch_one(str(path), OK)
    path.write_bytes(STORY_BYTES * 9)
    fetch_one(str(path), "too large")


def test_an_archive_of_a_page(tmp_path: Path) -> None:
    """As Chrome saves it: the page first, then its pictures."""
    path = tmp_path / "page.mhtml"
    archive = MIMEMultipart("related", type="text/html")
    archive["Snapshot-Content-Location"] = "https://news.example/"
    page = MIMENonMultipart("text", "html", charset="utf-8")
    page.set_payload(STORY_BYTES, email.charset.Charset("utf-8"))
    archive.attach(page)
    archive.attach(MIMEText("<p>frame", "html"))
    path.write_bytes(b"From: <Saved by Blink>\r\n" + archive.as_bytes())
    fetch_one(str(path), OK)


# ---- URLs --------------------------------------------------------------------


@pytest.mark.parametrize("ignore_robots", [True, False])
@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        ("http://news.invalid/story", "host not found"),
        ("http://" + "x" * 64 + ".invalid/", "not a URL"),
        ("http://[", "not a URL"),
        ("http://", "not a URL"),
        ("http:///story", "not a URL"),
        ("http://127.0.0.1:99999/", "not a URL"),
        ("http://127.0.0.1:x/", "not a URL"),
        ("ftp://127.0.0.1/story", "not a URL"),
        ("://", "not a URL"),
    ],
)
def test_url_that_leads_nowhere(url: str, outcome: str, ignore_robots: bool) -> None:
    fetch_one(url, outcome, ignore_robots=ignore_robots)


@pytest.mark.parametrize(
    ("listed", "sent"),
    [
        ("/أخبار?رقم=٣", f"{quote('/أخبار')}?{quote('رقم')}={quote('٣')}"),
        (quote("/أخبار"), quote("/أخبار")),
        ("/a b", "/a%20b"),
        ("/find?q=%C7%E1", "/find?q=%C7%E1"),
        ("/story#مقطع", "/story"),
        ("?id=7", "/?id=7"),
    ],
)
def test_path_is_sent_as_browsers_do(
    newsroom: Newsroom, listed: str, sent: str
) -> None:
    newsroom.publish(STORY, sent)
    url = newsroom.url(listed)
    fetch_one(url, OK)
    assert newsroom.asked() == [sent]


def test_url_listed_twice_is_fetched_once(newsroom: Newsroom) -> None:
    url = newsroom.publish(STORY)
    (row,) = fetch(url, url)
    check(row, url, OK)
    assert newsroom.asked() == ["/story"]


# ---- Redirects ---------------------------------------------------------------


REDIRECTS = {
    **{str(n): (redirect("/story", n), OK) for n in (301, 302, 303, 307, 308)},
    "relative": (redirect("story"), OK),
    "to another host": (redirect("{other}/story"), OK),
    "with a fragment": (redirect("{other}/story#part"), OK),
    "without a scheme": (redirect("{plain}/story"), OK),
    "raw Arabic": (redirect("/قصة"), OK),
    "endless body": (bad.endless_redirect, OK),
    "to a missing page": (redirect("/gone"), "HTTP 404"),
    "loop": (redirect("/here"), "too many redirects"),
    "file": (redirect("file:///etc/hostname"), "bad redirect*"),
    "javascript": (redirect("javascript:alert(1)"), "bad redirect*"),
    "data": (redirect("data:text/html,<p>"), "bad redirect*"),
    "no URL": (redirect("http://["), "bad redirect*"),
    "no host": (redirect("http:///story"), "bad redirect*"),
    "nothing but a scheme": (redirect("http://"), "bad redirect*"),
    "port 0": (redirect("http://127.0.0.1:0/story"), "bad redirect*"),
    "no port": (redirect("http://127.0.0.1:99999/"), "bad redirect*"),
    "with a URL in it": (redirect("/story?from=http://"), "HTTP 404"),
    "windows-1256": (redirect("/\udcde\udcd5\udcc9"), "bad redirect*"),
}


@pytest.mark.parametrize(("page", "outcome"), REDIRECTS.values(), ids=REDIRECTS)
def test_redirect(newsroom: Newsroom, page: Page, outcome: str) -> None:
    newsroom.publish(STORY)
    newsroom.publish(STORY, quote("/قصة"))
    if isinstance(page, tuple):
        other = newsroom.url(host="127.0.0.2")
        plain = other.removeprefix("http:")
        location = page[1]["Location"].format(other=other, plain=plain)
        page = redirect(location, page[0])
    url = newsroom.publish(page, "/here")
    fetch_one(url, outcome)


def refreshing(content: str, before: str = "", **headers: str) -> Page:
    """A page that says 'please wait' and leads elsewhere."""
    meta = f'<meta http-equiv=refresh content="{content}">' if content else ""
    page = f"<html><head><title>{HEADLINE}</title>{before}{meta}</head><p>انتظر قليلا"
    return html(page.encode(), **headers)


NO_ARTICLE = "no article found"
REFRESHES = {
    # page, outcome
    "plain": (refreshing("0;url=/story"), OK),
    "as in HTML 4": (refreshing("0; URL=/story"), OK),
    "5 seconds": (refreshing("5; url=/story"), OK),
    "5.9 seconds": (refreshing("5.9; url=/story"), OK),
    "no digit but a dot": (refreshing(".5; url=/story"), OK),
    "zeros": (refreshing("0" * 5000 + "5;url=/story"), OK),
    "in quotation marks": (refreshing("0;URL='/story'"), OK),
    "more behind them": (refreshing("0;URL='/story' x"), OK),
    "one quotation mark": (refreshing("0;URL='/story"), OK),
    "spaces": (refreshing(" 0 ; url = /story "), OK),
    "a comma": (refreshing("0,url=/story"), OK),
    "a space alone": (refreshing("0 url=/story"), OK),
    "no word url": (refreshing("0; /story"), OK),
    "an Arabic path": (refreshing("0; url=/قصة"), OK),
    "a reference": (refreshing("0; url=&#x2f;story"), OK),
    "another host": (refreshing("0; url={other}/story"), OK),
    "the header": (refreshing("", refresh="0; url=/story"), OK),
    "the second": (refreshing("9; url=/gone", "<meta http-equiv=Refresh content='0;/story'>"), OK),
    "in <noscript>": (refreshing("", "<noscript><meta http-equiv=refresh content=0;/story></noscript>"), OK),
    "to a missing page": (refreshing("0; url=/gone"), "HTTP 404"),
    "to itself": (refreshing("0; url=/here"), "too many redirects"),
    "to a file": (refreshing("0; url=file:///etc/hostname"), "bad redirect"),
    "by script": (refreshing("0; url=javascript:alert(1)"), "bad redirect"),
    "6 seconds": (refreshing("6; url=/story"), NO_ARTICLE),
    "60 seconds": (refreshing("60; url=/story"), NO_ARTICLE),
    "no seconds": (refreshing("; url=/story"), NO_ARTICLE),
    "no number": (refreshing("soon; url=/story"), NO_ARTICLE),
    "nothing between": (refreshing("0url=/story"), NO_ARTICLE),
    "no target": (refreshing("0"), NO_ARTICLE),
    "an empty target": (refreshing("0; url="), NO_ARTICLE),
    "in a comment": (refreshing("", "<!-- <meta http-equiv=refresh content=0;/story> -->"), NO_ARTICLE),
    "in a script": (refreshing("", "<script>'<meta http-equiv=refresh content=0;/story>'</script>"), NO_ARTICLE),
    "a story that is renewed": (
        html(STORY_BYTES + b"<meta http-equiv=refresh content='0; url=/gone'>"),
        OK,
    ),
    "a missing page": (html(b"<meta http-equiv=refresh content=0;/story>", 404), "HTTP 404"),
    "English": (html(ENGLISH[2] + b"<meta http-equiv=refresh content=0;/story>"), "not Arabic"),  # type: ignore
}  # fmt: skip


@pytest.mark.parametrize(("page", "outcome"), REFRESHES.values(), ids=REFRESHES)
def test_refresh(newsroom: Newsroom, page: Any, outcome: str) -> None:
    """A page that forwards its readers is as good as a redirect."""
    newsroom.publish(STORY)
    newsroom.publish(STORY, quote("/قصة"))
    other = newsroom.url(host="127.0.0.2").encode()
    url = newsroom.publish((*page[:2], page[2].replace(b"{other}", other)), "/here")
    (row,) = fetch(url)
    check(row, url, outcome)


def test_a_refresh_is_polite(newsroom: Newsroom) -> None:
    newsroom.publish(NO_STORY, "/robots.txt")
    newsroom.publish(STORY)
    url = newsroom.publish(refreshing("0; url=/story"), "/moved")
    other = newsroom.publish(redirect("/moved"), "/other")
    rows = fetch(url, other, ignore_robots=False, delay=0.1)
    assert [row.error for row in rows] == ["robots.txt"] * 2
    assert newsroom.asked() == ["/robots.txt", "/moved", "/other", "/moved"]
    assert min(pauses(newsroom)) > 0.09


def test_a_saved_page_leads_nowhere(newsroom: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(refreshing(f"0; url={newsroom.publish(STORY)}")[2])  # type: ignore
    check(fetch(str(path))[0], str(path), NO_ARTICLE)
    assert newsroom.requests == []


# ---- Retries -----------------------------------------------------------------


def busy(retry_after: str, status: int = 503) -> list[Page]:
    """A page that asks for patience, and is there when it is asked for again."""
    return [(status, {"Retry-After": retry_after}, b""), STORY]


TOMORROW = formatdate(time.time() + 24 * 60 * 60, usegmt=True)
RETRIES = {
    # name, page, retries allowed, outcome, requests made
    "500 then a story": ([html(b"", 500), STORY], 1, OK, 2),
    "hung up then a story": ([bad.hang_up, STORY], 1, OK, 2),
    "cut short then a story": ([bad.cut_short, STORY], 1, OK, 2),
    "silence then a story": ([bad.silence, STORY], 1, OK, 2),
    "503": (busy("0"), 1, OK, 2),
    "429": (busy("0", 429), 1, OK, 2),
    "in a day": (busy("86400"), 1, OK, 2),
    "tomorrow": (busy(TOMORROW), 1, OK, 2),
    "in the past": (busy("Thu, 01 Jan 1970 00:00:00 GMT"), 1, OK, 2),
    "at the end of time": (busy("9" * 400), 1, OK, 2),
    "a digit that is no number": (busy("²"), 1, OK, 2),
    "nonsense": (busy("soon"), 1, OK, 2),
    "500 to the end": (html(b"", 500), 2, "HTTP 500", 3),
    "404 is not mended by retries": (html(b"", 404), 2, "HTTP 404", 1),
    "nor is what is no HTML": (typed("application/pdf", b"%PDF"), 2, "not HTML*", 1),
    "nor is a bad redirect": (redirect("file:///"), 2, "bad redirect*", 1),
}


@pytest.mark.parametrize(
    ("page", "retries", "outcome", "requests"), RETRIES.values(), ids=RETRIES
)
def test_retries(
    newsroom: Newsroom,
    monkeypatch: pytest.MonkeyPatch,
    page: Page,
    retries: int,
    outcome: str,
    requests: int,
) -> None:
    monkeypatch.setattr(scrape, "MAX_WAIT_SECONDS", 0.1)
    url = newsroom.publish(page)
    fetch_one(url, outcome, retries=retries, timeout=0.5)
    assert len(newsroom.requests) == requests


# ---- What is sent, and to whom -----------------------------------------------


def test_headers(newsroom: Newsroom) -> None:
    fetch(newsroom.publish(STORY), user_agent="MyBot/3.1 (+https://example.org)")
    (request,) = newsroom.requests
    assert request.headers["User-Agent"] == "MyBot/3.1 (+https://example.org)"
    assert request.headers["Accept-Language"].startswith("ar")
    assert request.headers["Accept-Encoding"] == "gzip"  # what we can read ourselves


def test_cookies_come_back_to_their_host_only(newsroom: Newsroom) -> None:
    first = newsroom.publish(html(STORY_BYTES, set_cookie="visit=1"), "/1")
    second = newsroom.publish(redirect(newsroom.url("/3", "127.0.0.2")), "/2")
    newsroom.publish(STORY, "/3")
    fetch(first, second)
    cookies = [(r.path, r.headers["Cookie"]) for r in newsroom.requests]
    assert cookies == [("/1", None), ("/2", "visit=1"), ("/3", None)]


def test_credentials_of_a_url_are_sent_but_not_shown(newsroom: Newsroom) -> None:
    newsroom.publish(STORY)
    shown = newsroom.publish(redirect(newsroom.url("/story", "127.0.0.2")), "/login")
    listed = shown.replace("://", "://reader:p%40ss@")
    (row,) = scrape.scrape([listed], **MANNERS)
    check(row, shown, OK)
    basic = "Basic " + base64.b64encode(b"reader:p@ss").decode()
    sent = [(r.path, r.headers["Authorization"]) for r in newsroom.requests]
    assert sent == [("/login", basic), ("/story", None)]


def test_netrc_is_not_read(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login reader password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    fetch(newsroom.publish(STORY))
    assert newsroom.requests[0].headers["Authorization"] is None


CONNECT = "127.0.0.1:9"  # what a proxy is asked for a page of https://127.0.0.1:9
PROXIED = {
    # URL asked through a proxy, what the proxy answers, outcome
    "good": ("http://news.invalid/story", STORY, OK),
    "password wanted": ("http://a.invalid/", html(b"", 407), "proxy: HTTP 407"),
    "password wanted, TLS": ("https://127.0.0.1:9/", html(b"", 407), "proxy: HTTP 407"),
    "no way, TLS": ("https://127.0.0.1:9/", html(b"", 503), "proxy: HTTP 503"),
    "drips, TLS": ("https://127.0.0.1:9/", bad.drip_headers, "timeout"),
    "silent, TLS": ("https://127.0.0.1:9/", bad.silence, "timeout"),
    "hangs up, TLS": ("https://127.0.0.1:9/", bad.hang_up, "connection failed*"),
    "drips": ("http://a.invalid/", bad.drip_body, "timeout"),
}


@pytest.mark.parametrize(("url", "page", "outcome"), PROXIED.values(), ids=PROXIED)
def test_page_through_a_proxy(
    newsroom: Newsroom,
    monkeypatch: pytest.MonkeyPatch,
    url: str,
    page: Page,
    outcome: str,
) -> None:
    newsroom.publish(page, CONNECT)
    newsroom.publish(page, url)
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, newsroom.url())
    fetch_one(url, outcome)


PROXIES = {
    "down": ("http://127.0.0.1:9", "proxy: refused"),
    "unknown": ("http://proxy.invalid:3128", "proxy: host not found"),
    "no URL": ("http:///", "proxy: not a URL"),
}


@pytest.mark.parametrize(("proxy", "outcome"), PROXIES.values(), ids=PROXIES)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_proxy_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch, proxy: str, outcome: str, scheme: str
) -> None:
    monkeypatch.setenv(f"{scheme}_proxy", proxy)
    url = f"{scheme}://news.invalid/"
    fetch_one(url, outcome)


@pytest.mark.parametrize(
    ("place", "outcome"),
    [
        ("http://10.0.0.1/", "bad redirect: to a private address"),
        ("http://2130706433/", "bad redirect: to a private address"),
        ("http://localhost/", "bad redirect: to a private address"),
        ("http://[::1]/", "bad redirect: to a private address"),
        ("http://other.invalid/", OK),
        ("http://8.8.8.8/", OK),
    ],
)
def test_no_way_to_private_addresses_through_a_proxy(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, place: str, outcome: str
) -> None:
    url = "http://news.invalid/story"
    newsroom.publish(redirect(place), url)
    newsroom.publish(STORY, place)
    monkeypatch.setenv("http_proxy", newsroom.url())
    fetch_one(url, outcome)


def behind_socks(page: Page) -> Callable[[socket.socket], None]:
    """What a SOCKS5 proxy says that is itself the site that it is asked for."""

    def talk(sock: socket.socket) -> None:
        for reply in (b"\5\0", b"\5\0\0\1" + bytes(6)):
            sock.recv(999)
            sock.sendall(reply)
        sock.recv(9999)
        page(sock) if callable(page) else sock.sendall(wire(*page))  # type: ignore

    return talk


SOCKS: list[tuple[Page, str]] = [
    (STORY, OK),
    (bad.drip_headers, "timeout"),
    (bad.drip_body, "timeout"),
    (redirect("http://10.0.0.1/"), "bad redirect: to a private address"),
]


@pytest.mark.parametrize(("page", "outcome"), SOCKS)
def test_deadline_and_private_addresses_behind_socks(
    monkeypatch: pytest.MonkeyPatch, page: Page, outcome: str
) -> None:
    pytest.importorskip("socks")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        talk = behind_socks(page)
        bad.start_thread(lambda: talk(listener.accept()[0]))
        port = listener.getsockname()[1]
        monkeypatch.setenv("all_proxy", f"socks5h://127.0.0.1:{port}")
        fetch_one("http://news.invalid/", outcome)


# ---- TLS ---------------------------------------------------------------------


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate of 127.0.0.1, and its key, in one file."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl")
    path = tmp_path_factory.mktemp("tls") / "certificate.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -keyout - -subj /CN=newsroom"
    names = ["-addext", "subjectAltName=IP:127.0.0.1"]
    made = subprocess.run(command.split() + names, check=True, capture_output=True)
    path.write_bytes(made.stdout)
    return path


TLS = {
    "self-signed": (STORY, False, "127.0.0.1", "certificate"),
    "of another host": (STORY, True, "127.0.0.2", "certificate"),
    "trusted": (STORY, True, "127.0.0.1", OK),
    "headers dripped": (bad.drip_headers, True, "127.0.0.1", "timeout"),
}


@pytest.mark.parametrize(("page", "trusted", "host", "outcome"), TLS.values(), ids=TLS)
def test_tls(
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    page: Page,
    trusted: bool,
    host: str,
    outcome: str,
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    if trusted:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    with Newsroom(tls=context) as newsroom:
        url = newsroom.publish(page, host=host)
        fetch_one(url, outcome)


def test_a_refused_handshake_has_its_reason(certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.set_ciphers("ECDHE-RSA-CHACHA20-POLY1305")
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols([])
    with Newsroom(tls=context) as newsroom, pytest.MonkeyPatch.context() as patch:
        ours = urllib3.util.ssl_.create_urllib3_context(ciphers="ECDHE-RSA-AES128-SHA")
        patch.setattr(scrape, "trusting", lambda _: ours)
        url = newsroom.publish(STORY)
        fetch_one(url, "connection failed: TLS: *handshake failure")


@pytest.mark.parametrize("text", [None, "x"])
def test_a_bad_file_of_certificates_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    path = tmp_path / "ca.pem"
    if text:
        path.write_text(text)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(path))
    fetch_one("https://127.0.0.1:9/", f"certificate: cannot read {path}")


# ---- Manners: how many at once, how fast -------------------------------------


def pauses(newsroom: Newsroom) -> list[float]:
    """Seconds from each answer to the next request; below 0 if they overlap."""
    pairs = itertools.pairwise(newsroom.requests)
    return [after.began - before.ended for before, after in pairs]


def test_one_request_at_a_time_and_a_pause_between_two(newsroom: Newsroom) -> None:
    paths = [f"/{number}" for number in range(4)]
    fetch(*(newsroom.publish(STORY, path) for path in paths), delay=0.1)
    assert newsroom.asked() == paths
    assert min(pauses(newsroom)) > 0.09


def test_a_crawl_delay_shortens_no_pause(newsroom: Newsroom) -> None:
    newsroom.publish(robots("User-agent: *\nCrawl-delay: 0.01"), "/robots.txt")
    fetch(newsroom.publish(STORY), ignore_robots=False, delay=0.1)
    assert min(pauses(newsroom)) > 0.09


def test_the_longest_lane_comes_first(newsroom: Newsroom) -> None:
    urls = [newsroom.publish(STORY, "/1", "127.0.0.1")]
    urls += [newsroom.publish(STORY, f"/{n}", "127.0.0.2") for n in range(2)]
    fetch(*urls, jobs=1)
    assert [r.host for r in newsroom.requests] == ["127.0.0.2"] * 2 + ["127.0.0.1"]


def test_each_address_of_a_host_has_its_share_of_the_time(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one is silent from the beginning; the second one has the story."""
    url = newsroom.publish(STORY)
    port = int(url.split(":")[2].split("/")[0])
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (h, port)) for h in "ab"]
    seconds = []

    def connect(connection: Any) -> socket.socket:
        seconds.append(connection.timeout)
        sock = socket.socket()
        sock.connect(("127.0.0.1", port))
        return sock

    monkeypatch.setattr("scrape.is_public", lambda _: True)
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr("urllib3.connection.HTTPConnection._new_conn", connect)
    fetch_one(url, OK, timeout=1)
    assert 0.4 < seconds[0] <= 0.5


def test_another_port_is_the_same_host(newsroom: Newsroom) -> None:
    with Newsroom() as annex:
        annex.requests = newsroom.requests
        fetch(newsroom.publish(STORY), annex.publish(STORY), delay=0.1)
    assert min(pauses(newsroom)) > 0.09


def test_several_hosts_at_once(newsroom: Newsroom) -> None:
    """No page comes before all of them were asked for."""
    hosts = [f"127.0.0.{number}" for number in range(1, 5)]
    all_asked = threading.Barrier(len(hosts))

    def together(sock: socket.socket) -> None:
        all_asked.wait(PATIENCE)
        sock.sendall(wire(*STORY))

    urls = [newsroom.publish(together, host=host) for host in hosts]
    for url, row in zip(urls, fetch(*urls, jobs=len(hosts)), strict=True):
        check(row, url, OK)


def test_connection_is_kept_alive(newsroom: Newsroom) -> None:
    pages = [STORY, MISSING, STORY, ENGLISH, STORY]
    fetch(*(newsroom.publish(page, f"/{n}") for n, page in enumerate(pages)))
    assert len(newsroom.requests) == len(pages)
    assert len({request.client for request in newsroom.requests}) == 1


def test_false_length_does_no_harm_to_the_next_page(newsroom: Newsroom) -> None:
    lie = newsroom.publish(html(STORY_BYTES, content_length="9"), "/lie")
    url = newsroom.publish(STORY)
    rows = fetch(lie, url)
    check(rows[0], lie, "no article found")
    check(rows[1], url, OK)


# ---- Every URL gives one row -------------------------------------------------


def test_dead_host_is_given_up_soon(newsroom: Newsroom) -> None:
    dead = [newsroom.url(f"/{number}") for number in range(30)]
    newsroom.refuse()
    alive = newsroom.publish(STORY, host="127.0.0.2")
    *dead_rows, alive_row = fetch(*dead, alive, delay=0.1)
    for url, row in zip(dead, dead_rows, strict=True):
        check(row, url, "connection failed*")
    check(alive_row, alive, OK)


SULKING: list[Page] = [bad.silence, html(b"", 429, retry_after="86400")]


@pytest.mark.parametrize("page", SULKING, ids=["silence", "429"])
def test_host_that_gives_nothing_is_given_up_soon(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, page: Page
) -> None:
    monkeypatch.setattr(scrape, "MAX_WAIT_SECONDS", 0.01)
    urls = [newsroom.publish(page, f"/{number}") for number in range(30)]
    rows = fetch(*urls, retries=1, timeout=0.1)
    assert sum(row.error.endswith(scrape.NOT_TRIED) for row in rows) == 25
    for row in rows:
        assert row.error.startswith(("timeout", "HTTP 429"))
    assert len(newsroom.requests) <= scrape.DEAD_HOST_FAILURES + 1


def test_host_that_answers_now_and_then_is_not_given_up(newsroom: Newsroom) -> None:
    pages: list[Page] = [bad.hang_up, bad.hang_up, MISSING] * 5 + [STORY]
    urls = [newsroom.publish(page, f"/{n}") for n, page in enumerate(pages)]
    check(fetch(*urls)[-1], urls[-1], OK)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses of a thousandth of a second where minutes are meant."""
    monkeypatch.setattr(scrape, "BACK_OFF_SECONDS", (0.001,) * 3)
    monkeypatch.setattr(scrape, "FIRST_REST_SECONDS", 0.001)
    monkeypatch.setattr(scrape, "OUTAGE_SECONDS", 1000.0)


@pytest.mark.usefixtures("impatient")
def test_two_mute_pages_starve_no_other(newsroom: Newsroom) -> None:
    mute = [newsroom.publish(bad.silence, f"/mute{n}") for n in range(2)]
    good = [newsroom.publish(STORY, f"/{n}") for n in range(9)]
    rows = fetch(*mute, *good, retries=2, timeout=0.2)
    assert [row.error for row in rows] == ["timeout"] * 2 + [""] * 9
    first, last = newsroom.asked()[:11], newsroom.asked()[11:]
    assert set(first) == {"/mute0", "/mute1", *(f"/{n}" for n in range(9))}
    assert sorted(last) == ["/mute0"] * 2 + ["/mute1"] * 2


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("refusals", [4, 7, 12])
def test_an_outage_costs_no_page(newsroom: Newsroom, refusals: int) -> None:
    """The host is asked again by other pages, and those that failed come last."""
    left = iter(range(refusals))

    def page(sock: socket.socket) -> None:
        if next(left, None) is None:
            sock.sendall(wire(200, HTML | {"Connection": "close"}, STORY_BYTES))

    urls = [newsroom.publish(page, f"/{n}") for n in range(30)]
    for url, row in zip(urls, fetch(*urls, retries=1), strict=True):
        check(row, url, OK)
    assert len(newsroom.requests) == 30 + refusals
    assert len(set(newsroom.asked()[:refusals])) == refusals  # different pages


@pytest.mark.usefixtures("impatient")
def test_one_page_alone_gives_no_host_up(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrape, "OUTAGE_SECONDS", 0.0)
    pages: list[Page] = [*[bad.hang_up] * 9, STORY]
    url = newsroom.publish(pages)
    fetch_one(url, OK, retries=9)


@pytest.mark.usefixtures("impatient")
def test_what_was_given_up_says_so(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only of pages that were not tried; and a redirect's host does not count as ours."""
    monkeypatch.setattr(scrape, "OUTAGE_SECONDS", 0.0)
    dead = newsroom.url("/", "127.0.0.2")
    newsroom.refuse("127.0.0.2")
    lures = [newsroom.publish(redirect(dead), f"/lure{n}") for n in range(9)]
    good = newsroom.publish(STORY)
    *lost, row = fetch(*lures, good, retries=1)
    check(row, good, OK)
    tried = [r.error for r in lost if r.error == "connection failed: refused"]
    untried = [r.error for r in lost if r.error.endswith(scrape.NOT_TRIED)]
    assert (len(tried), len(untried)) == (scrape.DEAD_HOST_FAILURES, 4)


def test_a_host_that_rests_keeps_no_other_from_its_turn(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrape, "MAX_WAIT_SECONDS", 0.3)
    monkeypatch.setattr(scrape, "MAX_HOLD_SECONDS", 0.1)
    busy = html(b"", 503, retry_after="9")
    slow = [newsroom.publish([busy, STORY], f"/{n}", "127.0.0.1") for n in range(3)]
    other = newsroom.publish(STORY, "/other", "127.0.0.2")
    rows = list(scrape.scrape([*slow, other], **MANNERS | {"jobs": 1, "retries": 1}))
    assert [row.error for row in rows] == [""] * 4
    assert rows[0].url == other


DOORS = [
    # URLs of one host
    ("http://news.example/a", "https://WWW.News.Example.:8443/b"),
    (
        "http://أخبار.example/",
        "http://xn--igbicxr.example/",
        "http://www.أخبار.example",
    ),
    ("http://[::1]/a", "http://[::1]:80/b"),
    ("http://a@news.example/", "http://b:c@news.example/?http://other.example/"),
]


@pytest.mark.parametrize("urls", DOORS)
def test_doors_of_one_host(urls: tuple[str, ...]) -> None:
    assert [list(urls)] == list(scrape.lanes_of(urls))


def test_other_hosts_are_others() -> None:
    lines = ["http://[::1]/", "http://[::2]/", "http://a.b/", "http://b/", "a.b"]
    assert len(scrape.lanes_of(lines)) == 5


def test_one_request_at_a_time_to_the_target_of_redirects(newsroom: Newsroom) -> None:
    """Whoever leads to a host, its pauses are kept, and nobody else's grow."""
    newsroom.publish(STORY)
    target = newsroom.url("/story", "127.0.0.9")
    hosts = [f"127.0.0.{n}" for n in range(1, 5)]
    urls = [newsroom.publish(redirect(target), "/lure", host) for host in hosts]
    rows = fetch(*urls, delay=0.1, ignore_robots=False)
    for url, row in zip(urls, rows, strict=True):
        check(row, url, OK)
    assert newsroom.asked("127.0.0.9") == ["/robots.txt", *["/story"] * 4]
    newsroom.requests = [r for r in newsroom.requests if r.host == "127.0.0.9"]
    assert min(pauses(newsroom)) > 0.09


def test_retry_after_holds_for_the_next_page(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrape, "MAX_WAIT_SECONDS", 0.1)
    busy = newsroom.publish(html(b"", 429, retry_after="3600"), "/busy")
    url = newsroom.publish(STORY)
    check(fetch(busy, url)[1], url, OK)
    assert min(pauses(newsroom)) > 0.09


@pytest.mark.usefixtures("impatient")
def test_each_try_waits_longer(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrape, "BACK_OFF_SECONDS", (0.1, 0.3, 9.0))
    fetch(newsroom.publish(html(b"", 500)), retries=2)
    first, second = pauses(newsroom)
    assert first > 0.09 and second > 0.29


QUICK_PAGES: list[tuple[Page, str]] = [
    (STORY, OK),
    (MISSING, "HTTP 404"),
    (html(b"", 500), "HTTP 500"),
    (redirect("?"), "too many redirects"),
    (redirect("file:///"), "bad redirect*"),
    (redirect("/story"), OK),
    (bad.hang_up, "connection failed*"),
    (bad.cut_short, "connection failed*"),
    (bad.garbage, "connection failed*"),
    (typed("application/pdf", b"%PDF"), "not HTML: application/pdf"),
]


@given(
    st.lists(st.tuples(st.sampled_from(QUICK_PAGES), st.integers(1, 4))),
    st.integers(1, 5),
    st.booleans(),
)
@settings(max_examples=15, deadline=None)
def test_every_url_gives_one_row(
    mixture: list[tuple[tuple[Page, str], int]], jobs: int, ignore_robots: bool
) -> None:
    with Newsroom() as newsroom:
        newsroom.publish(STORY)
        outcomes = {
            newsroom.publish(page, f"/{number}", f"127.0.0.{host}"): outcome
            for number, ((page, outcome), host) in enumerate(mixture)
        }
        rows = fetch(*outcomes, jobs=jobs, ignore_robots=ignore_robots)
    for row, (url, outcome) in zip(rows, outcomes.items(), strict=True):
        check(row, url, outcome)


def test_closing_the_iterator_ends_the_work(newsroom: Newsroom) -> None:
    urls = [newsroom.publish(STORY, f"/{number}") for number in range(50)]
    with threads_end():
        rows = scrape.scrape(urls, **MANNERS | {"jobs": 2})
        check(next(rows), urls[0], OK)
        rows.close()  # type: ignore[attr-defined]
    assert len(newsroom.requests) < 20


@contextlib.contextmanager
def threads_end() -> Iterator[None]:
    """See the threads that began inside come to an end."""
    before = threading.enumerate()
    yield
    for thread in threading.enumerate():
        if thread not in before and thread.name != "newsroom":
            thread.join(PATIENCE)
            assert not thread.is_alive()


# ---- Private addresses -------------------------------------------------------


PUBLIC_ADDRESSES = "8.8.8.8 2606:4700::1111 ::ffff:8.8.8.8"
PRIVATE_ADDRESSES = """
0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 192.168.1.1
:: ::1 fc00::1 fe80::1 fe80::1%eth0 ::ffff:10.0.0.1 224.0.0.1 ff02::1 2002:7f00:1::
"""


@pytest.mark.parametrize("address", PUBLIC_ADDRESSES.split())
def test_public_address(address: str) -> None:
    assert scrape.is_public(address)


@pytest.mark.parametrize("address", PRIVATE_ADDRESSES.split())
def test_private_address(address: str) -> None:
    assert not scrape.is_public(address)


PUBLIC, PRIVATE = "127.0.0.2", "127.0.0.3"


@pytest.fixture
def internet(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A newsroom with one public address, whose /lure leads to a private one."""
    monkeypatch.setattr(scrape, "is_public", lambda address: address == PUBLIC)
    newsroom.publish(STORY)
    newsroom.publish(redirect(newsroom.url("/story", PRIVATE)), "/lure")
    newsroom.publish(redirect(newsroom.url("/lure", PUBLIC)), "/trip")
    newsroom.publish(refreshing(f"0;{newsroom.url('/story', PRIVATE)}"), "/refresh")
    return newsroom


def test_a_private_host_does_not_hear_of_it(internet: Newsroom) -> None:
    """It is not even knocked at, where its name tells that it is private."""
    with socket.create_server((PRIVATE, 0)) as listener:
        listener.setblocking(False)
        port = listener.getsockname()[1]
        internet.publish(redirect(f"http://{PRIVATE}:{port}/"), "/knock")
        (row,) = fetch(internet.url("/knock", PUBLIC))
        check(row, row.url, "bad redirect: to a private address")
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.mark.parametrize("ignore_robots", [True, False])
@pytest.mark.parametrize(
    ("host", "path", "outcome"),
    [
        (PUBLIC, "/story", OK),
        (PUBLIC, "/lure", "bad redirect*"),
        (PRIVATE, "/story", OK),
        (PRIVATE, "/trip", "bad redirect*"),
        (PUBLIC, "/refresh", "bad redirect*"),
        ("127.0.0.4", "/lure", OK),
    ],
)
def test_private_address_is_for_lists_only(
    internet: Newsroom, host: str, path: str, outcome: str, ignore_robots: bool
) -> None:
    """What is public may not lead there, not even on a connection used before."""
    url, story = internet.url(path, host), internet.url("/story?", host)
    first, _, again = fetch(url, story, url + "#again", ignore_robots=ignore_robots)
    check(first, url, outcome)
    check(again, url + "#again", outcome)
    if host == PUBLIC:
        assert internet.asked(PRIVATE) == []


# ---- robots.txt --------------------------------------------------------------


def robots(text: str, status: int = 200) -> Page:
    return status, {"Content-Type": "text/plain"}, text.encode()


NO_STORY = robots("User-agent: newstest\nDisallow: /story")
COMMENT = "#" * 600_000  # bytes; RFC 9309 2.5 lets us stop after 512,000

ROBOTS = {
    "disallows": (NO_STORY, "robots.txt"),
    "allows": (robots("User-agent: *\nAllow: /"), OK),
    "speaks to others": (robots("User-agent: other\nDisallow: /"), OK),
    "has a BOM": (robots("\ufeffUser-agent: *\nDisallow: /"), "robots.txt"),
    "is a page": (STORY, OK),
    "is no text": ((200, {}, bytes(range(256))), OK),
    "is missing": (MISSING, OK),
    "is forbidden": (robots("User-agent: *\nDisallow: /", 403), OK),
    "has failed": (html(b"", 500), "robots.txt: HTTP 500"),
    "is out of order": (html(b"", 503), "robots.txt: HTTP 503"),
    "does not come": (bad.silence, "robots.txt: timeout"),
    "drips": (bad.drip_body, "robots.txt: timeout"),
    "hangs up": (bad.hang_up, "robots.txt: connection failed*"),
    "leads nowhere": (redirect("file:///"), "robots.txt: bad redirect"),
    "speaks to *others*": (robots("User-agent: *others*\nDisallow: /"), OK),
    "has moved": (redirect("/robots"), "robots.txt"),
    "is long": (robots(f"User-agent: *\nDisallow: /x\n{COMMENT}"), OK),
    "is long too": (robots(f"User-agent: *\nDisallow: /\n{COMMENT}"), "robots.txt"),
}


@pytest.mark.parametrize(("page", "outcome"), ROBOTS.values(), ids=ROBOTS)
def test_robots_txt(newsroom: Newsroom, page: Page, outcome: str) -> None:
    newsroom.publish(page, "/robots.txt")
    newsroom.publish(NO_STORY, "/robots")
    url = newsroom.publish(STORY)
    fetch_one(url, outcome, ignore_robots=False)


def test_robots_txt_is_asked_for_once_a_host(newsroom: Newsroom) -> None:
    newsroom.publish(NO_STORY, "/robots.txt")
    hosts = ["127.0.0.1", "127.0.0.2"]
    urls = [newsroom.publish(STORY, f"/{n}", host) for n in range(3) for host in hosts]
    fetch(*urls, ignore_robots=False)
    for host in hosts:
        assert newsroom.asked(host) == ["/robots.txt", "/0", "/1", "/2"]


def test_ignored_robots_txt_is_not_asked_for(newsroom: Newsroom) -> None:
    newsroom.publish(NO_STORY, "/robots.txt")
    fetch(newsroom.publish(STORY), ignore_robots=True)
    assert newsroom.asked() == ["/story"]


@pytest.mark.usefixtures("impatient")
def test_a_robots_txt_behind_a_redirect_has_its_own_time(newsroom: Newsroom) -> None:
    """It is asked for once, and the page that led to it is not late for it."""
    newsroom.publish(STORY)
    there = newsroom.url("/story", "127.0.0.2")
    urls = [newsroom.publish(redirect(there), path) for path in ("/a", "/b")]
    newsroom.pages["/robots.txt"] = [robots(""), bad.silence, robots("")]
    rows = fetch(*urls, retries=1, timeout=0.5, ignore_robots=False)
    for url, row in zip(urls, rows, strict=True):
        check(row, url, OK)
    assert newsroom.asked("127.0.0.2").count("/robots.txt") == 2


def test_a_pause_belongs_to_the_host_that_is_asked(newsroom: Newsroom) -> None:
    """And takes no time from --timeout; the host that led there keeps its own pause."""
    slow = robots("User-agent: *\nCrawl-delay: 1.2")
    newsroom.pages["/robots.txt"] = [robots(""), slow]
    newsroom.publish(STORY)
    there = newsroom.url("/story", "127.0.0.2")
    urls = [newsroom.publish(redirect(there), "/moved"), newsroom.url("/story")]
    for url, row in zip(urls, fetch(*urls, ignore_robots=False, timeout=1)):
        check(row, url, OK)
    robots_txt, moved, story, there_robots, there_story = sorted(
        newsroom.requests, key=lambda r: (r.host, r.began)
    )
    assert there_story.began - there_robots.ended > 1.19
    assert moved.began - robots_txt.ended < 1 > story.began - there_story.ended


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2"])
def test_robots_txt_holds_for_redirects(newsroom: Newsroom, host: str) -> None:
    newsroom.publish(NO_STORY, "/robots.txt")
    newsroom.publish(STORY)
    url = newsroom.publish(redirect(newsroom.url("/story", host)), "/moved")
    fetch_one(url, "robots.txt", ignore_robots=False)
    assert "/story" not in newsroom.asked()


def test_crawl_delay(newsroom: Newsroom) -> None:
    newsroom.publish(robots("User-agent: *\nCrawl-delay: 0.1"), "/robots.txt")
    urls = [newsroom.publish(STORY, f"/{number}") for number in range(4)]
    fetch(*urls, ignore_robots=False)
    assert min(pauses(newsroom)) > 0.09


def test_crawl_delay_of_a_day_is_cut_and_told(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scrape, "MAX_WAIT_SECONDS", 0.1)
    newsroom.publish(robots("User-agent: *\nCrawl-delay: 86400"), "/robots.txt")
    urls = [newsroom.publish(STORY, f"/{number}") for number in range(3)]
    hosts: dict[str, scrape.Host] = {}
    for url, row in zip(urls, scrape.scrape(urls, hosts, delay=0.0), strict=True):
        check(row, url, OK)
    told = "127.0.0.1 asks for 86400 s between requests; 0 are left"
    assert [host.note for host in hosts.values()] == [told]
