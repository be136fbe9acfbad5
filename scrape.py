"""Fetch a list of Arabic news pages and write their headlines and texts to a CSV file.

    python scrape.py urls.txt                    writes articles.csv
    ls saved/*.html | python scrape.py - -o -    saved pages for URLs, CSV on stdout
    python scrape.py --explain PAGE              how one page was read, block by block

The same command again continues: it fetches what has no article yet. Exit status:
0 every line gave an article, 1 some did not, 2 wrong usage or unwritable output,
130 interrupted, 143 told to end.

This file reads in the order in which a line of the list travels:

    line -> lane -> Page -> Blocks -> Verdicts -> Article -> Row -> CSV file
            Lane.rows  open    Parser   judge      read             RowFile

    line     a URL, or the path of a saved page
    lane     the lines of one host, visited one after the other by one thread
    page     one decoded HTML document
    block    a run of text without a line break: a paragraph, a heading, a menu entry
    box      a block-level element; boxes lie in boxes
    story    the blocks that the author wrote; all else on the page is furniture
    witness  what a page says of itself: its <title>, <meta> and JSON-LD
    told     by a witness; what readers see is shown
    rival    a box that may be the story's
    lead     a paragraph between headline and story; a teaser is one of another story
    label    a short line that is no sentence: a call, a byline
    row      what became of a line: an article or an error

It runs no JavaScript, follows no links, knows no site by name and guesses no date.
"""

from __future__ import annotations

import argparse
import codecs
import contextlib
import csv
import email
import heapq
import http.client
import io
import ipaddress
import itertools
import json
import mmap
import os
import queue
import re
import shutil
import signal
import socket
import ssl
import stat
import sys
import threading
import time
import unicodedata
import warnings
import zlib
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache, cached_property, partial
from html import unescape as unescape_html
from itertools import chain, islice, takewhile
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from requests import PreparedRequest, Response, Session
from requests.exceptions import InvalidProxyURL, InvalidSchema
from requests.utils import (
    DEFAULT_CA_BUNDLE_PATH,
    get_auth_from_url,
    requote_uri,
    select_proxy,
)
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

    url: str  # as listed
    headline: str = ""
    body: str = ""
    published: str = ""
    author: str = ""
    error: str = ""  # "" for an article, else one of the list in README


class Page(NamedTuple):
    """One decoded HTML document."""

    html: str
    encoding: str
    encoding_source: str  # what told the encoding


class Manners(NamedTuple):
    """How we behave towards sites; the command line has an option for each."""

    jobs: int = 8  # hosts visited at once
    delay: float = 1.0  # seconds between two requests to a host
    timeout: float = 30.0  # seconds for one try of one page, to its last byte
    retries: int = 2  # after the first try
    user_agent: str = "Mozilla/5.0 (compatible; scrape-py/1.0)"
    ignore_robots: bool = False


class ScrapeError(Exception):
    """Why a line gives no article, or a run no file, in words for the user."""

    def __init__(self, message: str, retry_seconds: float | None = None) -> None:
        super().__init__(message)
        self.retry_seconds = retry_seconds  # wait before a retry; None: none can help


# ---- The story ---------------------------------------------------------------


def scrape(
    urls: Iterable[str], hosts: dict[str, Host] | None = None, **manners: Any
) -> Iterator[Row]:
    """Yield a Row for each line (a URL or a saved page's path), as each is done.

    `manners` are those of Manners, by name; `hosts` is what is known of hosts, and
    learns. No line, page or server raises anything. Closing the iterator ends the work.
    """
    trip = Trip(Manners(**manners), {} if hosts is None else hosts)
    trip.lists = sorted(lanes_of(urls), key=len)  # pop() takes the longest first
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


def lanes_of(urls: Iterable[str]) -> Iterable[list[str]]:
    """The lines by host, each once; saved pages are a lane too."""
    lanes: dict[str, list[str]] = defaultdict(list)
    lines = [urls] if isinstance(urls, str) else (url.rstrip("\r\n") for url in urls)
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


def extract(html: str, url: str = "") -> Article:
    """The article of a news page in any language, maybe empty; no rule uses `url`."""
    return read(html).article


def without_credentials(line: str) -> str:
    """A line as it may be shown: without a user and password before the host."""
    return re.sub(r"^(\w+://)[^/?#]*@", r"\1", line) if "@" in line else line


def checked_url(url: str, base: str = "") -> str:
    """A URL, or where a page at `base` leads to; ScrapeError if none of http or https."""
    with contextlib.suppress(requests.RequestException, ValueError):
        if re.match(r"(?i)[a-z]+://(/|$)", url):
            raise ValueError  # no host: urljoin() would take that of the base
        if base:
            url = urljoin(base, url.encode("latin-1").decode())
        url.encode()  # fails if it has a lone surrogate
        port = urlsplit(url).port  # requests would drop a 0
        parts = urlsplit(requests.Request("GET", url).prepare().url or "")
        (parts.hostname or "").encode("idna")  # no label is empty or over 63 letters
        if parts.scheme in ("http", "https") and port != 0:
            return url
    raise ScrapeError("bad redirect" if base else "not a URL")


# ---- Host: when it may be asked ----------------------------------------------

MAX_WAIT_SECONDS = 60.0  # of a Retry-After or Crawl-delay; sites ask for days
DEAD_HOST_FAILURES = 5  # lines in a row without an answer: the host seems dead; guess
OUTAGE_SECONDS = 120.0  # of no answer to any of them: it is given up for this run
FIRST_REST_SECONDS = 4.0  # of a host that seems dead; each further one twice as long
NOT_TRIED = "not tried, as other pages of the host failed"


class Host:
    """What is known of a host, whichever line or redirect leads to it."""

    def __init__(self, delay: float) -> None:
        self.turn: Any = threading.Lock()  # held while it is asked
        self.delay = delay  # seconds between two requests; its Crawl-delay if longer
        self.last_end = float("-inf")  # time.monotonic() of the last request
        self.rests_until = 0.0  # time.monotonic()
        self.robots: dict[str, Robots] = {}  # by URL of robots.txt
        self.failed: set[str] = set()  # lines that it did not answer since it last did
        self.failing_since = 0.0  # time.monotonic()
        self.failure = ""  # the last one
        self.given_up = False

    @property
    def ready_at(self) -> float:
        """time.monotonic() when it may be asked again."""
        return max(self.last_end + self.delay, self.rests_until)

    def rest(self, error: ScrapeError) -> None:
        """Let it rest after a failure, ever longer, and give it up in the end."""
        now, self.failure = time.monotonic(), str(error)
        seconds = error.retry_seconds or 0.0
        if (more := len(self.failed) - DEAD_HOST_FAILURES) >= 0:
            seconds = max(seconds, FIRST_REST_SECONDS * 2.0 ** min(more, 9))
            self.given_up = now - self.failing_since >= OUTAGE_SECONDS
        self.rests_until = now + min(seconds, MAX_WAIT_SECONDS)


MAX_HOLD_SECONDS = 10.0  # that a thread waits with a lane and takes no other; guess


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

# Failures that are not of a robots.txt alone.
OF_ALL_THE_HOST = (
    *phrases("host not found | connection failed: refused | certificate | proxy"),
    "bad redirect: to a private address",
)
BACK_OFF_SECONDS = (1.0, 15.0, 60.0)  # a stumble, a restart, an outage; guess
MAX_REDIRECTS = 10  # http, https, www and a short link make 4


