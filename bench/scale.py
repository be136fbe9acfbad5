"""How the whole program does on long lists: time, memory, start-up and manners.

    python bench/scale.py                half an hour; no network is needed
    python bench/scale.py --limit 2000   without the longest list: some minutes

`python scrape.py LIST` runs as a user runs it, on the articles of tests/pages and
examples. They are served at many hosts of 127.0.0.0/8 by a process of its own, each
answer after --latency seconds. The list is the same for the command line of
trafilatura, if that is installed, with as many threads, no pause, and leave to visit
private addresses. It asks for no robots.txt, and writes text and metadata as JSON.

    of the ideal    the time of all requests (robots.txt is one for each host), if the
                    lanes did nothing but wait for answers, by the time it took
    seconds         from start to end of the process: median over the rounds
    rounds          lowest and highest of those
    CPU ms          of all cores, a page, median
    peak MB         the most memory that the process held at once, highest

Lists of more than 2,000 URLs are run once.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from statistics import median
from typing import NamedTuple

from common import OURS, PROJECT, option_parser, progress, table, versions
from quality import own

LISTS = [(200, 8), (2_000, 8), (20_000, 8), (2_000, 16), (2_000, 32), (2_000, 64)]
LONG_LIST_URLS = 2_000  # longer ones are run once
PAGES_A_HOST = 25
SLOW_HOST_TIMES = 5  # as slow as the others
PAUSE_SECONDS = 0.5  # between requests to the one host
START_UPS = 20  # rounds
ARTICLE = re.compile(r"  ok  http://([\d.]+)|^\{")  # a line of ours, or of theirs
FIRST_HOST = ip_address("127.1.0.1")
IMPORTS = "importing requests"
PEER = "trafilatura"
# Its settings as delivered, but for these two.
PEER_SETTINGS = {"SSRF_PROTECTION": "off", "SLEEP_TIME": "0"}
ENV = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}


class Run(NamedTuple):
    """What one run of a program took, and when its articles came."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    articles: list[tuple[float, str | None]]  # seconds since the start, host


class Site(NamedTuple):
    """Where lists are kept and pages served."""

    folder: Path
    port: int
    latency: float  # seconds

    def list_of(self, hosts: int, pages: int, slow: int = 1) -> Path:
        """A list of so many pages of each host; the first host is `slow` times as slow."""
        path = self.folder / "urls.txt"
        with path.open("w") as out:
            for page in range(pages):
                for host in range(hosts):
                    seconds = self.latency * (1 if host else slow)
                    address = f"{FIRST_HOST + host}:{self.port}"
                    print(f"http://{address}/{seconds}/{page}", file=out)
        return path


@contextmanager
def served(latency: float) -> Iterator[Site]:
    """A Site, until it is left."""
    pages = [case.path for case in own(PROJECT / "tests/pages") if case.body]
    pages += sorted((PROJECT / "examples").glob("*.html"))
    server = [sys.executable, PROJECT / "bench/newsroom.py", str(latency), *pages]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(server, **pipes, text=True) as process,
    ):
        yield Site(Path(folder), int(process.stdout.readline()), latency)
        process.stdin.close()


def run(command: Sequence[str], urls: int = 0) -> Run:
    """Run a program to its end."""
    began, articles = time.monotonic(), []
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "env": ENV}
    child = subprocess.Popen(command, **told, encoding="utf-8", errors="replace")
    for line in progress(child.stdout, f"{urls} URLs: line", urls):
        if match := ARTICLE.search(line):
            articles.append((time.monotonic() - began, match[1]))
    child.stdout.close()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - began
    if child.returncode and not articles:
        sys.exit(f"{command} failed: {line}")
    peak_mb = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Run(seconds, used.ru_utime + used.ru_stime, peak_mb, articles)


def ours(site: Site, urls: Path, lanes: int, delay: float = 0) -> list[str]:
    """Our command for a list."""
    options = ["-o", str(site.folder / "articles.csv"), "--fresh"]
    options += ["--jobs", str(lanes), "--delay", str(delay)]
    return [sys.executable, str(PROJECT / "scrape.py"), str(urls), *options]


def theirs(site: Site, urls: Path, lanes: int) -> list[str]:
    """The same for trafilatura."""
    delivered = Path(find_spec(PEER).origin).with_name("settings.cfg").read_text()
    for name, value in PEER_SETTINGS.items():
        delivered = re.sub(rf"(?m)^{name} = .*", f"{name} = {value}", delivered)
    settings = site.folder / "settings.cfg"
    settings.write_text(delivered)
    options = ["--parallel", str(lanes), "--config-file", str(settings)]
    options += ["--json", "--with-metadata", "--no-comments", "-i", str(urls)]
    return [sys.executable, "-c", "from trafilatura.cli import main; main()", *options]


