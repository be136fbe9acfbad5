"""Fetch a list of Arabic news pages and write their headlines and texts to a CSV file.

It runs no JavaScript, knows no site by name, guesses no date, and follows no links but
those that forward a browser by themselves.
This file reads in the order in which a line of a list travels:

    line -> lane -> Page -> Blocks -> Verdicts -> Article -> Row -> CSV file
            Lane.rows  open    Parser   judge      read             RowFile

    line     a URL, or the path of a saved page; a row is what became of it
    lane     the lines of one host, visited one after the other by one thread
    block    a run of text without a line break: a paragraph, a heading, a menu entry
    box      a block-level element; boxes lie in boxes; a rival may be the story's too
    story    the blocks that the author wrote; all else on the page is furniture
    witness  what a page says of itself: its <title>, <meta> and JSON-LD
    told     by a witness; what readers see is shown; what both repeat is known
    lead     a paragraph between headline and story; a teaser is one of another story
    label    a short line that is no sentence: a call, a byline
"""

# /// script
# requires-python = ">=3.10"
# dependencies = ["requests>=2.32.4"]
# ///

from __future__ import annotations

import argparse
import codecs
import contextlib
import csv
import difflib
import email
import hashlib
import heapq
import http.client
import io
import ipaddress
import itertools
import json
import math
import os
import queue
import re
import shutil
import signal
import socket
import ssl
import stat
import sys
import tempfile
import threading
import time
import unicodedata
import warnings
import zlib
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache, cached_property, partial
from html import unescape as unescape_html
from itertools import chain, islice, takewhile
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname

import requests
import urllib3
from requests import Request, Response, Session
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar
from requests.exceptions import InvalidProxyURL, InvalidSchema
from requests.utils import DEFAULT_CA_BUNDLE_PATH, requote_uri, select_proxy
from urllib3.connection import HTTPConnection

__all__ = ["Article", "Row", "extract", "scrape"]


def words(text: str) -> frozenset[str]:
    """The set of the words of a text: 'a b' -> {'a', 'b'}."""
    return frozenset(text.split())


def phrases(text: str) -> list[str]:
    """The phrases of a table row: 'a b | c' -> ['a b', 'c']."""
    return text.split(" | ")


# ---- The nouns ---------------------------------------------------------------


class Article(NamedTuple):
    """What a page tells; a part that it does not tell is ""."""

    headline: str = ""
    body: str = ""  # paragraphs, joined by one newline
    published: str = ""  # ISO 8601, as the page declares or shows it
    author: str = ""  # several are joined by an Arabic comma


class Row(NamedTuple):
    """What became of one line: an article, or the error in its place."""

    url: str  # the line as it is used
    headline: str = ""
    body: str = ""
    published: str = ""
    author: str = ""
    error: str = ""  # "" for an article, else one of the list in README


class Page(NamedTuple):
    """One decoded HTML document, and what told its encoding."""

    html: str
    encoding: str
    encoding_source: str


class Manners(NamedTuple):
    """How we behave towards sites; the command line has an option for each."""

    jobs: int = 8  # hosts visited at once
    delay: float = 1.0  # seconds between two requests to a host
    timeout: float = 30.0  # seconds for one try of one page, to its last byte
    retries: int = 2  # after the first try
    user_agent: str = "Mozilla/5.0 (compatible; scrape-py/1.0)"
    ignore_robots: bool = False
    pages: str = ""  # the folder that keeps pages; "": none does


class ScrapeError(Exception):
    """Why a line gives no article, or a run no file, in words for the user."""

    def __init__(self, message: str, retry_seconds: float | None = None) -> None:
        super().__init__(message)
        self.retry_seconds = retry_seconds  # wait before a retry; None: none can help


# ---- The story ---------------------------------------------------------------


def scrape(
    urls: Iterable[str], hosts: dict[str, Host] | None = None, **manners: Any
) -> Iterator[Row]:
    """A Row for each line of a list, as each is done; closing the iterator ends the work.

    `manners` are those of Manners, by name; `hosts` is what is known of hosts, and learns.
    """
    if isinstance(urls, (str, bytes, os.PathLike)):
        raise TypeError("give a list of URLs or an open file: scrape([url])")
    return visited(lines_of(urls), {} if hosts is None else hosts, **manners)


def visited(
    lines: Iterable[str], hosts: dict[str, Host], **manners: Any
) -> Iterator[Row]:
    """As scrape(), of lines as lines_of() gives them."""
    trip = Trip(Manners(**manners), hosts)
    trip.lists = sorted(lanes_of(lines), key=len)  # pop() takes the longest first
    listed = sum(map(len, trip.lists))
    jobs = min(max(trip.manners.jobs, 1), len(trip.lists))
    done: queue.Queue[Row] = queue.Queue(jobs)

    def work() -> None:
        lane = None
        while lane := trip.next_lane(lane):
            for row in lane.rows():
                done.put(row)

    for _ in range(jobs):  # daemons: Ctrl-C waits for no server
        threading.Thread(target=work, daemon=True).start()
    try:
        for _ in range(listed):
            yield done.get()
    finally:
        trip.stop.set()
        while not done.empty():  # room for the last row of each thread
            done.get()


def lanes_of(lines: Iterable[str]) -> Iterable[list[str]]:
    """The lines by host, each once; saved pages are a lane too."""
    lanes: dict[str, list[str]] = defaultdict(list)
    for line in dict.fromkeys(lines):
        lanes[host_of(line)].append(line)
    return lanes.values()


def host_of(line: str) -> str:
    """The host that a line names, by any of its doors; "" for a saved page."""
    host = re.match(r"\w+://(?:[^/?#]*@)?(\[[^]/?#]*|[^/?#:]*)", line)
    name = host[1].lower() if host else ""
    if not name.isascii():
        with contextlib.suppress(UnicodeError):
            name = name.encode("idna").decode()
    return name.rstrip(".").removeprefix("www.")


def extract(html: str | bytes, url: str = "") -> Article:
    """The article of a news page in any language, maybe empty; no rule uses `url`."""
    return read(html if isinstance(html, str) else decode(html).html).article


def without_credentials(line: str) -> str:
    """A line as it may be shown: without a user and password before the host."""
    return re.sub(r"^(\w+://)[^/?#]*@", r"\1", line) if "@" in line else line


def checked_url(url: str, base: str = "") -> str:
    """A URL, or where a page at `base` leads to; ScrapeError if none of http or https."""
    with contextlib.suppress(requests.RequestException, ValueError):
        if re.match(r"(?i)[a-z]+://(/|$|.*[\s\"]https?://)", url):
            raise ValueError  # two URLs, or no host: urljoin() takes that of the base
        if base:
            url = urljoin(base, url.encode("latin-1").decode())
        url.encode()  # fails if it has a lone surrogate
        port = urlsplit(url).port  # requests would drop a 0
        parts = urlsplit(requests.Request("GET", url).prepare().url or "")
        (parts.hostname or "").encode("idna")  # no label is empty or over 63 letters
        if parts.scheme in ("http", "https") and port != 0:
            return url
    raise ScrapeError("bad redirect" if base else "not a URL")


# ---- List: files -> lines ----------------------------------------------------

# Blank, a comment, or what Excel writes above a table: 'sep=;'.
NO_LINE = re.compile("[\\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*(#|sep=|$)")
URL_COLUMNS = ("url", "link", "رابط", "الرابط")  # of which a table's header has one
# What people and programs put around a URL: quotation marks, brackets, commas.
QUOTES = "\"'`«»‹›“”„‟‘’‚‛ \t\ufeff"
BEFORE_URL, AFTER_URL = QUOTES + "<([{", QUOTES + ">)]},;،؛\r\n"
OPENED_BY = {")": "(", "]": "[", "}": "{", ">": "<", "»": "«", "”": "“"}
LABEL = re.compile(r'(?i)^((?!://).)*[\s:(<](?=https?://[^\s"]+$)')  # '1. ', '[title]('
NEXT_CELL = re.compile(r'\t|"[,;]|[,;]"')  # of a table without a header
SCHEME = re.compile(r"(?i)file://[^/?#]*([^?#]*)|\w+://")
HOST_AND_PATH = re.compile(r"(?i)www\.\w|\w[\w.-]*\.([^\W\d_]{2,}|xn--\w+)(:\d+)?/")


def lines_of(lines: Iterable[Any]) -> list[str]:
    """The lines of a list as they are used; of a table those in its column of URLs."""
    texts: Iterator[str] = map(str, lines)
    first = next((text for text in texts if not NO_LINE.match(text)), "")
    # No line has "\x1f", so that a URL below a lone "url" is all of its line.
    for delimiter in "" if "://" in first else "\x1f,;\t":
        names = [n.strip(QUOTES + "\r\n") for n in first.lower().split(delimiter)]
        if columns := [names.index(name) for name in URL_COLUMNS if name in names]:
            first, texts = "", iter(column(texts, columns[0], delimiter))
            break
    return [used(text) for text in chain([first], texts) if not NO_LINE.match(text)]


def column(texts: Iterable[str], place: int, delimiter: str) -> list[str]:
    """The cells of a table in one column."""
    csv.field_size_limit(2**31 - 1)  # bodies are long
    plain = [re.sub(r"[\0\r\n]+", "", text) for text in texts]  # else it fails
    plain.append(delimiter * place + "#")  # is lost if a quotation mark is left open
    cells: list[str] = []
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        strict = delimiter == "\t"  # where nothing has to be quoted
        rows = csv.reader(plain, delimiter=delimiter, quoting=quoting, strict=strict)
        with contextlib.suppress(csv.Error):
            cells = ["".join(row[place : place + 1]) for row in rows]
            if cells[-1] == "#":
                break
    return cells[:-1]


def used(line: str) -> str:
    """A line as it is used: the URL or path without what surrounds it, or as it was."""
    line = line.strip() if line.isascii() else EDGES.sub("", line)
    line = LABEL.sub("", line)
    bare = line.lstrip(BEFORE_URL)
    first, *others = NEXT_CELL.split(bare, maxsplit=1)
    bare = bare if "://" in "".join(others) else first
    url = bare.rstrip(AFTER_URL)
    for char in bare[len(url) :]:  # a bracket that the URL has opened is its own
        if url.count(OPENED_BY.get(char, char)) <= url.count(char):
            break
        url += char
    if found := SCHEME.match(url):
        return url2pathname(found[1]) if found[1] else url
    path = next(filter(os.path.isfile, (line, url)), "")
    return path or ("https://" + url if HOST_AND_PATH.match(url) else line)


# How files begin that are no text: .xlsx and .docx, .xls and .doc, .pdf, .rtf, .gz.
NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"\x1f\x8b")
PAGE_NAMES = (".html", ".htm", ".mhtml", ".mht")


def read_lists(names: Sequence[str]) -> list[str]:
    """The lines of lists, or the URLs and pages in their place; ScrapeError if none."""
    lines: list[str] = []
    for name in map(used, names):
        lines += [name] if "://" in name else read_list(name)
    if not lines:
        told = f"no URL in {' '.join(names)}" if names else "no list"
        raise ScrapeError(f"{told}; type: python scrape.py urls.txt")
    return lines


def read_list(name: str) -> list[str]:
    """The lines of a list; if it is a page, its name."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except FileNotFoundError:
        hint = meant(name, map(str, Path(name).parent.glob("*")))
        raise ScrapeError(f"{name}: no such file{hint}") from None
    except IsADirectoryError:
        raise ScrapeError(f"{name}: a folder; did you mean {name}/*.html?") from None
    if data.startswith(NO_TEXT):
        raise ScrapeError(f"{name}: no text; save it as CSV (Excel) or text (Word)")
    is_page = LOOKS_LIKE_HTML.match(data) or ARCHIVE.match(data)
    if name != "-" and (is_page or name.lower().endswith(PAGE_NAMES)):
        return [name]
    text = decode(data).html
    del data  # a list may be long
    return lines_of(re.split(r"[\r\n]+", text))


def meant(name: str, known: Iterable[str]) -> str:
    """A question after a name that is unknown: '; did you mean urls.txt?'."""
    near = difflib.get_close_matches(name, known, 1)
    return f"; did you mean {near[0]}?" if near else ""


# ---- Host: when it may be asked ----------------------------------------------

MAX_WAIT_SECONDS = 60.0  # of a Retry-After or Crawl-delay; sites ask for days
DEAD_HOST_FAILURES = 5  # lines in a row; guess, until logs of real outages tell
OUTAGE_SECONDS = 120.0  # of no answer to any of them: it is given up for this run
FIRST_REST_SECONDS = 4.0  # of a host that seems dead; each further one twice as long
NOT_TRIED = "not tried, as other pages of the host failed"


class Host:
    """What is known of a host, whichever line or redirect leads to it."""

    def __init__(self, delay: float) -> None:
        self.turn: Any = threading.Lock()  # held while it is asked
        self.delay = delay  # seconds between two requests; its Crawl-delay if longer
        self.ready_at = 0.0  # time.monotonic() when it may be asked again
        self.robots: dict[str, Robots] = {}  # by URL of robots.txt
        self.failed: dict[str, float] = {}  # lines without an answer since the last one
        self.given_up = ""  # the failure after which it was
        self.note = ""  # what a user has to know of it in the end

    def rest(self, error: ScrapeError) -> None:
        """Let it rest after a failure, ever longer, and give it up in the end."""
        now, seconds = time.monotonic(), error.retry_seconds or 0.0
        if (more := len(self.failed) - DEAD_HOST_FAILURES) >= 0:
            seconds = max(seconds, FIRST_REST_SECONDS * 2.0 ** min(more, 9))
            is_over = now - min(self.failed.values()) >= OUTAGE_SECONDS
            self.given_up = str(error) if is_over else ""
        self.ready_at = now + min(seconds, MAX_WAIT_SECONDS)

    def obey(self, source: str, robots: Robots) -> None:
        """Remember a robots.txt, and rest as long as it asks for, within reason."""
        self.robots[source] = robots
        if (delay := robots.crawl_delay) > MAX_WAIT_SECONDS:
            asked = f"{host_of(source)} asks for {delay:.0f} s between requests"
            self.note = f"{asked}; {MAX_WAIT_SECONDS:.0f} are left"
        self.delay = max(self.delay, min(delay, MAX_WAIT_SECONDS))
        self.ready_at = max(self.ready_at, time.monotonic() + self.delay)


class Trip:
    """What the lanes of a run share."""

    def __init__(self, manners: Manners, hosts: dict[str, Host]) -> None:
        self.manners, self.hosts = manners, hosts
        self.stop = threading.Event()
        self.reading = threading.Lock()  # held while a page is read: that takes memory
        self.asking: dict[str, threading.Lock] = {}  # held while a robots.txt is asked
        self.choosing = threading.Lock()  # held while a thread changes these two
        self.lists: list[list[str]] = []  # the lines of each lane that has not begun
        self.resting: list[tuple[float, int, Lane]] = []  # heap: when due, any number

    def host(self, url: str) -> Host:
        """What is known of the host of a URL."""
        return self.hosts.setdefault(host_of(url), Host(self.manners.delay))

    def next_lane(self, lane: Lane | None) -> Lane | None:
        """A lane that is due, in exchange for one that may not be done; None to end."""
        with self.choosing:
            if lane and lane.lines:
                heapq.heappush(self.resting, (lane.due, id(lane), lane))
            is_due = self.resting and self.resting[0][0] <= time.monotonic()
            if self.lists and not is_due:
                return Lane(self.lists.pop(), self)
            due, _, lane = heapq.heappop(self.resting) if self.resting else (0, 0, None)
        return None if self.stop.wait(due - time.monotonic()) else lane


# ---- Lane: line -> Page ------------------------------------------------------

BACK_OFF_SECONDS = (1.0, 15.0, 60.0)  # guess: a stumble, a restart, an outage
MAX_HOLD_SECONDS = 10.0  # guess: a thread waits so long before it takes another lane
MAX_REDIRECTS = 10  # http, https, www and a short link make 4
MAX_ROBOTS_BYTES = 500 * 1024  # RFC 9309 2.5
NOT_OF_ROBOTS = re.compile(r"host|certificate|proxy|.*(refused|private address)$")
HEADERS = {
    "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "ar,*;q=0.5",
    "Accept-Encoding": "gzip",  # and no other, as we decompress it
}


class Lane:
    """The visitor of one host's lines, of which those that fail come last, again."""

    def __init__(self, lines: Sequence[str], trip: Trip) -> None:
        self.trip, self.manners, self.host = trip, trip.manners, trip.host(lines[0])
        self.lines = deque((line, 0, 0.0) for line in lines)  # to do; tries, when due
        self.due = 0.0  # time.monotonic() when there is something to do
        self.line = ""  # in hand
        self.ends_at = 0.0  # time.monotonic() when the request in hand has to end
        self.public = False  # whether the line in hand has led to a public address
        self.headers = HEADERS | {"User-Agent": self.manners.user_agent}
        self.wire, self.cookies = Wire(), RequestsCookieJar()
        self.wire.lane = self
        self.settings_for = cache(settings_for)
        self.kept = kept_pages(self.manners.pages, lines[0])

    def rows(self) -> Iterator[Row]:
        """The Row of each line that is done, until there is long to wait."""
        with contextlib.closing(self.wire):
            while self.lines:
                *_, due = self.lines[0]
                self.due = 0.0 if self.host.given_up else max(self.host.ready_at, due)
                wait = self.due - time.monotonic()
                if wait > MAX_HOLD_SECONDS or self.trip.stop.wait(wait):
                    return
                line, tries, _ = self.lines.popleft()
                if row := self.row(line, tries):
                    yield row

    def row(self, line: str, tries: int) -> Row | None:
        """The row of a line, as every failure comes to it; None: it is tried again."""
        url = without_credentials(line)
        try:
            page = self.open(line)
            with self.trip.reading:
                return Row(url, *arabic_article(page))
        except ScrapeError as error:
            if error.retry_seconds is not None and tries < self.manners.retries:
                wait = max(error.retry_seconds, BACK_OFF_SECONDS[min(tries, 2)])
                due = time.monotonic() + min(wait, MAX_WAIT_SECONDS)
                self.lines.append((line, tries + 1, due))
                return None
            message = str(error).removesuffix(f": {NOT_TRIED}" if tries else "")
        except Exception as bug:  # noqa: BLE001  ours; it may cost a row, not the run
            message = f"internal error: {bug!r}"
        return Row(url, error=message)

    def open(self, line: str) -> Page:
        """The page that a line names, or ScrapeError."""
        if "://" not in line:
            return decode(*saved_page(line))
        self.line, self.public, url = line, False, checked_url(line)
        path = kept_path(self.manners.pages, line)
        if (kept := self.kept.get(path.name[-16:])) and kept.is_file():
            data, charset = saved_page(str(kept))
            return decode(data, charset or f"{kept.name}.".split(".")[1])
        response = self.get(url)
        if self.manners.pages:
            self.host.note = keep(path, response) or self.host.note
        return decode(response.content, str(response.encoding))

    def get(self, url: str, *, is_robots: bool = False) -> Response:
        """The page that a URL leads to, or else the answer for its robots.txt."""
        seconds = self.manners.timeout
        for _ in range(MAX_REDIRECTS + 1):
            if not (is_robots or self.manners.ignore_robots):
                self.ask_robots(url)  # maybe another host's, which has its own time
            response = self.request(url, seconds, is_robots)
            if response.is_redirect:
                target = response.headers["Location"]
            else:
                check_answer(response, is_robots)
                with self.trip.reading:
                    target = "" if is_robots else forward_of(response)
                if not target:
                    return response
            seconds = self.ends_at - time.monotonic()
            url = checked_url(target, response.url)
        raise ScrapeError("too many redirects")

    def request(self, url: str, seconds: float, is_robots: bool) -> Response:
        """The answer to one request, with its body."""
        host = self.trip.host(url)
        with host.turn:
            if host.given_up:
                raise ScrapeError(f"{host.given_up}: {NOT_TRIED}")
            if self.trip.stop.wait(host.ready_at - time.monotonic()):
                raise ScrapeError("interrupted")
            self.ends_at = time.monotonic() + seconds
            host.failed.setdefault(self.line, time.monotonic())  # until it answers
            try:
                with self.send(url) as response:
                    error = http_error(response, is_robots)
                    if error and error.retry_seconds:  # "try again later"
                        host.rest(error)
                    else:
                        host.failed.clear()
                    if not response.is_redirect:
                        read_body(response)
                    return response
            except FAILURES as error:
                failure = scrape_error(error)
                if host.failed:  # else it has answered before
                    host.rest(failure)
                raise failure from error
            finally:
                host.ready_at = max(host.ready_at, time.monotonic() + host.delay)

    def send(self, url: str) -> Response:
        """The answer to one request, its body still to come."""
        # Subtle: a Session would look into .netrc, and read the body of a redirect.
        request = Request("GET", url, self.headers, cookies=self.cookies).prepare()
        settings = self.settings_for(urljoin(url, "/"))
        response = self.wire.send(request, timeout=self.seconds_left(), **settings)
        extract_cookies_to_jar(self.cookies, request, response.raw)
        return response

    def ask_robots(self, url: str) -> None:
        """ScrapeError if robots.txt keeps us from a URL, or cannot be read."""
        host, source = self.trip.host(url), urljoin(url, "/robots.txt")
        with self.trip.asking.setdefault(source, threading.Lock()):
            if source not in host.robots:
                robots = Robots(self.robots_text(source), self.manners.user_agent)
                host.obey(source, robots)
        if not host.robots[source].allow(url):
            raise ScrapeError("robots.txt")

    def robots_text(self, source: str) -> str:
        """A robots.txt as far as RFC 9309 asks us to read it (2.3.1, 2.5)."""
        try:
            data = self.get(source, is_robots=True).content[:MAX_ROBOTS_BYTES]
        except ScrapeError as error:
            if error.retry_seconds is None and str(error).startswith("HTTP"):
                return ""  # not 429 or 5xx
            party = "" if NOT_OF_ROBOTS.match(str(error)) else "robots.txt: "
            raise ScrapeError(f"{party}{error}", error.retry_seconds) from error
        return data.decode("utf-8-sig", "replace")

    def meet(self, host: str, flags: int = 0) -> int:
        """How many addresses a host has; ScrapeError if a public one led to private."""
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=flags)
        is_open = any(is_public(str(address[0])) for *_, address in found)
        if self.public and not is_open:
            raise ScrapeError("bad redirect: to a private address")
        self.public = is_open
        return len(found)

    def seconds_left(self) -> float:
        """Until the request in hand has to end; TimeoutError after that."""
        if (seconds := self.ends_at - time.monotonic()) <= 0:
            raise TimeoutError
        return seconds


