"""Side figure: what somebody is who is in the article only to be quoted is not worth a question."""

from quizbank.domain.fact import EntityValue
from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "side_figure"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to the role of a person all of whose mentions stand in sentences that quote that person.

    Who holds an office of a state or speaks for it is no side figure.
    """
    fact = context.fact(question)
    holder = fact.argument("holder") if fact and fact.relation == "role" else None
    if fact is None or holder is None or not isinstance(holder.value, EntityValue):
        return None
    entity = context.entities.get(holder.value.entity)
    of = fact.argument("of")
    place = context.entities.get(of.value.entity) if of and isinstance(of.value, EntityValue) else None
    state = place is not None and (place.subtype in context.words["state_bodies"])
    if entity is None or state:
        return None
    quoted = context.quoted_in.get(entity.id, frozenset())
    homes = [context.sentence_at(m.start) for m in entity.mentions]
    return Finding(CODE, entity.name) if quoted and all(home in quoted for home in homes) else None
