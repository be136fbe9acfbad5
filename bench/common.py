"""What the benchmarks share: our own reader, saved pages, progress and tables.

A reader is a function: a page's HTML and URL -> its headline and body. A headline of
None means that the reader looks for none.
"""

import argparse
import gzip
import os
import platform
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from scrape import Page, ScrapeError, arabic_article, decode, extract

Reader = Callable[[str, str], tuple[str | None, str]]
T = TypeVar("T")
OURS = "scrape.py"


def ours(html: str, url: str) -> tuple[str, str]:
    """What extract() reads."""
    return extract(html, url)[:2]


def ours_if_arabic(html: str, url: str) -> tuple[str, str]:
    """What the command line reads, which also refuses what is not Arabic."""
    try:
        return arabic_article(Page(html, "", ""))[:2]
    except ScrapeError:
        return "", ""


def html_of(path: Path) -> str:
    """The text of a saved page, which may be gzipped."""
    data = path.read_bytes()
    return decode(gzip.decompress(data) if path.suffix == ".gz" else data)[0]


def progress(items: Iterable[T], what: str, total: int) -> Iterator[T]:
    """The items one by one, with a line on stderr every few seconds."""
    told = time.monotonic()
    for number, item in enumerate(items, 1):
        if time.monotonic() > told + 5:
            told = time.monotonic()
            say(f"{what} {number} of {total}")
        yield item


@cache
def say(text: str) -> None:
    """Print a line on stderr, but the same one only once."""
    print(text, file=sys.stderr, flush=True)


def option_parser(doc: str | None, limit: str) -> argparse.ArgumentParser:
    """The options of all; a script's docstring is its help."""
    about, _, more = str(doc).partition("\n")
    parser = argparse.ArgumentParser(
        description=about,
        epilog=more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--limit", type=int, metavar="N", help=limit)
    return parser


def versions(packages: Iterable[str]) -> str:
    """What ran on what, in one line."""
    tools = [f"{name} {version(name)}" for name in packages]
    return ", ".join([*tools, f"Python {platform.python_version()}", machine()])


def machine() -> str:
    """This machine's cores, processor and system."""
    told = Path("/proc/cpuinfo")  # elsewhere Python knows the processor's name
    text = told.read_text() if told.exists() else ""
    name = re.search(r"model name\s*:\s*(.*)", text)
    processor = name[1] if name else platform.processor() or platform.machine()
    return f"{os.cpu_count()} x {processor}, {platform.system()} {platform.release()}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose first column is text, and the others numbers."""
    rule = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [header, rule, *rows])
