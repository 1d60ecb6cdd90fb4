"""Study settings as the library keeps them."""

from datetime import date

import pytest

from quizbank.study.leeches import became_leech, is_leech
from quizbank.study.settings import StudySettings, from_texts


def test_what_nobody_set_is_the_usual() -> None:
    assert from_texts({}) == StudySettings()


def test_what_was_set_is_taken() -> None:
    texts = {"new_per_day": "0", "retention": "0.85", "day_begins": "0", "spread": "on", "apart": "off"}
    texts |= {"leech_at": "4", "spread_absence": "off", "exam_on": "2031-06-02"}
    assert from_texts(texts) == StudySettings(
        0, 0.85, 0, spread=True, apart=False, leech_at=4, spread_absence=False, exam_on=date(2031, 6, 2)
    )


@pytest.mark.parametrize(
    "texts",
    [{"new_per_day": "many"}, {"new_per_day": "-1"}, {"new_per_day": "٣"}, {"retention": "1"}, {"retention": "nan"}]
    + [{"day_begins": "24"}, {"spread": "yes"}, {"leech_at": "1"}, {"exam_on": "soon"}],
)
def test_what_is_senseless_is_the_usual(texts: dict[str, str]) -> None:
    assert from_texts(texts) == StudySettings()


def test_a_leech_is_said_at_eight_lapses_and_at_every_fourth_after() -> None:
    said = [n for n in range(1, 30) if became_leech(n - 1, n, 8)]
    assert said == [8, 12, 16, 20, 24, 28]
    assert not became_leech(8, 8, 8)
    assert [is_leech(n, 8) for n in (7, 8, 9)] == [False, True, True]
