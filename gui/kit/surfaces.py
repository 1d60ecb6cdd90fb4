"""Surfaces: cards, messages, the proof box, figures, the empty state, and lines between things."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.kit import icons, paint
from gui.kit.base import Painted
from gui.kit.buttons import Button
from gui.kit.labels import Label, Span, WrapLabel
from gui.kit.spaces import CARD_PADDING, RADIUS_CARD, RADIUS_DIALOG, RADIUS_FIELD, RADIUS_NOTE, px
from gui.kit.theme import appearance, colour
from gui.kit.type import font, line_height
from quizbank.strings import say


def spaced[L: QBoxLayout](layout: L, gap: int = 0, left: int = 0, top: int = 0, right: int = 0, bottom: int = 0) -> L:
    """Give a layout its gap and margins (at scale 1; they follow the scale) and hand it back."""

    def scale() -> None:
        layout.setSpacing(px(gap))
        layout.setContentsMargins(px(left), px(top), px(right), px(bottom))

    scale()
    connection = appearance().changed.connect(scale)
    layout.destroyed.connect(lambda: QObject.disconnect(connection))
    return layout


class Line(Painted):
    """A hairline; horizontal, or vertical between panes."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.vertical = vertical
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def draw(self, painter: QPainter) -> None:
        """The line."""
        painter.fillRect(self.rect(), colour("line"))


