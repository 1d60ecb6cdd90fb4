"""What one chooses at the real desk: variants, study sets, a quiz by wish, an exam."""

from datetime import timedelta

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.domain.question import Interaction, Topic
from quizbank.domain.review import AnswerVerdict, Grade
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.workflows.rows import QuizWish, VariantRow
from tests.made_up import others, river
from tests.store.makings import first, second, to_read
from tests.synthetic import makings
from tests.workflows.conftest import Table

RIGHT, WRONG = AnswerVerdict.RIGHT, AnswerVerdict.WRONG


@pytest.fixture
def uid(table: Table) -> str:
    table.add(first())
    return next(u for u in table.desk.queue() if table.desk.card(u).question.key == "Mara Quill")


def test_i_was_right_keeps_my_answer(table: Table, uid: str) -> None:
    assert table.desk.judge(uid, "the granite lady").verdict is WRONG
    changes = table.desk.accept(uid, " the granite lady ")
    assert (changes.ids, changes.label, table.desk.can_undo()) == ((uid,), "accept", "accept")
    table.restart()
    assert table.desk.judge(uid, "The Granite Lady").verdict is RIGHT
    slip = table.desk.judge(uid, "the granit lady")
    assert (slip.verdict, slip.meant) == (RIGHT, "the granite lady")
    stem = table.desk.card(uid).question.stem
    assert table.desk.variants() == (VariantRow(uid, stem, "Mara Quill", "the granite lady"),)
    table.desk.remove_variant(uid, "the granite lady")
    assert table.desk.variants() == () and table.desk.judge(uid, "the granite lady").verdict is WRONG
    table.desk.undo()
    assert table.desk.judge(uid, "the granite lady").verdict is RIGHT


def test_i_was_right_can_be_taken_back(table: Table, uid: str) -> None:
    table.desk.accept(uid, "Speaker Q")
    table.desk.undo()
    assert table.desk.judge(uid, "Speaker Q").verdict is WRONG
    assert table.desk.variants() == ()


def test_my_own_word_comes_last_even_for_another_actors_name(table: Table, uid: str) -> None:
    assert table.desk.judge(uid, "Tidal Assembly").verdict is WRONG
    table.desk.accept(uid, "Tidal Assembly")
    assert table.desk.judge(uid, "Tidal Assembly").verdict is RIGHT


def test_what_is_right_already_or_empty_or_unknown_is_no_variant(table: Table, uid: str) -> None:
    table.desk.accept(uid, "Q")
    for said in ("Q", "", "  "):
        assert not table.desk.accept(uid, said).kinds
    assert not table.desk.remove_variant(uid, "never said").kinds
    with pytest.raises(QuizbankError, match="no_such_question"):
        table.desk.accept("nobody", "x")


def test_i_was_right_in_a_quiz_counts_there_and_ever_after(table: Table) -> None:
    table.add(river())
    quiz, _ = table.desk.build_quiz(QuizWish(interactions=("text",), count=2))
    uid = quiz.items[0].uid
    judged, _ = table.desk.answer_quiz(quiz.id, 0, "some other word", duration_ms=3000)
    assert judged.verdict is WRONG
    with pytest.raises(QuizbankError, match="no_such_quiz"):
        table.desk.accept_quiz(quiz.id, 1)
    judged, changes = table.desk.accept_quiz(quiz.id, 0)
    assert (judged.verdict, changes.label) == (RIGHT, "accept")
    assert table.desk.quiz(quiz.id).items[0].right is True
    result = table.desk.quiz_result(quiz.id)
    assert (result.right, result.asked, result.seconds) == (1, 2, 3)
    assert table.desk.judge(uid, "some other word").verdict is RIGHT


# --- study sets ---------------------------------------------------------------------------------------------------


def test_study_sets_are_named_and_counted(table: Table) -> None:
    table.add(first(), second(), *others(), to_read())
    people = table.desk.study_sets(SetKind.PERSON)
    assert [(row.name, row.cards, row.due, row.new) for row in people] == [
        ("Anneke Roth", 3, 0, 3),
        ("Mara Quill", 2, 0, 2),
    ]
    months = table.desk.study_sets(SetKind.PERIOD)
    assert [(row.name, row.cards) for row in months] == [("2030-06", 1), ("2030-11", 1), ("2031-02", 1), ("2031-05", 2)]
    articles = {row.name: row.cards for row in table.desk.study_sets(SetKind.ARTICLE)}
    assert (articles["The session opens"], articles["The speaker resigns"], len(articles)) == (2, 1, 5)
    assert [(row.name, row.cards) for row in table.desk.study_sets(SetKind.TOPIC)] == [("actor", 4), ("date", 1)]
    assert table.desk.study_sets(SetKind.ORGANIZATION) == ()


def test_each_study_set_gives_its_cards_and_keeps_the_days_limit(table: Table) -> None:
    table.add(first(), second(), *others())
    everything = set(table.desk.queue())
    for kind in SetKind:
        for row in table.desk.study_sets(kind):
            queue = table.desk.queue_of(row.study_set)
            assert len(queue) == row.cards and set(queue) <= everything
    roth = StudySet(SetKind.PERSON, "Anneke Roth")
    table.desk.remember("new_per_day", "2")
    assert len(table.desk.queue_of(roth)) == 2
    table.desk.grade(table.desk.queue_of(roth)[0], Grade.EASY)
    assert len(table.desk.queue_of(roth)) == 1 and len(table.desk.queue_of(roth, more_new=1)) == 2
    assert table.desk.queue_of(StudySet(SetKind.PERSON, "Nobody")) == ()


