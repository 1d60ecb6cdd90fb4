"""Identities: the hashes that decide whether anybody's work survives a remaking."""

import hashlib
import re
import unicodedata
from functools import lru_cache

from quizbank.domain.fact import Argument, DateValue, EntityValue, QuantityValue, TextValue

_BLANKS = re.compile(r"\s+")


@lru_cache(maxsize=65_536)
class _Plain(dict[int, str]):
    """Letters and digits as they are, marks and apostrophes gone, blanks for the rest; each looked at once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = "" if unicodedata.combining(letter) or letter in "’'ʼ" else letter if letter.isalnum() else " "
        return self[code]


_PLAIN = _Plain()


def fold(text: str) -> str:
    """The text for comparing: NFKD without marks, lower case, letters and digits only, single blanks."""
    marked = unicodedata.normalize("NFKD", text).casefold()
    return _BLANKS.sub(" ", marked.translate(_PLAIN)).strip()


def digest(*parts: str) -> str:
    """Sixteen hex digits that depend on the parts and their borders only."""
    joined = "\x1f".join(part.replace("\x1f", " ") for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def article_id(text: str) -> str:
    """The id of an article with that text."""
    return digest("article", text)


def fact_key(relation: str, arguments: tuple[Argument, ...]) -> str:
    """The identity of a fact: relation and each role's canonical name, date value or content lemmas; no article."""
    parts = sorted(f"{a.role}={_value_key(a)}" for a in arguments)
    return digest("fact", relation, *parts)


def derived_id(fact: str, kind: str, asked_role: str, polarity: str = "") -> str:
    """The identity of a question: its fact, kind, asked role and polarity; not its wording."""
    return digest("question", fact, kind, asked_role, polarity)


def _value_key(argument: Argument) -> str:
    match argument.value:
        case EntityValue(name=name):
            return "entity:" + fold(name)
        case DateValue(date=value, part=part):
            return f"date:{value}{part}"
        case QuantityValue(quantity=quantity):
            return "quantity:" + fold(quantity)
        case TextValue(text=text, lemmas=lemmas):
            return "text:" + " ".join(sorted(lemmas) if lemmas else [fold(text)])
