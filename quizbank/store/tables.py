"""The tables as SQLModel classes: what each column means, and the schema that the migrations must arrive at.

Importing this costs most of a second, so nothing on the way to the first paint or to a graded card does; the schema
check of ``integrity`` and quiet paths do. Moments are microseconds since 1970 UTC; a ``body`` and other columns named
so in the first migration are JSON (``domain.plain``).
"""

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

METADATA = SQLModel.metadata


class Article(SQLModel, table=True):
    """An article in the library. ``deleted`` is when it was taken out; its rows stay for the log's sake.

    ``remade`` is when its questions were last made anew.
    """

    id: str = Field(primary_key=True)
    title: str
    byline: str
    outlet: str
    published: str | None
    origin: str
    language: str
    words: int
    warnings: str
    seed: int
    generator: str
    making_warnings: str
    added: int
    starter: bool
    reading_only: bool
    deleted: int | None
    remade: int | None


class ArticleVersion(SQLModel, table=True):
    """An immutable text of an article; ``layout`` holds its paragraphs, stories and what was left out."""

    __tablename__ = "article_version"

    article: str = Field(primary_key=True, foreign_key="article.id")
    version: int = Field(primary_key=True)
    text: str
    layout: str


class Reading(SQLModel, table=True):
    """The reading of a version: ``outline`` as JSON for pages, ``data`` whole (``domain.reading_codec``)."""

    article: str = Field(primary_key=True, foreign_key="article.id")
    version: int = Field(primary_key=True)
    outline: str
    data: bytes


class Fact(SQLModel, table=True):
    """A fact as one article states it; ``fact_key`` is the same in every article."""

    article: str = Field(primary_key=True, foreign_key="article.id")
    position: int = Field(primary_key=True)
    fact_key: str = Field(index=True)
    relation: str
    body: str


class Question(SQLModel, table=True):
    """A question's identity and what a person made of it. ``uid`` never changes: card, log and .apkg guid use it.

    ``actor`` is the name that tallies count it under (``domain.about``), "" if there is none.
    """

    uid: str = Field(primary_key=True)
    derived_id: str = Field(index=True, unique=True)
    fact_key: str = Field(index=True)
    kind: str
    interaction: str
    topic: str
    asked_role: str
    actor: str
    actor_kind: str
    state: str


class Generated(SQLModel, table=True):
    """What a making gave for a question in one article; ``maker`` names the generator and its version."""

    __table_args__ = (Index("ix_generated_uid", "uid", "article"),)

    article: str = Field(primary_key=True, foreign_key="article.id")
    position: int = Field(primary_key=True)
    uid: str = Field(foreign_key="question.uid")
    maker: str
    body: str


class Evidence(SQLModel, table=True):
    """A proof of a question in an article's version: [starts, ends) in code points, quoted with words around it.

    A card has evidence in every article that states its fact, also where that article asks it in another way.
    """

    __table_args__ = (Index("ix_evidence_article", "article", "number", "uid"),)

    uid: str = Field(primary_key=True, foreign_key="question.uid")
    article: str = Field(primary_key=True, foreign_key="article.id")
    number: int = Field(primary_key=True)
    version: int
    starts: int
    ends: int
    text: str
    before: str
    after: str


class Omission(SQLModel, table=True):
    """What an article gave no question for, and why."""

    article: str = Field(primary_key=True, foreign_key="article.id")
    position: int = Field(primary_key=True)
    target: str
    ref: str
    code: str
    parameters: str


class Sleeping(SQLModel, table=True):
    """An item that no article asks any more and that has a history, as it was asked last."""

    uid: str = Field(primary_key=True, foreign_key="question.uid")
    article: str = Field(foreign_key="article.id", index=True)
    maker: str
    body: str


class QuestionEdit(SQLModel, table=True):
    """A person's words for one field of a question (JSON), and the hash of the generated ones they were based on."""

    __tablename__ = "question_edit"

    uid: str = Field(primary_key=True, foreign_key="question.uid")
    field: str = Field(primary_key=True)
    value: str
    based_on: str
    at: int


