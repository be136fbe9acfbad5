"""How scrape.py stands it when pages change: each page is read again after one edit.

    python bench/mutations.py                   the pages under tests/pages
    python bench/mutations.py DIR ...           folders of NAME.html.gz and NAME.json
    python bench/mutations.py --write OUT DIR   and keep the pages that an edit lost

NAME.json has "headline" and "body" (a list of paragraphs, or one text); tests/pages is
read as quality.py does. The edits: a wrapper with a furniture's name round the story; an
overlay or a footer of 0.6 and 1.5 times the story's length; comments twice as long; a
next article below in the same dress; the story split over two boxes; a box a paragraph.
What fills them is invented below. A page is skipped where its story cannot be located.

"lost" are pages with an F1 below 0.5, "F1" is the mean over the pages; both before the
edit and after it, on the pages that the edit could be made on.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import chain, islice, product
from pathlib import Path
from random import Random
from statistics import fmean, harmonic_mean
from typing import NamedTuple, TypeVar
from zlib import crc32

from common import PROJECT, html_of, option_parser, ours, progress, table, versions
from quality import Case, own, score

HEADER = ["", "pages", "lost before", "lost after", "F1 before", "F1 after"]
LOST_BELOW = 0.5
LEAST_LOCATED = 0.8  # of the story's letters
FARTHEST = 3_000  # letters of other text between two paragraphs of a story

# ---- What the edits put in: sentences of three parts, by kind ----------------

Parts = Sequence[Sequence[str]]
T = TypeVar("T")
ARABIC: dict[str, Parts] = {
    "news": [
        [
            "أعلنت مديرية المياه في مدينة السهل الأخضر",
            "قال مدير المكتبة العامة في حي البستان",
            "ذكر تقرير أعده مهندسون من نقابة البنائين",
            "أكدت رئيسة الجمعية التعاونية لمربي النحل",
            "أوضح المشرف على ترميم القلعة القديمة",
            "كشفت دراسة أجراها طلاب معهد الزراعة",
        ],
        [
            "أن العمل في المشروع سيستمر حتى نهاية الخريف",
            "أن عدد المستفيدين تجاوز خمسة آلاف أسرة",
            "أن الكلفة النهائية لم تتجاوز ما رصد لها",
            "أن النتائج الأولى فاقت كل التوقعات",
            "أن الخلاف مع المقاول انتهى بالتراضي",
            "أن الأضرار اقتصرت على المبنى الشمالي",
        ],
        [
            "بعد شهور من الانتظار والاجتماعات المتتالية.",
            "على الرغم من قلة الأمطار في العامين الماضيين.",
            "بفضل تبرعات جمعها المغتربون من أبناء المنطقة.",
            "وهو ما رحب به الأهالي في حديثهم إلى مراسلنا.",
            "في انتظار قرار تصدره الوزارة خلال أسابيع.",
            "كما جاء في وثيقة عرضت على الحاضرين صباحا.",
        ],
    ],
    "consent": [
        [
            "نستخدم نحن وشركاؤنا ملفات تعريف الارتباط",
            "يخزن هذا الموقع معلومات على جهازك",
            "تسمح لنا موافقتك بمعالجة بيانات الاستخدام",
            "يجوز لبعض الموردين الوصول إلى معرفات فريدة",
            "تحفظ تفضيلاتك في متصفحك مدة عام واحد",
            "تتيح الأدوات الإحصائية جمع أرقام لا تكشف هويتك",
        ],
        [
            "من أجل عرض إعلانات تناسب اهتماماتك",
            "لقياس أداء المحتوى وفهم جمهور القراء",
            "لتحسين سرعة الصفحات وأمانها",
            "لتذكر اللغة التي تفضلها عند عودتك",
            "وفق ما تنص عليه سياسة الخصوصية",
            "استنادا إلى مصلحة مشروعة يمكنك الاعتراض عليها",
        ],
        [
            "ويمكنك سحب موافقتك متى شئت من أسفل الصفحة.",
            "ولا تشارك هذه البيانات مع أي طرف من دون إذنك.",
            "ويبقى الموقع متاحا لك إن اخترت الرفض.",
            "وتجد قائمة الموردين كاملة في صفحة الإعدادات.",
            "وتمحى السجلات تلقائيا بعد انقضاء المدة.",
            "ويسري اختيارك على هذا الموقع وحده.",
        ],
    ],
    "about": [
        [
            "تصدر الصحيفة عن مؤسسة مستقلة للنشر",
            "يعمل في هيئة التحرير صحفيون من مختلف المحافظات",
            "تلتزم المؤسسة ميثاق الشرف الصحفي",
            "حقوق النشر محفوظة للمؤسسة",
            "يرحب قسم الإعلان بطلبات المعلنين",
            "يستقبل مكتب الاشتراكات القراء كل يوم",
        ],
        [
            "منذ أكثر من ثلاثة عقود من العمل اليومي",
            "في مقرها الرئيس وفي مكاتبها الفرعية",
            "بموجب ترخيص صادر عن الجهات المختصة",
            "من دون أي دعم من حزب أو حكومة",
            "ضمن ساعات الدوام الرسمي عدا العطل",
            "ولا يعد ذلك تبنيا لآراء الكتاب",
        ],
        [
            "ولا يسمح بإعادة النشر إلا بإذن خطي مسبق.",
            "وتراجع الشكاوى لجنة يرأسها قاض متقاعد.",
            "ويمكن الوصول إليها بالبريد أو الهاتف.",
            "وتنشر تقريرها المالي في مطلع كل عام.",
            "وتحتفظ بحق تعديل هذه الشروط في أي وقت.",
            "وتطبع نسختها الورقية في مطابعها الخاصة.",
        ],
    ],
    "comment": [
        [
            "والله يا إخوان أنا من سكان المنطقة",
            "شكرا للكاتب على هذا الموضوع",
            "لا أتفق مع من علق قبلي",
            "قرأت الخبر مرتين ولم أفهم",
            "يا ليت المسؤولين يقرؤون كلامنا",
            "عندي سؤال بسيط لمن يعرف الجواب",
        ],
        [
            "وأقول لكم إن الأمر ليس كما يبدو",
            "فقد سمعنا هذا الكلام كثيرا من قبل",
            "ونحن نعاني كل يوم ولا أحد يسأل عنا",
            "لأن الحقيقة ضاعت بين هذا وذاك",
            "وأتمنى أن أكون مخطئا هذه المرة",
            "مع أن جاري يقول عكس ذلك تماما",
        ],
        [
            "والله المستعان على كل حال.",
            "فمن المسؤول عن كل هذا التأخير؟",
            "وبارك الله في كل من يعمل بصمت.",
            "وسنرى ما تأتي به الأيام المقبلة!",
            "وأنتظر ردكم إن كان عندكم رد.",
            "ولا حول ولا قوة إلا بالله.",
        ],
    ],
}
ENGLISH: dict[str, Parts] = {
    "news": [
        [
            "The water board of the valley towns said on Monday",
            "A librarian who has run the reading room for years told us",
            "Engineers who inspected the old bridge reported",
            "The head of the beekeepers' cooperative confirmed",
            "Volunteers restoring the mill by the river explained",
            "A survey by students of the farming college found",
        ],
        [
            "that the work would go on until the end of autumn",
            "that more than five thousand households had benefited",
            "that the final cost stayed within the budget",
            "that the first results were better than anyone hoped",
            "that the dispute with the builder had been settled",
            "that the damage was limited to the northern wing",
        ],
        [
            "after months of meetings behind closed doors.",
            "despite two dry years in a row.",
            "thanks to gifts from people who had moved abroad.",
            "which the neighbours welcomed with some relief.",
            "while a ruling from the ministry is still awaited.",
            "according to a paper handed out in the morning.",
        ],
    ],
    "consent": [
        [
            "We and our partners store cookies on your device",
            "This site processes unique identifiers and usage data",
            "Your consent lets us combine information from your visits",
            "Some vendors may access data such as your approximate location",
            "Your preferences are kept in this browser for one year",
            "Statistics tools collect figures that do not identify you",
        ],
        [
            "in order to show you advertising that fits your interests",
            "to measure how content performs and who reads it",
            "to keep the pages fast and secure",
            "to remember the language that you prefer",
            "as described in our privacy policy",
            "on the basis of a legitimate interest you may object to",
        ],
        [
            "and you can withdraw your consent at any time.",
            "and none of it is shared without your permission.",
            "and the site remains available if you refuse.",
            "and the full list of vendors is found in the settings.",
            "and records are erased when that period is over.",
            "and your choice applies to this site only.",
        ],
    ],
    "about": [
        [
            "This newspaper is published by an independent foundation",
            "Our newsroom has reporters in every district",
            "The company follows the code of the press council",
            "All rights in texts and pictures belong to the publisher",
            "The advertising desk welcomes enquiries",
            "The subscriptions office is open to readers",
        ],
        [
            "which has printed a daily for three decades",
            "at its main seat and in the branch offices",
            "under a licence of the competent authority",
            "without any support from parties or government",
            "during office hours except on holidays",
            "and does not endorse the views of columnists",
        ],
        [
            "and nothing may be reproduced without written permission.",
            "and complaints are heard by a retired judge.",
            "and can be reached by letter or telephone.",
            "and an annual report is released each January.",
            "and these terms may be changed at any time.",
            "and the paper edition comes from its own presses.",
        ],
    ],
    "comment": [
        [
            "Honestly I have lived around here all my life",
            "Thanks to whoever wrote this",
            "I do not agree with the person above",
            "Read it twice and still do not get it",
            "If only those in charge read what we write",
            "Simple question for anyone who knows",
        ],
        [
            "and let me tell you it is not what it looks like",
            "because we have heard all that before",
            "while nobody ever asks people like us",
            "since the truth got lost somewhere in between",
            "and I really hope to be wrong this time",
            "even though my neighbour says the opposite",
        ],
        [
            "so good luck to all of you.",
            "so who is going to pay for the delay?",
            "and bless those who work without a fuss.",
            "but we shall see what comes next!",
            "and I am waiting for an answer.",
            "and that is all I have to say.",
        ],
    ],
}
TITLES = {
    "news": ("النحل يعود إلى بساتين السهل الأخضر", "Bees return to the valley's orchards"),
    "consent": ("خصوصيتك تهمنا", "Your privacy matters to us"),
    "about": ("من نحن", "About us"),
    "comment": ("التعليقات", "Comments"),
}  # fmt: skip

# Names of furniture that themes put on wrappers of a whole story, too.
WRAPPERS = [
    "related", "sidebar", "comments", "share", "promo", "footer", "menu", "popup",
    "widget", "social", "newsletter", "caption", "most-read", "nav", "ads",
]  # fmt: skip
OVERLAYS = [
    '<div class="modal" role="dialog" aria-modal="true">{}</div>',
    '<div id="consent-layer"><div class="consent-text">{}</div></div>',
    '<div class="popup-overlay"><div class="popup-inner">{}</div></div>',
    '<div class="cookie-notice">{}</div>',
]
FOOTERS = [
    "<footer>{}</footer>",
    '<div class="site-footer"><div class="footer-about">{}</div></div>',
    '<div id="footer">{}</div>',
]
COMMENTS = [
    ('<div class="comments">', '<div class="comment"><b>{}</b><p>{}</p></div>'),
    ('<section id="discussion">', "<article><h4>{}</h4><p>{}</p></article>"),
    ('<div class="reader-opinions">', "<div><span>{}</span><div>{}</div></div>"),
]
HALVES = [
    ('<div class="text-part">', '<div class="text-part">'),
    ('<div class="free">', '<div class="paywall">'),
    ("<section>", '<section class="more">'),
]
BLOCKS = [
    '<div class="text-block"><div class="inner">{}</div></div>',
    '<section class="module"><div class="widget widget-text">{}</div></section>',
    '<div class="row"><div class="col"><div class="rich-text">{}</div></div></div>',
]


class Filler:
    """Endless invented text for a page: always the same for the same name."""

    def __init__(self, name: str, arabic: bool) -> None:
        self.number = crc32(name.encode())
        self.arabic = arabic

    def title(self, kind: str) -> str:
        return TITLES[kind][0 if self.arabic else 1]

    def paragraphs(self, kind: str, length: float) -> list[str]:
        """Paragraphs of two sentences, of at least so many letters in all."""
        parts = (ARABIC if self.arabic else ENGLISH)[kind]
        sentences = [" ".join(sentence) for sentence in product(*parts)]
        Random(self.number).shuffle(sentences)
        found: list[str] = []
        while sum(map(len, found)) < length:
            start = 2 * len(found) % len(sentences)  # 216: told twice if need be
            found.append(" ".join(sentences[start : start + 2]))
        return found

    def of(self, choices: Sequence[T]) -> T:
        return choices[self.number % len(choices)]


# ---- A page's elements, with their places in its text ------------------------

TOKEN = re.compile(
    r"""<!--.*?-->
      | <(?P<raw>script|style|template|noscript|textarea|title|svg)\b.*?</(?P=raw)\s*>
      | <[!?][^>]*>
      | <(?P<slash>/?)(?P<name>[a-z][^\s/>]*)(?P<rest>(?:"[^"]*"|'[^']*'|[^'">])*)>
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
    "source", "track", "wbr",
}  # fmt: skip
ENDS_P = {
    "address", "article", "aside", "blockquote", "div", "dl", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main",
    "nav", "ol", "p", "pre", "section", "table", "ul",
}  # fmt: skip
# No boxes to put a box into.
NO_BOXES = {
    "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "tbody", "thead", "tr",
    "span", "a", "b", "i", "em", "strong", "font", "center", "blockquote", "h1",
    "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip


@dataclass(eq=False)
class Node:
    """An element (or a text, which has no tag) between two places of the HTML."""

    tag: str
    start: int
    end: int
    parent: "Node | None" = None
    attributes: str = ""


def nodes_of(html: str) -> list[Node]:
    """All elements and texts, in the order in which they begin."""
    nodes = [Node("", 0, len(html))]
    opened, place = [nodes[0]], 0
    for token in TOKEN.finditer(html):
        if token.start() > place:
            nodes.append(Node("", place, token.start(), opened[-1]))
        place = token.end()
        name = (token["name"] or "").lower()
        if not name:
            continue
        if token["slash"]:
            close(opened, name, token)
            continue
        if opened[-1].tag == "p" and name in ENDS_P or opened[-1].tag == name == "li":
            opened.pop().end = token.start()
        nodes.append(
            Node(name, token.start(), token.end(), opened[-1], token["rest"] or "")
        )
        if name not in VOID and not token["rest"].endswith("/"):
            nodes[-1].end = len(html)
            opened.append(nodes[-1])
    return nodes


def close(opened: list[Node], name: str, token: re.Match[str]) -> None:
    """Close the innermost element of that name, and what is open in it."""
    if name not in [node.tag for node in opened[1:]]:
        return
    while (node := opened.pop()).tag != name:
        node.end = token.start()
    node.end = token.end()


class Letters:
    """The letters of a page's texts, without what stands between them."""

    def __init__(self, html: str, texts: Iterable[Node]) -> None:
        letters: list[str] = []
        self.places: list[int] = []
        for text in texts:
            for match in re.finditer(r"&#?\w+;|\w", html[text.start : text.end]):
                letter = unescape(match[0])
                if re.fullmatch(r"\w", letter):
                    letters.append(letter)
                    self.places.append(text.start + match.start())
        self.text = "".join(letters)

    def locate(self, lines: Sequence[str]) -> list[tuple[int, int]]:
        """Where in the HTML each line's first and last letter stand, if most do."""
        keys = [key for line in lines if (key := "".join(re.findall(r"\w", line)))]
        tries = (self.follow(keys, start) for start in self.occurrences(keys[:3]))
        best = max(tries, key=lambda found: sum(b - a for a, b in found), default=[])
        if sum(b - a for a, b in best) < LEAST_LOCATED * sum(map(len, keys)):
            return []
        return [(self.places[a], self.places[b - 1]) for a, b in best]

    def occurrences(self, keys: list[str]) -> list[int]:
        """Where the first of the keys that is there at all may begin."""
        places = (
            [found.start() for found in re.finditer(re.escape(key), self.text)]
            for key in keys
        )
        return next(filter(None, places), [])

    def follow(self, keys: list[str], start: int) -> list[tuple[int, int]]:
        """The stretches of letters that the keys are, one after the other."""
        found = []
        for key in keys:
            place = self.text.find(key, start, start + FARTHEST + len(key))
            if place >= 0:
                start = place + len(key)
                found.append((place, start))
        return found


class Place(NamedTuple):
    """Where a page has its story."""

    html: str
    box: Node  # the smallest that holds all of it
    pieces: list[tuple[int, int]]  # what in the box holds a paragraph each
    headline: Node | None
    length: int  # letters of the story


def place_of(html: str, case: Case) -> Place | None:
    """Where the story is; None where it cannot be told."""
    nodes = nodes_of(html)
    texts = [node for node in nodes if not node.tag and node.parent]
    letters = Letters(html, texts)
    lines = (case.body or "").split("\n")
    found = letters.locate(lines)
    if not found:
        return None
    first, last = found[0][0], found[-1][1]
    box = around(nodes, first, last)
    pieces = pieces_of([node for node in nodes if node.parent is box], found)
    titles = letters.locate([case.headline or ""])
    headline = around(nodes, *titles[0]) if titles else None
    return Place(html, box, pieces, headline, sum(map(len, lines)))


def around(nodes: Sequence[Node], first: int, last: int) -> Node:
    """The smallest box that holds both places."""
    holding = [node for node in nodes if node.start <= first and last < node.end]
    boxes = [node for node in holding if node.tag and node.tag not in NO_BOXES]
    return min(boxes, key=lambda node: node.end - node.start, default=nodes[0])


def pieces_of(
    children: Sequence[Node], found: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The stretches of a box's children that hold a paragraph each."""
    pieces: list[tuple[int, int]] = []
    for first, last in found:
        held = [node for node in children if node.end > first and node.start <= last]
        start, end = held[0].start, held[-1].end
        if pieces and start < pieces[-1][1]:
            start = pieces.pop()[0]
        pieces.append((start, end))
    return pieces


# ---- The edits ---------------------------------------------------------------

Edit = Callable[[Place, Filler], str]


def with_put(place: Place, puts: Iterable[tuple[int, str]]) -> str:
    """The page with markup put at places of it."""
    html = place.html
    for where, markup in sorted(puts, key=lambda put: put[0], reverse=True):
        html = html[:where] + markup + html[where:]
    return html


def paragraphs(lines: Iterable[str]) -> str:
    return "\n".join(f"<p>{escape(line)}</p>" for line in lines)


def filling(kind: str, filler: Filler, length: float) -> str:
    """A heading and paragraphs of a kind."""
    lines = filler.paragraphs(kind, length)
    return f"<h3>{filler.title(kind)}</h3>\n{paragraphs(lines)}"


def below(place: Place) -> int:
    """The place below the story's box, or below the story in a box that is the page."""
    inside = place.box.tag not in {"", "html", "body"}
    return place.box.end if inside else place.pieces[-1][1]


def wrapper(place: Place, filler: Filler) -> str:
    """The story in a box with a name of furniture."""
    opening = f'<div class="{filler.of(WRAPPERS)}">'
    start, end = place.pieces[0][0], place.pieces[-1][1]
    return with_put(place, [(start, opening), (end, "</div>")])


def overlay(share: float) -> Edit:
    """A consent text at the page's top, of a share of the story's length."""

    def edit(place: Place, filler: Filler) -> str:
        body = re.search(r"<body\b[^>]*>", place.html, re.IGNORECASE)
        text = filling("consent", filler, share * place.length)
        return with_put(
            place, [(body.end() if body else 0, filler.of(OVERLAYS).format(text))]
        )

    return edit


def footer(share: float) -> Edit:
    """A footer about the paper, of a share of the story's length."""

    def edit(place: Place, filler: Filler) -> str:
        ends = [m.start() for m in re.finditer(r"</body", place.html, re.IGNORECASE)]
        text = filling("about", filler, share * place.length)
        where = ends[-1] if ends else len(place.html)
        return with_put(place, [(where, filler.of(FOOTERS).format(text))])

    return edit


def comments(place: Place, filler: Filler) -> str:
    """Readers' comments, twice as long as the story."""
    opening, item = filler.of(COMMENTS)
    lines = filler.paragraphs("comment", 2 * place.length)
    items = "\n".join(item.format(f"R. {n}", line) for n, line in enumerate(lines))
    title = f"<h3>{filler.title('comment')}</h3>"
    return with_put(place, [(below(place), boxed(opening, title + items))])


def boxed(opening: str, inner: str) -> str:
    return f"{opening}{inner}</{opening[1:].partition(' ')[0].rstrip('>')}>"


def next_article(place: Place, filler: Filler) -> str:
    """One more article, in the dress of the page's headline and story."""
    title, box = place.headline, place.box
    heading = f"<h2>{filler.title('news')}</h2>"
    if title and title.tag not in {"", "html", "body"}:
        heading = dressed(place.html, title, filler.title("news"))
    lines = filler.paragraphs("news", place.length)
    if box.tag in {"", "html", "body"}:
        return with_put(place, [(below(place), heading + paragraphs(lines))])
    story = f"<{box.tag}{without_id(box.attributes)}>{paragraphs(lines)}</{box.tag}>"
    return with_put(place, [(below(place), heading + story)])


def dressed(html: str, title: Node, text: str) -> str:
    """A heading like another."""
    inner = re.search(r"<(h[1-6])\b[^>]*>", html[title.start : title.end])
    tag = inner[1] if inner else title.tag
    opening = inner[0] if inner else f"<{tag}{title.attributes}>"
    return f"{without_id(opening)}{text}</{tag}>"


def without_id(attributes: str) -> str:
    return re.sub(r"""\sid\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", "", attributes)


def split(place: Place, filler: Filler) -> str:
    """The first and the second half of the paragraphs in a box of their own."""
    if len(place.pieces) < 2:
        return ""
    start, end = place.pieces[0][0], place.pieces[-1][1]
    middle = place.pieces[len(place.pieces) // 2][0]
    first, second = filler.of(HALVES)
    html = place.html
    halves = boxed(first, html[start:middle]) + boxed(second, html[middle:end])
    return html[:start] + halves + html[end:]


def box_a_paragraph(place: Place, filler: Filler) -> str:
    """Each of the paragraphs in boxes of its own."""
    if len(place.pieces) < 3:
        return ""
    html, block = place.html, filler.of(BLOCKS)
    for start, end in reversed(place.pieces):
        html = html[:start] + block.format(html[start:end]) + html[end:]
    return html


EDITS: dict[str, Edit] = {
    "wrapper with a furniture's name": wrapper,
    "overlay, 0.6 of the story": overlay(0.6),
    "overlay, 1.5 of the story": overlay(1.5),
    "footer, 0.6 of the story": footer(0.6),
    "footer, 1.5 of the story": footer(1.5),
    "comments, twice the story": comments,
    "next article below": next_article,
    "story in two boxes": split,
    "a box a paragraph": box_a_paragraph,
}

# ---- Reading before and after ------------------------------------------------


def saved(folder: Path) -> Iterator[Case]:
    """The pages of a folder."""
    for path in sorted(folder.glob("*.json")):
        html = path.with_suffix(".html.gz")
        if html.exists():
            gold = json.loads(path.read_text("utf-8"))
            body = gold["body"]
            text = body if isinstance(body, str) else "\n".join(body)
            yield Case(html, gold.get("url", ""), text, gold["headline"])


def f1(case: Case, html: str) -> float:
    """How well the body is read."""
    precision, recall, *_ = score(case, *ours(html, case.url))
    return harmonic_mean([precision or 0.0, recall or 0.0])


def is_arabic(text: str) -> bool:
    return len(re.findall("[\u0621-\u064a]", text)) > len(re.findall("[a-zA-Z]", text))


def measured(
    cases: Sequence[Case], keep: Path | None
) -> dict[str, list[tuple[float, float]]]:
    """For each edit the F1 before and after it, of all pages that it could be made on."""
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for case in progress(cases, "page", len(cases)):
        html = html_of(case.path)
        if not case.body or not (place := place_of(html, case)):
            continue
        name = f"{case.path.parent.name}-{case.path.name.partition('.')[0]}"
        filler, before = Filler(name, is_arabic(case.body)), f1(case, html)
        for title, edit in EDITS.items():
            if page := edit(place, filler):
                after = f1(case, page)
                found[title].append((before, after))
                if keep and after < LOST_BELOW <= before:
                    keep_page(keep, f"{title}-{name}", page)
    return found


def keep_page(folder: Path, name: str, html: str) -> None:
    """Write a page whose encoding nobody has to guess."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{re.sub(r'[^-.0-9A-Za-z_]+', '-', name)}.html"
    path.write_text(html, "utf-8-sig")


def row(name: str, found: Sequence[tuple[float, float]]) -> list[str]:
    before, after = zip(*found)
    lost = [str(sum(x < LOST_BELOW for x in column)) for column in (before, after)]
    return [name, str(len(found)), *lost, f"{fmean(before):.3f}", f"{fmean(after):.3f}"]


def main() -> None:
    parser = option_parser(__doc__, "read only N pages of each folder")
    parser.add_argument("folders", nargs="*", type=Path, metavar="DIR")
    parser.add_argument("--write", type=Path, metavar="OUT", help="keep lost pages")
    options = parser.parse_args()
    sets = [saved(folder) for folder in options.folders] or [
        own(PROJECT / "tests/pages")
    ]
    articles = ((case for case in cases if case.body) for cases in sets)
    cases = [*chain(*(islice(pages, options.limit) for pages in articles))]
    found = measured(cases, options.write)
    print(versions([]))
    if not found:
        raise SystemExit("no page's story could be located")
    print(f"\n{len(cases)} articles, located on {max(map(len, found.values()))}\n")
    every = [*chain(*found.values())]
    print(table(HEADER, [*(row(*item) for item in found.items()), row("all", every)]))


if __name__ == "__main__":
    main()