# ---- Wire: connections that keep the deadline --------------------------------


def settings_for(origin: str) -> dict[str, Any]:
    """The proxies and authorities that the environment names for a site (0.3 ms)."""
    return dict(Session().merge_environment_settings(origin, {}, True, None, None))


IS_ADDRESS = socket.AI_NUMERICHOST


class Wire(requests.adapters.HTTPAdapter):
    """What a lane's requests go over: connections of ours, also those to proxies."""

    lane: Lane

    def cert_verify(self, *args: Any) -> None:
        """Load no authorities for each connection anew (15 ms), as requests does."""

    def get_connection_with_tls_context(  # type: ignore[override]
        self, request: Any, verify: Any, **kw: Any
    ) -> Any:
        pool = super().get_connection_with_tls_context(request, True, **kw)
        by, kind = select_proxy(request.url, kw["proxies"]) or "", pool.ConnectionCls
        if not issubclass(kind, Connection):
            ours = {"lane": self.lane, "by": by}
            pool.ConnectionCls = type("", (Connection, kind), ours)
        if isinstance(pool, urllib3.HTTPSConnectionPool):
            pool.conn_kw["ssl_context"] = trusting(verify)
        if by:  # all that we know of the address is in the URL, in any spelling
            host = urlsplit(request.url).hostname or ""
            try:
                self.lane.meet("::1" if host == "localhost" else host, IS_ADDRESS)
            except (OSError, UnicodeError):  # it is a name
                self.lane.public = True
        return pool


