"""Cut claim: "the first state", "the largest party" is true only with all that the sentence adds to it."""

import re

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import words

CODE = "cut_claim"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a stem cut inside its sentence behind a superlative, or before the purpose of a deed."""
    fact = context.fact(question)
    predicate = fact.phrase("predicate") if fact and fact.relation in ("dated", "did", "place") else ""
    if not predicate or question.kind == "cloze":
        return None
    last = [w for w in words(predicate) if w][-2:]
    for proof in question.evidence:
        found = re.search(r"\W+".join(map(re.escape, last)) + r"(\W*)(\w*)", proof.text)
        if not found or (found[1].strip() and found[1].strip()[0] in ".,;:!?—–") or not found[2]:
            continue
        said = {w.lower() for w in words(predicate)}
        extreme = said & frozenset(context.words["extremes"]) or any(w.endswith("est") and len(w) > 5 for w in said)
        purpose = found[2].lower() == "to"
        if extreme or purpose:
            return Finding(CODE, f"{last[-1]} {found[2]}")
    return None
