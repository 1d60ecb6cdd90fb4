"""From an article to everything made of it: read, find facts, write questions, judge them, choose.

The one place where the rooms of the core are put together. Same article, seed and version, same Making.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from quizbank import VERSION
from quizbank.domain import reading_codec
from quizbank.domain.article import Article, Notice
from quizbank.domain.fact import Fact
from quizbank.domain.question import Question
from quizbank.domain.reading import EMPTY_OUTLINE, Reading
from quizbank.domain.selection import Making
from quizbank.domain.verdict import Verdict

if TYPE_CHECKING:
    from quizbank.reading.reader import Reader

type Report = Callable[[str, int, int], None]

GENERATOR = f"quizbank {VERSION}"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of a making: seed, at most how many items (0: all), which topics and kinds (none named: all)."""

    seed: int = 0
    limit: int = 0
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def _silent(step: str, done: int, total: int) -> None:
    """Report to nobody."""


@cache
def reader_for(language: str) -> "Reader":
    """The reader of that language, loaded once a process; QuizbankError("language_unsupported" | "model_missing")."""
    from quizbank.reading.reader import load_reader

    return load_reader(language)


def make(article: Article, wishes: Wishes = Wishes(), report: Report = _silent) -> Making:
    """Everything made from the article; ``report`` is told the step, and how much of it is done."""
    report("model", 0, 1)
    reading = reader_for(article.language).read(article, lambda done, total: report("reading", done, total))
    return make_of(article, reading, wishes, report)


def make_of(article: Article, reading: Reading, wishes: Wishes = Wishes(), report: Report = _silent) -> Making:
    """Everything made from an article that is read already."""
    from quizbank.decks.assembler import assemble
    from quizbank.facts.extract import find_facts

    reader = reader_for(article.language)
    article = _with_stories(article, reading)
    report("facts", 0, 1)
    facts = find_facts(article, reading)
    report("questions", 0, 1)
    questions, verdicts = _write_and_judge(article, reading, facts, reader, wishes.seed)
    report("choosing", 0, 1)
    selection = assemble(
        article, reading, facts, questions, verdicts, limit=wishes.limit, topics=wishes.topics, kinds=wishes.kinds
    )
    return Making(
        article,
        reading.outline,
        facts,
        selection.questions,
        selection.omitted,
        wishes.seed,
        GENERATOR,
        article.warnings,
        reading_codec.encode(reading),
    )


def _with_stories(article: Article, reading: Reading) -> Article:
    """The article with the stories that the reader saw in it, if the source did not part them."""
    if len(reading.stories) <= max(len(article.stories), 1):
        return article
    notice = Notice("several_stories", (("count", str(len(reading.stories))),))
    return replace(article, stories=reading.stories, warnings=(*article.warnings, notice))


def keep_to_read(article: Article, seed: int = 0) -> Making:
    """An article without questions: kept to be read, in any language."""
    return Making(article, EMPTY_OUTLINE, (), (), (), seed, GENERATOR, article.warnings)


def _write_and_judge(
    article: Article, reading: Reading, facts: tuple[Fact, ...], reader: "Reader", seed: int
) -> tuple[tuple[Question, ...], tuple[Verdict, ...]]:
    """Every candidate with its verdict; what only recognises is written from facts whose typed question passed."""
    from quizbank.quality.context import QualityContext
    from quizbank.quality.gate import judge
    from quizbank.questions.writer import write_recall, write_recognition

    context = QualityContext(article, reading, facts, reader.parse)
    recall = write_recall(article, reading, facts, seed=seed)
    verdicts = judge(recall, context)
    passed = tuple(question for question, verdict in zip(recall, verdicts, strict=True) if verdict.passed)
    recognition = write_recognition(article, reading, facts, passed, seed=seed)
    return recall + recognition, verdicts + judge(recognition, context)
