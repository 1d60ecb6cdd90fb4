"""What is done with the open card besides answering it: not today, back in study, dropped, put in other words."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from gui.answers.edit import ask_words
from gui.answers.rewording import Words
from gui.answers.words import say_dropped
from gui.answers.wrong import ask_wrong
from gui.article.cards import CardsPane
from quizbank.domain.changes import Changes
from quizbank.strings import say
from quizbank.workflows.desk import Desk


class Do(Protocol):
    """How the page does something at the desk."""

    def __call__(self, doing: Callable[[], Changes], told: Callable[[Changes], str], *, goes_on: bool = True) -> None:
        """Do it, say what ``told`` makes of the changes, and go on to the next card or stay."""
        ...


class Aside:
    """Acts on the card that ``uid`` names ("" for none); ``do`` is the page's."""

    def __init__(self, desk: Desk, page: QWidget, cards: CardsPane, uid: Callable[[], str], do: Do) -> None:
        self._desk, self._page, self._uid, self._do = desk, page, uid, do
        self._anchor = cards.wrong_button
        cards.later_asked.connect(self.bury)
        cards.resume_asked.connect(self.resume)
        cards.wrong_asked.connect(self.ask_wrong)

    def bury(self) -> None:
        """Not today."""
        self._do(partial(self._desk.bury, self._uid()), lambda _: say("article", "done_later"))

    def resume(self) -> None:
        """Back in study."""
        self._do(partial(self._desk.unsuspend, self._uid()), lambda _: say("article", "done_resume"), goes_on=False)

    def ask_wrong(self) -> None:
        """Ask what is wrong with it, and drop it for that reason, or put it in other words."""
        if not (uid := self._uid()):
            return

        def keep(words: Mapping[str, Words]) -> None:
            self._do(partial(self._desk.reword_all, uid, words), lambda _: say("study", "edited"), goes_on=False)

        ask_wrong(
            self._anchor,
            lambda reason: self._do(partial(self._desk.drop, [uid], reason), say_dropped),
            lambda: ask_words(self._desk.card(uid).question, self._page, keep),
            self._page,
        )
