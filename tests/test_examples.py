"""The README's first command shows what people read on the example pages.

examples.csv was written from the labels that a reader gave those pages, not by the
program.
"""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]


def rows_of(path: Path) -> list[list[str]]:
    """All rows of a CSV file, its header too."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_first_command_of_the_readme(tmp_path: Path) -> None:
    shutil.copy(PROJECT / "scrape.py", tmp_path)
    shutil.copytree(PROJECT / "examples", tmp_path / "examples")
    command = [sys.executable, "scrape.py", "examples/urls.txt"]
    done = subprocess.run(command, check=False, cwd=tmp_path, timeout=30)
    assert rows_of(tmp_path / "articles.csv") == rows_of(PROJECT / "tests/examples.csv")
    assert done.returncode == 0
