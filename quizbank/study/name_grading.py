"""Whether a typed name or term is one of the accepted forms, a slip away from one, a part of one, or another thing."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from quizbank.domain.identity import fold
from quizbank.domain.review import AnswerVerdict
from quizbank.study.spelling import spellings, words_of

_LITTLE_WORDS = frozenset(("the", "a", "an", "of", "s"))
_JOINTS = _LITTLE_WORDS | frozenset(("and", "for", "in", "on", "to"))
_HEDGES = frozenset(("or", "and", "или", "и", "не", "not", "maybe", "perhaps"))
# Words before a name that answer nothing by themselves; only these may be added to a form.
_PEOPLE = frozenset(("mr", "mrs", "ms", "dr", "sir", "professor", "king", "queen", "senator", "governor", "mayor"))
_OFFICES = frozenset(("president", "prime", "foreign", "defense", "defence", "minister", "chancellor", "general"))
_TITLES = _PEOPLE | _OFFICES | frozenset(("secretary", "leader", "former", "acting", "президент", "премьер", "министр"))
_SHORTEST_KEY = 4
_LONGEST_ACRONYM = 6

type _Spell = Callable[[str], tuple[str, ...]]


class NameWord(NamedTuple):
    """Verdict, a code under [nearly] or "", and the accepted form that a forgiven slip was made in, or ""."""

    verdict: AnswerVerdict
    nearly: str = ""
    meant: str = ""


_RIGHT, _WRONG = NameWord(AnswerVerdict.RIGHT), NameWord(AnswerVerdict.WRONG)


def judge_name(typed: str, accepted: Sequence[str], others: Iterable[str] = (), *, acronyms: bool = False) -> NameWord:
    """The word on a typed name; ``others`` are names of other actors: none of them is right, no slip may come near one.

    An accepted form is right even if another actor has it, too. With ``acronyms`` so are the initials of a long form.
    """
    wanted = [form for form in dict.fromkeys(accepted) if _fold(form)]
    given = [typed] if typed == (bare := _untitled(typed)) else [typed, bare]
    if not _fold(typed):
        return _WRONG
    if any(_same(g, form) for g in given for form in wanted):
        return _RIGHT
    rivals = _rivals(others, wanted)
    if (certain := _judge_spelling(given, wanted, rivals)) is not None:
        return certain
    if acronyms and _squeeze(_fold(bare)) in {letters for form in wanted for letters in _initials(form)}:
        return _RIGHT
    for spell in (_plain, _spelled):
        if meant := next((form for form in wanted for g in given if _is_slip(g, form, rivals, spell)), ""):
            return NameWord(AnswerVerdict.RIGHT, meant=meant)
    parts = (_judge_part(typed, wanted, rivals, spell) for spell in (_plain, _joined, _spelled))
    return next((word for word in parts if word is not _WRONG), _WRONG)


def _judge_spelling(given: Sequence[str], wanted: Sequence[str], rivals: Sequence[str]) -> NameWord | None:
    """Right or wrong for an accepted form or another actor's name in another spelling; None where it is neither."""
    if any(_same(g, rival) for g in given for rival in rivals):
        return _WRONG
    sounds = frozenset[str]().union(*map(_keys, given))
    if any(sounds & _keys(rival) for rival in rivals):
        return _WRONG
    latin = all(g.isascii() for g in given)
    return _RIGHT if any(sounds & _keys(form) for form in wanted if not (latin and _is_short(form))) else None


