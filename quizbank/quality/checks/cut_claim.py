"""Cut claim: "the first state", "sentenced him", "held a referendum" says enough only with all that follows."""

import re

from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import words

CODE = "cut_claim"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a stem cut inside its sentence behind a superlative or before the purpose of a deed, to a verb without
    what it has to say, and to a deed that ends in a noun which leaves open what it is about.
    """
    fact = context.fact(question)
    predicate = fact.phrase("predicate") if fact and fact.relation in ("dated", "did", "place") else ""
    if not predicate or question.kind == "cloze":
        return None
    said = words(predicate)
    needed = context.words["must_say"].get(fact.phrase("verb").lower() if fact else "", ())
    if needed and not set(needed) & set(said):
        return Finding(CODE, " ".join(needed))
    plain = not any(w[0].isupper() or w[0].isdigit() for w in said)
    if plain and said[-1].lower() in context.words["open_nouns"]:
        return Finding(CODE, said[-1])
    return _cut_behind(question, predicate, context)


def _cut_behind(question: Question, predicate: str, context: QualityContext) -> Finding | None:
    """The last word and the one that follows it in the proof, if the claim needs that."""
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
