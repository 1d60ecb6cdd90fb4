"""Distractors: wrong answers of the key's kind, subtype and class, which nothing in the article makes right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from quizbank import resources
from quizbank.domain.fact import DateValue, EntityValue, Fact, Span, TextValue
from quizbank.domain.identity import digest, fold
from quizbank.domain.question import Option
from quizbank.domain.reading import Entity
from quizbank.questions import dates, offices, quantities
from quizbank.questions.drafting import Draft
from quizbank.questions.keys import Key, is_located
from quizbank.questions.material import Material
from quizbank.strings import say

_MOST = 3
_SHARED_LEMMAS = 3
_TELLING = 7  # letters of a word that few sentences share
_NEAR_DAYS = 60
_NEAR_YEARS = 15


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong answer; ``origin`` as in ``Option``."""

    text: str
    feedback: str
    entity: str | None = None
    date: str = ""
    origin: str = "article"


def distractors(material: Material, draft: Draft) -> tuple[Option, ...]:
    """The wrong options of a choice: two, or three where the article itself has as many; fewer if there are none."""
    wrong = wrong_answers(material, draft)
    count = _MOST if sum(1 for w in wrong if w.origin == "article") >= _MOST else _MOST - 1
    return tuple(Option(w.text, w.feedback, w.entity, w.origin) for w in wrong[:count])


def in_order(key: Key, options: Iterable[Option], language: str) -> tuple[Option, ...]:
    """Options in their natural order: dates in time, all others by alphabet."""
    if key.kind == "quantity":
        return tuple(sorted(options, key=lambda o: (quantities.value(o.text, language), o.text)))
    if key.kind != "date":
        return tuple(sorted(options, key=lambda o: (fold(o.text), o.text)))
    by_text = {
        dates.display(DateValue(v, key.grain, key.part), language): v for v in (key.date, *_shifted_dates(key, 40))
    }
    return tuple(sorted(options, key=lambda o: by_text.get(o.text, o.text)))


def wrong_answers(material: Material, draft: Draft) -> tuple[Wrong, ...]:
    """All wrong answers that fit, the best first; the article's own before the lexicon's."""
    match draft.key.kind:
        case "date":
            return tuple(_dates(material, draft))
        case "text":
            return tuple(_roles(material, draft)) if draft.ask.asked == "role" else ()
        case "person":
            return tuple(_persons(material, draft))
        case "quantity":
            return tuple(_quantities(material, draft))
        case _:
            return tuple(_bodies(material, draft))


def role_class(material: Material, entity_id: str) -> str:
    """The class of a person by the heads of their roles: official, expert, spokesperson … or ""."""
    classes = resources.toml("stems", material.article.language, "distractors.toml")["role_class"]
    for fact in material.roles.get(entity_id, ()):
        head = fact.phrase("head").lower().split()[-1:]
        for name, heads in classes.items():
            if head and head[0] in heads:
                return str(name)
    return ""


def _persons(material: Material, draft: Draft) -> Iterator[Wrong]:
    camps: list[list[str]] = resources.toml("stems", material.article.language, "distractors.toml")["camps"]
    wanted = role_class(material, draft.key.entity or "")
    camp = next((c for c in camps if wanted in c), [*camps[0], ""]) if draft.fact.relation != "role" else []
    if draft.fact.relation == "role" and not wanted:
        return
    inside = (e for e in material.persons if " " in e.name and e.id not in material.credited)
    sure = [e for e in inside if e.is_backed or e.id in material.roles]
    told = draft.fact.relation == "said"
    if told:  # somebody who speaks or acts here, not a name from a book
        speakers = {q.speaker for q in material.reading.quotes}
        spoken = fold(draft.fact.phrase("quote") or draft.fact.phrase("clause")).split()
        sure = [e for e in sure if e.id in speakers or e.id in material.roles]
        sure = [e for e in sure if not _is_meant(material, e.id, spoken)]
    taken = _taken(material, draft)
    fitting = [
        e
        for e in sure
        if e.id not in taken and not _related(material, draft.key.text, e.name) and _of_one_state(material, draft, e)
    ]
    same = [e for e in fitting if wanted and role_class(material, e.id) == wanted]
    if draft.fact.relation in ("did", "dated", "place") and _leads(material, draft.key.entity or ""):
        same = [e for e in same if _leads(material, e.id)]  # nobody else does what a head of state does
    near = [e for e in fitting if told and e not in same and role_class(material, e.id) in camp]
    for entity in (*_shuffled(material, draft, same), *_shuffled(material, draft, near)):
        yield Wrong(entity.name, _feedback(material, entity), entity.id)


