"""robots.txt as RFC 9309 says, with the cases of its text and of Google's parser."""

import itertools
import time
from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scrape import Robots

SITE = "https://news.example"
PATIENCE = 5  # seconds; what takes longer hangs


def allowed(text: str, path: str, agent: str = "FooBot") -> bool:
    return Robots(text, agent).allow(SITE + path)


def free_paths(robots: Robots, paths: str) -> list[str]:
    """Those of the paths that may be fetched."""
    return [path for path in paths.split() if robots.allow(SITE + path)]


# ---- Paths (2.2.2, 2.2.3) ----------------------------------------------------

PATTERNS = [
    # rule, paths that it matches, paths that it does not match
    ("/", "/ /a", ""),
    ("/fish", "/fish /fish.html /fish/a /fishheads /fish?id=1", "/Fish /catfish /?a=fish"),
    ("/fish*", "/fish /fish.html /fish/a /fishheads /fish?id=1", "/Fish /catfish /?a=fish"),
    ("/fish/", "/fish/ /fish/a /fish/?id=1", "/fish /fish.html /Fish/a"),
    ("/*.php", "/a.php /b/a.php?x /b/any.php.html /a.php/", "/ /a /windows.PHP"),
    ("/*.php$", "/a.php /b/a.php", "/a.php?x /a.php/ /a.php5 /windows.PHP"),
    ("/fish*.php", "/fish.php /fishheads/cat.php?x", "/Fish.PHP /a/fish.php"),
    ("/foo/bar$", "/foo/bar", "/foo/bar/ /foo/bar/qux /foo/bar?a"),
    ("*.gif$", "/a.gif /b/a.gif", "/a.gif?x /a.png"),
    ("/a*b*c$", "/abc /a/b/b/c /abcc", "/ab /abcd /bac"),
    ("/a**b", "/ab /axb", "/a /ba"),
    ("/$", "/", "/a /?a"),
    ("/a$b", "/a$b /a$bc", "/a /ab"),
    ("/*?*id=", "/a?id=7 /a?b&id=", "/a /id=7"),
    ("/a[bc]?", "/a[bc]?d", "/ab /abd /ac?d"),
    ("/a.b", "/a.b", "/axb"),
    ("/a!(b)+", "/a!(b)+", "/ab"),
    ("/x # /y", "/x", "/y"),
    ("", "", "/ /a"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "matched", "unmatched"), PATTERNS)
def test_pattern(rule: str, matched: str, unmatched: str) -> None:
    robots = Robots(f"User-agent: *\nDisallow: {rule}", "FooBot")
    assert free_paths(robots, f"{matched} {unmatched}") == unmatched.split()


PRECEDENCE = [
    # rules, path, allowed
    ("Disallow: /x/page.html\nAllow: /x/", "/x/page.html", False),
    ("Allow: /x/page.html\nDisallow: /x/", "/x/page.html", True),
    ("Allow: /x/page.html\nDisallow: /x/", "/x/", False),
    ("Disallow: /x\nAllow: /x/", "/x", False),
    ("Disallow: /x\nAllow: /x/", "/x/", True),
    ("Disallow: /page\nAllow: /page", "/page", True),
    ("Allow: /page\nDisallow: /page", "/page", True),
    ("Allow: /page\nDisallow: /*.html", "/page.html", False),
    ("Allow: /page\nDisallow: /*.html", "/page", True),
    ("Allow: /x/page.\nDisallow: /*.html", "/x/page.html", True),
    ("Allow: /x/page.\nDisallow: /*.html", "/x/y.html", False),
    ("Allow: /$\nDisallow: /", "/", True),
    ("Allow: /$\nDisallow: /", "/page.html", False),
    ("Disallow: /foo/bar/quz\nAllow: /foo/*/qux", "/foo/bar/quz", False),
    ("Disallow:\nDisallow: /x", "/x", False),
    ("Disallow: /\nAllow:", "/x", False),
    ("Disallow: /\nAllow: /قصة", "/قصة/1", True),
    ("# Disallow: /\nDisallow: /foo/quz#qux\nAllow: /", "/foo/quz", False),
    ("# Disallow: /\nDisallow: /foo/quz#qux\nAllow: /", "/foo/bar", True),
]


@pytest.mark.parametrize(("rules", "path", "free"), PRECEDENCE)
def test_longest_rule_wins(rules: str, path: str, free: bool) -> None:
    assert allowed(f"User-agent: *\n{rules}", path) is free


