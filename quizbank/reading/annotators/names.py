"""Names from the model."""

from quizbank.reading.draft import Draft
from quizbank.reading.pipeline import Layer

NAME = "names"
NEEDS = frozenset({Layer.TOKENS, Layer.MODEL_NAMES})
GIVES = frozenset({Layer.SPANS})


def annotate(draft: Draft) -> Draft:
    """The model's names as they are."""
    return draft