def _is_meant(material: Material, entity_id: str, spoken: list[str]) -> bool:
    """Whether the words speak of who holds the person's office: no president says "we asked the president"."""
    heads = (fact.phrase("head").lower().split()[-1:] for fact in material.roles.get(entity_id, ()))
    return any(head and head[0] in spoken for head in heads)


def _of_one_state(material: Material, draft: Draft, entity: Entity) -> bool:
    """Whether the names do not give the answer away: an office of a state is held by its own people.

    Who does something, or speaks for a state by its name, may also be somebody of whom no state is known; who is
    quoted otherwise, anybody.
    """
    wanted = offices.states_of(material, draft.key.entity or "")
    theirs = offices.states_of(material, entity.id)
    if draft.fact.relation == "said":
        spoken = fold(draft.fact.phrase("quote") or draft.fact.phrase("clause")).split()
        known = offices.powers(material.article.language)
        words = resources.toml("stems", material.article.language, "checks.toml")
        named = frozenset().union(*(known.get(word, frozenset()) for word in spoken))
        if theirs & named and not wanted & named:
            return False  # nobody speaks so of the own state
        if not frozenset(words["speaker_pronouns"]) & frozenset(spoken):
            wanted &= named
        return not wanted or bool(wanted & theirs)
    if draft.fact.relation == "role":
        return bool(wanted & theirs) or (not wanted and not theirs and _in_its_body(draft.fact, material, entity))
    return not wanted or not theirs or bool(wanted & theirs)


def _leads(material: Material, entity_id: str) -> bool:
    """Whether the person has one of the highest offices of a state."""
    highest = resources.toml("stems", material.article.language, "distractors.toml")["state_offices"]["highest"]
    found = (offices.public_office(material, fact) for fact in material.roles.get(entity_id, ()))
    return any(office is not None and fold(office.alone) in highest for office in found)


def _in_its_body(fact: Fact, material: Material, entity: Entity) -> bool:
    """Whether the person has a role in the same body."""
    return bool(_of(fact)) and any(_of(other) == _of(fact) for other in material.roles.get(entity.id, ()))


def _bodies(material: Material, draft: Draft) -> Iterator[Wrong]:
    """Organizations, countries and other named things of the key's kind and subtype."""
    key = draft.key
    if not key.subtype or key.subtype == "capital":
        return
    seen = {fold(key.text)}
    title = f" {fold(material.article.title)} "  # stands beside the stem
    beside = {i for i, forms in material.forms.items() if any(f" {form} " in title for form in forms)}
    taken = _taken(material, draft) | beside
    for entity in material.reading.entities:
        alike = entity.kind.value == key.kind and entity.subtype == key.subtype and entity.id not in taken
        if draft.fact.relation == "place" and not any(
            is_located(material, Span(m.start, m.end)) for m in entity.mentions
        ):
            continue  # a name within another name ("the Benghazi committee") is no place of the story
        if alike and fold(entity.name) not in seen and not _related(material, key.text, entity.name):
            seen.add(fold(entity.name))
            yield Wrong(entity.name, _feedback(material, entity), entity.id)
    known = frozenset().union(*material.forms.values())
    groups: list[list[str]] = resources.toml("stems", material.article.language, "distractors.toml")["names"].get(
        key.subtype, []
    )
    names = next((group for group in groups if key.text in group), [])
    fresh = [n for n in names if fold(n) not in known and not _related(material, key.text, n)]
    for name in sorted(fresh, key=lambda n: digest(str(material.seed), draft.fact.id, n)):
        yield Wrong(name, say("options", "not_in_article", name=name), None, origin="lexicon")


