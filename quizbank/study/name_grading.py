"""Whether a typed name or term is one of the accepted forms, a slip away from one, a part of one, or another thing."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from quizbank.domain.identity import fold
from quizbank.domain.review import AnswerVerdict

_LITTLE_WORDS = frozenset(("the", "a", "an", "of", "s"))
_HEDGES = frozenset(("or", "and"))
# Words before a name that answer nothing by themselves; only these may be added to a form.
_PEOPLE = frozenset(("mr", "mrs", "ms", "dr", "sir", "professor", "king", "queen", "senator", "governor", "mayor"))
_OFFICES = frozenset(("president", "prime", "foreign", "defense", "defence", "minister", "chancellor", "general"))
_TITLES = _PEOPLE | _OFFICES | frozenset(("secretary", "leader", "former", "acting"))


def judge_name(typed: str, accepted: Sequence[str], others: Iterable[str] = ()) -> tuple[AnswerVerdict, str]:
    """Verdict and a code under [nearly]; ``others`` are names of other actors, which no slip may come near."""
    wanted = [form for form in dict.fromkeys(map(_fold, accepted)) if form]
    given = _fold(typed)
    if not given:
        return AnswerVerdict.WRONG, ""
    known = {_bag(form) for form in wanted}
    rivals = _rivals(others, wanted)
    if any(_same(given, form) or _same(_untitled(given), form) for form in wanted) or _bag(given) in known:
        return AnswerVerdict.RIGHT, ""
    if any(_is_slip(form_given, form, rivals) for form_given in {given: 0, _untitled(given): 0} for form in wanted):
        return AnswerVerdict.RIGHT, ""
    return _judge_part(given, wanted, rivals)


def slips_allowed(letters: int) -> int:
    """How many letters may be missing, added, wrong or swapped in a word of that length: 0 below 5, 1 to 8, then 2."""
    if letters < 5:
        return 0
    return 1 if letters <= 8 else 2


def _fold(text: str) -> str:
    return fold(re.sub(r"['’ʼ]s\b", "", text))


def _squeeze(form: str) -> str:
    return form.replace(" ", "")


def _bag(form: str) -> tuple[str, ...]:
    """The words in any order, little ones left out: "Kazakhstan's prime minister" is "prime minister of Kazakhstan"."""
    return tuple(sorted(w for w in form.split() if w not in _LITTLE_WORDS)) or (form,)


def _untitled(form: str) -> str:
    """The form without titles in front, if anything is left."""
    words = form.split()
    while len(words) > 1 and words[0] in (_TITLES | _LITTLE_WORDS):
        words.pop(0)
    return " ".join(words)


def _same(given: str, form: str) -> bool:
    return _squeeze(given) == _squeeze(form) or _squeeze(given.removeprefix("the ")) == _squeeze(
        form.removeprefix("the ")
    )


def _rivals(others: Iterable[str], wanted: Sequence[str]) -> list[str]:
    """The other actors' names and their last words, less what is accepted itself."""
    folded = [_fold(name) for name in others]
    surnames = [name.split()[-1] for name in folded if " " in name]
    return [name for name in dict.fromkeys(folded + surnames) if name and name not in wanted]


def _is_slip(given: str, form: str, rivals: Sequence[str]) -> bool:
    distance = _distance(given, form)
    if distance > slips_allowed(len(_squeeze(form))) or re.findall(r"\d+", given) != re.findall(r"\d+", form):
        return False
    words = list(zip(given.split(), form.split(), strict=False))
    if len(given.split()) == len(form.split()) and any(OSA.distance(g, f) > slips_allowed(len(f)) for g, f in words):
        return False
    return all(_distance(given, rival) > distance for rival in rivals)


def _distance(one: str, two: str) -> int:
    return OSA.distance(_squeeze(one), _squeeze(two))


def _judge_part(given: str, wanted: Sequence[str], rivals: Sequence[str]) -> tuple[AnswerVerdict, str]:
    """Nearly, if words are missing from an accepted form or some were added to it, and no other actor is meant."""
    words = set(_bag(given))
    rival_words = {word for rival in rivals for word in _bag(rival)}
    for form in wanted:
        whole = set(_bag(form))
        if words < whole and not words <= rival_words and max(map(len, words)) >= 3:
            return AnswerVerdict.NEARLY, "whole_name"
        added = words - whole
        if whole < words and not added & (rival_words | _HEDGES) and len(words) <= 2 * len(whole) + 2:
            return AnswerVerdict.NEARLY, "too_much"
    return AnswerVerdict.WRONG, ""