ARABIC = quote("/أخبار/قصة")
SPELLINGS = [
    # ways to write the same path
    ("/أخبار/قصة", ARABIC, ARABIC.lower()),
    ("/find?q=قصة", "/find?q=" + quote("قصة")),
    ("/foo/bar/ツ", "/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84"),
    ("/foo/bar/baz", "/foo/bar/%62%61%7A", "/foo/bar/%62%61%7a"),
    ("/~joe/", "/%7Ejoe/", "/%7ejoe/"),
    ("/a%3Cd", "/a%3cd", "/a<d"),
    ("/a%2Fb", "/a%2fb"),
    ("/a%20b", "/a b"),
    ("/%C7%E1", "/%c7%e1"),
    ("/foo?to=http://bar?a&b",),
]


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_spellings_of_a_path_are_the_same(spellings: tuple[str, ...]) -> None:
    pairs = itertools.product(spellings, repeat=2)
    slipped = [
        (rule, path)
        for rule, path in pairs
        if allowed(f"User-agent: *\nDisallow: {rule}", path)
    ]
    assert slipped == []


@pytest.mark.parametrize(
    ("rule", "path", "free"),
    [
        ("/a%2Fb", "/a/b", True),
        ("/a/b", "/a%2Fb", True),
        ("/a%3Fb", "/a?b", True),
        ("/with-a-%2A.html", "/with-a-*.html", False),
        ("/with-a-%2A.html", "/with-a-%2a.html", False),
        ("/with-a-%2A.html", "/with-a-star.html", True),
        ("/foo-%24", "/foo-$", False),
        ("/foo-%24", "/foo-", True),
    ],
)
def test_reserved_characters_stand_for_themselves_if_encoded(
    rule: str, path: str, free: bool
) -> None:
    assert allowed(f"User-agent: *\nDisallow: {rule}", path) is free


# ---- Groups (2.2.1) ----------------------------------------------------------

RFC_SIMPLE = """
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
"""
THREE_GROUPS = """
allow: /foo/bar/

user-agent: FooBot
disallow: /
allow: /x/
user-agent: BarBot
disallow: /
allow: /y/


allow: /w/
user-agent: BazBot

user-agent: FooBot
allow: /z/
disallow: /
"""
MERGED = """
User-agent: FooBot
Disallow: /a
User-agent: *
Disallow: /b
User-agent: foobot
Disallow: /c
"""
SITEMAP_WITHIN = "User-agent: FooBot\nSitemap: /map.xml\nUser-agent: *\nDisallow: /"
COMMENT_WITHIN = "User-agent: FooBot\n# and all others\n \nUser-agent: *\nDisallow: /"
GROUPS = [
    # robots.txt, agent, paths allowed, paths disallowed
    (RFC_SIMPLE, "otherbot", "/publications/ /publications/a.gifs", "/example/x /a.gif"),
    (RFC_SIMPLE, "foobot", "/example/page.html /example/allowed.gif", "/ /example/x"),
    (RFC_SIMPLE, "barbot", "/ /a.gif /example/x", "/example/page.html"),
    (RFC_SIMPLE, "bazbot", "/ /a.gif /example/x", "/example/page.html"),
    (RFC_SIMPLE, "quxbot", "/ /a.gif /example/page.html", ""),
    (THREE_GROUPS, "FooBot", "/x/b /z/d", "/y/c /foo/bar/"),
    (THREE_GROUPS, "BarBot", "/y/c /w/a", "/z/d /foo/bar/"),
    (THREE_GROUPS, "BazBot", "/z/d", "/foo/bar/"),
    (MERGED, "FooBot", "/b", "/a /c"),
    (MERGED, "OtherBot", "/a /c", "/b"),
    (SITEMAP_WITHIN, "FooBot", "", "/"),
    (SITEMAP_WITHIN, "OtherBot", "", "/"),
    (COMMENT_WITHIN, "FooBot", "", "/"),
    ("User-agent: *\nDisallow: /\nUser-agent: FooBot\nDisallow:", "FooBot", "/", ""),
    ("User-agent: FooBot\nDisallow: /", "BarBot", "/", ""),
    ("Disallow: /", "FooBot", "/", ""),
    ("foo: FooBot\nbar: /", "FooBot", "/", ""),
    ("", "FooBot", "/", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "agent", "free", "forbidden"), GROUPS)
def test_group(text: str, agent: str, free: str, forbidden: str) -> None:
    robots = Robots(text, agent)
    assert free_paths(robots, f"{free} {forbidden}") == free.split()