def _roles(material: Material, draft: Draft) -> Iterator[Wrong]:
    """Other offices of the same state: those that the article gives to others first, then those it is sure to have."""
    holder, office = draft.fact.argument("holder"), offices.public_office(material, draft.fact)
    if holder is None or not isinstance(holder.value, EntityValue) or office is None:
        return
    own = {fold(draft.key.text)}
    for fact in material.roles.get(holder.value.entity, ()):
        other = offices.public_office(material, fact)
        own |= {fold(other.alone)} if other else set()
    for entity in material.persons:
        for fact in material.roles.get(entity.id, ()):
            other = offices.public_office(material, fact)
            if other is None or fact.phrase("time") or fold(other.alone) in own or not fact.phrase("definite"):
                continue
            if fold(other.place) == fold(office.place):
                own.add(fold(other.alone))
                yield Wrong(other.alone, say("options", "role_of", name=entity.name, role=other.alone))
    left = [o for o in offices.offices_of(material.article.language, office) if fold(o) not in own]
    for alone in sorted(left, key=lambda o: digest(str(material.seed), draft.fact.id, o)):
        yield Wrong(alone, say("options", "no_role", name=holder.value.name), origin="lexicon")


def _quantities(material: Material, draft: Draft) -> Iterator[Wrong]:
    """Numbers of the key's size and form that the proof does not name."""
    proof = " ".join(material.article.text[s.start : s.end] for s in draft.fact.evidence)
    language = material.article.language
    near = quantities.near(draft.key.text, language, age=draft.fact.phrase("sort") == "age")
    fresh = [n for n in near if quantities.bare(n, language) not in proof]
    for text in sorted(fresh, key=lambda n: digest(str(material.seed), draft.fact.id, n)):
        yield Wrong(text, say("options", "number_derived", number=text), origin="derived")


def _dates(material: Material, draft: Draft) -> Iterator[Wrong]:
    """The nearest dates of the article at the same grain, then dates near by that it does not name."""
    key, language = draft.key, material.article.language
    named = {
        d.value
        for d in material.reading.dates
        if d.grain.value == key.grain and dates.is_askable(DateValue(d.value, key.grain))
    }
    proof = frozenset().union(*(material.dates_in(span) for span in draft.fact.evidence))
    true_elsewhere = {
        v.date
        for f in material.facts
        if _alike(material, f, draft)
        for v in material.values_of(f)
        if isinstance(v, DateValue)
    }
    banned = proof | true_elsewhere | {key.date}
    published = material.article.published.isoformat() if material.article.published else "9999"
    past = {v for v in named - banned if v <= published[: len(v)] or key.date > published[: len(key.date)]}
    near = sorted((v for v in past if _distance(key, v) is not None), key=lambda v: (_distance(key, v), v))
    for value in near[:2]:
        yield _date(key, value, language, "article")
    free = [v for v in _shifted_dates(key, 4) if v not in named | banned and v <= published[: len(v)]]
    for value in sorted(free, key=lambda v: digest(str(material.seed), draft.fact.id, v))[:2]:
        yield _date(key, value, language, "derived")


def _date(key: Key, value: str, language: str, origin: str) -> Wrong:
    text = dates.display(DateValue(value, key.grain, key.part), language)
    return Wrong(text, say("options", f"date_{origin}", date=text), None, value, origin)


def _distance(key: Key, value: str) -> int | None:
    """How far a date of the same grain lies from the key, in its own units; None if too far to be plausible."""
    try:
        match key.grain:
            case "day":
                days = abs((date.fromisoformat(value) - date.fromisoformat(key.date)).days)
                return days if days <= _NEAR_DAYS else None
            case "year":
                years = abs(int(value) - int(key.date))
                return years if years <= _NEAR_YEARS else None
            case "month":
                months = abs(_months(value) - _months(key.date))
                return months if months <= 24 else None
            case _:
                return None
    except ValueError:
        return None


def _shifted_dates(key: Key, most: int) -> Iterator[str]:
    """The dates of the key's grain that lie up to so many units away; none beyond the calendar."""
    for shift in (s for size in range(1, most + 1) for s in (-size, size)):
        try:
            match key.grain:
                case "day":
                    yield (date.fromisoformat(key.date) + timedelta(days=shift)).isoformat()
                case "month":
                    year, month = divmod(_months(key.date) + shift, 12)
                    yield date(year, month + 1, 1).isoformat()[:7]
                case "year":
                    yield f"{date(int(key.date) + shift, 1, 1).year:04}"
                case _:
                    return
        except (OverflowError, ValueError):
            continue


def _months(value: str) -> int:
    return int(value[:4]) * 12 + int(value[5:7]) - 1


