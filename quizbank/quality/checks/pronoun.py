"""Pronoun: every pronoun of the stem has its antecedent in the stem."""

import re

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import GAP, QualityContext
from quizbank.quality.stem import anything_before, body, person_before, unquoted, words

CODE = "pronoun"
_EXPLETIVE = re.compile(r"\b[Ii]t (?=(?:is|was|be|were|would be|will be|has been|had been) \w+ (?:that|to|for)\b)")


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a pronoun before which nothing is named that it could stand for.

    "Who" and "Which …" are antecedents of a possessive; positions count from behind the prefix.
    """
    text = _EXPLETIVE.sub("", unquoted(body(question, context)))
    persons = frozenset(context.words["persons_pronouns"])
    things = frozenset(context.words["things_pronouns"])
    speakers = frozenset(context.words["speaker_pronouns"])
    asking = words(text)[:1] and words(text)[0].lower() in context.words["asking_words"]
    for found in re.finditer(r"[A-Za-z’']+", text):
        word = found.group()
        low = word.lower()
        before = found.start()
        if low in persons:
            ok = person_before(text, before, context) or (
                bool(asking) and (low in ("his", "her") or question.relation == "said")
            )
        elif low in things:
            ok = anything_before(text, before) or (bool(asking) and before > 3)
        elif low in speakers and word != "US":
            ok = False
        else:
            continue
        if not ok and not _gap_is_antecedent(text, before, low in context.words["object_pronouns"]):
            return Finding(CODE, word)
    return None


def _gap_is_antecedent(text: str, offset: int, is_object: bool) -> bool:  # noqa: FBT001 - private
    """Whether the gap may be meant: before the pronoun, and for "him" in another clause ("___ sent him" is not)."""
    _, gap, between = text[:offset].rpartition(GAP)
    return bool(gap) and (not is_object or "," in between)
