"""Side figure: what somebody is who is only quoted, or what the press says, is not worth a question."""

from quizbank.domain.fact import EntityValue, Fact
from quizbank.domain.question import Question
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext

CODE = "side_figure"


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to the role of a person all of whose mentions stand in sentences that quote that person.

    Who holds an office of a state or speaks for it is no side figure.
    """
    fact = context.fact(question)
    if fact and fact.relation == "said" and (name := _of_the_press(fact, context)):
        return Finding(CODE, name)
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


def _of_the_press(fact: Fact, context: QualityContext) -> str:
    """The speaker's name, if it is a news outlet or somebody who writes for one."""
    speaker = fact.argument("speaker")
    if speaker is None or not isinstance(speaker.value, EntityValue):
        return ""
    press = frozenset(context.words["press_roles"])
    entity = context.entities.get(speaker.value.entity)
    writes = any(
        other.phrase("head").lower().split()[-1:] and other.phrase("head").lower().split()[-1] in press
        for other in context.facts
        if other.relation == "role"
        and (holder := other.argument("holder"))
        and isinstance(holder.value, EntityValue)
        and holder.value.entity == speaker.value.entity
    )
    return speaker.value.name if writes or (entity is not None and entity.subtype == "media") else ""
