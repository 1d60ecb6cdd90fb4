"""Items judged bad by hand do not come back; many of those judged good do."""

from pathlib import Path

import pytest

from quizbank.reading.reader import load_reader
from tests.builders import make_article
from tests.evaluation.judged import Judged, came_back, content, is_met, judged, made, nearness
from tests.questions.test_writer import recall

MOST_BAD = 0.015
FEWEST_GOOD = 0.12  # .19 before four rounds of stricter readers: whole classes that were judged good are no longer made


@pytest.mark.slow
def test_hardly_any_bad_item_comes_back(shared: Path) -> None:
    items = made(shared, load_reader("en"))
    known = list(judged(shared / "dev" / "judged"))
    bad = [came_back(item, items.get(item.article, ())) for item in known if not item.good]
    good = [is_met(item, items.get(item.article, ())) for item in known if item.good]
    assert sum(bad) / len(bad) <= MOST_BAD
    assert sum(good) / len(good) >= FEWEST_GOOD


def test_the_same_item_in_nearly_the_same_words_is_found() -> None:
    question = next(q for q in recall() if q.kind == "typed" and q.key)
    again = Judged(make_article("x").id, "typed", question.stem, question.key or "", False, content(question.stem))
    assert came_back(again, [question])
    assert is_met(again, [question])
    other = Judged("x", "typed", question.stem, "somebody else", False, content(question.stem))
    assert nearness(other, question) == 0
    assert not came_back(other, [question])
