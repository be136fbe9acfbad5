"""From bytes to text: what pages declare, and what their bytes prove."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrape import decode

# What tells the encoding.
MARK, HEADER, META = "byte order mark", "HTTP header", "<meta>"
BYTES, NOTHING = "its bytes", "nothing better"

ARABIC = (
    "افتتحت البلدية أمس مكتبة جديدة في الحي القديم؛ فهل يعود إليها القراء، كما كانوا؟"
)
VOWELLED = "كَتَبَ الوَلَدُ دَرْسَهُ وَذَهَبَ إِلَى المَدْرَسَةِ"
PERSIAN = "گفت‌وگو درباره چاپ کتاب پژوهشگر ژاپني در پاکستان"  # with پ چ ژ گ ک and ZWNJ
FRENCH = "« L’été à Fès » : un œil sur la ville, où l’on goûte l’hiver – déjà !"
RUSSIAN = "Сегодня в городе открылась новая библиотека"


def meta(label: str, text: str = ARABIC) -> str:
    return f'<html><head><meta charset="{label}"></head><body>{text}'


def http_equiv(label: str) -> str:
    content = f'content="text/html; charset={label}"'
    return f'<META HTTP-EQUIV="Content-Type" {content}>{ARABIC}'


LATE = meta("windows-1256").replace("<meta", f"{'<link rel=x>' * 200}<meta")
PAGES = {
    # name, text, its true encoding, label in the header, encoding found, what told it
    "UTF-8": (ARABIC, "utf-8", "", "utf-8", BYTES),
    "UTF-8 in header": (ARABIC, "utf-8", "UTF-8", "utf-8", HEADER),
    "UTF-8 in meta": (meta("utf-8"), "utf-8", "", "utf-8", META),
    "UTF-8 with mark": (ARABIC, "utf-8-sig", "", "utf-8", MARK),
    "mark against header": (ARABIC, "utf-8-sig", "windows-1256", "utf-8", MARK),
    "UTF-16 with mark": (ARABIC, "utf-16", "", "utf-16-le", MARK),
    "1256": (ARABIC, "cp1256", "", "cp1256", BYTES),
    "1256 in header": (ARABIC, "cp1256", "windows-1256", "cp1256", HEADER),
    "1256 in meta": (meta("windows-1256"), "cp1256", "", "cp1256", META),
    "1256 in http-equiv": (http_equiv("Windows-1256"), "cp1256", "", "cp1256", META),
    "1256 in a late meta": (LATE, "cp1256", "", "cp1256", META),
    "header before meta": (meta("utf-8"), "cp1256", "cp1256", "cp1256", HEADER),
    "Persian in 1256": (PERSIAN, "cp1256", "windows-1256", "cp1256", HEADER),
    "vowelled in 1256": (VOWELLED, "cp1256", "windows-1256", "cp1256", HEADER),
    "vowelled, no label": (VOWELLED, "cp1256", "", "cp1256", BYTES),
    "French in 1256": ("« été à Fès »", "cp1256", "windows-1256", "cp1256", HEADER),
    "8859-6 in header": (ARABIC, "iso8859-6", "iso-8859-6", "iso8859-6", HEADER),
    "8859-6 in meta": (meta("ISO-8859-6"), "iso8859-6", "", "iso8859-6", META),
    "French": (FRENCH, "cp1252", "", "cp1252", NOTHING),
    "French in header": (FRENCH, "cp1252", "windows-1252", "cp1252", HEADER),
    "French in meta": (meta("latin1", FRENCH), "cp1252", "", "cp1252", META),
    "Russian": (RUSSIAN, "cp1251", "windows-1251", "cp1251", HEADER),
    "ASCII": ("<p>plain</p>", "ascii", "", "utf-8", BYTES),
    "UTF-16 after white space": (
        f"\n <p>{ARABIC}",
        "utf-16-le",
        "",
        "utf-16-le",
        BYTES,
    ),
    "UTF-16 in header": (f"{ARABIC}\n<p>", "utf-16-be", "utf-16", "utf-16-be", BYTES),
    "8859-6, no label": (12 * ARABIC, "iso8859-6", "", "iso8859-6", BYTES),
    "empty": ("", "ascii", "", "utf-8", BYTES),
    "NULs": ("\0".join(ARABIC), "utf-8", "", "utf-8", BYTES),
    # Labels that the bytes prove wrong.
    "UTF-8 as 1256": (ARABIC, "utf-8", "windows-1256", "utf-8", BYTES),
    "UTF-8 as 1256 in meta": (meta("windows-1256"), "utf-8", "", "utf-8", BYTES),
    "UTF-8 as 8859-6": (ARABIC, "utf-8", "iso-8859-6", "utf-8", BYTES),
    "UTF-8 as Latin": (ARABIC, "utf-8", "iso-8859-1", "utf-8", BYTES),
    "UTF-8 as UTF-16": (ARABIC, "utf-8", "utf-16", "utf-8", BYTES),
    "UTF-8 as UTF-16 in meta": (meta("utf-16"), "utf-8", "", "utf-8", BYTES),
    "UTF-8 that was ruined": (f"{ARABIC[:9]}\ufffd", "utf-8", "utf-8", "utf-8", HEADER),
    "1256 as UTF-8": (ARABIC, "cp1256", "utf-8", "cp1256", BYTES),
    "1256 as UTF-8 in meta": (meta("utf-8"), "cp1256", "", "cp1256", BYTES),
    "1256 as Latin": (ARABIC, "cp1256", "iso-8859-1", "cp1256", BYTES),
    "1256 as 1252 in meta": (meta("windows-1252"), "cp1256", "", "cp1256", BYTES),
    "1256 as 8859-6": (f"“{ARABIC}”", "cp1256", "iso-8859-6", "cp1256", BYTES),
    "1256 as nobody knows": (ARABIC, "cp1256", "x-unknown", "cp1256", BYTES),
    "1256 as binary": (ARABIC, "cp1256", "hex", "cp1256", BYTES),
    "French as UTF-8": (FRENCH, "cp1252", "utf-8", "cp1252", NOTHING),
}


@pytest.mark.parametrize(
    ("text", "codec", "header", "encoding", "source"), PAGES.values(), ids=PAGES
)
def test_page(text: str, codec: str, header: str, encoding: str, source: str) -> None:
    assert decode(text.encode(codec), header) == (text, encoding, source)


LABELS = {  # WHATWG Encoding 4.2: what browsers take for these three
    "cp1256": "cp1256 windows-1256 x-cp1256 Windows-1256",
    "iso8859-6": """arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114
    iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6
    iso_8859-6:1987""",
    "cp1252": "iso-8859-1 latin1 us-ascii windows-1252",
}


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        (encoding, label)
        for encoding, labels in LABELS.items()
        for label in labels.split()
    ],
)
def test_label(encoding: str, label: str) -> None:
    text = FRENCH if encoding == "cp1252" else ARABIC
    assert decode(text.encode(encoding), label)[:2] == (text, encoding)


@pytest.mark.parametrize("header", ["", "utf-8", "windows-1256"])
@pytest.mark.parametrize("repeats", [1, 280], ids=["short", "40 KB"])
@pytest.mark.parametrize("byte", [b"\xd8", b"\xff", b"\xc7\xe1"])
def test_one_broken_letter_does_not_ruin_a_page(
    header: str, repeats: int, byte: bytes
) -> None:
    before, after = ARABIC * repeats, " " + ARABIC
    text, encoding, _ = decode(before.encode() + byte + after.encode(), header)
    assert encoding == "utf-8"
    assert text.replace("\ufffd", "") == before + after


# ---- Properties --------------------------------------------------------------

SCRAPS = [
    b"<meta charset=",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xd8",
    "كتاب".encode("cp1256"),
]
DATA = st.lists(st.sampled_from(SCRAPS) | st.binary(max_size=9)).map(b"".join)
NAMES = st.sampled_from(
    ["utf-8", "utf-16", "windows-1256", "iso-8859-6", "hex", "idna"]
)


@given(DATA, NAMES | st.text())
def test_any_bytes_give_a_text(data: bytes, header: str) -> None:
    text, encoding, source = decode(data, header)
    assert isinstance(text, str)
    assert codecs.lookup(encoding)
    assert source in (MARK, HEADER, META, BYTES, NOTHING)


LETTERS = st.sampled_from("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")
WORDS = st.text(LETTERS, min_size=3, max_size=9)
SENTENCES = st.lists(WORDS, min_size=2).map(" ".join)
WRONG = st.sampled_from(
    ["", "utf-8", "iso-8859-1", "windows-1252", "windows-1251", "x-y"]
)


@given(SENTENCES, WRONG | st.just("windows-1256"), WRONG)
def test_windows_1256_comes_back(text: str, header: str, label: str) -> None:
    page = meta(label, text)
    assert decode(page.encode("cp1256"), header)[:2] == (page, "cp1256")


@given(st.text("ابتثكل َُِّْ٠١٢،؟ abc<>"), WRONG | st.just("windows-1256"), WRONG)
def test_utf_8_comes_back(text: str, header: str, label: str) -> None:
    page = meta(label, text)
    assert decode(page.encode(), header)[:2] == (page, "utf-8")