class ReadingCorrection(SQLModel, table=True):
    """A correction of an article's reading, in the order in which they were made (``domain.correction``)."""

    __tablename__ = "reading_correction"

    article: str = Field(primary_key=True, foreign_key="article.id")
    number: int = Field(primary_key=True)
    body: str
    at: int


class Card(SQLModel, table=True):
    """The schedule of a fact's one recall card: a cache of the log. ``uid`` is the question that it asks.

    ``asleep`` while no article asks it so; of the cards of a fact one is awake at most.
    """

    __table_args__ = (Index("ix_card_fact_key", "fact_key", unique=True, sqlite_where=text("NOT asleep")),)

    uid: str = Field(primary_key=True, foreign_key="question.uid")
    fact_key: str
    salience: float
    phase: str
    due: int | None
    stability: float | None
    difficulty: float | None
    step: int | None
    last_review: int | None
    reviews: int
    lapses: int
    suspended: bool
    buried_until: int | None
    asleep: bool


class Event(SQLModel, table=True):
    """A line of the log, never rewritten. ``day`` is the study day (ISO); ``before`` and ``after`` are card states."""

    __table_args__ = (Index("ix_event_undoes", "undoes", sqlite_where=text("undoes IS NOT NULL")),)

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(foreign_key="card.uid", index=True)
    kind: str
    at: int = Field(index=True)
    zone: str
    day: str
    grade: int | None
    typed: str
    duration_ms: int
    before: str | None
    after: str | None
    undoes: int | None = Field(foreign_key="event.id")


class Withdrawn(SQLModel, table=True):
    """An event that came with a merging (by its first event) and is out of sight, since that was taken back."""

    event: int | None = Field(default=None, primary_key=True, foreign_key="event.id")
    merging: int = Field(index=True)


class DayTotal(SQLModel, table=True):
    """What was answered on a study day."""

    __tablename__ = "day_total"

    day: str = Field(primary_key=True)
    answered: int
    new: int
    milliseconds: int


class Quiz(SQLModel, table=True):
    """A sitting; ``article`` is null for one over the library."""

    id: int | None = Field(default=None, primary_key=True)
    article: str | None = Field(foreign_key="article.id")
    title: str
    started: int
    finished: int | None


class Attempt(SQLModel, table=True):
    """An item of a sitting, frozen as it was shown."""

    quiz: int = Field(primary_key=True, foreign_key="quiz.id")
    position: int = Field(primary_key=True)
    uid: str = Field(foreign_key="question.uid")
    article: str = Field(foreign_key="article.id")
    body: str


class AttemptAnswer(SQLModel, table=True):
    """An answer to an item of a sitting; the one with the highest number counts."""

    __tablename__ = "attempt_answer"
    __table_args__ = (ForeignKeyConstraint(["quiz", "position"], ["attempt.quiz", "attempt.position"]),)

    quiz: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    given: str
    verdict: str
    at: int
    duration_ms: int


class UndoStep(SQLModel, table=True):
    """An action that can be taken back; ``kinds`` and ``ids`` are those of its Changes, as JSON lists."""

    __tablename__ = "undo_step"

    id: int | None = Field(default=None, primary_key=True)
    label: str
    kinds: str
    ids: str


class UndoRow(SQLModel, table=True):
    """A row as it was before an action and after it, or (table ``event``) an event that it logged."""

    __tablename__ = "undo_row"

    step: int = Field(primary_key=True, foreign_key="undo_step.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    table_name: str
    row_key: str
    before: str
    after: str


class Setting(SQLModel, table=True):
    """A small remembered thing of this library."""

    name: str = Field(primary_key=True)
    value: str


class WaitingLink(SQLModel, table=True):
    """A link whose page held no article; ``title``, ``published`` are the page's, ``code``, ``parameters`` say why."""

    __tablename__ = "waiting_link"

    link: str = Field(primary_key=True)
    title: str
    published: str | None
    code: str
    parameters: str
    added: int
