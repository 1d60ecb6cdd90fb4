"""The student's first hour: a starter, Space, 3, three pages of the reading list, what is new, the end page."""

import pytest
from PySide6.QtCore import Qt

from gui.article.page import ArticlePage
from gui.study.page import StudyPage
from quizbank.domain.review import CardPhase
from quizbank.worker.client import Worker
from tests.gui.hours.conftest import CTRL, Hour, ReadyAnalyst, StartHour
from tests.made_up import others, river
from tests.news import RIVER, TREATY

_MOST_KEYS = 120
READING_LIST = (*others()[:2], river())


def study_first_card_of_the_starter(hour: Hour) -> None:
    """Space, 3: the first card beside the starter article is graded."""
    first = hour.page(ArticlePage)
    assert first.state is not None and first.state.starter
    uid = first.uid
    hour.press(Qt.Key.Key_Space)
    assert first.cards.card.is_shown and first.reader.lit, "the proof lights up at the left"
    hour.press(Qt.Key.Key_3)
    assert hour.desk.card(uid).phase is not CardPhase.NEW
    assert first.uid != uid, "the next one is up"


def study_what_is_new(hour: Hour) -> StudyPage:
    """Ctrl+2, then Space and 3 until the end; the third card is not known at first."""
    hour.press(Qt.Key.Key_2, modifier=CTRL)
    study = hour.page(StudyPage)
    assert study.sittings.mode == "review"
    for turn in range(_MOST_KEYS):
        if study.sittings.mode != "review":
            break
        hour.press(Qt.Key.Key_Space)
        hour.press(Qt.Key.Key_1 if turn == 2 else Qt.Key.Key_3)
    assert study.sittings.mode == "end"
    return study


def test_the_students_first_hour_by_keyboard_alone(start_hour: StartHour) -> None:
    hour = start_hour(ReadyAnalyst(READING_LIST))
    study_first_card_of_the_starter(hour)
    hour.paste_files({f"page {n}.txt": making.article.title for n, making in enumerate(READING_LIST)})

    today = hour.desk.today()
    assert today.new == 14, "fifteen new ones a day at first, one of them is done: never all that are new"
    assert hour.window.sidebar._state.count("study") == today.total
    study = study_what_is_new(hour)

    summary = study.end_view.summary
    assert summary is not None
    assert summary.caption == "Done" and summary.figure == f"{today.total} cards"
    assert len(summary.missed) == 1 and len(summary.known) == today.total - 1
    assert summary.repeat == "Repeat the one I missed (schedule unchanged)"
    assert hour.desk.today().total == 0
    assert {hour.desk.card(uid).phase for uid in hour.desk.queue(more_new=99)} <= {CardPhase.NEW}

    hour.press(Qt.Key.Key_Return)
    assert study.sittings.mode == "practice"
    hour.press(Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert study.sittings.mode == "end", "back at the end page once it was repeated"
    hour.press(Qt.Key.Key_Z, modifier=CTRL)
    assert study.sittings.mode == "review", "Ctrl+Z takes back the last grade"
    hour.press(Qt.Key.Key_3)
    hour.press(Qt.Key.Key_Escape)
    assert hour.window.page_name in ("library", "article")


@pytest.mark.slow
def test_the_students_first_hour_with_the_real_analysis(start_hour: StartHour) -> None:
    worker = Worker()
    try:
        hour = start_hour(worker)
        study_first_card_of_the_starter(hour)
        hour.paste_files({"treaty.txt": TREATY, "river.txt": f"Highland communes win a veto\n\n2031-03-14\n\n{RIVER}"})
        study = study_what_is_new(hour)
        summary = study.end_view.summary
        assert summary is not None and len(summary.known) > 5
    finally:
        worker.close()
