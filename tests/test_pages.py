"""Every page under tests/pages gives what its expected.txt says.

A folder a page: page.html as a site serves it, expected.txt with the row, and about.txt
with what the page is there for. A new page needs no line of code.
"""

import csv
from pathlib import Path

import pytest

from scrape import Article, Row, decode, extract, main

PAGES = Path(__file__).with_name("pages")


def expected_row(url: str) -> Row:
    """The row of a page: four lines `name: value`, an empty one, then the body."""
    text = (PAGES / url).with_name("expected.txt").read_text("utf-8").rstrip("\n")
    lines = text.split("\n")
    parts = dict(line.split(": ", 1) for line in lines[:4])
    return Row(url, body="\n".join(lines[5:]), **parts)


ROWS = [expected_row(f"{folder.name}/page.html") for folder in sorted(PAGES.iterdir())]


def by_folder(rows: list[Row]) -> pytest.MarkDecorator:
    """The same test for each row, named after its page's folder."""
    names = [row.url.partition("/")[0] for row in rows]
    return pytest.mark.parametrize("row", rows, ids=names)


@by_folder([row for row in ROWS if not row.error])
def test_extract_gives_the_article(row: Row) -> None:
    html = decode((PAGES / row.url).read_bytes())[0]
    assert extract(html) == Article(row.headline, row.body, row.published, row.author)


@by_folder(ROWS)
def test_a_saved_page_gives_the_row(
    row: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "urls.txt").write_text(row.url, "utf-8")
    monkeypatch.chdir(PAGES)
    status = main([f"{tmp_path}/urls.txt", "-o", f"{tmp_path}/out.csv", "--quiet"])
    with open(tmp_path / "out.csv", encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [list(Row._fields), list(row)]
    assert status == (1 if row.error else 0)
