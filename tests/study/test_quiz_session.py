"""Which items make a sitting, how it goes on, and what comes of it."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizbank.domain.question import Interaction, Topic
from quizbank.study.quiz_session import AnsweredItem, Given, QuizCandidate, answer, begin, compose, go_to, result

TYPED = (Interaction.TEXT, Interaction.CLOZE)
KINDS = (Interaction.TEXT, Interaction.CHOICE, Interaction.CLOZE, Interaction.TRUE_FALSE)


def library(articles: int = 3, facts: int = 12) -> list[QuizCandidate]:
    """Every fact with an item of each kind, topics in turn."""
    return [
        QuizCandidate(f"{a}-{f}-{kind.value}", f"{a}-{f}", kind, list(Topic)[f % 3], f"a{a}", f"key {a}-{f}")
        for a in range(articles)
        for f in range(facts)
        for kind in KINDS
    ]


def taken(items: list[QuizCandidate], count: int, seed: int = 1) -> list[QuizCandidate]:
    by_uid = {i.uid: i for i in items}
    return [by_uid[uid] for uid in compose(items, count, Random(seed))]


def test_ten_items_mix_kinds_topics_and_articles_with_the_typed_ones_first() -> None:
    ten = taken(library(), 10)
    assert len({i.fact for i in ten}) == 10
    typed = [i.interaction in TYPED for i in ten]
    assert typed == sorted(typed, reverse=True) and 5 <= sum(typed) <= 7
    assert {i.interaction for i in ten} == set(KINDS)
    assert all(3 <= sum(i.topic is topic for i in ten) <= 4 for topic in Topic)
    assert [sum(i.article == a for i in ten) for a in ("a0", "a1", "a2")] == [4, 3, 3]


def test_the_newest_articles_are_taken_when_there_are_more_than_items() -> None:
    assert {i.article for i in taken(library(articles=20), 5)} == {"a0", "a1", "a2", "a3", "a4"}


def test_neighbours_differ_in_topic_where_they_can() -> None:
    ten = taken([i for i in library() if i.interaction is Interaction.TEXT], 9)
    assert all(one.topic is not two.topic for one, two in pairwise(ten))


def test_a_key_is_not_asked_twice_while_others_are_left() -> None:
    items = [
        QuizCandidate(f"u{n}", f"f{n}", Interaction.TEXT, Topic.ACTOR, "a", "same" if n < 8 else f"k{n}")
        for n in range(10)
    ]
    assert sorted(i.key for i in taken(items, 3)) == ["k8", "k9", "same"]


def with_sets(items: list[QuizCandidate]) -> list[QuizCandidate]:
    """Those items and a set of three facts for each fact."""
    facts = list(dict.fromkeys(item.fact for item in items))
    first = {item.fact: item for item in items}
    sets = [
        replace(first[one], uid=f"set-{one}", interaction=Interaction.MATCHING, key="", also=(other, third))
        for one, other, third in zip(facts, facts[1:], facts[2:], strict=False)
    ]
    return [*items, *sets]


@pytest.mark.parametrize("count", [1, 5, 10, 30, 36, 50])
@pytest.mark.parametrize("seed", range(5))
def test_no_fact_of_a_set_is_asked_again_and_the_sitting_is_as_long_as_it_can_be(count: int, seed: int) -> None:
    items = with_sets(library())
    chosen = taken(items, count, seed)
    asked = [fact for item in chosen for fact in (item.fact, *item.also)]
    assert len(asked) == len(set(asked))
    assert len(chosen) == min(count, 36)
    assert any(item.also for item in chosen) or count not in (10, 30)


def test_sets_alone_make_a_sitting() -> None:
    sets = [item for item in with_sets(library()) if item.also]
    chosen = taken(sets, 20)
    asked = [fact for item in chosen for fact in (item.fact, *item.also)]
    assert len(asked) == len(set(asked))
    assert 7 <= len(chosen) <= 12


def test_the_dice_decide_and_the_same_dice_decide_the_same() -> None:
    items = library()
    assert compose(items, 10, Random(3)) == compose(items, 10, Random(3))
    assert len({compose(items, 10, Random(seed)) for seed in range(5)}) > 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 5), st.sampled_from(list(Interaction)), st.sampled_from(list(Topic)), st.sampled_from("ab")
        ),
        max_size=20,
    ),
    st.integers(0, 8),
)
def test_never_two_items_on_one_fact(rows: list[tuple[int, Interaction, Topic, str]], count: int) -> None:
    items = [QuizCandidate(f"u{n}", f"f{fact}", *rest) for n, (fact, *rest) in enumerate(rows)]  # type: ignore[arg-type]
    chosen = taken(items, count)
    assert len(chosen) == len({i.fact for i in chosen}) == min(count, len({i.fact for i in items}))


def test_a_sitting_goes_on_to_the_next_item_without_an_answer() -> None:
    sitting = begin("abc")
    assert (sitting.current, sitting.finished) == ("a", False)
    sitting = answer(sitting, 1, Given("x", right=True))
    assert sitting.current == "c"
    sitting = answer(sitting, 2, Given("y", right=False))
    assert sitting.current == "a"
    sitting = answer(sitting, 0, Given("z", right=True))
    assert sitting.finished and sitting.current is None
    assert go_to(sitting, 9).position == 2
    with pytest.raises(IndexError):
        answer(sitting, 3, Given("", right=False))


def test_a_sitting_of_nothing_is_finished() -> None:
    assert begin(()).finished and go_to(begin(()), 0).position == 0


def test_the_result_counts_by_topic_and_actor() -> None:
    got = result(
        [
            AnsweredItem("a", Topic.ACTOR, True, "Toqaev", "person"),
            AnsweredItem("b", Topic.ACTOR, False, "Toqaev", "person"),
            AnsweredItem("c", Topic.ORGANIZATION, None, "CSTO", "organization"),
            AnsweredItem("d", Topic.DATE, True),
        ]
    )
    assert (got.right, got.asked, got.missed, got.known) == (2, 4, ("b", "c"), ("a", "d"))
    assert [(t.name, t.right, t.asked) for t in got.by_actor] == [("Toqaev", 1, 2), ("CSTO", 0, 1)]
    assert [(t.name, t.right, t.asked) for t in got.by_topic] == [
        ("actor", 1, 2),
        ("date", 1, 1),
        ("organization", 0, 1),
    ]
