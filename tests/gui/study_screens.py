"""The Study page in the window: both sittings and their ends, on the made-up library."""

from datetime import UTC, timedelta
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from gui.answers.edit import EditDialog
from gui.kit.pages import Context, PageWidget
from gui.shell.window import MainWindow
from gui.study.page import StudyPage
from quizbank.domain.question import Interaction
from quizbank.domain.review import Grade
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from quizbank.workflows.rows import QuizItem
from tests.gui.desk_double import AnalystDouble
from tests.made_up import NOW, made_up_desk, others, river, river_with_sets
from tests.synthetic import makings

PLACES = ("library", "article", "study", "questions", "progress", "export")
WRONG = {
    "Ilsa Corrin": "Anneke Roth",
    "Basin Council": "Court of Accounts",
    "1994": "1984",
    "November 2029": "March 2030",
}


class Elsewhere(PageWidget):
    """A page that isn't drawn here."""

    def __init__(self, context: Context) -> None:
        super().__init__()


def window_on(desk: Desk, target: str = "") -> tuple[MainWindow, StudyPage]:
    """A window that shows the Study page."""
    window = MainWindow(desk, AnalystDouble(), {**dict.fromkeys(PLACES, Elsewhere), "study": StudyPage})
    window.go("study", target)
    page = window.page("study")
    assert isinstance(page, StudyPage)
    return window, page


def study_question() -> QWidget:
    """The seventh card."""
    return _at_the_river()[0]


def study_hint() -> QWidget:
    """The same with its hint."""
    window, page = _at_the_river()
    page.card_view.acted.emit("hint")
    return window


def study_answer() -> QWidget:
    """Typed, and right."""
    return _typed("basin council")


def study_wrong() -> QWidget:
    """Typed, and wrong."""
    return _typed("Harbour League")


def study_nearly() -> QWidget:
    """Typed, nearly right, and shown after one more try."""
    window = _typed("basin")
    window.findChild(StudyPage).card_view.acted.emit("show")
    return window


def study_try_again() -> QWidget:
    """Typed, and nearly right: what is missing, before the answer is shown."""
    return _typed("basin")


def study_why() -> QWidget:
    """Why this answer."""
    window, page = _at_the_river()
    page.card_view.acted.emit("show")
    page.card_view.acted.emit("why")
    return window


def study_edit() -> QWidget:
    """The card put in other words: the dialog on it."""
    question = _at_the_river()[1].card_view
    assert question.card is not None
    desk = ticking_desk()
    uid = next(u for u in desk.queue() if desk.card(u).question.stem == question.card.stem)
    desk.accept(uid, "the council")
    dialog = EditDialog(desk.card(uid).question)
    dialog.stem.setPlainText(" ")
    dialog.accept()
    return dialog


def study_flagged() -> QWidget:
    """A card that is flagged, its answer shown."""
    window, page = _at_the_river()
    page.card_view.acted.emit("flag")
    page.card_view.acted.emit("show")
    return window


def study_leech() -> QWidget:
    """A card was missed again and again."""
    desk = ticking_desk()
    desk.remember("leech_at", "2")
    uid = desk.queue()[0]
    for grade in (4, 1, 4):
        desk.grade(uid, Grade(grade))
    window, page = window_on(desk)
    page.sittings.begin_review("", (uid, *desk.queue()))
    page._show()
    page.card_view.acted.emit("show")
    page.card_view.graded.emit(1)
    return window


def study_practice() -> QWidget:
    """What was missed once more, without grades."""
    window, page = window_on(made_up_desk(Path(mkdtemp())), river().article.id)
    for grade in (1, 4):
        page.card_view.acted.emit("show")
        page.card_view.graded.emit(grade)
    page.card_view.acted.emit("end")
    page.end_view.acted.emit("repeat")
    page.card_view.acted.emit("show")
    return window


def study_away() -> QWidget:
    """Back after eleven days: today's part of what waited, and all of it for whoever wants."""
    moment = [NOW - timedelta(days=12)]
    desk = open_desk(Path(mkdtemp()), lambda: moment[0], zone=UTC)
    for making in (*makings(2, 40), *others(), river()):
        desk.add(encode(making))
    desk.remember("new_per_day", "99")
    for uid in desk.queue():
        desk.grade(uid, Grade.EASY)
    moment[0] = NOW
    return window_on(desk)[0]


def study_done() -> QWidget:
    """Nothing is due any more; a quiz was broken off."""
    desk = ticking_desk()
    desk.remember("new_per_day", "4")
    view, _ = desk.new_quiz(river().article.id)
    desk.answer_quiz(view.id, 0, "x")
    for uid in desk.queue():
        desk.grade(uid, Grade.EASY)
    return window_on(desk)[0]