def others_than(accepted: Sequence[str], actors: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The names of those actors that are not the one with the ``accepted`` forms.

    Each actor is given by its names, the fullest first: where that is an accepted form in any spelling, with a middle
    name more or less, it is the same actor in another article. A short name that both bear is nobody else's.
    """
    forms = {_bag(form) for form in accepted}
    sounds = frozenset[str]().union(*map(spellings, accepted))
    found: dict[str, None] = {}
    for full, *short in filter(None, actors):
        if _bag(full) in forms or spellings(full) & sounds or any(_has_same_ends(full, form) for form in accepted):
            continue
        found |= dict.fromkeys([full, *(name for name in short if not spellings(name) & sounds)])
    return tuple(found)


def _has_same_ends(one: str, two: str) -> bool:
    """Whether both have the same first and last words, and one of them no others ("John F. Kennedy")."""
    words, others = one.split(), two.split()
    if min(len(words), len(others)) != 2 or len(words) == len(others):
        return False
    return all(spellings(a) & spellings(b) for a, b in ((words[0], others[0]), (words[-1], others[-1])))


def slips_allowed(letters: int) -> int:
    """How many letters may be missing, added, wrong or swapped in a word of that length: 0 below 5, 1 to 8, then 2."""
    if letters < 5:
        return 0
    return 1 if letters <= 8 else 2


@lru_cache(maxsize=1 << 16)
def _fold(text: str) -> str:
    return fold(re.sub(r"['’ʼ]s\b", "", text))


def _squeeze(form: str) -> str:
    return form.replace(" ", "")


@lru_cache(maxsize=1 << 16)
def _bag(text: str) -> tuple[str, ...]:
    """The words in any order, little ones left out: "Kazakhstan's prime minister" is "prime minister of Kazakhstan"."""
    folded = _fold(text)
    return tuple(sorted(w for w in folded.split() if w not in _LITTLE_WORDS)) or (folded,)


def _untitled(text: str) -> str:
    """The text without titles in front, if anything is left."""
    words = text.split()
    while len(words) > 1 and all(part in _TITLES | _LITTLE_WORDS for part in fold(words[0]).split()):
        words.pop(0)
    return " ".join(words) if len(words) < len(text.split()) else text


def _same(one: str, two: str) -> bool:
    """Whether both are the same but for case, marks, blanks, "the" and the order of words."""
    if _bag(one) == _bag(two):
        return True
    return _squeeze(_fold(one).removeprefix("the ")) == _squeeze(_fold(two).removeprefix("the "))


def _keys(text: str) -> frozenset[str]:
    """The keys that may prove two spellings the same: in Latin letters short ones prove nothing (Hi is not Xi)."""
    plain = text.removeprefix("the ").removeprefix("The ")
    return frozenset(key for key in spellings(plain) if _proves(key, plain))


def _spelled(text: str) -> tuple[str, ...]:
    return tuple(key for key in words_of(text) if _proves(_squeeze(key), text) and not _is_short(text))


def _proves(key: str, text: str) -> bool:
    return len(key) >= _SHORTEST_KEY or not text.isascii()


def _is_short(form: str) -> bool:
    """Whether it is an acronym, whose letters stand for words and not for sounds."""
    return form.isascii() and form.isupper() and len(form) <= _LONGEST_ACRONYM


def _initials(form: str) -> tuple[str, str]:
    """The initials of a form of three words and more, without and with the little ones ("CSTO", "DoD")."""
    words = [_fold(word).replace(" ", "") for word in form.split()]
    words = [word for word in words if word]
    short = [word[0] for word in words if word not in _JOINTS]
    return ("".join(short), "".join(word[0] for word in words)) if len(short) > 2 else ("", "")


def _rivals(others: Iterable[str], wanted: Sequence[str]) -> list[str]:
    """The other actors' names and their last words, less what is accepted itself."""
    names = tuple(others)
    own, sounds = set(map(_fold, wanted)), frozenset[str]().union(*map(_keys, wanted))
    ends = dict.fromkeys(name.split()[-1] for name in names if " " in name.strip())
    ends = dict.fromkeys(end for end in ends if not _keys(end) & sounds)
    return [name for name in {**dict.fromkeys(names), **ends} if (folded := _fold(name)) and folded not in own]


def _is_slip(typed: str, wanted: str, rivals: Sequence[str], spell: _Spell) -> bool:
    """Whether the text is few letters from a form, in each of its words, and farther from every other actor."""
    near = [(_distance(g, form), g, form) for g in spell(typed) for form in spell(wanted)]
    distance, given, form = min(near, default=(1, "", ""))
    if distance > slips_allowed(len(_squeeze(form))) or re.findall(r"\d+", given) != re.findall(r"\d+", form):
        return False
    words, whole = given.split(), form.split()
    if len(words) == len(whole):
        if any(OSA.distance(g, f) > slips_allowed(len(f)) for g, f in zip(words, whole, strict=True)):
            return False
    elif set(words) < set(whole) or set(whole) < set(words):
        return False  # a word is missing or too much: that is no slip, however short it is
    return all(_distance(given, other) > distance for rival in rivals for other in spell(rival))


def _distance(one: str, two: str) -> int:
    return OSA.distance(_squeeze(one), _squeeze(two))


def _judge_part(typed: str, wanted: Sequence[str], rivals: Sequence[str], spell: _Spell) -> NameWord:
    """Nearly, if words are missing from an accepted form or some were added to it, and no other actor is meant."""
    bags = [_words(other) for rival in rivals for other in spell(rival)]
    for given in spell(typed):
        words = _words(given)
        for whole in (_words(one) for form in wanted for one in spell(form)):
            if words < whole and not any(words <= bag for bag in bags) and max(map(len, words)) >= 3:
                return NameWord(AnswerVerdict.NEARLY, "whole_name")
            added = words - whole
            strange = added & _HEDGES or any(added & bag for bag in bags)
            if whole < words and not strange and len(words) <= 2 * len(whole) + 2:
                return NameWord(AnswerVerdict.NEARLY, "too_much")
    return _WRONG


def _words(form: str) -> set[str]:
    return {word for word in form.split() if word not in _LITTLE_WORDS} or {form}


def _plain(text: str) -> tuple[str, ...]:
    return (_fold(text),)


def _joined(text: str) -> tuple[str, ...]:
    """Words with a hyphen as one: "co-operation"."""
    return (_fold(text.replace("-", "")),)
