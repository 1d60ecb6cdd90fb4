"""Sets: facts of one sort that are asked together, each with its own part of the answer and its own proof."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from quizbank import resources
from quizbank.domain.fact import DateValue
from quizbank.domain.identity import derived_id, digest, fold
from quizbank.domain.question import Context, Interaction, Question
from quizbank.questions import dates
from quizbank.questions.drafting import Draft, as_claim, drafts, question
from quizbank.questions.material import Material

_FEWEST, _MOST = 3, 5
_LONGEST = 24  # words of a part


@dataclass(frozen=True, slots=True)
class Part:
    """A fact in a set: the words that stand for it, and the first and last day of its date, if that is its key."""

    draft: Draft
    text: str
    days: tuple[date, date] | None = None


def parts(material: Material, kind: str, passed: Sequence[Question]) -> list[Part]:
    """The facts that the kind may ask, the most salient first: those that passed as a typed answer to the same ask."""
    found = []
    for draft in drafts(material, kind):
        stem, text = draft.fill(material, draft.ask.stem), draft.fill(material, draft.ask.part)
        if not stem or not text or len(text.split()) > _LONGEST or not _has_passed(material, draft, stem, passed):
            continue
        key = draft.key
        days = dates.bounds(DateValue(key.date, key.grain, key.part)) if key.date else None
        if not key.date or (days and not _is_of_a_lifetime(material, draft)):
            found.append(Part(draft, " ".join(text.split()), days))
    return sorted(found, key=lambda part: -part.draft.fact.salience)


def sets_of(
    found: Iterable[Part], sort: Callable[[Part], object], *, most: int = _MOST, years: int = 0
) -> Iterator[list[Part]]:
    """The parts of one sort, from three to ``most`` together; what holds for one of a set is true of no other.

    With ``years`` no two dates of a set are further apart than that.
    """
    sorts: dict[object, list[Part]] = {}
    for part in found:
        sorts.setdefault(sort(part), []).append(part)
    for left in sorts.values():
        while len(left) >= _FEWEST:
            chosen: list[Part] = []
            for part in left:
                if len(chosen) < most and all(_are_apart(part, o) and _are_near(part, o, years) for o in chosen):
                    chosen.append(part)
            if len(chosen) < _FEWEST:
                left = left[1:]  # perhaps the others go together
                continue
            yield chosen
            left = [part for part in left if part not in chosen]


def in_time(chosen: Iterable[Part]) -> list[Part]:
    """The parts by their dates."""
    return sorted(chosen, key=lambda part: part.days or (date.max, date.max))


def set_question(
    material: Material, chosen: Sequence[Part], kind: str, interaction: Interaction, stem: str
) -> Question:
    """The set as a question, its proofs in the order of the parts; what is given as answer is the kind's own affair."""
    made = [question(material, part.draft, kind, interaction, stem) for part in chosen]
    main = max(made, key=lambda q: q.salience)
    facts = [part.draft.fact.id for part in chosen]
    explained = (part.draft.fill(material, part.draft.ask.explanation) for part in chosen if part.days)
    return replace(
        main,
        id=derived_id(digest("facts", *sorted(facts)), kind, main.asked_role),
        key=None,
        key_entity=None,
        key_date="",
        key_grain="",
        accepted=(),
        answer_span=None,
        context=_context(made, dated=bool(chosen[0].days)),
        evidence=tuple(q.evidence[0] for q in made),
        answer_spans=tuple(q.answer_span or (0, 0) for q in made),
        also=tuple(fact for fact in facts if fact != main.fact),
        explanation=" ".join(dict.fromkeys(filter(None, explained))),
        salience=sum(q.salience for q in made) / len(made),
    )


def _has_passed(material: Material, draft: Draft, stem: str, passed: Sequence[Question]) -> bool:
    """Whether the typed answer passed, asked in the same way; a claim stands in a set with its speaker only."""
    fact = draft.fact
    asked = as_claim(material, fact, stem)
    if not fact.evidence or asked != stem:
        return False
    return any(q.kind == "typed" and q.fact == fact.id and q.stem == asked for q in passed)


def _is_of_a_lifetime(material: Material, draft: Draft) -> bool:
    words = resources.toml("stems", material.article.language, "words.toml")
    return draft.fact.phrase("verb").lower() in words["lifetime"]


def _are_apart(one: Part, other: Part) -> bool:
    """Whether the two differ in what stands for them and in their keys, which don't overlap in time."""
    if one.draft.fact.id == other.draft.fact.id or fold(one.text) == fold(other.text):
        return False
    if one.days and other.days:
        return one.days[1] < other.days[0] or other.days[1] < one.days[0]
    keys = [{fold(form) for form in (part.draft.key.text, *part.draft.key.accepted)} for part in (one, other)]
    return not keys[0] & keys[1]


def _are_near(one: Part, other: Part, years: int) -> bool:
    if not years or not one.days or not other.days:
        return True
    return abs(one.days[0] - other.days[0]) <= timedelta(days=365.25 * years)


def _context(made: Sequence[Question], *, dated: bool) -> Context:
    """What stands beside the stem: nothing that any of the parts hides; the day of the news tells what came last."""
    titles, days = {q.context.title for q in made}, {q.context.date for q in made}
    return Context(titles.pop() if len(titles) == 1 else "", days.pop() if len(days) == 1 and not dated else "")