def _taken(material: Material, draft: Draft) -> frozenset[str]:
    """The ids of those who cannot be wrong answers: the key, all in the proof, all that a like fact makes right."""
    proof = frozenset().union(*(material.entities_in(span) for span in draft.fact.evidence))
    alike = (
        value.entity
        for fact in material.facts
        if _alike(material, fact, draft)
        for value in material.values_of(fact)
        if isinstance(value, EntityValue)
    )
    return proof | frozenset(alike) | _who_said_alike(material, draft) | {draft.key.entity or ""}


def _who_said_alike(material: Material, draft: Draft) -> frozenset[str]:
    """Those who are quoted with one of the telling words of what was said: they may have said it, too."""
    if draft.fact.relation != "said":
        return frozenset()
    names = frozenset(word for forms in material.forms.values() for form in forms for word in form.split())
    said = draft.fact.phrase("quote") or draft.fact.phrase("clause")
    telling = {word for word in fold(said).split() if len(word) >= _TELLING and word not in names}
    text = material.article.text
    return frozenset(
        quote.speaker
        for quote in material.reading.quotes
        if quote.speaker and telling & set(fold(text[quote.start : quote.end]).split())
    )


def _alike(material: Material, fact: Fact, draft: Draft) -> bool:
    """Whether the fact may make another answer right: it has the same other arguments or much the same words."""
    if fact.id == draft.fact.id:
        return True
    if fact.relation == draft.fact.relation == "role":
        if _covers(material, fact, draft.fact):
            return True
        heads = (fact.phrase("head").lower(), draft.fact.phrase("head").lower())
        same_body = _of(fact) == _of(draft.fact) != "" or fold(fact.phrase("role")) == fold(draft.fact.phrase("role"))
        return heads[0] == heads[1] and same_body
    if fact.relation == draft.fact.relation == "member":
        return draft.ask.asked == "member" and fact.argument("group") == draft.fact.argument("group")
    said = fact.relation == draft.fact.relation == "said"
    return len(_lemmas(fact) & _lemmas(draft.fact)) >= (_SHARED_LEMMAS - 1 if said else _SHARED_LEMMAS)


def _covers(material: Material, one: Fact, other: Fact) -> bool:
    """Whether one role may be said of the other's holder: a senator from Vermont is a United States senator."""
    sorts = [material.entities[_of(f)].subtype if _of(f) in material.entities else "" for f in (one, other)]
    heads = [f.phrase("head").lower().split()[-1:] for f in (one, other)]
    return heads[0] == heads[1] and (sorts[0] == "country") != (sorts[1] == "country")


def _of(fact: Fact) -> str:
    of = fact.argument("of")
    return of.value.entity if of and isinstance(of.value, EntityValue) else ""


def _lemmas(fact: Fact) -> frozenset[str]:
    return frozenset(
        lemma for a in fact.arguments if isinstance(a.value, TextValue) for lemma in a.value.lemmas if a.role != "role"
    )


def _related(material: Material, one: str, other: str) -> bool:
    """Whether two names stand for one power: a country, its capital and its government."""
    first, second = fold(one), fold(other)
    if first in second or second in first:
        return True
    powers = offices.powers(material.article.language)
    return bool(powers.get(first, frozenset()) & powers.get(second, frozenset()))


def _feedback(material: Material, entity: Entity) -> str:
    for fact in material.roles.get(entity.id, ()):
        role = fact.argument("role")
        if role and isinstance(role.value, TextValue):
            return say("options", "described_as", name=entity.name, role=role.value.text)
    return say("options", "not_here", name=entity.name)


def _shuffled(material: Material, draft: Draft, entities: Iterable[Entity]) -> list[Entity]:
    """The likest first, then an order that differs from fact to fact, so that not the same two stand everywhere."""
    return sorted(
        entities,
        key=lambda e: (-_likeness(material, draft, e), digest(str(material.seed), draft.fact.id, fold(e.name))),
    )


def _likeness(material: Material, draft: Draft, entity: Entity) -> int:
    """How much a person's roles are like the key's: the same noun, the same time, the same state or body."""
    own = material.roles.get(draft.key.entity or "", ())
    theirs = material.roles.get(entity.id, ())
    return sum(
        any(read(one) == read(other) != "" for one in own for other in theirs)
        for read in (lambda f: f.phrase("head").lower(), lambda f: f.phrase("time"), _of)
    )