def study_empty() -> QWidget:
    """An empty library."""
    return window_on(open_desk(Path(mkdtemp()), lambda: NOW, zone=UTC))[0]


def study_end() -> QWidget:
    """The end of a session of one article."""
    window, page = window_on(ticking_desk(), river().article.id)
    for number in range(40):
        if page.sittings.review is None or page.sittings.review.session.finished:
            break
        first = number < 9
        if first and number % 4 == 1:
            page.card_view.field.setText("Petra Amsel")
        page.card_view.acted.emit("show")
        page.card_view.graded.emit(1 if first and number % 4 == 1 else 4)
    return window


def quiz_item() -> QWidget:
    """A choice."""
    return _at_a_choice()[0]


def quiz_item_answered() -> QWidget:
    """The same, not right."""
    window, page = _at_a_choice()
    assert page.sittings.quiz is not None
    page.quiz_view.answered.emit(_wrong(page.sittings.quiz.item))
    return window


def quiz_typed() -> QWidget:
    """An item that is typed."""
    return window_on(ticking_desk(), f"quiz:{river().article.id}")[0]


def quiz_typed_answered() -> QWidget:
    """An item that was typed, not right."""
    window, page = window_on(ticking_desk(), f"quiz:{river().article.id}")
    page.quiz_view.answered.emit("Meadow Party")
    return window


def quiz_result() -> QWidget:
    """Seven of ten, or so."""
    desk = ticking_desk()
    window, page = window_on(desk, f"quiz:{river().article.id}")
    finish(page)
    return window


def quiz_matching() -> QWidget:
    """Offices to match, two of them done."""
    return _at_a_set(Interaction.MATCHING, "b", "c")


def quiz_matching_answered() -> QWidget:
    """The same with two in each other's place."""
    return _at_a_set(Interaction.MATCHING, "b", "c", "a", "\r")


def quiz_ordering() -> QWidget:
    """Events to put in order, one of them done."""
    return _at_a_set(Interaction.ORDERING, "b")


def quiz_ordering_answered() -> QWidget:
    """The same, the first and the last in each other's place."""
    return _at_a_set(Interaction.ORDERING, "a", "c", "b", "\r")


def _at_a_set(interaction: Interaction, *keys: str) -> QWidget:
    desk = made_up_desk(Path(mkdtemp()), makings=(river_with_sets(),))
    window, page = window_on(desk)
    uid = next(row.uid for row in desk.questions() if row.question.interaction is interaction)
    page._do(partial(page.sittings.new_quiz, river().article.id, (uid,)))
    assert page.quiz_view.widget is not None
    for key in keys:
        page.quiz_view.widget.take_key(key)
    return window


def finish(page: StudyPage) -> None:
    """Answer the whole quiz: each third item wrongly."""
    while page.sittings.mode == "quiz" and page.sittings.quiz is not None:
        item = page.sittings.quiz.item
        page.quiz_view.answered.emit(_wrong(item) if item.position % 3 == 1 else item.question.key or "")
        page.quiz_view.acted.emit("next")


def _wrong(item: QuizItem) -> str:
    question = item.question
    if question.interaction is Interaction.TRUE_FALSE:
        return "false" if question.key == "true" else "true"
    others = [option.text for option in question.options if option.text != question.key]
    return others[0] if others else WRONG.get(question.key or "", "Harbour League")


def ticking_desk() -> Desk:
    """A desk whose clock goes on by itself: 25 seconds whenever it is asked."""
    moment = [NOW]

    def clock() -> object:
        moment[0] += timedelta(seconds=6)
        return moment[0]

    desk = open_desk(Path(mkdtemp()), clock, zone=UTC)  # type: ignore[arg-type]
    for making in (*others(), river()):
        desk.add(encode(making))
    return desk


def _at_the_river() -> tuple[MainWindow, StudyPage]:
    """The card on the river tariff, after six others."""
    window, page = window_on(made_up_desk(Path(mkdtemp())))
    for _ in range(3):
        page.card_view.acted.emit("show")
        page.card_view.graded.emit(4)
    while page.card_view.card is not None and "tariff" not in page.card_view.card.stem:
        page.card_view.acted.emit("show")
        page.card_view.graded.emit(4)
    return window, page


def _typed(words: str) -> QWidget:
    window, page = _at_the_river()
    page.card_view.field.setText(words)
    page.card_view.acted.emit("show")
    return window


def _at_a_choice() -> tuple[MainWindow, StudyPage]:
    window, page = window_on(ticking_desk(), f"quiz:{river().article.id}")
    while page.sittings.quiz is not None and page.sittings.quiz.item.question.interaction is not Interaction.CHOICE:
        page.quiz_view.answered.emit(page.sittings.quiz.item.question.key or "")
        page.quiz_view.acted.emit("next")
    return window, page
