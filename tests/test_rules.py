"""Each entry of the tables earns its place: without it, some page is read wrongly."""

import json
import re
from collections.abc import Callable, Mapping
from html import escape
from typing import TypeVar
from unittest import mock

import pytest

import scrape

HEADLINE = "حديقة جديدة على ضفة النهر"
STORY = [
    "افتتحت بلدية وادي السنديان صباح اليوم حديقة عامة جديدة على ضفة النهر، بعد عامين من العمل.",
    "وقال رئيس البلدية إن الحديقة تضم ملاعب للأطفال ومسارات للمشي وأكثر من ألف شجرة زيتون.",
    "وشارك مئات السكان في حفل الافتتاح الذي أحيته فرقة المدينة الموسيقية حتى ساعة متأخرة.",
    "وتعتزم البلدية افتتاح حديقتين أخريين قبل نهاية العام المقبل في الحي الشمالي من المدينة.",
]
EXTRA = (
    "يستقبل المتحف الجديد زواره كل يوم من التاسعة صباحا حتى الخامسة مساء في فصل الصيف."
)
MORE = "مدير الملعب القديم"  # makes no phrase with what stands before it

Entry = TypeVar("Entry")


def page(*lines: str, headline: str = f"<h1>{HEADLINE}</h1>") -> str:
    return headline + "".join(lines)


def p(*lines: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def read(html: str) -> list[str]:
    """The lines of a page's body."""
    return scrape.extract(html).body.split("\n")


def body(between: str) -> list[str]:
    """The story's lines, where some markup stands between its paragraphs."""
    return read(page("<div>", p(*STORY[:2]), between, p(*STORY[2:]), "</div>"))


def amid(*lines: str) -> list[str]:
    """The story's lines, and some between them."""
    return [*STORY[:2], *lines, *STORY[2:]]


def without(table: Mapping[str, Entry], entry: str) -> dict[str, Entry]:
    return {key: value for key, value in table.items() if key != entry}


# ---- Phrases -----------------------------------------------------------------

SURE = [phrase for phrase, (_, sure) in scrape.PHRASES.items() if phrase and sure]
WEAK = [phrase for phrase, (_, sure) in scrape.PHRASES.items() if phrase and not sure]


@pytest.mark.parametrize("phrase", SURE + WEAK)
def test_phrase_is_needed(phrase: str) -> None:
    """A line of it alone, or with a link, is none of the story."""
    line = f"<p>{phrase}</p>"
    assert body(line) == STORY
    assert body(f"<p>{phrase} <a href=x>{MORE}</a></p>") == STORY
    with mock.patch.object(scrape, "PHRASES", without(scrape.PHRASES, phrase)):
        assert body(line) == amid(phrase)


@pytest.mark.parametrize("phrase", SURE)
def test_sure_phrase_opens_no_short_line_of_a_story(phrase: str) -> None:
    pause = "" if " " in phrase else ":"  # a single word needs one
    for tag in ("p", "h3"):
        assert body(f"<{tag}>{phrase}{pause} {MORE}</{tag}>") == STORY


@pytest.mark.parametrize("phrase", [word for word in SURE if " " not in word])
def test_single_sure_word_needs_a_pause(phrase: str) -> None:
    assert body(f"<p>{phrase} {MORE}</p>") == amid(f"{phrase} {MORE}")


@pytest.mark.parametrize("phrase", WEAK)
def test_weak_phrase_needs_a_second_clue(phrase: str) -> None:
    line, paused = f"{phrase} {MORE}", f"{phrase}: {MORE}"
    assert body(f"<p>{paused}</p>") == STORY
    assert body(f"<p>{line}</p>") == amid(line)
    assert body(f"<h3>{line}</h3>") == amid(line)
    assert body(f"<h3>{paused}</h3>") == amid(paused)  # 'إعلان: ...' as a sub-heading


@pytest.mark.parametrize("phrase", SURE + WEAK)
def test_phrase_that_begins_a_sentence_is_story(phrase: str) -> None:
    """Unless it is one that begins calls of a whole sentence."""
    kind, sure = scrape.PHRASES[phrase]
    sentence = f"{phrase} {EXTRA}"
    called = sure and kind in scrape.CALLS
    assert body(f"<p>{sentence}</p>") == (STORY if called else amid(sentence))


def test_phrases_of_a_kind_are_sure_or_weak() -> None:
    kinds = {kind for kind, _ in scrape.PHRASES.values()}
    assert kinds == {*scrape.PHRASES_OF_KIND}
    assert {len(phrase.split()) for phrase in SURE + WEAK} == {
        *range(1, scrape.MAX_PHRASE_WORDS + 1)
    }


# ---- Other tables of words ---------------------------------------------------


@pytest.mark.parametrize("word", sorted(scrape.DATE_WORDS))
def test_date_word_is_needed(word: str) -> None:
    line = f"<p>{word} 12</p>"
    assert body(line) == STORY
    with mock.patch.object(scrape, "DATE_WORDS", scrape.DATE_WORDS - {word}):
        assert body(line) == amid(f"{word} 12")


@pytest.mark.parametrize("title", scrape.SITE_PAGES)
def test_title_of_a_site_page_is_needed(title: str) -> None:
    html = page(p(*STORY), headline=f"<h1>{title}</h1>")
    assert scrape.extract(html) == scrape.Article()
    others = [other for other in scrape.SITE_PAGES if other != title]
    with mock.patch.object(scrape, "SITE_PAGES", others):
        assert read(html) == STORY


@pytest.mark.parametrize("name", scrape.FURNITURE)
def test_name_is_needed(name: str) -> None:
    box = f'<div class="{name}"><p>{EXTRA}</p></div>'
    if name == "hidden":
        box = f'<div style="display: none"><p>{EXTRA}</p></div>'
    assert body(box) == STORY
    with mock.patch.object(scrape, "FURNITURE", without(scrape.FURNITURE, name)):
        assert body(box) == amid(EXTRA)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "football",
            "commentary",
            "adsorption",
            "shareef",
            "has-share",
            "no-comments",
        ),
        *("without-related", "category-video", "tag-menu", "with_sidebar"),
    ],
)
def test_name_is_a_whole_word_of_the_box_itself(name: str) -> None:
    assert body(f'<div class="{name}"><p>{EXTRA}</p></div>') == amid(EXTRA)


