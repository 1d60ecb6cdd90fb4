"""The English rules, one file per relation; each has ``find(view) -> Iterator[Fact]``, run in this order.

Beside them stand what they share: ``lexicon`` (word lists), ``wording`` (names in full, content lemmas), ``titles`` (a
noun phrase read as a role), ``antecedents`` (who "he" and "the alliance" are), ``clauses`` (complete clauses and
their forms) and ``claims`` (who asserts a clause).
"""

RULES = ("role", "acronym", "member", "dated", "said", "did")
