"""Passing: what the article only touches on is not worth a question."""

from datetime import date as date_type
from datetime import timedelta

from quizbank.domain.fact import DateValue, EntityValue, Fact, TextValue
from quizbank.domain.identity import fold
from quizbank.domain.question import Question
from quizbank.domain.reading import Entity, EntityKind
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import names_in

CODE = "passing"
_DEFINED_AND_USED = 3
_OFTEN, _TWICE = 4, 2
_LONG_AGO, _JUST_NOW = timedelta(days=180), timedelta(days=14)
_TELLING = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.EVENT, EntityKind.PROJECT)


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to what is said of nobody whom the title or the first sentences name and who isn't named often; to
    events of long ago that are not of the title's own; and to an abbreviation that is not used after its explanation.
    """
    fact = context.fact(question)
    if fact is None:
        return None
    match fact.relation:
        case "role":
            about = [e for role in ("holder", "of") if (e := _entity(fact, role, context)) and e.kind in _TELLING]
            gap = question.kind == "cloze"  # its sentence says more than who holds the office
            touched = not any(_matters(e, context) if gap else _leads(e, context) for e in about)
        case "said":
            touched = _is_bystander(fact, context)
        case "acronym":
            long = _entity(fact, "long", context)
            touched = long is None or len(long.mentions) < _DEFINED_AND_USED
        case "dated" if question.asked_role == "date" and fact.phrase("verb").lower() in context.words["say_verbs"]:
            touched = True  # on which day somebody said so
        case "told":
            touched = not _is_told_of(question, fact, context)
        case "dated" | "did" | "number" | "place":
            touched = _is_beside_the_point(fact, context)
        case _:
            touched = False
    return Finding(CODE, fact.phrase("role") or fact.phrase("statement") or fact.relation) if touched else None


def _is_beside_the_point(fact: Fact, context: QualityContext) -> bool:
    """Whether the event is of nobody who matters, or of long ago and of nobody in the title or named often."""
    subject = _entity(fact, "subject", context) or _entity(fact, "about", context)
    named = [context.entities[e] for _, e in names_in(fact.phrase("statement"), context)]
    age = _age(fact, context)
    if age is not None and age > _LONG_AGO:
        compared = fact.phrase("verb") == "take place"  # "the annexation of 2014" stands beside today's news
        return subject is None or not (subject.id in context.in_title or (_is_often_named(subject) and not compared))
    if age is not None and timedelta() <= age <= _JUST_NOW and fact.relation == "dated":
        return False  # what has just happened is the news
    core = [subject] if subject else [e for e in named if e.kind in _TELLING]
    return bool(core) and not any(_matters(e, context) for e in core)


def _is_told_of(question: Question, fact: Fact, context: QualityContext) -> bool:
    """Whether the sentence is of somebody who matters, or its main clause of somebody more than mentioned."""
    ids = [a.value.entity for a in fact.arguments if isinstance(a.value, EntityValue)]
    if question.asked_role == "within":
        ids = [question.key_entity or ""]
    named = [e for i in ids if (e := context.entities.get(i))]
    beside = question.asked_role == "within"
    core = [e for e in named if e.kind in _TELLING or (e.id in context.in_title and not beside)]
    subject = _entity(fact, "subject", context)
    if question.key_entity is None and subject is not None and not _matters(subject, context):
        return False  # when and how much, of somebody in passing
    if question.asked_role == "quantity":
        return bool(core) or any(e.id in context.in_title for e in named) or _is_of_the_title(fact, context)
    again = [a for role in ("subject", "named") if (a := _entity(fact, role, context)) and len(a.mentions) >= _TWICE]
    return any(_matters(e, context) for e in core) or (bool(again) and question.key_entity is not None and not beside)


def _is_of_the_title(fact: Fact, context: QualityContext) -> bool:
    """Whether a word of the sentence is one of the title's."""
    event = fact.argument("event")
    told = event.value.lemmas if event and isinstance(event.value, TextValue) else ()
    return bool(set(told) & set(fold(context.article.title).split()))


def _age(fact: Fact, context: QualityContext) -> timedelta | None:
    """How long before publication the fact's date lies, a year or month at its end; None without both."""
    date, published = fact.argument("date"), context.article.published
    if date is None or not isinstance(date.value, DateValue) or published is None:
        return None
    value = date.value.date.split("/")[0][:10]
    last = {len("2022"): "-12-31", len("2022-01"): "-28"}.get(len(value), "")
    try:
        return published - date_type.fromisoformat(value + last)
    except ValueError:  # a season, a decade
        return None


def _leads(entity: Entity, context: QualityContext) -> bool:
    return entity.id in context.in_title or _is_often_named(entity)


def _is_bystander(fact: Fact, context: QualityContext) -> bool:
    """Whether the speaker is somebody of no body or state whom the article names in passing ("a retired nurse")."""
    speaker = _entity(fact, "speaker", context)
    if speaker is None or speaker.kind is not EntityKind.PERSON or _matters(speaker, context):
        return False
    posts = (f for f in context.facts if f.relation == "role" and f.argument("of") is not None)
    return not any(_entity(f, "holder", context) is speaker for f in posts)


def _matters(entity: Entity, context: QualityContext) -> bool:
    return entity.id in context.in_lead or _is_often_named(entity)


def _is_often_named(entity: Entity) -> bool:
    return len(entity.mentions) >= _OFTEN


def _entity(fact: Fact, role: str, context: QualityContext) -> Entity | None:
    argument = fact.argument(role)
    value = argument.value if argument else None
    return context.entities.get(value.entity) if isinstance(value, EntityValue) else None
