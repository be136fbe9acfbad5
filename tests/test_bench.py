"""The benchmarks still run; what they measure is no test's business."""

import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parent.parent


BENCHES = [
    "quality.py --limit 2",
    "speed.py --limit 2",
    "scale.py --limit 1 --rounds 1 --latency 0.01",
]


@pytest.mark.parametrize("command", BENCHES)
def test_bench_runs(command: str) -> None:
    run = [sys.executable, *f"bench/{command}".split()]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert "| scrape.py |" in done.stdout


def test_picture_shows_what_has_both_numbers(tmp_path: Path) -> None:
    quality, speed = tmp_path / "quality.md", tmp_path / "speed.md"
    rows = "|  | F1 |\n| --- | ---: |\n| scrape.py | 0.951 |\n| one | 0.801 |\n"
    quality.write_text(f"somewhere: 7 articles, 1 page without\n\n{rows}")
    speed.write_text(
        "|  | ms a page |\n| --- | ---: |\n| two | 9 |\n| one | 3 |\n| scrape.py | 1 |\n"
    )
    run = [sys.executable, "bench/picture.py", quality, speed]
    svg = ElementTree.fromstring(subprocess.check_output(run, cwd=ROOT, text=True))
    texts = [element.text for element in svg.iter() if element.tag.endswith("}text")]
    assert "F1 on 7 articles of somewhere (more is better)" in texts
    assert {"scrape.py", "one"} <= {*texts}
    assert "two" not in texts


def test_mutations_read_pages_after_edits(tmp_path: Path) -> None:
    story = "".join(f"<p>{'خبر من المدينة ' * 9} {number}.</p>" for number in range(5))
    html = f"<html><body><h1>عنوان الخبر</h1><div>{story}</div></body></html>"
    (tmp_path / "one.html.gz").write_bytes(gzip.compress(html.encode()))
    body = [f"{'خبر من المدينة ' * 9} {number}." for number in range(5)]
    gold = {"headline": "عنوان الخبر", "body": body}
    (tmp_path / "one.json").write_text(json.dumps(gold), "utf-8")
    run = [sys.executable, "bench/mutations.py", tmp_path, "--write", tmp_path / "lost"]
    told = subprocess.check_output(run, cwd=ROOT, text=True)
    assert "1 articles, located on 1" in told
    rows = [line for line in told.splitlines() if line.startswith("| ")]
    assert [line.split(" | ")[1] for line in rows[2:]] == ["1"] * 9 + ["9"]


@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftoppm")),
    reason="no LibreOffice here",
)
def test_sheet_is_drawn(tmp_path: Path) -> None:
    picture = tmp_path / "sheet.png"
    run = [sys.executable, "bench/sheet.py", picture]
    subprocess.run(run, cwd=ROOT, check=True, capture_output=True)
    drawn = picture.read_bytes()
    assert drawn.startswith(b"\x89PNG")
    assert int.from_bytes(drawn[16:20], "big") == 1500
