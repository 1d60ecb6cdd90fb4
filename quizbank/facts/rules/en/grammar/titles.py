"""A noun phrase read as a role: "Armenian Prime Minister" is "the prime minister of Armenia"."""

from dataclasses import dataclass

from quizbank.domain.reading import EntityKind, Mention
from quizbank.facts.rules.en.grammar import antecedents, lexicon
from quizbank.facts.rules.en.grammar.lexicon import words
from quizbank.facts.rules.en.grammar.wording import wording
from quizbank.facts.view import Named, View

_FORBIDDEN = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT", "VBD", "VBZ", "VBP", "MD", "EX", "``", "''"})
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Title:
    """A role: ``text`` in full ("the former head of X"), ``role`` without its time, ``noun`` the bare role noun.

    ``time`` is "former", "then" or ""; ``of`` is the state or body in it, with where it stands.
    """

    text: str
    role: str
    time: str
    definite: bool
    noun: str
    of: Named | None


@dataclass(frozen=True, slots=True)
class _Parts:
    """A title taken apart: token ranges [a, b) and what was found in them."""

    article: str
    owner: tuple[int, int] | None
    time: str
    modifiers: tuple[int, ...]
    noun: str
    tail: tuple[int, int]


def read_title(view: View, first: int, last: int) -> Title | None:
    """The role that the noun phrase [first, last) tells, or None where it tells none, or not surely or fully."""
    parts = _take_apart(view, first, last)
    if parts is None:
        return None
    tail = _tail(view, *parts.tail)
    if tail is None:
        return None
    phrase = _phrase(view, parts, tail)
    if phrase is None:
        return None
    article, rest = phrase
    time = f"{parts.time} " if parts.time else ""
    if article == "a":
        text, role = lexicon.indefinite(time + rest), lexicon.indefinite(rest)
    elif article == "the":
        text, role = f"the {time}{rest}", f"the {rest}"
    else:
        text, role = f"{article} {time}{rest}", f"{article} {rest}"
    return Title(text, role, parts.time, article != "a", parts.noun, _of(view, first, last))


def is_cut(view: View, mention: Mention) -> bool:
    """Whether a proper noun before a person's name belongs to it: "Han | Dong-hoon"; titles do not."""
    tokens, before = view.tokens, mention.first - 1
    if before < 0 or tokens.pos[before] != "PROPN" or not mention.first <= tokens.head[before] < mention.last:
        return False
    word = tokens.text[before]
    titled = is_role_noun(word) or word in words("words", "titles") or word.endswith(".") or lexicon.country(word)
    person = view.named[mention.first]
    return not titled and bool(person and person.entity.kind is EntityKind.PERSON)


def is_role_noun(text: str) -> bool:
    """Whether the words are a noun of office or profession in the lexicon."""
    low = text.lower()
    return low in words("roles", "sole") or low in words("roles", "shared")


def _noun(view: View, first: int, last: int) -> tuple[int, int] | None:
    """The role noun's [first, last): the longest before the first preposition that the noun itself does not hold."""
    for i in range(first, last):
        for j in range(min(last, i + 5), i, -1):
            if " of " in (text := view.text(i, j)) and is_role_noun(text):
                return i, j
    end = next((i for i in range(first, last) if view.tokens.pos[i] == "ADP"), last)
    while end > first and view.tokens.pos[end - 1] == "PUNCT":
        end -= 1
    return next(((i, end) for i in range(first, end) if is_role_noun(view.text(i, end))), None)


def _take_apart(view: View, first: int, last: int) -> _Parts | None:
    tokens = view.tokens
    noun = _noun(view, first, last)
    if noun is None or tokens.tag[noun[1] - 1] in ("NNS", "NNPS"):
        return None
    article, here = "", first
    if tokens.text[first].lower() in _ARTICLES:
        article, here = tokens.text[first].lower(), first + 1
    owner = None
    for i in range(here, noun[0]):
        if tokens.tag[i] == "POS":
            owner, here = (first, i), i + 1
    between = _between(view, here, noun[0])
    if between is None:
        return None
    return _Parts(article, owner, between[0], between[1], view.text(*noun).lower(), (noun[1], last))


