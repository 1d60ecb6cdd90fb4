"""Where an article's sentences stand, and where the proofs of its questions do."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from quizbank.store.articles import VERSION
from quizbank.store.engine import Library

type Place = tuple[int, int]

_OWN = frozenset({"body", "quote"})
"""The paragraphs that questions are made from."""


@dataclass(frozen=True, slots=True)
class Places:
    """Sentences in an article's own paragraphs, and proofs of its items that are not dropped: [start, end)."""

    sentences: tuple[Place, ...]
    proofs: tuple[Place, ...]


def places(library: Library, articles: Iterable[str]) -> dict[str, Places]:
    """The places of each article that is there; they are read as plain numbers, without the rest of a reading."""
    found = {}
    with library.looking() as connection:
        for article in articles:
            row = connection.execute(
                "SELECT outline, layout FROM reading JOIN article_version USING (article, version)"
                " JOIN article ON article.id = article AND deleted IS NULL WHERE article = ? AND version = ?",
                (article, VERSION),
            ).fetchone()
            if row is None:
                continue
            proofs = connection.execute(
                "SELECT DISTINCT starts, ends FROM evidence JOIN question USING (uid)"
                " JOIN generated USING (uid, article) WHERE article = ? AND question.state <> 'dropped'",
                (article,),
            ).fetchall()
            found[article] = Places(_sentences(*row), tuple(proofs))
    return found


def _sentences(outline: str, layout: str) -> tuple[Place, ...]:
    kinds = [paragraph["kind"] for paragraph in json.loads(layout)["paragraphs"]]
    return tuple(
        (sentence["start"], sentence["end"])
        for sentence in json.loads(outline)["sentences"]
        if not kinds or kinds[sentence["paragraph"]] in _OWN
    )
