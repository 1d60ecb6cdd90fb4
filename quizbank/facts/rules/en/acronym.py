"""A short form and what it stands for: "Long Form (LF)" and "LF (Long Form)", letters checked.

Arguments: ``short`` (text), ``long`` (the organization, or text where it is none). Identity: both.
"""

from collections.abc import Iterator

from quizbank.domain.fact import Argument, Asserted, EntityValue, Fact, Span, TextValue, Value
from quizbank.domain.identity import fact_key, fold
from quizbank.domain.reading import EntityKind
from quizbank.facts.rules.en.grammar.wording import phrase_value
from quizbank.facts.view import View

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "&"})


def find(view: View) -> Iterator[Fact]:
    """The short forms in parentheses behind their long forms."""
    tokens = view.tokens
    for sentence in view.sentences():
        for i in range(sentence.first + 1, sentence.last - 2):
            if tokens.text[i] != "(" or tokens.text[i + 2] != ")" or not _is_short(tokens.text[i + 1]):
                continue
            first = _long_form(view, sentence.first, i, tokens.text[i + 1])
            if first is not None:
                yield _fact(view, first, i)


def _is_short(word: str) -> bool:
    return 2 <= len(word) <= 8 and word.isalpha() and sum(c.isupper() for c in word) >= 2 and word[0].isupper()


def _long_form(view: View, start: int, end: int, short: str) -> int | None:
    """Where the long form that ends before ``end`` begins: the nearest start whose capitals spell the short form."""
    for first in range(end - 2, max(start, end - 12) - 1, -1):
        parts = [view.tokens.text[i] for i in range(first, end) if view.tokens.pos[i] != "PUNCT"]
        capital = parts and parts[0][:1].isupper() and parts[0].lower() not in _SMALL
        if capital and all(p[:1].isupper() or p.lower() in _SMALL for p in parts) and _spells(parts, short):
            return first
    return None


def _spells(parts: list[str], short: str) -> bool:
    """Whether the parts' initials, small words counted or not, spell the short form; a part may give more letters."""
    letters = short.lower()
    small = [p for p in parts if p.lower() not in _SMALL]
    for chosen in (parts, small):
        if "".join(p[0] for p in chosen).lower() == letters:
            return True
    return len(small) >= 2 and _covers([p.lower() for p in small], letters)


def _covers(parts: list[str], letters: str) -> bool:
    """Whether the letters can be cut into a beginning of every part ("AfCFTA": African Continental Free ...)."""
    if not parts:
        return not letters
    return any(
        _covers(parts[1:], letters[n:]) for n in range(1, min(3, len(letters)) + 1) if parts[0].startswith(letters[:n])
    )


def _fact(view: View, first: int, bracket: int) -> Fact:
    tokens, sentence = view.tokens, view.sentence(first)
    short = tokens.text[bracket + 1]
    text = view.text(first, bracket)
    value: Value = phrase_value(text)
    named = view.named[bracket - 1]
    if named and named.entity.kind is EntityKind.ORGANIZATION and fold(text) in fold(named.entity.name):
        value = EntityValue(named.entity.id, named.entity.name)
    arguments = (
        Argument("short", TextValue(short, (fold(short),)), view.span(bracket + 1, bracket + 2)),
        Argument("long", value, view.span(first, bracket)),
    )
    return Fact(
        fact_key("acronym", arguments),
        "acronym",
        arguments,
        Asserted.STATED,
        (Span(sentence.start, sentence.end),),
        as_of=view.as_of,
        rule="acronym.parentheses",
        phrases=(("long", text),),
    )
