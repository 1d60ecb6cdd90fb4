"""True/false: one claim behind "According to the article"; a false one differs from the true in the key alone.

A claim is a statement of the fact in words of its own or, for a whole sentence, that sentence with its date or number.
"""

from collections.abc import Iterator
from dataclasses import replace

from quizbank import resources
from quizbank.domain.fact import WHOLE, DateValue, Fact
from quizbank.domain.question import Interaction, Question
from quizbank.questions import dates, names, quantities
from quizbank.questions.distractors import Wrong, wrong_answers
from quizbank.questions.drafting import Draft, drafts, is_proven, needs_speaker, question
from quizbank.questions.gaps import GAP
from quizbank.questions.keys import key_of
from quizbank.questions.material import Material
from quizbank.questions.wording import Ask, filled

NAME = "true_false"
INTERACTION = Interaction.TRUE_FALSE
_EXACT = ("date", "quantity")


def write(material: Material, passed: tuple[Question, ...]) -> Iterator[Question]:
    """A true and, where there is a wrong answer to put in, a false statement for each way of asking."""
    for draft in drafts(material, NAME):
        if is_proven(draft, passed):
            yield from _pair(material, draft)
    facts = {fact.id: fact for fact in material.facts}
    for gap in passed:
        if gap.kind == "cloze" and gap.relation == WHOLE and gap.asked_role in _EXACT:
            yield from _filled_gap(material, facts[gap.fact], gap)


def _pair(material: Material, draft: Draft) -> Iterator[Question]:
    statement = draft.fill(material, draft.ask.statement)
    if not statement:
        return
    yield _made(material, draft, statement, truth="true", explanation=draft.fill(material, draft.ask.explanation) or "")
    fates = resources.toml("stems", material.article.language, "checks.toml")["fates"]
    if draft.key.kind == "person" and draft.fact.phrase("verb").lower() in fates:
        return  # that somebody else died is too plainly false
    wrong = next(iter(wrong_answers(material, draft)), None)
    if wrong is None:
        return
    changed = filled(draft.ask.statement, draft.blanks | _slot(material, draft, wrong), material.article.language)
    if changed and changed != statement:
        explanation = draft.fill(material, draft.ask.explanation) or ""
        yield _made(material, draft, changed, truth="false", explanation=explanation)


def _filled_gap(material: Material, fact: Fact, gap: Question) -> Iterator[Question]:
    """The sentence with what its gap hides, and with another date or number."""
    argument = next(a for a in fact.all(gap.asked_role))
    key = key_of(material, argument)
    if key is None:
        return
    draft = Draft(fact, Ask(gap.asked_role, gap.asked_role, (NAME,)), key, {})
    told = gap.stem.replace(GAP, key.text)
    yield _made(material, draft, told, truth="true", explanation=told)
    wrong = next(iter(wrong_answers(material, draft)), None)
    if wrong is not None and not quantities.is_bounded(gap.stem.partition(GAP)[0], material.article.language):
        yield _made(material, draft, gap.stem.replace(GAP, wrong.text), truth="false", explanation=told)


def _slot(material: Material, draft: Draft, wrong: Wrong) -> dict[str, str]:
    """The blanks that change when the key gives way to the wrong answer."""
    if draft.key.kind == "date":
        value = DateValue(wrong.date, draft.key.grain, draft.key.part)
        language = material.article.language
        return {"date": dates.display(value, language), "date_phrase": dates.phrase(value, language)}
    text = names.written(material, wrong.entity, wrong.text) if wrong.entity else wrong.text
    return {draft.ask.argument: text}


def _made(material: Material, draft: Draft, statement: str, *, truth: str, explanation: str) -> Question:
    language = material.article.language
    words = resources.toml("stems", language, "words.toml")
    whole = draft.fact.relation == WHOLE  # it says itself whose claim it is
    by = names.written(material, draft.fact.by or "") if needs_speaker(draft.fact) and not whole else ""
    template = words["true_false"]["claim" if by else "stem"]
    stem = filled(template, {"rest": _after_prefix(material, statement), "by": by}, language) or statement
    made = question(material, draft, NAME, INTERACTION, stem, truth)
    return replace(made, key=truth, accepted=(truth,), explanation=explanation)


def _after_prefix(material: Material, statement: str) -> str:
    """The statement with a small first letter, unless it begins with a name."""
    openers = resources.toml("stems", material.article.language, "words.toml")["openers"]
    first = statement.split(" ", 1)[0].removesuffix(",").removesuffix("’s").removesuffix("'s")
    plain = first.lower() in openers or first not in material.name_words
    return statement[0].lower() + statement[1:] if plain else statement
