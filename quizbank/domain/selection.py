"""What came of an article: the questions chosen, and what was left out and why."""

from dataclasses import dataclass

from quizbank.domain.article import Article, Notice
from quizbank.domain.fact import Fact
from quizbank.domain.question import Question
from quizbank.domain.reading import Outline


@dataclass(frozen=True, slots=True)
class Omission:
    """A thing without a question. ``target`` is fact, sentence, entity or date; ``ref`` its id (the start offset for
    a sentence or a date). ``code`` and ``parameters`` give the reason's sentence in the strings catalogue.
    """

    target: str
    ref: str
    code: str
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """The questions that the assembler took, in the order of study, and the omissions."""

    questions: tuple[Question, ...]
    omitted: tuple[Omission, ...]


@dataclass(frozen=True, slots=True)
class Making:
    """Everything made from one article: what `make` prints and an import stores.

    ``reading`` is the encoded reading (``reading_codec``), opaque here; empty for an article kept only to read.
    """

    article: Article
    outline: Outline
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    omitted: tuple[Omission, ...]
    seed: int
    generator: str
    warnings: tuple[Notice, ...] = ()
    reading: bytes = b""
