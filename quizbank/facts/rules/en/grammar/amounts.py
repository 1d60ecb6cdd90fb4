"""Numbers in a sentence that count something: "about 2.9 million people", "25.7% of the vote", "fifteen Democrats"."""

from collections.abc import Iterator
from dataclasses import dataclass

from quizbank.domain.reading import Grain, Sentence
from quizbank.facts.view import View

_PERCENT = frozenset({"%", "percent", "per cent"})
_BEFORE = frozenset(
    ["about", "around", "some", "nearly", "almost", "over", "more", "than", "at", "least", "roughly", "approximately",
     "up", "to", "under", "fewer", "less", "only", "just", "exactly", "as", "many"]
)  # fmt: skip
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_LIKE_NUMBERS = frozenset("0123456789")
_SMALL = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
     "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty",
     "seventy", "eighty", "ninety"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amount:
    """A number: tokens [first, last) with its "about" or "%", ``top`` its head token, ``noun`` what it counts (or -1).

    Of a share ``noun`` is the "%" itself, which belongs to the amount.
    """

    first: int
    last: int
    top: int
    noun: int
    text: str
    share: bool

    @property
    def sort(self) -> str:
        """What it is: share or count."""
        return "share" if self.share else "count"


def amounts(view: View, sentence: Sentence) -> Iterator[Amount]:
    """The plain numbers of a sentence, none inside names, dates and quotations; ranges and money are left out."""
    i = sentence.first
    while i < sentence.last:
        last = i
        while last < sentence.last and _is_number(view, last):
            last += 1
        if last == i:
            i += 1
            continue
        if amount := _read(view, sentence, i, last):
            yield amount
        i = last


def _is_number(view: View, i: int) -> bool:
    tokens = view.tokens
    low = tokens.text[i].lower()
    known = (low[0] in _LIKE_NUMBERS and low[-1] in _LIKE_NUMBERS) or low in _SMALL or low in _SCALES
    date = view.dated[i]
    free = date is None or date.grain is Grain.DURATION
    return known and tokens.tag[i] == "CD" and free and not view.named[i] and not view.quoted[i]


def _read(view: View, sentence: Sentence, first: int, last: int) -> Amount | None:
    tokens, tree = view.tokens, view.tree
    top = tree.top(first, last)
    share = last < sentence.last and tokens.text[last].lower() in _PERCENT
    end = last + share
    while first > sentence.first and tokens.text[first - 1].lower() in _BEFORE:
        if tokens.text[first - 1].lower() in ("at", "to", "as", "over", "under", "up", "around") and not _hedges(
            view, first
        ):
            break
        first -= 1
    while tokens.text[first].lower() in ("to", "as", "than", "many") and first < last:
        first += 1
    around = {
        tokens.text[first - 1].lower() if first > sentence.first else "",
        tokens.text[end] if end < sentence.last else "",
    }
    if around & {"-", "–", "$", "€", "£", "US$", "and", "to", "or", "between", "#", "/", ":"} - {"and", "to"}:
        return None
    if tree.children(top, "conj", "cc") or tokens.dep[top] == "conj":
        return None
    noun = last if share else (tokens.head[top] if tokens.dep[top] == "nummod" and tokens.head[top] >= end else -1)
    if noun >= 0 and not share and tokens.pos[noun] not in ("NOUN", "PROPN"):
        return None
    text = " ".join(view.text(first, end).split())
    return Amount(first, end, top, noun, text, share)


def _hedges(view: View, first: int) -> bool:
    """Whether the preposition before belongs to the number: "over 80%", "at least two", not "voted to 80"."""
    tokens = view.tokens
    low = tokens.text[first - 1].lower()
    if low in ("over", "around", "under"):
        return tokens.dep[first - 1] in ("advmod", "quantmod")
    return view.text(max(0, first - 2), first).lower() in ("up to", "at least") or low in ("at", "up")
