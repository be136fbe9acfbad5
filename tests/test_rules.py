"""Each word of the tables earns its place: without it, furniture gets into the story."""

from collections.abc import Callable
from html import escape
from unittest import mock

import pytest

import scrape

STORY = [
    "افتتحت بلدية وادي السنديان صباح اليوم حديقة عامة جديدة على ضفة النهر، بعد عامين من العمل.",
    "وقال رئيس البلدية إن الحديقة تضم ملاعب للأطفال ومسارات للمشي وأكثر من ألف شجرة زيتون.",
    "وشارك مئات السكان في حفل الافتتاح الذي أحيته فرقة المدينة الموسيقية حتى ساعة متأخرة.",
    "وتعتزم البلدية افتتاح حديقتين أخريين قبل نهاية العام المقبل في الحي الشمالي من المدينة.",
]
EXTRA = (
    "يستقبل المتحف الجديد زواره كل يوم من التاسعة صباحا حتى الخامسة مساء في فصل الصيف."
)


def body(between: str) -> list[str]:
    """The story's lines, where some markup stands between its paragraphs."""
    paragraphs = [f"<p>{escape(text)}</p>" for text in STORY]
    paragraphs.insert(2, between)
    html = f"<h1>حديقة جديدة على ضفة النهر</h1><div>{''.join(paragraphs)}</div>"
    return scrape.extract(html).body.split("\n")


def without(table: dict[str, str], entry: str) -> dict[str, str]:
    return {key: value for key, value in table.items() if key != entry}


@pytest.mark.parametrize("phrase", scrape.PHRASES)
def test_phrase_is_needed(phrase: str) -> None:
    line = f"<p>{phrase}</p>"
    assert body(line) == STORY
    with mock.patch.object(scrape, "PHRASES", without(scrape.PHRASES, phrase)):
        shorter = [p for p in scrape.PHRASES if phrase.startswith(p + " ")]
        assert phrase in body(line) or shorter


@pytest.mark.parametrize("phrase", scrape.PHRASES)
def test_phrase_that_begins_a_sentence_is_story(phrase: str) -> None:
    sentence = f"{phrase} {EXTRA}"
    kept = scrape.PHRASES[phrase] != scrape.SURE_KIND
    assert (sentence in body(f"<p>{sentence}</p>")) is kept


@pytest.mark.parametrize("word", sorted(scrape.DATE_WORDS))
def test_date_word_is_needed(word: str) -> None:
    line = f"<p>{word} 12</p>"
    assert body(line) == STORY
    with mock.patch.object(scrape, "DATE_WORDS", scrape.DATE_WORDS - {word}):
        assert f"{word} 12" in body(line)


@pytest.mark.parametrize("title", scrape.SITE_PAGES)
def test_title_of_a_site_page_is_needed(title: str) -> None:
    html = page(*(f"<p>{line}</p>" for line in STORY), headline=f"<h1>{title}</h1>")
    assert scrape.extract(html).body == ""
    others = [other for other in scrape.SITE_PAGES if other != title]
    with mock.patch.object(scrape, "SITE_PAGES", others):
        assert scrape.extract(html).body.split("\n") == STORY


@pytest.mark.parametrize("name", scrape.FURNITURE)
def test_name_is_needed(name: str) -> None:
    box = f'<div class="{name}"><p>{EXTRA}</p></div>'
    if name == "hidden":
        box = f'<div style="display: none"><p>{EXTRA}</p></div>'
    assert body(box) == STORY
    with mock.patch.object(scrape, "FURNITURE", without(scrape.FURNITURE, name)):
        assert EXTRA in body(box)


@pytest.mark.parametrize("name", ["football", "commentary", "adsorption", "shareef"])
def test_name_is_a_whole_word(name: str) -> None:
    assert EXTRA in body(f'<div class="{name}"><p>{EXTRA}</p></div>')