class Connection(HTTPConnection):
    """The one place that sees every real connection, new or used again."""

    lane: Lane
    by: str  # the URL of the proxy, which may be anywhere, since the user chose it

    def _new_conn(self) -> socket.socket:
        addresses = 1 if self.by else self.lane.meet(self._dns_host)  # before we knock
        # urllib3 would give its whole timeout to each address of the host.
        self.timeout = self.lane.seconds_left() / addresses
        sock = super()._new_conn()
        sock.settimeout(self.lane.seconds_left())  # for the TLS handshake
        return sock

    def putrequest(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is None:
            self.connect()
        if not self.by:  # the name may lead elsewhere now, or the connection is old
            self.lane.meet(self.sock.getpeername()[0], IS_ADDRESS)
        super().putrequest(*args, **kwargs)

    def response_class(self, sock: socket.socket, **kwargs: Any) -> Any:  # type: ignore
        # The timeout of requests bounds only the gap between two bytes, so that a
        # server which drips them would keep us for ever.
        answer = Answer(sock, **kwargs)
        stream: Any = answer.fp.raw
        read = stream.readinto

        def read_in_time(buffer: Any) -> Any:
            sock.settimeout(self.lane.seconds_left())
            size = read(buffer)
            sock.settimeout(self.lane.seconds_left())  # for TLS behind a proxy
            return size

        stream.readinto = read_in_time
        return answer


HEAD_LINE = re.compile(rb"[!-9;-~]+:|[ \t]")  # 'Name: value', or its rest
EARLY = re.compile(rb"HTTP/1\.\d 10[0-3]\b")  # before the answer: a hint, "go on"


class Answer(http.client.HTTPResponse):
    """An answer whose head is read as browsers read it.

    http.client would take all behind a broken line for the body, whose length and
    coding it then does not know, and of interim answers it skips only "100 Continue".
    """

    def begin(self) -> None:
        stream: Any = self.fp
        lines, status = iter(partial(stream.readline, 65537), b""), b"HTTP/1.1 100"
        while EARLY.match(status):
            status = next(lines, b"")
            rest = islice(lines, 999)  # of which http.client takes 100
            head = [*takewhile(lambda line: line not in (b"\r\n", b"\n"), rest)]
        whole = b"".join([status, *filter(HEAD_LINE.match, head)])
        whole = re.sub(rb"\r(?!\n)", b" ", whole)  # would end it for email.parser
        self.fp = cast(Any, io.BytesIO(whole))
        try:
            super().begin()
        finally:
            self.fp = stream


@cache
def trusting(authorities: str | bool) -> ssl.SSLContext:
    """The TLS settings that trust a file or folder, or requests' own, read once."""
    context = urllib3.util.ssl_.create_urllib3_context()
    path = DEFAULT_CA_BUNDLE_PATH if authorities is True else str(authorities)
    try:
        context.load_verify_locations(*(None, path) if os.path.isdir(path) else (path,))
    except OSError as error:  # ours, not the site's
        raise ScrapeError(f"certificate: cannot read {path}") from error
    return context


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet (IANA's registries)."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None) or ip
    return ip.is_global and not ip.is_multicast


# ---- Answer: what comes back, or why nothing does ----------------------------

MAX_PAGE_BYTES = 5_000_000  # decompressed; the longest of our corpus has 1.3 million
MAX_MEMBERS = 100  # of a gzip file; servers send one, a bomb may have a million
GZIP = b"\x1f\x8b"


def read_body(response: Response) -> None:
    """Read the body, decompressed and not all of a long one, and the charset told."""
    read = partial(response.raw.read, MAX_PAGE_BYTES + 1, False)
    data = b"".join(islice(iter(read, b""), 2))  # the second tells whether it is whole
    coding = response.headers.get("Content-Encoding", "").lower()
    # What one server has compressed, another may compress again.
    body = inflated(inflated(data, is_zlib="deflate" in coding))
    told = response.headers.get("Content-Type", "")
    charset = re.search(r"(?i)charset\s*=\s*[\"']?([\w.:-]+)", told)
    response._content, response.encoding = body, charset[1] if charset else ""


def inflated(data: bytes, *, is_zlib: bool = False) -> bytes:
    """Decompressed data; IncompleteRead if it is cut, which urllib3 does not notice."""
    # Servers forget to say that a page is compressed, or say it of one that is not.
    if not (data.startswith(GZIP) or (data and is_zlib)):
        return data
    body, wbits = b"", 47 if data[:1] in b"\x1fx" else -15  # RFC 1951 alone
    for _ in range(MAX_MEMBERS):
        member = zlib.decompressobj(wbits)
        body += member.decompress(data, MAX_PAGE_BYTES + 1 - len(body))
        data = member.unused_data
        if len(body) > MAX_PAGE_BYTES or (member.eof and not data.startswith(GZIP)):
            return body
    raise http.client.IncompleteRead(body)


# What requests and what it is built on raise, where a server or the line is at fault.
FAILURES = (
    *(OSError, ValueError, zlib.error),
    *(http.client.HTTPException, urllib3.exceptions.HTTPError),
)
# How a failure reads in the CSV, and the seconds before a retry that may mend it. The
# first kind decides, so that a kind stands before the one it derives from.
CAUSES: tuple[Any, ...] = (
    (InvalidProxyURL, "proxy: not a URL", None),
    (InvalidSchema, "proxy: for SOCKS install requests[socks]", None),
    (socket.gaierror, "host not found", 0),  # or the line is down for a moment
    (ssl.SSLCertVerificationError, "certificate", None),
    (ssl.SSLError, "connection failed: TLS", 0),
    (TimeoutError, "timeout", 0),
    (ConnectionRefusedError, "connection failed: refused", 0),
    ((ConnectionError, http.client.IncompleteRead), "connection failed: cut off", 0),
    (Exception, "connection failed", 0),
)
PYSOCKS_ERRORS = words("ProxyConnectionError GeneralProxyError SOCKS5AuthError")


def scrape_error(error: BaseException, *, is_proxy: bool = False) -> ScrapeError:
    """What went wrong between us and a server or proxy, by an error's first cause."""
    is_proxy |= isinstance(error, requests.exceptions.ProxyError)
    while error.__context__:
        error = error.__context__
        is_proxy |= type(error).__name__ in PYSOCKS_ERRORS
    message, wait = next(told for kind, *told in CAUSES if isinstance(error, kind))
    if isinstance(error, ssl.SSLError) and error.reason and wait is not None:
        message += f": {error.reason.replace('_', ' ').lower()}"
    if is_proxy and message != "timeout":  # which may be the site's
        status = re.search(r"Tunnel connection failed: (\d+)", str(error))
        detail = f"HTTP {status[1]}" if status else message.split(": ")[-1]
        message = f"proxy: {detail}"
    return ScrapeError(message, wait)


def http_error(response: Response, is_for_all: bool = False) -> ScrapeError | None:
    """What a status other than 200 says; the wait is 0.0 if other pages may do better."""
    status = response.status_code
    if status in (200, 203):
        return None
    seconds = 1.0 if is_for_all or status in (429, 502, 503, 504) else 0.0
    with contextlib.suppress(urllib3.exceptions.HTTPError, ValueError, OverflowError):
        seconds = max(seconds, urllib3.Retry().get_retry_after(response.raw) or 0.0)
    may_mend = status == 429 or status >= 500
    message = f"{'proxy: ' * (status == 407)}HTTP {status}"
    return ScrapeError(message, seconds if may_mend else None)


# How HTML begins where no type is told (after WHATWG MIME Sniffing 7.1).
LOOKS_LIKE_HTML = re.compile(
    rb"(?i)[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?<(!--|(!doctype\s+html|html|head|body|"
    rb"title|meta|link|style|script|iframe|table|div|font|h1|p|br|b|a)[\s>])"
)
FIRST_TITLE = re.compile(r"<title[^<>]*>\s*([^<]*)")
# Pages that want proof of a person with a browser: how their first title begins, a
# header, or what is in them.
WALLS = {
    "Cloudflare": "title:just a moment | title:attention required | title:لحظة | cf-mitigated:",
    "AWS": "title:human verification | x-amzn-waf-action: | awswafcookiedomainlist",
    "Sucuri": "title:sucuri website firewall | x-sucuri-block: | sucuri_cloudproxy",
    "Imperva": "incapsula incident id | _incapsula_resource",
    "PerimeterX": "title:access to this page has been denied | px-captcha",
    "Akamai": "title:access denied | sec-if-cpt-container | errors.edgesuite.net",
    "DataDome": "captcha-delivery.com",
    "DDoS-Guard": "title:ddos-guard",
    "in Arabic": "title:أثبت أنك | title:تحقق من أنك | title:التحقق من أنك | أنك لست روبوت",
}
MAX_WALL_CHARS = 20_000  # guess, until walls are collected: stories hold such words


def is_wall(response: Response) -> bool:
    """Whether a page is one of WALLS."""
    text = response.content.decode("utf-8", "replace").lower()
    page, title = text if len(text) < MAX_WALL_CHARS else "", FIRST_TITLE.search(text)
    shown = "title:" + unescape(title[1] if title else "")
    names = [f"{name.lower()}:" for name in response.headers]
    signs = chain(*map(phrases, WALLS.values()))
    return any(s in names or s in page or shown.startswith(s) for s in signs)


def check_answer(response: Response, is_robots: bool) -> None:
    """ScrapeError if an answer is no page, or for a robots.txt none at all."""
    if not is_robots and is_wall(response):
        raise ScrapeError(f"blocked: HTTP {response.status_code}")
    if error := http_error(response):
        raise error
    if is_robots:
        return
    if len(response.content) > MAX_PAGE_BYTES:
        raise ScrapeError("too large")
    media_type = response.headers.get("Content-Type", "").lower().partition(";")[0]
    media_type = tidy(media_type)
    if "html" not in media_type and not LOOKS_LIKE_HTML.match(response.content):
        raise ScrapeError(f"not HTML: {media_type or 'no type given'}")


META_REFRESH = re.compile(rb"(?i)http-equiv\s*=\s*[\"']?\s*refresh")
# '0; url=/story', as browsers read it (WHATWG HTML 4.2.5.3), in at most 5 seconds.
REFRESH = re.compile(
    r"(?i)\s*(?=[0-9.])0*[0-5]?(?![0-9])[0-9.]*[\s;,]\s*[;,]?\s*(?:url\s*=\s*)?['\"]?([^'\"]*)"
)


def forward_of(response: Response) -> str:
    """Where a page leads to that holds no article itself, as a Location is; or ""."""
    header = response.headers.get("Refresh", "")
    if not (header or META_REFRESH.search(response.content)):
        return ""
    html = decode(response.content, str(response.encoding)).html
    metas = Parser(html).witnesses.told["refresh"]
    told = [header, *(meta.encode().decode("latin-1") for meta in metas)]
    targets = (found[1].strip() for found in map(REFRESH.match, told) if found)
    target = next(targets, "")
    return "" if target and extract(html).body else target


# ---- Saved: path -> page -----------------------------------------------------

# An .mhtml of Chrome.
ARCHIVE = re.compile(
    rb"(?is)(from|mime-version|snapshot-[a-z-]+|content-type):.{,4000}?multipart/related"
)
INLINED = re.compile(rb"(;base64,)[\w+/=%]+")  # a picture within a page
MAX_SAVED_BYTES = 10 * MAX_PAGE_BYTES  # of a file, with its pictures


def saved_page(path: str) -> tuple[bytes, str]:
    """The page in a file and the charset that an archive tells, or ScrapeError."""
    try:
        if not Path(path).is_file():  # a pipe would keep us for ever
            raise FileNotFoundError
        with open(path, "rb") as file:
            data = file.read(MAX_SAVED_BYTES)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise ScrapeError("not a URL") from error
    if ARCHIVE.match(data):
        for part in email.message_from_bytes(data).walk():
            if part.get_content_type() == "text/html":
                page = cast(bytes, part.get_payload(decode=True))
                return page, part.get_content_charset("")
    page = INLINED.sub(rb"\1", data) if len(data) > MAX_PAGE_BYTES else data
    if len(page) > MAX_PAGE_BYTES or len(data) == MAX_SAVED_BYTES:
        raise ScrapeError("too large")
    return page, ""


# ---- Kept: pages of earlier runs ---------------------------------------------

MAX_NAME_BYTES = 80  # of a URL in a file's name; file systems take 143 or more


def kept_path(pages: str, line: str) -> Path:
    """Where a line's page is, without its end: HOST/what-people-know-it-by-HASH."""
    host = re.sub(r"[^\w.-]", "-", host_of(line))[:MAX_NAME_BYTES].strip("-.")
    # Windows takes no 'con' and no 'con.example'.
    host = re.sub(r"^(?=(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))", "-", host)
    url = without_credentials(line)
    known = re.sub(r"\W+", "-", unquote(re.sub("^.*?://[^/?#]*", "", url)).lower())
    known = known.strip("-").encode()[:MAX_NAME_BYTES].decode("utf-8", "ignore")
    digest = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()
    return Path(pages, host, f"{known.strip('-')}-{digest[:16]}".lstrip("-"))


def kept_pages(pages: str, line: str) -> dict[str, Path]:
    """The pages that are kept of a line's host, by the HASH in their names."""
    folder = kept_path(pages, line).parent
    with contextlib.suppress(OSError):  # there is none, or it cannot be read
        found = folder.iterdir() if pages else ()
        return {path.name.partition(".")[0][-16:]: path for path in found}
    return {}


def keep(path: Path, response: Response) -> str:
    """Keep a page as it was sent, whole or not at all; why not, or ""."""
    charset = codec_of(str(response.encoding))
    name = ".".join(filter(None, [path.name, charset, "html"]))
    part = path.with_name(f".{name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(response.content)
        os.replace(part, path.with_name(name))
    except (OSError, ValueError) as error:  # ValueError: a name in ASCII only
        with contextlib.suppress(OSError):
            part.unlink()
        return f"pages not kept: {error}"
    return ""


# ---- Robots: what robots.txt allows ------------------------------------------

# 'User-agent: *WordPress*' speaks to WordPress, and not to all.
AGENT_LINE = re.compile(r"(?im)^[ \t]*user-agent[ \t]*:[ \t]*(\*(?![^\s#])|[a-z_-]*).*")
RULE_LINE = re.compile(r"(?im)^[ \t]*(dis)?allow[ \t]*:([^#\n]*)")
DELAY_LINE = re.compile(r"(?im)^[ \t]*crawl-delay[ \t]*:[ \t]*(\d{1,9}(?:\.\d+)?)\b")


class Robots:
    """What a robots.txt says to the robot of a User-Agent (RFC 9309)."""

    def __init__(self, text: str, user_agent: str) -> None:
        groups: dict[str, set[str]] = defaultdict(set)  # agent -> lines with its rules
        rules = ""
        # An agent without rules of its own shares those of the next one.
        _, *parts = AGENT_LINE.split(text.replace("\r", "\n"))
        for agent, lines in zip(parts[-2::-2], parts[::-2]):  # from the last
            has_rules = RULE_LINE.search(lines) or DELAY_LINE.search(lines)
            rules = lines if has_rules else rules
            groups[agent.lower()].add(rules)
        product = re.findall(r"(?:^|compatible;\s*)([a-z_-]*)", user_agent.lower())[-1]
        mine = "\n".join(groups.get(product, groups["*"]))
        found = ((no, path.strip()) for no, path in RULE_LINE.findall(mine))
        self.rules = [(normal_path(path), not no) for no, path in found if path]
        self.crawl_delay = max(map(float, DELAY_LINE.findall(mine)), default=0.0)

    def allow(self, url: str) -> bool:
        """Whether a URL may be fetched: the longest rule decides, Allow first."""
        path = "/" + re.split("://[^/?#]*/?", url, maxsplit=1)[-1].partition("#")[0]
        path = normal_path(path).replace("*", "%2A").replace("$", "%24")  # as in rules
        hits = [(len(rule), free) for rule, free in self.rules if is_under(path, rule)]
        return max(hits, default=(0, True))[1]


def normal_path(path: str) -> str:
    """A path with one spelling for a character: '/أ%d8%a7%41' -> '/%D8%A3%D8%A7A'."""
    return re.sub("%..", lambda match: match[0].upper(), requote_uri(path))


def is_under(path: str, rule: str) -> bool:
    """Whether a path begins as a rule says: "*" is any text, "$" the path's end."""
    rest = f"^{path}$"  # two letters that are encoded in both
    rule = "^" + rule[:-1].replace("$", "%24") + rule[-1:]
    for part in filter(None, rule.split("*")):
        _, found, rest = rest.partition(part)  # as early as it can be
        if not found:
            return False
    return True


# ---- Decode: bytes -> HTML ---------------------------------------------------

ISO_8859_6 = re.compile(r"(cs)?iso-?8859-?6-?[ei]?")  # as Python does not know it
TEXT_CODECS = re.compile(r"utf-8|cp125\d|iso8859-\d+")
META_CHARSET = re.compile(rb"(?i)<meta[^>]{0,300}?charset\s*=[\s\"']*([\w.:-]+)")
META_BYTES = 8192  # WHATWG looks at 1,024; pages of our corpus have it at 3,000
# Of all multi-byte characters: one in 48 KB was seen; Arabic in windows-1256 is broken
# in nearly all.
MAX_BROKEN_SHARE = 0.25
MIN_ZERO_SHARE = 0.05  # of bytes; a space a word alone makes 0.07 in UTF-16
# Western letters, read as windows-1256, give single Arabic letters and no such runs.
ARABIC_RUN = re.compile("[\u0621-\u0652]{3,}")


def decode(data: bytes, header: str = "") -> Page:
    """A page from its bytes and the charset that HTTP tells, if they bear that out."""
    start = data[:META_BYTES]
    odd, even = start[1::2].count(0), start[::2].count(0)
    codecs_16 = ("utf-16-le", odd, even), ("utf-16-be", even, odd)
    for codec, zeros, others in (("utf-8", 0, 0), *codecs_16):
        if data.startswith("\ufeff".encode(codec)):
            return Page(data.decode(codec, "replace")[1:], codec, "byte order mark")
        if zeros > MIN_ZERO_SHARE * len(start) > 9 * others:
            return Page(data.decode(codec, "replace"), codec, "its bytes")
    told, source = codec_of(header), "HTTP header"
    if not told and (meta := META_CHARSET.search(data, 0, META_BYTES)):
        told, source = codec_of(meta[1].decode()), "<meta>"
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    high = len(data.translate(None, bytes(range(128))))  # bytes that are not ASCII
    codec = told
    if broken <= MAX_BROKEN_SHARE * (len(data) - len(text)):
        codec = "utf-8"
    elif not re.search(rb"[\x80-\x9f]", data) and (  # which it leaves unused
        told == "iso8859-6"
        or (not told and data.count(b"\xc7\xe4") > 9 + 3 * data.count(b"\xc7\xe1"))
    ):  # how 'ال' reads in it, and in windows-1256
        codec = "iso8859-6"
    elif 2 * len("".join(ARABIC_RUN.findall(data.decode("cp1256")))) >= high:
        codec = "cp1256"
    elif told in ("", "utf-8"):
        codec = told = "cp1252"
        source = "nothing better"
    source = source if codec == told else "its bytes"
    return Page(data.decode(codec, "replace"), codec, source)


def codec_of(label: str) -> str:
    """Python's name for a charset label: 'Windows-1256' -> 'cp1256'; "" for none."""
    label = label.strip().lower().removeprefix("x-")  # x-cp1256
    try:
        name = codecs.lookup(ISO_8859_6.sub("iso8859-6", label)).name
    except (LookupError, ValueError):  # ValueError: a NUL in it
        return ""
    name = "cp1252" if name in ("ascii", "iso8859-1") else name  # as WHATWG has it
    return name if TEXT_CODECS.fullmatch(name) else ""


# ---- Blocks and boxes --------------------------------------------------------
#
# A page is read into its blocks, the runs of text without a line break, each in the box
# of an element. What lies in a box are the blocks of places start .. end - 1.

HEADINGS = words("h1 h2 h3 h4 h5 h6")
HEADLINE_NAMES = words("headline heading title")
LINES = HEADINGS | words("li dt dd blockquote summary tr")  # short also inside a story
# Elements whose content is no text to read; they end no line.
SILENT = words(
    """audio button canvas datalist dialog map math noscript object script select svg
    template video"""
)


class Box:
    """A block-level element."""

    def __init__(self, tag: str, attributes: str, parent: Box | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.depth: int = parent.depth + 1 if parent else 1  # boxes from the root
        self.silent: bool = tag in SILENT or bool(parent and parent.silent)
        # A page has the same attributes often.
        self.names_in: Any = parent.names_in if parent else cache(names_in)
        styled = "white-space" in attributes.lower()
        keeps = tag == "pre" or (styled and "pre" in self.names)
        self.keeps_lines: bool = keeps or bool(parent and parent.keeps_lines)
        self.in_line = False  # whether it lies within a line of text
        self.start = self.end = 0  # place of its first block, and behind its last one

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The words of its class, id, role and itemprop."""
        return cast("tuple[str, ...]", self.names_in(self.attributes, self.tag))

    @cached_property
    def style(self) -> tuple[str, ...]:
        """What it shares with the boxes that look like it: its tag and its names."""
        return (self.tag, *self.names)

    @cached_property
    def kind(self) -> str:
        """The kind of furniture that it is named as, "" for none."""
        kind = next(filter(None, map(FURNITURE.get, (*self.names, self.tag))), "")
        # Sub-headings have names for a table of contents, and stand in no list.
        is_named_for_list = self.tag in HEADINGS and kind in ("tags", "navigation")
        return "" if is_named_for_list else kind

    @property
    def places(self) -> range:
        """The places of its blocks."""
        return range(self.start, self.end)

    def outward(self) -> Iterator[Box]:
        """The box itself and those around it."""
        box: Box | None = self
        while box:
            yield box
            box = box.parent

    def holds(self, box: Box) -> bool:
        """Whether it is around all that another box holds."""
        return self.start <= box.start and box.end <= self.end


MAX_KNOWN = 300  # characters; headlines and names are not longer
SENTENCE_END = re.compile(r"[.!?؟…:][\W_]*$")  # also before quotation marks
SENTENCE_CHARS = 60  # a line of this length is text and no label
LABEL_CHARS = 15  # a line below is a label; with 25, questions in interviews were lost
MAX_VOTE_CHARS = 350  # one long block is not to outvote many short ones


class Block:
    """A run of text without a line break."""

    def __init__(self, text: str, box: Box, link_share: float, place: int) -> None:
        self.text = text  # as tidy() leaves it, never empty
        self.box = box  # the innermost one
        self.link_share = link_share  # of its characters, 0.0 .. 1.0
        self.place = place  # number in page order
        # In a full stop or the like; a longer end would take long to look at.
        self.ends_sentence = bool(SENTENCE_END.search(text[-9:]))
        long = len(text) >= SENTENCE_CHARS
        ends = self.ends_sentence and len(text) >= LABEL_CHARS
        # Whether it is long enough for a sentence, or ends like one.
        self.is_sentence = (long and ends) if box.tag in HEADINGS else (long or ends)

    @cached_property
    def folded(self) -> str:
        """Its start, folded."""
        return fold(self.text[:MAX_KNOWN])

    @property
    def vote(self) -> float:
        """How strongly it speaks for its boxes, in hundreds of characters."""
        if self.link_share > 0.5:
            return -0.6
        if len(self.text) < LABEL_CHARS:
            return -0.25
        chars = min(len(self.text), MAX_VOTE_CHARS)
        return chars / (100 if self.ends_sentence else 250)

    @property
    def is_item(self) -> bool:
        """Whether it is marked as one of a list, by its element or a dash."""
        return self.box.tag == "li" or self.text.startswith(("- ", "– ", "• ", "* "))


# ---- Tags: what attributes tell ----------------------------------------------

ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?"""
)
NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")  # 'relPost-x2' -> rel, Post, x
# Classes that tell what a page is about or has elsewhere: 'has-toc', 'category-video'.
NO_NAMES = re.compile(r"(?i)(?<!\S)(?:has|no|not|with|without|category|tag)[-_]\S*")
MAX_NAME_CHARS = 1000  # of an element's class, id and so on; 500 changes no page


def attributes_of(markup: str) -> dict[str, str]:
    """A start tag's attributes: ' Class="a b" id=c>' -> {'class': 'a b', 'id': 'c'}."""
    found = ATTRIBUTE.findall(markup)
    return {name.lower(): unescape("".join(value)) for name, *value in found}


def is_link(attributes: str, box: Box) -> bool:
    """Whether an <a> in a box links, and does not only mark a place."""
    if "href=" in attributes and box.tag not in HEADINGS:
        return True
    given = attributes_of(attributes)
    if href := given.get("href"):
        return not (box.tag in HEADINGS and re.match("#.", href))
    return given.keys().isdisjoint(("name", "id"))


def names_fact(attributes: str) -> bool:
    """Whether an element's attributes may say that it holds the date or the author."""
    a = attributes  # one by one, as a regular expression takes ten times as long
    return "date" in a or "ublish" in a or "uthor" in a or "riter" in a


def names_in(attributes: str, tag: str = "") -> tuple[str, ...]:
    """The words that name an element, and "hidden" or "pre" if its style says so."""
    given = attributes_of(attributes)
    given["class"] = NO_NAMES.sub("", given.get("class", ""))
    if tag in HEADINGS or tag == "section":
        given.pop("id", None)  # made of the heading's words: <h2 id=social-media>
    named = " ".join(given.get(key, "") for key in ("class", "id", "role", "itemprop"))
    found = map(str.lower, NAME_WORD.findall(named[:MAX_NAME_CHARS]))
    names = [name for name in found if name != "hidden"]  # as overflow-hidden
    style = "".join(given.get("style", "").lower().split())
    names += ["hidden"] * ("hidden" in given or "display:none" in style)
    names += ["pre"] * ("white-space:pre" in style)
    return tuple(names)


# ---- Elements: how tags are cut, and what they do ----------------------------

# All that is no text, as a browser cuts it (WHATWG HTML 13.2.5):
#   '<p class=x>a<br>b<!-- c -->' -> '<p class=x>', '<br>', '<!-- c -->'
# Subtle: nothing here can fail once it has begun, since each piece may also end with
# the page; so any page takes linear time, which html.parser promises on few Pythons.
# A quoted ">" is seen in the first 500 attributes only, which bounds the memory.
TOKEN = re.compile(
    r"""
    <(/?)([a-z][^\s/>]*)
      ((?:[^>=]+ | =\s*(?:"[^"]*(?:"|\Z) | '[^']*(?:'|\Z))?){0,500} [^>]*(?:>|\Z))
  | <!--(?:-?>|.*?(?:--!?>|\Z))
  | <[!?/][^>]*(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE | re.ASCII,
)
# Elements whose content is no markup -> its end.
RAW_ENDS = {
    tag: re.compile(rf"(?ia)</{tag}(?=[\s/>])[^>]*(?:>|\Z)")
    for tag in words("script style textarea title iframe noframes noembed xmp")
}

# Elements that begin a new line and end an open <p> (WHATWG HTML 13.2.6.4.7, 15.3).
BLOCKS = HEADINGS | words(
    """address article aside blockquote body caption center col colgroup dd details
    dialog dir div dl dt fieldset figcaption figure footer form frame frameset head
    header hgroup hr html legend li main menu nav ol p pre search section summary table
    tbody td tfoot th thead tr ul"""
)
# Elements within a line of text. What is in neither list (<o:p>, <amp-img>, <app-news>)
# is so in a paragraph or heading, and a box of its own elsewhere.
INLINE = words(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark
    nobr output picture q rb rp rt ruby s samp small span strike strong sub sup time tt
    u var"""
)
# Elements without content, and those whose tags pages leave out, make no box.
VOID = words("area base br embed img input link meta param source track wbr")
NO_BOX = words("body col frame head hr html")
# Start tag -> the elements that it ends if they are open, and the elements within which
# they are looked for: <li> ends an <li> of the same list (WHATWG HTML 13.2.6.4.7).
IMPLIED_ENDS = {
    "li": (words("li"), words("ul ol menu")),
    "dt": (words("dt dd"), words("dl")),
    "dd": (words("dt dd"), words("dl")),
    "tr": (words("tr"), words("table")),
    "td": (words("td th"), words("tr table")),
    "th": (words("td th"), words("tr table")),
}
# End tag -> the elements out of which it does not reach. All others stay in their cell.
CELL, TABLE = words("td th"), words("table")
END_STAYS_IN = {"table": words(""), "tr": TABLE, "td": TABLE, "th": TABLE}
MAX_MARKUP = 600  # looked at behind a tag for date or author; 300 changes a page
MAX_TOKENS = 50_000  # and lines; the rest is not read; the most in our corpus is 8,227
MAX_DEPTH = 128  # of boxes, deeper ones are none; 90 unclosed <div> were seen


# ---- Parse: HTML -> Blocks ---------------------------------------------------


class Parser:
    """Reads a page into its blocks and witnesses, in one pass."""

    def __init__(self, html: str) -> None:
        self.blocks: list[Block] = []
        self.witnesses = Witnesses()
        self.box = Box("html", "", None)  # the innermost open one
        self.pieces: list[str] = []  # text of the block in hand
        self.link_chars = 0  # of the block in hand
        self.link_depth = 0  # of the box where the open <a> began; 0: none is open
        position = 0
        for _ in range(MAX_TOKENS):
            if not (token := TOKEN.search(html, position)):
                break
            start, end = token.span()
            if start > position:
                text = html[position:start]
                if self.pieces or not text.isspace():
                    self.text(text)
            position = end
            slash, tag, attributes = token.groups()
            tag = tag and tag.lower()
            in_picture = tag in ("style", "title") and attributes.endswith("/>")
            if slash:
                self.end(tag)
            elif tag in RAW_ENDS and not in_picture:
                close = RAW_ENDS[tag].search(html, end)
                self.raw(tag, attributes, html[end : close.start() if close else None])
                position = close.end() if close else len(html)
            elif tag:
                self.start(tag, attributes)
                if names_fact(attributes):
                    behind = html[end : end + MAX_MARKUP]
                    mark = len(self.blocks), self.box, tag, attributes, behind
                    self.witnesses.marks.append(mark)
        more = TOKEN.search(html, position)
        self.text(html[position : more.start() if more else None])
        self.end_block()
        for box in self.box.outward():
            box.end = len(self.blocks)

    def raw(self, tag: str, attributes: str, content: str) -> None:
        if not self.box.silent:  # as the <title> of a picture is
            self.witnesses.add_raw(tag, attributes, content)
        comment = content.rpartition("-->")[2].partition("<!--")[2]
        nested = tag == "script" and "<script" in comment.lower()
        if nested and self.box.depth < MAX_DEPTH:  # WHATWG: double escaped
            self.box = Box(tag, "", self.box)  # it goes on, to the next </script>
            self.box.in_line = True

    def text(self, text: str) -> None:
        box = self.box
        if box.silent:
            return
        if box.keeps_lines and "\n" in text:
            *lines, text = text.split("\n")
            for line in lines:
                self.text(line)
                self.end_block()
        text = unescape(text)
        self.pieces.append(text)  # as it is: there is no space in <b>ال</b>كتاب
        if self.link_depth:
            self.link_chars += len(text.strip())

    def end_block(self) -> None:
        full = len(self.blocks) >= MAX_TOKENS
        if self.pieces and not full and (text := tidy("".join(self.pieces))):
            share, place = min(1.0, self.link_chars / len(text)), len(self.blocks)
            self.blocks.append(Block(text, self.line_box(), share, place))
        self.pieces.clear()
        self.link_chars = 0

    def line_box(self) -> Box:
        """The innermost open box that is none within a line."""
        box = self.box
        while box.in_line and box.parent:
            box = box.parent
        return box

    def start(self, tag: str, attributes: str) -> None:
        box = self.box
        if tag == "a":
            self.link_depth = box.depth if is_link(attributes, box) else 0
        elif tag == "meta":
            self.witnesses.add_meta(attributes_of(attributes))
        elif tag == "br" and self.line_box().tag in HEADINGS:
            self.pieces.append(" ")
        elif tag == "br":
            self.end_block()
        is_inline = tag in INLINE and not box.silent
        if is_inline and not self.hides(attributes):
            return  # it makes no box
        if tag in VOID or (tag in ("svg", "math") and attributes.endswith("/>")):
            return
        if tag in BLOCKS and box.tag in INLINE and self.line_box().tag == "p":
            self.start_line(tag)  # which ends what is hidden in the <p>
            box = self.box
        in_text = box.in_line or box.tag == "p" or box.tag in HEADINGS
        may_be_in_line = in_text or tag in INLINE or tag in SILENT
        in_line = box.silent or (may_be_in_line and tag not in BLOCKS)
        if not in_line:
            self.start_line(tag)
        if tag in NO_BOX or box.depth >= MAX_DEPTH:
            return
        self.box = Box(tag, attributes, self.box)
        self.box.start = len(self.blocks)
        self.box.in_line = in_line
        if is_inline:
            self.box.silent = True
        elif "shadowrootmode" in attributes:  # of a <template>, which a browser shows
            self.box.silent = box.silent

    def hides(self, attributes: str) -> bool:
        """Whether an element is hidden by its attributes."""
        may = "hidden" in attributes or "display" in attributes
        return may and "hidden" in names_in(attributes)

    def start_line(self, tag: str) -> None:
        """Begin a line, and end the boxes that a block-level tag ends unsaid."""
        if self.pieces:
            self.end_block()
        line = self.line_box()
        if line.tag == "p" or {tag, line.tag} <= HEADINGS:
            self.leave(line)
        if tag in IMPLIED_ENDS:
            ends, within = IMPLIED_ENDS[tag]
            self.leave(self.open_box(ends, within))

    def end(self, tag: str) -> None:
        if tag == "a":
            self.link_depth = 0
        if tag in INLINE and not self.box.silent:
            return  # it has no box
        box: Box | None = self.box
        if self.box.tag != tag:
            tags = HEADINGS if tag in HEADINGS else {tag}
            box = self.open_box(tags, END_STAYS_IN.get(tag, CELL))
        if box and not box.in_line or not box and tag in BLOCKS and not self.box.silent:
            self.end_block()
        self.leave(box)

    def open_box(self, tags: Container[str], within: Container[str]) -> Box | None:
        """The innermost open box of these tags, if it lies within those."""
        for box in self.box.outward():
            if box.tag in tags:
                return box
            if box.tag in within:
                return None
        return None

    def leave(self, box: Box | None) -> None:
        """Close a box, and all that is open in it."""
        if box and box.parent:
            if box.tag == "table":
                self.blocks[box.start :] = rows_of(box, self.blocks[box.start :])
            while self.box is not box.parent:
                self.box.end = len(self.blocks)
                self.box = cast(Box, self.box.parent)
            if self.box.depth < self.link_depth:  # an <a> that nobody closed
                self.link_depth = 0


# ---- Figures: a table -> a line a row ----------------------------------------

MAX_CELL_CHARS = 60  # of a table of figures; 30 is worse on 8 pages, 120 on 4


def rows_of(table: Box, cells: list[Block]) -> list[Block]:
    """The rows of a table of figures as blocks, its cells parted by bars.

    The cells as they are, where it is a table of other things: rows of one cell, cells
    of several lines, of long text, or with links.
    """
    rows: dict[Box, list[Block]] = defaultdict(list)
    for cell in cells:
        row = next((b for b in islice(cell.box.outward(), 3) if b.tag == "tr"), None)
        if not row or cell.link_share or len(cell.text) > MAX_CELL_CHARS:
            return cells
        rows[row].append(cell)
    single = len({cell.box for cell in cells}) == len(cells)
    if len(rows) < 2 or min(map(len, rows.values())) < 2 or not single:
        return cells
    found: list[Block] = []
    for row, line in rows.items():
        row.start = cells[0].place + len(found)
        row.end = row.start + 1
        row.parent = table  # the parts between them have lost their places
        text = " | ".join(cell.text for cell in line)
        found.append(Block(text, row, 0.0, row.start))
    for box in table.outward():
        if box.tag == "figure":  # it is no picture
            box.kind = ""
    return found


# ---- Witnesses: what a page says of itself -----------------------------------

# What is told -> the names under which <meta> and JSON-LD tell it, without punctuation:
# 'article:published_time', 'publish-date'. Old systems fill a plain "date" with today.
TOLD = {
    "headline": "ogtitle twittertitle headline",
    "site": "ogsitename applicationname publisher",
    "published": """articlepublishedtime ogarticlepublishedtime datepublished pubdate
        publishdate publishedtime publicationdate citationpublicationdate
        articledateoriginal parselypubdate dcdateissued dctermsissued""",
    "dated": "date dcdate dctermsdate citationdate",
    "description": "ogdescription description twitterdescription",
    "author": "author articleauthor dccreator dctermscreator parselyauthor byline byl",
    "type": "ogtype type",
    "refresh": "refresh",
}
ROLES = {name: role for role, names in TOLD.items() for name in names.split()}
Told = dict[str, list[str]]
# A block's place, its box, and an element in it: its tag, attributes and what follows.
Mark = tuple[int, Box, str, str, str]
# Where the story's thing is in JSON-LD: not among list items, mentions, comments, parts.
STORY_KEYS = ("@graph", "mainEntity", "mainEntityOfPage")
STORY_TYPE = re.compile(r"(?i)(article|posting)|^None$|page|creativework")


class Witnesses:
    """A page's own words about its story: each may be missing, cut, or wrong."""

    def __init__(self) -> None:
        self.told: Told = {role: [] for role in (*TOLD, "title", "organization")}
        self.marks: list[Mark] = []
        self.stories: list[dict[str, Any]] = []  # what JSON-LD may tell of it
        self.names: dict[str, str] = {}  # JSON-LD @id -> name
        self.scripts: list[str] = []  # those that may hold data

    def add_meta(self, given: dict[str, str]) -> None:
        """Hear a <meta> with these attributes."""
        keys = ("property", "name", "itemprop", "http-equiv")
        name = next(filter(None, map(given.get, keys)), "")
        self.add(name, given.get("content"))

    def add(self, name: str, value: Any) -> None:
        """Take down what a <meta> or JSON-LD property says, if we ask for that."""
        if role := ROLES.get(re.sub(r"[\W_]", "", name.lower())):
            self.told[role] += self.texts(value)

    def texts(self, value: Any) -> list[str]:
        """The texts or names in a value of JSON-LD: 'a', {"name": "a"}, [{"@id": …}]."""
        found: list[str] = []
        todo = [value]
        for one in todo:  # which grows
            if isinstance(one, list):
                todo += one
            elif isinstance(one, dict):
                given, family = one.get("givenName", ""), one.get("familyName", "")
                parts = f"{given} {family}".strip()
                name = one.get("name") or one.get("@value") or parts
                todo.append(name or self.names.get(str(one.get("@id"))))
                if str(one.get("@type")).endswith("Organization"):
                    self.told["organization"].append(str(name))
            elif isinstance(one, str):
                found += filter(None, [tidy(unescape(one))])
        return found

    def add_raw(self, tag: str, attributes: str, content: str) -> None:
        """Hear a <title> or JSON-LD, and keep scripts, as they may hold the story."""
        if tag == "title":
            self.told["title"] += self.texts(content)
        elif tag == "script":
            self.scripts.append(content)
        todo = [*json_values(content, mend=True)] if "ld+json" in attributes else []
        for thing in todo:  # which grows
            if isinstance(thing, list):
                todo += thing
            elif isinstance(thing, dict):
                todo += [thing[key] for key in STORY_KEYS if key in thing]
                if STORY_TYPE.search(str(thing.get("@type"))):
                    self.stories.append(thing)
                if isinstance(thing.get("name"), str):
                    self.names[str(thing.get("@id"))] = thing["name"]
                for name in ("@type", "headline", "publisher"):
                    self.add(name, thing.get(name))

    def stories_of(self, headline: str) -> list[dict[str, Any]]:
        """The things of JSON-LD that are the story with a headline."""
        wanted = folded_words(headline)
        ranks: dict[tuple[int, bool], list[dict[str, Any]]] = defaultdict(list)
        for thing in self.stories:
            shared = len(wanted & folded_words(str(thing.get("headline"))))
            kind = STORY_TYPE.search(str(thing.get("@type")))
            ranks[shared, bool(kind and kind[1])].append(thing)
        best = max(ranks, default=(0, False))
        return ranks[best] if best[0] or len(ranks[best]) == 1 else []


JSON_START = re.compile(r"[\[{](?=\s*(?:[\"\[{]|\d,))")  # else it is code
# A string of broken JSON: it ends where JSON goes on behind it.
JSON_STRING = re.compile(
    r'"((?:[^"\\]|\\.?|"(?!\s*(?:[\]:}]|,\s*["\[\]{}]|\Z)))*)(?:"|\Z)', re.DOTALL
)
MAX_JSON_CHARS = 1_000_000  # of a script; brackets alone take 90 times their memory
MAX_JSON_FAILURES = 20  # so often code may look like JSON; 10 changes no page


def json_values(text: str, mend: bool = False) -> Iterator[Any]:
    """The JSON in a script, be it behind <!--, <![CDATA[ or 'window.state ='."""
    decoder = json.JSONDecoder(strict=False)  # line breaks in strings are common
    text, place, failures = text[:MAX_JSON_CHARS], 0, 0
    while failures < MAX_JSON_FAILURES and (start := JSON_START.search(text, place)):
        try:
            value, place = decoder.raw_decode(text, start.start())
            yield value
        except (ValueError, RecursionError):
            place, failures = start.end(), failures + 1
            if mend:
                text, place, mend = mended(text), 0, False


def mended(text: str) -> str:
    """Broken JSON with the quotation marks in strings escaped, and no trailing comma."""
    inner = partial(re.sub, r'(?<!\\)"', r"\"")
    text = JSON_STRING.sub(lambda string: f'"{inner(string[1])}"', text)
    return re.sub(r",(?=\s*[\]}])", "", text)


def as_markup(data: Any) -> str:
    """Data as a page: texts are paragraphs, all else are boxes, named by their keys.

    Titles are links, so that lists of stories look as they do on a page.
    """
    parts: list[str] = []
    todo: list[tuple[str, Any]] = [("", data)]
    while todo:
        name, value = todo.pop()
        if isinstance(value, list) and value[:2] in (["$", "meta"], ["$", "link"]):
            continue  # elements of React, as Next.js has them
        if isinstance(value, list):
            value = dict(enumerate(value))
        if isinstance(value, dict):
            parts.append(f"<div class='{name}'>")
            todo += [("</div>", ""), *reversed(value.items())]
        elif name == "</div>":
            parts.append(name)
        elif isinstance(value, str) and JSON_START.search(value):  # as Next.js has it
            todo += [(name, inner) for inner in json_values(value)]
        elif isinstance(value, str) and " " in value:
            text = value if "<" in value else value.replace("\n", "<br>")
            text = f"<a href=x>{text}</a>" if name in HEADLINE_NAMES else text
            parts.append(f"<p class='{name}'>{text}</p>")
    return "".join(parts)


# ---- Votes: which boxes hold much text ---------------------------------------
#
# A block votes for being story by its length, a link or a mere label against it. Votes
# rise through the boxes around it and fade on the way. None leave a box that is named as
# furniture, by its class or by its first line, and teasers have none.

# What boxes that hold no story are named, or tagged: kind -> words.
FURNITURE_WORDS = {
    "navigation": "nav menu breadcrumb breadcrumbs toolbar pagination pager toc",
    "page furniture": "aside sidebar",
    "overlay": "contentinfo footer dropdown modal popup cookie cookies consent dialog",
    "caption": "figure figcaption caption captions credit credits thumbnail img",
    "recording": "video audio",
    "share buttons": "share shares sharing sharedaddy social addtoany addthis follow",
    "related list": """related recommended recommendations trending popular readmore
        outbrain taboola teaser teasers mostread most""",
    "comments": "comment comments commentlist disqus respond reply replies",
    "tags": "tag tags keywords",
    "byline": "byline author authors bio",
    "newsletter": "newsletter subscribe subscription signup login cta promo app",
    "advertisement": "advert advertisement sponsored adsbygoogle banner",
    "references": "references footnotes",
    "legal line": "copyright disclaimer",
    "embedded post": "tweet instagram tiktok telegram",
    "hidden": "hidden",
    "form": "form fieldset",
}
FURNITURE = {w: kind for kind, text in FURNITURE_WORDS.items() for w in text.split()}
# Kinds whose text may be longer than the story's.
OTHER_TEXT = frozenset(
    phrases("comments | related list | navigation | overlay | hidden | site's own text")
)
TITLES = OTHER_TEXT | words(
    "newsletter poll"
)  # kinds that the first line of a box tells


def clear_common_names(blocks: Sequence[Block]) -> None:
    """Forget the names of a <p> that most of the text beside it bears too."""
    chars: Counter[Any] = Counter()  # of the sentences, by dress, and by box around
    rows: Counter[Box | None] = Counter()  # how many sentences
    for block in blocks:
        if block.box.tag == "p" and block.is_sentence and block.link_share < 0.3:
            rows[block.box.parent] += 1
            chars[block.box.parent] += len(block.text)
            chars[dress(block)] += len(block.text)
    for block in blocks:
        around = block.box.parent
        if rows[around] > 2 and 2 * chars[dress(block)] > chars[around]:
            block.box.kind = ""


def named_by_headings(blocks: Sequence[Block]) -> set[Box]:
    """The boxes whose first line tells that they hold no story, which names them."""
    found: set[Box] = set()
    for block in blocks:
        kind, is_sure = phrase_of(block)
        if kind in TITLES and is_sure and not block.link_share:
            for box in block.box.outward():
                if box.start < block.place or 2 * len(box.places) > len(blocks):
                    break
                if len(box.places) > 1:
                    box.kind = kind
                    found.add(box)
    return found


def votes_for(blocks: Iterable[Block]) -> float:
    """The votes of blocks that are for story."""
    return sum(block.vote for block in blocks if block.vote > 0)


FADE_A_LEVEL = 0.92  # 0.88 chooses other boxes on 3 of 162 pages, 0.96 on 9


def weigh_boxes(blocks: Iterable[Block]) -> dict[Box, float]:
    """Every box with the votes that reach it."""
    votes: dict[Box, float] = {}
    for block in blocks:
        for box in block.box.outward():
            if box in votes:
                break
            votes[box] = 0.0
        votes[block.box] += block.vote
    for box in sorted(votes, key=lambda box: -box.depth):  # innermost first
        if box.parent in votes and not (votes[box] > 0 and box.kind):
            votes[box.parent] += votes[box] * FADE_A_LEVEL
    return votes


MIN_TEASERS = 3  # in a row; 2 is worse on 2 pages, 6 on one
MAX_TEASER_CHARS = 500  # title and text
MAX_TEASER_LINES = 20  # looked at


def teasers_of(blocks: Sequence[Block]) -> frozenset[Box]:
    """The boxes of a title that is a link and a short text, three or more in a row."""
    rows: dict[Box | None, set[Box]] = defaultdict(set)  # by the box around them
    title: Block | None = None
    for block in blocks:
        if block.link_share > 0.5:
            title = block
        elif title and block.is_sentence:
            box = next(b for b in title.box.outward() if block.place in b.places)
            lines = blocks[box.start : min(box.end, box.start + MAX_TEASER_LINES)]
            if sum(len(line.text) for line in lines) < MAX_TEASER_CHARS:
                rows[box.parent].add(box)
            title = None
    return frozenset(chain(*(row for row in rows.values() if len(row) >= MIN_TEASERS)))


# ---- Place: which box holds the story ----------------------------------------
#
# A few boxes with many votes, none within another, are rivals. What RULES call story in
# each counts, and witnesses raise it: it begins below the headline, holds the
# description, shares the headline's words. A name alone decides nothing. The best box
# grows to the one around it while that holds the rest of the story.
#
# Of 2,120 pages made from 113 real ones by one edit each (bench/mutations.py makes the
# like), votes alone lose 411, rivals and witnesses 59.


def find_place(
    blocks: Sequence[Block], descriptions: Iterable[str], titles: Titles
) -> tuple[list[Merit], Setting]:
    """The boxes that may be the story's, best first, and the setting that this gives."""
    clear_common_names(blocks)
    teasers = teasers_of(blocks)
    apart = teasers | named_by_headings(blocks)
    telling = [b for b in blocks if not apart or apart.isdisjoint(b.box.outward())]
    shown = shown_places(telling, descriptions, titles)
    votes = weigh_boxes(telling or blocks)
    setting = Setting(votes, teasers, blocks[0].box, blocks[0].box, shown.headline)
    merits = [merit(box, blocks, setting, shown) for box in rivals(votes)]
    merits.sort(key=lambda merit: -merit.points)
    core = merits[0].box
    box = grown(blocks, core, shown.headline)
    return merits, setting._replace(box=box, core=core)


DESCRIPTION_WORDS = 8  # so many tell a paragraph from all others; 16 is as good
SAME_HEADLINE = 0.7  # Dice's coefficient; told headlines add or leave out a few words


class Shown(NamedTuple):
    """Where a page shows what it tells of its story, as places; -1: nowhere."""

    headline: int
    description: int


def shown_places(
    blocks: Sequence[Block], descriptions: Iterable[str], titles: Titles
) -> Shown:
    """Where headline and description are.

    Below the headline lies a third of all votes; below the first <h1> any, if nothing
    above it speaks of the same.
    """
    told = [fold(text[:MAX_KNOWN]).split() for text in descriptions]
    begins = [" ".join(w[:DESCRIPTION_WORDS]) for w in told if w[DESCRIPTION_WORDS:]]
    rest = total = votes_for(blocks)
    best, headline, description = 0.0, -1, -1
    for block in blocks:
        rest -= max(0.0, block.vote)
        short = len(block.text) <= MAX_KNOWN
        points = titles.likeness(block.folded) if short else 0.0
        is_first = headline < 0 < rest and block.box.tag == "h1"
        if points >= SAME_HEADLINE and (
            3 * rest >= total or (is_first and not is_echoed(block, blocks))
        ):
            points += 0.2 * (block.box.tag in HEADINGS) + 0.2 * (block.box.tag == "h1")
            if points >= best:
                best, headline = points, block.place
        is_free = description < 0 and block.link_share <= 0.5
        if is_free and any(begin in block.folded for begin in begins):
            description = block.place
    return Shown(headline, description)


def is_echoed(title: Block, blocks: Iterable[Block]) -> bool:
    """Whether the sentences above a title have half of its longer words."""
    wanted = {word for word in title.folded.split() if len(word) > 3}
    above = takewhile(lambda block: block is not title, blocks)
    found = {word for b in above if b.is_sentence for word in b.folded.split()}
    return 2 * len(wanted & found) >= len(wanted)


LINE_BOXES = words("p ul ol li dl dd dt blockquote")  # hold lines of a story, not all
MAX_RIVALS = 3  # named ones and others; 4 and 6 are worse
MIN_STORY_SHARE = 0.1  # of the votes of its comments; 0.3 was seen


def rivals(votes: dict[Box, float]) -> list[Box]:
    """The boxes that may be the story's, most votes first.

    None lies within another, unless one is named as other text, whose votes are its own.
    """
    ranked = sorted(votes, key=votes.__getitem__, reverse=True)
    found: dict[bool, list[Box]] = {False: [], True: []}  # whether named so
    for box in ranked:
        if votes[box] < MIN_STORY_SHARE * votes[ranked[0]]:
            break
        rest = found[box.kind in OTHER_TEXT]
        while box.tag in LINE_BOXES and box.parent:
            box = box.parent
        apart = all(box.end <= b.start or b.end <= box.start for b in rest)
        if apart and len(rest) < MAX_RIVALS:
            rest.append(box)
    return found[False] + found[True] or ranked[:1]  # every vote may be against


NAMED = 0.1  # what a name as other text leaves of a box's merit
NAMED_BUT_TOLD = 0.5  # where it begins below the headline and tells of it; 1 is as good
NAMED_OTHERWISE = 0.75  # as a form, say; 0.5 loses 4 more of 2,120 pages
MAX_SKIPPED_VOTES = 6.0  # leads and captions above a story; 3 and 12 are as good
LEAD_VOTES = 3.0  # skipped below the headline, which then tells half; 1.5 is as good


class Merit(NamedTuple):
    """How good a story a box gives, and the clues whose product that is."""

    points: float
    box: Box
    clues: dict[str, float]


def merit(box: Box, blocks: Sequence[Block], setting: Setting, shown: Shown) -> Merit:
    """The votes for story in a box, times what each clue is worth."""
    here = setting._replace(box=box, core=box)
    story = [b for b in blocks[box.start : box.end] if judge_alone(b, here).is_story]
    start = story[0].place if story else 0
    kind = next((b.kind for b in box.outward() if b.kind in OTHER_TEXT), "")
    skipped = votes_for(b for b in blocks[shown.headline + 1 : start] if b.is_sentence)
    is_below = 0 <= shown.headline < start and skipped <= MAX_SKIPPED_VOTES
    first = shown.headline if is_below and not kind else start  # it may be a lead
    is_told = first <= shown.description < box.end
    title = blocks[shown.headline].folded if shown.headline >= 0 else ""
    wanted = {word for word in title.split() if len(word) > 3}
    shared = wanted & {word for b in story for word in b.folded.split()}
    echo = len(shared) / max(len(wanted), 1)
    name = 1.0
    if kind:
        is_story = is_below and (is_told or (skipped < 1 and echo > 0.5))
        name = NAMED_BUT_TOLD if is_story else NAMED
    elif any(b.kind for b in box.outward()):
        name = NAMED_OTHERWISE
    clues = {
        "votes for story": votes_for(story),
        "below the headline": 1 + is_below / (1 + skipped / LEAD_VOTES),
        "as described": 1.0 + is_told,
        "words of the headline": 1 + echo,
        f"named {kind or 'as furniture'}": name,
    }
    return Merit(math.prod(clues.values()), box, clues)


# ---- Growth: the rest of a story in several boxes ----------------------------

MAX_LEAD_SHARE = 0.5  # of the votes in the box, for what is above it; 0.25 is as good
MAX_REST_SHARE = 0.1  # and below it; 0.05 and 0.2 are as good


def grown(blocks: Sequence[Block], core: Box, headline: int) -> Box:
    """The box, or the one around it that holds the rest of a story in several boxes.

    A lead may stand between headline and box; more is story. Below, what goes on at
    once or in the dress of the box is, up to other text or the next headline.
    """
    box = core
    while headline >= 0 and (around := box.parent) and around.parent:
        inside = blocks[box.start : box.end]
        first = next((b.place for b in inside if b.is_sentence), box.end - 1)
        above = [b for b in blocks[headline + 1 : first] if is_plain(b, around)]
        below = going_on(blocks[box.end : around.end], box, around)
        own = votes_for(inside)
        is_whole = votes_for(below) <= MAX_REST_SHARE * own
        if is_whole and votes_for(above) <= MAX_LEAD_SHARE * own:
            break
        box = around
    return box


def going_on(blocks: Iterable[Block], box: Box, around: Box) -> Iterator[Block]:
    """The running text below a box that may be the rest of its story."""
    at_once = True  # nothing else has come between
    for block in blocks:
        linked = block.link_share > 0.5
        is_next = block.box.tag == "h1" or (block.box.tag in HEADINGS and linked)
        if is_next or any(b.kind in OTHER_TEXT for b in block.box.outward()):
            return
        beside = (b for b in block.box.outward() if b.parent is around)
        row = next(beside, block.box)  # what lies beside the box
        alike = row.style == box.style
        plain = is_plain(block, around)
        at_once = at_once and not linked and (plain or alike)
        if plain and (alike or at_once):
            yield block


def is_plain(block: Block, around: Box) -> bool:
    """Whether a block is running text, in no furniture within a box."""
    if not (block.is_sentence and block.ends_sentence and block.link_share < 0.3):
        return False
    boxes = takewhile(lambda box: box is not around, block.box.outward())
    return not any(box.kind for box in boxes)


# ---- Alone: what a block tells by itself -------------------------------------


class Verdict(NamedTuple):
    """What was decided of a block, and why (in words for --explain)."""

    block: Block
    is_story: bool | None  # None: not by itself
    reason: str


class Setting(NamedTuple):
    """What blocks are judged by, beside their own text."""

    votes: dict[Box, float]
    teasers: frozenset[Box]
    box: Box  # the story's
    core: Box  # the best rival in it, whose own name says nothing
    headline: int = -1  # its place; -1: it is not shown
    lead: range = range(0)  # places between the headline and the box
    known: frozenset[str] = frozenset()  # headline, site and author, folded


# The first rule that answers with a reason decides, or (None) leaves it to neighbours.
RULES: tuple[tuple[bool | None, Callable[[Block, Setting], str]], ...] = (
    (False, lambda b, s: where_outside(b, s)),
    (False, lambda b, s: furniture_of(b, s)),
    (False, lambda b, s: "known" if b.folded in s.known else ""),
    (None, lambda b, s: "date line" if is_date_line(b) else ""),
    (False, lambda b, s: "" if has_word(b) else "no word"),
    (False, lambda b, s: f"phrase: {phrase_of(b)[0]}" if phrase_of(b)[1] else ""),
    (False, lambda b, s: "tags" if all(w[0] == "#" for w in b.text.split()) else ""),
    (False, lambda b, s: "links" if is_link_line(b) else ""),
    (True, lambda b, s: "a lead" if is_lead(b, s) else ""),
    (True, lambda b, s: "a sentence" if b.is_sentence else ""),
)


def judge_alone(block: Block, setting: Setting) -> Verdict:
    """The verdict on a block by itself."""
    for is_story, rule in RULES:
        if reason := rule(block, setting):
            return Verdict(block, is_story, reason)
    return Verdict(block, None, "short")


def where_outside(block: Block, setting: Setting) -> str:
    """Where a block lies outside the story's box; "" if it lies in it."""
    if block.place < setting.headline:
        return "above the headline"
    is_inside = block.place in setting.box.places or is_lead(block, setting)
    return "" if is_inside else "outside the box"


def furniture_of(block: Block, setting: Setting) -> str:
    """In what kind of furniture within the story's box a block lies; "" for none."""
    most = setting.votes[setting.box]
    for box in block.box.outward():
        if box is setting.core or box.holds(setting.box):
            break
        if box in setting.teasers:
            return "teaser"
        # A lead may be named as a teaser, which it is elsewhere.
        is_teaser = box.kind == "related list" and is_lead(block, setting)
        # What is hidden and has more votes is unfolded by a click.
        is_unfolded = box.kind == "hidden" and setting.votes.get(box, 0.0) > most
        if box.kind and not (is_teaser or is_unfolded):
            return box.kind
    return ""


LEAD_NAMES = words("lead lede subtitle sub standfirst excerpt intro summary teaser")
NAMED_LEAD_CHARS = 40  # below are kickers and 'in brief'; 25 and 50 are as good
LEAD_CHARS = 80  # captions are shorter: 40 takes 53 more, 160 loses 44 leads


def is_lead(block: Block, setting: Setting) -> bool:
    """Whether a block between headline and box is a lead, by its name or its length."""
    if block.place not in setting.lead or block.link_share:
        return False
    named = any(LEAD_NAMES & {*box.names} for box in islice(block.box.outward(), 2))
    return len(block.text) >= (NAMED_LEAD_CHARS if named else LEAD_CHARS)


def has_word(block: Block) -> bool:
    """Whether a line has a letter, or is a row of figures."""
    is_wanted = str.isalnum if block.box.tag == "tr" else str.isalpha
    return any(map(is_wanted, block.text))


# Words of dates and clocks, folded: 'آخر تحديث: الأحد 21 يناير 2024 - 4:48 م'.
DATE_WORDS = words(
    """الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت
    يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر
    كانون الثاني شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين الاول
    جانفي فيفري افريل ماي جوان جويليه اوت يوليوز غشت شتنبر نونبر دجنبر
    محرم صفر ربيع الاخر جمادي رجب شعبان رمضان شوال القعده الحجه ذو ذي ه
    ص م صباحا مساء ظهرا الساعه توقيت غرينتش gmt منذ دقيقه دقائق ساعه ساعات قراءه
    نشر نشرت تحديث اخر تاريخ الموافق بتوقيت"""
)
# '1981', '10:30', '5/6/1967', '1914 - 1918'
DATE_ALONE = re.compile(
    r"""\W{0,3}(?:\d{4}|\d\d?:\d\d|\d{1,4}[/.-]\d\d?[/.-]\d{1,4})
        (?:\W{1,3}(?:\d{4}|\d\d?:\d\d))?\W{0,3}""",
    re.VERBOSE,
)


def is_date_line(block: Block) -> bool:
    """Whether most words of a line belong to dates and clocks."""
    found = [] if block.ends_sentence else block.folded.split()
    named = sum(word in DATE_WORDS for word in found)
    numbers = sum(map(str.isdecimal, found))
    most = min(named, numbers) > 0 and 2 * (named + numbers) >= len(found)
    return most or bool(DATE_ALONE.fullmatch(block.text))


def is_link_line(block: Block) -> bool:
    """Whether a line is mostly a link; all of a sentence has to be, as it has sources."""
    long = block.ends_sentence and len(block.text) >= SENTENCE_CHARS
    sentence = long and block.box.tag == "p"
    return len(block.text) < 200 and block.link_share > (0.75 if sentence else 0.6)


# ---- Phrases: how lines begin that are put around stories --------------------

# Kind -> folded phrases, parted by "|"; behind "//" those that begin lines of stories
# too. Sources: the phrases that public scrapers of Arabic sites cut off, and our corpus.
PHRASES_OF_KIND = {
    "read-also line": "اقرا ايضا | اقرا المزيد | اقرا اكثر | اقرا التفاصيل | شاهد ايضا | شاهدوا ايضا | طالع ايضا | انظر ايضا | تابع القراءه | اكمل القراءه",
    "more line": "المزيد من الاخبار | المزيد من التفاصيل | لمزيد من التفاصيل | لمزيد من الاخبار | لمزيد من المعلومات | للمزيد من التفاصيل | للمزيد من الاخبار | تفاصيل اكثر // المزيد | المزيد من | المزيد حول | للمزيد | للمزيد من | لمزيد من | التفاصيل",
    "you-may-like line": "قد يهمك | قد يعجبك | اخترنا لك | اخترنا لكم",
    "related list": "ذات صله | مواضيع ذات صله | موضوعات ذات صله | اخبار ذات صله | مقالات ذات صله | مواد ذات صله | روابط ذات صله | محتوي ذو صله | مواضيع متعلقه | موضوعات متعلقه | الموضوعات المتعلقه | اخبار متعلقه | موضوعات مقترحه | موضوعات قد تهمك | اخبار قد تهمك | خبر متعلق",
    "most-read list": "الاكثر قراءه | الاكثر مشاهده | الاكثر تداولا | الاكثر تفاعلا | احدث الاخبار // اخر الاخبار",
    "share line": "شارك الخبر | شارك المقال | شارك هذا | مشاركه الخبر | مشاركه المقال | نسخ الرابط | الرابط المختصر | حجم الخط | ارسل الخبر | قيم هذا | عدد المشاهدات | عدد القراءات // شارك | مشاركه | انشر | شارك علي | شارك عبر | مشاركه عبر | طباعه",
    "follow line": "تابعنا علي | تابع اخر الاخبار | تابعنا عبر | تابع صفحتنا | اشترك الان | صفحتنا علي | قناتنا علي // تابعنا | تابعونا | تابعوا | تابعوا اخر | انضم الي | انضموا الي | اشترك | اشترك في | اشتركوا في | للاشتراك في",
    "call": "استمع الي المقال | تابعونا علي | تابعونا عبر | اشترك في نشرتنا | اشتركوا في نشرتنا | حمل تطبيق | حمل تطبيقنا | انضم الي قناتنا | انضموا الي قناتنا | كن اول من يعلق | كن اول المعلقين | شاركنا رايك | شاركنا برايك | شاركونا رايكم | شاركونا ارائكم | ما رايك | هل اعجبك | هل اعجبكم | اضغط هنا | انقر هنا | صوت الان | استمعوا الي الحلقه // استمعوا الي",
    "opinions": "المقال يعبر عن | المقالات المنشوره تعبر | الاراء الوارده في | الاراء المنشوره",
    "call to click": "لمشاهده الفيديو | لمشاهده الصور",
    "poll": "شارك برايك // استطلاع | استفتاء",
    "newsletter": "النشره البريديه | النشره الاخباريه | القائمه البريديه | نشرتنا البريديه",
    "advertisement": "محتوي اعلاني | ماده اعلانيه | محتوي مدفوع | advertisement // اعلان | اعلانات",
    "source line": "نقلا عن // المصدر | المصادر | وكالات | متابعات",
    "photo credit": "ارشيفيه | صوره ارشيفيه // تصوير | صوره | الصوره | صوره من | الصوره من",
    "byline": "بقلم | بواسطه // كتب | كتبت | تحرير | اعداد | ترجمه | حوار | مراسلنا | مراسل | انتهي",
    "date line": "تاريخ النشر | اخر تحديث | تم التحديث | وقت القراءه | مده القراءه // نشر في | تم النشر",
    "tags": "كلمات مفتاحيه | الكلمات المفتاحيه | كلمات دلاليه | الكلمات الدلاليه | كلمات داله | كلمات البحث | هاشتاغ // الوسوم | وسوم | التصنيف",
    "comments": "اترك تعليقا | اضف تعليقا | اضف تعليقك | اكتب تعليقك | تعليقات القراء | اراء القراء | لا توجد تعليقات // التعليقات | تعليقات",
    "site's own text": "خصوصيتك تهمنا | نحن نقدر خصوصيتك | ملفات تعريف الارتباط | ادعم الصحافه | اعد نشر هذه | اعد نشر موادنا | اعاده نشر موادنا | شروط نشر التعليقات | شروط التعليق | سياسه التعليقات | هذا المحتوي للمشتركين | المحتوي للمشتركين فقط // من نحن | عن الموقع",
    "contact": "للنشر في الموقع | للتواصل مع المحرر | للتواصل معنا | للتواصل والاعلان | راسلونا علي | ابلغ عن خطا // للتواصل",
    "legal line": "جميع الحقوق محفوظه | كل الحقوق محفوظه | حقوق النشر | الحقوق محفوظه لموقع | الحقوق محفوظه لصحيفه",
}
PHRASES: dict[str, tuple[str, bool]] = {}  # -> kind, whether no story begins so
for kind, text in PHRASES_OF_KIND.items():
    sure, _, weak = text.partition(" // ")
    PHRASES |= {phrase: (kind, True) for phrase in phrases(sure)}
    PHRASES |= {phrase: (kind, False) for phrase in phrases(weak) if phrase}
FIRST_WORDS = {phrase.partition(" ")[0] for phrase in PHRASES}
MAX_PHRASE_WORDS = 4
LABEL_WORDS = 12  # calls to click are not longer; 6 keeps 16, 24 is as good
CALLS = words("call opinions")  # kinds that are whole sentences
PAUSE = re.compile(r"[:|/–-]")  # behind a phrase: 'كتب: ...', 'المصدر - ...'


def phrase_of(block: Block) -> tuple[str, bool]:
    """The kind of the phrase that a block begins with, "" for none; whether it is sure.

    Stories begin with such words too; so a second clue is needed: a link in it, or that
    it is all of the line, or that the line is short and no sentence. What begins lines
    of stories needs a pause behind it, and no sub-heading or item around it.
    """
    found = block.folded.split(" ", MAX_PHRASE_WORDS + 2)
    if found[0] not in FIRST_WORDS:
        return "", False
    line = block.text.split()
    complete = block.ends_sentence and not block.text.endswith(":")  # as 'كتب فلان:'
    is_label = len(line) <= LABEL_WORDS and not complete
    for count in range(min(len(found), MAX_PHRASE_WORDS), 0, -1):
        kind, is_strong = PHRASES.get(" ".join(found[:count]), ("", False))
        if not kind:
            continue
        linked = block.link_share > 0.5
        whole = count == len(found)  # "- إعلان -"
        if linked or whole or (is_strong and kind in CALLS):
            return kind, True
        pause = bool(PAUSE.search(" ".join(line[count - 1 : count + 1])))
        if is_label and (count > 1 or pause):
            return kind, is_strong or (pause and block.box.tag not in LINES)
    return "", False


# ---- Beside: what a block tells among the others -----------------------------

Removals = Iterator[tuple[Block, str]]
# Each takes blocks, with a reason, out of the story.
SECOND_LOOKS: tuple[Callable[[Sequence[Verdict], Setting], Removals], ...] = (
    lambda v, s: insets(v, s),
    lambda v, s: copies(v),
    lambda v, s: about_known(v, s),
    lambda v, s: below_story(v, s),
)


def judge(blocks: Iterable[Block], setting: Setting) -> list[Verdict]:
    """A verdict on each block: alone, beside the others, and at last by neighbours."""
    verdicts = [judge_alone(block, setting) for block in blocks]
    for look in SECOND_LOOKS:
        for block, reason in look(verdicts, setting):
            verdicts[block.place] = Verdict(block, False, reason)
    return judged_short(verdicts, setting)


def story_of(verdicts: Iterable[Verdict]) -> list[Block]:
    """The blocks that are story so far."""
    return [verdict.block for verdict in verdicts if verdict.is_story]


def dress(block: Block) -> tuple[Box | None, tuple[str, ...]]:
    """Where a block stands, and how it looks."""
    return block.box.parent, block.box.style


COMMON_STYLE_SHARE = 0.5  # of the story's characters; 0.7 changes 3 of 162 bodies
RARE_STYLE_SHARE = 0.1  # 0.05 changes 2 of 162 bodies, 0.15 changes 1
PARAGRAPHS = words("p div section")


def insets(verdicts: Sequence[Verdict], setting: Setting) -> Removals:
    """The promotions and the like between the paragraphs of the story.

    One is a box beside the paragraphs, not among them, and its lines look otherwise
    than most of the story. Spared are the first paragraph, since leads look so too, a
    <p> right in the story's box, and what shares the story's words.
    """
    story = story_of(verdicts)
    chars: Counter[tuple[str, ...]] = Counter()  # by style
    for block in story:
        chars[block.box.style] += len(block.text)
    total = chars.total()
    common = {style for style in chars if chars[style] > COMMON_STYLE_SHARE * total}
    homes = {block.box.parent for block in story if block.box.style in common}
    found: list[Block] = []
    for block in story[1:] if common else ():
        box, home = block.box, block.box.parent or block.box
        among = home in homes or box in homes or box.holds(setting.box)
        in_line = home.tag in LINES or box.tag not in PARAGRAPHS
        rare = chars[box.style] < RARE_STYLE_SHARE * total
        right_in = box.tag == "p" and home.holds(setting.box)
        if rare and not (among or in_line or right_in):
            found.append(block)
    counted = Counter(chain(*(roots(b.text) for b in story))) if found else Counter()
    yield from ((b, "inset") for b in found if not tells_of_story(b, counted))


# Article, particles, plurals and pronouns around an Arabic word.
AFFIXES = re.compile(
    r"^[وف]?(?:[بكل]?ال|لل|[بل](?=\w{4}))?|(?<=\w{4})(?:ها|هم|ات|ون|ين|يه|ه|ي|ا)$"
)
MIN_TELLING_CHARS = 80  # of a boxed paragraph; 40 is worse on 14 pages, 120 on 2
SHARED_ROOTS = 0.35  # 73 % of Arabic paragraphs share so much, of other stories none


def tells_of_story(block: Block, counted: Counter[str]) -> bool:
    """Whether a sentence shares many words with the story, whose words are counted."""
    if block.link_share or len(block.text) < MIN_TELLING_CHARS:
        return False
    mine = roots(block.text)
    shared = sum(counted[root] > 1 for root in mine)
    return block.ends_sentence and shared >= SHARED_ROOTS * len(mine)


def roots(text: str) -> set[str]:
    """The longer words of a text, each once, without what Arabic adds to them."""
    return {AFFIXES.sub("", word) for word in fold(text).split() if len(word) > 3}


def copies(verdicts: Sequence[Verdict]) -> Removals:
    """The second of two copies of the story, as pages have for two kinds of screen."""
    story = [block for block in story_of(verdicts) if block.is_sentence]
    first = {block.text: block for block in reversed(story)}
    again = [block for block in story if first[block.text] is not block]
    if len(again) == len(first):
        yield from ((block, "a copy") for block in again)


MAX_ABOUT_CHARS = 500  # biographies in two sets of pages have up to 390


def about_known(verdicts: Sequence[Verdict], setting: Setting) -> Removals:
    """The last paragraph, if it begins with the author's or the site's full name.

    It is a biography then, or tells what the site is, if it also looks otherwise than
    the paragraph before it: authors and sites may be in the news.
    """
    names = tuple(name + " " for name in setting.known if " " in name)
    *_, before, last = [None, None, *story_of(verdicts)]
    if last and before and dress(last) != dress(before):
        text = fold(last.text[: MAX_ABOUT_CHARS + 1])
        if len(last.text) <= MAX_ABOUT_CHARS and text.startswith(names):
            yield last, "about author or site"


AMONG_SHARE = 0.25  # of the story so far, in the box of a sub-heading; a lead has less


def below_story(verdicts: Sequence[Verdict], setting: Setting) -> Removals:
    """All below a heading that looks like the headline, or that opens the comments.

    The story is over there: a sub-heading stands among its paragraphs.
    """
    own = verdicts[setting.headline].block.box
    named = own.tag in HEADINGS or HEADLINE_NAMES & {*own.names}
    is_title = setting.headline >= 0 and named
    chars: Counter[Box | None] = Counter()  # of the story so far, by the box around
    is_over = False
    for block, is_story, _ in verdicts[setting.headline + 1 :]:
        box = block.box
        like = box.style == own.style or box.tag == own.tag == "h1"
        next_one = like and is_title and block.folded not in setting.known
        kind, is_sure = phrase_of(block)
        opens = is_sure and kind in ("comments", "site's own text")
        opens = opens and not (block.is_sentence or block.is_item)
        if opens or next_one:
            among = chars[box.parent] > AMONG_SHARE * chars.total()
            is_over = is_over or (chars.total() > 0 and not among)
        if is_over and is_story is not False:
            yield block, "below the story"
        elif is_story and block.place in setting.box.places:
            chars[box if len(box.places) > 1 else box.parent] += len(block.text)


# ---- Short lines: what neighbours tell ---------------------------------------
#
# A line too short to tell anything by itself is story where it stands among the story's
# paragraphs and looks like them. At the edges, where bylines, sources and initials stand,
# nothing may tell it to be one.
# What may stand between a line and the paragraph that it belongs to.
BESIDE = frozenset(phrases("caption | recording | advertisement | hidden"))


def judged_short(verdicts: Sequence[Verdict], setting: Setting) -> list[Verdict]:
    """The verdicts, where short lines go by their neighbours."""
    found = list(verdicts)
    if not story_of(found):
        take_below_headline(found, setting)
    if story := story_of(found):
        judge_amid(found, story, setting)
        take_last(found, story[-1], setting)
        take_first(found, story[0], setting)
    return [v._replace(is_story=bool(v.is_story)) for v in found]


def take_below_headline(found: list[Verdict], setting: Setting) -> None:
    """Take the short lines that look alike right below the headline, if all are short."""
    taken: list[Block] = []
    for block, is_story, _ in (
        found[setting.headline + 1 :] if setting.headline >= 0 else ()
    ):
        plain = is_story is None and not block.link_share
        if taken and (not plain or dress(block) != dress(taken[0])):
            break
        if plain and long_words(block) >= MIN_HEADLINE_WORDS:
            taken.append(block)
    for block in taken if len(taken) > 2 else ():
        found[block.place] = Verdict(block, True, "short, below the headline")


def judge_amid(found: list[Verdict], story: Sequence[Block], setting: Setting) -> None:
    """Give lines amid the story the fate of what they stand before."""
    styles = {block.box.style for block in story}
    homes = {block.box.parent for block in story}
    undecided = [v.block for v in found if v.is_story is None]
    alike = Counter(block.box.style for block in undecided)
    dates = Counter(block.box.style for block in undecided if is_date_line(block))
    after = found[story[-1].place]  # what the line belongs to
    for place in range(story[-1].place, story[0].place, -1):
        block, is_story, _ = found[place]
        box = block.box
        if is_story is not None:
            # Furniture, or a line to read on, may stand between a sub-heading and its text.
            is_between = furniture_of(block, setting) or phrase_of(block)[1]
            is_link = is_link_line(block) and not is_between
            if is_story or is_link or place not in setting.box.places:
                after = found[place]
            continue
        in_row = alike[box.style] > 2 and box.tag == "p" and box.parent in homes
        fits = box.tag in LINES or block.is_item or box.style in styles or in_row
        is_alone = is_date_line(block) and dates[box.style] < 2 and box.tag != "li"
        is_item = block.is_item and bool(found[place - 1].is_story)  # below a sentence
        is_story = fits and not is_alone and (after.is_story or is_item)
        reason = f"short, before {after.reason}" if fits else "short, in another style"
        found[place] = Verdict(block, is_story, reason)


def is_note(block: Block) -> bool:
    """Whether a line may tell a date, or begins like a phrase."""
    return is_date_line(block) or bool(phrase_of(block)[0])


def is_free(verdict: Verdict) -> bool:
    """Whether nothing tells a short line at an edge to be a link or a note."""
    starred = verdict.block.text[0] in "*•" and verdict.block.box.tag != "li"
    return verdict.is_story is None and not (verdict.block.link_share or starred)


MIN_LAST_WORDS = 3  # of two letters; below are names and credits


def take_last(found: list[Verdict], before: Block, setting: Setting) -> None:
    """Take the short lines below the last sentence that look like it, or are a list."""
    taken: list[Block] = []
    for verdict in found[before.place + 1 :]:
        box = verdict.block.box
        if furniture_of(verdict.block, setting) in BESIDE:
            continue
        like = dress(verdict.block) == dress(before)
        around = islice(box.outward(), 4) if box.tag in ("li", "tr") else ()
        if not (is_free(verdict) and (like or before.box.parent in around)):
            break
        taken.append(verdict.block)
    notes = sum(map(is_note, taken))
    while taken:
        block = taken[-1]
        above = taken[-2] if taken[1:] else before
        few = long_words(block) < MIN_LAST_WORDS and len(taken) < 3
        asked = above.text.endswith(("?", "؟", ":"))
        alone = is_note(block) and notes < 2
        if not (alone or (few and not asked)):
            break
        taken.pop()
    for block in taken:
        found[block.place] = Verdict(block, True, "short, last")


MIN_FIRST_WORDS = 5  # of two letters; below are places and credits


def take_first(found: list[Verdict], after: Block, setting: Setting) -> None:
    """Take the short lines above the first sentence that look like it or like others."""
    homes, looks = zip(*(dress(v.block) for v in found if v.is_story))
    dates = {v.block.box.style for v in found if v.is_story and is_date_line(v.block)}
    for verdict in reversed(found[: after.place]):
        block, box = verdict.block, verdict.block.box
        if furniture_of(block, setting) in BESIDE:
            continue
        if box.tag in HEADINGS or block.text.endswith(("?", "؟")):
            fits = box.parent in homes and box.style in looks
        else:
            long = long_words(block) >= MIN_FIRST_WORDS or block.text[-1] in ",،"
            fits = dress(block) == dress(after) and long  # or a verse
        if is_note(block):  # a date may be the first of a chronology
            fits = box.style in dates and is_date_line(block)
        if not (fits and is_free(verdict)):
            break
        found[block.place] = Verdict(block, True, "short, first")


def long_words(block: Block) -> int:
    """How many words have two letters: initials and agencies' marks have one."""
    return len(re.findall(r"\w\w+", block.text))


# ---- Headline ----------------------------------------------------------------

MIN_HEADLINE_WORDS = 4  # sections are shorter; 5 is worse on 2 pages, 8 on 6
SITE_BREAK = re.compile(r" [-–—•:»/\\]+ | ?(?:\||::) ?")  # 'headline - site'
MAX_TOLD = 9  # later ones are of other stories, later titles of pictures


class Headline(NamedTuple):
    """A text that may be the headline."""

    points: float
    text: str
    place: int  # of its block; -1: it is told, not shown


class Titles(NamedTuple):
    """What a page tells as its headline, and the names of its site, which are none."""

    told: Sequence[Headline]  # without the site's name
    sites: frozenset[str]  # folded
    likeness: Callable[[str], float]  # of a folded line to what is told, 0.0 .. 1.4


def titles_of(blocks: Sequence[Block], told: Told) -> Titles:
    """The titles that a page tells."""
    titles = dict.fromkeys(told["headline"][:MAX_TOLD] + told["title"][:1])
    sites = site_names(blocks, told["site"], titles)
    parts = {text: SITE_BREAK.split(text) for text in titles}
    # Without the site's names, and of that the longest part.
    own = {t: [p for p in parts[t] if fold(p) not in sites] for t in parts}
    longest = {text: max(own[text], key=len) for text in titles if own[text]}
    alone = not told["headline"]  # a <title> alone may have all of the site's names
    named = [part if alone or own[t] != parts[t] else t for t, part in longest.items()]
    points = 0.2 if alone else 0.6
    once = dict.fromkeys([*named, *longest.values()])
    headlines = [Headline(points, text, -1) for text in once]
    spellings = {fold(part) for text in longest for part in (text, *own[text])}
    wanted = [words(text) for text in spellings if " " in text]
    first = fold(named[0]) if named else ""

    @cache
    def likeness(text: str) -> float:  # Dice's coefficient
        found = words(text)
        shared = (2 * len(found & w) / (len(found) + len(w)) for w in wanted)
        # The first is for readers; others may be for search engines.
        return max(shared, default=0.0) + 0.4 * (text == first)

    return Titles(headlines, sites, likeness)


MAX_LOGO_CHARS = 25  # headlines are longer: 50 takes two for the site's name
MAX_SITE_CHARS = 50  # of a site's name; some publishers bear the name of the page


def site_names(
    blocks: Iterable[Block], told: Iterable[str], titles: Iterable[str]
) -> frozenset[str]:
    """The names of the site, folded: those told, and shorter parts of titles.

    They are known by a link, as a logo is, or as they are told as the headline too.
    """
    lines = {b.folded for b in blocks if b.box.tag in HEADINGS and not b.link_share}
    links = {b.folded for b in blocks if b.link_share > 0.5} - lines
    found = {fold(name) for name in told if len(name) <= MAX_SITE_CHARS}
    whole = set(map(fold, titles))
    known = links - whole if found else links | whole
    for title in titles:
        parts = SITE_BREAK.split(title)
        split = set(map(fold, parts))
        most = max(map(len, parts)) / 3 if parts[1:] else MAX_LOGO_CHARS
        ends = {fold(part) for part in (parts[0], parts[-1]) if len(part) < most}
        if split & lines and split & links:  # which are the headline and the site
            found |= split & links
        else:
            found |= ends & known if parts[1:] else ends & known & links
    return frozenset(found - {""})


NEAR_BLOCKS = 6  # date, byline and caption may stand between; 12 is as good
HEADLINE_WORDS = range(MIN_HEADLINE_WORDS, 26)  # 13 and 52 are as good


def rank_headlines(above: Sequence[Block], titles: Titles) -> list[Headline]:
    """What may be the headline, best first, with the blocks down to the story.

    What <title> and <meta> tell is compared with the lines of the page, where the
    wording is for readers and the site's name no part of it.
    """
    lines = [b for b in above if len(b.text) <= MAX_KNOWN]
    found = [as_headline(b, titles) for b in lines if b.folded not in titles.sites]
    near = [b for b in above[-NEAR_BLOCKS:] if not (b.link_share or b.ends_sentence)]
    long = [b for b in near if len(b.text.split()) in HEADLINE_WORDS]
    longest = sorted(long, key=lambda block: len(block.text))[-1:]
    found += [Headline(0.4, block.text, block.place) for block in longest]
    ranked = sorted(chain(found, titles.told), key=lambda h: -h.points)
    return [headline for headline in ranked if headline.points > 0]


def as_headline(block: Block, titles: Titles) -> Headline:
    """A block as the headline, without a kicker; it has no points if nothing does."""
    text, told = block.text, (title.text for title in titles.told)
    for title in (t for t in told if text.endswith(f" {t}")):
        is_kicker = text.removesuffix(f" {title}")[-1].isalnum()
        if is_kicker and len(title.split()) >= MIN_HEADLINE_WORDS:
            text = title
    near = list(islice(block.box.outward(), 2))
    named = any(box.tag in HEADINGS or HEADLINE_NAMES & {*box.names} for box in near)
    folded = block.folded if text is block.text else fold(text)
    alike = titles.likeness(folded)
    if alike < 0.5 and not (named and folded):
        return Headline(0.0, text, block.place)
    points = alike + 0.2 * named + 0.2 * (block.box.tag == "h1")
    points -= 0.2 * (folded.count(" ") < 2)  # a section, say
    return Headline(points - 0.4 * any(box.kind for box in near), text, block.place)


# ---- Dates: text -> ISO 8601 -------------------------------------------------

MONTH_NAMES = (  # folded
    "كانون الثاني | شباط | اذار | نيسان | ايار | حزيران | تموز | اب | ايلول | تشرين الاول | تشرين الثاني | كانون الاول",  # Levant, Iraq
    "يناير | فبراير | مارس | ابريل | مايو | يونيو | يوليو | اغسطس | سبتمبر | اكتوبر | نوفمبر | ديسمبر",  # Egypt, Gulf
    "جانفي | فيفري | مارس | افريل | ماي | جوان | جويليه | اوت | سبتمبر | اكتوبر | نوفمبر | ديسمبر",  # Tunisia, Algeria
    "يناير | فبراير | مارس | ابريل | ماي | يونيه | يوليوز | غشت | شتنبر | اكتوبر | نونبر | دجنبر",  # Morocco
    "january | february | march | april | may | june | july | august | september | october | november | december",
    "jan | feb | mar | apr | may | jun | jul | aug | sep | oct | nov | dec",
    "janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre | novembre | décembre",  # the Maghreb too
)
MONTHS = {m: n for row in MONTH_NAMES for n, m in enumerate(phrases(row), 1)}
MONTH = re.compile(rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?")
WEEKDAYS = phrases("الاثنين | الثلاثاء | الاربعاء | الخميس | الجمعه | السبت | الاحد")
# How a date is written, where "@5" is a name of May; all days found have to be one.
DATE_FORMS = [
    re.compile(rf"(?<![\d:/@]){form}(?!\d)")
    for form in (
        r"(?P<y>\d{4})(\s?[-/.]\s?)(?P<m>\d\d?)\2(?P<d>\d\d?)",
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?=t\d|$)",  # basic ISO 8601
        r"(?P<d>\d\d?)(\s?[-/.]\s?)(?P<m>\d\d?)\2(?P<y>\d{4})",
        r"(?P<m>\d\d?)(\s?[-/.]\s?)(?P<d>\d\d?)\2(?P<y>\d{4})",
        r"(?P<d>\d\d?)(?:st|nd|rd|th)?\W{0,3}@(?P<m>\d+)\W{1,3}(?P<y>\d{4})",
        r"@(?P<m>\d+) (?P<d>\d\d?)(?:st|nd|rd|th)?[,،]? (?P<y>\d{4})",
    )
]
CLOCK = re.compile(
    r"(?<![\d:])(\d\d?):(\d\d)(?::(\d\d)(\.[0-9]{1,9})?)?(?![\d:])"
    r"(?:\s*(صباحا|فجرا|ظهرا|عصرا|مساء|ليلا|[صم]|[ap]\.?m)\b\.?)?"
    r"(?:\s*(?:\(|بتوقيت )?(z|utc|gmt|[غج]رينتش)\b)?"
    r"(?:\s?([+-])(0?\d|1[0-4])(?::?([0-5]\d))?(?!\s*[^\W\d]|\s*@|[\d/.:-]))?"
)
# How a part of the day begins -> its first hour.
DAY_PARTS = {"ص": 0, "ف": 0, "a": 0, "ظ": 6, "م": 12, "ع": 12, "p": 12, "ل": 18}
UPDATED = re.compile("(?i)تحديث|تعديل|updated|modified|aktualisiert")


def iso_date(text: str) -> str:
    """The date in a text, in ISO 8601: '1 أيار 2024، 9:05 م' -> '2024-05-01T21:05'.

    "" if there is none, more than one, one that can be read in two ways, or cannot be.
    The zone is that of the text, none if it has none; what follows "updated" is no part.
    """
    text = lettered(UNFOLDED.sub("", UPDATED.split(text[:MAX_KNOWN])[0].strip()))
    text = MONTH.sub(lambda name: f"@{MONTHS[name[1]]}", text)
    text = re.sub(r"(@\d+)(?:\W+\1\b)+", r"\1", text)  # 'آذار/مارس'
    days: set[datetime] = set()
    for match in (m for form in DATE_FORMS for m in form.finditer(text)):
        year, month, day = (int(match[part]) for part in "ymd")
        with contextlib.suppress(ValueError):  # month 13; 1445 is of another era
            days.add(datetime(year if 1900 <= year < 2100 else 0, month, day))
    if len(days) > 1:  # the name of the day may tell which
        named = [WEEKDAYS.index(name) for name in WEEKDAYS if name in text]
        days = {day for day in days if day.weekday() in named}
    clock = CLOCK.search(text)
    with contextlib.suppress(ValueError):  # no day, or two; 25:00
        (only,) = days
        return with_clock(only, *clock.groups("")) if clock else f"{only:%Y-%m-%d}"
    return ""


def with_clock(day: datetime, hour: str, minute: str, second: str, *more: str) -> str:
    """A day with the time and the zone that CLOCK found; ValueError for 25:00."""
    fraction, part, utc, sign, hours, minutes = more
    of_day = int(hour)
    if part and of_day <= 12:
        begin = DAY_PARTS[part[0]]
        of_day = ((of_day - begin) % 12 + begin) % 24
    day = day.replace(hour=of_day, minute=int(minute), second=int(second or 0))
    zone = f"{sign}{int(hours):02}:{int(minutes or 0):02}" if sign else "Z" * bool(utc)
    return f"{day:%Y-%m-%dT%H:%M}" + f":{day:%S}{fraction}" * bool(second) + zone


# ---- Facts: when and by whom -------------------------------------------------
#
# What is declared of the story beats what is shown beside its headline. A wrong date or
# name is worse than none, so that what can be read in two ways is not read.

AUTHOR_NAMES = words("author authors writer writers")
# Kinds of boxes that hold the date or the author of a story.
FACT_KINDS = frozenset(phrases(" | byline | share buttons | tags"))
FACTS_BELOW = 6  # blocks from the headline, or down to the story; 12 takes others
FACTS_ABOVE = 4  # blocks from the headline, in a box with it; 2 and 8 are as good
MAX_LINE_WORDS = 6  # of a date line or byline, beside the date; 3 loses 7 of them
MAX_FACTS = 100  # of a kind that are looked at; real pages have up to 20
Hint = tuple[frozenset[str], str]  # the names of an element, and its value or text
Fact = tuple[str, str]  # a date or an author, and where it was found
LINE, SHOWN = words("time"), "beside the headline"


def hints_of(
    blocks: Sequence[Block], marks: Iterable[Mark], at: int, first: int
) -> list[Hint]:
    """What may tell date and author beside a headline at a place, the nearest first."""
    start = at if at >= 0 else first
    near = range(max(0, start - FACTS_ABOVE), max(first + 2, start + FACTS_BELOW))
    around = {*blocks[start].box.outward(), *blocks[first].box.outward()}
    beside = islice((mark for mark in marks if mark[0] in near), MAX_FACTS)
    lines = ((b.place, b.box, "", "", b.text) for b in blocks[near.start : near.stop])
    found: list[tuple[int, Hint]] = []
    for place, box, *element in chain(beside, lines):
        inside = takewhile(lambda outer: outer not in around, box.outward())
        # The site's clock is above too, and cards are below, but in boxes of their own.
        shared = (outer.parent for outer in islice(box.outward(), 3) if outer in around)
        own = start <= place <= first or any(shared)
        block = blocks[min(place, len(blocks) - 1)]
        most = LABEL_WORDS if element[0] else MAX_LINE_WORDS
        prose = block.box is box and (place == at or is_prose(block, most))
        if own and not prose and all(outer.kind in FACT_KINDS for outer in inside):
            away = place - start if place >= start else near.stop - place
            found.append((away, hint(*element)))
    return [told for _, told in sorted(found, key=itemgetter(0))]


def hint(tag: str, attributes: str, markup: str) -> Hint:
    """The names of an element, and its value, or its text to the first end tag."""
    if not tag:
        return LINE, markup
    named = NAME_WORD.findall(f"{tag} {attributes}"[:MAX_NAME_CHARS])
    names, given = words(" ".join(named).lower()), attributes_of(attributes)
    value = given.get("datetime") or given.get("content") or given.get("title")
    if value and not names & AUTHOR_NAMES:
        return names, value
    text, *end = re.split(f"(?i)</{re.escape(tag)}", markup, maxsplit=1)
    return names, tidy(unescape(re.sub("<[^<>]*>", " ", text if end else "")))


def is_prose(block: Block, most: int) -> bool:
    """Whether a block ends like a sentence, or has more words beside those of dates."""
    other = [word for word in block.folded.split() if not word.isdecimal()]
    return block.ends_sentence or len(set(other) - DATE_WORDS) > most


PUBLISHED_NAMES = words("published publish pubdate publication issued")
UPDATED_NAMES = words("updated update modified today now clock")


def dates_of(told: Told, declared: Iterable[Any], hints: Iterable[Hint]) -> list[Fact]:
    """When the story may have been published, the best first."""
    found = [("JSON-LD", str(date)) for date in declared]
    found += [("<meta>", text) for text in told["published"]]
    for names, text in hints:
        if names & PUBLISHED_NAMES or ("time" in names and not names & UPDATED_NAMES):
            found.append((SHOWN, text))
    found += [("<meta name=date>", text) for text in told["dated"]]
    dates = ((iso_date(text), source) for source, text in found[:MAX_FACTS])
    return [fact for fact in dates if fact[0]]


# How bylines begin; some words begin other lines too, if no colon follows.
BY = re.compile(
    r"(?i)^\W*(?:(?:written by|by|von|par|بقلم|كتبت?)\b|(?:author|autor|الكاتبة?|إعداد|اعداد|تحرير|حوار|تحقيق|تقرير|كتبه|كتبها|بواسطة|مراسلنا)\s*[:/])\W*"
)
DAY_OR_MONTH = rf"\W*\b(?:{MONTH.pattern}|{'|'.join(WEEKDAYS)})"
BEFORE_DATE = re.compile(rf"(?:{DAY_OR_MONTH})*(?:\W+\d|\W*$)")
NO_NAME = re.compile(r"[\d@/_]|\.[a-z]{2,}$|\b[a-z]{4,}")  # a login, 'by subscribing'
PARTS = re.compile(r" [-–—•·] |\|")
ASIDE = re.compile(r"<[^<>]*>|\([^()]*\)")  # markup, and initials or a credit
BETWEEN_NAMES = re.compile(r"[,،;؛]| (?:and|und|et|و) ")
# Words that no writer's name has, folded; with those of the second table, no other
# name in the same text is the writer's either: developers and uploaders.
NO_PERSON = words(
    "admin administrator webmaster editor desk newsroom published writer officer head وكالات وكاله الوكالات محرر المحرر التحرير قسم القسم موقع الموقع شبكه صحيفه جريده قناه بوابه اخبار الاخبار نيوز ادمن متابعات خاص المصدر"
)
NO_WRITER = words(
    "developed developer designed design upload uploader تصميم برمجه وبرمجه تطوير ابلود الابلود"
)
MAX_PERSON_WORDS = 6  # 'أحمد بن عبد الله آل فلان'; 5 and 12 are as good


def authors_of(
    witnesses: Witnesses, declared: Any, hints: Iterable[Hint], sites: frozenset[str]
) -> list[Fact]:
    """Who may have written the story, the best first; names are joined by commas."""
    told = witnesses.told
    found = [("JSON-LD", witnesses.texts(declared)), ("<meta>", told["author"])]
    others = sites.union(map(fold, told["organization"])) - {""}
    starts = tuple(f"{name} " for name in others)
    found += [(SHOWN, [t]) for names, t in hints if names & AUTHOR_NAMES or BY.match(t)]
    authors: list[Fact] = []
    for source, texts in found:
        once: dict[str, str] = {}
        for name in chain(*(people_in(text, starts) for text in texts[:MAX_FACTS])):
            if " " in name or source != SHOWN:  # bylines are full
                once.setdefault(fold(name), name)
        authors += [("، ".join(once.values()), source)] if once else []
    return authors


def people_in(text: str, sites: tuple[str, ...]) -> list[str]:
    """The people that a text names as writers, maybe with a date behind them."""
    text = BY.sub("", tidy(ASIDE.sub(" ", text[:MAX_KNOWN])))
    text = text[: len(BEFORE_DATE.split(lettered(text), maxsplit=1)[0])]
    for part in () if folded_words(text) & NO_WRITER else PARTS.split(text):
        names = [name.strip(" .:\"“«'”»") for name in BETWEEN_NAMES.split(part)]
        people = [name for name in names if is_person(name, sites)]
        if people:  # full names, if there is one: 'Cairo' is a place
            return [name for name in people if " " in name] or people
    return []


def is_person(name: str, sites: tuple[str, ...]) -> bool:
    """Whether a name may be a person's: no login, address, site or agency."""
    parts = fold(name).split()
    has_word = any(len(part) > 1 for part in parts)  # not 'أ ش أ'
    is_other = NO_NAME.search(name) or f"{fold(name)} ".startswith(sites)
    is_name = has_word and len(parts) <= MAX_PERSON_WORDS and not is_other
    return is_name and NO_PERSON.isdisjoint(parts)


# ---- Article: all of a page --------------------------------------------------


class Reading(NamedTuple):
    """What was understood of a page, and how."""

    article: Article = Article()
    headlines: Sequence[Headline] = ()  # best first
    merits: Sequence[Merit] = ()  # of the boxes that may be the story's, best first
    verdicts: Sequence[Verdict] = ()  # in page order
    dates: Sequence[Fact] = ()  # best first
    authors: Sequence[Fact] = ()  # best first
    refusal: str = ""  # why there is no article


def read(html: str) -> Reading:
    """Read a page: its article, and all that led to it."""
    page = Parser(html)
    reading = read_blocks(page.blocks, page.witnesses)
    if "\n" not in reading.article.body:
        reading = max(reading, read_captions(page), key=lambda r: len(r.article.body))
    if reading.article.body:
        return reading
    # A page that a script draws in the browser shows little, and often has it as data.
    values = (v for text in page.witnesses.scripts for v in json_values(text))
    data = "".join(map(as_markup, values))
    drawn = read_blocks(Parser(data).blocks, page.witnesses)
    shown_chars = sum(len(block.text) for block in page.blocks)
    is_drawn = len(drawn.article.body) > shown_chars and not is_section(drawn)
    return drawn if is_drawn else reading


def is_section(reading: Reading) -> bool:
    """Whether titles stand amid a story with a headline as short as a section's."""
    places = [block.place for block in story_of(reading.verdicts)]
    amid = reading.verdicts[places[0] : places[-1]] if places else ()
    titles = sum(verdict.block.link_share > 0.5 for verdict in amid)
    is_short = len(folded_words(reading.article.headline)) < MIN_HEADLINE_WORDS
    return is_short and titles > 1


MIN_CAPTIONS = 3  # make a story in pictures; 2 is as good, 6 loses three


def read_captions(page: Parser) -> Reading:
    """Read a page whose captions tell the story, as there is no other."""
    named: list[list[Box]] = []  # for each caption the boxes named so
    for block in page.blocks:
        boxes = [box for box in block.box.outward() if box.kind == "caption"]
        if boxes and block.is_sentence:
            named.append(boxes)
    if len(named) < MIN_CAPTIONS:
        return Reading()
    for box in chain(*named):
        box.kind = ""
    return read_blocks(page.blocks, page.witnesses)


def read_blocks(blocks: Sequence[Block], witnesses: Witnesses) -> Reading:
    """Read the blocks of a page or of its data."""
    told = witnesses.told
    if not blocks:
        return Reading(refusal="it has no text")
    titles = titles_of(blocks, told)
    merits, setting = find_place(blocks, told["description"], titles)
    inside = blocks[setting.box.start : setting.box.end]
    below = [b for b in inside if b.place > setting.headline] or inside
    first = next((b for b in below if b.is_sentence), below[-1]).place
    headlines = rank_headlines(blocks[: first + 1], titles)
    _, headline, place = next(iter(headlines), Headline(0.0, "", -1))
    hints = hints_of(blocks, witnesses.marks, place, first)
    stories = witnesses.stories_of(headline)
    dates = dates_of(told, (story.get("datePublished") for story in stories), hints)
    if not is_prose(inside[-1], MAX_LINE_WORDS):  # the last line of the story's box
        hints.append((LINE, inside[-1].text))
    people = [story.get("author") for story in stories]
    authors = authors_of(witnesses, people, hints, titles.sites)
    author = authors[0][0] if authors else ""
    names = (headline, author, *told["author"])
    setting = setting._replace(
        headline=max(place, setting.headline),
        lead=range(place + 1, first if place >= 0 else 0),
        known=titles.sites.union(map(fold, names)) - {""},
    )
    verdicts = judge(blocks, setting)
    kinds = " ".join(told["type"]).lower()
    is_named = bool(headline) and fold(headline) not in titles.sites
    shown = headline if place >= 0 else ""
    why = refusal(verdicts, shown, kinds) if is_named else "it has no headline"
    if why:
        verdicts = [v._replace(is_story=False, reason="no article") for v in verdicts]
        return Reading(Article(), headlines, merits, verdicts, refusal=why)
    body = "\n".join(block.text for block in story_of(verdicts))
    article = Article(headline, body, dates[0][0] if dates else "", author)
    return Reading(article, headlines, merits, verdicts, dates, authors)


# What pages are that hold no story, by their headline, folded.
MISSING_PAGE = re.compile(
    r"((عذرا|عفوا|خطا) )?(404\b|(الصفحه|الخبر|المقال)( \w+){0,4} غير موجوده?( \w+)?$)"
)
SITE_PAGES = phrases(
    "من نحن | عن الموقع | اتصل بنا | تواصل معنا | اعلن معنا | هيئه التحرير | سياسه الخصوصيه | شروط الاستخدام | الشروط والاحكام"
)
MAX_MISSING_CHARS = 400  # of such a page; a story's headline may say so too
MIN_RUN_CHARS = 400  # teasers between links have up to 311 in our corpus, stories 482
MAX_RUNS = 6  # of less than that; 3 and 12 are as good
# How many characters are asked of the story of a page that
UNTITLED_CHARS = 400  # shows no headline, as walls do; 250 and 1,000 are as good
DECLARED_CHARS = 40  # calls itself an article; 80 loses a flash of ten words
LONE_CHARS = 80  # has no titles of other stories; 40 takes a login page for one
ANY_CHARS = 200  # has: two sentences have 260, an author's biography had 169


def refusal(verdicts: Sequence[Verdict], shown: str, kinds: str) -> str:
    """Why a page is no article, by its story, shown headline and told types, or ""."""
    runs, titles = [0], 0  # characters of story that no link parts; links to others
    for block, is_story, _ in verdicts:
        linked = block.link_share > 0.5
        titles += linked and len(block.text.split()) >= MIN_HEADLINE_WORDS
        if is_story and not (block.box.tag == "li" and block.link_share):
            runs[-1] += len(block.text)
        elif linked and runs[-1]:
            runs.append(0)
    is_declared = "article" in kinds or "posting" in kinds
    if "product" in kinds and not is_declared:
        return "it calls itself a product of a shop"
    if sum(runs) < MAX_MISSING_CHARS and MISSING_PAGE.match(fold(shown)):
        return "it says that there is no such page"
    if fold(shown) in SITE_PAGES:
        return "it is about the site"
    if len(runs) > MAX_RUNS and max(runs) < MIN_RUN_CHARS and not is_declared:
        return "links part its text, as in a list of teasers"
    least = DECLARED_CHARS if is_declared else ANY_CHARS if titles else LONE_CHARS
    if sum(runs) < (least if shown else UNTITLED_CHARS):
        less = "" if shown else " for one that shows no headline"
        return f"too little of it reads like a story{less}"
    return ""


# ---- Language: Article -> an Arabic one --------------------------------------

BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # not in texts
MAX_BINARY_SHARE = 0.03  # of a page's first characters; pictures have a tenth


def arabic_article(page: Page) -> Article:
    """The Arabic article of a page; ScrapeError if there is none."""
    start = page.html[:4096]
    if len(BINARY.findall(start)) > MAX_BINARY_SHARE * len(start):
        raise ScrapeError("not HTML: binary data")
    article = extract(page.html)
    if not article.body:
        raise ScrapeError("no article found")
    if not is_arabic(article.headline + " " + article.body):
        raise ScrapeError("not Arabic")
    return article


# Words that only Arabic has: those with the article, and particles.
ARABIC_WORD = re.compile(
    r"[وفبك]?ال\w{2,}|لل\w{2,}|في|من|على|إلى|أن|إن|التي|الذي|عن|مع|هذا|هذه|كان|قال"
)
# Words with a letter that Arabic does not have, as Persian, Urdu, Kurdish, Pashto, Jawi.
OTHERS_LETTER = re.compile("[\u0679-\u06bf\u06c0-\u06d5]")
MIN_ARABIC_WORDS = 0.02  # share of all: lists of names have few, misread Russian none
MAX_LANGUAGE_CHARS = 20_000  # looked at; a story has one language
ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3]")


def is_arabic(text: str) -> bool:
    """Whether a text is in Arabic, and not only in its script.

    Harakat do not part words, and letters may be in the forms that a PDF has.
    """
    text = UNFOLDED.sub("", unicodedata.normalize("NFKC", text[:MAX_LANGUAGE_CHARS]))
    found = re.findall(r"\w+", text)
    arabic = sum(bool(ARABIC_WORD.fullmatch(word)) for word in found)
    others = sum(bool(OTHERS_LETTER.search(word)) for word in found)
    enough = max(others, MIN_ARABIC_WORDS * len(found))
    return is_in_arabic_script(text) and arabic >= enough


def is_in_arabic_script(text: str) -> bool:
    """Whether most letters of a text are Arabic ones."""
    text = text[:MAX_LANGUAGE_CHARS]
    return 2 * len(ARABIC_LETTER.findall(text)) > sum(map(str.isalpha, text))


# ---- Text --------------------------------------------------------------------

# Never meant to be read: controls, soft hyphen, zero-width space, word joiner, BOM,
# directional embeddings and isolates, which a cut leaves unbalanced, lone surrogates.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff\u202a-\u202e"
    "\u2066-\u2069\ud800-\udfff]"
)
# Joiners, directional marks and the like mean nothing at an edge.
MARKS = "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
EDGES = re.compile(rf"^[\s{MARKS}]+|(?<![\s{MARKS}])[\s{MARKS}]+$")
# Python takes quadratic time to put combining marks in order.
PIECE = re.compile(r"(?s).{1,1000}(?=\s|\Z)|.{1,1000}")
FOLDED = tuple(zip("أإآٱىة", "اااايه"))
UNFOLDED = re.compile("[\u0640\u0670\u064b-\u065f]")  # tatweel, harakat

# Text that was decoded wrongly on its way into the page: how, what it really was, and
# a letter that is then over a twentieth of the text, as in no other.
MISREAD = (
    ("cp1256", "utf-8", "ظ"),  # 'ط§ظ„' for 'ال'
    ("cp1252", "utf-8", "Ù"),  # 'Ø§Ù„'
    ("cp1252", "cp1256", "Ç"),  # 'Çá'
)
# In windows-1252 some of these bytes are not assigned, in Latin-1 all are controls.
UNASSIGNED = {c: 0xDC00 + c for c in range(0x80, 0xA0)}


def repaired(text: str) -> str:
    """The text as it was before it was decoded wrongly, if it provably was."""
    for wrong, right, sign in MISREAD:
        if 20 * text.count(sign) > len(text):
            with contextlib.suppress(UnicodeError):
                data = text.translate(UNASSIGNED).encode(wrong, "surrogateescape")
                if is_in_arabic_script(data.decode(right)):
                    return data.decode(right)
    return text


def unescape(text: str) -> str:
    """The text without character references, as far as Python can tell them."""
    try:
        return unescape_html(text) if "&" in text else text
    except ValueError:  # a number of more than 4,300 digits
        return text


def tidy(text: str) -> str:
    """The text in NFC, on one line, without what cannot be seen; else as it was."""
    if not (text.isascii() and text.isprintable()):
        pieces = PIECE.findall(INVISIBLE.sub("", repaired(text)))
        text = "".join(unicodedata.normalize("NFC", piece) for piece in pieces)
    return " ".join(text.split()).strip(" \u061c\u200c\u200d\u200e\u200f")


def fold(text: str) -> str:
    """The words of a text, for comparison only: «إقرأْ أيضـاً:» -> 'اقرا ايضا'."""
    return " ".join(re.findall(r"\w+", UNFOLDED.sub("", lettered(text))))


def lettered(text: str) -> str:
    """The text in small letters, with one form of each Arabic one."""
    for letter, plain in FOLDED:  # by far quicker than translate()
        text = text.replace(letter, plain)
    return text.lower()


def folded_words(text: str) -> frozenset[str]:
    return words(fold(text))


# ---- CSV: Row -> file --------------------------------------------------------

BOM = codecs.BOM_UTF8  # without it Excel shows Arabic as gibberish
UNWRITABLE = re.compile("[\0\r\ud800-\udfff]")  # "\r\n" only ends a record
# OWASP "CSV injection"; a spreadsheet looks behind white space and unseen marks.
UNSEEN = (
    MARKS
    + "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u206a-\u206f\u3164\ufe00-\ufe0f"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
FORMULA = re.compile(rf"(?![a-z])'*[\s{UNSEEN}]*[=+\-@\t\r]")  # nearly no URL is one


def cell_of(text: str, *, raw: bool = False) -> str:
    """A text as it is written; unless raw, no spreadsheet runs it: '=1' -> "'=1"."""
    text = text if text.isprintable() else UNWRITABLE.sub("", text)
    return "'" + text if not raw and FORMULA.match(text) else text


def csv_record(cells: Iterable[str], *, raw: bool = False) -> bytes:
    """A record of a CSV file (RFC 4180)."""
    csv.writer(text := io.StringIO()).writerow(cell_of(cell, raw=raw) for cell in cells)
    return text.getvalue().encode()


# ---- File: rows that outlive a run -------------------------------------------

HEADER = BOM + csv_record(Row._fields)
HEADS = (HEADER.decode(), HEADER.decode("utf-8-sig"))  # stdout has no BOM
FIELD = r'[^",\r\n]*|"[^"]*(?:""[^"]*)*"'
# Its first and last cell. Subtle: only a record's end is "\r\n"; no cell has it.
RECORD = re.compile(rf"({FIELD})(?:,(?:{FIELD})){{4}},({FIELD})\r\n")
LOSSLESS = ("utf-8", "surrogateescape")  # how bytes are read that may be of others
MAX_HASTY_BYTES = 50_000_000  # put in order after Ctrl-C, which takes a second
# What is known of a line. The next run begins with those that were not tried.
UNTRIED, FAILED, DONE = range(3)
AS_THEY_CAME = "rows stand as they came"


class RowFile:
    """The CSV file of this run and earlier ones; of two rows of a line the later counts."""

    def __init__(self, options: argparse.Namespace, urls: Iterable[str]) -> None:
        self.path = "" if options.output == "-" else os.path.realpath(options.output)
        self.raw, self.note = options.raw, ""  # what a user has to know in the end
        self.ends = array("Q", [0])  # of the records, in bytes; the first is the header
        # First cell -> which of the ends is its record's (0: none), and 2 bits of kind.
        self.places = dict.fromkeys((cell_of(u, raw=self.raw) for u in urls), 0)
        self.listed = len(self.places)
        if not self.path:
            self.file: BinaryIO = sys.stdout.buffer
            self.write(HEADER.removeprefix(BOM))
            return
        if os.path.exists(self.path) and not os.path.isfile(self.path):
            raise ScrapeError(f"{options.output}: no regular file; see -o")
        self.file = open(self.path, "a+b", buffering=0)  # noqa: SIM115
        self.lock()
        self.load()
        if options.fresh:
            self.ends, self.places = self.ends[:1], dict.fromkeys(self.places, 0)
        self.file.truncate(self.ends[-1])
        if len(self.ends) == 1:
            self.write(HEADER)

    def lock(self) -> None:
        """Keep other runs out; ScrapeError if one is here."""
        is_alone = True
        try:
            import fcntl

            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            is_alone = False
        except (ImportError, OSError) as error:  # Windows; some network drives
            self.note = f"no lock ({error}): start no other run beside it"
        if not (is_alone and self.is_in_place()):  # one may just have replaced the file
            raise ScrapeError(f"another run is writing {self.path}")

    def is_in_place(self) -> bool:
        """Whether the open file is the one that has its name."""
        ours, there = os.fstat(self.file.fileno()), Path(self.path)
        return there.exists() and os.path.samestat(ours, there.stat())

    def load(self) -> None:
        """Learn the file's rows to the last whole one; ScrapeError if not all are ours."""
        with (
            open(self.path, "r", -1, *LOSSLESS, "\r\n") as records,
            contextlib.suppress(UnicodeEncodeError),
        ):
            for record in chain([records.readline(99)], records, [""]):  # may be huge
                found = RECORD.fullmatch(record)
                if not found or not (self.ends[-1] or record in HEADS):
                    break
                size = len(record.encode())  # fails if it was not UTF-8
                if self.ends[-1]:
                    cell, error = found.groups()
                    if cell[:1] == '"':
                        cell = cell[1:-1].replace('""', '"')
                    kind = UNTRIED if NOT_TRIED in error else FAILED if error else DONE
                    self.places[cell] = len(self.ends) << 2 | kind
                self.ends.append(self.ends[-1] + size)
        is_torn = self.ends[-1] or HEADER.startswith(record.encode(*LOSSLESS))
        if record.endswith("\r\n") or not is_torn:
            told = "not written by scrape.py, or changed since; see -o"
            raise ScrapeError(f"{self.path}: {told}")

    def kind(self, url: str) -> int:
        """What is known of a line: UNTRIED, FAILED or DONE."""
        return self.places[cell_of(url, raw=self.raw)] & 3

    def add(self, row: Row) -> None:
        """Append a row and see it out."""
        self.places[cell_of(row.url, raw=self.raw)] = len(self.ends) << 2
        self.write(csv_record(row, raw=self.raw))

    def write(self, record: bytes) -> None:
        self.ends.append(self.ends[-1] + len(record))
        while record:  # a nearly full disk takes a part before it fails
            record = record[self.file.write(record) :]
        self.file.flush()

    def finish(self, *, in_haste: bool) -> None:
        """Put the rows in the order of the list, then those no longer listed."""
        order = array("Q", (place >> 2 for place in self.places.values() if place))
        is_in_order = order == array("Q", range(2, len(self.ends)))
        is_done = is_in_order and self.ends[1] == len(HEADER) and self.is_in_place()
        if is_done or not self.path:
            return
        # A row that was cut off has to stay the last one.
        if in_haste and not self.ends[-1] == self.file.seek(0, 2) <= MAX_HASTY_BYTES:
            self.note = f"{AS_THEY_CAME}; the next run puts them in order"
            return
        try:
            self.put_in_order(order)
        except OSError as error:
            self.note = f"{AS_THEY_CAME}: {error.strerror}"

    def put_in_order(self, order: Iterable[int]) -> None:
        """Move a copy with these rows into place, or beside what has taken the place."""
        ours, is_here = os.fstat(self.file.fileno()), self.is_in_place()
        if is_here and ours.st_nlink > 1:
            raise OSError(0, "the file has a second name, a hard link")
        names = (f"{self.path}.new{n or ''}" for n in itertools.count())
        free = itertools.filterfalse(os.path.lexists, names)
        target = self.path if is_here else next(free)
        part = Path(self.path).with_name(f".{os.path.basename(self.path)}.part")
        part.unlink(missing_ok=True)  # of a killed run
        try:
            with open(part, "xb", opener=partial(os.open, mode=0o600)) as ordered:
                ordered.write(HEADER)
                for place in order:
                    start, end = self.ends[place - 1 : place + 1]
                    self.file.seek(start)
                    ordered.write(self.file.read(end - start))
                with contextlib.suppress(OSError, AttributeError):  # Windows has none
                    os.chown(part, ours.st_uid, ours.st_gid)  # only root may
                os.chmod(part, stat.S_IMODE(ours.st_mode))
                ordered.flush()
                os.fsync(ordered.fileno())
            if os.name == "nt":  # an open file cannot be replaced
                self.file.close()
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)
        if not is_here:
            raise ScrapeError(f"replaced during the run; all rows are in {target}")


# ---- Progress: what a run says -----------------------------------------------

EXCEL_CELL_CHARS = 32_767  # what Excel can hold; it cuts the rest


class Progress:
    """What a run says on stderr: no second without a word, and no word that ends it."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet, self.is_live = quiet, sys.stderr.isatty()
        self.total = self.done = self.kept = 0  # lines
        self.errors: Counter[str] = Counter()  # by kind
        self.long: list[str] = []  # URLs of rows that Excel would cut
        self.hosts: dict[str, Host] = {}  # some of which are waited for
        self.doing = ""  # what else takes long
        self.began = self.said = time.monotonic()
        self.patience = 1.0  # seconds without a word; ever longer where words stay
        self.over = threading.Event()
        threading.Thread(target=self.keep_talking, daemon=True).start()

    def say(self, text: str, *, is_step: bool = False) -> None:
        """Print a line or a step, which on a terminal is a live line until the next."""
        self.said = time.monotonic()
        if self.is_live:
            text = "\r\x1b[K" + (self.live_line() if is_step else text + "\n")
        else:
            text = f"{self.done}/{self.total}  {text}\n" if is_step else text + "\n"
        try:
            print(text * (not self.quiet), end="", file=sys.stderr, flush=True)
        except (OSError, ValueError):  # nobody reads it
            sys.stderr = open(os.devnull, "w")  # noqa: SIM115

    def row(self, row: Row) -> None:
        """Tell of a row."""
        self.done, self.patience = self.done + 1, 1.0
        self.errors.update(row.error.partition(":")[:1] if row.error else ())
        self.long += [row.url] * (max(map(len, row)) > EXCEL_CELL_CHARS)
        self.say(f"{row.error or 'ok'}  {row.url}", is_step=True)

    def keep_talking(self) -> None:
        """Tell what is waited for, whenever nothing was said for long."""
        while not self.over.wait(0.2):
            if time.monotonic() - self.said >= self.patience:
                self.say(self.waits(), is_step=True)
                self.patience *= 1 if self.is_live else 2

    def waits(self) -> str:
        """What a run is busy with, or the hosts that it waits for."""
        now, hosts = time.monotonic(), self.hosts.copy().items()
        late = [name for name, host in hosts if host.failed or host.ready_at > now]
        more = f" and {len(late) - 2} more" if late[2:] else ""
        return self.doing or f"waiting for {', '.join(late[:2]) or 'pages'}{more}"

    def live_line(self) -> str:
        """As much as the terminal has room for, the most important first."""
        seconds = max(time.monotonic() - self.began, 0.001)
        parts = [f"{self.done}/{self.total}", f"{self.errors.total()} failed"]
        if rate := (self.done - self.kept) / seconds:
            left = timedelta(seconds=round((self.total - self.done) / rate))
            parts += [f"{left} left", f"{rate:.1f} pages/s"]
        line = "  ".join([*parts, self.waits()])
        return line[: shutil.get_terminal_size().columns - 1]

    def sum_up(self, output: str, note: str) -> None:
        """Tell what came of the run, and a note."""
        articles = self.done - self.errors.total()
        told = [f"{articles} of {self.total} articles in {output}"]
        told += [f"{count:6} {kind}" for kind, count in self.errors.most_common()]
        told += [f"a cell is too long for Excel: {url}" for url in self.long[:9]]
        notes = {note, *(host.note for host in self.hosts.values())} - {""}
        self.say("\n".join([*told, *sorted(notes)]))


# ---- Command line ------------------------------------------------------------

USAGE = """python scrape.py urls.txt                      write articles.csv
       python scrape.py https://paper.example/a -o -  see one article
       python scrape.py --explain PAGE                see how it is read"""
ABOUT = """A list has a URL or the path of a saved page on each line, or is a table with
a column "url". A URL or a saved page may stand in its place. The same command
again keeps the articles and tries the rest. The exit status is 0 if every line
gave an article, 1 if some did not, 2 after wrong usage or unwritable output,
130 if interrupted, 143 if told to end."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; what comes back is the exit status."""
    options, manners = options_of(argv)
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115  closed by cron
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Arabic in any locale
            stream.reconfigure(encoding="utf-8", errors="replace")
    warnings.simplefilter("ignore")  # of http.cookiejar, which are about sites' cookies
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) != signal.SIG_IGN:  # as nohup has it for SIGHUP
            signal.signal(number, lambda number, _: sys.exit(128 + number))
    progress = Progress(quiet=options.quiet or bool(options.explain))
    try:
        if not (sys.stdin and sys.stdout) and "-" in (options.output, *options.lists):
            raise ScrapeError("stdin or stdout is closed")
        if not options.explain:
            return run(options, manners, progress)
        line = used(options.explain)
        check_machine([line])
        lane = Lane([line], Trip(manners, {}))
        if manners.pages:
            print(f"kept as: {kept_path(manners.pages, line)}.html\n")
        explain(lane.open(line))
        return 0
    except ScrapeError as error:
        message = advised(error) if options.explain else str(error)
    except OSError as error:
        message = f"{error.filename or options.output}: {error.strerror}"
    except KeyboardInterrupt:
        progress.say("interrupted; the same command goes on")
        return 130
    finally:
        progress.over.set()
    progress.quiet = False
    progress.say(f"{without_credentials(options.explain or 'scrape.py')}: {message}")
    return 2


