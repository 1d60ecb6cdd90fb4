"""Why a sentence has no card, and why an article has few, in words; without Qt."""

from collections import Counter

from quizbank.domain.selection import Omission
from quizbank.strings import say

_GROUPS = {
    "no_fact": ("no_fact", "no_fact_sentence", "no_question"),
    "aside": ("commonplace", "passing", "side_figure"),
    "unclear": (
        "bare_body",
        "cut_claim",
        "unnamed_in_proof",
        "bare_definite",
        "context_word",
        "demonstrative",
        "key_trust",
        "name_form",
        "pronoun",
        "vague",
    ),
    "claims": ("asserted", "negative", "outlet", "quotation", "reported"),
    "uncut": ("furniture", "gap", "key_in_evidence", "leak", "length", "parse", "residue", "evidence"),
    "several": ("not_chosen", "not_exclusive", "not_unique", "role_incomplete", "role_shared", "two_dates"),
    "options": ("distractors", "options"),
    "relative": ("relative_time",),
}
_GROUP_OF = {code: group for group, codes in _GROUPS.items() for code in codes}


def say_omission(omission: Omission) -> str:
    """The reason as one sentence."""
    return say("omitted", omission.code, **dict(omission.parameters))


def most_common(omitted: tuple[Omission, ...]) -> tuple[str, int]:
    """The commonest sort of reason among sentences, in words, and how many sentences have it; ("", 0) if none is."""
    counts = Counter(_GROUP_OF.get(o.code, "unclear") for o in omitted if o.target == "sentence")
    if not counts:
        return "", 0
    group, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return say("article", f"reasons_{group}"), count
