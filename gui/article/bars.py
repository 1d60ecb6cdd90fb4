"""The two lines above the reader: what is to be done today, and the reader's bar with its legend and the search."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QWidget

from gui.article import ink
from gui.article.state import LEGEND
from gui.kit import icons, marks, paint
from gui.kit.base import Control, Surface
from gui.kit.buttons import Button, IconButton
from gui.kit.fields import TextField
from gui.kit.labels import Label
from gui.kit.spaces import RADIUS_FIELD, READER_BAR, TAB_LINE, px
from gui.kit.surfaces import spaced
from gui.kit.theme import appearance, colour
from gui.kit.type import font
from quizbank.strings import say

_EDGE = 16


class Bar(Surface):
    """A line of fixed height whose content begins where the article's text does, a hairline under it."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._height, self.left = height, 0
        self.row = QHBoxLayout(self)
        self.setFixedHeight(px(height))
        self.set_left(0)

    def restyle(self) -> None:
        """Look at the theme and the scale again."""
        super().restyle()
        self.setFixedHeight(px(self._height))

    def set_left(self, left: int) -> None:
        """Where the content begins, in pixels as they are."""
        self.left = left
        self.row.setContentsMargins(left, 0, px(_EDGE), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line below."""
        painter = QPainter(self)
        paint.hairline(painter, 0, self.width(), self.height() - 1)


class TodayBar(Bar):
    """What is due and new, and the way to study it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TAB_LINE, parent)
        self._long = self._short = ""
        self.heading = Label(say("article", "today"), "body", weight=600, fixed=True)
        self.words = Label("", "body", "muted")
        self.study_button = Button(say("article", "study"), "primary", icon="cards", key="Ctrl+2")
        self.row.setSpacing(px(10))
        self.setMinimumWidth(1)  # the words give way when there is no room, then the key
        self.row.addWidget(self.heading)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.study_button)

    def set_left(self, left: int) -> None:
        """There is more or less room for the words then."""
        super().set_left(left)
        if hasattr(self, "study_button"):
            self._fit()

    def set_words(self, long: str, short: str, *, can_study: bool) -> None:
        """Say what there is; without anything to do there is no button."""
        self._long, self._short = long, short
        self.study_button.setVisible(can_study)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The minutes go first."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        button = self.study_button
        taken = self.left + px(_EDGE + 20) + self.heading.sizeHint().width()
        room = self.width() - taken - button.sizeHint().width()
        key = "Ctrl+2" if room + (0 if button.key else -paint.key_width("Ctrl+2")) >= px(60) else ""
        if key != button.key:
            button.set_key(key)
            room = self.width() - taken - button.sizeHint().width()
        short = paint.width(self._short, font("body"))
        self.heading.setVisible(short <= room)  # "Today" and the icon give way before the number does
        icon = "cards" if short <= room + self.heading.sizeHint().width() + px(10) else ""
        if icon != button.icon_name:
            button.set_icon(icon)
        self.words.setText(self._long if paint.width(self._long, font("body")) <= room else self._short)


class LegendButton(Control):
    """A kind of marks: icon and word over its own line style; it switches these marks in the text."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(say("article", f"legend_{kind}"), parent)
        self.kind, self.compact = kind, False
        self.setCheckable(True)
        self.setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(say("article", "legend_tip", kind=self.text()))

    def set_compact(self, *, compact: bool) -> None:
        """The icon alone."""
        if compact != self.compact:
            self.compact = compact
            self.restyle()

    def full_width(self) -> int:
        """How wide it is with its word."""
        return px(4 + 14 + 6 + 4) + paint.width(self.text(), font("caption", 500))

    def sizeHint(self) -> QSize:
        """Icon and word."""
        return QSize(px(4 + 14 + 4) if self.compact else self.full_width(), px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon, word, line; without the line and muted when its marks are off."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hovered or self.isDown():
            paint.box(painter, self.rect(), px(RADIUS_FIELD), colour("line" if self.isDown() else "hover"))
        on, face = self.isChecked(), font("caption", 500)
        tone = colour(marks.colour_role(self.kind) if on else "muted")
        icons.paint(painter, marks.icon_name(self.kind), QPoint(px(4), (self.height() - px(14)) // 2), px(14), tone)
        left, y = float(px(4 + 14 + 6)), paint.baseline(face, 0, self.height())
        right = float(px(4 + 14)) if self.compact else left + paint.width(self.text(), face)
        if not self.compact:
            paint.text(painter, left, y, self.text(), face, colour("text" if on else "muted"))
        if on:
            start = float(px(4)) if self.compact else left
            base = y + px(1) if not self.compact else self.height() / 2 + px(7)
            ink.underline(painter, ink.Piece(start, right, base - px(1)), self.kind)
        if self.ring:
            paint.ring(painter, self.rect(), px(RADIUS_FIELD))


class FindBar(QWidget):
    """Search in the text: the field, which of how many, next and previous."""

    searched = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = spaced(QHBoxLayout(self), 6)
        self.field = TextField("", say("article", "find_words"))
        self.field.setAccessibleName(say("article", "find_words"))
        self.field.setFixedHeight(px(30))
        self.count = Label("", "caption", "muted", fixed=True)
        self.back = IconButton("caret-up", say("article", "find_back"), key="Shift+Enter", side=28)
        self.on = IconButton("caret-down", say("article", "find_on"), key="Enter", side=28)
        self.close_button = IconButton("x", say("article", "find_close"), key="Esc", side=28)
        row.addWidget(self.field, 1)
        for widget in (self.count, self.back, self.on, self.close_button):
            row.addWidget(widget)
        self.field.textChanged.connect(self.searched)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        self.close_button.clicked.connect(self.closed)

    def set_count(self, at: int, count: int) -> None:
        """Say which of how many is shown."""
        if not self.field.text().strip():
            self.count.setText("")
        elif count:
            self.count.setText(say("article", "find_count", at=at + 1, count=count))
        else:
            self.count.setText(say("article", "find_none"))
        self.back.setEnabled(count > 1)
        self.on.setEnabled(count > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow reader the words come first: Enter and Shift+Enter go on and back there."""
        super().resizeEvent(event)
        for button in (self.back, self.on):
            button.setVisible(self.width() >= px(240))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            event.ignore()


