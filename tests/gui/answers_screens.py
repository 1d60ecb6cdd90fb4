"""Every way of answering, before and after."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gui.answers import answer_widget
from gui.kit.labels import WrapLabel
from gui.kit.page import Scroll
from quizbank.domain.question import Context, Evidence, Interaction, Option, Question, Topic

_OPTIONS = (
    Option("The Assembly of Marenia", "voted on the change"),
    Option("The Basin Council"),
    Option("The Union of Highland Communes and Mountain Villages of the Upper Orsa", "asked for the veto"),
)


def question(interaction: Interaction, stem: str, key: str, options: tuple[Option, ...] = ()) -> Question:
    """A question on the river tariff."""
    return Question(
        id="q", kind="k", interaction=interaction, topic=Topic.ORGANIZATION, fact="f", relation="r", asked_role="x",
        context=Context("A veto", "2031-03-14"), stem=stem, key=key, evidence=(Evidence("a", 0, 5, "Proof"),),
        options=options,
    )  # fmt: skip


CHOICE = question(Interaction.CHOICE, "Which body must consent before the tariff can change?", "The Basin Council",
                  _OPTIONS)  # fmt: skip
CLAIM = question(Interaction.TRUE_FALSE, "The Harbour League leads the Basin Council.", "false")
TYPED = question(Interaction.TEXT, "Who leads the Harbour League?", "Anneke Roth")
MATCH = replace(
    question(Interaction.MATCHING, "Match each quotation with the person who said it.", ""),
    key=None,
    pairs=(
        ("“Nobody asked the villages on the upper river what the locks would do to them.”", "Anneke Roth"),
        ("“The tariff stands until the council says otherwise.”", "Ilsa Corrin"),
        ("“A veto is not a policy, and we shall say so in the assembly as often as we have to.”", "Tomas Veld"),
    ),
)
ORDER = replace(
    question(Interaction.ORDERING, "Put these events in order, the earliest first.", ""),
    key=None,
    order=("The Harbour League left the Basin Council", "Ilsa Corrin vetoed the tariff", "The locks were closed"),
)
CLOZE = question(Interaction.CLOZE, "The Basin Council has run the locks since ___.", "1994")


def answers() -> QWidget:
    """Choice asked and answered, true/false, typed and cloze."""
    pane = Scroll("surface", 8, (40, 24, 40, 24))
    for asked, given, right in (
        (CHOICE, "", False), (CHOICE, "The Assembly of Marenia", False), (CLAIM, "false", True), (TYPED, "", False),
        (TYPED, "anneke roth", True), (CLOZE, "1984", False),
    ):  # fmt: skip
        pane.column.addWidget(WrapLabel(asked.stem, "question"))
        widget = answer_widget(asked)
        if given:
            widget.show_result(given, right=right)
        pane.column.addWidget(widget)
    pane.column.addStretch(1)
    return pane


def sets() -> QWidget:
    """Matching and ordering: begun, and with a result."""
    pane = Scroll("surface", 8, (40, 24, 40, 24))
    swapped = "\n".join((MATCH.pairs[1][1], MATCH.pairs[0][1], MATCH.pairs[2][1]))
    turned = "\n".join((ORDER.order[0], ORDER.order[2], ORDER.order[1]))
    for asked, keys, given in ((MATCH, "b", ""), (MATCH, "", swapped), (ORDER, "ca", ""), (ORDER, "", turned)):
        pane.column.addWidget(WrapLabel(asked.stem, "question"))
        widget = answer_widget(asked)
        for key in keys:
            widget.take_key(key)
        if given:
            widget.show_result(given, right=False)
        pane.column.addWidget(widget)
    pane.column.addStretch(1)
    return pane
