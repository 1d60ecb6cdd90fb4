"""Templates of stems: which ways of asking a relation has in a language, and how their blanks are filled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from quizbank import resources

_BLANK = re.compile(r"\{(\w+)(?::(\w+))?\}")


@dataclass(frozen=True, slots=True)
class Ask:
    """One way of asking a relation, as its file in resources/stems/ says.

    ``asked`` names the role that is asked for, ``argument`` the arguments that are its key (all of them if ``many``).
    ``when`` lists phrases that the fact must have with that value ("*": any, "": none), ``at_most`` how many words a
    phrase may have. ``stem``, ``choice`` (the stem
    of a choice, in words of its own) and ``statement`` have blanks for arguments, phrases and the key; ``kinds`` are
    the kinds of question it serves. ``part`` stands for the fact in a set, to be matched with its key or put in order;
    ``match`` is the stem of what is matched.
    """

    asked: str
    argument: str
    kinds: tuple[str, ...]
    stem: str = ""
    choice: str = ""
    statement: str = ""
    explanation: str = ""
    part: str = ""
    match: str = ""
    many: bool = False
    when: tuple[tuple[str, str], ...] = ()
    key_kinds: tuple[str, ...] = ()
    at_most: tuple[tuple[str, int], ...] = ()
    words_at_most: int = 12


@cache
def asks(language: str, relation: str) -> tuple[Ask, ...]:
    """The ways of asking, in the order of preference; none for a relation without a file."""
    if not resources.path("stems", language, "relations", f"{relation}.toml").is_file():
        return ()
    rows = resources.toml("stems", language, "relations", f"{relation}.toml")["ask"]
    return tuple(
        Ask(
            row["asked"],
            row.get("argument", row["asked"]),
            tuple(row["kinds"]),
            row["stem"],
            row.get("choice", row["stem"]),
            row.get("statement", ""),
            row.get("explanation", ""),
            row.get("part", ""),
            row.get("match", ""),
            row.get("many", False),
            tuple(row.get("when", {}).items()),
            tuple(row.get("key_kinds", ())),
            tuple(row.get("at_most", {}).items()),
            row.get("words_at_most", 12),
        )
        for row in rows
    )


def filled(template: str, blanks: Mapping[str, str], language: str) -> str | None:
    """The template with its blanks filled, its first letter a capital; None if one has no value."""
    missing = False

    def value(match: re.Match[str]) -> str:
        nonlocal missing
        word = blanks.get(match[1], "")
        missing = missing or not word
        return rewritten(word, match[2], language) if match[2] else word

    text = rewritten(_BLANK.sub(value, template), "typeset", language)
    return None if missing or not text else text[0].upper() + text[1:]


def rewritten(text: str, rewriting: str, language: str) -> str:
    """The text after the pairs of that rewriting in words.toml; "small" gives it a small first letter."""
    if rewriting == "small":
        return lowered(text)
    for pattern, replacement in resources.toml("stems", language, "words.toml")["rewrite"][rewriting]:
        text = re.sub(pattern, replacement, text)
    return text


def lowered(text: str) -> str:
    """The sentence with a small first letter, for a place behind a prefix."""
    return text[:1].lower() + text[1:]


def which(language: str, kind: str, subtype: str, name: str = "") -> str:
    """The question word for a key of that kind: "Who", "Which ministry"."""
    return _by_sort(language, "which", kind, _called(language, subtype, name))


def which_of(language: str, kind: str, subtype: str, name: str = "") -> str:
    """The question word of a choice: "Which of these ministries"."""
    return _by_sort(language, "which_of", kind, _called(language, subtype, name))


def _called(language: str, subtype: str, name: str) -> str:
    """What a body calls itself before what it is: the Department of State is asked for as a department."""
    words = resources.toml("stems", language, "words.toml")["called"]
    return next((sort for word, sort in words.items() if word in name.lower().split()), subtype)


def _by_sort(language: str, table: str, kind: str, subtype: str) -> str:
    words = resources.toml("stems", language, "words.toml")
    special = words[f"{table}_subtype"].get(subtype) if kind != "person" else None
    return str(special or words[table][kind])
