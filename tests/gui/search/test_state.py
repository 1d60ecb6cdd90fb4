"""What the search page says, and where its rows lead."""

import pytest

from gui.search.state import MOST, search_state
from quizbank.workflows.rows import FoundRow
from tests.gui.desk_double import LIBRARY

PLACED = FoundRow("article", "a1", "a1", "Highland communes win a veto", "article", (10, 14), "… a veto of theirs …")
TITLED = FoundRow("article", "a2", "a2", "Who speaks for the coast?", "article")
NAMED = FoundRow("actor", "e3", "a1", "Basin Council", "organization")
ASKED = FoundRow("question", "0f0f", "a2", "Who spoke?", "question")


def test_each_row_leads_to_its_place() -> None:
    state = search_state("x", (PLACED, TITLED, NAMED, ASKED), LIBRARY, 0)
    assert [(line.page, line.target) for line in state.lines] == [
        ("article", "a1/@10-14"), ("article", "a2"), ("article", "a1/who:e3"), ("questions", "a2/0f0f"),
    ]  # fmt: skip
    assert [line.word for line in state.lines] == ["Article", "Article", "Organization", "Question"]
    assert [line.meta for line in state.lines] == [
        "… a veto of theirs …", "The Orsa Courier · 12 Mar 2031", "Highland communes win a veto",
        "Who speaks for the coast?",
    ]  # fmt: skip
    assert state.summary == "2 articles · 1 name · 1 question."
    assert len({line.key for line in state.lines}) == 4


def test_of_too_many_the_best_are_said_to_be_that() -> None:
    state = search_state("x", (ASKED,) * MOST, LIBRARY, 0)
    assert state.summary == f"{MOST} questions. These are the best {MOST} of a kind; a further word narrows it down."


@pytest.mark.parametrize(
    ("words", "waiting", "title"),
    [
        ("", 0, "What are you looking for?"),
        (" \t ", 0, "What are you looking for?"),
        ("\u202eroth\n x", 0, "Nothing has all of “?roth x” in it."),
        ("y" * 200, 0, f"Nothing has all of “{'y' * 60}…” in it."),
        ("roth", 2, "2 articles are still being made ready to be searched."),
    ],
)
def test_without_rows_it_is_said_why(words: str, waiting: int, title: str) -> None:
    state = search_state(words, (), LIBRARY, waiting)
    assert (state.lines, state.title, state.waiting) == ((), title, waiting)
    assert state.body and not state.empty
    assert search_state(words, (), (), 0).empty
