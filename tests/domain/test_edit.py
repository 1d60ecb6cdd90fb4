"""A person's words over what was generated."""

from dataclasses import replace

import pytest

from quizbank.domain.edit import edit, outdated, overlaid
from quizbank.domain.errors import QuizbankError
from tests.store.makings import first

QUESTION = first().questions[2]


def test_an_edit_lies_over_what_was_generated_and_leaves_the_rest() -> None:
    edits = (edit(QUESTION, "stem", "Who spoke?"), edit(QUESTION, "accepted", ("Quill",)))
    assert overlaid(QUESTION, edits) == replace(QUESTION, stem="Who spoke?", accepted=("Quill",))
    assert overlaid(QUESTION, ()) is QUESTION


def test_an_edit_is_outdated_when_its_field_is_generated_anew() -> None:
    edits = (edit(QUESTION, "stem", "Who spoke?"), edit(QUESTION, "explanation", "So it is."))
    assert outdated(QUESTION, edits) == ()
    assert outdated(replace(QUESTION, key="other"), edits) == ()
    assert outdated(replace(QUESTION, stem="other"), edits) == ("stem",)


@pytest.mark.parametrize(("field", "value"), [("key", "X"), ("stem", ("a", "b")), ("accepted", "X"), ("stem", "")])
def test_what_cannot_be_edited_is_said(field: str, value: str | tuple[str, ...]) -> None:
    with pytest.raises(QuizbankError, match="not_editable"):
        edit(QUESTION, field, value)
