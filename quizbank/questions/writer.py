"""Writing: all questions of an article, recall first, recognition from what passed."""

from collections.abc import Iterable
from types import ModuleType

from quizbank import registry
from quizbank.domain.article import Article
from quizbank.domain.fact import Fact
from quizbank.domain.question import Question
from quizbank.domain.reading import Reading
from quizbank.questions.kinds import RECALL, RECOGNITION
from quizbank.questions.material import Material


def write_recall(article: Article, reading: Reading, facts: tuple[Fact, ...], *, seed: int) -> tuple[Question, ...]:
    """The candidates for recall (typed answer, cloze), in the order of kinds and facts; no check has seen them."""
    material = Material(article, reading, facts, seed)
    return _first_of_each_id(q for kind in _kinds(RECALL) for q in kind.write(material))


def write_recognition(
    article: Article, reading: Reading, facts: tuple[Fact, ...], passed: tuple[Question, ...], *, seed: int
) -> tuple[Question, ...]:
    """The candidates for recognition (choice, true/false), only from facts whose typed answer is among ``passed``."""
    material = Material(article, reading, facts, seed)
    return _first_of_each_id(q for kind in _kinds(RECOGNITION) for q in kind.write(material, passed))


def _kinds(names: tuple[str, ...]) -> tuple[ModuleType, ...]:
    return registry.modules("quizbank.questions.kinds", names)


def _first_of_each_id(questions: Iterable[Question]) -> tuple[Question, ...]:
    found: dict[str, Question] = {}
    for question in questions:
        found.setdefault(question.id, question)
    return tuple(found.values())
