"""The benchmarks still run; what they measure is no test's business."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("script", ["quality.py", "speed.py"])
def test_bench_runs(script: str) -> None:
    run = [sys.executable, f"bench/{script}", "--limit", "2"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert "| scrape.py |" in done.stdout
