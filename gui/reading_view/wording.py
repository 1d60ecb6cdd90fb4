"""How the page says kinds, signals, dates and corrections; without Qt."""

from collections.abc import Sequence

from gui.kit.dates import say_value
from quizbank.domain.correction import Correction, Merge, Rename, Retype, Split
from quizbank.domain.reading import DateMention, Entity, EntityKind, Grain
from quizbank.strings import say
from quizbank.workflows.reading_rows import Offer

_IN_NO_WORDS = "reading."


def say_kind(kind: EntityKind, subtype: str = "") -> str:
    """A kind with its subtype: "Organization (party)"."""
    word = say("reading", f"kind_{kind}")
    known = say("reading", f"subtype_{subtype}") if subtype else ""
    return f"{word} ({_plain(known, subtype)})" if subtype else word


def say_named(count: int) -> str:
    """How often."""
    return say("reading", "named", count=count)


def say_forms(entity: Entity) -> str:
    """The other forms of its name, its acronym among them."""
    forms = tuple(dict.fromkeys((*entity.aliases, *((entity.acronym,) if entity.acronym else ()))))
    names = ", ".join(form for form in forms if form != entity.name)
    return say("reading", "also", names=names) if names else ""


def say_signals(evidence: Sequence[str]) -> str:
    """What speaks for a name, in words; a signal that has none stands as it is."""
    words = (_plain(say("reading", f"signal_{signal}"), signal) for signal in evidence)
    return say("reading", "signals", signals=", ".join(words)) if evidence else ""


def say_date(date: DateMention) -> str:
    """The value of a date, as exact as its grain."""
    if date.grain in (Grain.DURATION, Grain.VAGUE):
        return say("reading", f"grain_{date.grain}")
    return say_value(date.value, date.grain, date.part)


def say_correction(correction: Correction) -> str:
    """A correction as a line."""
    name = correction.entity.name
    match correction:
        case Merge(other=other):
            return say("reading", "did_merge", name=name, other=other.name)
        case Split(forms=forms):
            return say("reading", "did_split", name=name, forms=", ".join(dict.fromkeys(forms)), count=len(forms))
        case Rename(name=new):
            return say("reading", "did_rename", name=name, new=new)
        case Retype(kind=kind, subtype=subtype):
            return say("reading", "did_retype", name=name, kind=say_kind(kind, subtype).lower())


def say_offer(offer: Offer) -> str:
    """What another article has to offer, as a sentence."""
    return say("reading", "offer", title=offer.title, correction=say_correction(offer.correction))


def _plain(said: str, code: str) -> str:
    """The words, or for want of them the code itself."""
    return code.replace("_", " ") if said.startswith(_IN_NO_WORDS) else said
