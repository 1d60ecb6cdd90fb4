"""The reader: the article's text with its marks, the lit proof, and its own keys and clicks."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from gui.article import ink
from gui.article.document import ArticleDocument, column_width
from gui.article.state import LEGEND, Mark, Span, TextState
from gui.kit.base import fill, keyboard_focus
from gui.kit.motion import SCROLL_MS, moves
from gui.kit.spaces import px
from gui.kit.theme import appearance, colour
from quizbank.strings import say

MARGIN, NARROW_MARGIN = 56, 28


class Reader(QTextEdit):
    """Shows an article. Offsets in its signals and methods are code points of the article.

    Down and Up go from sentence to sentence, Right and Left from name to name (or date); Enter opens what the ring is
    at. ``sentence_opened(offset)``, ``mark_opened(Mark)``, ``paragraph_opened(number)``: by Enter or click.
    ``column_moved(left)``: the text begins there now. ``zoomed(±1)``: the wheel with Ctrl.
    """

    sentence_opened = Signal(int)
    mark_opened = Signal(object)
    paragraph_opened = Signal(int)
    column_moved = Signal(int)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = ArticleDocument(self.document())
        self.state: TextState | None = None
        self.kinds = frozenset(LEGEND)
        self.narrow, self.left = False, 0
        self._counts: tuple[int, ...] = ()
        self._open_paragraph = -1
        self._marks: dict[int, list[tuple[Span, Mark]]] = {}
        self._lit: Span | None = None
        self._lit_role = "proof"
        self._found: tuple[Span, ...] = ()
        self._found_at = -1
        self._at: Span | None = None
        self._ring = False
        self._start = -1
        self._wanted: Span | None = None
        self._pressed: QPointF | None = None
        self._scrolling = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._scrolling.setDuration(SCROLL_MS)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(say("article", "reader"))
        appearance().changed.connect(self.restyle)
        self._tint()

    # --- what is shown ----------------------------------------------------------------------------------------
    def set_text(self, state: TextState) -> None:
        """Show an article from its beginning; nothing is done for the one that is shown already."""
        if state == self.state:
            return
        self.state = state
        self._lit = self._at = None
        self._found, self._found_at = (), -1
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def set_counts(self, counts: tuple[int, ...], open_paragraph: int) -> None:
        """How many cards each paragraph has, and the one of the open card."""
        self._counts, self._open_paragraph = counts, open_paragraph
        self.viewport().update()

    def set_kinds(self, kinds: frozenset[str]) -> None:
        """Which marks are drawn."""
        self.kinds = kinds
        self.viewport().update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Narrow margins without counts."""
        if narrow != self.narrow:
            self.narrow = narrow
            self._set_column()

    def light(self, place: Span | None, bold: Span | None = None, role: str = "proof") -> None:
        """Light sentences, the answer bold in them; None puts the light out. ``role`` hover is a mere pointer."""
        self._lit, self._lit_role = place, role
        self.paper.embolden(bold)
        self.viewport().update()

    @property
    def lit(self) -> Span | None:
        """What is lit as proof or pointed at."""
        return self._lit

    def set_found(self, found: tuple[Span, ...], at: int) -> None:
        """Wash the places where searched words stand; the one at ``at`` gets the ring and is scrolled to."""
        self._found, self._found_at = found, at
        if 0 <= at < len(found):
            self.reveal(found[at])
        self.viewport().update()

    def reveal(self, place: Span) -> None:
        """Scroll, smoothly if things may move, until the place is well inside the view."""
        self._wanted = None if self.isVisible() else place
        bounds = self._bounds(place)
        if bounds is None or self._wanted:
            return
        top, bottom = bounds
        bar, height, room = self.verticalScrollBar(), self.viewport().height(), px(24)
        if top - room >= bar.value() and bottom + room <= bar.value() + height:
            return
        goal = round(min(max(0.0, top - height * 0.3), float(bar.maximum())))
        self._scrolling.stop()
        if not moves():
            bar.setValue(goal)
            return
        self._scrolling.setStartValue(bar.value())
        self._scrolling.setEndValue(goal)
        self._scrolling.start()

    def top_offset(self) -> int:
        """The place in the article at the top of the view; -1 at the very top."""
        value = self.verticalScrollBar().value()
        if value <= 0 or self.state is None:
            return -1
        spot = QPointF(self.left + 2, value + px(8))
        return self.paper.offset(self.document().documentLayout().hitTest(spot, Qt.HitTestAccuracy.FuzzyHit))

    def start_at(self, offset: int) -> None:
        """Begin there, as soon as the reader has its size."""
        self._start = offset
        if self.isVisible():
            QTimer.singleShot(0, self, self._settle)

    def scroll_to(self, offset: int) -> None:
        """Put a place of the article at the top of the view."""
        bounds = self._bounds((offset, offset + 1)) if offset >= 0 else None
        self.verticalScrollBar().setValue(round(bounds[0] - px(8)) if bounds else 0)

    def restyle(self) -> None:
        """Look at the theme and the scales again, at the same place of the text."""
        top = self.top_offset()
        self._tint()
        if self.state is not None:
            bold = self.paper.bold
            self._lay_out()
            self.paper.embolden(bold)
            self.scroll_to(top)

    # --- Qt ---------------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Fills and lines first, then Qt's words over them (LOOK.md, trap 2)."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        for block in self._visible_blocks():
            self._paint_block(painter, block)
        if self._lit and self._lit_role == "proof" and (lit := list(self._pieces(self._lit))):
            ink.bar(painter, lit, self.left)
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column's width and the place in the text."""
        top = self.top_offset() if self._start < 0 else self._start
        super().resizeEvent(event)
        self._set_column()
        self.scroll_to(top)

    def showEvent(self, event: QShowEvent) -> None:
        """Go to what was to be seen, once there is a size."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._settle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The reader's own keys; all others are the page's."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        sideways = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        bar = self.verticalScrollBar()
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if plain and key in steps and self.state:
            self._step(self.state.sentences, steps[Qt.Key(key)])
        elif plain and key in sideways and self.state:
            self._step(tuple((m.start, m.end) for m in self.state.marks if m.kind in self.kinds), sideways[Qt.Key(key)])
        elif plain and key in pages:
            bar.setValue(bar.value() + pages[Qt.Key(key)] * round(self.viewport().height() * 0.9))
        elif plain and key in ends:
            bar.setValue(ends[Qt.Key(key)])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at:
            self._open(self._at)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_C, Qt.Key.Key_A):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a click began."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click (no selection) opens a name, a sentence, or the cards of a paragraph."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        far = QApplication.startDragDistance()
        if pressed is None or self.textCursor().hasSelection():
            return
        if (event.position() - pressed).manhattanLength() < far:
            self._click(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be opened."""
        super().mouseMoveEvent(event)
        spot = event.position()
        over = self._mark_at(spot) is not None or self._count_at(spot) >= 0
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl ask for another size of the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by keyboard."""
        self._ring = keyboard_focus(event, before=self._ring)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop the ring."""
        self._ring = False
        super().focusOutEvent(event)
        self.viewport().update()

    # --- inside -----------------------------------------------------------------------------------------------
    def _tint(self) -> None:
        fill(self, "surface")
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, colour("surface"))
        palette.setColor(palette.ColorRole.Text, colour("text"))
        self.setPalette(palette)

    def _settle(self) -> None:
        """Carry out what had to wait until there was a size."""
        if self._start >= 0:
            self.scroll_to(self._start)
            self._start = -1
        if self._wanted:
            self.reveal(self._wanted)

    def _lay_out(self) -> None:
        assert self.state is not None
        self.paper.fill(self.state)
        self.setTextCursor(QTextCursor(self.document()))  # at the beginning: Qt keeps it in view
        self._marks = {}
        for mark in self.state.marks:
            place = (self.paper.position(mark.start), self.paper.position(mark.end))
            number = self.document().findBlock(place[0]).blockNumber()
            self._marks.setdefault(number, []).append((place, mark))
        self._set_column()
        self.viewport().update()

    def _set_column(self) -> None:
        margin = px(NARROW_MARGIN if self.narrow else MARGIN)
        column = max(px(120), min(self.width() - 2 * margin, column_width()))
        self.left = max(margin, (self.width() - column) // 2)
        self.paper.set_column(self.left, max(0, self.viewport().width() - self.left - column))
        self.column_moved.emit(self.left)

    def _visible_blocks(self) -> Iterator[QTextBlock]:
        layout = self.document().documentLayout()
        top = self.verticalScrollBar().value()
        block = self.document().begin()
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() > top + self.viewport().height():
                return
            if rect.bottom() >= top - px(8):
                yield block
            block = block.next()

    def _paint_block(self, painter: QPainter, block: QTextBlock) -> None:
        if self._lit:
            for piece in ink.pieces(block, self._in_document(self._lit)):
                ink.wash(painter, piece, self._lit_role)
        for number, place in enumerate(self._found):
            for piece in ink.pieces(block, self._in_document(place)):
                ink.wash(painter, piece, "soft")
                if number == self._found_at:
                    ink.ring(painter, piece)
        for span, mark in self._marks.get(block.blockNumber(), ()):
            if mark.kind in self.kinds:
                for piece in ink.pieces(block, span):
                    ink.underline(painter, piece, mark.kind)
        if self._at and self.hasFocus():
            for piece in ink.pieces(block, self._in_document(self._at)):
                ink.ring(painter, piece)
        if not self.narrow:
            self._paint_count(painter, block)

    def _paint_count(self, painter: QPainter, block: QTextBlock) -> None:
        number = self.paper.paragraph_of(block.position())
        if 0 <= number < len(self._counts) and self._counts[number]:
            first = next(ink.pieces(block, (block.position(), block.position() + 1)), None)
            if first:
                opened = number == self._open_paragraph
                ink.margin_count(painter, self.left, first.baseline, self._counts[number], is_open=opened)

    def _in_document(self, place: Span) -> Span:
        return self.paper.position(place[0]), self.paper.position(place[1])

    def _pieces(self, place: Span) -> Iterator[ink.Piece]:
        start, end = self._in_document(place)
        layout = self.document().documentLayout()
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            layout.blockBoundingRect(block)  # lays the block out if it wasn't yet
            yield from ink.pieces(block, (start, end))
            block = block.next()

    def _bounds(self, place: Span) -> Span | None:
        found = list(self._pieces(place))
        if not found:
            return None
        return round(found[0].box(0).top()), round(found[-1].box(0).bottom())

    def _step(self, places: Sequence[Span], by: int) -> None:
        """Go to the next or the previous of the places."""
        if not places:
            return
        here = self._at or (max(0, self.top_offset()), max(0, self.top_offset()))
        if by > 0:
            goal = next((p for p in places if p[0] > here[0] or (self._at is None and p[0] >= here[0])), places[-1])
        else:
            goal = next((p for p in reversed(places) if p[0] < here[0]), places[0])
        self._at = goal
        assert self.state is not None
        self.setAccessibleDescription(self.state.text[goal[0] : goal[1]])
        self.reveal(goal)
        self.viewport().update()

    def _open(self, place: Span) -> None:
        """Open what the ring is at: a name, a date or a sentence."""
        assert self.state is not None
        mark = next((m for m in self.state.marks if (m.start, m.end) == place), None)
        if mark:
            self.mark_opened.emit(mark)
        else:
            self.sentence_opened.emit(place[0])

    def _click(self, spot: QPointF) -> None:
        if (number := self._count_at(spot)) >= 0:
            self.paragraph_opened.emit(number)
        elif mark := self._mark_at(spot):
            self._at = (mark.start, mark.end)
            self.viewport().update()
            self.mark_opened.emit(mark)
        elif self.state and (offset := self._offset_at(spot)) >= 0 and (place := self.state.sentence_at(offset)):
            self._at = None
            self.sentence_opened.emit(place[0])

    def _offset_at(self, spot: QPointF) -> int:
        where = spot + QPointF(0, self.verticalScrollBar().value())
        position = self.document().documentLayout().hitTest(where, Qt.HitTestAccuracy.ExactHit)
        return self.paper.offset(position) if position >= 0 else -1

    def _mark_at(self, spot: QPointF) -> Mark | None:
        offset = self._offset_at(spot)
        mark = self.state.mark_at(offset) if self.state and offset >= 0 else None
        return mark if mark and mark.kind in self.kinds else None

    def _count_at(self, spot: QPointF) -> int:
        """The paragraph whose margin number is under the mouse, or -1."""
        if self.narrow or spot.x() > self.left:
            return -1
        where = spot + QPointF(0, self.verticalScrollBar().value())
        for block in self._visible_blocks():
            number = self.paper.paragraph_of(block.position())
            if 0 <= number < len(self._counts) and self._counts[number]:
                first = next(ink.pieces(block, (block.position(), block.position() + 1)), None)
                if first and ink.count_box(self.left, first.baseline).contains(where):
                    return number
        return -1
