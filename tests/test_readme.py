"""README tells the truth: its commands run, and it knows every option and error.

So do the pages that it sends its readers to.
"""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import scrape

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FURTHER = ["examples/README.md", "bench/README.md", "bench/SCALE.md"]
PAGES = [README, *((ROOT / page).read_text(encoding="utf-8") for page in FURTHER)]


def blocks(language: str) -> list[str]:
    """The code blocks of these pages in a language."""
    block = re.compile(rf"^```{language}\n(.*?)^```", re.DOTALL | re.MULTILINE)
    return [code for page in PAGES for code in block.findall(page)]


def table(header: str) -> list[list[str]]:
    """The rows of README's table whose header begins so, cell by cell."""
    lines = README[README.index(f"\n| {header} |") :].strip().split("\n\n")[0]
    rows = [re.split(r" \| |^\| | ?\|$", line)[1:-1] for line in lines.splitlines()]
    return rows[2:]


def told(cell: str) -> list[str]:
    """What a cell sets as code."""
    return re.findall("`([^`]+)`", cell)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines()]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project, with a list and a saved page as README speaks of."""
    for folder in ("examples", "bench", "tests/pages"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copytree(ROOT / "examples", tmp_path / "saved")
    shutil.copy(tmp_path / "examples/short-news.html", tmp_path / "saved/page.html")
    shutil.copy(ROOT / "scrape.py", tmp_path)
    (tmp_path / "urls.txt").write_text("saved/page.html\n")
    (tmp_path / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (tmp_path / "python").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_command_runs(command: str, copy: Path) -> None:
    if not shutil.which(command.split()[0]):
        pytest.skip(f"no {command.split()[0]} here")
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert (
        done.stdout or (copy / "articles.csv").exists() or (copy / "out.csv").exists()
    )


def test_the_csv_is_shown_as_it_is(copy: Path) -> None:
    (block,) = blocks("csv")
    assert scrape.main(["examples/urls.txt", "--quiet"]) == 0
    written = csv.reader(io.StringIO((copy / "articles.csv").read_text("utf-8-sig")))
    shown = list(csv.reader(io.StringIO(block)))
    assert len(shown) == 6
    for cells, texts in zip(shown, written, strict=True):
        for cell, text in zip(cells, texts, strict=True):
            is_cut = cell.endswith("…")
            assert text.startswith(cell[:-1]) if is_cut else text == cell


def test_a_kept_page_is_named_as_told() -> None:
    command = next(command for command in COMMANDS if "sha256sum" in command)
    path = scrape.kept_path("kept", command.split("'")[1])
    assert f"`{path.as_posix()}.utf-8.html`" in README
    assert f"`{path.name[-16:]}.html`" in README


def test_python_runs(copy: Path) -> None:
    code = next(block for block in blocks("python") if "from scrape import" in block)
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, capture_output=True, check=True, encoding="utf-8")
    headline, row = done.stdout.splitlines()
    html = (copy / "examples/short-news.html").read_text(encoding="utf-8")
    assert headline == scrape.extract(html).headline
    assert row == "examples/short-news.html ok"


def test_pandas_reads_the_file(copy: Path) -> None:
    pandas = pytest.importorskip("pandas")
    assert scrape.main(["urls.txt", "--quiet"]) == 0
    code = next(block for block in blocks("python") if "pandas" in block)
    names: dict[str, object] = {}
    exec(code, names)  # noqa: S102
    articles = names["articles"]
    assert isinstance(articles, pandas.DataFrame)
    assert list(articles.columns) == list(scrape.Row._fields)


@pytest.mark.parametrize("page", ["README.md", *FURTHER])
def test_links_lead_somewhere(page: str) -> None:
    text, folder = (ROOT / page).read_text(encoding="utf-8"), (ROOT / page).parent
    links = re.findall(r"\]\(([^):]+)\)", text)
    files = [link for link in links if link[0] != "#"]
    assert [link for link in files if not (folder / link).exists()] == []
    titles = re.findall(r"^#+ (.*)", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", t).lower().replace(" ", "-") for t in titles}
    assert {link[1:] for link in links if link[0] == "#"} <= anchors
    assert page == "README.md" or f"({page})" in README


def test_every_benchmark_that_is_told_is_run() -> None:
    tests = (ROOT / "tests/test_bench.py").read_text(encoding="utf-8")
    tests += "\n".join(COMMANDS)
    names = {name for page in PAGES for name in re.findall(r"bench/(\w+\.py)", page)}
    assert len(names) > 3
    assert [name for name in names if name not in tests] == []


def test_every_option_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        scrape.main(["--help"])
    options = re.findall(r"^  (-[\w-]+)", capsys.readouterr().out, re.MULTILINE)
    rows = table("option")
    assert {told(row[0])[0].split()[0] for row in rows} == set(options) - {"-h"}


def test_defaults_are_those_of_the_program() -> None:
    options, manners = scrape.options_of([])
    defaults = {**vars(options), **manners._asdict()}
    for option, _, default in table("option"):
        name = told(option)[0].split()[0].strip("-").replace("-", "_")
        value = defaults[{"o": "output"}.get(name, name)]
        shown = f"{value:g}" if type(value) in (int, float) else str(value or "")
        assert default.strip("`") == shown, option


def test_columns_are_those_of_a_row() -> None:
    assert [told(row[0]) for row in table("column")] == [
        [f] for f in scrape.Row._fields
    ]


# ScrapeErrors that are no row's: of a list, a machine, a file, or a run that was ended.
NO_ROWS = re.compile(
    "no URL in|requests|another run is writing|replaced|interrupted|stdin"
)


def raised_errors() -> set[str]:
    """How the errors of rows begin in the program, without a detail."""
    source = (ROOT / "scrape.py").read_text(encoding="utf-8")
    errors = re.findall(r'(?:ScrapeError\(|message = )f?"(\w[^":{]*)', source)
    errors += [message.partition(":")[0] for _, message, _ in scrape.CAUSES]
    errors += ["HTTP 404"] * source.count("HTTP {status}")
    return {error for error in errors if not NO_ROWS.match(error)}


@pytest.mark.parametrize("header", ["error", "الخطأ"])
def test_every_error_is_told_and_is_raised(header: str) -> None:
    errors = [error for row in table(header) for error in told(row[0])]
    assert len(errors) == len(set(errors))
    assert {*errors} == raised_errors()