def list_rows(site: Site, urls: int, lanes: int, rounds: int) -> Iterator[list[str]]:
    """A row for each program, that ran in turn on the same list."""
    hosts = lanes * max(1, round(urls / PAGES_A_HOST / lanes))  # lanes end together
    pages = max(1, urls // hosts)
    urls = hosts * pages
    path = site.list_of(hosts, pages)
    programs = {OURS: (ours, urls + hosts)}  # with the requests of each
    if find_spec(PEER):
        programs[PEER] = theirs, urls
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    for _ in range(rounds if urls <= LONG_LIST_URLS else 1):
        for name, (command, _) in programs.items():
            runs[name].append(run(command(site, path, lanes), urls))
    for name, (_, requests) in programs.items():
        seconds = [run.seconds for run in runs[name]]
        usual = median(seconds)
        cpu = median(run.cpu_seconds for run in runs[name])
        yield [
            name,
            str(lanes),
            f"{urls:,}",
            f"{min(len(run.articles) for run in runs[name]):,}",
            f"{site.latency * requests / lanes / usual:.2f}",
            f"{usual:.1f}",
            f"{min(seconds):.1f} to {max(seconds):.1f}",
            f"{urls / usual:.0f}",
            f"{cpu / urls * 1000:.1f}",
            f"{max(run.peak_mb for run in runs[name]):.0f}",
        ]


LIST_HEADER = ["", "lanes", "URLs", "articles", "of the ideal", "seconds", "rounds"]
LIST_HEADER += ["pages/s", "CPU ms", "peak MB"]


def start_up_rows(folder: Path, rounds: int) -> Iterator[list[str]]:
    """A row for each way to start, run in turn."""
    page = PROJECT / "examples/short-news.html"
    one = folder / "one.txt"
    one.write_text(str(page))
    script = str(PROJECT / "scrape.py")
    ends = {
        IMPORTS: ["-c", "import requests"],
        "Python alone": ["-c", ""],
        f"{OURS} --help": [script, "--help"],
        f"{OURS}, one saved page": [script, str(one), "-o", "-"],
    }
    if find_spec(PEER):
        ends[f"importing {PEER}'s command"] = ["-c", "import trafilatura.cli"]
    times: dict[str, list[float]] = {name: [] for name in ends}
    for _ in progress(range(rounds), "start-up: round", rounds):
        for name, end in ends.items():
            times[name].append(run([sys.executable, *end]).seconds)
    for name, seconds in times.items():
        ratios = [mine / other for mine, other in zip(seconds, times[IMPORTS])]
        spread = f"{min(seconds) * 1000:.0f} to {max(seconds) * 1000:.0f}"
        yield [name, f"{median(seconds) * 1000:.0f}", spread, f"{median(ratios):.2f}"]


def manners_rows(site: Site, pages: int) -> Iterator[list[str]]:
    """What the slowness of a host and the pause cost: the ideal, and what was seen."""
    lanes = 8
    slow = site.list_of(lanes, pages, SLOW_HOST_TIMES)
    seen = run(ours(site, slow, lanes), lanes * pages).articles
    others = max(at for at, host in seen if host != str(FIRST_HOST))
    ideal = site.latency * (pages + 1)
    about = f"{lanes - 1} hosts beside one {SLOW_HOST_TIMES} times as slow"
    yield manners_row(about, ideal, others)
    one = site.list_of(1, pages)
    seen = run(ours(site, one, lanes, PAUSE_SECONDS), pages).articles
    ideal += PAUSE_SECONDS * pages
    about = f"one host with all {pages} URLs, a pause of {PAUSE_SECONDS} s"
    yield manners_row(about, ideal, max(at for at, _ in seen))


def manners_row(about: str, ideal: float, seconds: float) -> list[str]:
    return [about, f"{ideal:.1f}", f"{seconds:.1f}", f"{ideal / seconds:.2f}"]


def main() -> None:
    parser = option_parser(__doc__, "no list of more than N URLs")
    parser.add_argument("--latency", type=float, metavar="N", default=0.2, help="0.2")
    parser.add_argument("--rounds", type=int, metavar="N", default=3, help="3")
    options = parser.parse_args()
    limit, rounds = options.limit or max(LISTS)[0], options.rounds
    lists = [(urls, lanes) for urls, lanes in LISTS if urls <= limit] or [(limit, 8)]
    peer = [PEER] if find_spec(PEER) else []
    print(versions(["requests", *peer]))
    with served(options.latency) as site:
        print(f"\nLists, each answer after {options.latency} s\n")
        rows = [row for l in lists for row in list_rows(site, *l, rounds)]
        print(table(LIST_HEADER, rows), flush=True)
        print("\nManners\n")
        header = ["", "ideal seconds", "seconds", "of the ideal"]
        print(table(header, manners_rows(site, min(limit, PAGES_A_HOST))), flush=True)
        print("\nStart-up\n")
        header = ["", "ms", "rounds", f"times {IMPORTS}"]
        print(table(header, start_up_rows(site.folder, min(limit, START_UPS))))


if __name__ == "__main__":
    main()
