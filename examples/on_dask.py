"""scrape.py, all its options, on the cluster of DASK_SCHEDULER_ADDRESS or a local one."""

import os
import threading
import time

from dask.distributed import Client, as_completed

import scrape


def visit(lines, hosts, manners):
    """The rows of lines, and what is known of hosts then, by a clock that begins at 0."""
    set_clocks(hosts, time.monotonic(), threading.Lock)
    rows = list(scrape.visited(lines, hosts, **manners))
    set_clocks(hosts, -time.monotonic(), lambda: None)  # a lock does not travel
    return rows, hosts


def set_clocks(hosts, seconds, lock):
    for host in hosts.values():  # so that pauses hold from one batch to the next
        host.turn = lock()
        host.ready_at += seconds
        host.failed = {line: since + seconds for line, since in host.failed.items()}


def on_cluster(lines, hosts, batch=50, **manners):
    """As visited(); of each host, one batch of lines at a time is at a worker."""
    local = "DASK_SCHEDULER_ADDRESS" not in os.environ
    with Client(**({"threads_per_worker": manners["jobs"]} if local else {})) as client:
        client.upload_file(scrape.__file__)
        lanes, sent = [(lane, {}) for lane in scrape.lanes_of(lines)], {}
        visits = as_completed(with_results=True, raise_errors=False)
        while lanes or sent:
            for lane, known in lanes:
                given = lane[:batch], known, manners
                future = client.submit(visit, *given, priority=len(lane), pure=False)
                sent[future] = lane, known
                visits.add(future)
            future, result = next(visits)
            lane, known = sent.pop(future)
            if future.status == "finished":
                rows, known = result
            else:  # several workers have died of it
                lost = map(scrape.without_credentials, lane[:batch])
                rows = [scrape.Row(url, error="internal error") for url in lost]
            hosts.update(known)
            yield from rows
            lanes = [(lane[batch:], known)] if lane[batch:] else []


if __name__ == "__main__":
    scrape.visited = on_cluster  # main() does the rest
    raise SystemExit(scrape.main())
