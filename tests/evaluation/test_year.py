"""Some months of study, as ``python -m tests.evaluation.year`` does a year: nothing broken, nothing lost."""

from pathlib import Path

from tests.evaluation.year import lines, simulate


def test_four_months_break_no_limit_and_lose_no_card(data_folder: Path) -> None:
    year = simulate(data_folder, days=120, cards=300, new_per_day=10, seed=4, away=range(40, 47))
    assert year.broken == []
    assert (year.kept, year.seen, year.most_new) == (300, 300, 10)
    assert year.spread_days >= 1
    # The week weighs three times what it does in a year; the learner's own chances tell what the dice hide.
    assert year.asked > 1500
    assert abs(year.retention - year.wanted) < 0.03
    assert abs(year.expected / year.asked - year.wanted) < 0.03
    assert lines(year)[-1] == "no limit broken, no card lost"


def test_fewer_cards_come_when_less_need_be_known(data_folder: Path) -> None:
    year = simulate(data_folder, days=90, cards=150, wanted=0.8, away=range(0))
    assert (year.broken, year.kept) == ([], 150)
    assert abs(year.expected / year.asked - 0.8) < 0.04
