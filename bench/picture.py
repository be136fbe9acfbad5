"""Draw what two other benchmarks measured: quality against processor time, as SVG.

    python bench/quality.py > quality.md
    python bench/speed.py > speed.md
    python bench/picture.py quality.md speed.md > bench/picture.svg

The first table of each file counts: its columns "F1" and "ms a page", the time on a
logarithmic scale. What stands in one of them only is left out. The picture has a
light and a dark dress, and takes the one that the reader's system asks for.
"""

import argparse
import math
import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

OURS = "scrape.py"
WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 56, 736, 64, 360  # of the plot
TITLE = "How much of the story is right, and what it costs"
F1_STEP = 0.05  # between two lines
TICKS = [digit * 10.0**power for power in range(-3, 6) for digit in (1, 2, 5)]
LABEL_CHAR = 7.5  # pixels, at most
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #59636e }
.title { font-size: 16px; font-weight: 600 }
.page { fill: #ffffff } .line { stroke: #d1d9e0 } .dot { fill: #818b98 }
.title, .strong { fill: #1f2328 } .strong { font-weight: 600 } .ours { fill: #1a7f37 }
.name, .strong { stroke: #ffffff; stroke-width: 5px; paint-order: stroke }
@media (prefers-color-scheme: dark) {
  .page { fill: #0d1117 } .line { stroke: #3d444d } .dot { fill: #818b98 }
  text { fill: #9198a1 } .title, .strong { fill: #f0f6fc } .ours { fill: #3fb950 }
  .name, .strong { stroke: #0d1117 }
}
"""


def column(text: str, name: str) -> dict[str, float]:
    """A column of the first Markdown table: what a row is about -> its number."""
    table = re.search(r"(?:^\|.*\n?)+", text, re.MULTILINE)
    rows = re.findall(r"\|(.*)\|", table[0] if table else "")
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    if not cells or name not in cells[0]:
        sys.exit(f"no table with a column {name!r}")
    place = cells[0].index(name)
    return {row[0]: float(row[place]) for row in cells[2:]}


class Plot(NamedTuple):
    """Where numbers lie in the picture."""

    low: float  # F1 at the bottom; 1 is at the top
    first: float  # milliseconds at the left
    last: float  # and at the right

    def x(self, milliseconds: float) -> float:
        share = math.log(milliseconds / self.first) / math.log(self.last / self.first)
        return round(LEFT + share * (RIGHT - LEFT), 1)

    def y(self, score: float) -> float:
        share = (score - self.low) / (1 - self.low)
        return round(BOTTOM - share * (BOTTOM - TOP), 1)


def tag(name: str, text: str = "", **attributes: object) -> str:
    """An element; "_" in an attribute's name is "-", and none where it ends it."""
    told = [f' {k.rstrip("_").replace("_", "-")}="{v}"' for k, v in attributes.items()]
    return f"<{name}{''.join(told)}>{escape(text, quote=False)}</{name}>"


def axes(plot: Plot) -> Iterator[str]:
    """The lines of F1, and the numbers of both axes."""
    for step in range(round((1 - plot.low) / F1_STEP) + 1):
        score = plot.low + step * F1_STEP
        height = plot.y(score)
        yield tag("line", class_="line", x1=LEFT, x2=RIGHT, y1=height, y2=height)
        yield tag("text", f"{score:.2f}", x=16, y=height + 4)
    for tick in TICKS:
        if plot.first <= tick <= plot.last:
            at = plot.x(tick)
            yield tag("text", f"{tick:g}", x=at, y=BOTTOM + 22, text_anchor="middle")


def dots(plot: Plot, f1: dict[str, float], ms: dict[str, float]) -> Iterator[str]:
    """A dot with its name for each reader, ours in front."""
    for name in sorted(f1, key=lambda name: name == OURS):
        x, y, mine = plot.x(ms[name]), plot.y(f1[name]), name == OURS
        dot, label = ("dot ours", "strong") if mine else ("dot", "name")
        yield tag("circle", class_=dot, cx=x, cy=y, r=8 if mine else 6)
        fits = x + 14 + len(name) * LABEL_CHAR < WIDTH
        side = {"x": x + 14} if fits else {"x": x - 14, "text_anchor": "end"}
        yield tag("text", name, class_=label, y=y + 5, **side)


def picture(f1: dict[str, float], ms: dict[str, float], pages: str) -> str:
    """The whole picture; `pages` says where F1 was measured."""
    f1 = {name: score for name, score in f1.items() if name in ms}
    times = [ms[name] for name in f1]
    plot = Plot(
        math.floor(min(f1.values()) / F1_STEP - 0.2) * F1_STEP,
        max(tick for tick in TICKS if tick < min(times)),
        min(tick for tick in TICKS if tick > 1.5 * max(times)),
    )
    size = {"width": WIDTH, "height": HEIGHT}
    middle = (LEFT + RIGHT) / 2
    axis = "processor time a page, milliseconds (less is better)"
    parts = [
        tag("style", STYLE),
        tag("rect", class_="page", rx=8, **size),
        tag("text", TITLE, class_="title", x=16, y=28),
        tag("text", f"F1 on {pages} (more is better)", x=16, y=48),
        *axes(plot),
        *dots(plot, f1, ms),
        tag("text", axis, x=middle, y=HEIGHT - 16, text_anchor="middle"),
    ]
    space = "http://www.w3.org/2000/svg"
    head = f'<svg xmlns="{space}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
    about = "scrape.py and its peers: F1 against processor time"
    return "\n".join([f'{head} aria-label="{about}">', *parts, "</svg>"])


def main() -> None:
    about, _, more = str(__doc__).partition("\n")
    as_written = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        None, None, about, more, formatter_class=as_written
    )
    parser.add_argument("quality", type=Path, help="what bench/quality.py printed")
    parser.add_argument("speed", type=Path, help="what bench/speed.py printed")
    options = parser.parse_args()
    quality = options.quality.read_text("utf-8")
    ms = column(options.speed.read_text("utf-8"), "ms a page")
    source, articles = re.findall(r"(\S+): (\d+) articles", quality)[0]
    print(picture(column(quality, "F1"), ms, f"{articles} articles of {source}"))


if __name__ == "__main__":
    main()