class Card(Painted):
    """A raised area of radius 12; put things into ``column``. ``margins`` (l, t, r, b) instead of one padding."""

    def __init__(
        self, padding: int = CARD_PADDING, gap: int = 8, parent: QWidget | None = None, *,
        margins: tuple[int, int, int, int] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.column = spaced(QVBoxLayout(self), gap, *(margins or (padding,) * 4))

    def draw(self, painter: QPainter) -> None:
        """The box."""
        paint.box(painter, self.rect(), px(RADIUS_CARD), colour("raised"), colour("line"))


_TONES = {
    "info": ("soft", "accent", "info"),
    "warning": ("warning_soft", "warning", "warning"),
    "danger": ("danger_soft", "danger", "x-circle"),
    "success": ("success_soft", "success", "check-circle"),
}


class Message(Painted):
    """What happened (title), what is safe and what to do (body), and the buttons for it, where it happened.

    ``tone`` is info, warning, danger or success; ``inline`` puts the buttons at the right of a single line.
    """

    def __init__(
        self, tone: str, title: str, body: str = "", buttons: Sequence[Button] = (), *, inline: bool = False,
        icon: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.tone, self._icon, self._inline = tone, icon or _TONES[tone][2], inline
        self.title = WrapLabel(title, weight=400 if inline else 600)
        self.body = WrapLabel(body)
        if not body:
            self.body.hide()  # and never shown here: until it has its place it would be a window of its own
        self.buttons = tuple(buttons)
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if inline:
            self._build_inline()
        else:
            self._build_column()

    def _build_inline(self) -> None:
        row = spaced(QHBoxLayout(self), 12, 46, 11, 14, 11)
        row.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in self.buttons:
            row.addWidget(button)

    def _build_column(self) -> None:
        column = spaced(QVBoxLayout(self), 8, 16, 12, 16, 12)
        head = spaced(QHBoxLayout(), 0, 26)
        head.addWidget(self.title)
        column.addLayout(head)
        column.addWidget(self.body)
        if self.buttons:
            row = spaced(QHBoxLayout(), 8)
            for button in self.buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)

    def set_words(self, title: str, body: str = "") -> None:
        """Change what it says."""
        self.title.setText(title)
        self.body.setText(body)
        self.body.setVisible(bool(body))
        self.setAccessibleName(title)
        self.setAccessibleDescription(body)

    def draw(self, painter: QPainter) -> None:
        """Soft fill and icon."""
        back, ink, _ = _TONES[self.tone]
        paint.box(painter, self.rect(), px(RADIUS_NOTE), colour(back))
        size = px(16 if self._inline else 18)
        if self._inline:
            at = QPoint(px(19), (self.height() - size) // 2)
        else:
            at = QPoint(px(16), px(12) + (line_height("body") - size) // 2)
        icons.paint(painter, self._icon, at, size, colour(ink))


class ProofBox(Painted):
    """The sentence that proves the answer, the answer bold in it, and its source.

    ``role`` is quote in a card, proof in Study. ``set_collapsed`` leaves one line ("Proof is lit at the left").
    """

    def __init__(self, role: str = "quote", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = spaced(QVBoxLayout(self), 4, 18, 11, 14, 9)
        self._head = Label(say("kit", "proof"), "caption", weight=600)
        head = spaced(QHBoxLayout(), 0, 20)
        head.addWidget(self._head)
        self._key = Label("", "caption", "muted", fixed=True)
        head.addWidget(self._key)
        column.addLayout(head)
        column.addSpacing(px(2))
        self.quote = WrapLabel("", role)
        self.source = WrapLabel("", "caption", "muted")
        column.addWidget(self.quote)
        column.addWidget(self.source)
        self._key.hide()

    def set_proof(self, sentence: str, bold: Sequence[Span] = (), source: str = "") -> None:
        """Show a sentence with its answer's spans ([start, end) in UTF-16 units) and where it stands."""
        self.quote.set_rich(sentence, bold)
        self.source.setText(source)
        self.source.setVisible(bool(source))
        self.setAccessibleName(f"{say('kit', 'proof')}: {sentence}")

    def set_collapsed(self, line: str = "", key: str = "") -> None:
        """Show one line with a key instead of the sentence; with "" the sentence again."""
        self.quote.setVisible(not line)
        self.source.setVisible(not line and bool(self.source.text()))
        self._head.setText(line or say("kit", "proof"))
        self._head.weight = 400 if line else 600
        self._key.setText(key)
        self._key.setVisible(bool(line and key))
        self._head.restyle()

    def draw(self, painter: QPainter) -> None:
        """Soft fill, the bar at the left, the icon."""
        paint.box(painter, self.rect(), px(RADIUS_FIELD), colour("proof_soft"))
        paint.box(painter, QRectF(0, 0, px(4), self.height()), px(2), colour("proof_bar"))
        size, top = px(14), self._head.y() + (self._head.height() - px(14)) // 2
        icons.paint(painter, "quotes", QPoint(px(18), top), size, colour("proof_bar"))


class Figure(Painted):
    """A large number and words on one baseline ("7 of 10  right the first time")."""

    def __init__(self, figure: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_figure(figure, words)

    def set_figure(self, figure: str, words: str = "") -> None:
        """Show another number."""
        self.figure, self.words = figure, words
        self.setAccessibleName(f"{figure} {words}".strip())
        self.restyle()

    def sizeHint(self) -> QSize:
        """Both, side by side."""
        wide = paint.width(self.figure, font("figure")) + px(12) + paint.width(self.words, font("lead"))
        return QSize(wide, line_height("figure"))

    def draw(self, painter: QPainter) -> None:
        """Both at one y (LOOK.md, trap 11)."""
        y = paint.baseline(font("figure"), 0, self.height())
        x = paint.text(painter, 0, y, self.figure, font("figure"), colour("text"))
        paint.text(painter, x + px(12), y, self.words, font("lead"), colour("muted"))


class FigureCard(Card):
    """A card with a figure, words on its baseline, and a line below."""

    def __init__(self, figure: str, words: str, below: str, parent: QWidget | None = None) -> None:
        super().__init__(gap=3, parent=parent, margins=(20, 14, 20, 14))
        self.figure = Figure(figure, words)
        self.below = WrapLabel(below, "body", "muted")
        self.column.addWidget(self.figure)
        self.column.addWidget(self.below)
        self.column.addStretch(1)

    def set_words(self, figure: str, words: str, below: str) -> None:
        """Show other facts."""
        self.figure.set_figure(figure, words)
        self.below.setText(below)


class EmptyState(Painted):
    """A big quiet box with the one next thing to do; dashed when things can be dropped on it.

    ``below`` is one more way, under the buttons.
    """

    def __init__(
        self, icon: str, title: str, body: str, buttons: Sequence[Button] = (), *, dashed: bool = True,
        below: QWidget | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.icon_name, self.dashed, self.dropping = icon, dashed, False
        centre = Qt.AlignmentFlag.AlignHCenter
        top, bottom = (92, 24) if below else (114, 40) if dashed else (82, 8)  # without a box no room to its edges
        column = spaced(QVBoxLayout(self), 0, 40, top, 40, bottom)
        self.title = WrapLabel(title, "question_large", align=centre)
        self.body = WrapLabel(body, "body", "muted", align=centre)
        self.body.setMaximumWidth(px(520))
        column.addStretch(1)
        column.addWidget(self.title)
        column.addSpacing(px(12))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.body, 100)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(px(16 if below else 24))
        self._buttons, row = tuple(buttons), QWidget()
        row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # rather one above the other than cut
        self._row = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight, row), 10)
        self._row.addStretch(1)
        for button in buttons:
            self._row.addWidget(button, 0, centre)
        self._row.addStretch(1)
        column.addWidget(row)
        if below:
            below.setMaximumWidth(px(420))
            column.addSpacing(px(14))
            under = QHBoxLayout()
            under.addStretch(1)
            under.addWidget(below, 100)
            under.addStretch(1)
            column.addLayout(under)
        column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand one above the other where they have no room side by side."""
        super().resizeEvent(event)
        wide = sum(button.sizeHint().width() + px(10) for button in self._buttons) - px(10)
        beside = wide <= self.width() - 2 * px(40)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def set_dropping(self, *, dropping: bool) -> None:
        """Light up while something is dragged over it."""
        self.dropping = dropping
        self.update()

    def draw(self, painter: QPainter) -> None:
        """The box and the icon."""
        if self.dashed:
            pen = QPen(colour("accent" if self.dropping else "edge"), 1.5)
            pen.setDashPattern([5, 3])
            painter.setPen(pen)
            painter.setBrush(colour("soft" if self.dropping else "raised"))
            radius = px(RADIUS_DIALOG)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        size = px(50)
        at = QPoint((self.width() - size) // 2, self.title.y() - px(66))
        icons.paint(painter, self.icon_name, at, size, colour("accent"))