class ReaderBar(Bar):
    """The legend, the size of the text, the search, and the menu of what else can be done with the article.

    ``kinds_changed`` gives the kinds whose marks are wanted; ``sized`` is 1, -1, or 0 for the normal size;
    ``deleted`` asks to take the article out, ``reading_asked`` to see how it was read.
    """

    kinds_changed = Signal(object)
    sized = Signal(int)
    deleted = Signal()
    reading_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(READER_BAR, parent)
        self.find_bar = FindBar()
        self.legend = [LegendButton(kind) for kind in LEGEND]
        self.size_button = IconButton("text-aa", say("article", "size"))
        self.find_button = IconButton("magnifying-glass", say("article", "find"), key="Ctrl+F")
        self.more_button = IconButton("dots-three", say("article", "more"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._legend_line())
        self._stack.addWidget(self.find_bar)
        self._stack.setMinimumWidth(1)  # the legend's words give way when there is no room
        self.row.addWidget(self._stack)
        for button in self.legend:
            button.toggled.connect(lambda _on: self.kinds_changed.emit(self.kinds()))
        self.size_button.clicked.connect(lambda: self._drop(self.size_button, self.size_menu()))
        self.more_button.clicked.connect(lambda: self._drop(self.more_button, self.more_menu()))

    def kinds(self) -> frozenset[str]:
        """The kinds that are switched on."""
        return frozenset(button.kind for button in self.legend if button.isChecked())

    def show_find(self, *, shown: bool) -> None:
        """Show the search in place of the legend."""
        self._stack.setCurrentIndex(1 if shown else 0)
        if shown:
            self.find_bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.find_bar.field.selectAll()

    def finding(self) -> bool:
        """Whether the search is shown."""
        return self._stack.currentIndex() == 1

    def set_left(self, left: int) -> None:
        """The icons of the legend stand under the words above, their boxes reach out a little."""
        self.left = left
        self.row.setContentsMargins(max(0, left - px(4)), 0, px(_EDGE), 0)
        if hasattr(self, "legend"):
            self._fit()

    def size_menu(self) -> QMenu:
        """Larger, smaller, normal."""
        percent = round(appearance().reader_scale * 100)
        return self._menu(
            (say("article", "size_larger"), "", lambda: self.sized.emit(1)),
            (say("article", "size_smaller"), "", lambda: self.sized.emit(-1)),
            (say("article", "size_normal", percent=percent), "", lambda: self.sized.emit(0)),
        )

    def more_menu(self) -> QMenu:
        """What else can be done with the article; the sizes too, where their button has no room."""
        menu = self.size_menu() if self.size_button.isHidden() else self._menu()
        return self._menu(
            (say("article", "how_read"), "list-numbers", self.reading_asked.emit),
            (say("article", "delete"), "trash", self.deleted.emit),
            menu=menu,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The legend's words go when there is no room for all of them."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Look at the theme and the scale again."""
        super().restyle()
        if hasattr(self, "legend"):
            self._fit()

    def _fit(self) -> None:
        room = self.width() - self.left - px(_EDGE + 3 * 32 + 2 * 14)
        words = sum(button.full_width() for button in self.legend)
        roomy = words + 4 * px(11) <= room
        self._kinds_row.setSpacing(px(11 if roomy else 5))
        compact = words + 4 * px(5) > room
        self._tools.setSpacing(px(4 if compact else 14))
        room = self.width() - self.left - px(_EDGE + 3 * 32 + 2 * 4)
        self.size_button.setVisible(not compact or len(self.legend) * px(22 + 5) <= room)
        for button in self.legend:
            button.set_compact(compact=compact)

    def _legend_line(self) -> QWidget:
        line = QWidget()
        row = spaced(QHBoxLayout(line))
        self._kinds_row = QHBoxLayout()
        for button in self.legend:
            self._kinds_row.addWidget(button)
        row.addLayout(self._kinds_row)
        row.addStretch(1)
        self._tools = QHBoxLayout()
        for tool in (self.size_button, self.find_button, self.more_button):
            self._tools.addWidget(tool)
        row.addLayout(self._tools)
        return line

    def _menu(self, *entries: tuple[str, str, Callable[[], object]], menu: QMenu | None = None) -> QMenu:
        menu = menu or QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon, do in entries:
            action = QAction(words, menu)
            if icon:
                action.setIcon(icons.icon(icon))
            action.triggered.connect(lambda _on=False, do=do: do())
            menu.addAction(action)
        return menu

    @staticmethod
    def _drop(button: QWidget, menu: QMenu) -> None:
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + px(2))))
