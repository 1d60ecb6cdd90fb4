"""Articles with all that was made of them: added whole in one transaction, given back word for word."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from quizbank.domain.article import Article, LeftOut, Notice, Paragraph, Story
from quizbank.domain.changes import ChangeKind, Changes
from quizbank.domain.errors import QuizbankError
from quizbank.domain.fact import Fact
from quizbank.domain.reading import Entity, Outline
from quizbank.domain.selection import Making, Omission
from quizbank.store import decisions, made, remade_cards, waiting_links
from quizbank.store.engine import Library
from quizbank.store.moments import to_moment, to_ticks
from quizbank.store.plain_json import dump, load, load_all
from quizbank.store.undo import Step, undoable

VERSION = 1
"""The only version of an article's text until articles can be edited."""

_ALL = (ChangeKind.ARTICLES, ChangeKind.QUESTIONS, ChangeKind.CARDS)


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article in a list, without its text. ``questions`` and ``unread`` leave dropped items out."""

    id: str
    title: str
    outlet: str
    published: date | None
    added: datetime
    words: int
    starter: bool
    reading_only: bool
    questions: int
    unread: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What an article's version keeps beside its text."""

    paragraphs: tuple[Paragraph, ...]
    stories: tuple[Story, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A Making worked out to the cells of its rows, which can be done away from the library; ``id`` the article's."""

    id: str
    article: tuple[str | int | bool | None, ...]
    text: str
    layout: str
    outline: str
    reading: bytes
    made: made.MadeRows


def draft(making: Making) -> Draft:
    """What ``add`` writes of a Making; needs no library, may be called in any thread."""
    article = making.article
    return Draft(
        id=article.id,
        article=(
            article.id,
            article.title,
            article.byline,
            article.outlet,
            article.published.isoformat() if article.published else None,
            article.origin,
            article.language,
            article.words,
            dump(article.warnings),
            making.seed,
            making.generator,
            dump(making.warnings),
        ),
        text=article.text,
        layout=dump(Layout(article.paragraphs, article.stories, article.left_out)),
        outline=dump(making.outline),
        reading=making.reading,
        made=made.rows_of(making, VERSION),
    )


def add(library: Library, new: Draft, at: datetime, *, starter: bool = False, link: str = "") -> Changes:
    """Store an article; one already there is kept as it is, a deleted one comes back with its history.

    ``link`` is where it was fetched from, or whose text it is: that link waits no more.
    """
    article = new.id
    with library.looking() as connection:
        row = connection.execute("SELECT deleted FROM article WHERE id = ?", (article,)).fetchone()
        is_text_there = has_text(connection, article)
    if is_text_there:
        if row[0] is None:
            return waiting_links.forget(library, link)
        return bring_back(library, article, "import", link)
    with undoable(library, "import", _ALL, (article,), careful=True) as step:
        insert(step, new, at, at, starter=starter)
        made.insert(step, new.made, article, VERSION)
        decisions.respect(step, article)
        waiting_links.complete(step, link)
    return step.changes


def insert(step: Step, new: Draft, added: datetime, now: datetime, *, starter: bool) -> None:
    """Write an article that is new, without what was made of it; one that was removed from the bin is written anew.

    Undoing puts it into the bin.
    """
    connection, cells = step.connection, (*new.article, to_ticks(added), starter, not new.reading)
    columns = [row[0] for row in connection.execute("SELECT name FROM pragma_table_info('article')")][: len(cells)]
    connection.execute(
        f"INSERT INTO article ({', '.join(columns)}) VALUES ({', '.join('?' * len(cells))})"
        f" ON CONFLICT (id) DO UPDATE SET {', '.join(f'{c} = excluded.{c}' for c in columns)}, deleted = NULL",
        cells,
    )
    connection.execute("INSERT INTO article_version VALUES (?, ?, ?, ?)", (new.id, VERSION, new.text, new.layout))
    connection.execute("INSERT INTO reading VALUES (?, ?, ?, ?)", (new.id, VERSION, new.outline, new.reading))
    step.note_new("article", {"id": new.id}, undone={"deleted": to_ticks(now)}, done={"deleted": None})


def has_text(connection: sqlite3.Connection, article: str) -> bool:
    """Whether the article is in the library or in its bin: of one that was removed no more than the id is left."""
    return connection.execute("SELECT 1 FROM article_version WHERE article = ?", (article,)).fetchone() is not None


def delete(library: Library, article: str, at: datetime) -> Changes:
    """Take the article out of the library; its cards rest with their history. QuizbankError("no_such_article")."""
    with library.looking() as connection:
        must_exist(connection, article)
    return _set_deleted(library, article, "delete_article", to_ticks(at))


def records(library: Library, article: str = "") -> tuple[ArticleRecord, ...]:
    """All articles, the newest first; or the one with that id."""
    asked, listed = (" AND generated.article = :article", " AND id = :article") if article else ("", "")
    by_uid = "" if article else " INDEXED BY ix_generated_uid"  # for all it reads that index, not every item's words
    with library.looking() as connection:
        rows = connection.execute(
            "SELECT id, title, outlet, published, added, words, starter, reading_only, coalesce(questions, 0),"
            " coalesce(unread, 0) FROM article LEFT JOIN (SELECT article, count(*) AS questions,"
            " sum(question.state = 'new') AS unread"
            f" FROM generated{by_uid} JOIN question USING (uid)"
            f" WHERE question.state <> 'dropped'{asked} GROUP BY article) AS asked ON asked.article = id"
            f" WHERE deleted IS NULL{listed} ORDER BY added DESC, article.rowid DESC",
            {"article": article},
        ).fetchall()
    return tuple(
        ArticleRecord(i, title, outlet, _date(day), to_moment(added), words, bool(starter), bool(only), *counts)
        for i, title, outlet, day, added, words, starter, only, *counts in rows
    )


def making(library: Library, article: str) -> Making:
    """Exactly the Making that was added; QuizbankError("no_such_article")."""
    with library.looking() as connection:
        must_exist(connection, article)
        seed, generator, warnings = connection.execute(
            "SELECT seed, generator, making_warnings FROM article WHERE id = ?", (article,)
        ).fetchone()
        outline, data = connection.execute(
            "SELECT outline, data FROM reading WHERE article = ? AND version = ?", (article, VERSION)
        ).fetchone()
        return Making(
            article=_article(connection, article),
            outline=_outline(outline),
            facts=made.facts(connection, article),
            questions=made.questions(connection, article),
            omitted=made.omissions(connection, article),
            seed=seed,
            generator=generator,
            warnings=load_all(Notice, warnings),
            reading=data,
        )


def reading(library: Library, article: str) -> tuple[Article, Outline, bytes, str]:
    """The article, the outline that its questions were made from, the reading as it was read, and the maker's version.

    QuizbankError("no_such_article").
    """
    with library.looking() as connection:
        must_exist(connection, article)
        outline, data, generator = connection.execute(
            "SELECT outline, data, generator FROM reading JOIN article ON article.id = article"
            " WHERE article = ? AND version = ?",
            (article, VERSION),
        ).fetchone()
        return _article(connection, article), _outline(outline), data, generator


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows of one article beside its cards."""

    article: Article
    outline: Outline
    facts: tuple[Fact, ...]
    omitted: tuple[Omission, ...]


def page(library: Library, article: str) -> Page:
    """The article without its tokens and questions; QuizbankError("no_such_article")."""
    with library.looking() as connection:
        must_exist(connection, article)
        outline = connection.execute(
            "SELECT outline FROM reading WHERE article = ? AND version = ?", (article, VERSION)
        ).fetchone()[0]
        return Page(
            _article(connection, article),
            _outline(outline),
            made.facts(connection, article),
            made.omissions(connection, article),
        )


def entities(library: Library, article: str) -> tuple[Entity, ...]:
    """The article's entities; none for an article that is not there."""
    with library.looking() as connection:
        row = connection.execute(
            "SELECT outline FROM reading WHERE article = ? AND version = ?", (article, VERSION)
        ).fetchone()
    return _outline(row[0]).entities if row else ()


@lru_cache(maxsize=32)
def _outline(text: str) -> Outline:
    """Articles never change, and pages ask for the same few again and again."""
    return load(Outline, text)


def _article(connection: sqlite3.Connection, article: str) -> Article:
    title, byline, outlet, published, origin, language, warnings, text, layout_text = connection.execute(
        "SELECT title, byline, outlet, published, origin, language, warnings, text, layout FROM article"
        " JOIN article_version ON article = id WHERE id = ? AND version = ?",
        (article, VERSION),
    ).fetchone()
    layout = load(Layout, layout_text)
    return Article(
        id=article,
        title=title,
        byline=byline,
        outlet=outlet,
        published=_date(published),
        origin=origin,
        language=language,
        text=text,
        paragraphs=layout.paragraphs,
        stories=layout.stories,
        left_out=layout.left_out,
        warnings=load_all(Notice, warnings),
    )


def bring_back(library: Library, article: str, label: str, link: str = "") -> Changes:
    """A deleted article as it was; its cards wake, unless its facts have others by now. QuizbankError("not_in_bin").

    ``link`` is one that waited for its text.
    """
    with undoable(library, label, _ALL, (article,), careful=True) as step:
        if not is_binned(step.connection, article):
            raise QuizbankError("not_in_bin")
        waiting_links.complete(step, link)
        bring_back_in(step, library, article)
    return step.changes


def bring_back_in(step: Step, library: Library, article: str) -> None:
    """As ``bring_back``, as a part of another action; the article is in the bin."""
    step.update("article", {"id": article}, {"deleted": None})
    rows = made.rows_of(making(library, article), VERSION)
    rows = made.with_uids(rows, made.uids_of(step.connection, [cells[0] for cells in rows.questions]))
    for row in rows.questions:
        made.write_question(step, row)
    step.replace("generated", {"article": article}, rows.generated)
    winners = remade_cards.settle(step, rows.cards, (), [str(cells[0]) for cells in rows.questions])
    step.replace("evidence", {"article": article}, made.proofs_of(rows, winners, article, VERSION))
    remade_cards.prove(step, article, winners)


def is_binned(connection: sqlite3.Connection, article: str) -> bool:
    """Whether the article is in the bin."""
    row = connection.execute("SELECT deleted FROM article WHERE id = ?", (article,)).fetchone()
    return row is not None and row[0] is not None and has_text(connection, article)


def _set_deleted(library: Library, article: str, label: str, deleted: int | None) -> Changes:
    with undoable(library, label, _ALL, (article,), careful=True) as step:
        step.update("article", {"id": article}, {"deleted": deleted})
    return step.changes


def text(library: Library, article: str) -> str:
    """The text of an article; "" if there is none of that id."""
    with library.looking() as connection:
        row = connection.execute(
            "SELECT text FROM article_version WHERE article = ? AND version = ?", (article, VERSION)
        ).fetchone()
    return str(row[0]) if row else ""


def must_exist(connection: sqlite3.Connection, article: str) -> None:
    """QuizbankError("no_such_article") unless the article is in the library."""
    if not connection.execute("SELECT 1 FROM article WHERE id = ? AND deleted IS NULL", (article,)).fetchone():
        raise QuizbankError("no_such_article", article=article)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
