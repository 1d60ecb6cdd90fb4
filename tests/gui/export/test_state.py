"""Which items stand on the sheet and what is said about them; no Qt."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from gui.export import state
from gui.export.state import EVERY, Choice, Draft, Settings
from quizbank.domain.paper import ExportReport
from quizbank.domain.review import ItemState
from quizbank.workflows.rows import ArticleRow, QuestionRow
from tests.made_up import others, river, river_with_sets

ROWS = tuple(
    QuestionRow(question.id, question, "river", "The river tariff", "Courier", None, ItemState.NEW)
    for question in river().questions
)
FACTS = len({row.question.fact for row in ROWS})
USUAL = Settings(paper="a4")


def kept(*places: int) -> tuple[QuestionRow, ...]:
    """The rows with those at the places read and kept."""
    return tuple(replace(row, state=ItemState.KEPT) if at in places else row for at, row in enumerate(ROWS))


def filled(choice: Choice | None = None, rows: tuple[QuestionRow, ...] = ROWS, *, unread: bool = True) -> Choice:
    return state.fill(choice or Choice(), rows, unread=unread)


# --- filling --------------------------------------------------------------------------------------------------
def test_a_sheet_asks_each_fact_once_in_the_order_of_the_text() -> None:
    choice = filled()
    asked = [row for row in ROWS if row.uid in choice.uids]
    assert len({row.question.fact for row in asked}) == len(choice.uids) == FACTS
    assert choice.uids == tuple(row.uid for row in asked)


def test_a_sheet_asks_no_fact_of_a_set_again() -> None:
    sets = tuple(
        QuestionRow(q.id, q, "river", "The river tariff", "Courier", None, ItemState.NEW)
        for q in river_with_sets().questions
    )
    by_uid = {row.uid: row.question for row in sets}
    few = [by_uid[uid] for uid in filled(Choice(places=4), sets).uids]
    asked = [fact for question in few for fact in question.facts]
    assert len(asked) == len(set(asked))
    assert len(few) == 4 and any(question.also for question in few)
    every = [by_uid[uid] for uid in filled(rows=sets).uids]
    assert len(every) == FACTS and not any(question.also for question in every), "no fact can be spared"


def test_every_item_means_several_on_one_fact() -> None:
    assert filled(Choice(places=EVERY)).uids == tuple(row.uid for row in ROWS)


def test_read_items_come_before_unread_ones_and_kinds_are_mixed() -> None:
    rows = kept(3, 7)
    assert set(filled(Choice(places=2), rows).uids) == {ROWS[3].uid, ROWS[7].uid}
    kinds = {row.question.kind for row in ROWS if row.uid in filled().uids}
    assert len(kinds) >= 3


def test_dropped_items_are_never_taken_and_unread_ones_only_if_wanted() -> None:
    rows = (replace(ROWS[0], state=ItemState.DROPPED), *kept(1)[1:])
    assert ROWS[0].uid not in filled(rows=rows).uids
    assert filled(rows=rows, unread=False).uids == (ROWS[1].uid,)


def test_what_is_gone_leaves_the_sheet_and_its_place_is_filled() -> None:
    choice = state.moved(filled(Choice(places=5)), filled(Choice(places=5)).uids[0], 4)
    gone = choice.uids[2]
    rows = tuple(row for row in ROWS if row.uid != gone)
    again = filled(choice, rows)
    assert len(again.uids) == 5
    assert gone not in again.uids
    assert again.uids[:4] == tuple(uid for uid in choice.uids if uid != gone), "an order made by hand stays"


# --- moving and taking off ------------------------------------------------------------------------------------
def test_an_item_moves_and_stays_within_the_list() -> None:
    choice = filled()
    first, second = choice.uids[:2]
    assert state.moved(choice, first, 1).uids[:2] == (second, first)
    assert state.moved(choice, first, 99).uids[-1] == first
    assert state.moved(choice, first, -3) == choice
    assert state.moved(choice, "unknown", 0) == choice
    assert filled(state.moved(choice, first, 1)).uids[:2] == (second, first)


def test_what_is_taken_off_leaves_no_place_and_comes_back() -> None:
    choice = filled(Choice(places=5))
    uid = choice.uids[2]
    off = filled(state.taken_off(choice, uid))
    assert uid not in off.uids
    assert len(off.uids) == 4, "nothing takes its place"
    back = filled(state.put_back(off))
    assert back.uids == choice.uids, "where its article has it"
    assert not back.removed
    assert state.put_back(back) == back


def test_after_a_move_what_comes_back_stands_at_the_end() -> None:
    choice = filled(Choice(places=5))
    moved = state.moved(choice, choice.uids[0], 3)
    back = filled(state.put_back(state.taken_off(moved, choice.uids[2])))
    assert back.uids[-1] == choice.uids[2]


def test_a_sheet_may_be_emptied() -> None:
    choice = filled(Choice(places=5))
    for uid in choice.uids:
        choice = filled(state.taken_off(choice, uid))
    assert choice.uids == ()
    assert len(filled(state.put_back(choice)).uids) == 1


# --- what is said ---------------------------------------------------------------------------------------------
def test_unread_items_are_counted_and_named() -> None:
    shown = state.sheet_state(kept(0), filled(rows=kept(0)), USUAL)
    assert shown.unread == len(shown.to_read) == FACTS - 1 and set(shown.to_read) < set(shown.uids)
    every = kept(*range(len(ROWS)))
    shown = state.sheet_state(every, filled(rows=every), USUAL)
    assert (shown.unread, shown.to_read) == (0, ())


def test_too_few_are_said_with_what_waits_unread() -> None:
    shown = state.sheet_state(ROWS, filled(Choice(places=20)), USUAL)
    assert (shown.few, shown.waiting) == (f"You asked for 20; {FACTS} different facts are ready.", 0)
    read_only = replace(USUAL, unread=False)
    rows = kept(0, 1)
    shown = state.sheet_state(rows, filled(rows=rows, unread=False), read_only)
    assert shown.waiting == FACTS - 2
    assert f"{FACTS - 2} more are waiting unread (about 2 min)" in shown.few
    assert len(shown.to_read) == FACTS - 2 and not set(shown.to_read) & set(shown.uids)
    shown = state.sheet_state(ROWS, filled(unread=False), read_only)
    assert (shown.items, shown.any_items, shown.waiting) == ((), True, FACTS)
    assert "none is read yet" in shown.few


def test_enough_items_are_no_warning() -> None:
    shown = state.sheet_state(ROWS, filled(Choice(places=5)), replace(USUAL, unread=False))
    assert (shown.few, shown.waiting) == ("", 0)


def test_the_sheet_is_called_by_its_article_unless_there_are_several() -> None:
    shown = state.sheet_state(ROWS, filled(), USUAL)
    assert (shown.title, shown.one_article) == ("The river tariff", True)
    coast = others()[0].questions[0]
    two = (*ROWS, QuestionRow(coast.id, coast, "coast", "The coast", "", None, ItemState.NEW))
    shown = state.sheet_state(two, filled(rows=two), USUAL)
    assert (shown.title, shown.one_article) == ("Quiz", False)
    assert "one article" in state.say_format("json", USUAL, shown)


def test_lines_are_numbered_and_say_how_one_answers() -> None:
    items = state.sheet_state(ROWS, filled(), USUAL).items
    assert [item.number for item in items] == list(range(1, FACTS + 1))
    assert {item.form for item in items} <= {"Choice", "Written", "Gap", "True or false"}


def test_only_articles_with_items_can_be_chosen() -> None:
    row = ArticleRow("a", "With items", "", None, datetime(2031, 3, 1, tzinfo=UTC), 9, 3, 1, 0, 0, 0)
    choices = state.choosable((row, replace(row, id="b", title="Without", questions=0)))
    assert choices == (("", "All articles"), ("a", "With items"))


def test_what_a_file_cannot_hold_is_said_with_its_reason() -> None:
    assert state.say_left_out(ExportReport(3)) == ""
    said = state.say_left_out(ExportReport(3, (("Who?", "gift_gaps"), ("When?", "gift_few_pairs"))))
    assert said.splitlines()[0] == "2 items are not in the file; it cannot hold them:"
    assert said.splitlines()[1] == "Who? – GIFT holds one gap a sentence."


# --- remembering ----------------------------------------------------------------------------------------------
def test_settings_come_back_as_they_were() -> None:
    settings = Settings("10b", "letter", mix=True, key=False, unread=False, wanted=EVERY, article="river")
    assert state.settings_from(state.settings_text(settings), USUAL) == settings


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "null", "3"])
def test_settings_that_cannot_be_read_are_the_usual_ones(text: str) -> None:
    assert state.settings_from(text, USUAL) == USUAL


def test_settings_that_do_not_fit_are_left_out() -> None:
    read = state.settings_from('{"paper": "a5", "wanted": 7, "class_name": "9a", "mix": "yes"}', USUAL)
    assert read == replace(USUAL, class_name="9a")


def test_a_sheet_is_remembered_once_somebody_touched_it() -> None:
    choice = filled()
    assert state.draft_text(Draft(choice)) == ""
    touched = Draft(state.moved(choice, choice.uids[0], 2), "Water")
    assert state.draft_from(state.draft_text(touched), 20) == touched
    titled = state.draft_from(state.draft_text(Draft(choice, "Water")), 10)
    assert titled == Draft(Choice(places=10), "Water"), "the items are chosen afresh, the title stays"


@pytest.mark.parametrize("text", ["", "{", "{}", '{"uids": 3}', "[1]"])
def test_a_sheet_that_cannot_be_read_is_a_new_one(text: str) -> None:
    assert state.draft_from(text, 15) == Draft(Choice(places=15))


# --- names ----------------------------------------------------------------------------------------------------
def test_files_are_named_after_the_title() -> None:
    assert state.file_name("Water: votes / coast?", "pdf") == "Water votes coast.pdf"
    assert state.file_name("Волга", "gift") == "Волга.txt"
    assert state.file_name(" ?? ", "csv") == "Quiz.csv"
    assert len(state.file_name("x" * 300, "json")) == 65


def test_the_title_and_the_class_reach_the_paper() -> None:
    made = state.options(replace(USUAL, class_name=" 10b ", mix=True), " ")
    assert (made.title, made.class_name, made.paper, made.mix_options, made.key) == ("Quiz", "10b", "a4", True, True)


@pytest.mark.parametrize(("territory", "paper"), [("US", "letter"), ("ca", "letter"), ("DE", "a4"), ("", "a4")])
def test_the_paper_is_that_of_the_country(territory: str, paper: str) -> None:
    assert state.default_paper(territory) == paper
