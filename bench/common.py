"""What both benchmarks share: our own reader, saved pages, progress and tables.

A reader is a function: a page's HTML and URL -> its headline and body. A headline of
None means that the reader looks for none.
"""

import argparse
import gzip
import platform
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


def progress(items: Sequence[T], what: str) -> Iterator[T]:
    """The items one by one, with a line on stderr every few seconds."""
    told = time.monotonic()
    for number, item in enumerate(items, 1):
        if time.monotonic() > told + 5:
            told = time.monotonic()
            say(f"{what} {number} of {len(items)}")
        yield item


@cache
def say(text: str) -> None:
    """Print a line on stderr, but the same one only once."""
    print(text, file=sys.stderr, flush=True)


def option_parser(doc: str | None) -> argparse.ArgumentParser:
    """The options of both; a script's docstring is its help."""
    about, _, more = str(doc).partition("\n")
    parser = argparse.ArgumentParser(
        description=about,
        epilog=more,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--limit", type=int, metavar="N", help="read only N pages")
    return parser


def versions(packages: Iterable[str]) -> str:
    """What ran on what, in one line."""
    tools = [f"{name} {version(name)}" for name in packages]
    machine = platform.processor() or platform.machine()
    return ", ".join([*tools, f"Python {platform.python_version()}", machine])


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose first column is text, and the others numbers."""
    rule = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [header, rule, *rows])
