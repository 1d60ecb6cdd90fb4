"""The tabs Who's who and Timeline: lists whose lines light their places in the text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QStyleOptionViewItem, QVBoxLayout, QWidget

from gui.article.state import Span, TimeLine, WhoLine
from gui.kit import icons, marks, paint
from gui.kit.base import Surface
from gui.kit.buttons import Button
from gui.kit.labels import WrapLabel
from gui.kit.lists import Index, Row, RowDelegate, RowList
from gui.kit.page import Scroll
from gui.kit.spaces import px
from gui.kit.surfaces import Line, Message, spaced
from gui.kit.theme import colour
from gui.kit.type import font, line_height
from quizbank.strings import say


class ProseDelegate(RowDelegate):
    """A head line with words at the right, and as many wrapped lines below as are needed.

    A row without an icon goes with the one above it: it begins under that one's words, plainly written.
    """

    def __init__(self, parent: RowList) -> None:
        super().__init__(parent)
        self._head = WrapLabel("", weight=600)
        self._prose = WrapLabel("", "body")

    def left(self, row: Row) -> int:
        """All words begin at the same place."""
        return px(self.inset + self.left_with_icon)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All of it."""
        row, width = self._row(index), self.list.viewport().width()
        head, prose = self._heights(row, width)
        return QSize(width, head + prose + 2 * self._pad(row))

    def _draw_row(self, painter: QPainter, rect: QRect, row: Row, *, chosen: bool) -> None:
        head, _ = self._heights(row, rect.width())
        top, x = rect.y() + self._pad(row), rect.x() + self.left(row)
        if row.icon:
            at = QPoint(rect.x() + px(self.inset + self.icon_at), top + (line_height("body") - px(16)) // 2)
            icons.paint(painter, row.icon, at, px(16), colour(row.icon_ink))
        room, below = self._rooms(row, rect.width())
        painter.save()
        painter.translate(x, top)
        painter.setPen(colour(row.meta_ink if row.quiet else "text"))
        self._head.draw_lines(painter, room, line_height("body"))
        painter.translate(0, head)
        painter.setPen(colour("text" if row.quiet and row.icon else "muted"))
        self._prose.draw_lines(painter, below, line_height("body"))
        painter.restore()
        if row.right:
            face = font("caption")
            at_x = rect.right() + 1 - px(self.right_margin + 8) - paint.width(row.right, face)
            y = paint.baseline(face, top, line_height("body"))
            paint.text(painter, at_x, y, row.right, face, colour(row.right_ink))

    def _ends(self, index: Index) -> bool:
        """What goes together is not parted."""
        return super()._ends(index) and bool(self._row(index.model().index(index.row() + 1, 0)).icon)

    def _pad(self, row: Row) -> int:
        return px(10 if row.icon else 5)

    def _rooms(self, row: Row, width: int) -> tuple[int, int]:
        below = max(px(60), width - self.left(row) - px(self.right_margin + 8))
        return max(px(60), below - (paint.width(row.right, font("caption")) + px(12) if row.right else 0)), below

    def _heights(self, row: Row, width: int) -> tuple[int, int]:
        self._head.weight = 600 if row.icon else 400
        self._head.setText(row.text)
        self._prose.setText(row.meta)
        room, below = self._rooms(row, width)
        return self._head.heightForWidth(room), self._prose.heightForWidth(below) if row.meta else 0


@dataclass(frozen=True, slots=True)
class _Entry:
    row: Row
    places: tuple[Span, ...]


def _who_entries(line: WhoLine) -> Iterator[_Entry]:
    cards = say("article", "who_cards", count=line.cards) if line.cards else ""
    icon, ink = marks.icon_name(line.kind), marks.colour_role(line.kind)
    yield _Entry(Row(line.entity, line.name, line.named, cards, icon, ink), line.places)
    for number, told in enumerate(line.told):
        spoken = ", ".join(part for part in (line.name, told.text, told.when) if part)
        row = Row(f"{line.entity}/{number}", told.text, told.when, quiet=True, meta_ink="text", spoken=spoken)
        yield _Entry(row, (told.place,))


class PlacesPane(Surface):
    """A list whose lines have places: going to one lights the first, Enter or a click on it again the next one.

    ``lit(start, end)`` gives the place; ``asked(key)`` whom the current line is about, by the button that ``ask`` names
    ("": none).
    """

    lit = Signal(int, int)
    asked = Signal(str)

    def __init__(self, name: str, nothing: str, parent: QWidget | None = None, *, ask: str = "") -> None:
        super().__init__("bg", parent)
        self.list = RowList(name, "bg")
        self.list.setItemDelegate(ProseDelegate(self.list))
        self._nothing = Message("info", nothing)
        empty = Scroll("bg", 0, (16, 16, 16, 16))
        empty.column.addWidget(self._nothing)
        empty.column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        self.ask_button = Button(ask, "quiet", icon="list-numbers", size="small")
        self._foot = QWidget()
        foot = spaced(QVBoxLayout(self._foot))
        foot.addWidget(Line())
        row = spaced(QHBoxLayout(), 0, 8, 4, 8, 6)
        row.addWidget(self.ask_button)
        row.addStretch(1)
        foot.addLayout(row)
        column = spaced(QVBoxLayout(self), 0, 0, 8)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)
        self._foot.setVisible(bool(ask))
        self.ask_button.clicked.connect(lambda: self.asked.emit(self.list.current().partition("/")[0]))
        self._entries: dict[str, _Entry] = {}
        self._at: tuple[str, int] = ("", -1)
        self._fresh = False
        self.list.chosen.connect(self._chosen)
        self.list.clicked.connect(self._clicked)
        self.list.opened.connect(lambda key: self._light(key, on=True))

    def set_who(self, lines: Sequence[WhoLine]) -> None:
        """Show actors and organizations, below each its roles and what it said, a line each."""
        self._set(entry for line in lines for entry in _who_entries(line))

    def set_timeline(self, lines: Sequence[TimeLine]) -> None:
        """Show dated events."""
        self._set(
            _Entry(
                Row(str(number), line.when, line.text, icon=marks.icon_name("date"), icon_ink="date", quiet=True,
                    meta_ink="date"),
                (line.place,),
            )
            for number, line in enumerate(lines)
        )  # fmt: skip

    def open(self, key: str) -> bool:
        """Choose a line; whether it is there. Nothing is lit: whoever opens it knows the place."""
        if key not in self._entries:
            return False
        self.list.select(key)
        self._at = (key, -1)
        self.list.scrollTo(self.list.currentIndex())
        return True

    def _set(self, entries: Iterable[_Entry]) -> None:
        made = tuple(entries)
        self._entries = {entry.row.key: entry for entry in made}
        self.list.set_rows([entry.row for entry in made])
        self._stack.setCurrentIndex(0 if made else 1)

    def _chosen(self, key: str) -> None:
        # Rows are chosen by the page as well (after a change, or for a clicked name): then nothing is lit.
        if self.list.hasFocus():
            self._fresh = True
            self._light(key, on=False)

    def _clicked(self) -> None:
        """A click on the row that this click chose is the first one."""
        self._light(self.list.current(), on=not self._fresh)
        self._fresh = False

    def _light(self, key: str, *, on: bool) -> None:
        """Light the line's place, or the one after it."""
        if key not in self._entries:
            return
        places = self._entries[key].places
        number = (
            (max(0, self._at[1]) + (1 if on and self._at[1] >= 0 else 0)) % len(places) if self._at[0] == key else 0
        )
        self._at = (key, number)
        self.lit.emit(*places[number])
