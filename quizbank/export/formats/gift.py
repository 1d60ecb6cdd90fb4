"""GIFT, the text format of Moodle's question bank.

GIFT holds choice, true/false, short answer and matching. A cloze with one gap goes out as a short answer to the
sentence with ``___``, an order as its steps to be matched with their places; more gaps have no form there and are left
out, as are answers that contain ``->`` (it makes any short answer a matching question, and there is no escape).
"""

import html
import re

from quizbank.domain.question import Interaction, Question
from quizbank.export import wording
from quizbank.export.pack import ExportItem, Pack, Written

NAME = "gift"
EXTENSION = ".gift"
NEEDS_ITEMS = True

_SPECIAL = re.compile(r"[\\~=#{}:]")
_ARROW = "->"
_LEAST_PAIRS = 3
_NAME_LENGTH = 60


def write(pack: Pack) -> Written:
    """The items one after another, a blank line between; each knows its id and topic as Moodle's tags."""
    blocks: list[str] = []
    left_out: list[tuple[str, str]] = []
    for item in pack.items:
        if reason := unfit(item.question):
            left_out.append((item.question.stem, reason))
        else:
            blocks.append(_block(item))
    text = "\n\n".join(blocks) + "\n"
    return Written(text.encode(), len(blocks), tuple(left_out))


def unfit(question: Question) -> str:
    """Why GIFT cannot hold the question (a code under [export]), or ""."""
    match question.interaction:
        case Interaction.MATCHING | Interaction.ORDERING if len(_matched(question)) < _LEAST_PAIRS:
            return "gift_few_pairs"
        case Interaction.MATCHING if any(_ARROW in right for _, right in question.pairs):
            return "gift_arrow"
        case Interaction.CLOZE if question.stem.count(wording.GAP) != 1:
            return "gift_gaps"
        case Interaction.TEXT | Interaction.CLOZE if _ARROW in (question.key or ""):
            return "gift_arrow"
    return ""


def escape(text: str) -> str:
    r"""The text with GIFT's special characters behind a backslash, a newline as ``\n``."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "\\n")


def rich(text: str) -> str:
    """The text for a place that is HTML; a bracket at its start would be read as the name of a format."""
    marked = html.escape(wording.legible(text), quote=False).replace("\n", "<br>")
    for first in ("[", "%"):
        if marked.startswith(first):
            marked = f"&#{ord(first)};{marked[1:]}"
    return escape(marked)


def plain(text: str) -> str:
    """The text for a short answer: plain even under [html]; a star is a wildcard unless a backslash stands before."""
    answer = wording.one_line(text).replace("*", r"\*")
    if answer.startswith("["):
        return "[plain]" + escape(answer)
    if answer.startswith("%"):
        return "%100%" + escape(answer)
    return escape(answer)


def _block(item: ExportItem) -> str:
    question = item.question
    name = wording.one_line(question.stem)[:_NAME_LENGTH]
    stem = rich(question.stem)
    if about := wording.context(question):
        stem += escape(f"<br><small>{html.escape(about, quote=False)}</small>")
    lines = [
        f"// [id:{item.uid}] [tag:{question.topic.value}]",
        f"::{escape(name)}::[html]{stem} {{{_answers(question)}",
        f"####{rich(_feedback(item))}",
        "}",
    ]
    return "\n".join(lines)


def _answers(question: Question) -> str:
    match question.interaction:
        case Interaction.TRUE_FALSE:
            return "TRUE" if question.key == "true" else "FALSE"
        case Interaction.CHOICE:
            lines = [_option(option.text, option.feedback, question.key) for option in question.options]
        case Interaction.MATCHING | Interaction.ORDERING:
            lines = [f"={rich(left)} {_ARROW} {escape(right)}" for left, right in _matched(question)]
        case _:
            forms = (question.key or "", *wording.also_accepted(question))
            lines = [f"={plain(form)}" for form in forms if _ARROW not in form]
    return "".join(f"\n{line}" for line in lines)


def _matched(question: Question) -> tuple[tuple[str, str], ...]:
    """The pairs, or each step of an order with its place."""
    places = {wording.one_line(step): str(place) for place, step in enumerate(question.order, 1)}
    return wording.pairs(question) + tuple((step, places[step]) for step in wording.choices(question) if step in places)


def _option(text: str, feedback: str, key: str | None) -> str:
    line = ("=" if text == key else "~") + rich(text)
    return f"{line}#{rich(feedback)}" if feedback else line


def _feedback(item: ExportItem) -> str:
    """Shown after the answer: the explanation, the proof and its source."""
    lines = (
        item.question.explanation,
        wording.proof_text(item.question),
        wording.claim(item),
        wording.source(item),
    )
    return "\n".join(legible for line in lines if (legible := wording.legible(line)))
