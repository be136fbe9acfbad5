"""When and by whom: every form of a date, a byline and JSON-LD, and the traps."""

import json
import re
import time
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scrape

# What a text says -> the date in ISO 8601; the comment says who writes so.
DATES = {
    # machines
    "2024-05-01": "2024-05-01",  # ISO 8601
    "2024-05-01 10:00": "2024-05-01T10:00",  # SQL
    " 2024-05-01T10:00:09.5Z ": "2024-05-01T10:00:09.5Z",  # JavaScript
    "2024-05-01T10:00:09.123456789Z": "2024-05-01T10:00:09.123456789Z",  # Java
    "2024-05-01T10:00+03:00": "2024-05-01T10:00+03:00",  # RFC 3339, no seconds
    "2024-05-01T10:00:00+0300": "2024-05-01T10:00:00+03:00",  # PHP's DATE_ISO8601
    "2024-05-01T10:00:00+03": "2024-05-01T10:00:00+03:00",  # PostgreSQL
    "2024-05-01 10:00:00 +03:00": "2024-05-01T10:00:00+03:00",  # Ruby
    "2024-05-01T10:00:00-0430": "2024-05-01T10:00:00-04:30",
    "2024-05-01T10:00:00 UTC": "2024-05-01T10:00:00Z",  # Drupal
    "2024-05-01 10:00 GMT": "2024-05-01T10:00Z",
    "2024-05-01 9:05:00": "2024-05-01T09:05:00",  # old PHP
    "2024-5-1": "2024-05-01",
    "2024/05/01": "2024-05-01",  # citation_publication_date
    "2024/05/01 10:00": "2024-05-01T10:00",
    "2024.05.01": "2024-05-01",
    "20240501": "2024-05-01",  # basic ISO 8601
    "Wed, 01 May 2024 10:00:00 +0300": "2024-05-01T10:00:00+03:00",  # RFC 2822
    "Wed, 1 May 2024 10:00:00 GMT": "2024-05-01T10:00:00Z",  # HTTP
    "Wed May 01 2024 10:00:00 GMT+0300 (AST)": "2024-05-01T10:00:00+03:00",  # toString()
    "2024-05-01 10:00 AM": "2024-05-01T10:00",  # .NET
    "2024-05-01 12:30 AM": "2024-05-01T00:30",
    "2024-05-01 12:30 p.m.": "2024-05-01T12:30",
    "5/13/2024 10:00 PM": "2024-05-13T22:00",  # .NET, American
    # English
    "May 1, 2024": "2024-05-01",
    "1 May 2024": "2024-05-01",
    "1st May 2024": "2024-05-01",
    "May 3rd, 2024": "2024-05-03",
    "Updated May 3, 2024": "",
    "May 1, 2024 | Updated May 3, 2024": "2024-05-01",
    "01-May-2024": "2024-05-01",  # Oracle
    # French, as newspapers of the Maghreb write it
    "1 février 2024": "2024-02-01",
    "le 14 août 2024": "2024-08-14",
    "25 décembre 2023": "2023-12-25",
    # Egypt, the Gulf
    "1 مايو 2024": "2024-05-01",
    "مايو 1, 2024": "2024-05-01",  # WordPress in Arabic
    "مايو 1، 2024": "2024-05-01",
    "الأربعاء 1 مايو 2024": "2024-05-01",
    "الأربعاء، 01 مايو 2024 - 12:09 م": "2024-05-01T12:09",
    "الأربعاء 1 مايو 2024 12:09 ص": "2024-05-01T00:09",
    "الأربعاء 1 مايو 2024 - 9:05 مساءً": "2024-05-01T21:05",
    "9:05 صباحًا - 1 مايو 2024": "2024-05-01T09:05",  # the time first
    "1 مايو 2024، 11:30 ظهرا": "2024-05-01T11:30",
    "1 مايو 2024، 1:30 ظهراً": "2024-05-01T13:30",
    "1 مايو 2024، 4:30 عصرا": "2024-05-01T16:30",
    "1 مايو 2024، 4:30 فجرا": "2024-05-01T04:30",
    "1 مايو 2024، 9:30 ليلا": "2024-05-01T21:30",
    "1 مايو 2024، 1:30 ليلا": "2024-05-01T01:30",
    "1 إبريل 2024": "2024-04-01",
    "15 أُكتوبر 2024": "2024-10-15",  # with harakat
    "٧ أكتوبر ٢٠٢٤": "2024-10-07",  # Arabic-Indic digits
    "۷ اکتوبر ۲۰۲۴": "",  # Persian letters are not ours
    "٢٠٢٤-٠٥-٠١": "2024-05-01",
    "٢٠٢٤/٠٥/٠١ ١٠:٠٠": "2024-05-01T10:00",
    "تم النشر في: 1 مايو 2024": "2024-05-01",
    "نشر في 1 مايو 2024 الساعة 10:00": "2024-05-01T10:00",
    "التاريخ: 2024/05/01": "2024-05-01",
    # Levant, Iraq
    "24 نيسان 2020": "2020-04-24",
    "24 كانون الثاني 2020": "2020-01-24",
    "24 كانون الأول 2020": "2020-12-24",
    "24 تشرين الاول 2020": "2020-10-24",
    "24 تشرين الثانى 2020": "2020-11-24",
    "تشرين الثاني 24, 2020": "2020-11-24",
    "24 آب 2020": "2020-08-24",
    "24 حزيران 2020، 15:57": "2020-06-24T15:57",
    # both names
    "24 نيسان / أبريل 2020": "2020-04-24",
    "3 مارس/ آذار 2024": "2024-03-03",
    "3 آذار (مارس) 2024": "2024-03-03",
    "3 آب/اغسطس 2024": "2024-08-03",
    "3 كانون الأول - ديسمبر 2024": "2024-12-03",
    "3 مارس/نيسان 2024": "",  # two months
    # Tunisia, Algeria
    "8 فيفري 2019": "2019-02-08",
    "8 جانفي 2019": "2019-01-08",
    "8 جويلية 2019": "2019-07-08",
    "8 أوت 2019": "2019-08-08",
    "8 أفريل 2019": "2019-04-08",
    # Morocco
    "8 غشت 2019": "2019-08-08",
    "8 يوليوز 2019": "2019-07-08",
    "8 شتنبر 2019 - 20:15": "2019-09-08T20:15",
    "8 نونبر 2019": "2019-11-08",
    "8 دجنبر 2019": "2019-12-08",
    # digits
    "16/9/2012": "2012-09-16",
    "16-09-2012 15:57": "2012-09-16T15:57",
    "16.9.2012": "2012-09-16",
    "5 / 5 / 2024": "2024-05-05",
    "01/05/2024": "",  # May or January
    "01.05.2024": "",
    "الأربعاء 01/05/2024": "2024-05-01",  # 5 January was a Friday
    "الجمعة 01/05/2024": "2024-01-05",
    "الأحد 01/05/2024": "",  # neither
    # zones that are shown
    "1 مايو 2024 10:00 GMT": "2024-05-01T10:00Z",
    "1 مايو 2024 10:00 (GMT+3)": "2024-05-01T10:00+03:00",
    "1 مايو 2024 10:00 بتوقيت غرينتش": "2024-05-01T10:00Z",
    "1 مايو 2024 10:00 بتوقيت القاهرة": "2024-05-01T10:00",  # no offset told
    # the clock is no part of the date, nor the date of the zone
    "15:57-16/9/2012": "2012-09-16T15:57",
    "15:57 -12 سبتمبر 2012": "2012-09-12T15:57",
    # another calendar beside ours, or alone
    "12 رمضان 1445 - 22 مارس 2024": "2024-03-22",
    "12 رمضان 1445 هـ": "",
    "1445/09/12": "",
    # no date
    "0000-00-00 00:00:00": "",  # MySQL
    "2024-13-01": "",
    "2024-02-30": "",
    "2024-05-01T25:00": "",
    "منذ 3 ساعات": "",
    "آخر تحديث: 3 مايو 2024": "",
    "نشر 1 مايو 2024 | آخر تحديث 3 مايو 2024": "2024-05-01",
    "1 مايو 2024 - 3 مايو 2024": "",  # a span
    "3 قتلى في مايو 2024": "",
    "1714550400": "",
    "5/13/24": "",
    "": "",
}


