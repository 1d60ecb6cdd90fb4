"""The English rules, one file per relation; each has ``find(view) -> Iterator[Fact]``, run in this order.

What they share stands in ``grammar/``. A new relation is a file here, a name in ``TRIAL`` and its cases in the tests;
it moves to ``RULES`` when readers have taken what is asked of it on stories that nobody had seen
(``tests/evaluation/ROUNDS.md``).
"""

RULES = ("role", "acronym", "member", "dated", "said", "did", "place", "number", "term")
TRIAL = ("told",)
