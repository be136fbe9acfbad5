"""A web server for scale.py: a newsroom at every address of 127.0.0.0/8.

    python bench/newsroom.py SECONDS PAGE ...

It is a process of its own, so that its work is not counted as that of a program under
test, and says its port on stdout. http://127.0.7.9:PORT/0.2/17 is answered with the
17th of the pages, counted round, after 0.2 seconds. All else is missing, as robots.txt
is, and that takes the SECONDS to say. It ends when its stdin does.
"""

import asyncio
import sys
from pathlib import Path

BACKLOG = 1024  # connections that may wait to be accepted


class Desk(asyncio.Protocol):
    """Answers the requests of one connection."""

    def __init__(self, seconds: float, pages: list[bytes]) -> None:
        self.seconds, self.pages = seconds, pages
        self.asked = b""  # of a request that is not yet whole

    def connection_made(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        if not transport.get_extra_info("sockname")[0].startswith("127."):
            transport.abort()  # nobody from outside is served

    def data_received(self, data: bytes) -> None:
        *requests, self.asked = (self.asked + data).split(b"\r\n\r\n")
        for request in requests:
            seconds, answer = self.answer(request.split(b" ", 2)[1].decode())
            loop = asyncio.get_running_loop()
            loop.call_later(seconds, self.transport.write, answer)

    def answer(self, path: str) -> tuple[float, bytes]:
        """The seconds until an answer, and what goes over the wire then."""
        _, seconds, *number = path.split("/")
        if not number:
            return self.seconds, wire("404 Not Found", b"")
        page = self.pages[int(number[0]) % len(self.pages)]
        return float(seconds), wire("200 OK", page)


def wire(status: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def serve(seconds: float, pages: list[bytes]) -> None:
    """Serve until stdin ends."""
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    server = await loop.create_server(
        lambda: Desk(seconds, pages), "0.0.0.0", 0, backlog=BACKLOG
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    loop.add_reader(sys.stdin, ended.set)
    await ended.wait()


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1]), [Path(p).read_bytes() for p in sys.argv[2:]]))