@pytest.mark.parametrize(("text", "date"), DATES.items())
def test_date(text: str, date: str) -> None:
    assert scrape.iso_date(text) == date


def test_the_months_of_a_row_are_twelve() -> None:
    assert {len(scrape.phrases(row)) for row in scrape.MONTH_NAMES} == {12}


ISO_8601 = r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-][01]\d:[0-5]\d)?)?"
DATE_PIECES = st.sampled_from(
    [*"0123456789٣٩-/:.+ TZصم،", "2024", "1445", "مايو", "آب", " May ", "99", "12:30"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(DATE_PIECES | st.text(max_size=3), max_size=20).map("".join))
def test_what_goes_out_is_a_possible_date(text: str) -> None:
    if date := scrape.iso_date(text):
        assert date.isascii()
        assert re.fullmatch(ISO_8601, date)
        plain = re.sub(r"\.\d+|Z", "", date)  # as Python 3.10 can read it
        assert 1900 <= datetime.fromisoformat(plain).year < 2100


TITLE = "قرية الصنوبر تفتح مكتبة في عربة قطار قديمة"
STORY = "".join(
    f"<p>{line}</p>"
    for line in (
        "افتتحت قرية الصنوبر أمس مكتبة صغيرة في عربة قطار توقفت عن العمل قبل ثلاثين عاما.",
        "وقالت أمينة المكتبة إن الأهالي تبرعوا بأكثر من أربعة آلاف كتاب خلال شهر واحد فقط.",
        "وتستقبل العربة زوارها كل مساء ما عدا يوم العطلة، وفيها ركن للأطفال وآخر للحكايات.",
    )
)
OTHER = "بحيرة الرمل تستعيد طيورها بعد مواسم من الجفاف"
DAY = "2024-05-01T10:00:00+03:00"
AUTHOR = "سلوى الزهراوي"


def page(head: str = "", below: str = "", above: str = "", after: str = "") -> str:
    return f"""<head><title>{TITLE} | نشرة الجبل</title>{head}</head><body>
        {above}<article><h1>{TITLE}</h1>{below}{STORY}</article>{after}</body>"""


def facts(html: str) -> tuple[str, str]:
    """The date and the author of a page, on which the story was found."""
    article = scrape.extract(html)
    assert article.headline == TITLE
    assert article.body.count("\n") >= 2
    return article.published, article.author


def ld(*things: object) -> str:
    """JSON-LD, a script for each thing."""
    texts = (t if isinstance(t, str) else json.dumps(t) for t in things)
    return "".join(f'<script type="application/ld+json">{t}</script>' for t in texts)


def thing(kind: object = "NewsArticle", headline: str = TITLE, **more: object) -> dict:
    told = {"@type": kind, "headline": headline, "datePublished": DAY}
    return {**told, "author": {"@type": "Person", "name": AUTHOR}, **more}


STRAY = thing(
    headline=OTHER, datePublished="2020-01-02", author={"name": "هاني الغريب"}
)
TOLD, NONE = (DAY, AUTHOR), ("", "")
SHAPES = {
    "an article": (ld(thing()), TOLD),
    "another kind of article": (ld(thing("ReportageNewsArticle")), TOLD),
    "kinds in a list": (ld(thing(["Thing", "BlogPosting"])), TOLD),
    "live blog": (ld(thing("LiveBlogPosting")), TOLD),
    "no kind": (ld({"headline": TITLE, "datePublished": DAY}), (DAY, "")),
    "a page alone": (ld(thing("WebPage")), TOLD),
    "a page beside": (ld(thing("WebPage", datePublished="2020-01-02"), thing()), TOLD),
    "a graph": (ld({"@graph": [{"@type": "WebSite"}, thing()]}), TOLD),
    "a list": (ld([{"@type": "Organization", "name": "x"}, thing()]), TOLD),
    "main entity": (ld({"@type": "WebPage", "mainEntity": thing()}), TOLD),
    "two in a script": (ld('{"@type":"WebSite"}' + json.dumps(thing())), TOLD),
    "another story first": (ld(STRAY, thing()), TOLD),
    "another story last": (ld([thing(), STRAY]), TOLD),
    "items": (ld({"@type": "ItemList", "itemListElement": [{"item": STRAY}]}), NONE),
    "mentions": (ld({**thing(), "mentions": [STRAY]}), TOLD),
    "parts": (ld({"@type": "WebPage", "hasPart": [STRAY]}), NONE),
    "of a whole": (ld({"@type": "Person", "isPartOf": STRAY}), NONE),
    "comments": (ld({**thing(), "comment": [{**STRAY, "@type": "Comment"}]}), TOLD),
    "a comment": (ld({**STRAY, "@type": "Comment"}), NONE),
    "a video": (ld({**STRAY, "@type": "VideoObject"}), NONE),
    "a picture": (ld({**thing(), "image": {**STRAY, "@type": "ImageObject"}}), TOLD),
    "a claim": (ld({**STRAY, "@type": "ClaimReview"}), NONE),
    "modified alone": (ld({"@type": "NewsArticle", "dateModified": DAY}), NONE),
    "created alone": (ld({"@type": "NewsArticle", "dateCreated": DAY}), NONE),
    "trailing comma": (ld(json.dumps(thing())[:-1] + ",}"), TOLD),
    "line break": (ld(json.dumps(thing(text="a@b")).replace("@b", "\n b")), TOLD),
    "quotation mark": (ld(json.dumps(thing(about="a@b")).replace("@", '"')), TOLD),
    "quoted words": (
        ld(json.dumps(thing(about="a @b@ c")).replace(" @", ' "').replace("@ ", '" ')),
        TOLD,
    ),
    "article in broken outer": (
        ld('{"@graph": [nothing, ' + json.dumps(thing()) + "]}"),
        TOLD,
    ),
    "CDATA": (ld(f"//<![CDATA[\n{json.dumps(thing())}\n//]]>"), TOLD),
    "author elsewhere": (
        ld({"@graph": [thing(author={"@id": "#s"}), {"@id": "#s", "name": AUTHOR}]}),
        TOLD,
    ),
    "author with a language": (ld(thing(author={"name": {"@value": AUTHOR}})), TOLD),
    "author as text": (ld(thing(author=AUTHOR)), TOLD),
    "author as HTML": (ld(thing(author=f"<b>{AUTHOR}</b>")), TOLD),
    "names in a list": (
        ld(thing(author={"name": [AUTHOR, "نادر البحار"]})),
        (DAY, f"{AUTHOR}، نادر البحار"),
    ),
    "authors in a list": (
        ld(thing(author=[{"name": AUTHOR}, {"name": "نادر البحار"}])),
        (DAY, f"{AUTHOR}، نادر البحار"),
    ),
    "parts of a name": (
        ld(thing(author={"givenName": "سلوى", "familyName": "الزهراوي"})),
        TOLD,
    ),
    "an organization": (
        ld(thing(author={"@type": "NewsMediaOrganization", "name": "ضفاف برس"}))
        + '<meta name="author" content="ضفاف برس">',
        (DAY, ""),
    ),
    "a person who is one": (
        ld(thing(author={"@type": ["Person", "Organization"], "name": AUTHOR})),
        TOLD,
    ),
    "a ring of names": (ld({"@id": "#a", "name": {"@id": "#a"}}, thing()), TOLD),
}


@pytest.mark.parametrize(("head", "told"), SHAPES.values(), ids=SHAPES)
def test_shape_of_json_ld(head: str, told: tuple[str, str]) -> None:
    assert facts(page(head)) == told


SITE = '<meta property="og:site_name" content="نشرة الجبل">'
AUTHORS = {
    AUTHOR: AUTHOR,
    f"بقلم: {AUTHOR}": AUTHOR,
    f"كتبت {AUTHOR}": AUTHOR,
    f"By {AUTHOR}": AUTHOR,
    f"{AUTHOR} - دمشق": AUTHOR,
    f"{AUTHOR} | نشرة الجبل": AUTHOR,
    f"{AUTHOR}، بيروت": AUTHOR,
    f"«{AUTHOR}»": AUTHOR,
    f"الكاتبة: {AUTHOR}": AUTHOR,
    f"{AUTHOR} (س. ز.)": AUTHOR,
    f"{AUTHOR}، سلوى الزهراوى": AUTHOR,
    f"{AUTHOR} و نادر البحار": f"{AUTHOR}، نادر البحار",
    "Salwa Zahra and Nader Bahar": "Salwa Zahra، Nader Bahar",
    "Salwa Zahra, Nader Bahar": "Salwa Zahra، Nader Bahar",
    "Salwa Zahra, mountain.example": "Salwa Zahra",
    "نشرة الجبل": "",
    "نشرة الجبل من دمشق": "",
    "admin": "",
    "salwaz": "",
    "salwa.z.77": "",
    "salwa@mountain.example": "",
    "https://social.example/salwa": "",
    "وكالات": "",
    "قسم الأخبار": "",
    "القسم الثقافي": "",
    "أ ش أ": "",
    "تصميم وبرمجة شركة الصفحة": "",
    "Developed by Nader Bahar": "",
    "نادر البحار - مسؤول الابلود": "",
}


@pytest.mark.parametrize(("told", "author"), AUTHORS.items())
def test_declared_author(told: str, author: str) -> None:
    meta = f'<meta name="author" content="{told}">'
    assert facts(page(SITE + meta))[1] == author


BYLINES = {
    f"كتبت {AUTHOR}": AUTHOR,
    f"كتبت: {AUTHOR}": AUTHOR,
    f"بقلم {AUTHOR}": AUTHOR,
    f"بقلم/ {AUTHOR}": AUTHOR,
    f"إعداد: {AUTHOR}": AUTHOR,
    f"حوار: {AUTHOR}": AUTHOR,
    f"تحقيق: {AUTHOR} - الأحد 5 مايو 2024": AUTHOR,
    f"كتبت: {AUTHOR} الأحد 5 مايو 2024": AUTHOR,
    f"كتبت: {AUTHOR} | 10:20": AUTHOR,
    f'<span class="writer">{AUTHOR}</span>': AUTHOR,
    f'<div class="post-author"><i></i><a href="/x"><b>{AUTHOR}</b></a></div>': AUTHOR,
    f'<a rel="author" href="/x">{AUTHOR}</a>': AUTHOR,
    f'<a href="/author/12">{AUTHOR}</a>': AUTHOR,
    f'<span itemprop="author"><span itemprop="name">{AUTHOR}</span></span>': AUTHOR,
    AUTHOR: "",  # nothing says that it is a writer
    f"المصدر: {AUTHOR}": "",
    f"أضاف: {AUTHOR}": "",
    f"صورة: {AUTHOR}": "",
    "حوار مع وزير الزراعة": "",
    "كتب: أ ش أ": "",
    "كتب: وكالات": "",
    f'<div class="comments"><b class="author">{AUTHOR}</b></div>': "",
}


@pytest.mark.parametrize(("line", "author"), BYLINES.items())
def test_byline(line: str, author: str) -> None:
    assert facts(page(SITE, below=f"<div>{line}</div>"))[1] == author


def test_last_line_may_be_the_byline() -> None:
    html = page().replace("</article>", f"<p>بقلم: {AUTHOR}</p></article>")
    assert facts(html)[1] == AUTHOR


def test_shown_byline_beats_who_put_the_page_up() -> None:
    meta = '<meta name="author" content="نادر البحار - رفع upload">'
    assert facts(page(meta, below=f"<div>كتبت {AUTHOR}</div>"))[1] == AUTHOR


SHOWN = "الأحد 5 مايو 2024 - 10:20"
SEEN = "2024-05-05T10:20"
STAMP = '<time datetime="2020-01-02">2 يناير</time>'
# name: (head, below the headline, above it, after the story, the date)
PLACES = {
    "line below": ("", f"<div>{SHOWN}</div>", "", "", SEEN),
    "line with the writer": ("", f"<div>{AUTHOR} - {SHOWN}</div>", "", "", SEEN),
    "time": ("", f'<time datetime="{DAY}">1 مايو</time>', "", "", DAY),
    "itemprop": ("", f'<i itemprop="datePublished" content="{DAY}">x</i>', "", "", DAY),
    "hAtom": ("", f'<abbr class="published" title="{DAY}">1 مايو</abbr>', "", "", DAY),
    "RDFa": ("", f'<b property="dc:date published" content="{DAY}">x</b>', "", "", DAY),
    "meta before time": (
        f'<meta property="article:published_time" content="{DAY}">',
        STAMP,
        "",
        "",
        DAY,
    ),
    "another spelling": (
        f'<meta name="publish_date" content="{DAY}">',
        "",
        "",
        "",
        DAY,
    ),
    "today's date is last": (
        '<meta name="date" content="2025-09-09">',
        f"<div>{SHOWN}</div>",
        "",
        "",
        SEEN,
    ),
    "and better than none": (f'<meta name="date" content="{DAY}">', "", "", "", DAY),
    "modified": (
        f'<meta property="article:modified_time" content="{DAY}">',
        "",
        "",
        "",
        "",
    ),
    "modified time": (
        "",
        f'<time class="modified" datetime="{DAY}">x</time>',
        "",
        "",
        "",
    ),
    "published, then modified": (
        "",
        f'<time class="updated" datetime="2024-06-06">x</time><time class="published" datetime="{DAY}">y</time>',
        "",
        "",
        DAY,
    ),
    "an update": ("", f"<div>آخر تحديث: {SHOWN}</div>", "", "", ""),
    "relative": ("", "<div>منذ 3 ساعات</div>", "", "", ""),
    "Hijri alone": ("", "<div>الأحد 26 شوال 1445 هـ</div>", "", "", ""),
    "clock of the header": ("", "", f"<header><div>{SHOWN}</div></header>", "", ""),
    "card below": ("", "", "", f"<div><a href=x>{OTHER}</a>{STAMP}</div>", ""),
    "card beside": (
        "",
        f'<div class="related"><a href=x>{OTHER}</a> {STAMP}</div>',
        "",
        "",
        "",
    ),
    "ticker": (
        "",
        "",
        f"<div><ul><li>{STAMP} <a href=x>{OTHER}</a></ul></div>",
        "",
        "",
    ),
    "comment": ("", "", "", f'<div class="comments"><p>أحسنتم {STAMP}</p></div>', ""),
    "menu": ("", f"<nav>{STAMP}</nav>", "", "", ""),
    "in a sentence": (
        "",
        '<p>ويقام الحفل في <time datetime="2031-07-01">مطلع تموز</time> في ساحة القرية.</p>',
        "",
        "",
        "",
    ),
    "an event in a sentence": ("", "<p>ويقام الحفل يوم 5 مايو 2024.</p>", "", "", ""),
    "footer": ("", "", "", f"<footer>{SHOWN}</footer>", ""),
}


@pytest.mark.parametrize(
    ("head", "below", "above", "after", "date"), PLACES.values(), ids=PLACES
)
def test_place_of_a_date(
    head: str, below: str, above: str, after: str, date: str
) -> None:
    assert facts(page(head, below, above, after))[0] == date


def test_date_above_the_headline() -> None:
    html = page().replace("<h1>", f"<div>{SHOWN}</div><h1>")
    assert facts(html)[0] == SEEN


def test_explain_says_where_and_what_was_passed_over(
    capsys: pytest.CaptureFixture[str],
) -> None:
    meta = '<meta name="author" content="نادر البحار"><meta name="date" content="2025">'
    line = f'<div>كتبت {AUTHOR}</div><time datetime="2024-05-02">2 مايو</time>'
    html = page(ld(thing()) + meta, below=line)
    scrape.explain(scrape.Page(html, "utf-8", "test"))
    told = capsys.readouterr().out.splitlines()
    assert told[1:6] == [
        f"published: {DAY} (JSON-LD)",
        "  passed over: 2024-05-02 (beside the headline)",
        f"author: {AUTHOR} (JSON-LD)",
        "  passed over: نادر البحار (<meta>)",
        f"  passed over: {AUTHOR} (beside the headline)",
    ]


def test_explain_says_that_nothing_was_found(
    capsys: pytest.CaptureFixture[str],
) -> None:
    scrape.explain(scrape.Page(page(), "utf-8", "test"))
    told = capsys.readouterr().out.splitlines()
    assert told[1:3] == ["published: none", "author: none"]


HOSTILE = {
    "marks in a string": '{"a":"' + 'a"a' * 100_000,
    "marks and spaces": '{"a":' + '" ' * 150_000,
    "backslashes": '{"a":"' + "\\" * 300_000,
    "commas": "{" + ", " * 150_000,
    "things": "[" + json.dumps(STRAY) * 2_000,
    "authors": json.dumps(thing(author=["a b"] * 30_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_json_takes_linear_time(text: str) -> None:
    began = time.process_time()
    scrape.extract(page(ld(text)))
    assert time.process_time() - began < 5
