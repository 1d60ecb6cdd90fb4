"""The self-tester's first hour: six pages, "Test me: 10 questions", the result, what was missed; then "Choose…"."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from gui.quiz_builder.page import QuizBuilderPage
from gui.study.page import StudyPage
from quizbank.domain.question import Interaction
from tests.gui.hours.conftest import CTRL, SHIFT, Hour, ReadyAnalyst, StartHour
from tests.made_up import others, river, short

LETTERS = (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_D)
BRIDGE = "Anneke Roth opened the bridge of Tarrowmouth. The mayor spoke of nine years of work and thanked the masons."
SCHOOL = "Anneke Roth called for a school in every commune. The teachers of Port Selwyn were in the hall that evening."
SIX = (
    *others(),
    short("A bridge opens in Tarrowmouth", "Selwyn Post", "2031-03-10", BRIDGE),
    short("A school in every commune", "Selwyn Post", "2031-03-12", SCHOOL),
    river(),
)


def answer_by_keyboard(hour: Hour, study: StudyPage, *, right: bool) -> None:
    """Type the answer or press its letter, see the verdict, then Enter for the next."""
    quiz = study.sittings.quiz
    assert quiz is not None
    question = quiz.item.question
    if isinstance(QApplication.focusWidget(), QLineEdit):
        hour.write((question.key or "") if right else "nobody at all")
    else:
        words = [option.text for option in question.options]
        if question.interaction is Interaction.TRUE_FALSE:
            words = ["true", "false"]
        place = words.index(question.key or "")
        hour.press(LETTERS[place if right else (place + 1) % len(words)])
    assert study.sittings.quiz is not None and study.sittings.quiz.judged is not None
    assert study.quiz_view.proof.isVisible(), "each answer is shown with its proof"
    hour.press(Qt.Key.Key_Return)


def test_the_self_testers_first_hour_by_keyboard_alone(start_hour: StartHour) -> None:
    hour = start_hour(ReadyAnalyst(SIX))
    hour.paste_files({f"{n}.txt": making.article.title for n, making in enumerate(SIX)})
    schedule = hour.desk.today()

    hour.press(Qt.Key.Key_T, modifier=CTRL)
    study = hour.page(StudyPage)
    quiz = study.sittings.quiz
    assert quiz is not None
    assert len(quiz.view.items) == 10
    assert len({item.question.fact for item in quiz.view.items}) == 10, "never two items on one fact"
    newest = {row.id for row in hour.desk.articles()[:6]}
    assert newest <= {item.article for item in quiz.view.items}, "the newest articles"
    typed = [item.question.interaction in (Interaction.TEXT, Interaction.CLOZE) for item in quiz.view.items]
    assert typed == sorted(typed, reverse=True), "typed first"
    wrong = {2, 5, 9}
    for turn in range(10):
        answer_by_keyboard(hour, study, right=turn not in wrong)

    summary = study.end_view.summary
    assert summary is not None
    assert (study.sittings.mode, summary.figure) == ("result", "7 of 10")
    missed = {row.uid for row in summary.missed}
    assert len(missed) == 3 and all(row.proof.sentence for row in (*summary.missed, *summary.known))
    assert hour.desk.today() == schedule, "a quiz moves no schedule"

    hour.press(Qt.Key.Key_Return)
    assert study.sittings.quiz is not None
    assert {item.uid for item in study.sittings.quiz.view.items} == missed
    for _ in missed:
        answer_by_keyboard(hour, study, right=True)
    assert study.end_view.summary is not None and study.end_view.summary.figure == "3 of 3"

    hour.press(Qt.Key.Key_T, modifier=CTRL | SHIFT)
    builder = hour.page(QuizBuilderPage)
    assert builder.ready.can_start
    assert len(builder.form.links) == 2, "both are there to be looked at again"
    hour.press(Qt.Key.Key_Return)
    answered = hour.page(StudyPage)
    answer_by_keyboard(hour, answered, right=True)
    number = answered.sittings.quiz.view.id if answered.sittings.quiz else 0
    hour.press(Qt.Key.Key_1, modifier=CTRL)
    hour.press(Qt.Key.Key_T, modifier=CTRL)
    assert answered.sittings.quiz is not None
    assert (answered.sittings.quiz.view.id, answered.sittings.quiz.answered) == (number, 1), "broken off, it resumes"
