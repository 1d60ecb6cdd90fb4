"""Which language a text is in: the only door to py3langid, a model of byte n-grams that works offline."""

import re
from functools import cache

import py3langid

from quizbank import resources

_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.15
_LATIN_END = "\u0250"
_ENOUGH = 25  # words; below, the model's guess on a Latin text full of names is not worth a refusal
_SAMPLE = 20_000  # characters


def guess(text: str) -> str:
    """The ISO 639-1 code of the text's language; "en" also for short texts in Latin letters.

    News in English about places with other languages is full of their names, so English is told by its function words
    first (they are about 40 % of running English); the model is asked about everything else.
    """
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return "en"
    letters = "".join(words)
    if sum(c < _LATIN_END for c in letters) > len(letters) / 2:
        english = sum(word in _function_words() for word in words)
        if len(words) < _ENOUGH or english >= _SHARE * len(words):
            return "en"
    _load_model()
    return str(py3langid.classify(sample)[0])


@cache
def _load_model() -> None:
    """Keeps the model to languages with a two-letter code, so that dialects are called by their language."""
    labels = [label for label, _ in py3langid.rank("")]
    py3langid.set_languages([label for label in labels if len(label) == 2])


@cache
def _function_words() -> frozenset[str]:
    return frozenset(resources.lines("lexicons", "en", "function_words.txt"))
