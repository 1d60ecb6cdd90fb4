"""Text: labels with the line heights of each role, that wrap or elide, and tags."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.kit import icons, marks, paint
from gui.kit.base import Painted, tip
from gui.kit.spaces import px
from gui.kit.theme import appearance, colour
from gui.kit.type import font, line_height
from quizbank.strings import say

type Span = tuple[int, int]
_WIDEST = 100_000


class Label(QLabel):
    """One line of text in a role's font; it elides when short of room and then has itself as tooltip.

    ``ink`` is a colour of the theme; ``weight`` replaces the role's own; ``fixed`` labels never elide.
    """

    lines = 1

    def __init__(
        self, text: str = "", role: str = "body", ink: str = "text", *, weight: int | None = None, fixed: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.role, self.ink, self.weight, self.fixed = role, ink, weight, fixed
        self.bold: tuple[Span, ...] = ()
        self.soft: tuple[Span, ...] = ()
        self._align = align
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed if fixed else QSizePolicy.Policy.Preferred, self._vertical())
        appearance().changed.connect(self.restyle)
        self.restyle()

    def _vertical(self) -> QSizePolicy.Policy:
        return QSizePolicy.Policy.Fixed

    def restyle(self) -> None:
        """Look at the theme and the scale again."""
        self.setFont(font(self.role, self.weight))
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:
        """Set the words; bold and soft spans are dropped."""
        self.bold = self.soft = ()
        super().setText(text)
        self._update_tooltip()
        self.updateGeometry()

    def set_rich(self, text: str, bold: Sequence[Span], soft: Sequence[Span] = ()) -> None:
        """Set words of which the spans [start, end), in UTF-16 units, are bold, others muted."""
        self.setText(text)
        self.bold, self.soft = tuple(bold), tuple(soft)
        self.updateGeometry()
        self.update()

    def set_ink(self, ink: str) -> None:
        """Change the colour's role."""
        self.ink = ink
        self.update()

    def sizeHint(self) -> QSize:
        """The whole text on one line."""
        return QSize(self._natural_width(), line_height(self.role))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters; all of it for a fixed one."""
        hint = self.sizeHint()
        return hint if self.fixed else QSize(min(hint.width(), px(40)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say an elided text as tooltip."""
        super().resizeEvent(event)
        self._update_tooltip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, each centred in its line height."""
        painter = QPainter(self)
        painter.setPen(colour(self.ink if self.isEnabled() else "muted"))
        self.draw_lines(painter, self.width(), line_height(self.role))

    def draw_lines(self, painter: QPainter, width: int, height: int) -> None:
        """Paint the text within ``width``, elided after the last allowed line."""
        face = font(self.role, self.weight)
        layout, cut = self._laid_out(width)
        top = 0
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            y = paint.baseline(face, top, height)
            if cut and number == layout.lineCount() - 1:
                rest = self.text()[line.textStart() :]
                elided = QFontMetricsF(face).elidedText(rest, Qt.TextElideMode.ElideRight, width)
                painter.setFont(face)
                painter.drawText(QPointF(self._left(width, QFontMetricsF(face).horizontalAdvance(elided)), y), elided)
            else:
                left = self._left(width, line.naturalTextWidth())
                line.draw(painter, QPointF(left - line.x(), y - line.ascent() - line.y()))
            top += height

    def elided(self) -> bool:
        """Whether some of the text isn't shown at the present width."""
        return self._laid_out(self.width())[1]

    def _left(self, width: int, used: float) -> float:
        if self._align & Qt.AlignmentFlag.AlignRight:
            return width - used
        if self._align & Qt.AlignmentFlag.AlignHCenter:
            return round((width - used) / 2)
        return 0.0

    def _natural_width(self) -> int:
        layout, _ = self._laid_out(_WIDEST)
        return int(max((layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())), default=0) + 0.999)

    def _laid_out(self, width: int) -> tuple[QTextLayout, bool]:
        """The lines within the width, and whether text was cut off."""
        layout = QTextLayout(self.text().replace("\n", "\u2028"), font(self.role, self.weight))
        option = QTextOption()
        one = self.lines == 1
        option.setWrapMode(QTextOption.WrapMode.NoWrap if one else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        cut, end = False, 0
        while (line := layout.createLine()).isValid():
            if self.lines and layout.lineCount() > self.lines:
                cut = True
                break
            line.setLineWidth(width)
            end = line.textStart() + line.textLength()
        layout.endLayout()
        wide = one and layout.lineCount() > 0 and layout.lineAt(0).naturalTextWidth() > width
        if cut:
            layout = self._only(layout, end, width)
        return layout, cut or wide

    def _only(self, layout: QTextLayout, end: int, width: int) -> QTextLayout:
        kept = QTextLayout(layout.text()[:end], layout.font())
        kept.setTextOption(layout.textOption())
        kept.setFormats(self._formats())
        kept.beginLayout()
        while (line := kept.createLine()).isValid():
            line.setLineWidth(width)
        kept.endLayout()
        return kept

    def _formats(self) -> list[QTextLayout.FormatRange]:
        bold, soft = QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(700)
        soft.setForeground(colour("muted"))
        formats = []
        for spans, style in ((self.bold, bold), (self.soft, soft)):
            for start, end in spans:
                one = QTextLayout.FormatRange()
                one.start, one.length, one.format = start, end - start, style
                formats.append(one)
        return formats

    def _update_tooltip(self) -> None:
        self.setToolTip(tip(self.text()) if not self.fixed and self.elided() else "")


class WrapLabel(Label):
    """Text that wraps and takes the height it needs; with ``lines`` 2 the second line is elided."""

    def __init__(
        self, text: str = "", role: str = "body", ink: str = "text", *, lines: int = 0, weight: int | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self.lines = lines
        super().__init__(text, role, ink, weight=weight, align=align, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Yes: the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines, at most ``lines``."""
        return self._laid_out(max(1, width))[0].lineCount() * line_height(self.role)

    def sizeHint(self) -> QSize:
        """The text on one line, or wrapped at some 60 characters."""
        width = min(self._natural_width(), round(QFontMetricsF(font(self.role)).averageCharWidth() * 60))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but never lower than its lines at the present width."""
        least = px(60)
        wanted = self.heightForWidth(self.width()) if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 0
        return QSize(least, max(line_height(self.role), wanted))


class Tag(Painted):
    """What kind of thing is asked for: its icon and word in the mark's colour."""

    def __init__(self, kind: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_kind(kind, text)

    def set_kind(self, kind: str, text: str = "") -> None:
        """Show another kind."""
        self.kind, self.text = kind, text or marks.word(kind)
        self.setAccessibleName(self.text)
        self.restyle()

    def sizeHint(self) -> QSize:
        """Icon and word."""
        return QSize(px(16 + 5) + paint.width(self.text, font("caption", 600)), max(px(18), line_height("caption")))

    def draw(self, painter: QPainter) -> None:
        """Icon and word."""
        ink, face = colour(marks.colour_role(self.kind)), font("caption", 600)
        icons.paint(painter, marks.icon_name(self.kind), QPoint(0, (self.height() - px(16)) // 2), px(16), ink)
        paint.text(painter, px(21), paint.baseline(face, 0, self.height()), self.text, face, ink)


STATES = {
    "kept": ("success", "check-circle"),
    "edited": ("success", "pencil-simple"),
    "new": ("plain", "circle"),
    "unread": ("plain", "circle"),
    "dropped": ("plain", "x-circle"),
    "warning": ("warning", "warning"),
    "danger": ("danger", "x-circle"),
}


class StateTag(Painted):
    """An item's state as a pill: icon and word ("Kept"); ``state`` is one of STATES, ``text`` replaces its word."""

    def __init__(self, state: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(state, text)

    def set_state(self, state: str, text: str = "") -> None:
        """Show another state."""
        self.state, self.text = state, text or say_state(state)
        self.setAccessibleName(self.text)
        self.restyle()

    def sizeHint(self) -> QSize:
        """Icon, word and padding."""
        return QSize(px(9 + 16 + 6 + 11) + paint.width(self.text, font("caption", 600)), px(22))

    def draw(self, painter: QPainter) -> None:
        """The pill."""
        tone, icon = STATES[self.state]
        ink = colour("muted" if tone == "plain" else tone)
        back = colour("sunken" if tone == "plain" else f"{tone}_soft")
        paint.box(painter, QRectF(self.rect()), self.height() / 2, back)
        icons.paint(painter, icon, QPoint(px(9), (self.height() - px(16)) // 2), px(16), ink)
        face = font("caption", 600)
        paint.text(painter, px(31), paint.baseline(face, 0, self.height()), self.text, face, ink)


def say_state(state: str) -> str:
    """The word of a state."""
    return say("kit", f"state_{state}")
