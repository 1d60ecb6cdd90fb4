"""Why this answer, in words: what stands around the proof, and what may be said where only silence speaks."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gui.answers.why import why, why_of
from quizbank.domain.article import ParagraphKind
from quizbank.workflows.desk import Desk
from quizbank.workflows.rows import ArticleView
from tests.made_up import made_up_desk, river, river_with_sets

ARTICLE = river().article.id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = made_up_desk(tmp_path, makings=(river_with_sets(),))
    yield desk
    desk.close()


def said(view: ArticleView, uid: str, heading: str) -> list[str]:
    return [line for head, line in why(uid, view.questions, view) if head == heading]


def of_key(view: ArticleView, key: str) -> str:
    return next(row.uid for row in view.questions if row.question.key == key)


def test_the_sentences_around_the_proof_are_shown(desk: Desk) -> None:
    view = desk.article(ARTICLE)
    more = said(view, of_key(view, "Basin Council"), "One sentence more")
    assert [line.partition(" ")[0] for line in more] == ["Before", "After"]
    assert more[1] == "After it: Until now a decree of the Ministry of Waterways was enough."


def test_headings_are_no_neighbours_and_a_set_has_none(desk: Desk) -> None:
    view = desk.article(ARTICLE)
    one = view.article.paragraphs[0]
    headed = replace(view.article, paragraphs=(replace(one, kind=ParagraphKind.HEADING), *view.article.paragraphs[1:]))
    first = min(view.questions, key=lambda row: (bool(row.question.also), row.question.evidence[0].start))
    more = said(replace(view, article=headed), first.uid, "One sentence more")
    assert more and all(line.startswith("After it: ") for line in more)
    a_set = next(row for row in view.questions if row.question.also)
    assert said(view, a_set.uid, "One sentence more") == []


def test_where_only_silence_speaks_no_answer_is_called_false(desk: Desk) -> None:
    view = desk.article(ARTICLE)
    (row,) = [q for q in view.questions if q.question.key == "Basin Council" and q.question.options]
    silent = replace(row.question, options=tuple(replace(option, feedback="") for option in row.question.options))
    rows = tuple(replace(q, question=silent) if q is row else q for q in view.questions)
    lines = said(replace(view, questions=rows), row.uid, "Why not")
    assert len(lines) == 3 and all(line.endswith(": not named in this role here") for line in lines)


def test_an_article_that_left_the_library_takes_its_reasons_along(desk: Desk) -> None:
    uid = of_key(desk.article(ARTICLE), "Basin Council")
    desk.delete_article(ARTICLE)
    assert {heading for heading, _ in why_of(desk, ARTICLE, uid)} == {"How it was read", "Checked"}
