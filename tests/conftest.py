"""What the tests share."""

import signal
from collections.abc import Iterator

import pytest

import scrape
from tests.newsroom import Newsroom


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    """A web server on loopback that can misbehave."""
    with Newsroom() as newsroom:
        yield newsroom


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the proxies, certificates and passwords of the machine out of the tests."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.delenv("CURL_CA_BUNDLE", raising=False)
    monkeypatch.setenv("NETRC", "/dev/null")


@pytest.fixture
def signals() -> Iterator[None]:
    """Signals reach what we start, also where nohup or a shell's "&" had us ignore them."""
    hangup = getattr(signal, "SIGHUP", signal.SIGINT)
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, hangup)}
    signal.signal(hangup, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture(autouse=True)
def short_outages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that gives no answer is given up at once, and not after minutes."""
    monkeypatch.setattr(scrape, "OUTAGE_SECONDS", 0.0)