def _between(view: View, first: int, last: int) -> tuple[str, tuple[int, ...]] | None:
    """The time that the words before the role noun tell, and those of them that tell something else."""
    tokens = view.tokens
    time = ""
    modifiers: list[int] = []
    for i in range(first, last):
        low = tokens.text[i].lower()
        if low in words("roles", "former"):
            time = "former"
        elif low in words("roles", "then"):
            time = "then"
        elif low == "-" and time and not modifiers:
            continue  # the hyphen of "then-"
        elif low != "-" and (tokens.tag[i] in _FORBIDDEN or tokens.pos[i] in ("CCONJ", "PUNCT", "ADP")):
            return None
        elif low not in words("roles", "now"):
            modifiers.append(i)
    return time, tuple(modifiers)


def _tail(view: View, first: int, last: int) -> str | None:
    """What follows the role noun ("of the CSTO"), references replaced; None where one stays open."""
    tokens, instead = view.tokens, {}
    for i in range(first, last):
        if tokens.tag[i] in _FORBIDDEN:
            return None
        if tokens.text[i].lower() in ("this", "that", "these", "those", "such"):
            return None
        if tokens.text[i].lower() == "the" and not _names_something(view, i, last):
            resolved = _resolve(view, i, last)
            if resolved is None:
                return None
            instead[i + 1] = resolved
            if not _takes_the(view, resolved):
                instead[i] = ""
    return wording(view, range(first, last), instead)


def _names_something(view: View, the: int, last: int) -> bool:
    """Whether the noun phrase after "the" holds a name before the next comma."""
    return any(view.tokens.pos[i] == "PROPN" or view.named[i] for i in range(the + 1, last))


def _resolve(view: View, the: int, last: int) -> str | None:
    if the + 1 >= last or (the + 2 < last and view.tokens.pos[the + 2] != "ADP"):
        return None
    noun = view.tokens.lemma[the + 1].lower()
    if noun in antecedents.BODY_NOUNS:
        entity = antecedents.body(view, the)
        return antecedents.short_name(entity) if entity else None
    return antecedents.country_before(view, the) if noun in ("country", "nation") else None


def _takes_the(view: View, name: str) -> bool:
    """Whether the text writes "the" before that name, or the name always has one."""
    return (
        lexicon.with_article(name) != name or f"the {name}" in view.article.text or f"The {name}" in view.article.text
    )


def _phrase(view: View, parts: _Parts, tail: str) -> tuple[str, str] | None:
    """Article ("the", "a" or an owner's genitive) and the rest of the phrase."""
    before = _modifiers(view, parts.modifiers)
    if parts.owner:
        return _owned(view, parts, " ".join(before), tail)
    if any(is_role_noun(w) for w in before) or _unnamed(tail):
        return None
    sole = parts.noun in words("roles", "sole")
    state = next((c for w in before if (c := lexicon.country(w))), None)
    capital = [w for w in before if w[:1].isupper() and lexicon.country(w) is None]
    if sole and not tail and not capital and " of " not in parts.noun:
        return _of_state(parts, before, state)
    if state and (office := _in_government(parts, before, state, tail)):
        return office
    if not _tells_enough(before, capital, state, tail, sole=sole):
        return None
    definite = parts.article == "the" or (sole and not parts.article)
    return ("the" if definite else "a"), _join(before, parts.noun, tail)


def _of_state(parts: _Parts, before: list[str], state: str | None) -> tuple[str, str] | None:
    """The role behind the state's adjective turned round; nothing where no state is named."""
    if state is None:
        return None
    others = [w for w in before if lexicon.country(w) is None]
    article = "a" if parts.article in ("a", "an") else "the"
    return article, _join(others, parts.noun, f"of {lexicon.with_article(state)}")


