"""The shipped starters: what was made of them is what the rules make now, and is worth a first look."""

import pytest

from quizbank.workflows import starters
from quizbank.workflows.making_codec import decode
from tests.starters import fresh


@pytest.mark.parametrize("name", starters.names())
def test_the_shipped_making_is_what_is_made_now(name: str) -> None:
    """The golden output; after a change of rules, read the new items, then `python -m tests.starters`."""
    shipped, made = decode(starters.making(name)), fresh(name)
    assert [(q.stem, q.key) for q in shipped.questions] == [(q.stem, q.key) for q in made.questions]
    assert shipped == made


@pytest.mark.parametrize("name", starters.names())
def test_a_starter_is_a_whole_article_with_all_topics_and_kinds(name: str) -> None:
    shipped = decode(starters.making(name))
    assert 700 <= shipped.article.words <= 900
    assert len(shipped.questions) >= 25
    assert {q.topic.value for q in shipped.questions} == {"actor", "date", "organization"}
    every = {"typed", "choice", "cloze", "true_false", "ordering", "first"}
    assert every <= {q.kind for q in shipped.questions} <= {*every, "matching"}
