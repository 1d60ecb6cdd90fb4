"""What stands above the list while articles are added: progress, questions about a page, what failed, what waits."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.kit.buttons import Button
from gui.kit.fields import DateField, Field
from gui.kit.labels import WrapLabel
from gui.kit.progress import LongWork
from gui.kit.spaces import px
from gui.kit.surfaces import Card, Message, spaced
from gui.library.import_state import Asked, Failure, ImportState, date_problem, failure_words, waiting_words
from gui.library.importer import Importer
from quizbank.domain.link import WaitingLink
from quizbank.strings import say

_MARGINS = (16, 14, 16, 16)  # so that its words begin where those of the list and of the messages do


class DateQuestion(Card):
    """When was this published? A day, or go on without one, or leave the page out."""

    def __init__(self, importer: Importer, asked: Asked, today: Callable[[], date]) -> None:
        super().__init__(gap=8, margins=_MARGINS)
        self.importer, self._today = importer, today
        title = WrapLabel(say("import", "date_title"), "title")
        body = WrapLabel(say("import", "date_body", name=asked.name), "body", "muted")
        self.day = DateField()
        self.day.setMaximumWidth(px(220))
        self.field = Field(say("import", "published"), self.day)
        self.use = Button(say("import", "use_date"), "primary", key="Enter")
        self.without = Button(say("import", "add_without"))
        self.leave = Button(say("import", "dont_add"), "quiet")
        self.column.addWidget(title)
        self.column.addWidget(body)
        self.column.addSpacing(px(4))
        self.column.addWidget(self.field)
        self.column.addSpacing(px(4))
        self._row = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), 8)
        for button in (self.use, self.without, self.leave):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.column.addLayout(self._row)
        self.use.clicked.connect(self.accept)
        self.without.clicked.connect(lambda: importer.set_date(None))
        self.leave.clicked.connect(importer.leave_out)
        self.setAccessibleName(title.text())
        self.setFocusProxy(self.day)

    def accept(self) -> None:
        """Take the day, or say what is wrong with it."""
        day = self.day.value()
        problem = self.day.problem() or date_problem(day, self._today())
        self.field.set_error(problem)
        if not problem:
            self.importer.set_date(day)
        else:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons one under the other where they have no room side by side."""
        super().resizeEvent(event)
        needed = sum(button.sizeHint().width() + px(8) for button in (self.use, self.without, self.leave))
        wide = self.width() - 2 * px(_MARGINS[0]) >= needed
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
            self.column.invalidate()  # it keeps heights for widths, and isn't told by the row

    def minimumSizeHint(self) -> QSize:
        """As narrow as its longest button."""
        return QSize(self.without.sizeHint().width() + 2 * px(_MARGINS[0]), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field takes the day."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
            return
        super().keyPressEvent(event)


class LanguageQuestion(Card):
    """A page in another language: keep it to read, or leave it out."""

    def __init__(self, importer: Importer, asked: Asked) -> None:
        super().__init__(gap=8, margins=_MARGINS)
        title = WrapLabel(say("import", "language_title", language=asked.language), "title")
        body = WrapLabel(say("import", "language_body", name=asked.name), "body", "muted")
        self.keep = Button(say("import", "keep"), "primary")
        self.leave = Button(say("import", "dont_add"), "quiet")
        self.column.addWidget(title)
        self.column.addWidget(body)
        self.column.addSpacing(px(4))
        row = spaced(QHBoxLayout(), 8)
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.column.addLayout(row)
        self.keep.clicked.connect(importer.keep_to_read)
        self.leave.clicked.connect(importer.leave_out)
        self.setAccessibleName(title.text())
        self.setFocusProxy(self.keep)


def failure_message(importer: Importer, failed: tuple[Failure, ...]) -> Message:
    """What was not added and why; it stays until it is closed or something else is added."""
    close = Button(say("import", "dismiss"), "secondary", size="small")
    title, body = failure_words(failed)
    message = Message("warning", title, body, (close,))
    close.clicked.connect(importer.dismiss)
    message.setFocusProxy(close)
    return message


class Textless(Message):
    """A link without an article behind it: its page can be opened, its text pasted, or it waits on in the list."""

    def __init__(self, waiting: WaitingLink) -> None:
        self.waiting = waiting
        self.open_page = Button(say("import", "open_page"), size="small", icon="arrow-square-out")
        self.paste = Button(say("import", "paste_text"), size="small", icon="clipboard-text", key="Ctrl+V")
        self.later = Button(say("import", "later"), "quiet", size="small")
        super().__init__("warning", *waiting_words(waiting), (self.open_page, self.paste, self.later))
        self.setFocusProxy(self.open_page)


class Notices(QWidget):
    """Follows an Importer: at most a line of work, one question, one message, and one link that waits for its text.

    ``open_page(link)`` and ``paste`` are what somebody wants to do about the last.
    """

    open_page = Signal(str)
    paste = Signal()

    def __init__(self, importer: Importer, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.importer, self._today = importer, today
        self.column = spaced(QVBoxLayout(self), 16)
        self.work = LongWork("")
        self.work.cancelled.connect(importer.cancel)
        self.column.addWidget(self.work)
        self.question: DateQuestion | LanguageQuestion | None = None
        self.failure: Message | None = None
        self._asked: Asked | None = None
        self._failed: tuple[Failure, ...] = ()
        self.textless: Textless | None = None
        importer.changed.connect(self.show_state)
        importer.moved.connect(self._show_progress)
        self.show_state()

    def show_state(self) -> None:
        """Look at the importer again."""
        state = self.importer.state
        if state.current and self.work.title.text() != state.title():
            self.work.restart(state.title())
        self.work.setVisible(state.current is not None)
        self.work.cancel.setEnabled(state.current is not None)
        self._show_progress()
        self._show_question(state)
        self._show_failure(state)
        self._show_textless(state)
        self.setVisible(bool(state.current or state.asked or state.failed or self.textless))

    def _show_progress(self) -> None:
        state = self.importer.state
        self.work.set_progress(state.share(), 100, state.detail())

    def _show_question(self, state: ImportState) -> None:
        asked = state.asked[0] if state.asked else None
        if asked is self._asked:
            return
        self._asked = asked
        typing = self._types_elsewhere()
        self._drop(self.question)
        self.question = None
        if asked:
            dated = asked.code == "date_missing"
            self.question = (
                DateQuestion(self.importer, asked, self._today) if dated else LanguageQuestion(self.importer, asked)
            )
            self.column.addWidget(self.question)
            if self.isVisibleTo(self.window()) and not typing:
                self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def _types_elsewhere(self) -> bool:
        focus = QApplication.focusWidget()
        return isinstance(focus, QLineEdit) and not self.isAncestorOf(focus)

    def _show_failure(self, state: ImportState) -> None:
        if state.failed == self._failed:
            return
        self._failed = state.failed
        self._drop(self.failure)
        self.failure = failure_message(self.importer, state.failed) if state.failed else None
        if self.failure:
            self.column.addWidget(self.failure)

    def _show_textless(self, state: ImportState) -> None:
        completing = state.current is not None and state.current.completes
        waiting = state.textless[0] if state.textless and not completing else None
        if waiting == (self.textless.waiting if self.textless else None):
            return
        self._drop(self.textless)
        self.textless = Textless(waiting) if waiting else None
        if self.textless and waiting:
            self.textless.open_page.clicked.connect(lambda: self.open_page.emit(waiting.link))
            self.textless.paste.clicked.connect(self.paste)
            self.textless.later.clicked.connect(self.importer.let_wait)
            self.column.addWidget(self.textless)

    def _drop(self, widget: QWidget | None) -> None:
        if widget:
            self.column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
