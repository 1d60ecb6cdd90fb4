"""One file a flaw: ``CODE`` and ``check(question, context) -> Finding | None``.

A check may import quality/context and quality/stem, domain and resources. It judges one thing and says which words it
objects to.
"""

CHECKS = (
    "evidence",
    "key_in_evidence",
    "furniture",
    "asserted",
    "reported",
    "key_trust",
    "name_form",
    "name_cut",
    "role_incomplete",
    "role_shared",
    "not_unique",
    "not_exclusive",
    "two_dates",
    "date_behind_clause",
    "length",
    "pronoun",
    "context_word",
    "relative_time",
    "negative",
    "vague",
    "commonplace",
    "leak",
    "residue",
    "gap",
    "outlet",
    "quotation",
    "options",
    "distractors",
    "bare_body",
    "side_figure",
    "unnamed_in_proof",
    "passing",
    "cut_claim",
)
SET_CHECKS = ("parts",)
"""Those that look at sets alone."""
OF_SETS_TOO = ("evidence", "furniture", "options")
"""Those of ``CHECKS`` that look at sets as well: the facts of a set have passed all of them as typed answers."""
TREE_CHECKS = ("demonstrative", "bare_definite", "parse")
"""Those that look at the parsed stem; they see only what all others let through."""
