"""Show the CSV of the example pages as a spreadsheet shows it, as a PNG.

    apt-get install libreoffice-calc-nogui poppler-utils fonts-noto-core
    python bench/sheet.py bench/sheet.png

LibreOffice itself reads the CSV and draws it. As a person would do by hand, the script
only turns the sheet from right to left and sets the size of columns and rows.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from common import PROJECT

READ_CSV = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"  # comma, quote, UTF-8
COLUMN_CM = (6.1, 5.4, 13.0, 5.6, 3.4, 1.5)  # url, headline, body, ..., error
HEADER_CM, ROW_CM = 0.55, 1.85  # of four lines of text
PAGE_CM = (sum(COLUMN_CM) + 1.6, HEADER_CM + 5 * ROW_CM + 1.0)
PIXELS = "1500"  # the picture's width

# What is set in LibreOffice's own file: element, a pattern of its style's name, and what.
SETTINGS: list[tuple[str, str, dict[str, str]]] = [
    ("table", "ta1", {"style:writing-mode": "rl-tb"}),
    ("table-row", "ro1", {"style:row-height": f"{HEADER_CM}cm"}),
    ("table-row", "ro[^1]", {"style:row-height": f"{ROW_CM}cm"}),
    ("table-row", "ro.", {"style:use-optimal-row-height": "false"}),
    *(
        ("table-column", f"co{number}", {"style:column-width": f"{width}cm"})
        for number, width in enumerate(COLUMN_CM, 1)
    ),
    (
        "page-layout",
        "pm1",
        {
            "fo:page-width": f"{PAGE_CM[0]}cm",
            "fo:page-height": f"{PAGE_CM[1]}cm",
            "fo:margin": "0.2cm",
            "style:writing-mode": "rl-tb",
            "style:print": "grid headers",
        },
    ),
]
CELL = """<style:style style:name="Default" style:family="table-cell">
<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>
</style:style>"""


def with_attributes(tag: str, values: dict[str, str]) -> str:
    """An element's tag with these attributes, in place of those of the same names."""
    for name, value in values.items():
        tag = re.sub(rf'\s{name}="[^"]*"', "", tag)
        tag = re.sub("/>$", f' {name}="{value}"/>', tag)
    return tag


def laid_out(fods: str) -> str:
    """A sheet in LibreOffice's XML, from right to left and with room for its text."""
    for element, style, values in SETTINGS:
        fods = re.sub(
            rf'(style:name="{style}"[^>]*>\s*)(<style:{element}-properties[^>]*/>)',
            lambda found: found[1] + with_attributes(found[2], values),  # noqa: B023
            fods,
        )
    fods = re.sub('<style:style style:name="Default" [^>]*table-cell"/>', CELL, fods)
    # The page has neither header nor footer.
    no = r'<style:\1 style:display="false"/>'
    return re.sub(r"(?s)<style:(header|footer)>.*?</style:\1>", no, fods)


def convert(source: Path, kind: str, *more: str) -> Path:
    """Let LibreOffice write a file in another format beside it."""
    profile = f"-env:UserInstallation={source.parent.as_uri()}/profile"
    command = ["soffice", profile, "--headless", *more, "--convert-to", kind]
    command += ["--outdir", str(source.parent), str(source)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return source.with_suffix(f".{kind}")


def main() -> None:
    about, _, more = str(__doc__).partition("\n")
    style = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(None, None, about, more, formatter_class=style)
    parser.add_argument("picture", type=Path, help="write this file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder, "articles.csv")
        command = [sys.executable, "scrape.py", "examples/urls.txt", "-o", articles]
        subprocess.run([*command, "--quiet"], check=True, cwd=PROJECT)
        sheet = convert(articles, "fods", READ_CSV)
        sheet.write_text(laid_out(sheet.read_text("utf-8")), "utf-8")
        draw = ["pdftoppm", "-png", "-gray", "-singlefile"]
        size = ["-scale-to-x", PIXELS, "-scale-to-y", "-1"]
        drawn = subprocess.check_output([*draw, *size, convert(sheet, "pdf")])
    options.picture.write_bytes(drawn)


if __name__ == "__main__":
    main()