@pytest.mark.parametrize("place", range(len(scrape.RULES)))
def test_rule_is_needed(place: int) -> None:
    """Some page of tests/pages or some case here is read otherwise without it."""
    cases = [
        f"<p>{EXTRA}</p>",
        f'<p class="caption">{EXTRA}</p>',
        "<p>* * *</p>",
        "<p>الأحد 1 أكتوبر 2023 | 01:25 م</p>",
        "<p>حديقة جديدة على ضفة النهر</p>",
        "<p>اقرأ أيضا</p>",
        '<p><a href="/x">متحف المدينة يستقبل زواره</a></p>',
    ]
    links = '<li><a href="/x">خبر آخر من المدينة</a></li>' * 20
    story = "".join(f"<p>{text}</p>" for text in STORY)
    outside = f"<h1>حديقة</h1><div>{story}</div><ul>{links}</ul><p>{EXTRA}</p>"

    lead = f'<h1>حديقة</h1><p class="lead">{EXTRA[:50]}</p>'
    led = f"{lead}<ul>{links}</ul><div>{story}</div>"

    def results() -> list[object]:
        return [*map(body, cases), scrape.extract(outside), scrape.extract(led)]

    before = results()
    rules = scrape.RULES[:place] + scrape.RULES[place + 1 :]
    with mock.patch.object(scrape, "RULES", rules):
        assert results() != before


def text(chars: int, end: str = "") -> str:
    """Arabic words, exactly so many characters long."""
    words = "قال المدير إن العمل في المشروع الجديد بدأ في مطلع العام " * 20
    return (
        words[: chars - 1 - len(end)]
        .replace("  ", " و")
        .rstrip()
        .ljust(chars - len(end), "م")
        + end
    )


def page(*lines: str, headline: str = "<h1>حديقة جديدة على ضفة النهر</h1>") -> str:
    return headline + "".join(lines)


def teasers(count: int, chars: int) -> list[str]:
    """Boxes of a linked title and a text, so many characters in all."""
    title = "بلدية الوادي تزرع ألف شجرة"
    sentence = text(chars - len(title), ".")
    return [f"<div><a href=x>{title}</a><p>{sentence}</p></div>"] * count


# name: (a page made with a number, the number, whether its last line is then story)
NUMBERS = {
    "MIN_STORY_CHARS": (lambda n: page(f"<p>{text(n, '.')}"), scrape.MIN_STORY_CHARS),
    "STORY_LIMITS": (
        lambda n: page(
            f"<p>{text(n // 2, '.')}",
            f"<p><a href=x>{text(60)}</a>",
            f"<p>{'وأضاف: ' + text(n - n // 2 - 7, '.')}",  # other words than above
            headline="",
        ),
        scrape.STORY_LIMITS[False][0],
    ),
    "SENTENCE_CHARS": (
        lambda n: page(*(f"<p>{line}" for line in STORY), f"<p>{text(n)}"),
        scrape.SENTENCE_CHARS,
    ),
    "LABEL_CHARS": (
        lambda n: page(*(f"<p>{line}" for line in STORY), f"<p>{text(n, '.')}"),
        scrape.LABEL_CHARS,
    ),
    "NAMED_LEAD_CHARS": (
        lambda n: page(
            f"<p class=lead>{text(n)}</p><div>", *map("<p>{}".format, STORY)
        ),
        scrape.NAMED_LEAD_CHARS,
    ),
    "MIN_DECLARED_CHARS": (
        lambda n: page("<meta property=og:type content=article>", f"<p>{text(n, '.')}"),
        scrape.MIN_DECLARED_CHARS,
    ),
    "MAX_ABOUT_CHARS": (
        lambda n: page(
            "<meta name=author content='سلمى النجار'>",
            *map("<p>{}".format, STORY),
            f"<p>سلمى النجار {text(n - 12, '.')}",
        ),
        scrape.MAX_ABOUT_CHARS + 1,
    ),
    "MAX_TEASER_CHARS": (
        lambda n: page(*map("<p>{}".format, STORY), *teasers(3, n)),
        scrape.MAX_TEASER_CHARS,
    ),
    "MIN_TEASERS": (
        lambda n: page(
            *map("<p>{}".format, STORY), *teasers(2 * scrape.MIN_TEASERS - 1 - n, 200)
        ),
        scrape.MIN_TEASERS,
    ),
    "LEAD_CHARS": (
        lambda n: page(f"<h2>{text(n)}</h2><div>", *(f"<p>{line}" for line in STORY)),
        scrape.LEAD_CHARS,
    ),
}


@pytest.mark.parametrize(("make", "number"), NUMBERS.values(), ids=NUMBERS)
def test_number_has_two_sides(make: Callable[[int], str], number: int) -> None:
    """One character less, and there is less of a story."""
    enough, too_few = (scrape.extract(make(n)).body for n in (number, number - 1))
    assert len(enough) > len(too_few) + 10


@pytest.mark.parametrize("count", range(1, 5))
def test_page_of_teasers_alone(count: int) -> None:
    assert scrape.extract("".join(teasers(3, 200)[:1] * count)) == scrape.Article()
