"""What making the questions anew would change, in words; without Qt."""

from dataclasses import dataclass

from quizbank.domain.question import Question
from quizbank.strings import say
from quizbank.workflows.reading_rows import ChangedItem, GoneItem, NewItem, RemakePreview


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One item: its stem as it would be, below it the stem as it was ("" if that is no other), and notes."""

    topic: str
    stem: str
    before: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreviewState:
    """``summary`` is the one sentence; ``groups`` are headings with their items."""

    summary: str
    groups: tuple[tuple[str, tuple[ChangeLine, ...]], ...]
    is_empty: bool


def preview_state(preview: RemakePreview) -> PreviewState:
    """The list of what would change."""
    rests = tuple(item for item in preview.gone if item.rests)
    goes = tuple(item for item in preview.gone if not item.rests)
    groups = (
        (say("reading", "group_changed", count=len(preview.changed)), tuple(map(_changed, preview.changed))),
        (say("reading", "group_new", count=len(preview.new)), tuple(map(_new, preview.new))),
        (say("reading", "group_rests", count=len(rests)), tuple(map(_gone, rests))),
        (say("reading", "group_goes", count=len(goes)), tuple(map(_gone, goes))),
    )
    return PreviewState(_summary(preview, len(goes)), tuple(group for group in groups if group[1]), preview.is_empty)


def _summary(preview: RemakePreview, goes: int) -> str:
    if preview.is_empty:
        return say("reading", "nothing_changes", count=preview.same)
    counts = (("changes", len(preview.changed)), ("new", len(preview.new)), ("rests", preview.rests), ("goes", goes))
    parts = [say("reading", f"count_{code}", count=count) for code, count in counts if count]
    return say("reading", "can_be_remade", changes=", ".join(parts))


def _changed(item: ChangedItem) -> ChangeLine:
    notes = [_fields(item)]
    if item.reworded:
        notes.append(say("reading", "reworded"))
    before = item.old.stem if item.old.stem != item.new.stem else ""
    return ChangeLine(item.new.topic.value, item.new.stem, before, tuple(note for note in notes if note))


def _fields(item: ChangedItem) -> str:
    if "key" in item.fields:
        return say("reading", "answer_was", old=item.old.key or "", new=item.new.key or "")
    words = [say("reading", f"field_{field}") for field in item.fields if field != "stem"]
    return say("reading", "differs", fields=", ".join(words)) if words else ""


def _new(item: NewItem) -> ChangeLine:
    code = "refused" if item.refused else "wakes" if item.wakes else ""
    notes = (say("reading", code),) if code else ()
    return ChangeLine(item.question.topic.value, item.question.stem, "", (*_answer(item.question), *notes))


def _gone(item: GoneItem) -> ChangeLine:
    code = "rests_why" if item.rests else "asked_elsewhere" if item.asked_elsewhere else "goes_why"
    return ChangeLine(item.question.topic.value, item.question.stem, "", (say("reading", code),))


def _answer(question: Question) -> tuple[str, ...]:
    return (say("reading", "answer_is", answer=question.key),) if question.key else ()
