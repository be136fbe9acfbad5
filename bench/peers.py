"""The extractors that scrape.py is compared with, each set up for the page's language.

Each reader imports its own library, so that one which is not installed is skipped.
"""

import logging
import re
import warnings
from functools import cache
from html import unescape
from typing import Any

from common import Reader, say

MARKUP = re.compile(r"(?is)<!--.*?-->|<(script|style)\b.*?</\1|<[^>]*>")
SAMPLE = f"<title>خبر</title><article>{'<p>هذا خبر قصير في جريدة.</p>' * 9}</article>"


@cache  # so that speed.py can ask beforehand: it is not the peers' work
def looks_arabic(html: str) -> bool:
    """Whether to tell a peer, if it asks, that a page is Arabic; else it is English."""
    text = unescape(MARKUP.sub(" ", html))
    return 2 * len(re.findall("[ء-ي]", text)) > len(re.findall(r"[^\W\d_]", text))


def with_goose3(html: str, url: str) -> tuple[str, str]:
    article = goose("ar" if looks_arabic(html) else "en").extract(raw_html=html)
    return article.title, article.cleaned_text


@cache
def goose(language: str) -> Any:
    from goose3 import Goose
    from goose3.text import StopWords, StopWordsArabic

    words = StopWordsArabic if language == "ar" else StopWords
    settings = {"use_meta_language": False, "target_language": language}
    return Goose(settings | {"stopwords_class": words})


def with_justext(html: str, url: str) -> tuple[None, str]:
    """With the limits of trafilatura, which calls it too: its own are for long lines."""
    import justext

    limits = {"length_low": 50, "length_high": 150, "max_heading_distance": 150}
    limits |= {"stopwords_low": 0.1, "stopwords_high": 0.2, "max_link_density": 0.25}
    words = stoplist("Arabic" if looks_arabic(html) else "English")
    paragraphs = justext.justext(html, words, no_headings=True, **limits)
    return None, "\n".join(p.text for p in paragraphs if not p.is_boilerplate)


@cache
def stoplist(language: str) -> frozenset[str]:
    from justext import get_stoplist

    return get_stoplist(language)


def with_newspaper(html: str, url: str) -> tuple[str, str]:
    from newspaper import Article

    language = "ar" if looks_arabic(html) else "en"
    article = Article(url, language=language, fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return article.title, article.text


def with_readability(html: str, url: str) -> tuple[str, str]:
    from lxml.html import fromstring
    from lxml.html.defs import block_tags
    from readability import Document

    document = Document(html, url=url)
    story = fromstring(document.summary(html_partial=True))
    for box in story.iter(*block_tags, "br", "dd", "dt", "li", "td"):
        box.text, box.tail = f"\n{box.text or ''}", f"\n{box.tail or ''}"  # its lines
    return document.short_title(), story.text_content()


def with_resiliparse(html: str, url: str) -> tuple[str, str]:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(html)
    unwanted = dict.fromkeys(
        ("list_bullets", "alt_texts", "comments", "post_meta"), False
    )
    return tree.title, extract_plain_text(tree, main_content=True, **unwanted)


def with_trafilatura(html: str, url: str) -> tuple[str, str]:
    from trafilatura import bare_extraction

    document = bare_extraction(
        html, url or None, include_comments=False, with_metadata=True
    )
    return (document.title or "", document.text or "") if document else ("", "")


PEERS: dict[str, Reader] = {  # by the name of the package
    "goose3": with_goose3,
    "jusText": with_justext,
    "newspaper4k": with_newspaper,
    "readability-lxml": with_readability,
    "Resiliparse": with_resiliparse,
    "trafilatura": with_trafilatura,
}


def peers() -> dict[str, Reader]:
    """The readers of the peers that are installed, loaded and ready."""
    logging.disable()
    warnings.simplefilter("ignore")
    found = {}
    for name, read in PEERS.items():
        try:
            read(SAMPLE, "")
        except ImportError as error:
            say(f"{name} is skipped: {str(error).partition(chr(10))[0]}")
        else:
            found[name] = or_nothing(name, read)
    return found


def or_nothing(name: str, read: Reader) -> Reader:
    """The same reader, but where it fails on a page it gives nothing."""

    def read_or_nothing(html: str, url: str) -> tuple[str | None, str]:
        try:
            return read(html, url)
        except Exception as error:  # noqa: BLE001
            say(f"{name} failed on a page: {type(error).__name__}: {error}")
            return "", ""

    return read_or_nothing
