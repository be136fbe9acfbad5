"""How well scrape.py and its peers tell a page's article from the rest.

    python bench/quality.py                     the pages under tests/pages
    python bench/quality.py --scrapinghub DIR   and scrapinghub's benchmark
    python bench/quality.py --wcxb DIR          and the test articles of WCXB
    python bench/quality.py DIR ...             and folders of NAME.html.gz with NAME.json

With --scrapinghub and --wcxb, DIR is a clone of github.com/scrapinghub/article-extraction-benchmark, or of
github.com/Murrough-Foley/web-content-extraction-benchmark. A folder's NAME.json has
"headline" and "body", a text or a list of paragraphs; so may the test pages of fundus
(github.com/flairNLP/fundus) be laid out.

Bodies are scored as scrapinghub's evaluate.py does: precision and recall of runs of
four words, each averaged over the pages, and the F1 of the two means. Of the articles,
"exact" are those of which every word is right, "headline" those whose headline is,
word by word; "lost" have an F1 below 0.5. "refused" are the pages without an Arabic article that gave no text; no
peer is made to refuse other languages. "-": nothing to compare.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import fmean, harmonic_mean
from typing import NamedTuple

from common import (
    OURS,
    PROJECT,
    Reader,
    html_of,
    option_parser,
    ours,
    ours_if_arabic,
    progress,
    table,
    versions,
)
from peers import peers

HEADER = ["", "F1", "precision", "recall", "exact", "headline", "lost", "refused"]


class Case(NamedTuple):
    """A page, and what people read on it."""

    path: Path
    url: str
    body: str | None  # None: there is no Arabic article
    headline: str | None = None  # None: nobody wrote it down


def own(folder: Path) -> Iterator[Case]:
    """Our own pages."""
    for path in sorted(folder.glob("*/expected.txt")):
        head, _, body = path.read_text("utf-8").partition("\n\n")
        told = dict(re.findall(r"^(\w+): ?(.*)", head, re.MULTILINE))
        html = path.with_name("page.html")
        yield Case(html, "", None if told["error"] else body, told["headline"])


def scrapinghub(folder: Path) -> Iterator[Case]:
    """The pages of a clone of scrapinghub's benchmark."""
    gold = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for name, page in gold.items():
        html = folder / f"html/{name}.html.gz"
        yield Case(html, page.get("url", ""), page.get("articleBody", ""))


def wcxb(folder: Path) -> Iterator[Case]:
    """The test articles of a clone of WCXB."""
    for path in sorted(folder.glob("test/ground-truth/*.json")):
        page = json.loads(path.read_text("utf-8"))
        if page["_internal"]["page_type"]["primary"] == "article":
            html = folder / f"test/html/{path.stem}.html.gz"
            yield Case(html, page.get("url", ""), page["ground_truth"]["main_content"])


def pairs(folder: Path) -> Iterator[Case]:
    """The pages of a folder of pages and what people read on them."""
    for path in sorted(folder.glob("*.json")):
        html, page = path.with_suffix(".html.gz"), json.loads(path.read_text("utf-8"))
        if html.exists():
            body = page["body"]
            body = body if isinstance(body, str) else "\n".join(body)
            yield Case(html, "", body, page.get("headline"))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def runs(found: Sequence[str]) -> Counter[tuple[str, ...]]:
    """All runs of four words; a shorter text is one run."""
    starts = range(max(1, len(found) - 3)) if found else ()
    return Counter(tuple(found[start : start + 4]) for start in starts)


def score(case: Case, headline: str | None, body: str) -> list[float | None]:
    """Precision, recall, exact and headline of an article; None does not count."""
    want, got = words(case.body or ""), words(body)
    hits = (runs(want) & runs(got)).total()
    precision = hits / runs(got).total() if got else None
    recall = hits / runs(want).total() if want else None
    same = None
    if headline is not None and case.headline is not None:
        same = float(words(headline) == words(case.headline))
    return [precision, recall, float(want == got), same]


def row(name: str, scores: list[list[float | None]], refused: list[bool]) -> list[str]:
    """A row of the table: the means over the pages."""
    columns = ([x for x in column if x is not None] for column in zip(*scores))
    precision, recall, *rest = (fmean(column) if column else None for column in columns)
    f1 = harmonic_mean([precision or 0.0, recall or 0.0])
    lost = sum(harmonic_mean([p or 0.0, r or 0.0]) < 0.5 for p, r, *_ in scores)
    means = ["-" if x is None else f"{x:.3f}" for x in (f1, precision, recall, *rest)]
    means.append(str(lost))
    return [name, *means, f"{sum(refused)} of {len(refused)}" if refused else "-"]


def compare(title: str, cases: Sequence[Case], readers: dict[str, Reader]) -> None:
    """Let every reader read every page, and print the table, best first."""
    scores: dict[str, list[list[float | None]]] = defaultdict(list)
    refused: dict[str, list[bool]] = defaultdict(list)
    for case in progress(cases, f"{title}: page", len(cases)):
        html = html_of(case.path)
        for name, read in readers.items():
            if case.body is not None:
                scores[name].append(score(case, *read(html, case.url)))
            else:
                read = ours_if_arabic if name == OURS else read
                refused[name].append(not words(read(html, case.url)[1]))
    rows = [row(name, scores[name], refused[name]) for name in readers]
    rows.sort(key=lambda row: row[1], reverse=True)
    articles = sum(case.body is not None for case in cases)
    print(f"\n{title}: {articles} articles, {len(cases) - articles} pages without\n")
    print(table(HEADER, rows), flush=True)


def main() -> None:
    parser = option_parser(__doc__, "read only N pages")
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR")
    parser.add_argument("--scrapinghub", type=Path, metavar="DIR", help="a clone")
    parser.add_argument("--wcxb", type=Path, metavar="DIR", help="a clone")
    options = parser.parse_args()
    sets = {
        "tests/pages": own(PROJECT / "tests/pages"),
        "scrapinghub": scrapinghub(options.scrapinghub) if options.scrapinghub else (),
        "WCXB": wcxb(options.wcxb) if options.wcxb else (),
    }
    sets |= {folder.name: pairs(folder) for folder in options.folders}
    found = peers()
    print(versions(found))
    for title, cases in sets.items():
        if pages := list(islice(cases, options.limit)):
            compare(title, pages, {OURS: ours, **found})


if __name__ == "__main__":
    main()
