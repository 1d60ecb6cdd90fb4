"""What a person mends at the real desk: words, variants, flags; sets with a name, and tags."""

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.review import AnswerVerdict, Grade
from quizbank.domain.study_set import SetKind, StudySet
from tests.made_up import others, river
from tests.workflows.conftest import Table

ROTH = StudySet(SetKind.PERSON, "Anneke Roth")


@pytest.fixture
def uid(table: Table) -> str:
    table.add(*others(), river())
    return next(u for u in table.desk.queue() if table.desk.card(u).question.key == "Anneke Roth")


# --- words ----------------------------------------------------------------------------------------------------------
def test_stem_and_spellings_are_reworded_in_one_step(table: Table, uid: str) -> None:
    before = table.desk.card(uid).question
    table.desk.reword_all(uid, {"stem": "Who is it?", "accepted": ("Anneke Roth", "Ms Roth")})
    after = table.desk.card(uid).question
    assert (after.stem, after.accepted) == ("Who is it?", ("Anneke Roth", "Ms Roth"))
    assert table.desk.judge(uid, "Ms Roth").verdict is AnswerVerdict.RIGHT
    table.desk.undo()
    assert table.desk.card(uid).question == before, "both in one step"
    with pytest.raises(QuizbankError, match="not_editable"):
        table.desk.reword_all(uid, {"stem": "Who?", "key": "Somebody"})
    assert table.desk.card(uid).question == before, "nothing half written"


def test_a_variant_is_changed_in_its_place(table: Table, uid: str) -> None:
    for said in ("first", "secnd", "third"):
        table.desk.accept(uid, said)
    table.desk.change_variant(uid, "secnd", " second ")
    assert [row.variant for row in table.desk.variants()] == ["first", "second", "third"]
    table.desk.change_variant(uid, "second", "third")
    assert [row.variant for row in table.desk.variants()] == ["first", "third"], "none stands twice"
    for old, new in (("never", "x"), ("first", ""), ("first", "first")):
        assert not table.desk.change_variant(uid, old, new).kinds
    table.desk.undo()
    assert [row.variant for row in table.desk.variants()] == ["first", "second", "third"]


# --- flags ----------------------------------------------------------------------------------------------------------
def test_a_flag_is_kept_and_taken_away_and_undone(table: Table, uid: str) -> None:
    assert not table.desk.card(uid).flagged
    table.desk.flag(uid)
    assert not table.desk.flag(uid).kinds, "it is flagged already"
    table.restart()
    assert [row.uid for row in table.desk.flagged()] == [uid] and table.desk.card(uid).flagged
    table.desk.flag(uid, on=False)
    assert table.desk.flagged() == ()
    table.desk.undo()
    assert [row.uid for row in table.desk.flagged()] == [uid]
    table.desk.drop([uid])
    assert table.desk.flagged() == (), "what was dropped is not in study"
    with pytest.raises(QuizbankError, match="no_such_card"):
        table.desk.flag("nobody")


def test_suspended_cards_are_listed_with_their_lapses(table: Table, uid: str) -> None:
    table.desk.grade(uid, Grade.EASY)
    table.desk.suspend(uid)
    assert [(row.uid, row.lapses) for row in table.desk.suspended()] == [(uid, 0)]
    table.desk.unsuspend(uid)
    assert table.desk.suspended() == ()


# --- sets -----------------------------------------------------------------------------------------------------------
def test_a_set_is_kept_under_a_name_counted_and_forgotten(table: Table, uid: str) -> None:
    table.desk.keep_set("  The coast,  and its people ", ROTH)
    assert not table.desk.keep_set("The coast, and its people", ROTH).kinds, "it is there already"
    with pytest.raises(QuizbankError, match="set_exists"):
        table.desk.keep_set("The coast, and its people", StudySet(SetKind.TOPIC, "actor"))
    with pytest.raises(QuizbankError, match="set_without_name"):
        table.desk.keep_set("  ", ROTH)
    table.restart()
    (row,) = table.desk.kept_sets()
    assert (row.kept_as, row.name, row.study_set) == ("The coast, and its people", "Anneke Roth", ROTH)
    assert row.cards == len(table.desk.queue_of(ROTH)) > 0
    table.desk.forget_set("The coast, and its people")
    assert table.desk.kept_sets() == () and table.desk.queue_of(ROTH)
    assert not table.desk.forget_set("The coast, and its people").kinds
    table.desk.undo()
    assert [row.kept_as for row in table.desk.kept_sets()] == ["The coast, and its people"]
    table.desk.remember("set/From the future", '["colour", "red"]')
    table.desk.remember("set/Broken", "x")
    assert len(table.desk.kept_sets()) == 1, "what this version does not know is left alone"


def test_a_set_is_counted_as_it_stands(table: Table, uid: str) -> None:
    for kind in SetKind:
        for row in table.desk.study_sets(kind):
            assert table.desk.study_set(row.study_set) == row
    both = table.desk.study_set(StudySet(SetKind.PERIOD, "2030-11/2031-02"))
    assert (both.name, both.cards) == ("2030-11/2031-02", 2)
    gone = table.desk.study_set(StudySet(SetKind.ARTICLE, "gone"))
    assert (gone.name, gone.cards, gone.due, gone.new) == ("", 0, 0, 0)


def test_an_article_has_tags_to_study_by(table: Table, uid: str) -> None:
    article = river().article.id
    assert table.desk.tag(article, ("exam", " Water  law ", "EXAM", "")).label == "tag"
    assert table.desk.tags(article) == ("exam", "Water law")
    assert not table.desk.tag(article, ("exam", "Water law")).kinds
    sets = table.desk.study_sets(SetKind.TAG)
    assert [row.name for row in sets] == ["Water law", "exam"]
    assert set(table.desk.queue_of(StudySet(SetKind.TAG, "exam"))) == set(table.desk.queue(article))
    table.desk.undo()
    assert table.desk.tags(article) == () == table.desk.study_sets(SetKind.TAG)
