"""Answers: one widget for each way of answering (``domain.question.Interaction``), the same in quiz, card and triage.

May import the kit. ``answer_widget(question)`` gives the widget for a question; a new interaction gets a file here and
a line in ``_WIDGETS``. ``words`` says what the answer is and ``why`` why it is that (no Qt); ``why_note`` shows it.
``edit`` puts a question in other words, ``rewording`` (no Qt) says whether it can be asked so. ``wrong``
asks what is wrong with it.
"""

from PySide6.QtWidgets import QWidget

from gui.answers.base import AnswerWidget
from gui.answers.choice import ChoiceAnswer
from gui.answers.matching import MatchingAnswer
from gui.answers.ordering import OrderingAnswer
from gui.answers.text import TextAnswer
from quizbank.domain.question import Interaction, Question

_WIDGETS: dict[Interaction, type[AnswerWidget]] = {
    Interaction.CHOICE: ChoiceAnswer,
    Interaction.TRUE_FALSE: ChoiceAnswer,
    Interaction.TEXT: TextAnswer,
    Interaction.CLOZE: TextAnswer,
    Interaction.MATCHING: MatchingAnswer,
    Interaction.ORDERING: OrderingAnswer,
}


def answer_widget(question: Question, parent: QWidget | None = None) -> AnswerWidget:
    """The widget for a question."""
    return _WIDGETS[question.interaction](question, parent)
