"""The sidebar of 220 px: places with counts, recent articles, Test me and Add article; and its rail of 60 px."""

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.kit import icons, paint
from gui.kit.base import Control, Surface
from gui.kit.buttons import Button, IconButton
from gui.kit.labels import Label, WrapLabel
from gui.kit.page import Scroll
from gui.kit.spaces import NAV_ROW, RADIUS_BUTTON, RAIL, RAIL_ROW, SIDEBAR, px
from gui.kit.surfaces import Line, spaced
from gui.kit.theme import appearance, colour
from gui.kit.type import font, line_height
from gui.shell.actions import find
from gui.shell.state import NAV, SidebarState, lit
from quizbank.strings import say

_BAR = 3


class NavRow(Control):
    """A place: icon, word and count; the chosen one filled, with a bar. ``rail`` shows the icon with a badge."""

    def __init__(self, page: str, icon: str, *, rail: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(say("shell", f"action_{page}"), parent)
        self.page, self.icon_name, self.rail, self.count, self.chosen = page, icon, rail, 0, False
        keys = paint.native_key(find(page).keys)
        self.setToolTip(f"{self.text()}  {keys}" if rail else "")
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Fixed if rail else policy.Expanding, policy.Maximum if rail else policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """The rail's squares give way where large text meets a low window."""
        return QSize(px(RAIL_ROW), px(30)) if self.rail else self.sizeHint()

    def set_count(self, count: int) -> None:
        """Show a number, 0 for none."""
        self.count = count
        self.setAccessibleName(f"{self.text()}, {count}" if count else self.text())
        self.update()

    def set_chosen(self, *, chosen: bool) -> None:
        """Light it."""
        self.chosen = chosen
        self.setAccessibleDescription(say("shell", "chosen") if chosen else "")
        self.update()

    def sizeHint(self) -> QSize:
        """36 high, or a square of 44."""
        return QSize(px(RAIL_ROW), px(RAIL_ROW)) if self.rail else QSize(px(SIDEBAR - 24), px(NAV_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, bar, icon, word, count or badge, ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.chosen or self.hovered:
            paint.box(painter, self.rect(), px(RADIUS_BUTTON), colour("soft" if self.chosen else "hover"))
        if self.chosen:
            inset = px(10)
            paint.box(painter, QRect(0, inset, _BAR, self.height() - 2 * inset), 1, colour("accent"))
        ink = colour("accent" if self.chosen else "muted")
        size = px(20)
        left = (self.width() - size) // 2 if self.rail else px(12)
        icons.paint(painter, self.icon_name, QPoint(left, (self.height() - size) // 2), size, ink, filled=self.chosen)
        if self.rail:
            self._draw_badge(painter)
        else:
            self._draw_words(painter)
        if self.ring:
            paint.ring(painter, self.rect(), px(RADIUS_BUTTON))

    def _draw_words(self, painter: QPainter) -> None:
        face, small = font("body", 600 if self.chosen else 500), font("caption", 500)
        y = paint.baseline(face, 0, self.height())
        paint.text(painter, px(42), y, self.text(), face, colour("accent" if self.chosen else "text"))
        if self.count:
            words = str(self.count)
            tone = colour("accent" if self.chosen else "muted")
            paint.text(painter, self.width() - px(12) - paint.width(words, small), y, words, small, tone)

    def _draw_badge(self, painter: QPainter) -> None:
        if not self.count:
            return
        words, face = str(min(self.count, 999)), font("badge")
        height = px(16)
        width = max(height, paint.width(words, face) + px(8))
        area = QRect(self.width() - width - px(1), px(3), width, height)
        paint.box(painter, area, height / 2, colour("accent"))
        x = area.x() + (width - paint.width(words, face)) / 2
        paint.text(painter, x, paint.baseline(face, area.y(), height), words, face, colour("on_accent"))


class RecentButton(Control):
    """An article of late: its title on at most two lines, and how many cards are due."""

    def __init__(self, title: str, due: int, *, chosen: bool, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.due, self.chosen = due, chosen
        self._title = WrapLabel(title, lines=2, parent=self)
        self._title.hide()
        self.setAccessibleName(say("shell", "recent_due", title=title, count=due) if due else title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One or two lines and padding."""
        lines = self._title.heightForWidth(self._room(px(SIDEBAR - 24))) // line_height("body")
        return QSize(px(SIDEBAR - 24), lines * self._line() + px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, title, number, ring."""
        painter = QPainter(self)
        if self.chosen or self.hovered:
            paint.box(painter, self.rect(), px(RADIUS_BUTTON), colour("hover"))
        painter.save()
        painter.translate(px(12), px(6))
        painter.setPen(colour("text"))
        self._title.draw_lines(painter, self._room(self.width()), self._line())
        painter.restore()
        if self.due:
            words, face = str(self.due), font("caption")
            x = self.width() - px(12) - paint.width(words, face)
            paint.text(painter, x, paint.baseline(face, px(6), self._line()), words, face, colour("muted"))
        if self.ring:
            paint.ring(painter, self.rect(), px(RADIUS_BUTTON))

    def _line(self) -> int:
        return line_height("body")

    def _room(self, width: int) -> int:
        return width - px(12 + 12 + (24 if self.due else 0))


class Sidebar(Surface):
    """The left side; it shows itself as a rail on demand. ``asked`` gives (page, target), ``acted`` an action's id."""

    asked = Signal(str, str)
    acted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.rail = False
        self._state = SidebarState()
        self._page, self._article = "", ""
        self._wide, self._narrow = QWidget(), QWidget()
        self._rows: list[NavRow] = []
        self._build_wide()
        self._build_narrow()
        row = spaced(QHBoxLayout(self))
        row.addWidget(self._wide)
        row.addWidget(self._narrow)
        row.addWidget(Line(vertical=True))
        appearance().changed.connect(self._measure)
        self.set_rail(rail=False)

    def set_rail(self, *, rail: bool) -> None:
        """Shrink to the rail, or open."""
        self.rail = rail
        self._wide.setVisible(not rail)
        self._narrow.setVisible(rail)
        self._measure()

    def set_place(self, page: str, article: str = "") -> None:
        """Light the entry of a page and of an article."""
        self._page = page
        for row in self._rows:
            row.set_chosen(chosen=row.page == lit(page))
        if article != self._article:
            self._article = article
            self._fill_recent()

    def set_state(self, state: SidebarState) -> None:
        """Show counts and recent articles."""
        recent_changed = state.recent != self._state.recent
        self._state = state
        for row in self._rows:
            row.set_count(state.count(row.page))
        self.test_button.setEnabled(state.can_test)
        self.test_icon.setEnabled(state.can_test)
        self.choose_button.setEnabled(state.can_test)
        if recent_changed:
            self._fill_recent()

    def _build_wide(self) -> None:
        column = spaced(QVBoxLayout(self._wide), 0, 12, 12, 11, 12)
        self._add_rows(column, rail=False, gap=2)
        column.addSpacing(px(22))
        self._recent_title = Label(say("shell", "recent"), "caption", "muted", weight=600)
        head = spaced(QHBoxLayout(), 0, 12)
        head.addWidget(self._recent_title)
        column.addLayout(head)
        self._recent_title.hide()  # until there is something recent
        column.addSpacing(px(7))
        self._recent = Scroll("bg", 2)
        column.addWidget(self._recent, 1)
        column.addSpacing(px(8))
        self.test_button = Button(say("shell", "action_test_me"), icon="lightning")
        self.choose_button = Button(say("shell", "action_choose_quiz"), "quiet", icon="sliders-horizontal")
        self.add_button = Button(say("shell", "action_add_article"), "quiet", icon="plus", key="Ctrl+N")
        for button, action in (
            (self.test_button, "test_me"), (self.choose_button, "choose_quiz"), (self.add_button, "add_article"),
        ):  # fmt: skip
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, name=action: self.acted.emit(name))
        column.addWidget(self.test_button)
        column.addSpacing(px(8))
        column.addWidget(self.choose_button)
        column.addSpacing(px(2))
        column.addWidget(self.add_button)

    def _build_narrow(self) -> None:
        column = spaced(QVBoxLayout(self._narrow), 0, 8, 12, 7, 12)
        self._add_rows(column, rail=True, gap=2)
        column.addStretch(1)
        self.test_icon = IconButton("lightning", say("shell", "action_test_me"), key="Ctrl+T", side=RAIL_ROW)
        self.add_icon = IconButton("plus", say("shell", "action_add_article"), key="Ctrl+N", side=RAIL_ROW)
        for button, action in ((self.test_icon, "test_me"), (self.add_icon, "add_article")):
            button.clicked.connect(lambda _=False, name=action: self.acted.emit(name))
            column.addWidget(button)
            column.addSpacing(px(2))

    def _add_rows(self, column: QVBoxLayout, *, rail: bool, gap: int) -> None:
        for page, icon in NAV:
            row = NavRow(page, icon, rail=rail)
            row.clicked.connect(lambda _=False, name=page: self.asked.emit(name, ""))
            column.addWidget(row)
            column.addSpacing(px(gap))
            self._rows.append(row)

    def _fill_recent(self) -> None:
        column = self._recent.column
        while (item := column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        before: QWidget = self._rows[len(NAV) - 1]
        for recent in self._state.recent:
            button = RecentButton(recent.title, recent.due, chosen=recent.article == self._article)
            button.clicked.connect(lambda _=False, target=recent.article: self.asked.emit("article", target))
            column.addWidget(button)
            QWidget.setTabOrder(before, button)
            before = button
        QWidget.setTabOrder(before, self.test_button)
        column.addStretch(1)
        self._recent_title.setVisible(bool(self._state.recent))

    def _measure(self) -> None:
        self.setFixedWidth(px(RAIL if self.rail else SIDEBAR))