def options_of(argv: Sequence[str] | None) -> tuple[argparse.Namespace, Manners]:
    """The options of a command, and the manners that are among them."""
    style = partial(argparse.RawDescriptionHelpFormatter, width=80)
    parser = argparse.ArgumentParser("scrape.py", USAGE, ABOUT, formatter_class=style)
    parser.set_defaults(output="articles.csv", **Manners()._asdict())
    add = parser.add_argument
    add("lists", nargs="*", metavar="LIST", help="Read this; - is stdin.")
    add("-o", dest="output", metavar="CSV", help="Write this file; - is stdout.")
    add("--jobs", type=int, metavar="N", help="Visit N hosts at once (%(default)s).")
    add("--delay", type=float, metavar="N", help="Rest a host N seconds (%(default)s).")
    add("--timeout", type=float, metavar="N", help="Try for N seconds (%(default)s).")
    add("--retries", type=int, metavar="N", help="Try N times again (%(default)s).")
    add("--user-agent", metavar="TEXT", help="Introduce us to sites so.")
    add("--ignore-robots", action="store_true", help="Ask no robots.txt, if you may.")
    add("--pages", metavar="DIR", help="Keep pages here, and fetch none that is here.")
    add("--fresh", action="store_true", help="Start over, without the rows in CSV.")
    add("--raw", action="store_true", help="Write also cells that a spreadsheet runs.")
    add("--quiet", action="store_true", help="Show no progress and no summary.")
    add("--explain", metavar="PAGE", help="Show how a URL or a saved page is read.")
    options, unknown = parser.parse_known_args(argv)
    manners = Manners(*(getattr(options, name) for name in Manners._fields))
    options.output = "-" if options.explain else options.output
    if unknown:
        hint = meant(unknown[0], parser._option_string_actions)
        parser.error(f"{unknown[0]}: no such option{hint}")
    for name, least in (("jobs", 1), ("delay", 0), ("timeout", 0.01), ("retries", 0)):
        if not least <= getattr(manners, name) < 1e9:  # as much as clocks can count
            parser.error(f"--{name} must be a number of at least {least}")
    if not (manners.user_agent.isascii() and manners.user_agent.isprintable()):
        parser.error("--user-agent must be plain ASCII")
    try:
        if manners.pages:
            os.makedirs(manners.pages, exist_ok=True)
            tempfile.TemporaryFile(dir=manners.pages).close()
    except OSError as error:
        parser.error(f"--pages {manners.pages}: {error.strerror}")
    return options, manners


