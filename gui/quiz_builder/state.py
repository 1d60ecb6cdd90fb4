"""What the quiz builder shows and what is wished for with it; without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gui.kit.days import say_day
from quizbank.domain.question import Interaction, Topic
from quizbank.strings import say
from quizbank.workflows.rows import ArticleRow, QuizView, QuizWish

TOPICS = (Topic.ACTOR, Topic.ORGANIZATION, Topic.DATE)
FORMS = (
    Interaction.TEXT,
    Interaction.CLOZE,
    Interaction.CHOICE,
    Interaction.TRUE_FALSE,
    Interaction.MATCHING,
    Interaction.ORDERING,
)
COUNTS = (5, 10, 15, 20, 30, 50)
MINUTES = (0, 5, 10, 15, 20, 30, 45)
LEVELS = {"any": (0.0, 1.0), "easy": (0.0, 0.39), "medium": (0.4, 0.69), "hard": (0.7, 1.0)}
"""The easiest and the hardest that is taken, by the code of its word."""
_SECONDS_TO_READ = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """What is ticked; no article ticked means all of them, no topic or form ticked means none."""

    articles: frozenset[str] = frozenset()
    topics: frozenset[Topic] = frozenset(TOPICS)
    forms: frozenset[Interaction] = frozenset(FORMS)
    count: int = 10
    level: str = "any"
    minutes: int = 0
    only_missed: bool = False
    only_read: bool = False


@dataclass(frozen=True, slots=True)
class Ready:
    """What is said of a choice; ``few`` when less is ready than was asked for, ``waiting`` facts are still unread."""

    words: str
    start: str
    can_start: bool
    few: bool = False
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article to tick."""

    id: str
    title: str
    meta: str
    questions: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class PastLine:
    """A finished quiz: what it was about, when, and how it went."""

    quiz: int
    title: str
    result: str


def toggled(choice: Choice, article: str) -> Choice:
    """The choice with that article ticked if it was not, and the other way round."""
    return replace(choice, articles=choice.articles ^ {article})


def pruned(choice: Choice, rows: Sequence[ArticleRow]) -> Choice:
    """Without articles that are gone or have nothing to ask."""
    return replace(choice, articles=choice.articles & {row.id for row in rows if row.questions})


def is_open(choice: Choice) -> bool:
    """Whether any topic and any form is ticked: else there is nothing to count."""
    return bool(choice.topics and choice.forms)


def wish(choice: Choice, rows: Sequence[ArticleRow]) -> QuizWish:
    """What the desk is asked for: all ticked is no limit, the articles newest first."""
    easiest, hardest = LEVELS[choice.level]
    return QuizWish(
        articles=tuple(row.id for row in rows if row.id in choice.articles),
        topics=() if choice.topics >= set(TOPICS) else tuple(t.value for t in TOPICS if t in choice.topics),
        interactions=() if choice.forms >= set(FORMS) else tuple(f.value for f in FORMS if f in choice.forms),
        count=choice.count,
        only_missed=choice.only_missed,
        easiest=easiest,
        hardest=hardest,
        only_read=choice.only_read,
        minutes=choice.minutes,
    )


def ready(choice: Choice, facts: int, waiting: int = 0) -> Ready:
    """What is said: ``facts`` different ones are ready, ``waiting`` more if unread items were taken, too."""
    if not is_open(choice):
        return Ready(say("builder", "tick_some"), say("builder", "start_none"), can_start=False)
    missing = min(waiting, choice.count - facts) if facts < choice.count else 0
    minutes = max(1, round(missing * _SECONDS_TO_READ / 60))
    more = say("builder", "waiting", count=missing, minutes=minutes) if missing else ""
    if not facts:
        none = say("builder", "none_missed" if choice.only_missed else "none_read" if missing else "none")
        start, few = say("builder", "start_none"), not choice.only_missed  # another article would not help there
        return Ready(_joined(none, more), start, can_start=False, few=few, waiting=missing)
    few = facts < choice.count
    words = say("builder", "few" if few else "ready", count=facts, wanted=choice.count)
    start = say("builder", "start", count=min(facts, choice.count))
    return Ready(_joined(words, more), start, can_start=True, few=few, waiting=missing)


def article_lines(rows: Sequence[ArticleRow], choice: Choice, words: str = "") -> tuple[ArticleLine, ...]:
    """The articles that have something to ask and the typed words in their titles, newest first."""
    wanted = words.casefold().split()
    return tuple(
        ArticleLine(
            row.id,
            row.title,
            " · ".join(part for part in (row.outlet, say_day(row.published) if row.published else "") if part),
            say("builder", "questions", count=row.questions),
            row.id in choice.articles,
        )
        for row in rows
        if row.questions and all(word in row.title.casefold() for word in wanted)
    )


def articles_words(choice: Choice, rows: Sequence[ArticleRow]) -> str:
    """How many articles are taken."""
    total = sum(row.questions > 0 for row in rows)
    if not choice.articles:
        return say("builder", "all_articles", count=total)
    return say("builder", "some_articles", count=len(choice.articles), total=total)


def past_lines(views: Sequence[QuizView]) -> tuple[PastLine, ...]:
    """The quizzes before."""
    return tuple(
        PastLine(
            view.id,
            view.title or say("quiz", "title"),
            say("builder", "past", day=say_day(view.started.astimezone().date()), **_score(view)),
        )
        for view in views
        if view.items
    )


def _score(view: QuizView) -> dict[str, int]:
    return {"right": sum(item.right is True for item in view.items), "asked": len(view.items)}


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
