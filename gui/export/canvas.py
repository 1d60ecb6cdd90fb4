"""The drawn pages one under the other: white paper in both themes, and only it has a shadow."""

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui.kit import paint
from gui.kit.base import fill, keyboard_focus
from gui.kit.spaces import RADIUS_FIELD, px
from gui.kit.theme import appearance
from quizbank.domain.paper import DrawnSheet
from quizbank.strings import say

WIDEST = 682
_MARGIN, _STEP, _SHADOW = 24, 40, 7
_HEIGHT_OF_WIDTH = 2**0.5
_KEPT_PICTURES = 6
_INCHES = {"a4": 210 / 25.4, "letter": 8.5}
_NEARLY = 2
"""A picture that is so few pixels wider or narrower than its place is shown as it is, so that letters stay sharp."""


class PagesView(QAbstractScrollArea):
    """``page_changed`` gives the index of the page that is looked at; ``width_changed`` that pages are another size.

    Left and Right go from page to page, Home and End to the first and the last.
    """

    page_changed = Signal(int)
    width_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: DrawnSheet | None = None
        self.page, self.ring = 0, False
        self._pictures: dict[int, QPixmap] = {}
        self._aspect = _HEIGHT_OF_WIDTH
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        appearance().changed.connect(self.restyle)
        self.restyle()
        self._name()

    def restyle(self) -> None:
        """Look at the theme and the scale again."""
        fill(self, "bg")
        self._measure()
        self.viewport().update()

    def set_sheet(self, sheet: DrawnSheet | None) -> None:
        """Show other pages at the same place; None for none."""
        before = self.page_count
        self.sheet = sheet
        self._pictures.clear()
        if sheet and sheet.pages and (size := QImage.fromData(sheet.pages[0]).size()).width():
            self._aspect = size.height() / size.width()
        self._measure()
        self.page = self._page_at_scroll() if before == self.page_count else min(self.page, max(0, self.page_count - 1))
        self._name()
        self.viewport().update()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self.sheet.pages) if self.sheet else 0

    def pixels_per_inch(self, paper: str) -> float:
        """How finely a paper is to be drawn to fill the width of a page here."""
        return self._page_size()[0] * self.devicePixelRatioF() / _INCHES[paper]

    def go_to(self, page: int) -> None:
        """Show a page from its top."""
        if not 0 <= page < self.page_count:
            return
        self.verticalScrollBar().setValue(round(self._top(page)) - px(_MARGIN) // 2 if page else 0)
        self._look_at(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whole pages; the rest scrolls."""
        pages = {
            Qt.Key.Key_Left: self.page - 1, Qt.Key.Key_Right: self.page + 1,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.page_count - 1,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in pages and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.go_to(pages[key])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages take the new width, and what was looked at stays in sight."""
        super().resizeEvent(event)
        share = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
        page = self.page
        self._measure()
        self.verticalScrollBar().setValue(round(share * self.verticalScrollBar().maximum()))
        self._look_at(page)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Another screen may be finer."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.width_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Note whether the focus came by keyboard."""
        self.ring = keyboard_focus(event, before=self.ring)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop the ring."""
        self.ring = False
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shadow, paper and print of each page in sight, and the ring."""
        painter = QPainter(self.viewport())
        for page in range(self.page_count):
            area = self._area(page)
            if area.intersects(QRectF(event.rect()).adjusted(-px(_SHADOW), -px(_SHADOW), px(_SHADOW), px(_SHADOW))):
                self._draw_page(painter, page, area.toRect())
        if self.ring:
            paint.ring(painter, self.viewport().rect(), px(RADIUS_FIELD))

    def _draw_page(self, painter: QPainter, page: int, area: QRect) -> None:
        for step in range(px(_SHADOW), 0, -1):
            shade = QColor(Qt.GlobalColor.black)
            shade.setAlphaF(0.012 if step > 1 else 0.06)
            paint.box(painter, area.adjusted(-step, -step + 1, step, step + 1), step, shade)
        painter.fillRect(area, Qt.GlobalColor.white)
        picture = self._picture(page)
        shown = picture.deviceIndependentSize()
        if abs(shown.width() - area.width()) * self.devicePixelRatioF() <= _NEARLY:
            painter.save()
            painter.setClipRect(area)
            painter.drawPixmap(area.topLeft(), picture)
            painter.restore()
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(area, picture)

    def _picture(self, page: int) -> QPixmap:
        """The page as a picture; only a few are kept, a long sheet would fill the memory."""
        if page not in self._pictures and self.sheet:
            picture = QPixmap()
            picture.loadFromData(self.sheet.pages[page])
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            while len(self._pictures) >= _KEPT_PICTURES:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[page] = picture
        return self._pictures[page]

    def _page_size(self) -> tuple[int, int]:
        # Of the whole, not of the viewport: that gets its size only when it is shown.
        seen = self.width() - self.verticalScrollBar().sizeHint().width()
        width = max(px(120), min(px(WIDEST), seen - 2 * px(_MARGIN)))
        return width, round(width * self._aspect)

    def _top(self, page: int) -> int:
        return px(_MARGIN) + page * (self._page_size()[1] + px(_MARGIN))

    def _area(self, page: int) -> QRectF:
        width, height = self._page_size()
        left = (self.viewport().width() - width) // 2
        return QRectF(left, self._top(page) - self.verticalScrollBar().value(), width, height)

    def _measure(self) -> None:
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._top(self.page_count) - seen))
        bar.setPageStep(seen)
        bar.setSingleStep(px(_STEP))

    def _page_at_scroll(self) -> int:
        """The page at a third of the height, or the last one when all is scrolled."""
        bar, last = self.verticalScrollBar(), max(0, self.page_count - 1)
        if bar.maximum() and bar.value() == bar.maximum():
            return last
        at = bar.value() + self.viewport().height() // 3
        return min(last, max(0, (at - px(_MARGIN) // 2) // (self._page_size()[1] + px(_MARGIN))))

    def _scrolled(self) -> None:
        self.viewport().update()
        self._look_at(self._page_at_scroll())

    def _look_at(self, page: int) -> None:
        if page != self.page and 0 <= page < self.page_count:
            self.page = page
            self._name()
            self.page_changed.emit(page)

    def _name(self) -> None:
        place = say("print", "page_of", page=self.page + 1, pages=self.page_count) if self.page_count else ""
        self.setAccessibleName(", ".join(part for part in (say("print", "preview"), place) if part))