def run(options: argparse.Namespace, manners: Manners, progress: Progress) -> int:
    """Scrape the lines that have no article yet; the exit status."""
    progress.doing = "reading the list"
    lines = read_lists(options.lists)
    check_machine(lines)
    progress.doing = f"reading {options.output}"
    rows = RowFile(options, map(without_credentials, lines))
    pairs = zip(map(without_credentials, lines), lines)
    todo = {url: line for url, line in pairs if rows.kind(url) != DONE}
    progress.total, progress.kept = rows.listed, rows.listed - len(todo)
    progress.done, progress.doing, progress.began = progress.kept, "", time.monotonic()
    first = [todo[url] for url in sorted(todo, key=rows.kind)]  # what was not tried
    in_haste = True
    try:
        for row in visited(first, progress.hosts, **manners._asdict()):
            rows.add(row)
            progress.row(row)
        in_haste = False
    finally:
        progress.doing = f"putting {options.output} in order"
        try:
            rows.finish(in_haste=in_haste)
        finally:
            progress.sum_up(options.output, rows.note)
    return 1 if progress.errors else 0


OLDEST_REQUESTS = (2, 32, 4)  # before, .netrc leaked; before 2.32.2, no deadline holds


def check_machine(lines: Iterable[str]) -> None:
    """ScrapeError if what lies between us and the network would fail every URL."""
    version = requests.__version__  # type: ignore[attr-defined]
    if tuple(map(int, version.split(".")[:3])) < OLDEST_REQUESTS:
        raise ScrapeError(f"requests {version} is too old: pip install -U requests")
    url = next((line for line in lines if "://" in line), "")
    if not url:
        return
    settings = Session().merge_environment_settings(url, {}, None, None, None)
    if proxy := select_proxy(url, settings["proxies"]):
        try:
            requests.adapters.HTTPAdapter().proxy_manager_for(proxy)
            parts = urllib3.util.parse_url(proxy)
            usual = {"http": 80, "https": 443}.get(parts.scheme or "http", 1080)
            socket.create_connection((parts.host or "", parts.port or usual), 9).close()
        except FAILURES as error:
            told = scrape_error(error, is_proxy=True)
            raise ScrapeError(f"{told}: {without_credentials(proxy)}") from error
    if url.lower().startswith("https:"):
        trusting(settings["verify"])


