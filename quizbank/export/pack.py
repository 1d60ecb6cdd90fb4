"""What goes out: a titled, ordered set of items with where each comes from."""

from dataclasses import dataclass
from datetime import date, datetime

from quizbank.domain.paper import PaperOptions
from quizbank.domain.question import Question
from quizbank.domain.selection import Making

UNTITLED = PaperOptions("")


@dataclass(frozen=True, slots=True)
class ExportItem:
    """One item and its source.

    ``uid`` is the question's lasting id, which readers of the file know it by. ``edited`` is when its wording last
    changed (UTC; None if nobody knows). ``claimed_by`` names whose claim it is, "" for what the article itself says.
    """

    uid: str
    question: Question
    article_title: str
    outlet: str = ""
    published: date | None = None
    edited: datetime | None = None
    claimed_by: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """Items in the order in which they go out, under a title.

    ``making`` is what they were made with when all come from one article (the JSON format needs it). ``paper`` is
    read by the printed quiz only.
    """

    title: str
    items: tuple[ExportItem, ...]
    making: Making | None = None
    paper: PaperOptions = UNTITLED


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a file, how many items it holds, and (stem, code under [export]) of those it cannot hold."""

    data: bytes
    written: int
    left_out: tuple[tuple[str, str], ...] = ()


def pack_of(making: Making, title: str = "", paper: PaperOptions | None = None) -> Pack:
    """All questions of a Making, in its order, under the article's title unless another is given."""
    article = making.article
    speakers = claim_speakers(making)
    items = tuple(
        ExportItem(
            uid=question.id,
            question=question,
            article_title=article.title,
            outlet=article.outlet,
            published=article.published,
            claimed_by=speakers.get(question.fact, "") if question.claimed else "",
        )
        for question in making.questions
    )
    return Pack(title or article.title, items, making, paper or PaperOptions(title or article.title))


def claim_speakers(making: Making) -> dict[str, str]:
    """Fact id → the name of who claims it, for facts that are somebody's claim."""
    names = {entity.id: entity.name for entity in making.outline.entities}
    return {fact.id: names[fact.by] for fact in making.facts if fact.by in names}
