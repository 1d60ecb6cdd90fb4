"""A stem as the checks see it: without prefix and quotations, as words, with the names that it holds."""

import re
from functools import lru_cache

from quizbank.domain.identity import fold
from quizbank.domain.question import Question
from quizbank.domain.reading import EntityKind
from quizbank.quality.context import QualityContext

_QUOTED = re.compile(r"“([^”]*)”?")
_NAME_WORD = re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:[.\-]\w+)*(?:[’']\w+)?|___")


def body(question: Question, context: QualityContext) -> str:
    """The stem without the prefix that says who claims it."""
    for pattern in context.words["prefixes"]["patterns"]:
        if found := re.match(pattern, question.stem):
            return question.stem[found.end() :]
    return question.stem


def unquoted(text: str) -> str:
    """The text with an empty pair of quotation marks for each quotation."""
    return _QUOTED.sub("“”", text)


def quotations(text: str) -> tuple[str, ...]:
    """The quotations in the text, without their marks."""
    return tuple(m[1] for m in _QUOTED.finditer(text))


def words(text: str) -> tuple[str, ...]:
    """The words of the text as they stand, a gap being one."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=1024)  # one check after the other looks its phrases up in the same stem
def lower(text: str) -> str:
    """The text in small letters with single blanks around each word, for looking phrases up."""
    return " " + " ".join(w.lower() for w in words(text)) + " "


def holds(text: str, phrases: list[str]) -> str:
    """The first of the phrases that stands in the text as whole words, or ""."""
    low = lower(text)
    return next((p for p in phrases if f" {p} " in low), "")


def names_in(text: str, context: QualityContext) -> tuple[tuple[int, str], ...]:
    """The names of the reading in the text, as (offset, entity id), each entity once at its first place.

    The longest name at a place counts: "Pranab Mukherjee" is not also somebody else called Mukherjee.
    """
    first: dict[str, int] = {}
    end = 0
    for word in _NAME_WORD.finditer(text):
        at = word.start()
        if at < end:
            continue
        for form, entity_id in context.names_by_first_word.get(word.group(), ()):
            behind = at + len(form)
            if text.startswith(form, at) and not text[behind : behind + 1].isalnum():
                first.setdefault(entity_id, at)
                end = behind
                break
    return tuple(sorted((at, entity_id) for entity_id, at in first.items()))


def person_before(text: str, offset: int, context: QualityContext) -> bool:
    """Whether a person is named before the offset."""
    return any(
        at < offset and context.entities[e].kind is EntityKind.PERSON for at, e in names_in(text[:offset], context)
    )


def anything_before(text: str, offset: int) -> bool:
    """Whether a capitalised name stands before the offset, the first word of the sentence not counted as one."""
    return any(w[0].isupper() for w in words(text[:offset])[1:])


def distinctive(text: str, context: QualityContext) -> frozenset[str]:
    """The folded words of a name that few other names share, of four letters or more."""
    common = frozenset(context.words["common_name_words"])
    return frozenset(w for w in fold(text).split() if len(w) > 3 and w not in common)