# ---- Explain: how a page is read ---------------------------------------------

# How errors begin, and what to do about them.
ADVICE = (
    ("no article found", "if you see a story in your browser, save it there and list the file, or report it with all of this"),
    ("not Arabic", "if it is Arabic, report it with all of this"),
    ("robots.txt", "ask the site; --ignore-robots is for those who may"),
    ("HTTP 404 | HTTP 410", "look in your browser where the page is now"),
    ("HTTP 429 | HTTP 5 | timeout | host not found", "try it again later"),
    ("not HTML | too large", "only web pages of at most 5 MB are read"),
    ("not a URL", "a URL begins with https://, and a saved page is a file"),
    ("proxy", "see to the environment: http_proxy, https_proxy, all_proxy"),
    ("blocked | HTTP | cert | conn | bad | too many", "if your browser shows the page, save it there and list the file"),
)  # fmt: skip
COLORS = {"+": "\x1b[32m", "-": "\x1b[2m"}  # of lines on a terminal: green, faint
PLAIN = "\x1b[0m"


def advised(error: ScrapeError, why: str = "") -> str:
    """An error, why there is no article, and what to do about it."""
    told = f"{error}, as {why}" if str(error) == "no article found" else str(error)
    hints = [todo for kinds, todo in ADVICE if told.startswith(tuple(phrases(kinds)))]
    return "; ".join([told, *hints[:1]])