def _in_government(parts: _Parts, before: list[str], state: str, tail: str) -> tuple[str, str] | None:
    """A minister with a portfolio, or who speaks for a ministry: "the health minister of Italy"."""
    others = [w for w in before if lexicon.country(w) is None]
    if tail or not others:
        return None
    if parts.noun == "minister" and not any(w in words("roles", "grade") for w in others):
        return "the", f"{' '.join(others).lower()} minister of {lexicon.with_article(state)}"
    if parts.noun.startswith("spokes") and any(w[:1].isupper() for w in others):
        return "a", f"{parts.noun} for the {' '.join(before)}"
    return None


def _tells_enough(before: list[str], capital: list[str], state: str | None, tail: str, *, sole: bool) -> bool:
    """Whether a body, a state or enough other words say which office it is."""
    if capital and not state and not tail and not _is_name(capital):
        return False
    has_name = bool(capital or state or any(c.isupper() for c in tail))
    plain = [w for w in before if lexicon.country(w) is None]
    return has_name or (not sole and len(plain) + len(tail.split()) >= 3)


def _unnamed(tail: str) -> bool:
    """Whether the role is only "of Parliament": of which?"""
    return tail.removeprefix("of ").removeprefix("the ") in words("roles", "unnamed")


def _is_name(capital: list[str]) -> bool:
    """Whether the words are the name of a body and not a mere "Assembly" or "House"."""
    return len(capital) > 1 or capital[0].isupper()


def _modifiers(view: View, tokens: tuple[int, ...]) -> list[str]:
    """The words before the role noun: hyphens closed up, "South Korean" one word, ranks in lower case."""
    glued = "".join(view.tokens.text[i] + (" " if view.tokens.space_after[i] else "") for i in tokens).split()
    found: list[str] = []
    for word in glued:
        if found and lexicon.country(f"{found[-1]} {word}"):
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word.lower() if word.lower() in words("roles", "grade") else word)
    return found


def _owned(view: View, parts: _Parts, modifiers: str, tail: str) -> tuple[str, str] | None:
    first, last = parts.owner or (0, 0)
    names = view.mentions(first, last)
    core = _join([modifiers] if modifiers else [], parts.noun, tail)
    last_word = view.tokens.text[last - 1]
    if names and names[-1].mention.last == last:
        owner = names[-1].entity
        if owner.kind is EntityKind.PERSON:
            return f"{owner.name}’s", core
        if tail:
            return None
        name = lexicon.country(owner.name) or wording(view, range(names[-1].mention.first, last))
        before = view.tokens.text[first].lower() == "the" and first < names[-1].mention.first
        return "the", f"{core} of {f'the {name}' if before else lexicon.with_article(name)}"
    if last_word.lower() in ("country", "nation") and last - first == 2 and not tail:
        state = antecedents.country_before(view, first)
        return ("the", f"{core} of {lexicon.with_article(state)}") if state else None
    return None


def _join(before: list[str], noun: str, after: str) -> str:
    return " ".join([*before, noun, after]).strip()


def _of(view: View, first: int, last: int) -> Named | None:
    """The body in a role, the one at its end before others, else the state or place."""
    named = view.mentions(first, last)
    bodies = [n for n in named if n.entity.kind is EntityKind.ORGANIZATION]
    if bodies:
        return bodies[-1] if bodies[-1].mention.last == last else bodies[0]
    place = next((n for n in named if n.entity.kind is EntityKind.PLACE), None)
    return place or _by_adjective(view, first, last)


def _by_adjective(view: View, first: int, last: int) -> Named | None:
    """The state that an adjective of the role means, where the article names it: "the Samoan prime minister"."""
    for i in range(first, last):
        state = lexicon.country(view.tokens.text[i])
        if state is None:
            continue
        entities = view.reading.entities
        found = next((e for e in entities if e.kind is EntityKind.PLACE and lexicon.country(e.name) == state), None)
        if found and found.subtype == "country":
            return Named(found, Mention(view.tokens.start[i], view.tokens.end(i), i, i + 1))
    return None
