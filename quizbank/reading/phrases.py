"""Finding many known phrases in a text in one pass."""

import re
from collections.abc import Iterator, Mapping

_WORD = re.compile(r"[^\W_]+")
# Characters that are only typographic variants; each is replaced by one character, so offsets stay.
_PLAIN = str.maketrans({"’": "'", "\u2011": "-", "\u00a0": " ", "\n": " "})


def plain(text: str) -> str:
    """The text with straight apostrophes, plain hyphens and blanks; of the same length."""
    return text.translate(_PLAIN)


class PhraseIndex[T]:
    """Phrases with a value each, found case-sensitively at word borders, the longest first."""

    def __init__(self, phrases: Mapping[str, T]) -> None:
        self._by_word: dict[str, list[tuple[str, T]]] = {}
        self._values = {plain(phrase): value for phrase, value in phrases.items()}
        for phrase, value in sorted(self._values.items(), key=lambda item: (-len(item[0]), item[0])):
            if first := _WORD.search(phrase):
                self._by_word.setdefault(first[0], []).append((phrase, value))

    def get(self, phrase: str) -> T | None:
        """The value of exactly that phrase."""
        return self._values.get(plain(phrase))

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Start, end and value of each phrase, left to right, without overlaps."""
        text = plain(text)
        behind = 0
        for word in _WORD.finditer(text):
            if word.start() < behind or word[0] not in self._by_word:
                continue
            for phrase, value in self._by_word[word[0]]:
                end = word.start() + len(phrase)
                if text.startswith(phrase, word.start()) and _ends_here(text, end):
                    yield word.start(), end, value
                    behind = end
                    break


def _ends_here(text: str, end: int) -> bool:
    # "US$" is money, not a country.
    return end >= len(text) or not (text[end].isalnum() or text[end] in "_$")
