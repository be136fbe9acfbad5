"""Markup becomes blocks as a browser shows it, whatever the markup."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scrape

# name: (HTML, the texts of its blocks)
CASES = {
    "paragraphs that nobody closed": ("<p>one<p>two<div>three", ["one", "two", "three"]),
    "bold within a word": ("<p><b>ال</b>كتاب <span>ا</span>لأول", ["الكتاب الأول"]),
    "white space": ("<p>  a\n\t b&nbsp;c \u3000 d", ["a b c d"]),
    "entities once": ("<p>&quot;a&quot; &amp;lt; &#1575; &unknown; AT&T", ['"a" &lt; ا &unknown; AT&T']),
    "an entity is not made of two texts": ("<p>&am<b>p;</b>", ["&amp;"]),
    "line breaks": ("<p>a<br>b<br/><br />c<hr>d", ["a", "b", "c", "d"]),
    "list items and cells": ("<ul><li>a<li>b</ul><table><tr><td>c<td>d<tr><th>e</table>f", [*"abcdef"]),
    "lists within lists": ("<ul><li>a<ul><li>b</ul>c<li>d</ul>", [*"abcd"]),
    "what is no text": ("<p>a<script>b</script><style>c</style><!-- d --><![CDATA[e]]>f", ["af"]),
    "controls": ("<button>a</button><select><option>b</select><svg><text>c</text></svg><p>d", ["d"]),
    "a title with markup in it": ("<title>a <b>b</b></title><textarea><p>c</textarea><p>d", ["d"]),
    "a script that never ends": ("<p>a<script>b<p>c", ["a"]),
    "a comment that never ends": ("<p>a<!-- b <p>c", ["a"]),
    "comments that end early": ("<p>a<!-->b<!--->c<!-- d --!>e", ["abce"]),
    "a tag that never ends": ("<p>a<p class='b", ["a"]),
    "less-than signs": ("<p>1 < 2 <3 << 4 <", ["1 < 2 <3 << 4 <"]),
    "angles in attributes": ("<p title='a>b' alt=\"c>d\">e", ["e"]),
    "quotes that are no delimiters": ("<p class=a\"b' title='it\"s'>c", ["c"]),
    "upper case": ("<P CLASS=A>a<BR>b</P>", ["a", "b"]),
    "end tags without start": ("</p></div></td>a</b>b", ["ab"]),
    "an end tag does not leave its cell": ("<div><table><tr><td>a</div>b</td></tr></table>c</div>", [*"abc"]),
    "controls and marks": ("<p>\u200fa\u200b\x00\ufeffb\u202e\u200f", ["ab"]),
}  # fmt: skip


@pytest.mark.parametrize(("html", "texts"), CASES.values(), ids=CASES)
def test_blocks(html: str, texts: list[str]) -> None:
    assert [block.text for block in scrape.Parser(html).blocks] == texts


LINKS = {
    "a link": ("<p><a href=x>ab</a>cd", [0.5]),
    "a link around boxes": ("<a href=x><h3>ab</h3><p>cd</p></a><p>ef", [1.0, 1.0, 0.0]),
    "a link that nobody closed": ("<div><p><a href=x>ab</p><p>cd</div><p>ef", [1.0, 0.0, 0.0]),
    "a link in a link": ("<p><a href=x>ab<a href=y>cd</a>ef", [2 / 3]),
    "the mark of a heading": ("<h2><a href='#ab'>ab</a></h2><h2><a name=b>cd</a>", [0.0, 0.0]),
    "a heading that runs a script": ("<h2><a href='#'>ab</a></h2>", [1.0]),
    "a mark in other text": ("<p><a href='#ab'>ab</a></p>", [1.0]),
}  # fmt: skip


@pytest.mark.parametrize(("html", "shares"), LINKS.values(), ids=LINKS)
def test_link_share(html: str, shares: list[float]) -> None:
    assert [block.link_share for block in scrape.Parser(html).blocks] == shares


HIDDEN = {
    "<p hidden>a": True,
    "<p class='b' hidden=''>a": True,
    '<p id="b" style="color: red; display : none">a': True,
    '<p class="mt-4 hidden md:block">a': False,
    '<p title="what is hidden here">a': False,
    "<p class=overflow-hidden>a": False,
}


@pytest.mark.parametrize(("html", "hidden"), HIDDEN.items())
def test_hidden(html: str, hidden: bool) -> None:
    assert ("hidden" in scrape.Parser(html).blocks[0].box.names) is hidden


def test_names_are_whole_words() -> None:
    html = '<div class="relatedPosts post-2 XMLBox" id=Main role=note hidden>a'
    names = ("related", "posts", "post", "xml", "box", "main", "note", "hidden")
    assert scrape.Parser(html).blocks[0].box.names == names


# Shapes that are quadratic in some parsers: at this size they would take minutes.
HOSTILE = [
    "<a ", '<a x="', "<a x='", "<p style= ", '<p " hidden', "<!--", "<![CDATA[", "<", "</", "&",
    "&amp;", "<script>", "<title>", "<title>a | ", "<div>", "<div>x", "<p>", "<li>", "<ul><li>x",
    "<table><tr><td>", "</x>", "<br>", " ", "\0", "\ud800", ". ", "<time datetime=2024-01-01>",
    "<h1>a b c</h1>", '<meta name=author content="a - b">', '<p class="a-b c-d">',
]  # fmt: skip


@pytest.mark.parametrize("shape", HOSTILE)
def test_hostile_markup_ends(shape: str) -> None:
    html = shape * (200_000 // len(shape))
    assert scrape.extract(html).body == ""
    assert len(scrape.extract(f"<p>a</p>{html}x").body) <= len(html) + 1


# Text that Python itself is slow on, or refuses.
HARD = {
    "marks out of order": "<p>" + "\u0651\u064e" * 100_000,
    "a name without an end": f"<p class=a {'b' * 500_000}",
    "a number without an end": f"<title>&#{'1' * 10_000};</title><p>a",
    "a million names": f"<p class='{'a ' * 500_000}'>b",
    "a name for each box": "".join(f"<p class=a{i}b>c" for i in range(50_000)),
    "titles and headings": "".join(f"<title>a b {i}</title><h1>a b c" for i in range(9999)),
    "things in things": "<script type=ld+json>" + '[{"@id":' * 900,
}  # fmt: skip


@pytest.mark.parametrize("html", HARD.values(), ids=HARD)
def test_hard_text_is_read(html: str) -> None:
    assert scrape.extract(html).body == ""


def test_what_follows_too_many_tags_is_not_read() -> None:
    html = f"<p>a{'<br>' * (scrape.MAX_TOKENS - 1)}b<br>c"
    assert [block.text for block in scrape.Parser(html).blocks] == ["a", "b"]


MISREAD = {
    "Ø¨Ù„Ø¯ÙŠØ© Ø§Ù„ÙˆØ§Ø¯ÙŠ": "بلدية الوادي",
    "ط¨ظ„ط¯ظٹط© ط§ظ„ظˆط§ط¯ظٹ": "بلدية الوادي",
    "ÈáÏíÉ ÇáæÇÏí": "بلدية الوادي",
    "Ù\x81Ø±ÙŠÙ‚ Ø§Ù„Ù†Ø¬ÙˆÙ…": "فريق النجوم",
    "ظاهرة ظرف ظفر": "ظاهرة ظرف ظفر",  # many of a letter, but good Arabic
    "ÇA VA À ÇA": "ÇA VA À ÇA",
}


def test_long_text_is_in_nfc() -> None:
    word = "أ"
    assert scrape.tidy(f"{'• ' * 200} {'•' * 3000} {word} {word * 2000}") == (
        f"{'• ' * 200}{'•' * 3000} أ {'أ' * 2000}"
    )


@pytest.mark.parametrize(("text", "told"), MISREAD.items())
def test_misread_text_is_repaired(text: str, told: str) -> None:
    assert scrape.tidy(text) == told


@pytest.mark.parametrize("nest", ["[", '{"headline":', '[{"a":'])
def test_deep_json_is_no_error(nest: str) -> None:
    html = f'<script type="application/ld+json">{nest * 100_000}</script><p>a'
    assert scrape.extract(html) == scrape.Article("", "", "", "")


MARKUP = """<p> </p> <div> </div> <div\xa0class="share"> <a\xa0href=x> </a> <li> <ul> <td>
<table> <br> <h1> </h1> <script> </script> <!-- --> <title> </title> <b> &amp; &#1575; & <
<meta\xa0property=og:title\xa0content="خبر"> <time\xa0datetime=2024-01-01>
<script\xa0type=application/ld+json>{"headline":["a",{"name":1}]}</script>"""
SENTENCE = "قال المسؤول إن المشروع سيبدأ في مطلع العام المقبل. "
PIECES = (
    st.sampled_from(
        [piece.replace("\xa0", " ") for piece in re.split(r"[ \n]", MARKUP)]
    )
    | st.text(max_size=40)
    | st.just(SENTENCE * 3)
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_is_read(html: str) -> None:
    """An Article of strings comes back; its body is blocks of the page, in order."""
    reading = scrape.read(html)
    assert all(isinstance(part, str) for part in reading.article)
    story = [v.block for v in reading.verdicts if v.is_story]
    assert reading.article.body == "\n".join(block.text for block in story)
    if "ld+json" not in html:
        places = [block.place for block in story]
        assert places == sorted(set(places))
    assert scrape.extract(html) == reading.article
    assert len(reading.article.body) <= len(html)
