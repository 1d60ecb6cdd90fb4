"""Edits: a person's own words over what was generated, one a field, with what they were based on."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from quizbank.domain.errors import QuizbankError
from quizbank.domain.identity import digest
from quizbank.domain.plain import to_plain
from quizbank.domain.question import Question

EDITABLE = ("stem", "explanation", "accepted")
"""The fields that can be reworded. Another key would be another question."""

type Words = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of a question in a person's words; ``based_on`` is the fingerprint of what was generated then."""

    field: str
    value: Words
    based_on: str


def edit(question: Question, field: str, value: Words) -> Edit:
    """An edit of the question as generated; QuizbankError("not_editable") for another field or sort of value."""
    if field not in EDITABLE or type(value) is not type(getattr(question, field)) or not value:
        raise QuizbankError("not_editable", field=field)
    return Edit(field, value, fingerprint(question, field))


def fingerprint(question: Question, field: str) -> str:
    """A hash of what was generated for the field."""
    return digest("edit", field, json.dumps(to_plain(getattr(question, field)), ensure_ascii=False))


def overlaid(question: Question, edits: Iterable[Edit]) -> Question:
    """The question with the person's words in place of those generated."""
    words: dict[str, Any] = {edit.field: edit.value for edit in edits if edit.field in EDITABLE}
    return replace(question, **words) if words else question


def outdated(question: Question, edits: Iterable[Edit]) -> tuple[str, ...]:
    """The edited fields whose generated words are others than those the edit was based on."""
    return tuple(e.field for e in edits if e.field in EDITABLE and e.based_on != fingerprint(question, e.field))
