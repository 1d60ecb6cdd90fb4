"""The English rules, one file per relation; each has ``find(view) -> Iterator[Fact]``, run in this order.

What they share stands in ``grammar/``. A new relation is a file here, a name in ``RULES`` and its cases in the tests.
"""

RULES = ("role", "acronym", "member", "dated", "said", "did", "place", "number", "term", "told")
