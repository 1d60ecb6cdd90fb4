"""Coverage, by hand and against the plain way of counting."""

from hypothesis import given
from hypothesis import strategies as st

from quizbank.progress.coverage import Coverage, coverage

SENTENCES = ((0, 10), (11, 20), (21, 40), (41, 50))
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda s: (s[0], s[0] + s[1])), max_size=8)


def test_a_sentence_counts_once_and_a_long_proof_counts_for_all_its_sentences() -> None:
    assert coverage(SENTENCES, ()) == Coverage(0, 4)
    assert coverage((), SENTENCES) == Coverage(0, 0)
    assert coverage(SENTENCES, ((11, 20), (12, 15), (11, 20))) == Coverage(1, 4)
    assert coverage(SENTENCES, ((11, 40),)) == Coverage(2, 4)
    assert coverage(SENTENCES, ((10, 11), (20, 21))) == Coverage(0, 4), "between two sentences"
    assert coverage(SENTENCES, ((0, 50), (45, 46))) == Coverage(4, 4)


@given(proofs=SPANS)
def test_it_is_what_plain_counting_gives(proofs: list[tuple[int, int]]) -> None:
    plain = sum(any(a < end and start < b for a, b in proofs) for start, end in SENTENCES)
    assert coverage(SENTENCES, proofs) == Coverage(plain, 4)