COMPATIBLE = "Mozilla/5.0 (compatible; News-Bot/0.1; https://news.example/bot)"
AGENTS = [
    # agent in robots.txt, our User-Agent, whether it is us
    ("News-Bot", "News-Bot", True),
    ("NEWS-BOT", "news-bot", True),
    ("news-bot", "News-Bot/2.1 (+https://news.example)", True),
    ("news-bot/1.0", "News-Bot/2.1", True),
    ("News-Bot", COMPATIBLE, True),
    ("news_bot", "news_bot", True),
    ("*", "News-Bot", True),
    ("News", "News-Bot", False),
    ("Bot", "News-Bot", False),
    ("News-Bot-Images", "News-Bot", False),
    ("Mozilla", COMPATIBLE, False),
    ("", "News-Bot", False),
]


@pytest.mark.parametrize(("agent", "user_agent", "us"), AGENTS)
def test_agent(agent: str, user_agent: str, us: bool) -> None:
    assert allowed(f"User-agent: {agent}\nDisallow: /", "/", user_agent) is not us


# ---- Lines (2.2) -------------------------------------------------------------

LINES = [
    "User-agent: *\nDisallow: /x",
    "User-agent: *\r\nDisallow: /x\r\n",
    "User-agent: *\rDisallow: /x\r",
    "\n\n User-agent : * \n\n\t Disallow :\t/x \n",
    "USER-AGENT: *\nDISALLOW: /x",
    "uSeR-aGeNt:*\ndIsAlLoW:/x",
    "# hello\nUser-agent: * # all\n# and now\nDisallow: /x # no\n",
    "User-agent: *\nno colon here\n: \nDisallow: /x",
    "User-agent: *\nHost: a\nClean-param: b\nDisallow: /x",
    "User-agent: *\nAllow: /y\x85\x0c\u2028Disallow: /\nDisallow: /x",
]


@pytest.mark.parametrize("text", LINES)
def test_lines(text: str) -> None:
    assert not allowed(text, "/x")
    assert allowed(text, "/z")


# ---- Crawl-delay (no part of the RFC) ----------------------------------------

DELAYS = [
    # robots.txt, seconds
    ("", 0),
    ("User-agent: *\nDisallow: /", 0),
    ("User-agent: *\nCrawl-delay: 2", 2),
    ("User-agent: *\ncrawl-DELAY:1.5 # slowly", 1.5),
    ("User-agent: other\nCrawl-delay: 2", 0),
    ("User-agent: *\nCrawl-delay: 2\nUser-agent: FooBot\nCrawl-delay: 3", 3),
    ("User-agent: *\nCrawl-delay: 2\nUser-agent: FooBot\nDisallow: /x", 0),
    *(
        (f"User-agent: *\nCrawl-delay: {x}", 0)
        for x in ("-1", "inf", "nan", "soon", "²", "")
    ),
    ("User-agent: *\nCrawl-delay: 86400", 86400),
    (f"User-agent: *\nCrawl-delay: {'9' * 400}", 0),
]


@pytest.mark.parametrize(("text", "seconds"), DELAYS)
def test_crawl_delay(text: str, seconds: float) -> None:
    assert Robots(text, "FooBot").crawl_delay == seconds


# ---- Hostile input -----------------------------------------------------------


@pytest.mark.parametrize("path", ["/" + "a" * 4_000, "/" + "ab" * 4_000])
@pytest.mark.parametrize(
    "rule",
    ["*a" * 5_000, "*a" * 5_000 + "$", "/" + "*" * 100_000 + "b", "/*a" * 30 + "c"],
)
def test_hostile_pattern_ends_at_once(rule: str, path: str) -> None:
    began = time.monotonic()
    allowed(f"User-agent: *\nDisallow: {rule}", path)
    assert time.monotonic() - began < PATIENCE


SCRAPS = "user-agent: * FooBot allow: disallow: crawl-delay: / % %2 %zz $ # é \0"
WORDS = st.sampled_from(["\n", *SCRAPS.split()])


@given(st.lists(WORDS | st.text(max_size=5)).map("".join), st.text())
@example("User-agent: *\nDisallow: /%", "%zz")
def test_any_text_is_read(text: str, path: str) -> None:
    robots = Robots(text, path)
    assert robots.allow(f"{SITE}/{path}") in (True, False)
    assert 0 <= robots.crawl_delay < 1e9
