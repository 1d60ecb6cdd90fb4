"""What the Questions page shows, without Qt: order and places, one question with its proof, what is to do then."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gui.questions.state import (
    ListState,
    Order,
    arrange,
    choosable,
    detail,
    done_state,
    list_state,
    say_difficulty,
)
from quizbank.domain.question import Interaction
from quizbank.domain.review import ItemState
from quizbank.workflows.desk import Desk
from quizbank.workflows.rows import QuestionRow
from tests.made_up import made_up_desk, river, river_with_sets

RIVER = river().article.id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = made_up_desk(tmp_path / "library")
    yield desk
    desk.close()


@pytest.fixture
def rows(desk: Desk) -> tuple[QuestionRow, ...]:
    """The first four items of the river article: kept, unread, dropped, unread."""
    one, two, three, four, *_ = desk.questions(RIVER)
    return (
        replace(one, state=ItemState.KEPT),
        two,
        replace(three, state=ItemState.DROPPED),
        four,
    )


def uids(rows: tuple[QuestionRow, ...], *numbers: int) -> tuple[str, ...]:
    return tuple(rows[number].uid for number in numbers)


def change(rows: tuple[QuestionRow, ...], number: int, state: ItemState) -> tuple[QuestionRow, ...]:
    return tuple(replace(row, state=state) if n == number else row for n, row in enumerate(rows))


def find(desk: Desk, kind: str, stem: str = "") -> QuestionRow:
    return next(row for row in desk.questions(RIVER) if row.question.kind == kind and stem in row.question.stem)


# --- the list ---------------------------------------------------------------------------------------------------
def test_each_list_holds_what_it_says(rows: tuple[QuestionRow, ...]) -> None:
    assert arrange(rows, Order.UNREAD) == uids(rows, 1, 3, 0)
    assert arrange(rows, Order.ARTICLE) == uids(rows, 0, 1, 3)
    assert arrange(rows, Order.DROPPED) == uids(rows, 2)


def test_nothing_moves_under_the_hand_of_one_who_reads(rows: tuple[QuestionRow, ...]) -> None:
    places = arrange(rows, Order.UNREAD)
    kept = change(rows, 1, ItemState.KEPT)
    assert arrange(kept, Order.UNREAD, places) == places
    dropped = change(rows, 1, ItemState.DROPPED)
    assert arrange(dropped, Order.UNREAD, places) == places, (
        "a dropped one stays to be seen until the list is made anew"
    )
    assert arrange(dropped, Order.UNREAD) == uids(rows, 3, 0)
    back = change(rows, 2, ItemState.NEW)
    assert arrange(back, Order.UNREAD, places) == (*places, rows[2].uid), "what has come since stands behind them"
    assert arrange(rows[:2], Order.UNREAD, places) == uids(rows, 1, 0), "what is gone leaves no hole"


def test_the_counts_are_over_everything_whatever_the_list_shows(rows: tuple[QuestionRow, ...]) -> None:
    for order in Order:
        state = list_state(rows, arrange(rows, order))
        assert (state.kept, state.total, state.unread, state.dropped) == (1, 3, 2, 1)
    edited = list_state(change(rows, 1, ItemState.EDITED), ())
    assert (edited.kept, edited.unread) == (2, 1)


def test_the_next_unread_is_the_one_below_then_from_the_top(rows: tuple[QuestionRow, ...]) -> None:
    state = list_state(rows, arrange(rows, Order.ARTICLE))
    kept, first, last = uids(rows, 0, 1, 3)
    assert state.next_unread() == first
    assert state.next_unread(kept) == first
    assert state.next_unread(first) == last
    assert state.next_unread(last) == first
    assert list_state(change(rows, 1, ItemState.KEPT), (kept, first, last)).next_unread(last) == "", "not itself again"
    assert ListState((), 0, 0, 0, 0).next_unread() == ""
    assert state.has(kept) and not state.has(rows[2].uid)


def test_a_line_says_key_and_form(desk: Desk) -> None:
    rows = desk.questions(RIVER)
    lines = {line.uid: line for line in list_state(rows, arrange(rows, Order.ARTICLE)).lines}
    choice, statement = find(desk, "choice"), find(desk, "true_false", "2027")
    assert (lines[choice.uid].key, lines[choice.uid].form) == ("Basin Council", "choice")
    assert (lines[statement.uid].key, lines[statement.uid].form) == ("False", "true or false")


# --- one question -----------------------------------------------------------------------------------------------
def test_a_choice_says_what_the_article_says_of_the_others(desk: Desk) -> None:
    row = find(desk, "choice")
    seen = detail(desk.questions(RIVER), row.uid)
    assert seen is not None
    assert [(c.letter, c.words, c.note, c.is_key) for c in seen.choices] == [
        ("A", "Basin Council", "", True),
        ("B", "Court of Accounts", "asked by the League to review", False),
        ("C", "Ministry of Waterways", "enough until now", False),
        ("D", "Union of Highland Communes", "not named in this role here", False),
    ]
    assert (seen.answer, seen.also_accepted) == ("", "")
    assert seen.form == "Multiple choice · medium" and seen.said_state == "Read by nobody yet"
    ((start, end),) = seen.answers_at
    assert seen.sentence[start:end] == "Basin Council"
    assert seen.source == "The Orsa Courier, 14 March 2031"


def test_a_statement_has_two_answers_and_a_typed_one_none(desk: Desk) -> None:
    rows = desk.questions(RIVER)
    statement = detail(rows, find(desk, "true_false", "2027").uid)
    assert statement is not None
    assert [(c.words, c.is_key) for c in statement.choices] == [("True", False), ("False", True)]
    assert not statement.answers_at and statement.sentence
    typed = find(desk, "typed")
    question = replace(typed.question, accepted=(typed.question.key or "", "Corrin", "Ms Corrin", "Corrin"))
    seen = detail((replace(typed, question=question),), typed.uid)
    assert seen is not None
    assert (seen.choices, seen.answer, seen.also_accepted) == ((), "Ilsa Corrin", "also accepted: Corrin · Ms Corrin")


def test_the_source_names_the_article_where_many_are_shown_or_nothing_else_is(desk: Desk) -> None:
    rows = desk.questions(RIVER)
    title = rows[0].article_title
    shown = detail(rows, rows[0].uid, with_title=True)
    assert shown is not None and shown.source == f"{title}, The Orsa Courier, 14 March 2031"
    bare = replace(rows[0], outlet="", published=None)
    shown = detail((bare,), bare.uid)
    assert shown is not None and shown.source == title


def test_a_proof_over_two_lines_stands_on_one_and_keeps_its_offsets(desk: Desk) -> None:
    row = find(desk, "choice")
    proof = row.question.evidence[0]
    broken = replace(row.question, evidence=(replace(proof, text=proof.text.replace(" ", "\n", 1)),))
    seen = detail((replace(row, question=broken),), row.uid)
    assert seen is not None
    assert seen.sentence == proof.text and seen.answers_at == (row.question.answer_span,)


def test_the_others_of_the_sentence_stand_below(desk: Desk) -> None:
    row = find(desk, "choice")
    desk.keep([find(desk, "typed", "Which body").uid])
    seen = detail(desk.questions(RIVER), row.uid)
    assert seen is not None
    assert {(s.stem.split()[0], s.words) for s in seen.beside} == {("Which", "typed, kept"), ("In", "typed, unread")}
    assert row.uid not in {s.uid for s in seen.beside}


def test_what_is_to_be_known_of_a_question_is_said(desk: Desk) -> None:
    choice, typed = find(desk, "choice"), find(desk, "typed", "Which body")
    assert detail_notes(desk, choice.uid) == ()
    desk.keep([typed.uid])
    assert detail_notes(desk, choice.uid) == ("You kept another question on the same fact.",)
    assert detail_notes(desk, typed.uid) == (), "the kept one has no need of it"
    claim = replace(choice.question, claimed=True)
    seen = detail((replace(choice, question=claim),), choice.uid)
    assert seen is not None and len(seen.notes) == 1 and "claim" in seen.notes[0]


def detail_notes(desk: Desk, uid: str) -> tuple[str, ...]:
    seen = detail(desk.questions(RIVER), uid)
    assert seen is not None
    return seen.notes


def test_an_unknown_question_is_none(rows: tuple[QuestionRow, ...]) -> None:
    assert detail(rows, "nobody") is None and detail((), "") is None


@pytest.mark.parametrize(
    ("value", "word"), [(0.0, "easy"), (0.39, "easy"), (0.4, "medium"), (0.69, "medium"), (0.7, "hard"), (1.0, "hard")]
)
def test_difficulty_in_words(value: float, word: str) -> None:
    assert say_difficulty(value) == word


@pytest.mark.parametrize("interaction", list(Interaction))
def test_every_interaction_can_be_shown(desk: Desk, interaction: Interaction) -> None:
    row = find(desk, "choice")
    other = replace(row, question=replace(row.question, interaction=interaction))
    assert detail((other,), other.uid) is not None and list_state((other,), (other.uid,)).lines[0].form


# --- all is read ------------------------------------------------------------------------------------------------
def test_the_end_says_what_came_of_it_and_where_questions_wait(desk: Desk) -> None:
    rows = desk.questions(RIVER)
    desk.keep([row.uid for row in rows[2:]])
    desk.drop([row.uid for row in rows[:2]])
    rows = desk.questions(RIVER)
    end = done_state(list_state(rows, ()), desk.articles(), RIVER)
    waiting = next(row for row in desk.articles() if row.id != RIVER)
    assert end.title == "All questions of this article are read"
    assert end.body.startswith(f"{len(rows) - 2} kept, 2 dropped.")
    assert end.next_article == waiting.id and waiting.title in end.next_title
    assert end.next_words == "Read the next one"


def test_the_end_of_the_library_leads_nowhere_else(desk: Desk) -> None:
    desk.keep([row.uid for row in desk.questions()])
    end = done_state(list_state(desk.questions(), ()), desk.articles(), "")
    assert end.title == "All questions are read"
    assert (end.next_article, end.next_title, end.next_words) == ("", "", "")


def test_articles_with_questions_can_be_chosen(desk: Desk) -> None:
    articles = desk.articles()
    assert choosable(()) == (("", "All articles"),)
    assert choosable(articles)[1:] == tuple((row.id, row.title) for row in articles)
    assert len(choosable((replace(articles[0], questions=0),))) == 1


def test_a_set_is_shown_with_its_pairs_and_all_its_proofs() -> None:
    asked = next(q for q in river_with_sets().questions if q.kind == "matching")
    row = QuestionRow(asked.id, asked, "river", "The river tariff", "Courier", None, ItemState.NEW)
    assert list_state((row,), (row.uid,)).lines[0].key == "3 parts"
    shown = detail((row,), row.uid)
    assert shown is not None
    assert shown.answer.splitlines()[0] == "leader of the Harbour League – Anneke Roth"
    assert len(shown.answer.splitlines()) == len(shown.sentence.splitlines()) == 3
    assert not shown.choices and not shown.also_accepted
