"""How much processor time extract() takes, next to its peers and a bare html.parser.

    python bench/speed.py           the pages under tests/pages and examples
    python bench/speed.py DIR ...   all *.html and *.html.gz in folders of yours

All read the same page in turn, then the next one, and all pages again in every round;
the median of a page's rounds counts. Times are those of the processor, so that other
programs matter little.

    ms a page       median over the pages
    typical page    how many times ours that is: median over the pages
    most pages      the same, without the tenth of the pages at either end
    all pages       the same for the sum of all pages, long ones weighing more: median
                    over the rounds
    rounds          lowest and highest of those
"""

import gc
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from statistics import median, quantiles
from time import process_time

from common import (
    OURS,
    PROJECT,
    Reader,
    html_of,
    option_parser,
    ours,
    progress,
    table,
    versions,
)
from peers import looks_arabic, peers

HEADER = ["", "ms a page", "typical page", "most pages", "all pages", "rounds"]
BARE = "html.parser alone"
Times = list[list[float]]  # by page and round, in seconds


def bare_parser(html: str, url: str) -> tuple[None, str]:
    """What Python's own parser takes to read a page and do nothing with it."""
    parser = HTMLParser()
    parser.feed(html)
    parser.close()
    return None, ""


def measure(
    paths: Sequence[Path], readers: dict[str, Reader], rounds: int
) -> dict[str, Times]:
    """The times of each reader. The first round, which loads and fills, is left out."""
    times: dict[str, Times] = {name: [[] for _ in paths] for name in readers}
    pages = [html_of(path) for path in paths]
    for html in pages:
        looks_arabic(html)  # it remembers them
    turns = [(turn, place) for turn in range(rounds + 1) for place in range(len(pages))]
    for turn, place in progress(turns, "speed: page", len(turns)):
        for name, read in readers.items():
            gc.collect()  # what the one before it left
            gc.freeze()  # and look no more at the rest
            began = process_time()
            read(pages[place], "")
            if turn:
                times[name][place].append(process_time() - began)
    return times


def row(name: str, theirs: Times, own: Times) -> list[str]:
    """A row of the table."""
    pages = [median(page) for page in theirs]
    ratios = [page / median(mine) for page, mine in zip(pages, own)]
    low, *_, high = quantiles(ratios, n=10) if len(ratios) > 1 else ratios * 2
    rounds = [sum(a) / sum(b) for a, b in zip(zip(*theirs), zip(*own))]
    return [
        name,
        f"{median(pages) * 1000:.1f}",
        f"{median(ratios):.2f}",
        f"{low:.2f} to {high:.2f}",
        f"{median(rounds):.2f}",
        f"{min(rounds):.2f} to {max(rounds):.2f}",
    ]


def main() -> None:
    parser = option_parser(__doc__, "read only N pages")
    usual = [PROJECT / "tests/pages", PROJECT / "examples"]
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR", default=usual)
    parser.add_argument(
        "--rounds", type=int, metavar="N", default=5, help="5 if left out"
    )
    options = parser.parse_args()
    files = (path for folder in options.folders for path in folder.rglob("*.html*"))
    paths = sorted(p for p in files if p.name.endswith((".html", ".html.gz")))
    paths = paths[: options.limit]
    if not paths:
        parser.error("no pages there")
    found = peers()
    readers = {OURS: ours, BARE: bare_parser, **found}
    times = measure(paths, readers, options.rounds)
    rows = [row(name, theirs, times[OURS]) for name, theirs in times.items()]
    rows.sort(key=lambda row: float(row[2]))
    print(versions(found))
    print(f"\n{len(paths)} pages, {options.rounds} rounds; our time is 1\n")
    print(table(HEADER, rows))


if __name__ == "__main__":
    main()
