"""What of a page is not its article, and why: general rules for English news pages.

Every rule yields (line number, reason code); the first that takes a line names the reason. Nothing that could be body
may be lost, so a rule takes long lines only where a marker of the page itself stands before them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from quizbank import resources
from quizbank.domain.article import LeftOut, ParagraphKind
from quizbank.domain.identity import fold
from quizbank.sources import roles
from quizbank.sources.datelines import parse_dateline
from quizbank.sources.page import Line

type Lines = tuple[Line, ...]
type Found = Iterator[tuple[int, str]]

_COUNTER = re.compile(r"^(?:\d{1,2}:\d{2}(?::\d{2})?[\s/|-]*)+$")
_FILE_NAME = re.compile(r"^(?:File|Image):\S.*\.(?:jpe?g|png|gif|svg|webp|ogg|ogv|webm)$", re.IGNORECASE)
_COUNTS = re.compile(
    r"^\W*(?:\d+[.,\d]*[km]?|an?) (?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)[ .]*(?:read|ago)\W*$"
    r"|^\W*\d+[.,\d]*[km]? (?:comments?|shares?|views?|likes?|reactions?|replies)\W*$",
    re.IGNORECASE,
)
_SMALL_PRINT = 6  # words
_COUNTER_LENGTH = 60  # characters
_OPENING = 20  # words: the longest line that the beginning of a phrase (…) may take
_CAPTION = 60  # words: a doubled line that is longer is body, printed twice
_LABEL = 3  # words: the longest section label or menu entry
_MENU = 4  # so many menu entries in a row are a menu


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The lexicon: whole lines and beginnings of lines, folded by ``_plain``, with their reasons."""

    whole: dict[str, str]
    openings: tuple[tuple[str, str], ...]

    def reason(self, line: str) -> str:
        """The reason's code, or ""."""
        plain = _plain(line)
        if found := self.whole.get(plain):
            return found
        if roles.word_count(line) > _OPENING:
            return ""
        return next((reason for opening, reason in self.openings if plain.startswith(opening)), "")


def set_aside(lines: Lines) -> tuple[Lines, tuple[LeftOut, ...]]:
    """The lines that belong to the article, captions marked by their doubling, and the others with their reasons."""
    reasons: dict[int, str] = {}
    for rule in _RULES:
        for number, reason in rule(lines):
            reasons.setdefault(number, reason)
    first, _ = _body_range(lines)
    kept: list[Line] = []
    for number, line in enumerate(lines):
        if number not in reasons:
            is_headline = (
                number < first and roles.is_heading(line.text) and not any(roles.is_heading(k.text) for k in kept)
            )
            doubled = reasons.get(number + 1) == "duplicate_line" and lines[number + 1].text == line.text
            kept.append(_as_caption(line) if doubled and not is_headline else line)
    left_out = tuple(LeftOut(lines[number].text, reasons[number]) for number in sorted(reasons))
    return tuple(kept), left_out


def _as_caption(line: Line) -> Line:
    """Scraped pages give a picture's caption twice: as its alternative text and below it."""
    if (
        line.kind
        or roles.word_count(line.text) > _CAPTION
        or parse_dateline(line.text)
        or roles.parse_byline(line.text)
    ):
        return line
    return replace(line, kind=ParagraphKind.CAPTION)


def _listed(lines: Lines) -> Found:
    phrases = _phrases()
    for number, line in enumerate(lines):
        reason = phrases.reason(line.text)
        if reason and reason not in ("tail", "related"):
            yield number, reason


def _players(lines: Lines) -> Found:
    """Counters of players, names of picture files, and the title that stands right above a player's own lines."""
    phrases = _phrases()
    for number, line in enumerate(lines):
        if (len(line.text) <= _COUNTER_LENGTH and _COUNTER.match(line.text)) or _FILE_NAME.match(line.text):
            yield number, "media_player"
        above = lines[number - 1] if number else None
        is_title = above and above.block == line.block and roles.is_heading(above.text)
        if is_title and phrases.reason(line.text) == "media_player":
            yield number - 1, "media_player"


