"""The benchmarks still run; what they measure is no test's business."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


SCALE = ["scale.py", "--rounds", "1", "--latency", "0.01"]


@pytest.mark.parametrize("script", [["quality.py"], ["speed.py"], SCALE])
def test_bench_runs(script: list[str]) -> None:
    run = [sys.executable, f"bench/{script[0]}", *script[1:], "--limit", "2"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert "| scrape.py |" in done.stdout
