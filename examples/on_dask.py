"""scrape.py, all its options, on the cluster of DASK_SCHEDULER_ADDRESS or a local one."""

import os
import time

from dask.distributed import Client, as_completed

import scrape


def visit(lines, pause, manners):
    time.sleep(pause)  # since the batch before
    return list(scrape.scrape(lines, **manners))


def on_cluster(urls, batch=50, **manners):
    """As scrape(); of each host, one batch of lines at a time is at a worker."""
    local = "DASK_SCHEDULER_ADDRESS" not in os.environ
    with Client(**({"threads_per_worker": manners["jobs"]} if local else {})) as client:
        client.upload_file(scrape.__file__)
        lanes, pause, sent = list(scrape.lanes_of(urls)), 0, {}
        visits = as_completed(with_results=True, raise_errors=False)
        while lanes or sent:
            for lane in lanes:
                given = lane[:batch], pause, manners
                future = client.submit(visit, *given, priority=len(lane))
                sent[future] = lane
                visits.add(future)
            future, rows = next(visits)
            lane = sent.pop(future)
            if future.status != "finished":  # several workers have died of it
                lost = map(scrape.without_credentials, lane[:batch])
                rows = [scrape.Row(url, error="internal error") for url in lost]
            yield from rows
            lanes, pause = list(filter(None, [lane[batch:]])), manners["delay"]


if __name__ == "__main__":
    scrape.scrape = on_cluster  # main() does the rest
    raise SystemExit(scrape.main())
