"""A web server on loopback that publishes an Arabic story and can misbehave.

    with Newsroom() as newsroom:
        url = newsroom.publish(STORY, "/story", host="127.0.0.2")

A page is (status, headers, body), or a function that is handed the raw socket after
a request and may do anything with it, or a list of these: one for each request, the
last one for ever. Every request is kept in `newsroom.requests`.
"""

from __future__ import annotations

import contextlib
import http.client
import itertools
import math
import select
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.message import Message
from typing import Any

HEADLINE = "مكتبة متنقلة تجوب قرى وادي الزيتون للمرة الأولى"
PARAGRAPHS = (
    "انطلقت صباح الأحد من ساحة البلدة القديمة حافلة زرقاء محملة بثلاثة آلاف كتاب، في أول رحلة لمكتبة متنقلة تزور قرى وادي الزيتون التي لا توجد فيها مكتبة واحدة.",
    "وقالت أمينة المكتبة سلمى النجار إن الحافلة ستتوقف ساعتين في كل قرية، وإن الإعارة مجانية للجميع ولا تحتاج إلى بطاقة ولا إلى موعد سابق.",
    "واصطف عشرات الأطفال أمام الباب قبل وصول الحافلة بوقت طويل، واختار أكثرهم قصص البحر والفضاء، بينما سأل الكبار عن كتب الزراعة والطب القديم.",
    "ويأمل أصحاب الفكرة أن يجمعوا قبل نهاية الصيف ما يكفي من المال لشراء حافلة ثانية، تحمل إلى الجبال كتبا مسموعة لمن ضعف بصره من كبار السن.",
)
BODY = "\n".join(PARAGRAPHS)
STORY_HTML = (
    f"<!DOCTYPE html><html lang=ar><head><title>{HEADLINE}</title></head>"
    f"<body><h1>{HEADLINE}</h1>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</body></html>"
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
STORY = 200, HTML, STORY_HTML.encode()
MISSING = 404, HTML, b"<h1>404</h1>"
GO_ON = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"

Answer = tuple[int, dict[str, str], bytes]
Page = Answer | Callable[[socket.socket], Any] | list[Any]


@dataclass
class Request:
    """What one request asked for, and when."""

    began: float  # time.monotonic()
    host: str  # the address that was asked, whatever the Host header says
    path: str
    headers: Message
    client: int  # port; the same one for all requests of a connection
    ended: float = math.inf


class Newsroom(contextlib.ExitStack):
    """Serves its pages at any address of 127.0.0.0/8, each at a port of its own."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__()
        self.tls = tls
        self.pages: dict[str, Page] = {}
        self.requests: list[Request] = []
        self.listeners: dict[str, socket.socket] = {}

    def publish(self, page: Page, path: str = "/story", host: str = "127.0.0.1") -> str:
        """Put a page at a path of all hosts; its URL at one of them."""
        self.pages[path] = page
        return self.url(path, host)

    def url(self, path: str = "", host: str = "127.0.0.1") -> str:
        """The URL of a path at a host, which begins to serve if it did not yet."""
        if host not in self.listeners:
            self.listeners[host] = socket.create_server((host, 0), backlog=64)
            self.callback(self.refuse, host)
            start_thread(self.accept, host)
        port = self.listeners[host].getsockname()[1]
        return f"http{'s' if self.tls else ''}://{host}:{port}{path}"

    def refuse(self, host: str = "127.0.0.1") -> None:
        """Refuse all further connections to a host."""
        with self.listeners[host] as listener, contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)  # wakes accept()

    def asked(self, host: str = "127.") -> list[str]:
        """The paths that were asked for, in order, at the hosts that begin so."""
        return [r.path for r in self.requests if r.host.startswith(host)]

    def accept(self, host: str) -> None:
        with contextlib.suppress(OSError):  # the newsroom has closed
            while True:
                start_thread(self.talk, *self.listeners[host].accept(), host)

    def talk(self, sock: socket.socket, client: tuple[str, int], host: str) -> None:
        """Answer the requests of one connection."""
        with contextlib.suppress(OSError, ValueError), sock:
            if self.tls:
                sock = self.tls.wrap_socket(sock, server_side=True)
            stream = sock.makefile("rb")
            while line := stream.readline().decode("latin-1"):
                headers = http.client.parse_headers(stream)
                path = line.split(" ")[1]
                request = Request(time.monotonic(), host, path, headers, client[1])
                self.requests.append(request)
                page = self.pages.get(path, MISSING)
                if isinstance(page, list):
                    page = page.pop(0) if len(page) > 1 else page[0]
                if callable(page):
                    page(sock)
                    return
                request.ended = time.monotonic()  # before the client can see the end
                sock.sendall(wire(*page))


def start_thread(work: Callable[..., None], *args: Any) -> None:
    threading.Thread(target=work, args=args, name="newsroom", daemon=True).start()


def wire(status: int, headers: dict[str, str], body: bytes) -> bytes:
    """An answer as it goes over the wire; header values may hold any bytes."""
    lines = [f"HTTP/1.1 {status} x"]
    lines += [f"{k}: {v}" for k, v in {"Content-Length": len(body), **headers}.items()]
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape") + body


def redirect(location: str, status: int = 302) -> Answer:
    return status, {"Location": location}, b""


# ---- Misbehaviours: what a page may do to the socket -------------------------


def silence(sock: socket.socket) -> None:
    """Say nothing until the client leaves."""
    sock.recv(1)


def drip(sock: socket.socket, pieces: Iterable[bytes], seconds: float = 0.05) -> None:
    """Send a piece, pause, and so on until the client leaves."""
    for piece in pieces:
        sock.sendall(piece)
        if select.select([sock], [], [], seconds)[0]:
            return


def drip_headers(sock: socket.socket) -> None:
    drip(sock, itertools.chain([GO_ON, b"X-Slow: "], itertools.repeat(b"x")))


def drip_body(sock: socket.socket) -> None:
    drip(sock, itertools.chain([GO_ON + b"\r\n"], itertools.repeat(b"<p>")))


def drip_chunks(sock: socket.socket) -> None:
    head = GO_ON + b"Transfer-Encoding: chunked\r\n\r\n"
    drip(sock, itertools.chain([head], itertools.repeat(b"1\r\nx\r\n")))


def endless_go_on(sock: socket.socket) -> None:
    drip(sock, itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n"), 0)


def endless_headers(sock: socket.socket) -> None:
    drip(sock, itertools.chain([GO_ON], itertools.repeat(b"X-More: x\r\n")), 0)


def endless_redirect(sock: socket.socket) -> None:
    """A redirect to a good story, with a body that never ends."""
    head = b"HTTP/1.1 302 Found\r\nLocation: /story\r\n\r\n"
    drip(sock, itertools.chain([head], itertools.repeat(b"x" * 65536)), 0)


def hang_up(sock: socket.socket) -> None:
    """Close without a word."""


def cut_short(sock: socket.socket) -> None:
    sock.sendall(GO_ON + b"Content-Length: 100000\r\n\r\n" + STORY[2])


def broken_chunk(sock: socket.socket) -> None:
    head = GO_ON + b"Transfer-Encoding: chunked\r\n\r\n"
    sock.sendall(head + b"5\r\n<html\r\nnonsense\r\n")


def chunks_cut_short(sock: socket.socket) -> None:
    sock.sendall(GO_ON + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n")


def garbage(sock: socket.socket) -> None:
    sock.sendall(b"\x16\x03\x01 no HTTP at all\r\n\r\n")


def no_length(sock: socket.socket) -> None:
    """No misbehaviour but an old custom: the story ends where the connection does."""
    sock.sendall(GO_ON.replace(b"1.1", b"1.0", 1) + b"\r\n" + STORY[2])
