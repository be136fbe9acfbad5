"""No text holds the interpreter: every regular expression takes linear time.

Python's re goes back and forth, and while it does no other thread runs. So a small
matcher that goes the same ways counts its steps, over texts that are made of the
pattern's own pieces and over such texts twice as long.
"""

import ast
import importlib
import itertools
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import scrape

parser = importlib.import_module("re._parser" if "_parser" in dir(re) else "sre_parse")

CHARS = 48  # of the shorter text
MOST_STEPS = 3  # times as many for a text twice as long; four times is quadratic
MANY = 8  # stands for any larger bound, which is a constant factor
PIECES = [
    "a",
    " ",
    "=",
    '"',
    "'",
    "<",
    "-",
    "\n",
    "ا",
    "0",
    "<a ",
    " =",
    "=' ",
    "a ",
    "_",
]


SOURCE = Path(scrape.__file__).read_text("utf-8")


def patterns() -> dict[str, tuple["re.Pattern[Any]", bool]]:
    """Every pattern of scrape.py by its name or text, and whether it is searched for."""
    found = {}
    for name, value in vars(scrape).items():
        if isinstance(value, re.Pattern):
            uses = set(re.findall(rf"\b{name}\.(\w+)\b", SOURCE))
            found[name] = value, not uses or bool(uses - {"match", "fullmatch"})
    for node in ast.walk(ast.parse(SOURCE)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            (text, *_), use = node.args, ast.unparse(node.func)
            if isinstance(text, ast.Constant) and use != "re.compile":
                is_searched = use not in ("re.match", "re.fullmatch")
                found[ast.unparse(text)] = re.compile(text.value), is_searched
    return found


class Matcher:
    """Matches as Python's re does, and counts the characters that it looks at."""

    def __init__(self, pattern: "re.Pattern[Any]", is_searched: bool) -> None:
        self.is_searched = is_searched
        source, self.flags = pattern.pattern, pattern.flags
        self.items = list(parser.parse(source, self.flags & ~re.DEBUG))
        self.groups: dict[int, tuple[int, int]] = {}
        self.text, self.steps, self.end = "", 0, 0
        self.known: dict[tuple[str, int, str], bool] = {}  # what fits a character

    def steps_over(self, text: str) -> int:
        """The steps that finding all matches in a text takes."""
        self.text, self.steps, place = text, 0, 0
        if self.flags & re.IGNORECASE:
            self.text = text.lower()
        while place <= (len(text) if self.is_searched else 0):
            self.end = place
            self.run(self.items, place, self.is_found)
            place = max(self.end, place + 1)
        return self.steps

    def is_found(self, end: int) -> bool:
        self.end = end
        return True

    def run(self, items: list[Any], at: int, then: Callable[[int], bool]) -> bool:
        """Whether the items match at a place, and what follows does behind them."""
        self.steps += 1
        if not items:
            return then(at)
        (op, value), rest = items[0], items[1:]
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            return self.repeat(name, value, at, lambda end: self.run(rest, end, then))
        if name in ("SUBPATTERN", "ATOMIC_GROUP"):
            group, inner = (value[0], value[-1]) if name == "SUBPATTERN" else (0, value)

            def close(end: int) -> bool:
                self.groups[group or 0] = at, end
                return self.run(rest, end, then)

            return self.run(inner.data, at, close)
        if name == "BRANCH":
            return any(self.run(b.data + rest, at, then) for b in value[1])
        if name in ("ASSERT", "ASSERT_NOT"):
            ahead, inner = value
            start = at if ahead > 0 else at - inner.getwidth()[0]
            held = start >= 0 and self.run(inner.data, start, lambda end: True)
            return held == (name == "ASSERT") and self.run(rest, at, then)
        if name == "AT":
            return self.is_at(str(value), at) and self.run(rest, at, then)
        if name == "GROUPREF":
            start, end = self.groups.get(value, (0, 0))
            same = self.text.startswith(self.text[start:end], at)
            return same and self.run(rest, at + end - start, then)
        return self.fits(name, value, at) and self.run(rest, at + 1, then)

    def repeat(
        self, name: str, value: Any, at: int, then: Callable[[int], bool]
    ) -> bool:
        least, most, inner = value
        most = MANY if MANY < most < 10_000 else most
        least, (item, *more) = min(least, most), inner.data
        if not more and str(item[0]) in ("IN", "ANY", "LITERAL", "NOT_LITERAL"):
            end, kind = at, str(item[0])
            if name == "MIN_REPEAT":
                for done in itertools.count():
                    if done >= least and then(end):
                        return True
                    if done == most or not self.fits(kind, item[1], end):
                        return False
                    end += 1
            while end - at < most and self.fits(kind, item[1], end):
                end += 1
            return any(then(e) for e in range(end, at + least - 1, -1))

        def again(done: int, start: int) -> bool:
            def deeper(end: int) -> bool:
                return end > start and again(done + 1, end)

            ways = [
                lambda: done < most and self.run(inner.data, start, deeper),
                lambda: done >= least and then(start),
            ]
            return any(way() for way in ways[:: -1 if name == "MIN_REPEAT" else 1])

        return again(0, at)

    def is_at(self, where: str, at: int) -> bool:
        text, lines = self.text, self.flags & re.MULTILINE
        begins, ends = at == 0, at == len(text)
        if "BOUNDARY" in where:
            sides = [
                bool(re.match(r"\w", text[i : i + 1])) for i in (at - 1, at) if i >= 0
            ]
            return (len(set(sides)) > 1) != ("NON" in where)
        if where == "AT_BEGINNING" and lines:
            return begins or text[at - 1] == "\n"
        if where == "AT_END":
            return ends or text[at:] == "\n" or bool(lines and text[at] == "\n")
        return begins if "BEGINNING" in where else ends

    def fits(self, name: str, value: Any, at: int) -> bool:
        """Whether the character at a place is of a kind."""
        self.steps += 1
        if at >= len(self.text):
            return False
        char = self.text[at]
        kind = name, id(value), char
        if kind not in self.known:
            self.known[kind] = self.is_of_kind(name, value, char)
        return self.known[kind]

    def is_of_kind(self, name: str, value: Any, char: str) -> bool:
        if name == "ANY":
            return bool(self.flags & re.DOTALL) or char != "\n"
        if name in ("LITERAL", "NOT_LITERAL"):
            return (self.low(value) == ord(char)) == (name == "LITERAL")
        negated = str(value[0][0]) == "NEGATE"
        return any(self.is_one_of(*kind, char) for kind in value[negated:]) != negated

    def is_one_of(self, op: Any, value: Any, char: str) -> bool:
        if str(op) == "CATEGORY":
            letter = str(value).rpartition("_")[2][0].lower()
            letter = letter.upper() if "_NOT_" in str(value) else letter
            return bool(re.match("\\" + letter, char))
        low, high = value if str(op) == "RANGE" else (value, value)
        return low <= ord(char) <= high or low <= ord(char.upper()) <= high

    def low(self, code: int) -> int:
        return ord(chr(code).lower()) if self.flags & re.IGNORECASE else code


def literals(items: Any) -> Iterator[str]:
    """The runs of plain letters in a parsed pattern."""
    run = ""
    for item in items if hasattr(items, "__iter__") else ():
        if isinstance(item, tuple) and len(item) == 2 and str(item[0]) == "LITERAL":
            run += chr(item[1])
        else:
            yield from filter(None, [run])
            run = ""
            yield from () if isinstance(item, str | int) else literals(item)
    yield from filter(None, [run])


def hostile_texts(matcher: Matcher, chars: int) -> Iterator[str]:
    """Texts of a pattern's own pieces, repeated, behind one of them or not."""
    own = list(dict.fromkeys(["", *literals(matcher.items)]))[:14]
    words = ["", "".join(own), *own]
    for head, piece in itertools.product(["a", *own], dict.fromkeys([*PIECES, *words])):
        if piece:
            yield head + (piece * chars)[:chars]
            yield head + (piece * chars)[:chars] + "\x01"


@pytest.mark.parametrize(
    ("pattern", "is_searched"), patterns().values(), ids=patterns()
)
def test_time_is_linear(pattern: "re.Pattern[Any]", is_searched: bool) -> None:
    matcher = Matcher(pattern, is_searched)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)
    try:
        pairs = zip(hostile_texts(matcher, CHARS), hostile_texts(matcher, 2 * CHARS))
        for short, long in pairs:
            steps = matcher.steps_over(short)
            twice = matcher.steps_over(long)
            assert twice <= MOST_STEPS * steps + 200, (short[:40], steps, twice)
    finally:
        sys.setrecursionlimit(limit)


@pytest.mark.parametrize("pattern", [r" +$", r"<a [^>]*>", "(?:a|b)*c", "='[^<]*<"])
def test_the_matcher_knows_what_is_not_linear(pattern: str) -> None:
    with pytest.raises(AssertionError):
        test_time_is_linear(re.compile(pattern), is_searched=True)
