"""The article page in its window: keys, clicks, what is written to the desk, and what is lit."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.answers.edit import EditDialog
from gui.article import ink
from gui.article.page import ArticlePage
from gui.article.panes import CARDS, QUIZ, TIMELINE, WHO
from gui.kit.labels import WrapLabel
from gui.kit.theme import appearance
from gui.shell.window import MainWindow
from quizbank.domain.review import DropReason, ItemState
from quizbank.settings import Look
from quizbank.strings import say
from quizbank.workflows import starters
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from tests.builders import make_article, make_reading, named
from tests.gui.article_screens import window_on
from tests.gui.windows import in_menu, leave, put_up, settle
from tests.made_up import made_up_desk, river


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = made_up_desk(tmp_path / "library")
    yield desk
    desk.close()


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot) -> Iterator[tuple[MainWindow, ArticlePage]]:
    window, page = window_on(desk)
    yield show(window, page, qtbot)
    leave(window)


def show(
    window: MainWindow, page: ArticlePage, qtbot: QtBot, size: tuple[int, int] = (1280, 800)
) -> tuple[MainWindow, ArticlePage]:
    window.resize(*size)
    window.show()
    qtbot.waitExposed(window)
    settle()
    return window, page


def press(widget: QWidget, *keys: Qt.Key, qtbot: QtBot) -> None:
    for key in keys:
        qtbot.keyClick(widget, key)
        QApplication.processEvents()


def spot(page: ArticlePage, offset: int) -> QPoint:
    """Where a code point of the article is in the viewport."""
    reader = page.reader
    position = reader.paper.position(offset)
    block = reader.document().findBlock(position)
    piece = next(ink.pieces(block, (position, position + 1)))
    return QPoint(round(piece.left + 1), round(piece.baseline - 4 - reader.verticalScrollBar().value()))


def test_space_shows_the_answer_and_lights_the_proof(shown: tuple[MainWindow, ArticlePage], qtbot: QtBot) -> None:
    _, page = shown
    assert page.state is not None
    card = page.state.cards[0]
    assert page.uid == card.uid
    assert page.reader.lit is None
    press(page.cards.card, Qt.Key.Key_Space, qtbot=qtbot)
    assert page.cards.card.is_shown
    assert page.reader.lit == card.proof
    assert page.reader.paper.bold == card.bold


def test_a_grade_is_on_disk_and_the_next_card_comes(
    shown: tuple[MainWindow, ArticlePage], desk: Desk, qtbot: QtBot
) -> None:
    window, page = shown
    assert page.state is not None
    first, second = page.state.cards[:2]
    press(page.cards.card, Qt.Key.Key_Space, Qt.Key.Key_3, qtbot=qtbot)
    assert desk.can_undo() == "grade"
    assert desk.card(first.uid).due is not None
    assert page.uid == second.uid
    assert not page.cards.card.is_shown
    assert page.reader.lit is None
    window.act("undo")
    assert desk.card(first.uid).due is None


def test_a_grade_before_the_answer_is_no_grade(shown: tuple[MainWindow, ArticlePage], desk: Desk, qtbot: QtBot) -> None:
    _, page = shown
    press(page.cards.card, Qt.Key.Key_3, Qt.Key.Key_W, qtbot=qtbot)
    assert desk.can_undo() != "grade"
    assert page.cards.why_note.isHidden()


def test_arrows_go_from_card_to_card(shown: tuple[MainWindow, ArticlePage], qtbot: QtBot) -> None:
    _, page = shown
    assert page.state is not None
    press(page.cards.card, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, qtbot=qtbot)
    assert page.uid == page.state.cards[2].uid
    assert page.cards.place.text() == "Card 3 of 9"


def test_later_and_wrong_change_the_library_and_can_be_undone(
    shown: tuple[MainWindow, ArticlePage], desk: Desk, qtbot: QtBot
) -> None:
    window, page = shown
    uid = page.uid
    press(page.cards.card, Qt.Key.Key_R, qtbot=qtbot)
    press(in_menu(), Qt.Key.Key_Escape, qtbot=qtbot)
    assert page.uid == uid and desk.can_undo() != "drop", "Esc leads back"
    press(page.cards.card, Qt.Key.Key_R, qtbot=qtbot)
    press(in_menu(), Qt.Key.Key_2, qtbot=qtbot)
    row = next(row for row in desk.questions() if row.uid == uid)
    assert (row.state, row.reason) == (ItemState.DROPPED, DropReason.TWO_RIGHT)
    assert page.uid != uid
    window.act("undo")
    assert next(row for row in desk.questions() if row.uid == uid).state is not ItemState.DROPPED
    later = page.uid
    press(page.cards.card, Qt.Key.Key_B, qtbot=qtbot)
    assert later not in desk.queue()


def test_the_open_card_is_put_in_other_words(shown: tuple[MainWindow, ArticlePage], desk: Desk, qtbot: QtBot) -> None:
    _, page = shown
    uid = page.uid
    press(page.cards.card, Qt.Key.Key_R, qtbot=qtbot)
    press(in_menu(), Qt.Key.Key_E, qtbot=qtbot)
    (dialog,) = page.findChildren(EditDialog)
    dialog.stem.setPlainText("In my words?")
    press(dialog.stem, Qt.Key.Key_Return, qtbot=qtbot)
    assert page.uid == uid and page.cards.card.stem.text() == "In my words?"


def test_clicking_a_sentence_opens_its_card_or_says_why_it_has_none(
    shown: tuple[MainWindow, ArticlePage], qtbot: QtBot
) -> None:
    _, page = shown
    assert page.state is not None
    text = page.state.view.article.text
    at = text.index("the body that has run")
    qtbot.mouseClick(page.reader.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, at))
    card = page.state.cards[page.state.number(page.uid)]
    assert card.proof[0] <= at < card.proof[1]
    assert page.reader.lit == card.proof
    assert page.reader.paper.bold is None, "the answer is not given away"
    bare = text.index("eleven highland")
    qtbot.mouseClick(page.reader.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, bare))
    assert page.cards.sentence_note.isVisible()
    assert not page.cards.card.isVisible()
    press(page.reader, Qt.Key.Key_Escape, qtbot=qtbot)
    assert page.cards.card.isVisible()
    assert page.cards.sentence_note.isHidden()


def test_clicking_a_name_opens_who_that_is(shown: tuple[MainWindow, ArticlePage], qtbot: QtBot) -> None:
    _, page = shown
    assert page.state is not None
    at = page.state.view.article.text.index("Ilsa Corrin") + 2
    qtbot.mouseClick(page.reader.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, at))
    assert page.tabs.current() == WHO
    line = next(line for line in page.state.who if line.entity == page.who.list.current())
    assert line.name == "Ilsa Corrin"
    press(page.who.list, Qt.Key.Key_Return, qtbot=qtbot)
    assert page.reader.lit is not None
    assert page.reader.lit[0] <= at < page.reader.lit[1]


def test_the_reader_alone_by_keyboard(shown: tuple[MainWindow, ArticlePage], qtbot: QtBot) -> None:
    _, page = shown
    assert page.state is not None
    page.reader.setFocus(Qt.FocusReason.TabFocusReason)
    press(page.reader, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, qtbot=qtbot)
    second = page.state.text.sentences[1]
    assert page.uid == page.state.from_sentence(second)[0].uid
    assert page.reader.lit == second
    press(page.reader, Qt.Key.Key_Right, Qt.Key.Key_Return, qtbot=qtbot)
    assert page.tabs.current() in (WHO, TIMELINE, CARDS)
    assert page.reader.accessibleDescription()


def test_margin_counts_open_the_paragraphs_first_card(shown: tuple[MainWindow, ArticlePage], qtbot: QtBot) -> None:
    _, page = shown
    assert page.state is not None
    start = page.state.text.paragraphs[2][1]
    block = page.reader.document().findBlock(page.reader.paper.position(start))
    piece = next(ink.pieces(block, (block.position(), block.position() + 1)))
    where = ink.count_box(page.reader.left, piece.baseline).center().toPoint()
    where.setY(where.y() - page.reader.verticalScrollBar().value())
    qtbot.mouseClick(page.reader.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert page.uid == page.state.in_paragraph(2)[0].uid


def test_the_timeline_lights_its_proof(shown: tuple[MainWindow, ArticlePage], qtbot: QtBot) -> None:
    _, page = shown
    assert page.state is not None
    page.tabs.set_current(TIMELINE)
    page.timeline.list.setFocus()
    press(page.timeline.list, Qt.Key.Key_Down, qtbot=qtbot)
    assert page.reader.lit == page.state.timeline[1].place


def test_a_quiz_is_asked_for_with_the_article(shown: tuple[MainWindow, ArticlePage], qtbot: QtBot) -> None:
    window, page = shown
    page.tabs.set_current(QUIZ)
    assert page.panes.today_bar.study_button.kind == "secondary"
    with qtbot.waitSignal(page.quiz_wanted) as asked:
        page.panes.quiz.start_button.click()
    assert asked.args == [river().article.id]
    assert (window.page_name, window.target) == ("study", f"quiz:{river().article.id}")


def test_search_finds_steps_and_closes(shown: tuple[MainWindow, ArticlePage], qtbot: QtBot) -> None:
    window, page = shown
    window.act("find")
    bar = page.panes.reader_bar
    assert bar.finding()
    bar.find_bar.field.setText("harbour league")
    assert bar.find_bar.count.text() == "1 of 2"
    press(bar.find_bar.field, Qt.Key.Key_Return, qtbot=qtbot)
    assert bar.find_bar.count.text() == "2 of 2"
    press(bar.find_bar.field, Qt.Key.Key_Escape, qtbot=qtbot)
    assert not bar.finding()
    assert window.page_name == "article"
    press(page.cards.card, Qt.Key.Key_Escape, qtbot=qtbot)
    assert window.page_name == "library"


def test_the_legend_switches_marks(shown: tuple[MainWindow, ArticlePage]) -> None:
    _, page = shown
    before = page.reader.viewport().grab().toImage()
    page.panes.reader_bar.legend[1].click()
    assert page.reader.kinds == {"actor", "date", "place"}
    assert page.reader.viewport().grab().toImage() != before


def test_deleting_goes_to_the_library_and_can_be_undone(shown: tuple[MainWindow, ArticlePage], desk: Desk) -> None:
    window, page = shown
    page.panes.reader_bar.deleted.emit()
    assert window.page_name == "library"
    assert river().article.id not in [row.id for row in desk.articles()]
    window.act("undo")
    window.go("article", river().article.id)
    assert page.state is not None
    assert len(page.state.cards) == 9


def test_the_place_and_the_card_are_found_again(desk: Desk, qtbot: QtBot) -> None:
    window, page = show(*window_on(desk), qtbot, (900, 600))
    page.reader.verticalScrollBar().setValue(400)
    press(page.cards.card, Qt.Key.Key_Right, qtbot=qtbot)
    uid, top = page.uid, page.reader.top_offset()
    leave(window)
    window, page = show(*window_on(desk), qtbot, (900, 600))
    assert page.uid == uid
    assert abs(page.reader.top_offset() - top) < 80
    leave(window)


def test_who_comes_back_to_a_question_is_not_shown_its_answer(desk: Desk, qtbot: QtBot) -> None:
    window, page = show(*window_on(desk), qtbot)
    dark = page.reader.viewport().grab().toImage()
    page.open(f"{river().article.id}/{page.uid}")
    page.reader.verticalScrollBar().setValue(0)
    assert page.reader.viewport().grab().toImage() != dark, "asked for with its card the proof is lit"
    window.go("library")
    window.go("article", river().article.id)
    assert page.reader.viewport().grab().toImage() == dark
    leave(window)


def test_tab_comes_to_everything_in_reading_order(tmp_path: Path, qtbot: QtBot) -> None:
    desk = made_up_desk(tmp_path / "first", makings=())
    desk.add(encode(river()), starter=True)
    window, _ = show(*window_on(desk), qtbot)
    window.sidebar.add_button.setFocus()
    names = []
    for _ in range(40):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        names.append(window.focusWidget().accessibleName())
    wanted = [say("article", "study"), "Actors", say("article", "find"), say("article", "reader"), "Cards 9",
              say("article", "next_card"), say("article", "show_answer"), say("article", "later"),
              say("article", "wrong"), *3 * [say("article", "hint_close")], "Library"]  # fmt: skip
    rest = iter(names)
    assert all(name in rest for name in wanted), names
    leave(window)
    desk.close()


def test_hints_go_away_for_good(tmp_path: Path, qtbot: QtBot) -> None:
    desk = made_up_desk(tmp_path / "first", makings=())
    desk.add(encode(river()), starter=True)
    window, page = show(*window_on(desk), qtbot)
    assert page.cards.hint_column.count() == 3
    assert window.status.words.text().endswith("Only fetching a link that you give uses the network.")
    page.cards.hint_closed.emit("class")
    press(page.cards.card, Qt.Key.Key_Space, Qt.Key.Key_3, qtbot=qtbot)
    assert page.cards.hint_column.count() == 1
    leave(window)
    window, page = show(*window_on(desk), qtbot)
    assert page.cards.hint_column.count() == 1
    leave(window)
    desk.close()


def test_the_size_of_the_text_is_a_matter_of_the_look(shown: tuple[MainWindow, ArticlePage], desk: Desk) -> None:
    _, page = shown
    try:
        page.panes.reader_bar.sized.emit(1)
        assert appearance().reader_scale == 1.1
        page.panes.reader_bar.sized.emit(0)
        assert appearance().look == Look("light")
        assert not desk.setting("reader_scale"), "settings.toml keeps it, the library does not"
    finally:
        appearance().set_reader_scale(1.0)


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 800, 1.0), (900, 600, 1.0), (900, 600, 1.5)])
def test_no_text_is_squeezed_and_grades_are_whole(
    desk: Desk, qtbot: QtBot, width: int, height: int, scale: float
) -> None:
    appearance().set_scale(scale)
    try:
        window, page = show(*window_on(desk), qtbot, (width, height))
        press(page.cards.card, Qt.Key.Key_Space, qtbot=qtbot)
        for _ in range(4):
            QApplication.processEvents()
        for label in page.findChildren(WrapLabel):
            if label.isVisible() and label.text():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
        grades = page.cards.card.grades
        bottom = grades.mapTo(page, QPoint(0, grades.height())).y()
        assert bottom <= page.height()
        assert grades.height() >= grades.buttons[0].sizeHint().height()
        scroller, proof = page.cards.card.scroller, page.cards.card.proof
        assert proof.mapTo(scroller.viewport(), QPoint(0, proof.height())).y() <= scroller.viewport().height()
        today, bar = page.panes.today_bar, page.panes.reader_bar
        assert not today.words.elided() and today.study_button.width() >= today.study_button.sizeHint().width()
        last, tool = bar.legend[-1], next(b for b in (bar.size_button, bar.find_button) if b.isVisible())
        assert last.mapTo(bar, QPoint(last.width(), 0)).x() <= tool.mapTo(bar, QPoint(0, 0)).x()
        assert len(bar.more_menu().actions()) == (2 if bar.size_button.isVisible() else 5), "the sizes stay in reach"
        window.act("find")
        QApplication.processEvents()
        assert bar.find_bar.field.width() >= 120
        leave(window)
    finally:
        appearance().set_scale(1.0)


def test_offsets_hold_beyond_the_basic_plane_and_across_odd_characters(tmp_path: Path, qtbot: QtBot) -> None:
    first = "A \N{FLAG IN HOLE} went up\u2029over the \N{GRINNING FACE} town.\nTomas Veld \N{GRINNING FACE} saw it."
    article = make_article(first, "Tomas Veld spoke \N{FLAG IN HOLE} again.", kinds=("body", "quote"))
    reading = make_reading(article, (named("person", "Tomas Veld"),))
    made = replace(river(), article=article, outline=reading.outline, facts=(), questions=(), omitted=())
    desk = made_up_desk(tmp_path / "odd", makings=(made,))
    window, page = show(*window_on(desk, article.id), qtbot)
    paper, text = page.reader.paper, page.reader.toPlainText()
    for number in range(len(article.text)):
        if article.text[number] not in "\n\u2029":
            assert paper.offset(paper.position(number)) == number
    encoded = page.reader.document().toRawText().encode("utf-16-le")
    for mark in page.reader.state.marks if page.reader.state else ():
        span = encoded[2 * paper.position(mark.start) : 2 * paper.position(mark.end)].decode("utf-16-le")
        assert span == "Tomas Veld"
    assert page.reader.document().blockCount() == 4
    assert text
    leave(window)
    desk.close()


def test_a_first_heading_that_is_the_title_stands_once(tmp_path: Path, qtbot: QtBot) -> None:
    title = "Tomas Veld returns"
    article = make_article(title, "Tomas Veld returned to Port Selwyn.", title=title, kinds=("heading", "body"))
    reading = make_reading(article, (named("person", "Tomas Veld"),))
    made = replace(river(), article=article, outline=reading.outline, facts=(), questions=(), omitted=())
    desk = made_up_desk(tmp_path / "title", makings=(made,))
    window, page = show(*window_on(desk, article.id), qtbot)
    assert page.reader.toPlainText().count(title) == 1
    for number in range(len(article.text)):
        if article.text[number] != "\n":
            assert page.reader.paper.offset(page.reader.paper.position(number)) == number
    leave(window)
    desk.close()


def test_a_card_named_by_another_page_comes_with_its_proof_lit(desk: Desk, qtbot: QtBot) -> None:
    wanted = desk.article(river().article.id).cards[4].uid
    window, page = show(*window_on(desk, f"{river().article.id}/{wanted}"), qtbot)
    assert page.uid == wanted
    assert page.state is not None
    assert page.reader.lit == page.state.cards[page.state.number(wanted)].proof
    leave(window)


def test_every_line_of_whos_who_lights_its_place_by_keyboard(tmp_path: Path, qtbot: QtBot) -> None:
    desk = made_up_desk(tmp_path, makings=())
    desk.add(starters.making(starters.names()[0]), starter=True)
    window, page = window_on(desk, desk.articles()[0].id)
    put_up(window)
    assert page.state is not None
    speaker = next(line for line in page.state.who if {told.when != "" for told in line.told} == {True, False})
    page.tabs.set_current(WHO)
    page.who.open(speaker.entity)
    page.who.list.setFocus(Qt.FocusReason.TabFocusReason)
    for number, told in enumerate(speaker.told):
        press(page.who.list, Qt.Key.Key_Down, qtbot=qtbot)
        assert page.who.list.current() == f"{speaker.entity}/{number}"
        assert page.reader.lit == page.state.text.proof_of(told.place)[0]
    role, said = speaker.told[0], speaker.told[-1]
    assert role.when.endswith("2022") and said.text.startswith(("“", "Said: "))
    asked: list[str] = []
    page.who.asked.connect(asked.append)
    page.who.ask_button.click()
    assert asked == [speaker.entity], "the entity, whichever of its lines is current"
    leave(window)
    desk.close()


def test_the_quiz_tab_says_how_much_of_the_article_is_asked(shown: tuple[MainWindow, ArticlePage]) -> None:
    _, page = shown
    page.tabs.set_current(QUIZ)
    assert page.panes.quiz.coverage.text() == "7 of 10 sentences have something to ask."


def test_the_history_of_a_card_is_offered_with_its_answer(shown: tuple[MainWindow, ArticlePage], qtbot: QtBot) -> None:
    window, page = shown
    assert page.cards.history.isHidden(), "it would give the answer away"
    press(page.cards.card, Qt.Key.Key_Space, qtbot=qtbot)
    uid = page.uid
    page.cards.history.click()
    assert (window.page_name, window.target) == ("progress", f"card/{uid}")
