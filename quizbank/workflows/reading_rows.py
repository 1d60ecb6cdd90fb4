"""Frozen rows of the page "How this article was read": what was read and put right, and what a remaking would do."""

from dataclasses import dataclass

from quizbank.domain.article import Article
from quizbank.domain.correction import Correction
from quizbank.domain.question import Question
from quizbank.domain.reading import Outline
from quizbank.workflows.rows import QuestionRow


@dataclass(frozen=True, slots=True)
class NumberedCorrection:
    """A correction of an article with its number; ``idle`` if it changes nothing in what is read today."""

    number: int
    correction: Correction
    idle: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A correction made in another article, as it would be here."""

    correction: Correction
    article: str
    title: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """How an article was read: ``outline`` as corrected, what was corrected, what another article offers.

    ``is_stale`` when the questions were made from another outline than this, or by another version of Quizbank;
    ``can_remake`` unless the article is only kept to be read. ``resting`` are items that it asked once and that have a
    history.
    """

    article: Article
    outline: Outline
    corrections: tuple[NumberedCorrection, ...]
    offers: tuple[Offer, ...]
    is_stale: bool
    can_remake: bool
    resting: tuple[QuestionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """An item that would be worded or proved otherwise; ``fields`` differ.

    ``reworded`` are those fields that a person has put in own words, which stay: here they may no longer fit.
    """

    uid: str
    old: Question
    new: Question
    fields: tuple[str, ...]
    reworded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item that would be added; ``wakes`` if it is one that was asked before and rests.

    It is ``refused`` if its fact was dropped as such: then it is dropped, too.
    """

    question: Question
    wakes: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class GoneItem:
    """An item that would be asked no more by this article.

    It ``rests`` if it has a history or an edit; it is still ``asked_elsewhere`` if another article asks it, too.
    """

    uid: str
    question: Question
    rests: bool
    asked_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class RemakePreview:
    """What a remaking would do to an article's items; ``same`` counts those in which nobody sees a difference."""

    article: str
    changed: tuple[ChangedItem, ...]
    new: tuple[NewItem, ...]
    gone: tuple[GoneItem, ...]
    same: int

    @property
    def rests(self) -> int:
        """How many items would rest."""
        return sum(item.rests for item in self.gone)

    @property
    def goes(self) -> int:
        """How many would go: nobody has ever done anything with them."""
        return sum(not item.rests and not item.asked_elsewhere for item in self.gone)

    @property
    def is_empty(self) -> bool:
        """Whether nobody would see a difference."""
        return not (self.changed or self.new or self.gone)
