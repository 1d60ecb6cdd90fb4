"""Residue: no scraps of the sentence that the stem was cut from."""

import re

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import holds, unquoted

CODE = "residue"
_TWICE = re.compile(r"\b(\w[\w ]{4,}) \(\1\)")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d ?[ap]\.m(?!\.)")
_REVERSED = re.compile(r"^[^“]*”|“[\s,.;]")
_HALF_DAY = re.compile(r"\d{4},? (?:night|morning|evening|afternoon)\b")
_SHARE = re.compile(r"\(\d[\d.,]* ?(?:percent|%)\)")
_SCRAP = re.compile(r"  |[,;:]\s*[?.]|\s[,;:?.](?:\s|$)|,,|\(\s*\)|--|\(file photo\)|\(\(|[,;]\s*$|\.\.\?|\.\?|“\s*”")


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to unbalanced marks, stray punctuation, "respectively", and a stem without its end mark."""
    stem = question.stem
    if stem.count("“") != stem.count("”") or stem.count("(") != stem.count(")") or stem.count("[") != stem.count("]"):
        return Finding(CODE, "“”()[]")
    torn = _CLOCK.search(stem) or _TWICE.search(stem) or _HALF_DAY.search(stem) or _REVERSED.search(stem)
    if not torn and question.kind != "cloze":
        torn = _SHARE.search(stem)
    if torn:
        return Finding(CODE, torn.group())
    scrap = _SCRAP.search(stem if question.kind != "cloze" else stem.replace("--", ""))
    if scrap:
        return Finding(CODE, scrap.group().strip())
    loose = [f"{p} {w}" for p in context.words["possessives"] for w in context.words["prepositions"]]
    scraps = [*context.words["residues"], *loose]
    if question.kind == "cloze":  # a whole sentence may have its "respectively"
        scraps = [w for w in scraps if " " in w]
    found = holds(unquoted(stem), scraps)
    if found:
        return Finding(CODE, found)
    return None if stem[-1:] in "?.!”’" else Finding(CODE, stem[-1:])
