"""The role of each line of an article: heading, body, caption, dateline, byline; and the headline among them."""

import re

from quizbank.domain.article import ParagraphKind
from quizbank.sources.datelines import is_update, parse_dateline
from quizbank.sources.page import Line, Piece

_HEADING = 14  # words; measured on the development pages
_HEADLINE = 20  # words of a headline above the first paragraph
_CAPTION = 60
_BYLINE = 12
_LONG_LINE = 500  # characters; no heading or caption has more
_TITLE = 90  # characters of a title made from the first sentence
_FINAL = re.compile(r"[.!…,;:]$|[.!?…,;:]?[”\"»’']$|[.!?]\W*[)\]]$")
_SIDES = re.compile(
    r"\((?:(?:pictured|seen|standing|seated|top|bottom|front|far|second|third|fourth|2nd|3rd|on|at|in|the|from),?\s+)*"
    r"(?:left|right|centre|center|middle|foreground|background)(?:\s+and\s+(?:left|right|centre|center))?\)"
    r"|\((?:(?:file|archive|undated|illustrative|combination)\s+)?(?:photo|picture|image)\)|\((?:file|pictured)\)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^(?:image|photo|photograph|picture|illustration|credit|caption|graphic|map)(?: by| credit| source)?\s?:"
    r"|\b(?:Image|Photo|Photograph|Picture|Credit)(?: credit)?:\s?.{1,60}$"
    r"|^©\s?\D"
    r"|(?:\(|/|—\s?|\b)(?:Getty Images|AFP|EPA|Shutterstock|AP Photo|REUTERS)(?:/[^.]{1,40})?\)?$"
)
_BY = re.compile(r"^(?:written |story |report |reporting )?by:? (?P<names>.+)$", re.IGNORECASE)
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}"
_CREDITS = re.compile(
    r"^\W*(?:(?i:(?:additional |with )?(?:reporting|editing|writing)) by\b"
    rf"|{_NAME}(?:(?:, and |, | and ){_NAME})* (?:reported from\b|contributed(?: to this\b| reporting\b| from\b|\.?$)))"
)
_LAST_LINES = 2  # where credits stand
_STOP = re.compile(r"(?P<word>[\w.]*)[.!?][”\"’')]*\s+(?=[\"“‘'(]?[A-Z])")
_ABBREVIATION = re.compile(
    r"(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mrs?|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|St|No|vs)$"
)
_SMALL = frozenset(
    {"and", "of", "the", "for", "in", "at", "from", "de", "van", "von", "al", "el", "bin", "ibn", "da", "di"}
)


def word_count(line: str) -> int:
    """How many blank-separated words."""
    return len(line.split())


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences, quotations and beginnings of lists do."""
    return _FINAL.search(line[-8:]) is not None


def is_heading(line: str) -> bool:
    """Whether a line looks like a heading: at most 14 words, no date or byline, no end of a sentence, no list mark."""
    if (
        word_count(line) > _HEADING
        or len(line) > _LONG_LINE // 4
        or ends_sentence(line)
        or not any(c.isalpha() for c in line)
    ):
        return False
    if not (line[0].isupper() or line[0].isdigit() or line[0] in "“‘\"'¿"):
        return False
    if parse_dateline(line) or parse_byline(line):
        return False
    return not line.endswith("?") or _is_title_case(line)


def is_running_text(line: str) -> bool:
    """Whether a line reads like a paragraph: a finished sentence of some length, or a long line."""
    if is_caption(line) or parse_dateline(line):
        return False
    return word_count(line) >= 20 or len(line) > _LONG_LINE // 4 or (word_count(line) >= 8 and ends_sentence(line))


def is_caption(line: str) -> bool:
    """Whether the line tells where people stand in a picture, or who took it."""
    return (
        len(line) <= _LONG_LINE and word_count(line) <= _CAPTION and bool(_SIDES.search(line) or _CREDIT.search(line))
    )


def parse_byline(line: str) -> str:
    """The names in a line "By NAME and NAME", else ""."""
    match = _BY.match(line)
    if not match or word_count(line) > _BYLINE or line.endswith((".", "!", "?", ":")):
        return ""
    names = match["names"].split("|")[0].strip(" ,")
    words = [word for word in re.findall(r"[^\W\d_][\w.'’-]*", names) if word.lower() not in _SMALL]
    return names if words and all(word[0].isupper() for word in words) else ""


def give_roles(lines: tuple[Line, ...]) -> tuple[Piece, ...]:
    """The lines with their roles, in their order."""
    first = next((n for n, line in enumerate(lines) if line.kind is None and is_running_text(line.text)), len(lines))
    return tuple(Piece(line.kind or _role(lines, number, first), line.text) for number, line in enumerate(lines))


def find_title(pieces: tuple[Piece, ...]) -> str:
    """The first heading above the first paragraph; without one the first sentence, cut at a word's end with "…"."""
    for piece in pieces:
        if piece.kind in (ParagraphKind.BODY, ParagraphKind.QUOTE):
            return first_sentence(piece.text)
        if piece.kind is ParagraphKind.HEADING:
            return piece.text
    return first_sentence(pieces[0].text) if pieces else ""


def first_sentence(text: str) -> str:
    """The first sentence of a text on one line, cut at a word's end to at most 90 characters with "…"."""
    line = " ".join(text[:2000].split())
    stops = (stop.end() for stop in _STOP.finditer(line) if not _ABBREVIATION.match(stop["word"]))
    sentence = line[: next(stops, len(line))].strip()
    if len(sentence) <= _TITLE:
        return sentence.removesuffix(".") or sentence
    head = sentence[: _TITLE + 1]
    cut = head.rsplit(" ", 1)[0] if " " in head else head[:_TITLE]
    return cut.rstrip(" ,;:-–—") + "…"


def find_byline(pieces: tuple[Piece, ...]) -> str:
    """The names of the first byline above the article."""
    return next((names for p in pieces if p.kind is ParagraphKind.BYLINE and (names := parse_byline(p.text))), "")


def _role(lines: tuple[Line, ...], number: int, first: int) -> ParagraphKind:
    text = lines[number].text
    if number <= first + 1 and parse_dateline(text):
        return ParagraphKind.DATELINE
    if number <= first and parse_byline(text):
        return ParagraphKind.BYLINE
    if number >= len(lines) - _LAST_LINES and number > first and word_count(text) <= 25 and _CREDITS.search(text):
        return ParagraphKind.BYLINE
    if is_caption(text):
        return ParagraphKind.CAPTION
    headline = number < first and word_count(text) <= _HEADLINE and not ends_sentence(text)
    heading = headline or (is_heading(text) and not _is_in_list(lines, number))
    return ParagraphKind.HEADING if heading else ParagraphKind.BODY


def _is_in_list(lines: tuple[Line, ...], number: int) -> bool:
    """Whether short lines without a paragraph between them stand on both sides: entries of a list, not headings."""
    around = lines[max(0, number - 2) : number + 3]
    return number > 1 and len(around) >= 3 and sum(is_heading(line.text) for line in around) >= 3


def _is_title_case(line: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", line)
    return bool(words) and all(word[0].isupper() for word in words)


def find_date_line(pieces: tuple[Piece, ...]) -> str:
    """The dateline that says when the article appeared ("" without one); "Updated …" only without another."""
    lines = [p.text for p in pieces if p.kind is ParagraphKind.DATELINE]
    return next((line for line in lines if not is_update(line)), lines[0] if lines else "")
