"""What is painted under the words of the article: marks, the lit proof, found words, rings and margin counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextLine

from gui.kit import icons, marks, paint
from gui.kit.spaces import px
from gui.kit.theme import colour
from gui.kit.type import font, line_height

type Span = tuple[int, int]

_ASCENT = 0.685
"""The share of a line's height that lies above its baseline in a lit line, so that words stand in its middle."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a span on one line of the document: left, right and baseline in the document's coordinates."""

    left: float
    right: float
    baseline: float

    def box(self, sideways: float) -> QRectF:
        """The line's box around it."""
        height = line_height("reader")
        top = round(self.baseline - height * _ASCENT)
        return QRectF(self.left - sideways, top, self.right - self.left + 2 * sideways, height)


def pieces(block: QTextBlock, span: Span) -> Iterator[Piece]:
    """The lines of a block that a span of document positions covers; blanks at a line's end are left out."""
    layout, origin = block.layout(), block.position()
    first, last = max(0, span[0] - origin), min(block.length() - 1, span[1] - origin)
    at = layout.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if end <= start:
            continue
        left, right = _x(line, start), min(_x(line, end), line.x() + line.naturalTextWidth())
        if right > left:
            yield Piece(at.x() + left, at.x() + right, at.y() + line.y() + line.ascent())


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(position))  # the stubs say float alone
    return x


def underline(painter: QPainter, piece: Piece, kind: str) -> None:
    """The line of a mark: solid, double, dashes or dots, in its colour."""
    tone, y = colour(marks.colour_role(kind)), piece.baseline + px(4)
    pen = QPen(tone, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if kind == "organization":
        pen.setWidthF(1.1)
    elif kind == "date":
        pen.setDashPattern([6 / 1.8, 3 / 1.8])
    elif kind == "place":
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.0])
    painter.setPen(pen)
    painter.drawLine(QPointF(piece.left, y), QPointF(piece.right, y))
    if kind == "organization":
        painter.drawLine(QPointF(piece.left, y + 2.8), QPointF(piece.right, y + 2.8))


def wash(painter: QPainter, piece: Piece, role: str) -> None:
    """A line of the proof (or of found words), filled."""
    paint.box(painter, piece.box(px(3)), px(4), colour(role))


def bar(painter: QPainter, lit: list[Piece], left: float) -> None:
    """The bar at the left of the lit lines."""
    top, bottom = lit[0].box(0).top(), lit[-1].box(0).bottom()
    paint.box(painter, QRectF(left - px(16), top, px(4), bottom - top), px(2), colour("proof_bar"))


def ring(painter: QPainter, piece: Piece) -> None:
    """The ring of the name, date or sentence that the keyboard is at."""
    paint.box(painter, piece.box(px(4)), px(4), edge=colour("focus"), width=2.0)


def count_box(left: float, baseline: float) -> QRectF:
    """Where the number of a paragraph's cards stands in the margin."""
    return QRectF(left - px(52), baseline - px(17), px(34), px(22))


def margin_count(painter: QPainter, left: float, baseline: float, count: int, *, is_open: bool) -> None:
    """The cards of a paragraph in the margin; filled for the open one."""
    area = count_box(left, baseline)
    tone, face = colour("accent" if is_open else "muted"), font("caption", 600 if is_open else 400)
    size = px(14)
    at = QPoint(round(area.left()), round(area.center().y() - size / 2))
    icons.paint(painter, "cards", at, size, tone, filled=is_open)
    y = paint.baseline(face, area.top(), area.height())
    paint.text(painter, area.left() + px(17), y, str(count), face, tone)
