"""Forms of a clause: its finite group for a statement, and turned round behind "on what date"."""

import re
from dataclasses import dataclass

from quizbank.facts.view import View

_BE = frozenset({"be"})
_DO = {"VBD": "did", "VBZ": "does", "VBP": "do"}
_PAST = {
    "begun": "began", "come": "came", "become": "became", "given": "gave", "taken": "took", "gone": "went",
    "seen": "saw", "done": "did", "written": "wrote", "spoken": "spoke", "broken": "broke", "chosen": "chose",
    "fallen": "fell", "risen": "rose", "run": "ran", "grown": "grew", "drawn": "drew", "known": "knew",
    "thrown": "threw", "been": "was", "sworn": "swore", "stolen": "stole", "withdrawn": "withdrew",
    "flown": "flew", "driven": "drove", "overthrown": "overthrew",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """The words of a verb group: ``said`` as in a statement, ``first`` and ``rest`` as in a question."""

    said: str
    first: str
    rest: str


def verb_group(view: View, verb: int, helpers: tuple[int, ...], *, plural: bool, simple: bool) -> Group | None:
    """The group of a finite clause, or None for a form that is not covered.

    A pluperfect becomes simple past, with ``simple`` (the clause gets a date) any perfect does.
    """
    tokens = view.tokens
    words = [_full(tokens.text[h]) for h in helpers]
    main = tokens.text[verb]
    perfects = ("had", "has", "have") if simple else ("had",)
    if words and words[0].lower() in perfects and tokens.tag[verb] == "VBN":
        return _from_perfect(words[1:], main, base_form(main, tokens.lemma[verb]), plural=plural)
    if words:
        rest = " ".join([*words[1:], main])
        return Group(" ".join([*words, main]), words[0], rest)
    if tokens.lemma[verb] in _BE:
        return Group(main, main, "")
    helper = _DO.get(tokens.tag[verb])
    return Group(main, helper, base_form(main, tokens.lemma[verb])) if helper else None


_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def base_form(text: str, lemma: str) -> str:
    """The lemma of a regular past, mended where the model left off an e: "staged" is of "stage", not "stag"."""
    low = text.lower()
    return f"{lemma}e" if low == f"{lemma}ed" and _SHORT.fullmatch(lemma) else lemma


def _from_perfect(others: list[str], main: str, lemma: str, *, plural: bool) -> Group | None:
    if others == ["been"]:
        was = "were" if plural else "was"
        return Group(f"{was} {main}", was, main)
    if others:
        return None
    past = _PAST.get(main, main)
    if lemma == "be":
        was = "were" if plural else "was"
        return Group(was, was, "")
    return Group(past, "did", lemma)


def _full(word: str) -> str:
    return {"'s": "is", "’s": "is", "'ve": "have", "’ve": "have", "'d": "had", "’d": "had"}.get(word, word)
