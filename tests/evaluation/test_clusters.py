"""The scorer's arithmetic, on clusters small enough to reckon by hand."""

from fractions import Fraction

import pytest

from quizbank.domain.article import Article, Paragraph, ParagraphKind
from tests.evaluation.clusters import ACTORS, Alignment, Name, Ratio, Time, b_cubed, measure, names_score, pair, scored


def same(count: int) -> list[tuple[int, int]]:
    return [(n, n) for n in range(count)]


def name(start: int, cluster: str, kind: str = "person", *, length: int = 4, optional: bool = False) -> Name:
    return Name(start, start + length, "", kind, cluster, optional)


def test_b_cubed_of_the_papers_example() -> None:
    """Bagga and Baldwin's figure: chains of 5, 2 and 5; the second and the third joined, or the first and the third."""
    gold = "AAAAABBCCCCC"
    near = b_cubed(gold, "xxxxxyyyyyyy", same(12))
    assert near.precision == pytest.approx(float(Fraction(16, 21)))
    assert near.recall == 1
    far = b_cubed(gold, "xxxxxyyxxxxx", same(12))
    assert far.precision == pytest.approx(float(Fraction(7, 12)))
    assert far.recall == 1


def test_a_missed_mention_costs_recall_and_an_invented_one_precision() -> None:
    missed = b_cubed("AAA", "xx", [(0, 0), (1, 1)])
    assert (missed.precision, missed.recall) == (1, pytest.approx(4 / 9))
    invented = b_cubed("AA", "xxx", same(2))
    assert (invented.precision, invented.recall) == (pytest.approx(4 / 9), 1)
    assert b_cubed("AA", "xy", same(2)).recall == 0.5


def test_nothing_at_all_is_no_error_and_all_missed_is_nought() -> None:
    assert b_cubed("", "", []).f1 == 1
    assert b_cubed("AB", "", []).f1 == 0


def test_texts_are_added_by_mentions() -> None:
    total = b_cubed("A", "x", same(1)) + b_cubed("ABC", "", [])
    assert total == Ratio(1, 1, 1, 4)
    assert total.recall == 0.25


def test_pairs_prefer_the_same_span_then_the_longest_overlap() -> None:
    gold = [name(0, "A", length=10), name(20, "B")]
    found = [name(0, "x", length=3), name(2, "y", length=8), name(20, "z")]
    assert pair(gold, found, lenient=False) == [(1, 2)]
    assert pair(gold, found, lenient=True) == [(0, 1), (1, 2)]


def test_only_persons_and_organizations_count_where_asked() -> None:
    gold = [name(0, "A"), name(10, "B", "place")]
    found = [name(0, "x", "place"), name(10, "y", "place")]
    assert names_score(gold, found, ACTORS, lenient=False) == Ratio(1, 1, 1, 1)
    claimed = [name(0, "x"), name(10, "y", "organization")]
    assert names_score(gold, claimed, ACTORS, lenient=False) == Ratio(1, 2, 1, 1)


def test_optional_names_and_nationalities_neither_help_nor_harm() -> None:
    gold = [name(0, "A"), name(10, "B", "place", optional=True)]
    found = [name(0, "x"), name(11, "y", "place"), name(20, "z", "group")]
    assert scored(gold, found) == found[:1]
    assert measure(gold, found, [], []).every == Ratio(1, 1, 1, 1)
    assert measure(gold, found[:1], [], []).every == Ratio(1, 1, 1, 1)


def test_dates_count_by_value_and_lengths_only_by_grain() -> None:
    gold = [Time(0, 9, "", "2022-01-07", "day"), Time(20, 24, "", "2019", "year"), Time(30, 40, "", "", "vague")]
    found = [Time(3, 9, "", "2022-01-07", "day"), Time(20, 24, "", "2018", "year"), Time(30, 40, "", "P3D", "duration")]
    figures = measure([], [], gold, found)
    assert figures.dates == Ratio(1, 2, 1, 2)
    assert figures.values.precision == 0.5
    assert figures.grains.precision == pytest.approx(2 / 3)


def test_offsets_move_into_the_article_by_lines() -> None:
    raw = "Menu\n\nRain fell.  Rivers\u200d rose.\nRain fell.  Rivers\u200d rose.\n\nMore\n"
    text = "Rain fell. Rivers rose."
    paragraph = Paragraph(ParagraphKind.BODY, 0, len(text))
    alignment = Alignment(raw, Article("", "", "", "", None, "", "en", text, (paragraph,), ()))
    rivers = raw.index("Rivers")
    assert alignment.place(rivers, rivers + 6) == (11, 17)
    assert alignment.place(0, 4) == (-1, -1)
    assert alignment.is_inside(11, [[6, 30]])
    assert not alignment.is_inside(11, [[0, 5]])
