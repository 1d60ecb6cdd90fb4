"""What the English rules share.

``lexicon`` (word lists), ``wording`` (names in full, content lemmas), ``titles`` (a noun phrase read as a role),
``antecedents`` (who "he" and "the alliance" are), ``subjects``, ``clauses`` and ``agents`` (complete clauses),
``forms`` (statement and question), ``claims`` (who asserts a clause), ``dangling`` (what would be left open). They may
import the room's tree and view, never a rule.
"""
