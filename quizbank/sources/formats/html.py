"""Web pages: the article's paragraphs and metadata by trafilatura; the only door to it and to lxml."""

import html
import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import trafilatura
from lxml import etree

from quizbank.domain.article import Notice, ParagraphKind
from quizbank.domain.errors import QuizbankError
from quizbank.domain.identity import fold
from quizbank.sources.encoding import Decoded, decode
from quizbank.sources.page import Line, Page

NAME = "html"
EXTENSIONS = (".html", ".htm", ".xhtml")

MAX_TAGS = 60_000  # big news pages have some ten thousand; the parsers need quadratic time for nested ones

_HEAD = 4096
_START = re.compile(
    rb"^(?>(?:\s|<\?xml[^>]*>|<!--.*?-->)*)<(?:!doctype\s+html|html|head|body|article|section|main|div|p|h1|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_INSIDE = re.compile(rb"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,300})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset({"body", "div", "p", "head", "quote", "item", "list", "ab", "table", "row", "cell", "lb"})
# No date guessed from the text, none taken from today's: the same page gives the same date on every day.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}

# Damaged pages are input like any other: what the parsers think of them does not belong in the log.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)


def sniff(data: bytes, name: str) -> bool:
    """Whether the page begins like HTML, or is called so and is text."""
    head = data[:_HEAD].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    head = head.removeprefix(b"\xfe\xff")
    if _START.match(head) or _INSIDE.search(head):
        return True
    return name.lower().endswith(EXTENSIONS) and decode(data) is not None


def read(data: bytes, name: str) -> Page:
    """The page's article, without lines where none is found.

    QuizbankError: source_binary, page_too_complex, source_damaged.
    """
    if (tags := data.count(b"<")) > MAX_TAGS:
        raise QuizbankError("page_too_complex", name=name, tags=tags, limit=MAX_TAGS)
    decoded = _decode(data)
    if decoded is None:
        raise QuizbankError("source_binary", name=name)
    found = _extract(decoded.text, name)
    if found is None or found.body is None:
        return Page((), title=_stated_title(decoded.text))
    lines = tuple(_lines(found.body))
    outlet = _clean_outlet(found.sitename or "")
    return Page(
        lines=lines,
        title=_clean_title(found.title or "", outlet),
        byline=_clean_byline(found.author or "", outlet),
        outlet=outlet,
        published=_parse_date(found.date or ""),
        notices=(Notice("characters_damaged", (("count", str(decoded.damaged)),)),) if decoded.damaged else (),
    )


def _decode(data: bytes) -> Decoded | None:
    declared = _CHARSET.search(data[:_HEAD])
    return decode(data, declared[1].decode("ascii") if declared else "")


def _extract(text: str, name: str) -> Any:
    """Trafilatura's document or None. Its parsers may stumble over hostile markup in any way: that is a known error."""
    try:
        return trafilatura.bare_extraction(
            _XML_DECLARATION.sub("", text),
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            include_formatting=True,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except Exception as error:
        raise QuizbankError("source_damaged", name=name) from error


def _stated_title(text: str) -> str:
    """The title of a page without an article, so that it can be told which one it was."""
    found = _TITLE.search(text)
    return _clean_title(html.unescape(found[1]), "") if found else ""


def _lines(body: Any) -> Iterator[Line]:
    """The text of each block element, with the role that its tag or its parents' state."""
    buffer: list[str] = []
    roles: list[ParagraphKind] = []
    block = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_block = element.tag in _BLOCKS and not _is_inline(element)
        if is_block:
            if text := " ".join("".join(buffer).split()):
                block += 1
                yield Line(text, block, roles[-1] if roles else None)
            buffer.clear()
        if is_block and (role := _ROLES.get(element.tag)):
            roles.append(role) if event == "start" else roles.pop()
        if isinstance(element.tag, str):
            buffer.append((element.text if event == "start" else element.tail) or "")
    if text := " ".join("".join(buffer).split()):
        yield Line(text, block + 1)


_ROLES = {"head": ParagraphKind.HEADING, "quote": ParagraphKind.QUOTE}


def _is_inline(element: Any) -> bool:
    """A <q> inside a sentence arrives as a quote as well; it does not end the paragraph."""
    parent = element.getparent()
    return element.tag == "quote" and parent is not None and parent.tag == "p"


def _clean_outlet(name: str) -> str:
    return " ".join(name.split(" | ")[0].split())


def _clean_title(title: str, outlet: str) -> str:
    """Without what follows a bar, and without the outlet's name behind a dash."""
    head = " ".join(title.split(" | ")[0].split())
    for dash in (" - ", " – ", " — "):
        front, found, end = head.rpartition(dash)
        if found and outlet and fold(end) in (fold(outlet), fold(outlet).replace(" ", "")):
            return front
    return head


def _clean_byline(names: str, outlet: str) -> str:
    """Each author once, without the outlet among them."""
    seen = {fold(outlet), ""}
    kept: list[str] = []
    for name in names.split(";"):
        if fold(name) not in seen and "http" not in name and "@" not in name:
            kept.append(" ".join(name.split()))
            seen.add(fold(name))
    return ", ".join(kept)


def _parse_date(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