@pytest.mark.parametrize(
    ("period", "count"), [("2030", 2), ("2030-11", 1), ("2030-11/2031-02", 2), ("2030/2031", 3), ("2029", 0)]
)
def test_a_period_is_a_month_a_year_or_from_one_to_another(table: Table, period: str, count: int) -> None:
    table.add(*others())
    assert len(table.desk.queue_of(StudySet(SetKind.PERIOD, period))) == count


# --- quiz by wish -------------------------------------------------------------------------------------------------


def test_a_quiz_is_built_as_wished(table: Table) -> None:
    table.add(*others(), river())
    wish = QuizWish(articles=(river().article.id,), topics=("organization",), interactions=("choice", "text"), count=30)
    quiz, _ = table.desk.build_quiz(wish)
    assert len(quiz.items) == table.desk.facts_for(wish) == len({item.question.fact for item in quiz.items})
    assert {item.question.topic for item in quiz.items} == {Topic.ORGANIZATION}
    assert {item.question.interaction for item in quiz.items} <= {Interaction.CHOICE, Interaction.TEXT}
    assert (quiz.article, quiz.title) == (river().article.id, river().article.title)
    assert len(table.desk.build_quiz(QuizWish(count=3))[0].items) == 3
    two = tuple(making.article.id for making in others()[:2])
    quiz, _ = table.desk.build_quiz(QuizWish(articles=two))
    assert ({item.article for item in quiz.items}, quiz.article) == (set(two), "")


def test_a_quiz_of_what_was_missed(table: Table) -> None:
    table.add(river())
    wish = QuizWish(only_missed=True)
    with pytest.raises(QuizbankError, match="no_questions"):
        table.desk.build_quiz(wish)
    missed, known, back = table.desk.queue()[:3]
    for uid, given in ((missed, Grade.AGAIN), (known, Grade.GOOD), (back, Grade.AGAIN)):
        table.desk.grade(uid, given)
    table.wait(minutes=5)
    table.desk.grade(back, Grade.GOOD)
    fact = table.desk.card(missed).question.fact
    quiz, _ = table.desk.build_quiz(wish)
    assert {item.question.fact for item in quiz.items} == {fact}
    table.wait(minutes=1)
    table.desk.answer_quiz(quiz.id, 0, quiz.items[0].question.key or "")
    assert table.desk.facts_for(wish) == 0
    table.wait(minutes=1)
    other, _ = table.desk.new_quiz(count=1)
    table.desk.answer_quiz(other.id, 0, "not at all")
    assert table.desk.facts_for(wish) == 1
    table.wait(minutes=1)
    table.desk.grade(known, Grade.AGAIN)
    table.desk.undo()
    assert table.desk.facts_for(wish) == 1


def test_difficulty_bounds_a_quiz(table: Table) -> None:
    table.add(first())
    assert table.desk.facts_for(QuizWish(easiest=0.3, hardest=0.4)) == 3
    assert table.desk.facts_for(QuizWish(easiest=0.5)) == 0


# --- exam ---------------------------------------------------------------------------------------------------------


def test_an_exam_plans_the_new_cards_and_leaves_due_dates_alone(table: Table) -> None:
    table.add(*makings(1, 60))
    table.desk.remember("exam_on", (table.moment + timedelta(days=9)).date().isoformat())
    planned = table.desk.exam()
    assert planned is not None
    assert (planned.new_per_day, planned.cramming) == (10, False)
    assert table.desk.today().new == 10
    for uid in table.desk.queue():
        table.desk.grade(uid, Grade.EASY)
    assert table.desk.today().new == 0
    assert table.desk.exam() == planned
    dues = {uid: table.desk.card(uid).due for uid in table.desk.cram()}
    assert len(dues) == 10 and len(table.desk.cram(limit=4)) == 4
    assert dues == {uid: table.desk.card(uid).due for uid in dues}
    table.wait(days=6)
    later = table.desk.exam()
    assert later is not None and later.cramming
    table.wait(days=30)
    assert table.desk.exam() is None and table.desk.today().new == 15


def test_a_quiz_of_what_somebody_has_read(table: Table) -> None:
    table.add(river())
    read = QuizWish(only_read=True)
    assert table.desk.facts_for(read) == 0
    rows = table.desk.questions()
    table.desk.keep([rows[0].uid, rows[3].uid])
    table.desk.reword(rows[5].uid, "explanation", "Because the article says so.")
    facts = {rows[n].question.fact for n in (0, 3, 5)}
    quiz, _ = table.desk.build_quiz(read)
    assert table.desk.facts_for(read) == len(facts)
    assert {item.question.fact for item in quiz.items} == facts


def test_a_wish_is_counted_as_it_is_built(table: Table) -> None:
    table.add(*others(), river(), first())
    for wish in (
        QuizWish(count=99),
        QuizWish(count=99, articles=(river().article.id,), topics=(Topic.DATE,)),
        QuizWish(count=99, interactions=(Interaction.CHOICE,)),
        QuizWish(count=99, easiest=0.5, hardest=0.5),
    ):
        quiz, _ = table.desk.build_quiz(wish)
        assert len(quiz.items) == len({item.question.fact for item in quiz.items}) == table.desk.facts_for(wish)