@pytest.mark.parametrize("tag", ["h3", "section"])
def test_id_of_a_heading_or_section_names_nothing(tag: str) -> None:
    title = "ملاعب الأطفال في الحديقة"
    assert body(f"<{tag} id=share-video>{title}</{tag}><p>{EXTRA}") == (
        amid(EXTRA) if tag == "section" else amid(title, EXTRA)
    )


@pytest.mark.parametrize("name", ["toc-heading", "edTag", "nav_title"])
def test_heading_is_no_list_of_tags_or_places(name: str) -> None:
    title = "ملاعب الأطفال في الحديقة"
    heading = f"<h3 class={name}>{title}</h3><p>{EXTRA}"
    assert body(heading) == amid(title, EXTRA)


# ---- Rules and looks ---------------------------------------------------------

LINKS = '<li><a href="/x">خبر آخر من المدينة</a></li>' * 20
LINKED = "وكانت الصحيفة قد نشرت قبل عام تحقيقا طويلا عن إهمال الحدائق العامة في المدينة كلها."
LEAD = "ملاعب ومسارات للمشي وألف شجرة من الزيتون"
# A page for each of RULES, in their order, and its body.
RULES = {
    "where_outside": (page("<div>", p(*STORY), f"</div><ul>{LINKS}</ul>", p(EXTRA)), STORY),
    "furniture_of": (page(p(*STORY), f"<p class=caption>{EXTRA}"), STORY),
    "known": (page(p(*STORY[:2], HEADLINE, *STORY[2:])), STORY),
    "date line": (page(p(*amid("الأحد 1 أكتوبر 2023 | 01:25 م، آخر تحديث الأحد 1 أكتوبر 2023 | 02:40 م"))), STORY),
    "no word": (page(p(*amid("* 12 *"))), STORY),
    "phrase": (page(p(*amid("اقرأ أيضا"))), STORY),
    "tags": (page(p(*amid("#حديقة #بلدية"))), STORY),
    "links": (page(p(*STORY[:2]), f"<p><a href=x>{MORE}</a>", p(*STORY[2:])), STORY),
    "a lead": (page(f"<p class=lead>{LEAD}</p><ul>{LINKS}</ul><div>", p(*STORY)), [LEAD, *STORY]),
    "a sentence": (page(p(*STORY), f"<div class=a>{p(EXTRA)}"), [*STORY, EXTRA]),
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_rule_is_needed(name: str) -> None:
    html, lines = RULES[name]
    assert read(html) == lines
    place = [*RULES].index(name)
    rules = scrape.RULES[:place] + scrape.RULES[place + 1 :]
    with mock.patch.object(scrape, "RULES", rules):
        assert read(html) != lines


def test_line_that_may_begin_like_a_phrase_is_no_last_line() -> None:
    assert read(page(p(*STORY, f"المزيد من {MORE}"))) == STORY


CALL = "الدورة تبدأ غدا في الملعب."
OTHER = "<h1>متحف المدينة يفتح أبوابه للزوار</h1>"
WRITER = "<meta name=author content='سلمى النجار'>"
BIOGRAPHY = "سلمى النجار صحفية تكتب عن المدن والحدائق منذ عشرين عاما."


@pytest.mark.parametrize("chars, lines", [(-30, amid(LINKED)), (len(LINKED), STORY)])
def test_sentence_is_story_if_it_is_not_all_a_link(
    chars: int, lines: list[str]
) -> None:
    line = f"<p><a href=x>{LINKED[:chars]}</a>{LINKED[chars:]}"
    assert read(page(p(*STORY[:2]), line, p(*STORY[2:]))) == lines


@pytest.mark.parametrize("tag", ["p", "div", "h3", "h1"])
def test_title_that_is_said_again_below_the_story_takes_nothing(tag: str) -> None:
    below = f"<div><{tag}>{HEADLINE}</{tag}>{p(EXTRA)}</div>"
    html = page(f"<div class=a>{p(*STORY)}</div>", below, headline=TITLE)
    assert read(html)[: len(STORY)] == STORY


def test_drawn_story_may_have_a_short_headline() -> None:
    headline = "رحيل حارس الفنار"
    others = [{"title": "بلدية الوادي تزرع ألف شجرة"}] * 3
    story = {"title": headline, "body": p(*STORY)}
    data = json.dumps({"story": story, "others": others}, ensure_ascii=False)
    site = "<meta property=og:site_name content='صحيفة الوادي'>"
    html = f"<title>{headline}</title>{site}<script>window.data = {data}</script>"
    assert read(html) == STORY


# A page for each of SECOND_LOOKS, in their order, its body, and what it takes out.
LOOKS = {
    "insets": (
        page("<div>", p(*STORY[:2]), f"<div class=a><div class=b>{CALL}</div></div>", p(*STORY[2:])),
        [CALL],
    ),
    "copies": (page(f"<div>{p(*STORY)}</div>" * 2), STORY),
    "about_known": (page(WRITER, p(*STORY), f"<div><p>{BIOGRAPHY}</div>"), [BIOGRAPHY]),
    "below_story": (
        page(f"<div>{p(*STORY[:2])}</div><div>{p(*STORY[2:])}</div>{OTHER}<div>{p(EXTRA)}</div>"),
        [EXTRA],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LOOKS)
def test_second_look_is_needed(name: str) -> None:
    html, taken = LOOKS[name]
    assert read(html) == STORY
    place = [*LOOKS].index(name)
    looks = scrape.SECOND_LOOKS[:place] + scrape.SECOND_LOOKS[place + 1 :]
    with mock.patch.object(scrape, "SECOND_LOOKS", looks):
        kept = read(html)
    assert [line for line in taken if line not in kept] == []
    assert len(kept) > len(STORY)


def test_every_rule_and_look_has_its_page() -> None:
    assert (len(RULES), len(LOOKS)) == (len(scrape.RULES), len(scrape.SECOND_LOOKS))


@pytest.mark.parametrize("table", ["RULES", "SECOND_LOOKS"])
def test_no_row_needs_another(table: str) -> None:
    """Without any of them pages are still read, if with more or fewer lines."""
    rows = getattr(scrape, table)
    pages = [html for html, _ in (*RULES.values(), *LOOKS.values())]
    for place in range(len(rows)):
        with mock.patch.object(scrape, table, rows[:place] + rows[place + 1 :]):
            found = {scrape.extract(html).headline for html in pages}
        assert found <= {HEADLINE, ""} and HEADLINE in found


# ---- Numbers -----------------------------------------------------------------

WORDS = "قال المدير إن العمل في المشروع الجديد بدأ في مطلع العام " * 20


def text(chars: int, end: str = "") -> str:
    """Arabic words, exactly so many characters long."""
    start = WORDS[: chars - 1 - len(end)].rstrip()
    return start.ljust(chars - len(end), "م") + end


def some_words(count: int) -> str:
    """So many words that make no sentence."""
    words = ("ملاعب ومسارات وأشجار ومقاعد ونوافير وأزهار ومظلات " * 3).split(" ")
    return " ".join(words[:count])


def teasers(count: int, chars: int) -> str:
    """Boxes of a linked title and a text, so many characters in all."""
    title = "بلدية الوادي تزرع ألف شجرة"
    sentence = text(chars - len(title), ".")
    return f"<div><a href=x>{title}</a><p>{sentence}</p></div>" * count


def table(chars: int) -> str:
    """A table of figures with a cell of so many characters."""
    rows = [("الذهب", "61.40")] * 7 + [(text(chars), "53.70")]
    return "<table>" + "".join(f"<tr><td>{a}<td>{b}" for a, b in rows) + "</table>"


OTHER_LINK = f"<a href=x>{some_words(4)}</a>"
TITLE = f"<title>{HEADLINE}</title>"
ARTICLE = "<meta property=og:type content=article>"


def made_of(words: int) -> str:
    """A boxed sentence of ten long words, so many of them of the text()."""
    told = re.findall(r"\w+", "المدير العمل المشروع الجديد مطلع العام")
    others = re.findall(
        r"\w+", "فراشات تحوم بستان برتقال ناعورة صهريج خزامى عصافير دوالي قناطر"
    )
    made = " ".join(told[:words] + others[: 10 - words])
    return made.ljust(90, "ق") + "."


# name: (a page made with a number; the number, with which there is more of a story than
# with one less)
NUMBERS: dict[str, tuple[Callable[[int], str], int]] = {
    "ANY_CHARS": (lambda n: page(OTHER_LINK, p(text(n, "."))), scrape.ANY_CHARS),
    "LONE_CHARS": (lambda n: page(p(text(n, "."))), scrape.LONE_CHARS),
    "MIN_RUN_CHARS": (
        lambda n: page(*(p(text(60 + i, ".")) + OTHER_LINK for i in range(scrape.MAX_RUNS)), p(text(n, "."))),
        scrape.MIN_RUN_CHARS,
    ),
    "MAX_RUNS": (
        lambda n: page(*(OTHER_LINK + p(text(60 + i, ".")) for i in range(2 * scrape.MAX_RUNS - n))),
        scrape.MAX_RUNS,
    ),
    "DECLARED_CHARS": (
        lambda n: page(ARTICLE, OTHER_LINK, p(text(n, "."))), scrape.DECLARED_CHARS
    ),
    "UNTITLED_CHARS": (
        lambda n: page(
            p(text(n // 2, ".")), f"<p>{OTHER_LINK}", p("وأضاف: " + text(n - n // 2 - 7, ".")), headline=TITLE
        ),
        scrape.UNTITLED_CHARS,
    ),
    "MAX_MISSING_CHARS": (
        lambda n: page(p(text(n, ".")), headline="<h1>404 أسباب لزيارة الحديقة"),
        scrape.MAX_MISSING_CHARS,
    ),
    "MIN_HEADLINE_WORDS": (
        lambda n: page(f"<a href=x>{some_words(2 * scrape.MIN_HEADLINE_WORDS - 1 - n)}</a>", p(text(150, "."))),
        scrape.MIN_HEADLINE_WORDS,
    ),
    "MIN_CAPTIONS": (
        lambda n: page(*(f"<figure><img><figcaption>{line}</figcaption></figure>" for line in STORY[:n])),
        scrape.MIN_CAPTIONS,
    ),
    "SENTENCE_CHARS": (lambda n: page(p(*STORY), f"<div>{text(n)}"), scrape.SENTENCE_CHARS),
    "LABEL_CHARS": (lambda n: page(p(*STORY), f"<div>{text(n, '.')}"), scrape.LABEL_CHARS),
    "LABEL_WORDS": (
        lambda n: page(p(*STORY[:2], "شاهد أيضا " + some_words(n - 2), *STORY[2:])),
        scrape.LABEL_WORDS + 1,
    ),
    "MIN_LAST_WORDS": (lambda n: page(p(*STORY, some_words(n))), scrape.MIN_LAST_WORDS),
    "MIN_FIRST_WORDS": (lambda n: page(p(some_words(n), *STORY)), scrape.MIN_FIRST_WORDS),
    "MAX_CELL_CHARS": (
        lambda n: page("<div>", p(*STORY[:2]), table(2 * scrape.MAX_CELL_CHARS - n), p(*STORY[2:])),
        scrape.MAX_CELL_CHARS,
    ),
    "NAMED_LEAD_CHARS": (
        lambda n: page(f"<p class=lead>{text(n)}</p><div>", p(*STORY)), scrape.NAMED_LEAD_CHARS
    ),
    "LEAD_CHARS": (lambda n: page(f"<h2>{text(n)}</h2><div>", p(*STORY)), scrape.LEAD_CHARS),
    "MIN_TELLING_CHARS": (
        lambda n: page("<div>", p(*STORY, WORDS), f"<div><div class=a>{text(n, '.')}</div></div>", p(EXTRA)),
        scrape.MIN_TELLING_CHARS,
    ),
    "SHARED_ROOTS": (
        lambda n: page("<div>", p(*STORY, WORDS), f"<div><div class=a>{made_of(n)}</div></div>", p(EXTRA)),
        round(10 * scrape.SHARED_ROOTS),
    ),
    "RARE_STYLE_SHARE": (
        lambda n: page("<div>", p(text(905, ".")), f"<div><div class=a>{'ق' * (n - 1)}.</div></div>", p(EXTRA)),
        int((905 + len(EXTRA)) * scrape.RARE_STYLE_SHARE / (1 - scrape.RARE_STYLE_SHARE)) + 1,
    ),
    "AMONG_SHARE": (
        lambda n: page(
            f"<div><div>{p(text(300, '.'))}</div><div>", p(text(n - 1) + "."), OTHER, p(*STORY), "</div></div>"
        ),
        int(300 * scrape.AMONG_SHARE / (1 - scrape.AMONG_SHARE)) + 1,
    ),
    "MAX_ABOUT_CHARS": (
        lambda n: page(WRITER, p(*STORY), f"<div><p>سلمى النجار {text(n - 12, '.')}</div>"),
        scrape.MAX_ABOUT_CHARS + 1,
    ),
    "MAX_TEASER_CHARS": (lambda n: page(p(*STORY), teasers(3, n)), scrape.MAX_TEASER_CHARS),
    "MIN_TEASERS": (
        lambda n: page(p(*STORY), teasers(2 * scrape.MIN_TEASERS - 1 - n, 200)), scrape.MIN_TEASERS
    ),
}  # fmt: skip


@pytest.mark.parametrize(("make", "number"), NUMBERS.values(), ids=NUMBERS)
def test_number_has_two_sides(make: Callable[[int], str], number: int) -> None:
    """One character or word less, and there is less of a story."""
    enough, too_few = (scrape.extract(make(n)).body for n in (number, number - 1))
    assert len(enough) > len(too_few) + 10


@pytest.mark.parametrize("count", range(1, 5))
def test_page_of_teasers_alone(count: int) -> None:
    assert scrape.extract(teasers(count, 200)) == scrape.Article()


def test_author_in_the_news_is_kept() -> None:
    """A last paragraph that looks like the others is story, whatever name it begins with."""
    assert read(page(WRITER, p(*STORY, BIOGRAPHY))) == [*STORY, BIOGRAPHY]


def test_short_lines_of_a_common_class_are_kept() -> None:
    """What most paragraphs are named is no name of the short ones among them either."""
    named = "".join(
        f"<p class=related>{line}" for line in [*STORY[:2], "سطر قصير هنا", *STORY[2:]]
    )
    assert read(page("<div>", named, "</div>")) == [
        *STORY[:2],
        "سطر قصير هنا",
        *STORY[2:],
    ]


def test_marks_of_numbers_are_no_tags() -> None:
    line = "## ملاحظة"
    assert read(page(p(*STORY[:2], line, *STORY[2:]))) == [*STORY[:2], line, *STORY[2:]]
