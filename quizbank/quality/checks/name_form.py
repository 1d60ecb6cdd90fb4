"""Name form: persons stand with their full name in the stem, and the key is a full name, too."""

from quizbank.domain.fact import EntityValue
from quizbank.domain.question import Interaction, Question
from quizbank.domain.reading import EntityKind
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import names_in, unquoted

CODE = "name_form"
_FULL = 2


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to a name of one word, in the stem (quotations aside) and as the key."""
    key = context.entities.get(question.key_entity or "")
    known = _office_holders(context)
    if key and key.kind is EntityKind.PERSON and len(key.name.split()) < _FULL and key.id not in known:
        return Finding(CODE, key.name)
    text = unquoted(question.stem)
    for at, entity_id in names_in(text, context):
        entity = context.entities[entity_id]
        if _names_a_house(text, at, context):
            continue
        single = " " not in entity.name and entity_id not in known
        if entity.kind is EntityKind.PERSON and (entity.name not in text or single):
            return Finding(CODE, entity.name)
    if question.interaction is Interaction.CHOICE and key and key.kind is EntityKind.PERSON and " " not in key.name:
        return Finding(CODE, key.name)  # among full names it would stand out
    return None


def _names_a_house(text: str, at: int, context: QualityContext) -> bool:
    """Whether the name only says which family or government: "the Shinawatra family", "the Trump administration"."""
    before, behind = text[:at].split(), text[at:].split()
    houses = frozenset(context.words["houses"])
    return before[-1:] in (["the"], ["The"]) and len(behind) > 1 and behind[1].strip(".,;:?’s") in houses


def _office_holders(context: QualityContext) -> frozenset[str]:
    """Those whom the article calls the only holder of an office: "Turkish president Erdoğan" is known by one name."""
    offices = [f for f in context.facts if f.relation == "role" and f.phrase("definite") and " of " in f.phrase("role")]
    holders = (f.argument("holder") for f in offices)
    return frozenset(h.value.entity for h in holders if h and isinstance(h.value, EntityValue))