def print_facts(name: str, facts: Iterable[Fact]) -> None:
    """Print the first of the facts, with its source, and those that were passed over."""
    first, *others = dict.fromkeys(f"{t} ({source})" for t, source in facts) or ["none"]
    print(f"{name}: {first}", *others, sep="\n  passed over: ")


def explain(page: Page) -> None:
    """Print how a page is read, by the judgements that rows come from."""
    found = read(page.html)
    print(f"encoding: {page.encoding}, told by {page.encoding_source}")
    print_facts("published", found.dates)
    print_facts("author", found.authors)
    print("\nheadline, the first of these:")
    for headline in found.headlines[:8]:
        print(f"{headline.points:6.2f}  {headline.text}")
    print("\nbox of the story, the first of these:")
    for merit in found.merits:
        clues = " x ".join(f"{f:.3g} {c}" for c, f in merit.clues.items() if f != 1)
        print(f"{merit.points:6.1f}  {' '.join(merit.box.style)}: {clues}")
    print("\nblocks, + is story:")
    width = shutil.get_terminal_size((160, 0)).columns
    for block, is_story, reason in found.verdicts:
        sign = "+" if is_story else "-"
        text = f"{sign} {block.box.tag:<8} {reason:<28.28} {block.text}"[:width]
        print(COLORS[sign] + text + PLAIN if sys.stdout.isatty() else text)
    try:
        arabic_article(page)
        print("\nThis is an article.")
    except ScrapeError as error:
        print(f"\nRefused: {advised(error, found.refusal)}")


if __name__ == "__main__":
    sys.exit(main())
