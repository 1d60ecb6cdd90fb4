"""The printed quiz as plain data: what stands on the sheet and in the key, in the order of the page.

Layout is the template's business (``resources/templates/quiz.typ``); here is decided what is said and how an answer is
given: letters for options, lines to write on, boxes to tick.
"""

import hashlib
import json
import random
import re
import textwrap
from dataclasses import replace
from typing import Any

from quizbank.domain.question import Interaction, Question
from quizbank.export import wording
from quizbank.export.pack import ExportItem, Pack
from quizbank.strings import say

VERSION = "A"

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHORT_OPTION = 36
"""Up to so many characters an option fits half the width of a line."""
_SHORT_ANSWER = 28
_SOURCES_IN_FOOT = 2
_TITLE_IN_FOOT = 60
_WHOLE = 1500
"""An item of up to so many characters is kept on one page; a longer one might be longer than the page."""

_BLANKS = re.compile(r"\s+")

type Plain = dict[str, Any]


def sheet(pack: Pack) -> Plain:
    """All that the template needs: head, items, key, foot and labels, as JSON values.

    Example: ``sheet(pack)["items"][0]["options"]`` gives ``[["A", "Anneke Roth"], ["B", "Ilsa Corrin"]]``.
    """
    body = _body(pack)
    code = _edition(body)
    return body | {"stamp": f"{VERSION} · {code}", "edition": say("paper", "edition", version=VERSION, edition=code)}


def _edition(body: Plain) -> str:
    """Three characters that depend on all that is printed, such as 4F2: the same quiz has the same code."""
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:3].upper()


def _body(pack: Pack) -> Plain:
    options = pack.paper
    items = tuple(_dealt(item, pack) for item in pack.items)
    contexts = dict.fromkeys(wording.context(item.question) for item in items)
    articles = dict.fromkeys(item.article_title for item in items)
    title = wording.one_line(options.title or pack.title) or say("paper", "untitled")
    return {
        "title": title,
        "line": _head_line(pack),
        "about": wording.source(items[0], title=items[0].article_title != title) if len(contexts) == 1 else "",
        "paper": "us-letter" if options.paper == "letter" else "a4",
        "with_key": options.key,
        "items": [_item(item, options.points, with_context=len(contexts) > 1) for item in items],
        "key": [_key(item, with_title=len(articles) > 1) for item in items],
        "short_key": [_short(item.question) for item in items],
        "source": _sources(items),
        "labels": {label: say("paper", label) for label in ("name", "class", "date", "key")},
        "page": say("paper", "page", page="\x1f", pages="\x1f").split("\x1f"),
    }


def _head_line(pack: Pack) -> str:
    """Class and points, what there is of them."""
    total = pack.paper.points * len(pack.items)
    points = say("paper", "points", count=total) if total else ""
    return " · ".join(part for part in (wording.one_line(pack.paper.class_name), points) if part)


def _dealt(item: ExportItem, pack: Pack) -> ExportItem:
    """The item with its options dealt anew if that is asked for; by its own id, so a reprint deals the same."""
    question = item.question
    if not pack.paper.mix_options or question.interaction is not Interaction.CHOICE:
        return item
    rng = random.Random(f"{VERSION} {item.uid}")
    mixed = tuple(rng.sample(question.options, len(question.options)))
    return replace(item, question=replace(question, options=mixed))


def _item(item: ExportItem, points: int, *, with_context: bool) -> Plain:
    question = item.question
    choices = wording.choices(question)
    left = [left for left, _ in wording.pairs(question)]
    return {
        "stem": wording.one_line(question.stem),
        "context": wording.context(question) if with_context else "",
        "points": say("paper", "points", count=points) if points else "",
        "form": _form(question),
        "options": [[_letter(place), text] for place, text in enumerate(choices)],
        "left": left,
        "whole": len(question.stem) + sum(map(len, (*left, *choices))) <= _WHOLE,
        "two_columns": all(len(text) <= _SHORT_OPTION for text in choices),
    }


def _form(question: Question) -> str:
    """How one answers on paper: letters, tick, gap, line, order or match."""
    match question.interaction:
        case Interaction.CHOICE:
            return "letters"
        case Interaction.TRUE_FALSE:
            return "tick"
        case Interaction.CLOZE if wording.GAP in question.stem:
            return "gap"
        case Interaction.ORDERING:
            return "order"
        case Interaction.MATCHING:
            return "match"
        case _:
            return "line"


def _key(item: ExportItem, *, with_title: bool) -> Plain:
    question = item.question
    notes = _notes(item)
    proofs = [[_BLANKS.sub(" ", piece) for piece in pieces] for pieces in wording.proofs(question)]
    return {
        "letter": _key_letters(question),
        "answer": _answer(question),
        "proofs": [[before.lstrip(), answer, after.rstrip()] for before, answer, after in proofs],
        "whole": sum(map(len, (*(piece for pieces in proofs for piece in pieces), *notes))) <= _WHOLE,
        "notes": notes,
        "source": wording.source(item, title=with_title),
    }


def _notes(item: ExportItem) -> list[str]:
    """What else counts, what is true instead of a false sentence, and whose claim it is."""
    forms = wording.also_accepted(item.question)
    false = item.question.interaction is Interaction.TRUE_FALSE and item.question.key == "false"
    notes = (
        say("paper", "also_accepted", forms="; ".join(forms)) if forms else "",
        wording.one_line(item.question.explanation) if false else "",
        wording.claim(item),
    )
    return [note for note in notes if note]


def _short(question: Question) -> str:
    """The answer for the key's first line: letters, or the words if they are few."""
    if letters := _key_letters(question):
        return letters
    answer = wording.answer(question)
    return answer if len(answer) <= _SHORT_ANSWER else say("paper", "written")


def _answer(question: Question) -> list[str]:
    """The full answer, a line for each part; steps have arrows, since numbers at the edge are those of questions."""
    if question.interaction is not Interaction.ORDERING:
        return wording.answer(question).split("\n")
    first, *rest = map(wording.one_line, question.order)
    return [first, *(f"→ {step}" for step in rest)]


def _key_letters(question: Question) -> str:
    """C for a choice, CAB for pairs and orders, "" for what is written."""
    choices = wording.choices(question)
    match question.interaction:
        case Interaction.CHOICE:
            return _place(choices, question.key or "")
        case Interaction.ORDERING:
            return "".join(_place(choices, text) for text in question.order)
        case Interaction.MATCHING:
            return "".join(_place(choices, right) for _, right in wording.pairs(question))
        case _:
            return ""


def _place(choices: tuple[str, ...], text: str) -> str:
    line = wording.one_line(text)
    return _letter(choices.index(line)) if line in choices else ""


def _letter(place: int) -> str:
    return _LETTERS[place] if place < len(_LETTERS) else str(place + 1)


def _sources(items: tuple[ExportItem, ...]) -> str:
    """Where the quiz comes from, for the foot of the page."""
    short = (replace(item, article_title=_shortened(item.article_title)) for item in items)
    found = tuple(dict.fromkeys(filter(None, map(wording.source, short))))
    named = "; ".join(found[:_SOURCES_IN_FOOT])
    more = len(found) - _SOURCES_IN_FOOT
    return say("paper", "source_more", source=named, count=more) if more > 0 else named


def _shortened(title: str) -> str:
    return textwrap.shorten(title, _TITLE_IN_FOOT, placeholder=" …")
