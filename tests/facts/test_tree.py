"""Walking a parse tree."""

from quizbank.facts.tree import grow
from tests.builders import make_tree

# "The court freed Ana Marr and two clerks"
TREE = grow(
    make_tree(
        ("The", "DET", "det", 1),
        ("court", "NOUN", "nsubj", 2),
        ("freed", "VERB", "ROOT", 2),
        ("Ana", "PROPN", "compound", 4),
        ("Marr", "PROPN", "dobj", 2),
        ("and", "CCONJ", "cc", 4),
        ("two", "NUM", "nummod", 7),
        ("clerks", "NOUN", "conj", 4),
    )
)


def test_children_in_text_order_and_by_label() -> None:
    assert TREE.children(2) == (1, 4)
    assert TREE.children(4, "cc", "conj") == (5, 7)
    assert TREE.child(2, "nsubj") == 1
    assert TREE.child(2, "neg") is None


def test_a_root_has_no_parent() -> None:
    assert TREE.parent(2) is None
    assert list(TREE.ancestors(6)) == [7, 4, 2]


def test_subtree_and_its_edges() -> None:
    assert TREE.subtree(4) == (3, 4, 5, 6, 7)
    assert TREE.edges(4) == (3, 8)
    assert TREE.subtree(2) == tuple(range(8))


def test_the_top_of_a_stretch_hangs_outside_it() -> None:
    assert TREE.top(3, 5) == 4
    assert TREE.top(0, 8) == 2


def test_conjuncts_to_the_right() -> None:
    assert TREE.conjuncts(4) == (4, 7)
    assert TREE.conjuncts(1) == (1,)