class Lane:
    """The visitor of one host's lines, of which those that fail come last, again."""

    def __init__(self, lines: Sequence[str], trip: Trip) -> None:
        self.trip, self.manners, self.host = trip, trip.manners, trip.host(lines[0])
        self.lines = deque(lines)  # that are not done
        self.again: dict[str, tuple[int, float]] = {}  # failed: tries, when due
        self.line = ""  # in hand
        self.ends_at = 0.0  # time.monotonic() when the request in hand has to end
        self.public = False  # whether the line in hand has led to a public address
        self.session = LaneSession(self)

    @property
    def due(self) -> float:
        """time.monotonic() when there is something to do."""
        _, due = self.again.get(self.lines[0], (0, 0.0))
        return 0.0 if self.host.given_up else max(self.host.ready_at, due)

    def rows(self) -> Iterator[Row]:
        """The Row of each line that is done, until there is long to wait."""
        with self.session:
            while self.lines:
                wait = self.due - time.monotonic()
                if wait > MAX_HOLD_SECONDS or self.trip.stop.wait(wait):
                    return
                if row := self.row(self.lines.popleft()):
                    yield row

    def row(self, line: str) -> Row | None:
        """The row of a line, as every failure comes to it; None: it is tried again."""
        tries, _ = self.again.pop(line, (0, 0.0))
        try:
            data, charset = self.open(line)
            with self.trip.reading:
                article = arabic_article(decode(data, charset))
            return Row(without_credentials(line), *article)
        except ScrapeError as error:
            if error.retry_seconds is not None and tries < self.manners.retries:
                wait = max(error.retry_seconds, BACK_OFF_SECONDS[min(tries, 2)])
                due = time.monotonic() + min(wait, MAX_WAIT_SECONDS)
                self.again[line] = tries + 1, due
                self.lines.append(line)
                return None
            message = str(error).removesuffix(f": {NOT_TRIED}" if tries else "")
        except Exception as bug:  # noqa: BLE001  ours; it may cost a row, not the run
            message = f"internal error: {bug!r}"
        return Row(without_credentials(line), error=message)

    def open(self, line: str) -> tuple[bytes, str]:
        """The page that a line names and the charset that HTTP tells, or ScrapeError."""
        if "://" not in line:
            return saved_page(line)
        self.line, self.public = line, False
        return checked_page(*self.get(checked_url(line)))

    def get(self, url: str, *, is_robots: bool = False) -> tuple[Response, bytes]:
        """The answer to a GET and its body, after redirects that robots.txt allows."""
        seconds = self.manners.timeout
        for _ in range(MAX_REDIRECTS + 1):
            if not (is_robots or self.manners.ignore_robots):
                self.ask_robots(url)  # maybe another host's, which has its own time
            response, data = self.request(url, seconds, is_robots)
            if not response.is_redirect:
                return response, data
            seconds = self.ends_at - time.monotonic()
            url = checked_url(response.headers["Location"], response.url)
        raise ScrapeError("too many redirects")

    def request(
        self, url: str, seconds: float, is_robots: bool
    ) -> tuple[Response, bytes]:
        """The answer to one request and its body, which no redirect has."""
        host = self.trip.host(url)
        with host.turn:
            if host.given_up:
                raise ScrapeError(f"{host.failure}: {NOT_TRIED}")
            if self.trip.stop.wait(host.ready_at - time.monotonic()):
                raise ScrapeError("interrupted")
            if not host.failed:
                host.failing_since = time.monotonic()
            host.failed.add(self.line)  # until it answers
            self.ends_at = time.monotonic() + seconds
            try:
                with self.session.get(url, timeout=self.seconds_left()) as response:
                    error = http_error(response)
                    if is_robots and error and error.retry_seconds == 0:
                        error.retry_seconds = 1.0  # all of the host is shut (RFC 9309)
                    if error and error.retry_seconds:  # "try again later"
                        host.rest(error)
                    else:
                        host.failed.clear()
                    return response, b"" if response.is_redirect else read_body(
                        response
                    )
            except FAILURES as error:
                failure = scrape_error(error)
                if host.failed:  # else it has answered before
                    host.rest(failure)
                raise failure from error
            finally:
                host.last_end = time.monotonic()

    def ask_robots(self, url: str) -> None:
        """ScrapeError if robots.txt keeps us from a URL, or cannot be asked."""
        host, source = self.trip.host(url), urljoin(url, "/robots.txt")
        with self.trip.asking.setdefault(source, threading.Lock()):
            if source not in host.robots:
                text = self.robots_text(source)
                host.robots[source] = Robots(text, self.manners.user_agent)
        robots = host.robots[source]
        host.delay = max(host.delay, robots.crawl_delay)
        if not robots.allow(url):
            raise ScrapeError("robots.txt")

    def robots_text(self, source: str) -> str:
        """A robots.txt as far as RFC 9309 asks us to read it (2.3.1, 2.5)."""
        try:
            response, data = self.get(source, is_robots=True)
            if not (error := http_error(response)):
                return data[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace")
            if error.retry_seconds is None:  # neither 429 nor 5xx
                return ""
            raise error
        except ScrapeError as error:
            party = "" if str(error).startswith(OF_ALL_THE_HOST) else "robots.txt: "
            raise ScrapeError(f"{party}{error}", error.retry_seconds) from error

    def meet(self, addresses: Iterable[str]) -> None:
        """ScrapeError if these addresses are private, where we came from a public one."""
        known = list(map(is_public, addresses))  # none: a name that only a proxy knows
        if self.public and known and not any(known):
            raise ScrapeError("bad redirect: to a private address")
        self.public = not known or any(known)

    def seconds_left(self) -> float:
        """Until the request in hand has to end; TimeoutError after that."""
        if (seconds := self.ends_at - time.monotonic()) <= 0:
            raise TimeoutError
        return seconds


# ---- Wire: connections that keep the deadline --------------------------------


class LaneSession(Session):
    """A session that follows no redirect unasked, nor reads its endless body."""

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.stream = True
        self.headers["User-Agent"] = lane.manners.user_agent
        self.headers["Accept"] = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
        self.headers["Accept-Language"] = "ar,*;q=0.5"
        self.headers["Accept-Encoding"] = "gzip"
        # Subtle: since the session has an auth, requests does not look into .netrc.
        self.auth = credentials_in_url
        adapter = LaneAdapter()
        adapter.lane = lane
        self.mount("http://", adapter)
        self.mount("https://", adapter)

    def get_redirect_target(self, resp: Response) -> None:
        return None


def credentials_in_url(request: PreparedRequest) -> PreparedRequest:
    """The request with the user and password that its URL holds, if it does."""
    user, password = get_auth_from_url(request.url or "")
    return requests.auth.HTTPBasicAuth(user, password)(request) if user else request


class LaneConnection(HTTPConnection):
    """The one place that sees every real connection, new or used again."""

    lane: Lane
    by: str  # the URL of the proxy, which may be anywhere, since the user chose it

    def _new_conn(self) -> socket.socket:
        # urllib3 would give its whole timeout to each address of the host.
        found: list[Any] = [None]
        if not self.by.startswith("socks"):
            kind = socket.SOCK_STREAM
            found = socket.getaddrinfo(self._dns_host, self.port, type=kind)
        if not self.by:  # before we knock
            self.lane.meet(address[0] for *_, address in found)
        self.timeout = self.lane.seconds_left() / len(found)
        sock = super()._new_conn()
        sock.settimeout(self.lane.seconds_left())  # for the TLS handshake
        return sock

    def _tunnel(self) -> None:
        super()._tunnel()
        self.sock.settimeout(self.lane.seconds_left())  # for the TLS handshake

    def putrequest(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is None:
            self.connect()
        if not self.by:  # the name may lead elsewhere now, or the connection is old
            self.lane.meet([self.sock.getpeername()[0]])
        super().putrequest(*args, **kwargs)

    def response_class(self, sock: socket.socket, **kwargs: Any) -> Any:  # type: ignore
        # The timeout of requests bounds only the gap between two bytes, so that a
        # server which drips them would keep us for ever.
        response = LaneResponse(sock, **kwargs)
        stream: Any = response.fp.raw
        read = stream.readinto

        def read_in_time(buffer: Any) -> int | None:
            sock.settimeout(self.lane.seconds_left())
            return cast("int | None", read(buffer))

        stream.readinto = read_in_time
        return response


class LaneResponse(http.client.HTTPResponse):
    """An answer whose head is read as browsers read it."""

    def begin(self) -> None:
        if self.headers is None:  # else it has begun
            stream = self.fp
            self.fp = cast(Any, Head(stream))
            try:
                super().begin()
            finally:
                self.fp = stream


HEAD_LINE = re.compile(rb"[!-9;-~]+:|[ \t]|\r?\n")  # 'Name: value', its rest, the end


class Head:
    """The lines of an answer's head, without broken ones and early hints.

    http.client would take all behind a broken line for the body, whose length and
    coding it then does not know, and of interim answers it skips only "100 Continue".
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.close = stream, stream.close
        self.has_begun = False  # with the line that tells the status

    def readline(self, limit: int) -> bytes:
        line = self.stream.readline(limit)
        while self.has_begun and line and not HEAD_LINE.match(line):
            line = self.stream.readline(limit)
        self.has_begun = line not in (b"\r\n", b"\n", b"")
        line = re.sub(rb"\r(?!\n)", b" ", line)  # would end it for email.parser
        return re.sub(rb"^HTTP/1\.\d 10[23]\b", b"HTTP/1.1 100", line)


class LaneAdapter(requests.adapters.HTTPAdapter):
    """Makes a session connect by LaneConnection, directly and through proxies."""

    lane: Lane

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        conn.cert_reqs = "CERT_REQUIRED"
        if url.lower().startswith("https"):
            conn.conn_kw["ssl_context"] = trusting(verify)

    def get_connection_with_tls_context(
        self, request: Any, verify: Any, proxies: Any = None, cert: Any = None
    ) -> Any:
        pool = super().get_connection_with_tls_context(request, verify, proxies, cert)
        kind: Any = pool.ConnectionCls
        by = select_proxy(request.url, proxies) or ""
        if not issubclass(kind, LaneConnection):
            ours = {"lane": self.lane, "by": by}
            pool.ConnectionCls = type("", (LaneConnection, kind), ours)
        if by:  # all that we know of the address is in the URL, in any spelling
            host, found = urlsplit(request.url).hostname or "", []
            with contextlib.suppress(OSError, UnicodeError):  # it is a name
                name = "127.0.0.1" if host == "localhost" else host
                found = socket.getaddrinfo(name, None, flags=socket.AI_NUMERICHOST)
            self.lane.meet(str(address[0]) for *_, address in found)
        return pool


@cache
def trusting(authorities: str | bool) -> ssl.SSLContext:
    """The TLS settings that trust a file or folder, or requests' own, read once (15 ms)."""
    context = urllib3.util.ssl_.create_urllib3_context()
    path = DEFAULT_CA_BUNDLE_PATH if authorities is True else str(authorities)
    try:
        where = {"capath" if os.path.isdir(path) else "cafile": path}
        context.load_verify_locations(**where)
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


def read_body(response: Response) -> bytes:
    """The decompressed body; of one longer than MAX_PAGE_BYTES only the start."""
    data = bytearray()
    for piece in response.raw.stream(65536, decode_content=False):
        data += piece
        if len(data) > MAX_PAGE_BYTES:
            break
    coding = response.headers.get("Content-Encoding", "").lower()
    # What one server has compressed, another may compress again.
    return inflated(inflated(bytes(data), is_zlib="deflate" in coding))


GZIP = b"\x1f\x8b"
MAX_MEMBERS = 100  # of a gzip file; guess: servers send one


def inflated(data: bytes, *, is_zlib: bool = False) -> bytes:
    """Decompressed data, if it is compressed; IncompleteRead if it is cut.

    Servers forget to say that a page is compressed, or say it of one that is not. And
    urllib3 does not notice a cut (RFC 1952 2.2: members follow each other).
    """
    if not (data.startswith(GZIP) or (data and is_zlib)):
        return data
    body = b""
    for _ in range(MAX_MEMBERS):
        framed = data.startswith(GZIP) or data[:1] == b"x"  # else RFC 1951 alone
        member = zlib.decompressobj(47 if framed else -15)
        body += member.decompress(data, MAX_PAGE_BYTES + 1 - len(body))
        data = member.unused_data
        if len(body) > MAX_PAGE_BYTES or (member.eof and not data.startswith(GZIP)):
            return body
        if not member.eof:
            break
    raise http.client.IncompleteRead(data)


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
    (ConnectionError, "connection failed: cut off", 0),
    (http.client.IncompleteRead, "connection failed: cut off", 0),
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


def http_error(response: Response) -> ScrapeError | None:
    """What a status other than 200 says, with the wait that Retry-After asks for."""
    status = response.status_code
    if status in (200, 203):
        return None
    if status == 407:
        return ScrapeError("proxy: HTTP 407")
    seconds = 1.0 if status in (429, 502, 503, 504) else 0.0  # all of the host is busy
    with contextlib.suppress(urllib3.exceptions.HTTPError, ValueError, OverflowError):
        seconds = max(seconds, urllib3.Retry().get_retry_after(response.raw) or 0.0)
    may_mend = status == 429 or status >= 500
    return ScrapeError(f"HTTP {status}", seconds if may_mend else None)


# How HTML begins where no type is told (WHATWG MIME Sniffing 7.1).
LOOKS_LIKE_HTML = re.compile(
    rb"(?i)[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?<(!--|(!doctype\s+html|html|head|body|title"
    rb"|meta|link|style|script|iframe|table|div|font|h1|p|br|b|a)[\s>])"
)
FIRST_TITLE = re.compile(rb"(?i)<title[^<>]*>\s*([^<]*)")
# Pages that want proof of a person with a browser, in place of the story.
WALLS = (
    # whose, how the first title begins, a header, what is in the page
    ("Cloudflare", "Just a moment | Attention Required | لحظة", "cf-mitigated", ""),
    ("AWS", "Human Verification", "x-amzn-waf-action", "awsWafCookieDomainList"),
    ("Sucuri", "Sucuri WebSite Firewall", "x-sucuri-block", "sucuri_cloudproxy"),
    ("Imperva", "", "", "Incapsula incident ID | _Incapsula_Resource"),
    ("PerimeterX", "Access to this page has been denied", "", "px-captcha"),
    ("Akamai", "Access Denied", "", "sec-if-cpt-container | errors.edgesuite.net"),
    ("DataDome", "", "", "captcha-delivery.com"),
    ("DDoS-Guard", "DDoS-Guard", "", ""),
    ("in Arabic", "أثبت أنك | تحقق من أنك | التحقق من أنك", "", "أنك لست روبوت"),
)
MAX_WALL_BYTES = 20_000  # stories behind a wall may hold such words too; guess


def is_wall(response: Response, data: bytes) -> bool:
    """Whether a page is one of WALLS."""
    title = FIRST_TITLE.search(data)
    text = unescape(title[1][:999].decode("utf-8", "replace")).lower() if title else ""
    page = data.decode("utf-8", "replace") if len(data) < MAX_WALL_BYTES else ""
    return any(
        (begin and text.startswith(tuple(phrases(begin.lower()))))
        or header in response.headers
        or (marks and any(mark in page for mark in phrases(marks)))
        for _, begin, header, marks in WALLS
    )


def checked_page(response: Response, data: bytes) -> tuple[bytes, str]:
    """The page and charset that a server answered with; ScrapeError if it is none."""
    if is_wall(response, data):
        raise ScrapeError(f"blocked: HTTP {response.status_code}")
    if error := http_error(response):
        raise error
    if len(data) > MAX_PAGE_BYTES:
        raise ScrapeError("too large")
    content_type = response.headers.get("Content-Type", "")
    media_type = tidy(content_type.partition(";")[0].lower())
    if "html" not in media_type and not LOOKS_LIKE_HTML.match(data):
        raise ScrapeError(f"not HTML: {media_type or 'no type given'}")
    charset = re.search(r"(?i)charset\s*=\s*[\"']?([\w.:-]+)", content_type)
    return data, charset[1] if charset else ""


# ---- Saved: path -> page -----------------------------------------------------

ARCHIVE = re.compile(rb"(?i)(from|mime-version|content-type|snapshot-[a-z-]+):")
INLINED = re.compile(rb"(;base64,)[\w+/=%]+")  # a picture within a page
MAX_SAVED_BYTES = 50_000_000  # of a file, with its pictures; guess


def saved_page(path: str) -> tuple[bytes, str]:
    """The page in a file and the charset that an archive tells, or ScrapeError."""
    try:
        if not Path(path).is_file():  # a pipe would keep us for ever
            raise FileNotFoundError
        with open(path, "rb") as file:
            data = file.read(MAX_SAVED_BYTES)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise ScrapeError("not a URL") from error
    if ARCHIVE.match(data) and b"multipart/related" in data[:4096]:  # .mhtml of Chrome
        for part in email.message_from_bytes(data).walk():
            if part.get_content_type() == "text/html":
                page = cast(bytes, part.get_payload(decode=True))
                return page, part.get_content_charset("")
    page = INLINED.sub(rb"\1", data)
    if len(page) > MAX_PAGE_BYTES or len(data) == MAX_SAVED_BYTES:
        raise ScrapeError("too large")
    return page, ""


# ---- Robots: what robots.txt allows ------------------------------------------

MAX_ROBOTS_BYTES = 500 * 1024  # RFC 9309 2.5
# 'User-agent: *WordPress*' speaks to WordPress, and not to all.
AGENT_LINE = re.compile(r"(?im)^[ \t]*user-agent[ \t]*:[ \t]*(\*(?![^\s#])|[a-z_-]*).*")
RULE_LINE = re.compile(r"(?im)^[ \t]*(allow|disallow|crawl-delay)[ \t]*:([^#\n]*)")
SECONDS = re.compile(r"[0-9]{1,9}(\.[0-9]+)?")


class Robots:
    """What a robots.txt says to the robot of a User-Agent (RFC 9309)."""

    def __init__(self, text: str, user_agent: str) -> None:
        groups: dict[str, set[str]] = defaultdict(set)  # agent -> lines with its rules
        rules = ""
        # An agent without rules of its own shares those of the next one.
        _, *parts = AGENT_LINE.split(text.replace("\r", "\n"))
        for agent, lines in zip(parts[-2::-2], parts[::-2]):  # from the last
            rules = lines if RULE_LINE.search(lines) else rules
            groups[agent.lower()].add(rules)
        product = re.findall(r"(?:^|compatible;\s*)([a-z_-]*)", user_agent.lower())[-1]
        found = RULE_LINE.findall("\n".join(groups.get(product, groups["*"])))
        mine = [(key.lower(), value.strip()) for key, value in found]
        self.rules = [(normal_path(v), k) for k, v in mine if v and k != "crawl-delay"]
        delays = [v for k, v in mine if k == "crawl-delay" and SECONDS.fullmatch(v)]
        self.crawl_delay = min(max([0.0, *map(float, delays)]), MAX_WAIT_SECONDS)

    def allow(self, url: str) -> bool:
        """Whether a URL may be fetched: the longest rule decides, Allow first."""
        path = "/" + re.split("://[^/?#]*/?", url, maxsplit=1)[-1].partition("#")[0]
        path = normal_path(path).replace("*", "%2A").replace("$", "%24")  # as in rules
        hits = [(len(r), key == "allow") for r, key in self.rules if is_under(path, r)]
        return max(hits, default=(0, True))[1]


def normal_path(path: str) -> str:
    """A path with one spelling for a character: '/أ%d8%a7%41' -> '/%D8%A3%D8%A7A'."""
    return re.sub("%..", lambda match: match[0].upper(), requote_uri(path))


def is_under(path: str, rule: str) -> bool:
    """Whether a path begins as a rule says: "*" is any text, "$" the path's end."""
    first, *parts = (rule[:-1].replace("$", "%24") + rule[-1:]).split("*")
    path += "$"  # the only one, so that the last part of a rule finds it at the end
    if not path.startswith(first):
        return False
    place = len(first)  # each part as early as possible leaves most for the others
    for part in parts:
        if (found := path.find(part, place)) < 0:
            return False
        place = found + len(part)
    return True


# ---- Decode: bytes -> HTML ---------------------------------------------------

ISO_8859_6 = re.compile(r"(cs)?iso-?8859-?6-?[ei]?")  # as Python does not know it
TEXT_CODECS = re.compile(r"utf-8|cp125\d|iso8859-\d+")
META_CHARSET = re.compile(rb"(?i)<meta[^>]{0,300}?charset\s*=[\s\"']*([\w.:-]+)")
META_BYTES = 8192  # WHATWG looks at 1,024; pages of our corpus have it at 3,000
# Of all multi-byte characters: one in 48 KB was seen; Arabic in windows-1256 is broken
# in nearly all.
MAX_BROKEN_SHARE = 0.25
MIN_ZERO_SHARE = 0.05  # of bytes: half of each space and tag in UTF-16; guess
# Western letters, read as windows-1256, give single Arabic letters and no such runs.
ARABIC_RUN = re.compile("[\u0621-\u0652]{3,}")


def decode(data: bytes, header: str = "") -> Page:
    """A page from its bytes; `header` is the charset that HTTP tells.

    As a browser does (WHATWG HTML 13.2.3), but labels that the bytes prove wrong do
    not count: what is UTF-8 is read so, and windows-1256 is known by its Arabic.
    """
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
# Elements whose content is no text to read; they end no line.
SILENT = words(
    """audio button canvas datalist dialog map math noscript object script select svg
    template video"""
)


class Box:
    """A block-level element."""

    def __init__(self, tag: str, names: tuple[str, ...], parent: Box | None) -> None:
        self.tag = tag
        self.names = names  # words of its class, id, role and itemprop
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 1  # boxes from the root
        self.silent: bool = tag in SILENT or bool(parent and parent.silent)
        self.keeps_lines: bool = (
            tag == "pre" or "pre-line" in names or bool(parent and parent.keeps_lines)
        )
        self.in_line = False  # whether it lies within a line of text
        self.start = self.end = 0  # place of its first block, and behind its last one

    def outward(self) -> Iterator[Box]:
        """The box itself and those around it."""
        box: Box | None = self
        while box:
            yield box
            box = box.parent

    @property
    def places(self) -> range:
        """The places of its blocks."""
        return range(self.start, self.end)

    def holds(self, box: Box) -> bool:
        """Whether it is around all that another box holds."""
        return self.start <= box.start and box.end <= self.end

    @property
    def style(self) -> tuple[str, ...]:
        """What it shares with the boxes that look like it: its tag and its names."""
        return (self.tag, *self.names)

    @cached_property
    def kind(self) -> str:
        """The kind of furniture that it is named as, "" for none."""
        return next(filter(None, map(FURNITURE.get, (*self.names, self.tag))), "")


MAX_KNOWN = 300  # characters; headlines and names are not longer
SENTENCE_END = re.compile(r"[.!?؟…:][\W_]*$")  # also before quotation marks
SENTENCE_CHARS = 60  # a line of this length is text and no label
LABEL_CHARS = 15  # a line below is a label; with 25, questions in interviews were lost
LABEL_WORDS = 12  # guess: calls to click or follow are not longer
MAX_VOTE_CHARS = 350  # one long block is not to outvote many short ones


class Block:
    """A run of text without a line break."""

    def __init__(self, text: str, box: Box, link_share: float, place: int) -> None:
        self.text = text  # as tidy() leaves it, never empty
        self.box = box  # the innermost one
        self.link_share = link_share  # of its characters, 0.0 .. 1.0
        self.place = place  # number in page order

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends in a full stop or the like, maybe within quotation marks."""
        return bool(SENTENCE_END.search(self.text[-9:]))  # more would take long

    @cached_property
    def folded(self) -> str:
        """Its start, folded."""
        return fold(self.text[:MAX_KNOWN])

    @cached_property
    def vote(self) -> float:
        """How strongly it speaks for its boxes, in hundreds of characters."""
        if self.link_share > 0.5:
            return -0.6
        if len(self.text) < LABEL_CHARS:
            return -0.25
        chars = min(len(self.text) * (1 - self.link_share), MAX_VOTE_CHARS)
        return chars / (100 if self.ends_sentence else 250)

    @cached_property
    def phrase(self) -> tuple[str, bool]:
        """The kind of the phrase that it begins with, and whether that is sure."""
        return phrase_of(self)

    @property
    def is_item(self) -> bool:
        """Whether it is marked as one of a list, by its element or a dash."""
        return self.box.tag == "li" or self.text.startswith(("- ", "– ", "• ", "* "))

    @cached_property
    def is_label(self) -> bool:
        """Whether it has at most LABEL_WORDS words and no full stop: a call, a byline."""
        complete = self.ends_sentence and not self.text.endswith(":")  # as 'كتب فلان:'
        return not complete and len(self.text.split()) <= LABEL_WORDS

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it is long enough for a sentence, or ends like one."""
        long = len(self.text) >= SENTENCE_CHARS
        if self.box.tag in HEADINGS:
            return long and self.ends_sentence
        return long or (self.ends_sentence and len(self.text) >= LABEL_CHARS)


# ---- Tags: what attributes tell ----------------------------------------------

ATTRIBUTE = re.compile(
    r"""(?<![^\s"'<>/=])([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))"""
)
NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")  # 'relPost-x2' -> rel, Post, x
HREF = re.compile(r"(?i)\shref\s*=\s*[\"']?(#\w)?")  # with a place on the same page
# Classes that tell what a page is about or has elsewhere: 'has-toc', 'category-video'.
NO_NAMES = re.compile(r"(?i)(?<!\S)(?:has|no|not|with|without|category|tag)[-_]\S*")
MARKS_PLACE = re.compile(r"(?i)\s(?:name|id)\s*=")  # of an <a> without a link
HIDDEN = re.compile(r"(?i)\shidden[\s=/>]")  # outside of quotes
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
MAX_NAME_CHARS = 1000  # of an element's class, id, role and itemprop together; guess


def is_link(attributes: str, box: Box) -> bool:
    """Whether an <a> in a box links, and does not only mark a place."""
    if link := HREF.search(attributes):
        return not (box.tag in HEADINGS and link[1])
    return not MARKS_PLACE.search(attributes)


def names_fact(attributes: str) -> bool:
    """Whether an element's attributes may say that it holds the date or the author."""
    a = attributes  # one by one, as a regular expression takes ten times as long
    return "date" in a or "ublish" in a or "uthor" in a or "riter" in a


def names_in(attributes: str, tag: str = "") -> tuple[str, ...]:
    """The words that name an element, and "hidden" if it is."""
    given = attributes_of(attributes)
    given["class"] = NO_NAMES.sub("", given.get("class", ""))
    if tag in HEADINGS or tag == "section":
        given.pop("id", None)  # made of the heading's words: <h2 id=social-media>
    named = [given.get(key, "") for key in ("class", "id", "role", "itemprop")]
    found = map(str.lower, NAME_WORD.findall(" ".join(named)[:MAX_NAME_CHARS]))
    names = [name for name in found if name != "hidden"]  # as overflow-hidden
    style = "".join(given.get("style", "").lower().split())
    if "display:none" in style or HIDDEN.search(QUOTED.sub("", attributes)):
        names.append("hidden")
    if "white-space:pre" in style:
        names.append("pre-line")
    return tuple(names)


def attributes_of(markup: str) -> dict[str, str]:
    """A start tag's attributes: ' Class="a b" id=c>' -> {'class': 'a b', 'id': 'c'}."""
    found = ATTRIBUTE.findall(markup)
    return {name.lower(): unescape("".join(value)) for name, *value in found}


# ---- Elements: how tags are cut, and what they do ----------------------------

# All that is no text, as a browser cuts it (WHATWG HTML 13.2.5):
#   '<p class=x>a<br>b<!-- c -->' -> '<p class=x>', '<br>', '<!-- c -->'
# Subtle: nothing here can fail once it has begun, since each piece may also end with
# the page; so any page takes linear time, which html.parser promises on few Pythons.
# A quoted ">" is seen in the first 500 attributes only, which bounds the memory.
ATTRIBUTES = r"""
    (?:[^>=]+ | =\s*(?:"[^"]*(?:"|\Z) | '[^']*(?:'|\Z))?){0,500} [^>]*(?:>|\Z)
"""
TOKEN = re.compile(
    rf"""
    # Whose content is no markup. Only a picture's <title/> or <style/> has none.
    <(script|textarea|iframe|noframes|noembed|xmp|(?:style|title)(?![^<>]*/>))
      (?=[\s/>])({ATTRIBUTES})(.*?)(?:</\1(?=[\s/>])[^>]*(?:>|\Z)|\Z)
  | <(/?)([a-z][^\s/>]*)({ATTRIBUTES})
  | <!--(?:-?>|.*?(?:--!?>|\Z))
  | <[!?/][^>]*(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE | re.ASCII,
)

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
VOID = words("area base embed img input link meta param source track wbr")
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
MAX_TOKENS = 50_000  # and lines; the rest is not read; the most in our corpus is 8,227
MAX_DEPTH = 128  # of boxes, deeper ones are none; 90 unclosed <div> were seen


# ---- Parse: HTML -> Blocks ---------------------------------------------------


class Parser:
    """Reads a page into its blocks and witnesses, in one pass."""

    def __init__(self, html: str) -> None:
        self.blocks: list[Block] = []
        self.witnesses = Witnesses()
        self.box = Box("html", (), None)  # the innermost open one
        self.pieces: list[str] = []  # text of the block in hand
        self.link_chars = 0  # of the block in hand
        self.link_depth = 0  # of the box where the open <a> began; 0: none is open
        self.names_in = cache(names_in)  # a page has the same attributes often
        position = 0
        for token in islice(TOKEN.finditer(html), MAX_TOKENS):
            start, end = token.span()
            if start > position:
                self.text(html[position:start])
            position = end
            raw, raw_attributes, content, slash, tag, attributes = token.groups()
            if raw:
                self.raw(raw.lower(), raw_attributes, content)
            elif slash:
                self.end(tag.lower())
            elif tag:
                self.start(tag.lower(), attributes)
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
            self.box = Box(tag, (), self.box)  # it goes on, to the next </script>
            self.box.in_line = True

    def text(self, text: str) -> None:
        if self.box.silent:
            return
        if self.box.keeps_lines and "\n" in text:
            *lines, text = text.split("\n")
            for line in lines:
                self.text(line)
                self.end_block()
        if self.pieces or not text.isspace():
            text = unescape(text)
            self.pieces.append(text)  # as it is: there is no space in <b>ال</b>كتاب
            if self.link_depth:
                self.link_chars += len(text.strip())

    def end_block(self) -> None:
        full = len(self.blocks) >= MAX_TOKENS
        if self.pieces and not full and (text := tidy("".join(self.pieces))):
            link_share = min(1.0, self.link_chars / len(text))
            self.blocks.append(
                Block(text, self.line_box(), link_share, len(self.blocks))
            )
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
            given = attributes_of(attributes)
            name = given.get("property") or given.get("name") or given.get("itemprop")
            self.witnesses.add(name or "", given.get("content"))
        if tag == "br":
            if self.line_box().tag in HEADINGS:
                self.pieces.append(" ")
            else:
                self.end_block()
            return
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
        self.box = Box(tag, self.names_in(attributes, tag), self.box)
        self.box.start = len(self.blocks)
        self.box.in_line = in_line
        if is_inline:
            self.box.silent = True
        elif "shadowrootmode" in attributes:  # of a <template>, which a browser shows
            self.box.silent = box.silent

    def hides(self, attributes: str) -> bool:
        """Whether an element is hidden by its attributes."""
        may = "hidden" in attributes or "display" in attributes
        return may and "hidden" in self.names_in(attributes)

    def start_line(self, tag: str) -> None:
        """Begin a line, and end the boxes that a block-level tag ends unsaid."""
        self.end_block()
        line = self.line_box()
        if tag in BLOCKS and (
            line.tag == "p" or (tag in HEADINGS and line.tag in HEADINGS)
        ):
            self.leave(line)
        if tag in IMPLIED_ENDS:
            ends, within = IMPLIED_ENDS[tag]
            self.leave(self.open_box(ends, within))

    def end(self, tag: str) -> None:
        if tag == "a":
            self.link_depth = 0
        if tag in INLINE and not self.box.silent:
            return  # it has no box
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
            if box.tag == "table" and not box.silent:
                self.blocks[box.start :] = rows_of(box, self.blocks[box.start :])
            while self.box is not box.parent:
                self.box.end = len(self.blocks)
                self.box = cast(Box, self.box.parent)
            if self.box.depth < self.link_depth:  # an <a> that nobody closed
                self.link_depth = 0


# ---- Figures: a table -> a line a row ----------------------------------------

MAX_CELL_CHARS = 60  # of a table of figures; guess


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
}
ROLES = {name: role for role, names in TOLD.items() for name in names.split()}
MAX_MARKUP = 600  # characters of an element that may hold date or author; guess
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


JSON_START = re.compile(r"[\[{](?=\s*[\"\[{])")  # else it is code
# A string of broken JSON: it ends where JSON goes on behind it.
JSON_STRING = re.compile(
    r'"((?:[^"\\]|\\.?|"(?!\s*(?:[\]:}]|,\s*["\[\]{}]|\Z)))*)(?:"|\Z)', re.DOTALL
)
MAX_JSON_CHARS = 1_000_000  # of a script; brackets alone take 90 times their memory
MAX_JSON_FAILURES = 20  # guess: so often code looks like JSON before there is some


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
        if isinstance(value, list):
            value = dict(enumerate(value))
        if isinstance(value, dict):
            parts.append(f"<div class='{name}'>")
            todo += [("</div>", ""), *reversed(value.items())]
        elif name == "</div>":
            parts.append(name)
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
    "caption": "figure figcaption caption captions credit credits thumbnail img imgcaption",
    "recording": "video audio",
    "share buttons": "share shares sharing sharedaddy social addtoany addthis follow",
    "related list": """related recommended recommendations trending popular readmore
        seealso outbrain taboola teaser teasers mostread most""",
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


def clear_common_names(blocks: Sequence[Block]) -> None:
    """Forget the names of a <p> that most of the text beside it bears too."""
    rows: dict[Box | None, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.box.tag == "p" and block.is_sentence and block.link_share < 0.3:
            rows[block.box.parent].append(block)
    common: set[tuple[Box | None, tuple[str, ...]]] = set()
    for home, row in rows.items():
        chars: Counter[tuple[str, ...]] = Counter()
        for block in row:
            chars[block.box.style] += len(block.text)
        style, most = chars.most_common(1)[0]
        if len(row) > 2 and 2 * most > chars.total():
            common.add((home, style))
    for block in blocks if common else ():
        if dress(block) in common:
            block.box.kind = ""


# Kinds of phrases that begin a box, and tell what is in it.
TITLES = OTHER_TEXT | words("newsletter poll")


def named_by_headings(blocks: Sequence[Block]) -> set[Box]:
    """The boxes whose first line tells that they hold no story, which names them."""
    found: set[Box] = set()
    for block in blocks:
        kind, is_sure = block.phrase
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


MIN_TEASERS = 3  # in a row; guess
MAX_TEASER_CHARS = 500  # title and text


def teasers_of(blocks: Sequence[Block]) -> frozenset[Box]:
    """The boxes of a title that is a link and a short text, three or more in a row."""
    rows: dict[Box | None, set[Box]] = defaultdict(set)  # by the box around them
    title: Block | None = None
    for block in blocks:
        if block.link_share > 0.5:
            title = block
        elif title and block.is_sentence:
            box = next(b for b in title.box.outward() if block.place in b.places)
            rows[box.parent].add(box)
            title = None
    found = {box for row in rows.values() if len(row) >= MIN_TEASERS for box in row}
    chars = {
        box: sum(len(b.text) for b in blocks[box.start : box.end]) for box in found
    }
    return frozenset(box for box in found if chars[box] < MAX_TEASER_CHARS)


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
    setting = Setting(votes, teasers, blocks[0].box, blocks[0].box)
    merits = [merit(box, blocks, setting, shown) for box in rivals(votes)]
    merits.sort(key=lambda merit: -merit.points)
    core = merits[0].box
    box = grown(blocks, core, shown.headline)
    return merits, setting._replace(box=box, core=core, headline=shown.headline)


DESCRIPTION_WORDS = 8  # guess: so many tell a paragraph from all others
SAME_HEADLINE = 0.7  # Dice's coefficient; told headlines add or leave out a few words


class Shown(NamedTuple):
    """Where a page shows what it tells of its story, as places; -1: nowhere."""

    headline: int
    description: int


def shown_places(
    blocks: Sequence[Block], descriptions: Iterable[str], titles: Titles
) -> Shown:
    """Where headline and description are; a third of all votes lies below the first."""
    told = [fold(text[:MAX_KNOWN]).split() for text in descriptions]
    begins = [" ".join(w[:DESCRIPTION_WORDS]) for w in told if w[DESCRIPTION_WORDS:]]
    rest = total = votes_for(blocks)
    best, headline, description = 0.0, -1, -1
    for block in blocks:
        rest -= max(0.0, block.vote)
        short = len(block.text) <= MAX_KNOWN
        points = titles.likeness(block.folded) if short else 0.0
        if points >= SAME_HEADLINE and 3 * rest >= total:
            points += 0.2 * (block.box.tag in HEADINGS) + 0.2 * (block.box.tag == "h1")
            if points >= best:
                best, headline = points, block.place
        is_free = description < 0 and block.link_share <= 0.5
        if is_free and any(begin in block.folded for begin in begins):
            description = block.place
    return Shown(headline, description)


LINE_BOXES = words("p ul ol li dl dd dt blockquote")  # hold lines of a story, not all
MAX_RIVALS = 3  # named ones and others; 4 and 6 are worse
MIN_STORY_SHARE = 0.1  # guess: of the votes of its comments; 0.3 was seen


def rivals(votes: dict[Box, float]) -> list[Box]:
    """The boxes that may be the story's, most votes first.

    None lies within another, unless one is named as other text, whose votes are its own.
    """
    ranked = sorted(votes, key=votes.__getitem__, reverse=True)
    found: dict[bool, list[Box]] = {False: [], True: []}  # whether named so
    for box in ranked:
        rest = found[box.kind in OTHER_TEXT]
        if votes[box] < MIN_STORY_SHARE * votes[ranked[0]]:
            break
        while box.tag in LINE_BOXES and box.parent:
            box = box.parent
        apart = all(box.end <= b.start or b.end <= box.start for b in rest)
        if apart and len(rest) < MAX_RIVALS:
            rest.append(box)
    return found[False] + found[True] or ranked[:1]  # every vote may be against


NAMED = 0.1  # what a name as other text leaves of a box's merit
NAMED_BUT_TOLD = 0.5  # where it begins below the headline and tells of it; guess
NAMED_OTHERWISE = 0.75  # as a form, say; 0.5 loses 4 more of 2,120 pages
MAX_SKIPPED_VOTES = 6.0  # guess: leads and captions between headline and story
LEAD_VOTES = 3.0  # guess: with so many skipped, the place below the headline tells half
# Words of the site's own texts, which speak to the reader of his data, money, comments.
TO_READER = re.compile(
    r"\b[وفبل]*(?:موافقتك|تفضيلاتك|بياناتك|خصوصيتك|مساهمتك|تبرعك|اشتراكك|شركائنا|شركاؤنا)\b"
)


class Merit(NamedTuple):
    """How good a story a box gives, and why."""

    points: float
    box: Box
    clues: list[str]


def merit(box: Box, blocks: Sequence[Block], setting: Setting, shown: Shown) -> Merit:
    """The votes for story in a box, raised by each witness for it."""
    here = setting._replace(box=box, core=box)
    inside = blocks[box.start : box.end]
    story = [block for block in inside if judge_alone(block, here).is_story]
    start = story[0].place if story else 0
    points = votes_for(b for b in story if not TO_READER.search(b.text))
    clues = [f"{points:.1f} for story"]
    kind = next((b.kind for b in box.outward() if b.kind in OTHER_TEXT), "")
    skipped = votes_for(b for b in blocks[shown.headline + 1 : start] if b.is_sentence)
    is_below = 0 <= shown.headline < start and skipped <= MAX_SKIPPED_VOTES
    places = {block.place for block in story}
    if is_below:
        clues.append("below the headline")
        points *= 1 + 1 / (1 + skipped / LEAD_VOTES)
        if not kind:  # the description may be a lead
            places |= {*range(shown.headline, start)}
    is_told = shown.description in places
    if is_told:
        clues.append("as described")
        points *= 2
    if shown.headline >= 0:
        long = {w for w in blocks[shown.headline].folded.split() if len(w) > 3}
        shared = long & folded_words(" ".join(block.text for block in story))
        clues.append(f"{len(shared)} of {len(long)} words of the headline")
        points *= 1 + len(shared) / max(len(long), 1)
        is_told = is_told or (skipped < 1 and 2 * len(shared) > len(long))
    if kind:
        clues.append(f"named {kind}")
        points *= NAMED_BUT_TOLD if is_below and is_told else NAMED
    elif any(b.kind for b in box.outward()):
        points *= NAMED_OTHERWISE
    return Merit(points, box, clues)


# ---- Growth: the rest of a story in several boxes ----------------------------

MAX_LEAD_SHARE = 0.5  # of the votes in the box, for what stands above it; guess
MAX_REST_SHARE = 0.1  # and below it; guess


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
        few = votes_for(below) <= MAX_REST_SHARE * own
        if few and votes_for(above) <= MAX_LEAD_SHARE * own:
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


# Reasons that other rules ask for.
OUTSIDE, LINKS, PHRASE = "outside the box", "links", "phrase: "
DATE, MAYBE, LINKED = "date line", "perhaps a phrase", "a linked sentence"
# The first rule that answers with a reason decides, or (None) leaves it to neighbours.
RULES: tuple[tuple[bool | None, Callable[[Block, Setting], str]], ...] = (
    (False, lambda b, s: where_outside(b, s)),
    (False, lambda b, s: "known" if b.folded in s.known else ""),
    (None, lambda b, s: DATE if is_date_line(b) else ""),
    (False, lambda b, s: "" if any(map(str.isalpha, b.text)) else "no word"),
    (False, lambda b, s: PHRASE + b.phrase[0] if b.phrase[1] else ""),
    (False, lambda b, s: "tags" if all(w[0] == "#" for w in b.text.split()) else ""),
    (None, lambda b, s: MAYBE if b.phrase[0] and not b.is_sentence else ""),
    (None, lambda b, s: LINKED if is_linked_sentence(b) else ""),
    (False, lambda b, s: LINKS if b.link_share > 0.6 and len(b.text) < 200 else ""),
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
    """Outside the story's box, or in what kind of furniture in it; "" for neither."""
    if block.place < setting.headline:
        return "above the headline"
    lead = is_lead(block, setting)
    if not lead and block.place not in setting.box.places:
        return OUTSIDE
    for box in block.box.outward():
        if box is setting.core or box.holds(setting.box):
            return ""
        if box in setting.teasers:
            return "teaser"
        if box.kind == "related list" and lead:
            continue  # a lead may be named as a teaser, which it is elsewhere
        if box.kind == "hidden" and is_longer_part(box, setting):
            continue  # a click unfolds it
        if box.kind:
            return box.kind
    return ""


def is_longer_part(box: Box, setting: Setting) -> bool:
    """Whether a box has more votes than the rest of the story."""
    return setting.votes.get(box, 0.0) > setting.votes[setting.box]


LEAD_NAMES = words("lead lede subtitle sub standfirst excerpt intro summary teaser")
NAMED_LEAD_CHARS = 40  # below are kickers and 'in brief'; 25 and 50 are as good
LEAD_CHARS = 80  # guess: captions without a name around them are shorter


def is_lead(block: Block, setting: Setting) -> bool:
    """Whether a block between headline and box is a lead, by its name or its length."""
    if block.place not in setting.lead or block.link_share:
        return False
    named = any(LEAD_NAMES & {*box.names} for box in islice(block.box.outward(), 2))
    return len(block.text) >= (NAMED_LEAD_CHARS if named else LEAD_CHARS)


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


def is_linked_sentence(block: Block) -> bool:
    """Whether a paragraph is a sentence, and most of it, not all, a link."""
    sentence = block.ends_sentence and SENTENCE_CHARS <= len(block.text) < 200
    in_text = block.box.tag == "p" and block.text[0].isalnum()  # not '[Related: ...]'
    return sentence and in_text and 0.6 < block.link_share <= 0.95


# ---- Phrases: how lines begin that are put around stories --------------------

# Kind -> folded phrases, parted by "|"; behind "//" those that begin lines of stories
# too. Sources: the phrases that public scrapers of Arabic sites cut off, and our corpus.
PHRASES_OF_KIND = {
    "read-also line": "اقرا ايضا | اقرا كذلك | اقرا المزيد | اقرا اكثر | اقرا التفاصيل | شاهد ايضا | شاهدوا ايضا | طالع ايضا | انظر ايضا | تابع القراءه | اكمل القراءه | لقراءه المزيد",
    "more line": "المزيد من الاخبار | المزيد من التفاصيل | لمزيد من التفاصيل | لمزيد من الاخبار | لمزيد من المعلومات | للمزيد من التفاصيل | للمزيد من الاخبار | تفاصيل اكثر // المزيد | المزيد من | المزيد حول | للمزيد | للمزيد من | لمزيد من | التفاصيل",
    "you-may-like line": "قد يهمك | قد يعجبك | ربما يعجبك | اخترنا لك | اخترنا لكم",
    "related list": "ذات صله | مواضيع ذات صله | موضوعات ذات صله | اخبار ذات صله | مقالات ذات صله | مواد ذات صله | روابط ذات صله | محتوي ذو صله | مواضيع متعلقه | موضوعات متعلقه | الموضوعات المتعلقه | اخبار متعلقه | موضوعات مقترحه | موضوعات قد تهمك | مواضيع قد تهمك | اخبار قد تهمك | مقالات قد تهمك | خبر متعلق",
    "most-read list": "الاكثر قراءه | الاكثر مشاهده | الاكثر تداولا | الاكثر تفاعلا | احدث الاخبار // اخر الاخبار",
    "share line": "شاركها | شارك الخبر | شارك المقال | شارك هذا | مشاركه الخبر | مشاركه المقال | نسخ الرابط | الرابط المختصر | حجم الخط | ارسل الخبر | ارسل المقال | قيم هذا | عدد المشاهدات | عدد القراءات // شارك | شارك ي | مشاركه | انشر | شارك علي | شارك عبر | مشاركه عبر | طباعه",
    "follow line": "تابعنا علي | تابع اخر الاخبار | تابعنا عبر | تابعوا صفحتنا | تابع صفحتنا | اشترك الان | اشتركوا الان | صفحتنا علي | قناتنا علي // تابعنا | تابعونا | تابعوا | تابعوا اخر | انضم الي | انضموا الي | اشترك | اشترك في | اشتركوا في | للاشتراك في",
    "call": "استمع الي المقال | تابعونا علي | تابعونا عبر | اشترك في نشرتنا | اشتركوا في نشرتنا | حمل تطبيق | حملوا تطبيق | حمل تطبيقنا | انضم الي قناتنا | انضموا الي قناتنا | كن اول من يعلق | كن اول المعلقين | شاركنا رايك | شاركنا برايك | شاركونا رايكم | شاركونا ارائكم | ما رايك | هل اعجبك | هل اعجبكم | اضغط هنا | انقر هنا | صوت الان | استمعوا الي الحلقه | استمعوا الي بودكاست // استمعوا الي",
    "opinions": "المقال يعبر عن | المقالات المنشوره تعبر | المقالات تعبر عن | الاراء الوارده في | الاراء المنشوره | ما ينشر يعبر عن",
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
    "site's own text": "خصوصيتك تهمنا | نحن نقدر خصوصيتك | ملفات تعريف الارتباط | ادعم الصحافه | ادعموا الصحافه | ادعم صحافتنا | اعد نشر هذه | اعد نشر موادنا | اعاده نشر موادنا | شروط نشر التعليقات | شروط التعليق | قواعد التعليق | سياسه التعليقات | هذا المحتوي للمشتركين | المحتوي للمشتركين فقط // من نحن | عن الموقع | عن الصحيفه",
    "contact": "للنشر في الموقع | للتواصل مع الكاتب | للتواصل مع المحرر | للتواصل معنا | للتواصل والاعلان | راسلونا علي | ابلغ عن خطا // للتواصل",
    "legal line": "جميع الحقوق محفوظه | كل الحقوق محفوظه | حقوق النشر | الحقوق محفوظه لموقع | الحقوق محفوظه لصحيفه",
}
PHRASES: dict[str, tuple[str, bool]] = {}  # -> kind, whether no story begins so
for kind, text in PHRASES_OF_KIND.items():
    sure, _, weak = text.partition(" // ")
    PHRASES |= {phrase: (kind, True) for phrase in phrases(sure)}
    PHRASES |= {phrase: (kind, False) for phrase in phrases(weak) if phrase}
FIRST_WORDS = {phrase.partition(" ")[0] for phrase in PHRASES}
MAX_PHRASE_WORDS = 4
CALLS = words("call opinions")  # kinds that are whole sentences
PHRASE_LINK_SHARE = 0.3  # guess: a story sentence that begins so links to less
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
    for count in range(min(len(found), MAX_PHRASE_WORDS), 0, -1):
        kind, is_strong = PHRASES.get(" ".join(found[:count]), ("", False))
        if not kind:
            continue
        linked = block.link_share > PHRASE_LINK_SHARE
        whole = count == len(found) and len(line) <= count + 2  # "- إعلان -"
        if linked or whole or (is_strong and kind in CALLS):
            return kind, True
        pause = bool(PAUSE.search(" ".join(line[count - 1 : count + 1])))
        if block.is_label and (count > 1 or pause):
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
        box, home = block.box, block.box.parent
        if (
            chars[box.style] >= RARE_STYLE_SHARE * total
            or home in homes
            or box in homes
        ):
            continue
        right_in = home and box.tag == "p" and home.holds(setting.box)
        in_line = right_in or (home and home.tag in LINES) or box.tag not in PARAGRAPHS
        if not (in_line or box.holds(setting.box)):
            found.append(block)
    counted = Counter(chain(*(roots(b.text) for b in story))) if found else Counter()
    yield from ((b, "inset") for b in found if not tells_of_story(b, counted))


# Article, particles, plurals and pronouns around an Arabic word.
AFFIXES = re.compile(
    r"^[وف]?(?:[بكل]?ال|لل|[بل](?=\w{4}))?|(?<=\w{4})(?:ها|هم|ات|ون|ين|يه|ه|ي|ا)$"
)
MIN_TELLING_CHARS = 80  # guess: a boxed paragraph of the story has as many
SHARED_ROOTS = 0.4  # 52 % of Arabic paragraphs share so much, of other stories' none


def tells_of_story(block: Block, counted: Counter[str]) -> bool:
    """Whether a sentence shares many words with the story, whose words are counted."""
    if (
        not block.ends_sentence
        or len(block.text) < MIN_TELLING_CHARS
        or block.link_share
    ):
        return False
    mine = roots(block.text)
    return sum(counted[root] > 1 for root in mine) >= SHARED_ROOTS * len(mine)


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


MAX_ABOUT_CHARS = 500  # guess: biographies in two sets of pages have up to 390


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


AMONG_SHARE = 0.25  # of the story so far, in the box of a sub-heading; guess


def below_story(verdicts: Sequence[Verdict], setting: Setting) -> Removals:
    """All below a heading that looks like the headline, or that opens the comments.

    The story is over there: a sub-heading stands among its paragraphs.
    """
    own = verdicts[setting.headline].block.box
    is_title = own.tag in HEADINGS or HEADLINE_NAMES & {*own.names}
    chars: Counter[Box | None] = Counter()  # of the story so far, by the box around
    is_over = False
    for block, is_story, _ in verdicts[setting.headline + 1 :]:
        box = block.box
        like = box.style == own.style or box.tag == own.tag == "h1"
        next_one = like and is_title and block.folded not in setting.known
        kind, is_sure = block.phrase
        opens = is_sure and kind in ("comments", "site's own text")
        opens = opens and not (block.is_sentence or block.is_item)
        if opens or (next_one and setting.headline >= 0):
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

LINES = HEADINGS | words("li dt dd blockquote summary tr")  # short also inside a story
# What may stand between a line and the paragraph that it belongs to.
BESIDE = frozenset(phrases("caption | recording | advertisement | hidden"))


def judged_short(verdicts: Sequence[Verdict], setting: Setting) -> list[Verdict]:
    """The verdicts, where short lines go by their neighbours."""
    found = list(verdicts)
    if not story_of(found):
        take_below_headline(found, setting)
    if story := story_of(found):
        judge_amid(found, story)
        take_last(found, story[-1], setting)
        take_first(found, story[0], setting)
    return [v._replace(is_story=bool(v.is_story)) for v in found]


def take_below_headline(found: list[Verdict], setting: Setting) -> None:
    """Take the short lines that look alike right below the headline, if all are short."""
    taken: list[Block] = []
    for block, _, reason in (
        found[setting.headline + 1 :] if setting.headline >= 0 else ()
    ):
        plain = reason == "short" and not block.link_share
        if taken and (not plain or dress(block) != dress(taken[0])):
            break
        if plain and long_words(block) >= MIN_HEADLINE_WORDS:
            taken.append(block)
    for block in taken if len(taken) > 2 else ():
        found[block.place] = Verdict(block, True, "short, below the headline")


def judge_amid(found: list[Verdict], story: Sequence[Block]) -> None:
    """Give lines amid the story the fate of what they stand before."""
    styles = {block.box.style for block in story}
    undecided = [v for v in found if v.is_story is None]
    alike = Counter(v.block.box.style for v in undecided)
    dates = Counter(v.block.box.style for v in undecided if v.reason == DATE)
    above = [*story]  # the sentences before the line
    below = story[-1]  # the next one
    after = found[story[-1].place]  # what the line belongs to
    for place in range(story[-1].place, story[0].place, -1):
        block, is_story, why = found[place]
        while above and above[-1].place >= place:
            below = above.pop()
        if is_story is not None:
            # A caption or an advertisement may come between a sub-heading and its text.
            if is_story or why in (OUTSIDE, LINKS):
                after = found[place]
            continue
        box, reason = block.box, f"short, before {after.reason}"
        is_story = after.is_story
        fits = box.tag in LINES or block.is_item or box.style in styles
        if not fits and alike[box.style] > 2:
            fits = is_own_heading(block, above[-1], below)
        if why == LINKED:
            is_story = dress(above[-1]) == dress(block) == dress(below)
            reason = LINKED if is_story else LINKS
        elif not fits:
            is_story, reason = False, "short, in another style"
        elif why == DATE:
            is_story = is_story and (dates[box.style] > 1 or box.tag == "li")
            reason = DATE
        elif why != MAYBE and block.is_item and found[place - 1].is_story:
            is_story, reason = True, "an item below a sentence"
        found[place] = Verdict(block, is_story, reason)


def is_own_heading(block: Block, above: Block, below: Block) -> bool:
    """Whether a line may be a sub-heading that is a paragraph of a class of its own."""
    home = block.box.parent if block.box.tag == "p" and not block.link_share else None
    return bool(home and above.place in home.places and below.place in home.places)


def is_free(verdict: Verdict, setting: Setting) -> bool:
    """Whether nothing tells a short line at an edge to be a byline, a link or a source."""
    block = verdict.block
    named = any(" " in name and name in block.folded for name in setting.known)
    starred = block.text[0] in "*•" and block.box.tag != "li"
    bracketed = block.text[0] in "([" and block.text.rstrip(".")[-1:] in ")]"
    told = block.link_share or named or starred or bracketed
    return verdict.is_story is None and not told


MIN_LAST_WORDS = 3  # of two letters; below are names and credits


def take_last(found: list[Verdict], before: Block, setting: Setting) -> None:
    """Take the short lines below the last sentence that look like it, or are a list."""
    taken: list[Verdict] = []
    for verdict in found[before.place + 1 :]:
        block, box = verdict.block, verdict.block.box
        if verdict.reason in BESIDE:
            continue
        like = box is before.box or dress(block) == dress(before)
        around = islice(box.outward(), 4) if box.tag in ("li", "tr") else ()
        if not (is_free(verdict, setting) and (like or before.box.parent in around)):
            break
        taken.append(verdict)
    reasons = Counter(verdict.reason for verdict in taken)
    while taken:
        block, _, reason = taken[-1]
        above = taken[-2].block if taken[1:] else before
        few = long_words(block) < MIN_LAST_WORDS and len(taken) < 3
        asked = above.text.endswith(("?", "؟", ":"))
        alone = reason in (DATE, MAYBE) and reasons[reason] < 2
        if not (alone or (few and not asked) or block.text.endswith(":")):
            break
        taken.pop()
    for verdict in taken:
        found[verdict.block.place] = Verdict(verdict.block, True, "short, last")


MIN_FIRST_WORDS = 5  # of two letters; below are places and credits


def take_first(found: list[Verdict], after: Block, setting: Setting) -> None:
    """Take the short lines above the first sentence that look like it or like others."""
    homes, looks = zip(*(dress(v.block) for v in found if v.is_story))
    dates = {v.block.box.style for v in found if v.is_story and v.reason == DATE}
    for verdict in reversed(found[: after.place]):
        block, box = verdict.block, verdict.block.box
        if verdict.reason in BESIDE:
            continue
        fits = box is after.box or dress(block) == dress(after)
        if box.tag in HEADINGS or block.text.endswith(("?", "؟")):
            fits = box.parent in homes and box.style in looks
        elif block.text[-1] not in ",،":
            fits = fits and long_words(block) >= MIN_FIRST_WORDS
            fits = fits and not re.search(r"\s[-–|]\s", block.text)
        if verdict.reason == DATE:  # the first of a chronology
            fits = box.style in dates
        free = is_free(verdict, setting) and verdict.reason != MAYBE
        if not (free and fits):
            break
        found[block.place] = Verdict(block, True, "short, first")


def long_words(block: Block) -> int:
    """How many words have two letters: initials and agencies' marks have one."""
    return len(re.findall(r"\w\w+", block.text))


# ---- Headline ----------------------------------------------------------------

HEADLINE_NAMES = words("headline heading title")
MIN_HEADLINE_WORDS = 4  # guess: section names are shorter
HEADLINE_WORDS = range(MIN_HEADLINE_WORDS, 26)
NEAR_BLOCKS = 6  # guess: a date, a byline and a caption may stand between
SITE_BREAK = re.compile(r" [-–—•:»/\\]+ | ?(?:\||::) ?")  # 'headline - site'
MAX_TOLD = 9  # guess: later ones are of other stories, as later titles are of pictures
MAX_LOGO_CHARS = 25  # guess; headlines are longer
MAX_SITE_CHARS = 50  # of a site's name; some publishers bear the name of the page


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
    own = {t: [p for p in parts[t] if fold(p) not in sites] for t in parts}
    longest = {text: max(own[text], key=len) for text in titles if own[text]}
    alone = not told["headline"]  # a <title> alone may have all of the site's names
    named = [part if alone or own[t] != parts[t] else t for t, part in longest.items()]
    points = 0.2 if alone else 0.6
    once = dict.fromkeys([*named, *longest.values()])
    headlines = [Headline(points, text, -1) for text in once]
    known = {fold(part) for text in longest for part in (text, *own[text])}
    wanted = [words(text) for text in known if " " in text]
    first = fold(named[0]) if named else ""

    @cache
    def likeness(text: str) -> float:  # Dice's coefficient
        found = words(text)
        shared = (2 * len(found & w) / (len(found) + len(w)) for w in wanted)
        # The first is for readers; others may be for search engines.
        return max(shared, default=0.0) + 0.4 * (text == first)

    return Titles(headlines, sites, likeness)


def site_names(
    blocks: Iterable[Block], told: Iterable[str], titles: Iterable[str]
) -> frozenset[str]:
    """The names of the site, folded: those told, and shorter parts of titles.

    They are known by a link, as a logo is, or as they are told as the headline too.
    """
    short = [block for block in blocks if len(block.text) <= MAX_SITE_CHARS]
    lines = {b.folded for b in short if b.box.tag in HEADINGS and not b.link_share}
    links = {b.folded for b in short if b.link_share > 0.5} - lines
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
    return frozenset(found.difference(SITE_PAGES, {""}))


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

PUBLISHED_NAMES = words("published publish pubdate publication issued")
UPDATED_NAMES = words("updated update modified today now clock")
AUTHOR_NAMES = words("author authors writer writers")
# Kinds of boxes that hold the date or the author of a story.
FACT_KINDS = frozenset(phrases(" | byline | share buttons | tags"))
FACTS_BELOW = 6  # blocks from the headline, or down to the story; guess
FACTS_ABOVE = 4  # blocks from the headline, which has a box with them; guess
MAX_LINE_WORDS = 6  # of a date line or byline, beside the date; guess
MAX_FACTS = 100  # of a kind that are looked at; guess: real pages have up to 20
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
MAX_PERSON_WORDS = 6  # guess


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
    return drawn if len(drawn.article.body) > shown_chars else reading


MIN_CAPTIONS = 3  # guess: so many make a story in pictures


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
        return Reading()
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
    if not (is_named and is_article(verdicts, shown, kinds)):
        verdicts = [v._replace(is_story=False, reason="no article") for v in verdicts]
        return Reading(Article(), headlines, merits, verdicts)
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


def is_article(verdicts: Sequence[Verdict], shown: str, kinds: str) -> bool:
    """Whether a page is an article, by its story, shown headline and told types."""
    is_declared = "article" in kinds or "posting" in kinds
    is_shop = "product" in kinds and not is_declared
    chars = sum(len(block.text) for block in story_of(verdicts))
    is_missing = chars < MAX_MISSING_CHARS and MISSING_PAGE.match(fold(shown))
    if is_shop or is_missing or fold(shown) in SITE_PAGES:
        return False
    return holds_story(verdicts, bool(shown), is_declared)


MIN_STORY_CHARS = 200  # two sentences have 260; an author's biography had 169
MIN_DECLARED_CHARS = 40  # of a page that calls itself an article: a flash of a sentence
MIN_LONE_CHARS = 80  # guess: of a page without titles of other stories
MIN_RUN_CHARS = 400  # teasers between links have up to 311 in our corpus, stories 482
MIN_UNTITLED_CHARS = 500  # guess: of a page that does not show its headline
# The most pieces that links may part a story into, if none has MIN_RUN_CHARS; guesses.
MAX_RUNS = 6
MAX_UNTITLED_RUNS = 3


def holds_story(
    verdicts: Sequence[Verdict], is_titled: bool, is_declared: bool
) -> bool:
    """Whether what was found is one story, and no stray line or list of teasers."""
    runs = [0]  # characters of story that no link parts
    titles = 0  # links that may be titles of other stories
    for block, is_story, _ in verdicts:
        titles += (
            block.link_share > 0.5 and len(block.text.split()) >= MIN_HEADLINE_WORDS
        )
        if is_story and not (block.box.tag == "li" and block.link_share):
            runs[-1] += len(block.text)
        elif runs[-1] and block.link_share > (0 if is_story else 0.5):
            runs.append(0)
    max_runs, min_chars = MAX_RUNS, MIN_STORY_CHARS
    if not is_titled:
        max_runs, min_chars = MAX_UNTITLED_RUNS, MIN_UNTITLED_CHARS
    elif is_declared:
        max_runs, min_chars = len(runs), MIN_DECLARED_CHARS
    elif not titles:
        min_chars = MIN_LONE_CHARS
    few = len(list(filter(None, runs))) <= max_runs
    return max(runs) >= MIN_RUN_CHARS or (few and sum(runs) >= min_chars)


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
    if not text.isascii():
        pieces = PIECE.findall(INVISIBLE.sub("", repaired(text)))
        text = "".join(unicodedata.normalize("NFC", piece) for piece in pieces)
    elif not text.isprintable():
        text = INVISIBLE.sub("", text)
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
EXCEL_CELL_CHARS = 32_767  # what Excel can hold; it cuts the rest
# OWASP "CSV injection"; a spreadsheet looks behind white space and unseen marks.
UNSEEN = (
    MARKS
    + "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u206a-\u206f\u3164\ufe00-\ufe0f"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
FORMULA = re.compile(rf"'*[\s{UNSEEN}]*[=+\-@\t\r]")


def guarded(cell: str) -> str:
    """A cell as no spreadsheet runs it: '=1' -> "'=1"."""
    is_formula = not re.match("[a-z]", cell) and FORMULA.match(cell)  # nearly no URL is
    return "'" + cell if is_formula else cell


def csv_record(cells: Iterable[str], *, raw: bool = False) -> bytes:
    """A record of a CSV file (RFC 4180); unless raw, none of its cells is a formula."""
    cells = (cell.replace("\0", "") for cell in cells)
    csv.writer(text := io.StringIO()).writerow(cells if raw else map(guarded, cells))
    return text.getvalue().encode("utf-8", "replace")


# ---- File: rows that outlive a run -------------------------------------------

HEADER = BOM + csv_record(Row._fields)
HEAD = re.compile(b"(?:%b)?%b" % (BOM, HEADER.removeprefix(BOM)))  # stdout has no BOM
FIELD = rb'[^",\r\n]*|"[^"]*(?:""[^"]*)*"'
# Its first and last cell. Subtle: "\r\n" ends a record and nothing else: no cell has it.
RECORD = re.compile(rb"(%b)(?:,(?:%b)){4},(%b)\r\n" % (FIELD, FIELD, FIELD))
MAX_HASTY_BYTES = 50_000_000  # put in order after Ctrl-C, which takes a second; guess
# What is known of a line. The next run begins with those that were not tried.
UNTRIED, FAILED, DONE = range(3)
AS_THEY_CAME = "rows stand as they came"


class RowFile:
    """The CSV file: rows of earlier runs, and those of this one, written as they come.

    A killed run loses no whole row; the next one cuts off a torn row. A line that is
    tried again has two rows until finish(), and the later one counts.
    """

    def __init__(self, options: argparse.Namespace, urls: Iterable[str]) -> None:
        self.path = "" if options.output == "-" else os.path.realpath(options.output)
        self.raw, self.note = options.raw, ""  # what a user has to know in the end
        self.size = 0  # bytes
        # First cell -> where its row is, as bits: start, 32 of size, 2 of kind; 0: none.
        self.places = dict.fromkeys(map(self.cell, urls), 0)
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
            self.size, self.places = 0, dict.fromkeys(self.places, 0)
        self.file.truncate(self.size)
        if not self.size:
            self.write(HEADER)

    def lock(self) -> None:
        """Keep other runs out; ScrapeError if one is here."""
        told = ScrapeError(f"another run is writing {self.path}")
        try:
            import fcntl

            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise told from None
        except (ImportError, OSError) as error:  # Windows; some network drives
            self.note = f"no lock ({error}): start no other run beside it"
        if not self.is_in_place():
            raise told  # which has just put a new file in its place

    def is_in_place(self) -> bool:
        """Whether the open file is the one that has its name."""
        ours, there = os.fstat(self.file.fileno()), Path(self.path)
        return there.exists() and os.path.samestat(ours, there.stat())

    def load(self) -> None:
        """Learn what rows the file has, to the last whole one."""
        if not os.path.getsize(self.path):
            return
        with mmap.mmap(self.file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            with contextlib.suppress(UnicodeDecodeError):  # then it is not ours
                self.learn(data)
            is_torn = self.size or HEADER.startswith(data[: len(HEADER)])
            if not is_torn or data.find(b"\r\n", self.size) >= 0:
                told = "not written by scrape.py, or changed since; see -o"
                raise ScrapeError(f"{self.path}: {told}")

    def learn(self, data: mmap.mmap) -> None:
        """Learn the whole records at the start of a file."""
        found = HEAD.match(data)
        while found:
            self.size = found.end()
            if found := RECORD.match(data, self.size):
                found[0].decode()
                cell, error = found[1].decode(), found[2]
                if cell[:1] == '"':
                    cell = cell[1:-1].replace('""', '"')
                is_untried = NOT_TRIED.encode() in error
                kind = UNTRIED if is_untried else FAILED if error else DONE
                self.places[cell] = self.size << 34 | len(found[0]) << 2 | kind

    def cell(self, url: str) -> str:
        """The first cell of a line's row."""
        url = url.replace("\0", "").encode("utf-8", "replace").decode()
        return url if self.raw else guarded(url)

    def kind(self, url: str) -> int:
        """What is known of a line: UNTRIED, FAILED or DONE."""
        return self.places[self.cell(url)] & 3

    def add(self, row: Row) -> None:
        """Append a row and see it out."""
        start = self.size
        self.write(csv_record(row, raw=self.raw))
        self.places[self.cell(row.url)] = start << 34 | self.size - start << 2

    def write(self, data: bytes) -> None:
        while data:  # a nearly full disk takes a part before it fails
            written = self.file.write(data)
            self.size, data = self.size + written, data[written:]
        self.file.flush()

    def finish(self, *, in_haste: bool) -> None:
        """Put the rows in the order of the list, then those no longer listed."""
        places = [place for place in self.places.values() if place]
        whole = len(HEADER) + sum(place >> 2 & 0xFFFFFFFF for place in places)
        is_done = places == sorted(places) and whole == self.size
        if not self.path or (is_done and self.is_in_place()):
            return
        if in_haste and self.size > MAX_HASTY_BYTES:
            self.note = f"{AS_THEY_CAME}; the next run puts them in order"
            return
        try:
            self.put_in_order(places)
        except OSError as error:
            self.note = f"{AS_THEY_CAME}: {error.strerror}"

    def put_in_order(self, places: Iterable[int]) -> None:
        """Move a copy with these rows into place, or beside what has taken the place."""
        ours, is_here = os.fstat(self.file.fileno()), self.is_in_place()
        if is_here and ours.st_nlink > 1:
            raise OSError(0, "the file has a second name, a hard link")
        names = (f"{self.path}.new{n or ''}" for n in itertools.count())
        free = (name for name in names if not os.path.lexists(name))
        target = self.path if is_here else next(free)
        part = Path(self.path).with_name(f".{os.path.basename(self.path)}.part")
        part.unlink(missing_ok=True)  # of a killed run
        try:
            with open(part, "xb", opener=partial(os.open, mode=0o600)) as ordered:
                ordered.write(HEADER)
                for place in places:
                    self.file.seek(place >> 34)
                    ordered.write(self.file.read(place >> 2 & 0xFFFFFFFF))
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


class Progress:
    """What a run says on stderr: no second without a word, and no word that ends it."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet, self.is_live = quiet, sys.stderr.isatty()
        self.total = self.done = self.kept = self.failed = 0  # lines
        self.hosts: dict[str, Host] = {}  # some of which are waited for
        self.doing = ""  # what else takes long
        self.began = self.said = time.monotonic()
        self.patience = 1.0  # seconds without a word; ever longer where words stay
        self.over = threading.Event()
        threading.Thread(target=self.keep_talking, daemon=True).start()

    def say(self, text: str, end: str = "\n") -> None:
        """Print a line, on a terminal in place of the live line."""
        self.said = time.monotonic()
        if not self.quiet:
            text = "\r\x1b[K" * self.is_live + text + end
            try:
                print(text, end="", file=sys.stderr, flush=True)
            except (OSError, ValueError):  # nobody reads it
                sys.stderr = open(os.devnull, "w")  # noqa: SIM115

    def show(self, text: str) -> None:
        """Print how far the run is, and where no terminal is a text."""
        if self.is_live:
            self.say(self.live_line(), end="")
        else:
            self.say(f"{self.done}/{self.total}  {text}")

    def row(self, row: Row) -> None:
        """Tell of a row."""
        self.done, self.failed = self.done + 1, self.failed + bool(row.error)
        self.patience = 1.0
        self.show(f"{row.error or 'ok'}  {row.url}")

    def keep_talking(self) -> None:
        """Tell what is waited for, whenever nothing was said for long."""
        while not self.over.wait(0.2):
            if time.monotonic() - self.said >= self.patience:
                self.show(self.waits())
                self.patience *= 1 if self.is_live else 2

    def waits(self) -> str:
        """What a run is busy with, or the hosts that it waits for."""
        now, hosts = time.monotonic(), self.hosts.copy().items()
        late = [name for name, host in hosts if host.failed or host.ready_at > now]
        more = f" and {len(late) - 2} more" if late[2:] else ""
        return self.doing or f"waiting for {', '.join(late[:2])}{more}"

    def live_line(self) -> str:
        """As much as the terminal has room for, the most important first."""
        seconds = max(time.monotonic() - self.began, 0.001)
        parts = [f"{self.done}/{self.total}", f"{self.failed} failed"]
        if rate := (self.done - self.kept) / seconds:
            left = timedelta(seconds=round((self.total - self.done) / rate))
            parts += [f"{left} left", f"{rate:.1f} pages/s"]
        line = "  ".join([*parts, self.waits()])
        return line[: shutil.get_terminal_size().columns - 1]


# ---- Command line ------------------------------------------------------------


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; what comes back is the exit status."""
    options, manners = options_of(argv)
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115  closed by cron
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Arabic in any locale
            stream.reconfigure(encoding="utf-8", errors="replace")
    warnings.simplefilter("ignore")  # of http.cookiejar, which are about sites' cookies
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP, and nohup ignores it
        number = getattr(signal, name, signal.SIGTERM)
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda number, _: sys.exit(128 + number))
    progress = Progress(quiet=options.quiet or bool(options.explain))
    try:
        if not options.explain:
            return run(options, manners, progress)
        check_machine([options.explain])
        lane = Lane([options.explain], Trip(manners, {}))
        explain(decode(*lane.open(options.explain)))
        return 0
    except ScrapeError as error:
        message = str(error)
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
    as_written = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("scrape.py", formatter_class=as_written)
    parser.description = str(__doc__).partition("This file")[0]
    parser.set_defaults(**Manners()._asdict())
    add = parser.add_argument
    add("lists", nargs="*", metavar="LIST", help="URLs and saved pages, one a line")
    add("-o", dest="output", metavar="CSV", default="articles.csv", help="- is stdout")
    add("--jobs", type=int, help="hosts visited at once (%(default)s)")
    add("--delay", type=float, help="seconds between requests to a host (%(default)s)")
    add("--timeout", type=float, help="seconds for one try of a page (%(default)s)")
    add("--retries", type=int, help="further tries, where they may help (%(default)s)")
    add("--user-agent", help="how to introduce ourselves to sites (%(default)s)")
    add("--ignore-robots", action="store_true", help="for those who may")
    add("--fresh", action="store_true", help="start over, without the rows in FILE")
    add("--raw", action="store_true", help="leave cells as they are that are formulas")
    add("--quiet", action="store_true", help="no progress and no summary")
    add("--explain", metavar="PAGE", help="print how a URL or a saved page is read")
    options = parser.parse_args(argv)
    manners = Manners(*(getattr(options, name) for name in Manners._fields))
    for name, least in (("jobs", 1), ("delay", 0), ("timeout", 0.01), ("retries", 0)):
        if not least <= getattr(manners, name) < float("inf"):
            parser.error(f"--{name} must be a number of at least {least}")
    if not (manners.user_agent.isascii() and manners.user_agent.isprintable()):
        parser.error("--user-agent must be plain ASCII")
    return options, manners


def run(options: argparse.Namespace, manners: Manners, progress: Progress) -> int:
    """Scrape the lines that have no article yet; the exit status."""
    progress.doing = "reading the list"
    lines = read_lists(options.lists)
    check_machine(lines)
    progress.doing = f"reading {options.output}"
    urls = list(map(without_credentials, lines))
    rows = RowFile(options, urls)
    todo = {u: line for u, line in zip(urls, lines) if rows.kind(u) != DONE}
    progress.total, progress.kept = rows.listed, rows.listed - len(todo)
    progress.done, progress.doing, progress.began = progress.kept, "", time.monotonic()
    errors: Counter[str] = Counter()  # by kind
    long_rows, in_haste = 0, True
    first = (todo[url] for url in sorted(todo, key=rows.kind))  # what was not tried
    try:
        for row in scrape(first, progress.hosts, **manners._asdict()):
            rows.add(row)
            errors.update(row.error.partition(":")[:1] if row.error else ())
            long_rows += max(map(len, row)) > EXCEL_CELL_CHARS
            progress.row(row)
        in_haste = False
    finally:
        progress.doing = f"putting {options.output} in order"
        try:
            rows.finish(in_haste=in_haste)
        finally:
            done = progress.done - errors.total()
            told = [f"{done} of {rows.listed} articles in {options.output}"]
            told += [f"{count:6} {kind}" for kind, count in errors.most_common()]
            if long_rows:
                told.append(f"{long_rows} rows have a cell too long for Excel")
            told += [rows.note] * bool(rows.note)
            progress.say("\n".join(told))
    return 1 if errors else 0


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


def read_lists(paths: Sequence[str]) -> list[str]:
    """The lines that name pages; ScrapeError if there is none, OSError if no list."""
    lines: list[str] = []
    for path in paths:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        lines += re.split(r"[\r\n]+", decode(data).html)
    bare = (s.strip() if s.isascii() else EDGES.sub("", s) for s in lines)
    if urls := [line for line in bare if line and line[0] != "#"]:
        return urls
    raise ScrapeError(f"no URL in {', '.join(paths) or 'no list'}; see --help")


# ---- Explain: how a page is read ---------------------------------------------

COLORS = {"+ ": "\x1b[32m", "- ": "\x1b[2m"}  # of lines on a terminal: green, faint


def fact_lines(name: str, facts: Iterable[Fact]) -> list[str]:
    """The first of the facts, with its source, and those that were passed over."""
    first, *others = dict.fromkeys(f"{t} ({source})" for t, source in facts) or ["none"]
    return [f"{name}: {first}", *(f"  passed over: {other}" for other in others)]


def explain(page: Page) -> None:
    """Print how a page is read, by the judgements that extract() makes."""
    _, headlines, merits, verdicts, dates, authors = read(page.html)
    lines = [
        f"encoding: {page.encoding}, told by {page.encoding_source}",
        *fact_lines("published", dates),
        *fact_lines("author", authors),
        "\nheadline, the first of these:",
        *(f"{h.points:6.2f}  {h.text}" for h in headlines[:8]),
        "\nbox of the story, the first of these:",
        *(
            f"{m.points:6.1f}  {' '.join(m.box.style)}: {', '.join(m.clues)}"
            for m in merits
        ),
        "\nblocks, + is story:",
    ]
    for block, is_story, reason in verdicts:
        sign = "+" if is_story else "-"
        lines.append(f"{sign} {block.box.tag:<8} {reason:<28.28} {block.text}")
    width = shutil.get_terminal_size((160, 0)).columns
    colors = COLORS if sys.stdout.isatty() else {}
    for line in lines:
        color = colors.get(line[:2], "")
        print(color + line[:width] + "\x1b[0m" * bool(color))


if __name__ == "__main__":
    sys.exit(main())
