"""The parts of the kit in all their states, laid out as look/parts-*.png."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.kit import paint
from gui.kit.base import Painted, Surface
from gui.kit.buttons import Button, Grades
from gui.kit.fields import CheckBox, ComboBox, DateField, Field, RadioButton, TextField
from gui.kit.labels import Label, StateTag, Tag, WrapLabel
from gui.kit.progress import LongWork
from gui.kit.surfaces import Card, Message, spaced
from gui.kit.tabs import TabBar
from gui.kit.theme import colour
from gui.kit.type import font


class HoverButton(Button):
    """A button that looks hovered."""

    @property
    def hovered(self) -> bool:
        """Always."""
        return True


def _buttons(kind: str, text: str, icon: str, key: str) -> QHBoxLayout:
    row = spaced(QHBoxLayout(), 12)
    for state in ("rest", "hover", "pressed", "focus", "disabled"):
        made = (HoverButton if state == "hover" else Button)(text, kind, icon=icon, key=key)
        made.setDown(state == "pressed")
        made.ring = state == "focus"
        made.setEnabled(state != "disabled")
        row.addWidget(made)
    row.addStretch(1)
    return row


class _Marks(Painted):
    """The four line styles and the proof, and the type on one baseline."""

    def sizeHint(self) -> QSize:
        return QSize(560, 30)

    def draw(self, painter: QPainter) -> None:
        x, face = 0.0, font("reader")
        for words, role in (("Ilsa Corrin", "actor"), ("Basin Council", "organization"),
                            ("14 March 2031", "date"), ("Port Selwyn", "place")):  # fmt: skip
            end = paint.text(painter, x, 20, words, face, colour("text"))
            pen = QPen(colour(role), {"organization": 1.1, "actor": 1.8}.get(role, 1.8))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if role == "date":
                pen.setDashPattern([6 / 1.8, 3 / 1.8])
            if role == "place":
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                pen.setDashPattern([0.01, 2.0])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, 24), QPointF(end, 24))
            if role == "organization":
                painter.drawLine(QPointF(x, 26.8), QPointF(end, 26.8))
            x = end + 21
        paint.box(painter, QRectF(x - 2, 4, 3, 24), 0, colour("proof_bar"))
        end = paint.width("the proof", face)
        paint.box(painter, QRectF(x + 4, 4, end + 14, 24), 3, colour("proof"))
        paint.text(painter, x + 10, 20, "the proof", face, colour("text"))


class _Type(Painted):
    def sizeHint(self) -> QSize:
        return QSize(600, 40)

    def draw(self, painter: QPainter) -> None:
        x = 0.0
        for words, role in (("Headline", "headline"), ("Page", "page"), ("Question", "question"), ("Answer", "title"),
                            ("Reader", "reader"), ("Body", "body"), ("Caption", "caption")):  # fmt: skip
            x = paint.text(painter, x, 28, words, font(role), colour("text")) + 22


def _heading(text: str) -> Label:
    return Label(text, "caption", "muted", weight=600)


def _left() -> QVBoxLayout:
    column = spaced(QVBoxLayout(), 10)
    column.addWidget(_heading("Buttons: rest, hover, pressed, focus, disabled"))
    column.addLayout(_buttons("primary", "Keep", "check", "K"))
    column.addLayout(_buttons("secondary", "Edit", "pencil-simple", "E"))
    column.addLayout(_buttons("quiet", "Why", "question", "W"))
    column.addSpacing(9)
    column.addWidget(_heading("Grades: key, word, when it returns"))
    grades = Grades()
    grades.set_intervals(("10 min", "2 days", "6 days", "15 days"))
    column.addWidget(grades)
    column.addSpacing(9)
    column.addWidget(_heading("Inputs"))
    column.addLayout(_inputs())
    row = spaced(QHBoxLayout(), 18)
    for control in (CheckBox("Mix the order of options", checked=True), CheckBox("Print the key"),
                    RadioButton("A4", checked=True), RadioButton("Letter")):  # fmt: skip
        row.addWidget(control)
    row.addStretch(1)
    column.addLayout(row)
    column.addSpacing(9)
    column.addWidget(_heading("Marks: one line style each"))
    column.addWidget(_Marks())
    tags = spaced(QHBoxLayout(), 22)
    for kind in ("actor", "organization", "date", "place", "proof"):
        tags.addWidget(Tag(kind))
    tags.addStretch(1)
    column.addLayout(tags)
    column.addSpacing(10)
    column.addWidget(_heading("State"))
    states = spaced(QHBoxLayout(), 10)
    for state, text in (("kept", ""), ("warning", "Check the year"), ("danger", "Not read"), ("unread", "")):
        states.addWidget(StateTag(state, text))
    states.addStretch(1)
    column.addLayout(states)
    column.addSpacing(9)
    column.addWidget(_heading("Type, on one baseline"))
    column.addWidget(_Type())
    column.addStretch(1)
    return column


def _inputs() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(10)
    published = DateField()
    published.setText("31 Feb 2031")
    wrong = Field("Published", published)
    wrong.set_error(published.problem())
    focused = TextField("10b")
    focused.hasFocus = lambda: True
    grid.addWidget(Field("Title", TextField("Water, votes and the coast")), 0, 0)
    grid.addWidget(Field("Class", focused), 0, 1)
    grid.addWidget(wrong, 1, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(Field("Paper", ComboBox(["A4", "Letter"])), 1, 1, Qt.AlignmentFlag.AlignTop)
    return grid


def _right() -> QVBoxLayout:
    column = spaced(QVBoxLayout(), 10)
    column.addWidget(_heading("Dialog: one question, what is safe, the verb on the button"))
    dialog = Card(24, 8)
    dialog.column.addWidget(WrapLabel("Drop 8 questions?", "title"))
    dialog.column.addWidget(
        WrapLabel(
            "They leave the study set and the printed quiz. Ctrl+Z brings them back, with their history.",
            "body",
            "muted",
        )
    )
    row = spaced(QHBoxLayout(), 8)
    row.addStretch(1)
    row.addWidget(Button("Cancel", key="Esc"))
    row.addWidget(Button("Drop 8", "primary", icon="trash", key="Enter"))
    dialog.column.addSpacing(10)
    dialog.column.addLayout(row)
    column.addWidget(dialog)
    column.addSpacing(10)
    column.addWidget(_heading("Tabs"))
    tabs = TabBar()
    for text, count in (("Cards", 14), ("Quiz", None), ("Who’s who", 9), ("Timeline", None)):
        tabs.add(text, count)
    column.addWidget(tabs)
    column.addSpacing(10)
    column.addWidget(_heading("Message: what happened, what is safe, what to do"))
    column.addWidget(
        Message(
            "warning",
            "Only 62 words of the article are on this page",
            "It probably asks for a login. Nothing was added. Open it in your browser, copy the text and press Ctrl+V: "
            "title and link are kept.",
            [Button("Paste text", icon="clipboard-text", size="small"), Button("Open page", "quiet", size="small")],
        )
    )
    column.addSpacing(10)
    column.addWidget(_heading("Long work"))
    work = LongWork("Reading “Who speaks for the coast?”")
    work.set_progress(62, 100, "Finding facts · 62 of 100 sentences")
    column.addWidget(work)
    column.addStretch(1)
    return column


def parts() -> QWidget:
    """All parts."""
    page = Surface()
    row = spaced(QHBoxLayout(page), 36, 36, 26, 36, 16)
    row.addLayout(_left(), 702)
    row.addLayout(_right(), 470)
    return page
