"""README tells the truth: its commands run, and it knows every option and error.

So do the two pages that it sends its readers to.
"""

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
FURTHER = ["examples/README.md", "bench/SCALE.md"]
PAGES = [README, *((ROOT / page).read_text(encoding="utf-8") for page in FURTHER)]


def blocks(language: str) -> list[str]:
    """The code blocks of these pages in a language."""
    block = re.compile(rf"^```{language}\n(.*?)^```", re.DOTALL | re.MULTILINE)
    return [code for page in PAGES for code in block.findall(page)]


COMMANDS = [line for block in blocks("sh") for line in block.splitlines()]


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project, with a list and a saved page as README speaks of."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
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
def test_links_lead_to_files(page: str) -> None:
    text, folder = (ROOT / page).read_text(encoding="utf-8"), (ROOT / page).parent
    links = re.findall(r"\]\(([^):]+)\)", text)
    assert [link for link in links if not (folder / link).exists()] == []
    assert page == "README.md" or f"({page})" in README


def test_every_benchmark_that_is_told_is_run() -> None:
    tests = (ROOT / "tests/test_bench.py").read_text(encoding="utf-8")
    told = {name for page in PAGES for name in re.findall(r"bench/(\w+\.py)", page)}
    assert len(told) > 3
    assert [name for name in told if name not in tests] == []


def test_every_option_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = set(re.findall(r"^\| `(-[\w-]+)", README, re.MULTILINE))
    with pytest.raises(SystemExit):
        scrape.main(["--help"])
    options = re.findall(r"^  (-[\w-]+)", capsys.readouterr().out, re.MULTILINE)
    assert told == set(options) - {"-h"}


def test_every_error_is_told() -> None:
    source = (ROOT / "scrape.py").read_text(encoding="utf-8")
    raised = re.findall(r'ScrapeError\(f?"(\w[^":{]*)', source)
    raised += [message.partition(":")[0] for _, message, _ in scrape.CAUSES]
    section = README[README.index("| error | meaning |") :]
    told = re.findall(r"`([^`]+)`", section[: section.index("\n\n")])
    known = [name.split(" 4")[0].split(":")[0] for name in told]
    known += ["no URL in", "requests"]  # of a list and a machine, not of a row
    known += ["stdin or stdout is closed"]
    known += ["another run is writing", "replaced during the run; all rows are in"]
    known += ["interrupted"]  # of a run whose rows nobody takes any more
    assert [e for e in raised if e.strip() not in known] == []
