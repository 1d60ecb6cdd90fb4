"""What was made of an article goes in whole and comes back word for word."""

from dataclasses import replace

import pytest

from quizbank.domain.changes import NOTHING, ChangeKind
from quizbank.domain.errors import QuizbankError
from quizbank.domain.selection import Making
from quizbank.store import agenda, articles, cards, made, questions, undo
from quizbank.store.engine import Library, open_library
from quizbank.store.events import Stamp
from tests.store.makings import NOW, first, second, to_read

STAMP = Stamp(NOW, "UTC", "2031-05-02")


@pytest.mark.parametrize("making", [first(), second(), to_read()], ids=["first", "second", "to_read"])
def test_a_making_comes_back_as_it_was_added(library: Library, making: Making) -> None:
    articles.add(library, articles.draft(making), NOW)
    assert articles.making(library, making.article.id) == making


def test_makings_that_share_a_fact_come_back_each_as_it_was(library: Library) -> None:
    articles.add(library, articles.draft(first()), NOW)
    articles.add(library, articles.draft(second()), NOW)
    again = open_library(library.path.parent)
    assert articles.making(again, first().article.id) == first()
    assert articles.making(again, second().article.id) == second()
    again.close()


def test_an_import_says_what_it_changed(library: Library) -> None:
    changes = articles.add(library, articles.draft(first()), NOW)
    assert changes.kinds == {ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS}
    assert changes.ids == (first().article.id,)
    assert changes.label == "import"


def test_an_article_that_is_there_is_kept_as_it_is(library: Library) -> None:
    articles.add(library, articles.draft(first()), NOW)
    assert articles.add(library, articles.draft(replace(first(), seed=99, questions=())), NOW) == NOTHING
    assert articles.making(library, first().article.id) == first()


def test_an_import_that_fails_changes_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("on the way")

    monkeypatch.setattr(made.card_rows, "insert", fail)
    with pytest.raises(RuntimeError):
        articles.add(library, articles.draft(first()), NOW)
    monkeypatch.undo()
    for table in ("article", "fact", "question", "generated", "evidence", "omission", "undo_step"):
        assert library.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    assert library.own_steps == []
    articles.add(library, articles.draft(first()), NOW)


def test_a_fact_has_one_card_typed_before_cloze_and_no_card_to_recognise(library: Library) -> None:
    articles.add(library, articles.draft(first()), NOW)
    by_id = {q.id: q for q in first().questions}
    asked = [by_id[card.uid] for card in cards.in_study(library)]
    assert [(q.kind, q.asked_role) for q in asked] == [("typed", "holder"), ("cloze", "date")]


def test_the_same_fact_in_a_second_article_is_a_proof_not_a_card(library: Library) -> None:
    articles.add(library, articles.draft(first()), NOW)
    before = cards.in_study(library)
    articles.add(library, articles.draft(second()), NOW)
    assert cards.in_study(library) == before
    assert cards.in_study(library, second().article.id) == before[:1]
    question = questions.with_all_proofs(library, questions.question(library, before[0].uid)).question
    assert [e.article for e in question.evidence] == [first().article.id, second().article.id]
    assert question.evidence[1].text == second().article.text[2:20]


def test_a_card_asked_otherwise_in_the_second_article_gets_that_article_s_proof(library: Library) -> None:
    other_way = replace(second(), questions=second().questions[:1])
    articles.add(library, articles.draft(first()), NOW)
    articles.add(library, articles.draft(other_way), NOW)
    (card,) = cards.in_study(library, second().article.id)
    record = questions.with_all_proofs(library, questions.question(library, card.uid, second().article.id))
    assert record.article == first().article.id
    assert [e.article for e in record.question.evidence] == [first().article.id, second().article.id]


def test_a_question_is_worded_by_the_article_that_is_open(library: Library) -> None:
    articles.add(library, articles.draft(first()), NOW)
    articles.add(library, articles.draft(second()), NOW)
    uid = second().questions[1].id
    assert questions.question(library, uid).article == first().article.id
    assert questions.question(library, uid, second().article.id).question == second().questions[1]
    assert questions.common_article(library, [uid]) == second().article.id
    assert questions.common_article(library, [q.id for q in first().questions]) == first().article.id
    assert questions.common_article(library, [q.id for q in first().questions + second().questions]) == ""


def test_a_deleted_article_rests_and_comes_back_with_its_history(library: Library) -> None:
    articles.add(library, articles.draft(first()), NOW)
    uid = cards.in_study(library)[0].uid
    cards.suspend(library, uid, STAMP)
    changes = articles.delete(library, first().article.id, NOW)
    assert changes.label == "delete_article"
    assert articles.records(library) == ()
    assert cards.in_study(library) == ()
    with pytest.raises(QuizbankError, match="no_such_article"):
        articles.making(library, first().article.id)
    articles.add(library, articles.draft(first()), NOW)
    assert cards.in_study(library)[0].suspended


def test_deleting_one_of_two_articles_keeps_the_card_they_share(library: Library) -> None:
    articles.add(library, articles.draft(first()), NOW)
    articles.add(library, articles.draft(second()), NOW)
    articles.delete(library, first().article.id, NOW)
    (card,) = cards.in_study(library)
    (candidate,) = agenda.candidates(library, NOW, NOW, most_new=9)
    assert (candidate.uid, candidate.home) == (card.uid, second().article.id)
    assert questions.question(library, card.uid).question == second().questions[1]


def test_import_and_deletion_can_be_undone(library: Library) -> None:
    articles.add(library, articles.draft(first()), NOW)
    articles.delete(library, first().article.id, NOW)
    deletion = undo.undo_last(library, STAMP)
    assert deletion is not None
    assert deletion.label == "delete_article"
    assert articles.making(library, first().article.id) == first()
    addition = undo.undo_last(library, STAMP)
    assert addition is not None
    assert addition.label == "import"
    assert articles.records(library) == ()
    assert undo.undo_last(library, STAMP) is None


def test_records_count_what_is_not_dropped(library: Library) -> None:
    articles.add(library, articles.draft(first()), NOW)
    articles.add(library, articles.draft(to_read()), NOW, starter=True)
    newest, oldest = articles.records(library)
    assert (newest.reading_only, newest.starter, newest.questions) == (True, True, 0)
    assert (oldest.reading_only, oldest.questions, oldest.unread) == (False, 6, 6)


@pytest.mark.parametrize("call", [articles.making, articles.page])
def test_an_unknown_article_is_a_known_error(library: Library, call: object) -> None:
    with pytest.raises(QuizbankError, match="no_such_article"):
        call(library, "f" * 16)  # type: ignore[operator]
