"""examples/on_dask.py on real worker processes: no line is lost, or has two rows."""

import csv
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from dask.distributed import LocalCluster
from distributed.cli.dask_worker import main as dask_worker

from tests.newsroom import MISSING, STORY, Newsroom, wire

ROOT = Path(__file__).parent.parent
HOSTS = ["127.0.0.1", "127.0.0.2", "127.0.0.3"]


@pytest.fixture(scope="module")
def two_workers() -> Iterator[LocalCluster]:
    """Two workers, each of which visits one host at a time and rises from the dead."""
    with LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster


@pytest.fixture
def cluster(two_workers: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> LocalCluster:
    """Both of them alive, and found by way of the environment."""
    two_workers.wait_for_workers(2)
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", two_workers.scheduler_address)
    return two_workers


def start(urls: list[str], folder: Path) -> "subprocess.Popen[str]":
    """The example, begun or gone on with."""
    (folder / "urls.txt").write_text("\n".join(urls))
    command = [sys.executable, "-m", "examples.on_dask", str(folder / "urls.txt")]
    command += ["-o", str(folder / "articles.csv"), "--delay", "0.01"]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def errors_in(folder: Path) -> list[tuple[str, str]]:
    """URL and error of each row."""
    with (folder / "articles.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(row["url"], row["error"]) for row in csv.DictReader(file)]


@pytest.mark.usefixtures("signals")
def test_an_interrupted_run_is_gone_on_with(
    newsroom: Newsroom, cluster: LocalCluster, tmp_path: Path
) -> None:
    runs = []

    def interrupt(sock: socket.socket) -> None:
        runs[0].send_signal(signal.SIGINT)
        runs[0].wait(60)  # so that nothing of the second batch arrives
        sock.sendall(wire(*STORY))

    urls = [newsroom.publish(STORY, f"/{n}") for n in range(60)]
    urls[55] = newsroom.publish([interrupt, STORY], "/55")
    runs.append(start(urls, tmp_path))
    _, told = runs[0].communicate()
    assert runs[0].returncode == 130, told
    assert errors_in(tmp_path) == [(url, "") for url in urls[:50]]
    asked = len(newsroom.asked())
    run = start(urls, tmp_path)
    _, told = run.communicate()
    assert run.returncode == 0, told
    assert errors_in(tmp_path) == [(url, "") for url in urls]
    assert newsroom.asked()[:asked].count("/robots.txt") == 1  # for both batches
    again = set(newsroom.asked()[asked:])
    assert again <= {"/robots.txt", *(f"/{n}" for n in range(50, 60))}


def test_a_dead_worker_costs_no_line(
    newsroom: Newsroom, cluster: LocalCluster, tmp_path: Path
) -> None:
    worker = next(iter(cluster.workers.values())).pid

    def kill() -> None:
        os.kill(worker, signal.SIGKILL)

    # Two hosts are visited at once, so that one of them is the dead worker's.
    both = threading.Barrier(2, kill, timeout=60)

    def meet(sock: socket.socket) -> None:
        both.wait()
        sock.sendall(wire(*STORY))

    urls = [newsroom.publish(STORY, f"/{n}", host) for n in range(9) for host in HOSTS]
    for host in HOSTS[:2]:
        urls.append(newsroom.publish([meet, STORY], f"/meet-{host}", host))
    urls.append(newsroom.publish(MISSING, "/missing", HOSTS[2]))
    run = start(urls, tmp_path)
    _, told = run.communicate()
    assert run.returncode == 1, told
    assert errors_in(tmp_path) == [(u, "") for u in urls[:-1]] + [
        (urls[-1], "HTTP 404")
    ]
    met = [path for path in newsroom.asked() if path.startswith("/meet")]
    assert len(met) == 3  # the worker died in the middle of a visit


def test_what_kills_workers_has_rows_too(
    newsroom: Newsroom,
    cluster: LocalCluster,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A task is given up when the first worker has died of it.
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)

    def kill(sock: socket.socket) -> None:
        for worker in cluster.workers.values():
            os.kill(worker.pid, signal.SIGKILL)

    url = newsroom.publish([kill, STORY])
    run = start([url.replace("//", "//user:secret@")], tmp_path)
    _, told = run.communicate()
    assert run.returncode == 1, told
    assert errors_in(tmp_path) == [(url, "internal error")]


def test_the_command_for_workers_is_one_of_dask() -> None:
    told = (ROOT / "examples/README.md").read_text("utf-8")
    (options,) = re.findall("`dask worker (.*)`", told)
    given = dask_worker.make_context("dask worker", options.split()).params
    assert (given["scheduler"], given["nthreads"]) == ("tcp://10.0.0.1:8786", 32)
