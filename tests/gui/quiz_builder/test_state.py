"""The quiz builder's words and wishes, without Qt."""

from dataclasses import replace

import pytest

from gui.quiz_builder import state
from gui.quiz_builder.state import Choice, article_lines, ready, wish
from quizbank.domain.question import Interaction, Topic
from tests.gui.desk_double import LIBRARY


def test_all_ticked_is_no_limit() -> None:
    wanted = wish(Choice(count=20, minutes=5), LIBRARY)
    assert (wanted.articles, wanted.topics, wanted.interactions) == ((), (), ())
    assert (wanted.count, wanted.minutes, wanted.easiest, wanted.hardest) == (20, 5, 0.0, 1.0)


def test_what_is_ticked_is_wished_for_newest_article_first() -> None:
    choice = Choice(
        articles=frozenset({"a4", "a2"}),
        topics=frozenset({Topic.DATE}),
        forms=frozenset({Interaction.CLOZE, Interaction.TEXT}),
        level="hard",
        only_missed=True,
        only_read=True,
    )
    wanted = wish(choice, LIBRARY)
    assert (wanted.articles, wanted.topics, wanted.interactions) == (("a2", "a4"), ("date",), ("text", "cloze"))
    assert (wanted.easiest, wanted.hardest, wanted.only_missed, wanted.only_read) == (0.7, 1.0, True, True)


@pytest.mark.parametrize(
    ("facts", "waiting", "changes", "words", "start"),
    [
        (14, 0, {"count": 20}, "You asked for 20; 14 different facts are ready.", "Start: 14 questions"),
        (1, 0, {}, "You asked for 10; one fact is ready.", "Start: 1 question"),
        (
            14,
            9,
            {"count": 20, "only_read": True},
            "You asked for 20; 14 different facts are ready. 6 more are waiting unread (about 1 min).",
            "Start: 14 questions",
        ),
        (31, 5, {}, "31 different facts are ready.", "Start: 10 questions"),
        (0, 0, {}, "No question is like that. Take more articles, topics or kinds.", "Start"),
        (0, 0, {"only_missed": True}, "Nothing like that was missed last time.", "Start"),
        (
            0,
            1,
            {"only_read": True},
            "No question like that is kept yet. 1 more is waiting unread (about 1 min).",
            "Start",
        ),
        (9, 0, {"topics": frozenset()}, "Tick at least one topic and one way to answer.", "Start"),
    ],
)
def test_what_is_ready_is_said(facts: int, waiting: int, changes: dict[str, object], words: str, start: str) -> None:
    said = ready(replace(Choice(), **changes), facts, waiting)  # type: ignore[arg-type]
    assert (said.words, said.start) == (words, start)
    assert said.can_start == (start != "Start")


def test_a_title_is_found_by_its_words_in_any_case() -> None:
    lines = article_lines(LIBRARY, Choice(articles=frozenset({"a2"})), "COAST speaks")
    assert [(line.id, line.ticked, line.questions) for line in lines] == [("a2", True, "30 questions")]
    assert article_lines(LIBRARY, Choice(), "zeppelin") == ()


def test_articles_that_are_gone_are_no_longer_ticked() -> None:
    choice = state.toggled(Choice(articles=frozenset({"gone"})), "a1")
    assert state.pruned(choice, LIBRARY).articles == {"a1"}
    assert state.articles_words(state.pruned(choice, LIBRARY), LIBRARY) == "1 of 4 articles"
    assert state.toggled(state.pruned(choice, LIBRARY), "a1").articles == frozenset()
    assert state.articles_words(Choice(), LIBRARY[:1]) == "The one article"
