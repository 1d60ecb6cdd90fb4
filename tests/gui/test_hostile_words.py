"""Words of an article that look like markup, commands or pictures: every page shows them as they stand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, Qt
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem, QTextEdit, QWidget

from gui.app import page_factories
from gui.article.page import ArticlePage
from gui.kit import lists
from gui.kit.base import tip
from gui.kit.labels import Label
from gui.shell.window import MainWindow
from quizbank.domain.selection import Making
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.gui.desk_double import AnalystDouble
from tests.gui.windows import leave, put_up, settle
from tests.made_up import NOW, short

HOSTILE = (
    "<b>bold</b> <img src='file:///etc/passwd'><script>alert(1)</script> <a href='http://127.0.0.1:9/'>x</a>",
    "'; DROP TABLE article;-- \\input{/etc/passwd} $x$ #set page(width: 1pt) {{c1::x}} [latex]x[/latex] **md** &amp;",
)


def hostile(number: int) -> Making:
    """An article whose every text is that."""
    words = HOSTILE[number]
    made = short(" ".join([words] * 4), words, "2031-03-18", f"Anneke Roth spoke of all that. {words} {words} {words}")
    questions = tuple(replace(q, stem=f"Who? {words}", key=f"{words} {n}", accepted=(words,)) for n, q in
                      enumerate(made.questions))  # fmt: skip
    return replace(made, article=replace(made.article, byline=words), questions=questions)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path, lambda: NOW, zone=UTC)
    for number in range(len(HOSTILE)):
        made.add(encode(hostile(number)))
    yield made
    made.close()


@pytest.fixture
def window(desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(desk, AnalystDouble(), page_factories())
    made.go("library")
    put_up(made)
    yield made
    leave(made)


def is_plain(words: str) -> bool:
    """Whether Qt shows the tooltip as it stands."""
    return not Qt.mightBeRichText(words) or (words.startswith("<qt>") and "<" not in words[4:-5])


@pytest.mark.parametrize("number", range(len(HOSTILE)))
@pytest.mark.parametrize(
    "page", ["library", "article", "reading", "study", "questions", "progress", "export", "search"]
)
def test_no_page_takes_words_for_markup(window: MainWindow, page: str, number: int) -> None:
    article = hostile(number).article.id
    target = {"article": article, "reading": f"{article}/e1", "questions": article, "export": article,
              "search": "bold" if number == 0 else "passwd"}  # fmt: skip
    window.go(page, target.get(page, ""))
    settle()
    for widget in window.findChildren(QWidget):
        assert is_plain(widget.toolTip()), (widget, widget.toolTip())
        assert not isinstance(widget, QLabel) or widget.textFormat() is Qt.TextFormat.PlainText
        if isinstance(widget, QTextEdit) and widget.toPlainText():
            assert "<b>" in widget.toPlainText() or number
            assert "￼" not in widget.toPlainText(), "a picture would stand as that"
    words = [label.text() for label in window.stack.currentWidget().findChildren(Label)]
    assert page != "study" or any(HOSTILE[0][:8] in text or HOSTILE[1][:8] in text for text in words)


def test_the_reader_shows_the_text_letter_by_letter(window: MainWindow) -> None:
    for number in range(len(HOSTILE)):
        window.go("article", hostile(number).article.id)
        page = window.page("article")
        assert isinstance(page, ArticlePage)
        assert HOSTILE[number] in page.reader.toPlainText().replace("\u00a0", " ")


def test_the_tooltip_of_a_row_that_is_cut_shows_its_words(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.resize(820, 560)
    settle()
    page = window.page("library")
    rows = page.findChild(lists.RowList) if page else None
    assert rows is not None
    shown: list[str] = []
    monkeypatch.setattr(lists.QToolTip, "showText", lambda at, words, view: shown.append(words))
    for number in range(2):
        index = rows.model().index(number, 0)
        event = QHelpEvent(QEvent.Type.ToolTip, QPoint(), QPoint())
        rows.itemDelegate().helpEvent(event, rows, QStyleOptionViewItem(), index)
    assert len(shown) == 2 and all(shown) and all(map(is_plain, shown))
    assert any("&lt;b&gt;bold&lt;/b&gt;" in words for words in shown)


@pytest.mark.parametrize("words", ["R&D", "a < b", "Who is it?", ""])
def test_a_tooltip_without_markup_stays_as_it_is(words: str) -> None:
    assert tip(words) == words
