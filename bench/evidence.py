"""What each row, number and rule of scrape.py's tables is good for.

    python bench/evidence.py                      the pages under tests/pages
    python bench/evidence.py DIR ...              and folders of NAME.html.gz with NAME.json
    python bench/evidence.py --only PHRASES ...   of one table

Of all that tells a story from a page, each word, phrase, name and rule is taken away in
turn, and each number halved and doubled. Told are the pages that are then read worse
(it is needed) or better (it does harm): the words that are missing or too much, with
those of the headline. A row whose words a page does not have is not tried on it. Last
comes a table of how many rows are felt.

Folders are laid out as for quality.py.
"""

import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import chain, islice
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from common import PROJECT, html_of, option_parser, progress, say, table
from quality import Case, own, pairs, words

import scrape

FIRST, LAST = "# ---- Blocks and boxes", "# ---- Text"  # the sections that are tried


class Trial(NamedTuple):
    """A table or number with a change, and the words without which it changes nothing."""

    name: str
    change: str
    value: Any
    needs: str = ""


class Sample(NamedTuple):
    """A page with its gold, and how far from that it is read."""

    name: str
    html: str
    folded: str
    case: Case
    distance: int


def trials(only: str | None) -> Iterator[Trial]:
    """Every change of the module-level names between FIRST and LAST."""
    source = (PROJECT / "scrape.py").read_text("utf-8")
    part = source[source.index(FIRST) : source.index(LAST)]
    for name in re.findall(r"^([A-Z][A-Z0-9_]+)(?:: .*)? = ", part, re.MULTILINE):
        value = getattr(scrape, name)
        if only in (None, name):
            yield from changes(name, value)


def changes(name: str, value: Any) -> Iterator[Trial]:
    """A number halved and doubled, a table without each of its rows."""
    if isinstance(value, int | float):
        yield Trial(name, "halved", type(value)(value / 2))
        yield Trial(name, "doubled", type(value)(value * 2))
    elif isinstance(value, dict) and not all(
        isinstance(row, str) and " " in row for row in value.values()
    ):  # else it is cut into rows when the script is loaded
        for key in value:
            rest = {k: v for k, v in value.items() if k != key}
            yield Trial(name, f"without {key!r}", rest, str(key))
    elif isinstance(value, frozenset | list | tuple):
        for place, row in enumerate(value):
            rest = type(value)(r for r in value if r is not row)
            text = isinstance(row, str)
            told = repr(row) if text else f"row {place + 1}"
            yield Trial(name, f"without {told}", rest, row if text else "")


def distance(html: str, case: Case) -> int:
    """How many words of headline and body are missing or too much."""
    article = scrape.extract(html)
    got, want = Counter(words(article.body)), Counter(words(case.body or ""))
    title = Counter(words(case.headline or article.headline))
    got_title = Counter(words(article.headline))
    return sum(
        ((a - b) + (b - a)).total() for a, b in [(got, want), (got_title, title)]
    )


SAMPLES: list[Sample] = []  # of this process
TRIALS: list[Trial] = []  # too, as rules cannot be sent from one to another


def load(folders: list[Path], limit: int | None, only: str | None) -> None:
    """Read the samples, and make the changes."""
    TRIALS.extend(trials(only))
    cases = chain(own(PROJECT / "tests/pages"), *map(pairs, folders))
    for case in islice(cases, limit):
        html = html_of(case.path)
        name = f"{case.path.parent.name}/{case.path.name.removesuffix('.html.gz')}"
        folded = scrape.fold(unescape(html))
        SAMPLES.append(Sample(name, html, folded, case, distance(html, case)))


def tried(number: int) -> tuple[int, list[str], list[str]]:
    """The pages that are worse and better read with one of the changes."""
    trial = TRIALS[number]
    found: dict[bool, list[str]] = defaultdict(list)
    with mock.patch.object(scrape, trial.name, trial.value):
        for sample in SAMPLES:
            if trial.needs.lower() in sample.folded:
                try:
                    other = distance(sample.html, sample.case)
                except LookupError:  # what a table does not have is looked up in it
                    other = sys.maxsize
                if other != sample.distance:
                    found[other > sample.distance].append(sample.name)
    return number, found[True], found[False]


def few(names: Sequence[str]) -> str:
    """'a, b and 3 more'."""
    told = names[:3]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{len(names)} ({', '.join(told)}{more})" if told else "0"


def main() -> None:
    parser = option_parser(__doc__, "read only N pages")
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR")
    parser.add_argument("--only", metavar="NAME", help="of this table or number")
    options = parser.parse_args()
    todo = list(trials(options.only))
    felt: dict[str, list[bool]] = defaultdict(list)
    given = options.folders, options.limit, options.only
    with Pool(os.cpu_count(), load, given) as pool:
        found = pool.imap(tried, range(len(todo)))
        for number, worse, better in progress(found, "change", len(todo)):
            trial = todo[number]
            felt[trial.name].append(bool(worse or better))
            if worse or better:
                effect = f"worse {few(worse)}, better {few(better)}"
                print(f"{trial.name} {trial.change}: {effect}", flush=True)
    say(f"{len(todo)} changes")
    rows = [[name, str(len(f)), str(sum(f))] for name, f in felt.items()]
    print("\n" + table(["", "changes", "felt by a page"], rows))


if __name__ == "__main__":
    main()