def _tail(lines: Lines) -> Found:
    """From the first tail marker on, if most of the page's words stand before it."""
    phrases = _phrases()
    counts = [roles.word_count(line.text) for line in lines]
    before, total = 0, sum(counts)
    for number, line in enumerate(lines):
        if before * 2 >= total and phrases.reason(line.text) == "tail":
            yield from ((later, "tail") for later in range(number, len(lines)))
            return
        before += counts[number]
    # Markers further up (a menu's "Latest news") are furniture without ending the page.
    yield from ((n, "page_furniture") for n, line in enumerate(lines) if phrases.reason(line.text) == "tail")


def _related(lines: Lines) -> Found:
    """A label such as "Related stories" and the headlines right below it."""
    phrases = _phrases()
    inside = False
    for number, line in enumerate(lines):
        inside = phrases.reason(line.text) == "related" or (inside and _is_link_title(lines, number))
        if inside:
            yield number, "related"


def _is_link_title(lines: Lines, number: int) -> bool:
    """A headline that another short line or the end follows; the one right above body may be the body's heading."""
    followed = number + 1 == len(lines) or roles.is_heading(lines[number + 1].text)
    same_block = lines[number].block == lines[number - 1].block
    return lines[number].kind is None and roles.is_heading(lines[number].text) and (followed or same_block)


def _menus(lines: Lines) -> Found:
    """Runs of very short lines above the first and below the last paragraph."""
    first, last = _body_range(lines)
    for start, stop in ((0, first), (last + 1, len(lines))):
        run: list[int] = []
        for number in [*range(start, stop), -1]:
            if number >= 0 and _is_label(lines[number]):
                run.append(number)
                continue
            if len(run) >= _MENU:
                yield from ((entry, "menu") for entry in run)
            run = []


def _section_labels(lines: Lines) -> Found:
    """The section's name: a short label among the furniture, one above a longer headline, or one the tail repeats."""
    phrases = _phrases()
    first, last = _body_range(lines)
    below = {fold(line.text) for line in lines[last + 1 :]} | {fold(line.text) for line in _after_tail(lines)}
    headlines = [n for n, line in enumerate(lines[:first]) if roles.is_heading(line.text) and not _is_label(line)]
    under_furniture = False
    for number, line in enumerate(lines[:first]):
        if phrases.reason(line.text):
            under_furniture = True
        elif _is_label(line):
            shortest = roles.word_count(line.text) < _LABEL and any(n > number for n in headlines)
            if under_furniture or shortest or fold(line.text) in below:
                yield number, "section_label"


def _after_tail(lines: Lines) -> Lines:
    start = next(_tail(lines), None)
    return lines[start[0] :] if start and start[1] == "tail" else ()


def _small_print(lines: Lines) -> Found:
    """Reading times, ages and counts of comments, as lines of their own."""
    for number, line in enumerate(lines):
        # The length first: on an endless number the pattern takes quadratic time.
        if (
            len(line.text) <= _COUNTER_LENGTH
            and roles.word_count(line.text) <= _SMALL_PRINT
            and _COUNTS.match(line.text)
        ):
            yield number, "page_furniture"


def _doubles(lines: Lines) -> Found:
    """A line that repeats the one above it."""
    for number in range(1, len(lines)):
        if lines[number].text == lines[number - 1].text:
            yield number, "duplicate_line"


_RULES: tuple[Callable[[Lines], Found], ...] = (
    _tail,
    _players,
    _listed,
    _small_print,
    _related,
    _menus,
    _section_labels,
    _doubles,
)


def _is_label(line: Line) -> bool:
    return line.kind is None and roles.word_count(line.text) <= _LABEL and roles.is_heading(line.text)


def _body_range(lines: Lines) -> tuple[int, int]:
    """The numbers of the first and the last line that read like running text."""
    body = [n for n, line in enumerate(lines) if roles.is_running_text(line.text)]
    return (body[0], body[-1]) if body else (len(lines), len(lines) - 1)


def _plain(line: str) -> str:
    return " ".join(line.replace("’", "'").casefold().split())


@cache
def _phrases() -> _Phrases:
    whole: dict[str, str] = {}
    openings: list[tuple[str, str]] = []
    for entry in resources.lines("lexicons", "en", "furniture.txt"):
        reason, _, phrase = entry.partition(" ")
        if phrase.endswith("…"):
            openings.append((_plain(phrase[:-1]), reason))
        else:
            whole[_plain(phrase)] = reason
    return _Phrases(whole, tuple(openings))
