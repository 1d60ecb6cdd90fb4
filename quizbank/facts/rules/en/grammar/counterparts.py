"""Roles told by another's: "his Greek counterpart, NAME" next to a foreign minister is the foreign minister of Greece.

Also several names for several offices in the same order: "the presidents of X and Y, NAME and NAME".
"""

from collections.abc import Iterator

from quizbank.domain.reading import EntityKind, Sentence
from quizbank.facts.rules.en.grammar import lexicon
from quizbank.facts.rules.en.grammar.holders import titles
from quizbank.facts.rules.en.grammar.titles import Title, is_cut, is_role_noun
from quizbank.facts.view import Named, View

type _Held = tuple[Named, Title]


def counterparts(view: View, sentence: Sentence) -> Iterator[_Held]:
    """The persons of the sentence whose office is named by somebody else's, or in a common list."""
    tokens = view.tokens
    for i in range(sentence.first + 1, sentence.last - 1):
        if view.quoted[i]:
            continue
        low = tokens.text[i].lower()
        if low in ("counterpart", "counterparts"):
            office = _office_before(view, sentence, i)
            if office:
                yield from _shared_out(view, sentence, i, office, _states_before(view, i))
        elif tokens.tag[i] in ("NNS", "NNPS") and low.endswith("s"):
            yield from _offices(view, sentence, i)


def _office_before(view: View, sentence: Sentence, token: int) -> str | None:
    """The office of the nearest person before, one of a state: "foreign minister"."""
    before = [n for n in view.mentions(sentence.first, token) if n.entity.kind is EntityKind.PERSON]
    if not before:
        return None
    found = [title for _, title, _, _ in titles(view, before[-1])]
    offices = {t.noun if "minister" not in t.noun else _ministry(t) for t in found if _is_of_state(t) and not t.time}
    return offices.pop() if len(offices) == 1 else None


def _is_of_state(title: Title) -> bool:
    sole = title.noun in lexicon.words("roles", "sole") or "minister" in title.noun
    state = title.role.rpartition(" of ")[2].removeprefix("the ")
    return title.definite and sole and lexicon.country(state) == state


def _ministry(title: Title) -> str:
    """The office with its portfolio: "foreign minister" of "the foreign minister of Egypt"."""
    return title.role.removeprefix("the ").rpartition(" of ")[0]


def _states_before(view: View, noun: int) -> list[str]:
    """The states whose adjectives stand right before the noun, in order; none if there is anything else."""
    return _states(view, range(noun - 1, -1, -1))[::-1]


def _states(view: View, places: range) -> list[str]:
    found: list[str] = []
    words, last = view.tokens.text, False
    for i in places:
        state = lexicon.country(words[i])
        if state and not last:
            found.append(state)
            last = True
        elif words[i] in (",", "and") and found and last is not None:
            last = False
        else:
            break
    return found


def _offices(view: View, sentence: Sentence, noun: int) -> Iterator[_Held]:
    """From "the Greek and Cypriot foreign ministers, NAME and NAME", "the presidents of X and Y, NAME and NAME"."""
    tokens = view.tokens
    first = noun - (tokens.text[noun - 1].lower() in ("prime", "foreign", "defense", "defence", "interior", "finance"))
    office = view.text(first, noun + 1).lower().removesuffix("s")
    if office not in lexicon.words("roles", "sole") or not is_role_noun(office):
        return
    states, end = _states_before(view, first), noun
    if not states and tokens.text[noun + 1] == "of":
        places: list[str] = []
        end = noun + 1
        while end + 1 < sentence.last:
            step = end + 1
            while tokens.text[step].lower() in ("the", ",", "and") and step + 1 < sentence.last:
                step += 1
            named = view.named[step]
            state = lexicon.country(named.entity.name) if named else None
            if named is None or state is None or named.mention.first != step:
                break
            places.append(state)
            end = named.mention.last - 1
        states = places
    if len(states) > 1 and tokens.text[end + 1] == ",":
        yield from _shared_out(view, sentence, end, office, states)


def _shared_out(view: View, sentence: Sentence, behind: int, office: str, states: list[str]) -> Iterator[_Held]:
    """The names behind, one for each state, in order; nothing unless they are as many."""
    tokens = view.tokens
    first = behind + 1 + (tokens.text[behind + 1] == ",")
    names: list[Named] = []
    here = first
    while here < sentence.last:
        named = view.named[here]
        if named is None or named.entity.kind is not EntityKind.PERSON or named.mention.first != here:
            break
        names.append(named)
        here = named.mention.last
        while here < sentence.last and tokens.text[here] in (",", "and"):
            here += 1
            if view.named[here] is None:
                here = sentence.last
    if not states or len(names) != len(states) or any(is_cut(view, n.mention) for n in names):
        return
    if len(states) == 1 and tokens.tag[names[0].mention.last] == "POS":
        return
    for named, state in zip(names, states, strict=True):
        role = f"the {office} of {lexicon.with_article(state)}"
        yield named, Title(role, role, "", definite=True, noun=office, of=None)
