"""Parts that parts-*.png lacks: lists, options, proof, figures, meters, inline messages; after triage and progress."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.kit.base import Surface
from gui.kit.buttons import Button, Grades, IconButton
from gui.kit.labels import Label, Tag, WrapLabel
from gui.kit.lists import Row, RowList
from gui.kit.options import OptionRow
from gui.kit.page import Scroll
from gui.kit.progress import Meter, ProgressLine
from gui.kit.surfaces import Card, FigureCard, Line, Message, ProofBox, spaced

PROOF = (
    "Under the new rule the tariff can change only with the consent of the Basin Council, the body that has run the "
)
PROOF += "locks on the Orsa since 1994."
BOLD = (PROOF.index("Basin"), PROOF.index("Council,") + len("Council"))
ROWS = (
    ("Who has led the Union of Highland Communes since September 2028?", "actor", "user", "Tomas Veld", "kept"),
    ("When did a first reading of the veto fail in the Assembly?", "date", "calendar-blank", "November 2029", "kept"),
    ("Which body must consent before the river tariff can change?", "organization", "bank", "The Basin Council", "new"),
    ("Which party left the chamber before the vote on the veto?", "organization", "bank", "The Harbour League", "new"),
    ("Who called the old tariff rule “a tax on living upstream”?", "actor", "user", "Ilsa Corrin", "new"),
    ("By when is the president expected to sign the bill?", "date", "calendar-blank", "Before 1 April 2031", "warning"),
    ("Who leads the Harbour League?", "actor", "user", "Anneke Roth", "new"),
)

OPTIONS = (
    ("A", "The Ministry of Waterways", "enough until now", "plain"),
    ("B", "The Basin Council", "", "key"),
    ("C", "The Court of Accounts", "asked by the League to review", "wrong"),
    ("D", "The Union of Highland Communes", "asked for the veto", "plain"),
)


def rows() -> list[Row]:
    """The list of triage.png."""
    made = []
    for number, (text, mark, icon, meta, state) in enumerate(ROWS):
        kept = state == "kept"
        doubt = state == "warning"
        made.append(
            Row(
                str(number), text, meta, "Kept" if kept else "Check the year" if doubt else "",
                "check-circle" if kept else "warning" if doubt else "circle",
                "success" if kept else "warning" if doubt else "muted", filled=kept, meta_icon=icon, meta_ink=mark,
                right_ink="success" if kept else "warning", quiet=kept,
            )
        )  # fmt: skip
    return made


def lists() -> QWidget:
    """List, item with options, and facts side by side."""
    page = Surface()
    row = spaced(QHBoxLayout(page))
    listing = RowList("Questions")
    listing.set_rows(rows(), "2")
    listing.setFixedWidth(420)
    row.addWidget(listing)
    row.addWidget(Line(vertical=True))
    pane = Scroll("surface", 8, (36, 24, 36, 24))
    _fill_item(pane.column)
    row.addWidget(pane, 1)
    return page


def _fill_item(column: QVBoxLayout) -> None:
    head = spaced(QHBoxLayout(), 20)
    head.addWidget(Tag("organization"))
    head.addWidget(Label("Multiple choice · medium", "caption", "muted", fixed=True))
    head.addStretch(1)
    head.addWidget(IconButton("caret-left", "Previous card"))
    column.addLayout(head)
    column.addWidget(WrapLabel("Which body must consent before the river tariff can change?", "question_large"))
    for letter, text, note, state in OPTIONS:
        option = OptionRow(letter, text, note)
        option.set_state(state)
        column.addWidget(option)
    column.addSpacing(8)
    for role in ("quote", "proof"):
        proof = ProofBox(role)
        proof.set_proof(PROOF, [BOLD], "The Orsa Courier, 14 March 2031")
        column.addWidget(proof)
    short = ProofBox()
    short.set_proof(PROOF, [BOLD], "The Orsa Courier, 14 March 2031")
    short.set_collapsed("Proof is lit at the left", "P")
    column.addWidget(short)
    grades = Grades(large=True)
    grades.set_intervals(("in 10 min", "in 2 days", "in 6 days", "in 15 days"))
    column.addWidget(grades)
    column.addStretch(1)


def facts() -> QWidget:
    """The top of progress.png."""
    pane = Scroll("surface", 16, (40, 40, 40, 40))
    pane.column.addWidget(
        Message("info", "You were away 6 days. 30 today, the rest over 5 days; the most at risk come first.", "",
                [Button("Do all 140", "quiet", size="normal"), Button("Study 30", "primary", icon="cards")],
                inline=True, icon="clock")
    )  # fmt: skip
    figures = spaced(QHBoxLayout(), 16)
    figures.addWidget(FigureCard("96", "of 118 facts", "you would likely know today"))
    figures.addWidget(FigureCard("22", "facts", "worth another look"))
    figures.addWidget(FigureCard("9 min", "a day", "on average in the last 4 weeks"))
    pane.column.addLayout(figures)
    card = Card()
    card.column.addWidget(Label("By actor", weight=600))
    for name, done, total in (("Ilsa Corrin", 7, 11), ("Harbour League", 0, 1)):
        line = spaced(QHBoxLayout(), 8)
        line.addWidget(Label(name, fixed=True))
        line.addStretch(1)
        line.addWidget(Meter(done, total))
        card.column.addLayout(line)
    pane.column.addWidget(card)
    bar = ProgressLine(4)
    bar.set_share(7, 17)
    pane.column.addWidget(bar)
    pane.column.addStretch(1)
    return pane
