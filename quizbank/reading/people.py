"""Personal names: which short forms a full name has, and when two full names are one person's."""

import unicodedata
from collections.abc import Sequence

from quizbank.reading.lexicon import Lexicon

SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
_PATRONYMIC = frozenset({"bin", "ibn", "bint"})
_WITH_MIDDLE = 3
# First words of Arabic given names of two words.
_SERVANTS = frozenset({"Abd", "Abdel", "Abdul", "Abu"})
_OF = frozenset({"de", "y"})
_SHORTEST_VARIANT = 6
_BARRED = str.maketrans("łŁøØđĐı", "lLoOdDi")
_VOWELS = frozenset("aeiouy")
# The end of Spanish names after a father's, which stand before the mother's.
_FATHERS = ("ez", "éz")


def short_forms(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The forms under which a full name is repeated: the family name with and without its particles."""
    words = _words(name)
    if len(words) < 2:
        return ()
    forms = [words[-1]]
    if suffix := suffix_of(name):
        forms += [f"{words[-1]} {suffix}", f"{words[-1]}, {suffix}"]
    if len(words) > 2 and not words[-2].endswith(".") and words[-2] not in lexicon.given_names:
        # "López Obrador", "Peña Nieto"; of "Benítez Caballero" the first of the two names.
        forms.append(" ".join(words[-2:]))
        forms += [words[-2]] if words[-2].endswith(_FATHERS) else []
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in lexicon.particles:
        start -= 1
        full = " ".join(words[start:])
        forms += [full, full[0].upper() + full[1:]]  # "Bin Laden" where no given name stands before it
    is_middle = len(words) == _WITH_MIDDLE and words[1].isalpha() and words[0] not in _SERVANTS
    if is_middle and words[1] not in lexicon.given_names:
        # "Luk" of "John Luk Jok", "Boric" of "Gabriel Boric Font"
        forms += [words[1]] if words[1].lower() not in lexicon.particles else []
    if start > 1 and words[start] in _OF:
        # "Fernández" of "Fernández de Kirchner"
        forms += [words[start - 1], " ".join(words[start - 1 :])]
    prefix, hyphen, rest = words[-1].partition("-")
    if hyphen and prefix.lower() in lexicon.particles:
        forms.append(rest)
    forms += [words[i] for i in range(len(words) - 1) if words[i + 1] in _PATRONYMIC]
    if words[0] in lexicon.family_first and words[0] not in lexicon.given_names:
        forms.append(words[0])
    return tuple(dict.fromkeys(form for form in forms if len(form) > 1 and form[0].isalpha()))


def is_same_person(one: str, other: str) -> bool:
    """Whether two full names are forms of one: same words, initials for given names, a name left out, a slip."""
    suffixes = {suffix_of(one).rstrip("."), suffix_of(other).rstrip(".")} - {""}
    a, b = _words(one), _words(other)
    # "Kim Jong-un", "Kim Jong Un"
    is_spelt = one.replace("-", " ").lower() == other.replace("-", " ").lower()
    if len(suffixes) > 1 or is_spelt or set(a) == set(b):
        return len(suffixes) < 2
    if a[-1] == b[-1] and len(a) > 1 and len(b) > 1:
        shorter, longer = sorted((a, b), key=len)
        if shorter[0] == longer[0] or _is_initial(a[0], b[0]):
            middles = zip(a[1:-1], b[1:-1], strict=False)
            is_alike = len(a) == len(b) and all(x == y or _is_initial(x, y) or is_variant(x, y) for x, y in middles)
            return set(shorter[1:]) <= set(longer[1:]) or is_alike
        return len(shorter) > 1 and set(shorter) < set(longer)
    shorter, longer = sorted((a, b), key=len)
    # "John Luk" of "John Luk Jok"
    is_begun = len(shorter) > 1 and longer[: len(shorter)] == shorter
    return is_begun or (a[0] == b[0] and len(a) == len(b) and is_variant(a[-1], b[-1]))


def _words(name: str) -> list[str]:
    words = name.replace(",", "").split()
    return [word for word in words if word not in SUFFIXES] or words


def suffix_of(name: str) -> str:
    """The "Jr." at the end of a name; "" if there is none."""
    return next((word for word in name.split()[-1:] if word in SUFFIXES), "")


def _is_initial(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short.rstrip(".")) == 1 and long.startswith(short[0])


def is_variant(one: str, other: str) -> bool:
    """Whether two long words differ by one letter added, left out, replaced or by two swapped, shorter by a vowel."""
    if one != other and _bare(one) == _bare(other):
        return True
    if _differ_by_vowel(one, other):
        return True
    if min(len(one), len(other)) < _SHORTEST_VARIANT or one == other:
        return False
    if len(one) == len(other):
        unequal = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(unequal) == 2:
            i, k = unequal
            return k == i + 1 and one[i] == other[k] and one[k] == other[i]
        return len(unequal) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _bare(word: str) -> str:
    """The word without the marks on its letters: "Błońska" as "Blonska"."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).translate(_BARRED)


def _differ_by_vowel(one: str, other: str) -> bool:
    """Whether two words of five letters are one name in two spellings: "Saree", "Sarea"."""
    if not len(one) == len(other) == _SHORTEST_VARIANT - 1 or one[:3] != other[:3]:
        return False
    unequal = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(unequal) == 1 and set(unequal[0]) <= _VOWELS


def fullest(forms: Sequence[str]) -> str:
    """The form with most words, the longest and first of them."""
    return max(forms, key=lambda form: (len(form.split()), len(form)))
