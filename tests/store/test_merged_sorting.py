"""What people sorted in two libraries, as one: nothing lost, the same from both sides, and once is enough."""

from hypothesis import given
from hypothesis import strategies as st

from quizbank.store.merged_sorting import united

_NAMES = st.sampled_from(("mine", "mine 2", "mine 2 2", "mine 3", "yours"))
_SETS = st.dictionaries(_NAMES, st.tuples(st.sampled_from(("topic", "tag")), st.sampled_from(("a", "b", "c"))))


@given(_SETS, _SETS)
def test_named_sets_of_both_are_there_whoever_merges_and_how_often(
    one: dict[str, tuple[str, str]], other: dict[str, tuple[str, str]]
) -> None:
    both = united(one, other)
    assert both == united(other, one)
    assert {*one.values(), *other.values()} == set(both.values())
    assert one.keys() | other.keys() <= both.keys()
    assert united(both, one) == united(one, both) == united(both, other) == united(both, both) == both


def test_two_sets_under_one_name_are_both_kept() -> None:
    assert united({"mine": ("tag", "sea")}, {"mine": ("tag", "law")}) == {
        "mine": ("tag", "law"),
        "mine 2": ("tag", "sea"),
    }
