"""The lines that several formats share: clean text, dates, answers, proof and source."""

import re
from datetime import date
from functools import cache

from quizbank.domain import parts
from quizbank.domain.question import Interaction, Question
from quizbank.export.pack import ExportItem
from quizbank.strings import say

GAP = "___"

# Control characters are no text in any format (XML forbids them, a spreadsheet stops at a NUL); lone surrogates are
# no UTF-8.
_ILLEGIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\u2028\u2029\u0085]")


def legible(text: str) -> str:
    """The text without control characters, every line break as a newline, every tab as a blank, none at its ends."""
    return _clean(text).strip()


def one_line(text: str) -> str:
    """The text legible, on one line, with single blanks."""
    return " ".join(legible(text).split())


@cache
def day(when: date | None) -> str:
    """A date as 5 March 2030, or ""."""
    if when is None:
        return ""
    return say("paper", "day", day=when.day, month=say("paper", f"month_{when.month}"), year=when.year)


def source(item: ExportItem, *, title: bool = True) -> str:
    """Where an item comes from: title (unless it is plain from the place), outlet, date, what is known of them."""
    parts = (one_line(item.article_title) if title else "", one_line(item.outlet), day(item.published))
    return ", ".join(part for part in parts if part)


def answer(question: Question) -> str:
    """The answer in full: the key, the order or the pairs, one line each."""
    match question.interaction:
        case Interaction.TRUE_FALSE:
            return truth(question.key)
        case Interaction.ORDERING:
            return "\n".join(f"{place}. {one_line(text)}" for place, text in enumerate(question.order, 1))
        case Interaction.MATCHING:
            return "\n".join(f"{left} – {right}" for left, right in pairs(question))
        case _:
            return one_line(question.key or "")


def truth(key: str | None) -> str:
    """The key of a true/false item as a word."""
    return say("paper", "true" if key == "true" else "false")


def choices(question: Question) -> tuple[str, ...]:
    """What one chooses from: options, true and false, or the parts to order, or the right sides to match."""
    match question.interaction:
        case Interaction.TRUE_FALSE:
            return truth("true"), truth("false")
        case Interaction.ORDERING:
            return tuple(map(one_line, parts.steps(question)))
        case Interaction.MATCHING:
            return tuple(map(one_line, parts.rights(question)))
        case _:
            return tuple(one_line(option.text) for option in question.options)


def pairs(question: Question) -> tuple[tuple[str, str], ...]:
    """The pairs, one line a side, in the order in which their left sides are shown."""
    return tuple(
        (one_line(left), one_line(right)) for left, right in map(question.pairs.__getitem__, parts.lefts(question))
    )


def also_accepted(question: Question) -> tuple[str, ...]:
    """Typed answers that count beside the key, each once."""
    if question.interaction not in (Interaction.TEXT, Interaction.CLOZE):
        return ()
    key = one_line(question.key or "")
    forms = dict.fromkeys(one_line(form) for form in question.accepted)
    return tuple(form for form in forms if form and form != key)


def claim(item: ExportItem) -> str:
    """Whose claim it is, as a line of the key; "" for what the article itself says."""
    if not item.question.claimed:
        return ""
    return say("paper", "claimed_by", name=one_line(item.claimed_by)) if item.claimed_by else say("paper", "claimed")


def proofs(question: Question) -> tuple[tuple[str, str, str], ...]:
    """The proof sentence as what stands before the answer, the answer, and the rest (answer "" if not known).

    A set has one for each part, each sentence once; other questions have their first one.
    """
    found = ((text, spans[0] if len(spans) == 1 else (0, 0)) for text, spans in parts.proofs(question))
    return tuple((_clean(text[:start]), _clean(text[start:end]), _clean(text[end:])) for text, (start, end) in found)


def proof_text(question: Question) -> str:
    """The proof sentences, a line each."""
    return "\n".join("".join(pieces) for pieces in proofs(question))


def context(question: Question) -> str:
    """The line that a stem needs when it stands alone: the article's title and date."""
    parts = (one_line(question.context.title), day(question.context_date))
    return ", ".join(part for part in parts if part)


def _clean(text: str) -> str:
    if text.isprintable():  # nearly every text; the patterns take ten times as long
        return text
    return _ILLEGIBLE.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")
