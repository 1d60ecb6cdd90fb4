"""Quotation: the words that are asked about are a whole thought that can be understood alone."""

import re

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import anything_before, quotations, words

CODE = "quotation"
_SHORTEST = 9
_LONGEST = 28
_MENDED = re.compile(r"\w*\w\[\w*\]\w*|\w*\[\w+\]\w+")
"""A word that an editor mended ("con[c]essions")."""


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a quotation that is a scrap, or whose pronouns and demonstratives point out of it."""
    fact = context.fact(question)
    if question.relation != "said" or question.kind == "cloze" or fact is None or not fact.phrase("quote"):
        return None
    for quoted in quotations(question.stem):
        said = words(quoted)
        if mended := _MENDED.search(quoted):
            return Finding(CODE, mended.group())
        if not _SHORTEST <= len(said) <= _LONGEST or not quoted[:1].isupper():
            return Finding(CODE, quoted[:40])
        if culprit := _dangling(quoted, context):
            return Finding(CODE, culprit)
    return None


def _dangling(quoted: str, context: QualityContext) -> str:
    pointing = frozenset(context.words["demonstratives"]) - {"that", "both", "such"}
    pronouns = frozenset((*context.words["persons_pronouns"], *context.words["things_pronouns"]))
    for found in re.finditer(r"[\w’']+", quoted):
        low = found.group().lower()
        if low in pointing or (low == "that" and _points(quoted, found.start(), context)):
            return found.group()
        named = anything_before(quoted, found.start()) or quoted.split()[0] in context.first_words_of_names
        if low in pronouns and not named:
            return found.group()
    return ""


def _points(quoted: str, offset: int, context: QualityContext) -> bool:
    """Whether "that" is no conjunction: at the beginning, or behind a preposition ("live with that")."""
    before = quoted[:offset].split()
    return not before or before[-1].lower() in context.words["prepositions"]
