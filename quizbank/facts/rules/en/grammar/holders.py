"""Where a person's role stands: before the name, behind it, over a comma, predicated, shared by several names."""

from collections.abc import Iterator
from dataclasses import replace

from quizbank.domain.reading import EntityKind
from quizbank.facts.rules.en.grammar import lexicon
from quizbank.facts.rules.en.grammar.titles import Title, is_cut, is_role_noun, read_title
from quizbank.facts.view import Named, View

_TITLE_POS = frozenset({"NOUN", "PROPN", "ADJ", "PART", "NUM"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BREAKS = frozenset({",", ".", ")", "(", "--", "–", "—", ";", ":", "”", '"', "who", "whose", "which", "where", "when"})

type _Found = tuple[Title, int, int] | None


def _whole(view: View, named: Named) -> bool:
    """Whether the name is whole: no other proper noun beside it that could belong to it."""
    after = named.mention.last
    if is_cut(view, named.mention):
        return False
    if after >= view.sentence(named.mention.first).last:
        return True
    following = view.named[after]
    if following and following.entity.kind is EntityKind.PERSON:
        return False
    return view.tokens.pos[after] != "PROPN" or following is not None


def _before_name(view: View, named: Named) -> _Found:
    """The title before: "Armenian Prime Minister NAME", "Niger's president NAME", "President NAME of Niger"."""
    tokens, last = view.tokens, named.mention.first
    start, first = view.sentence(last).first, last
    while first > start and _belongs(view, first - 1, last):
        first -= 1
    if first == last or not _whole(view, named):
        return None
    if first > start and tokens.text[first - 1].lower() in ("a", "an", "the"):
        first -= 1
    if first > start and not _clear_left(view, first):
        return None
    tail = _tail_behind_name(view, named.mention.last)
    title = read_title(view, first, last)
    if title is None and tail and is_role_noun(view.text(first, last)):
        name = lexicon.with_article(lexicon.country(view.text(tail[0] + 1, tail[1])) or view.text(tail[0] + 1, tail[1]))
        noun = view.text(first, last).lower()
        sole = noun in lexicon.words("roles", "sole")
        role = f"the {noun} of {name}" if sole else lexicon.indefinite(f"{noun} from {name}")
        of = view.named[tail[0] + 1]
        return Title(role, role, "", definite=sole, noun=noun, of=of), first, last
    return (title, first, last) if title else None


def _belongs(view: View, token: int, last: int) -> bool:
    """Whether the token is part of the title that ends where the name begins."""
    tokens = view.tokens
    if view.dated[token]:
        return False
    if tokens.text[token] == "-" or tokens.pos[token] in _TITLE_POS:
        named = view.named[token]
        return not (named and named.entity.kind is EntityKind.PERSON and tokens.tag[named.mention.last] != "POS")
    low = tokens.text[token].lower()
    if low == "the":
        return tokens.text[token - 1].lower() == "of" and _body_to(view, token + 1, last)
    if low == "of" and is_role_noun(tokens.text[token - 1]):
        first = token + 1 + (tokens.text[token + 1].lower() == "the")
        if _body_to(view, first, last):
            return True
    if low == "of":
        return any(is_role_noun(view.text(token - 1, end)) for end in range(token + 2, min(token + 4, last + 1)))
    return low in lexicon.words("roles", "grade") or low in lexicon.words("roles", "former")


def _body_to(view: View, first: int, last: int) -> bool:
    """Whether [first, last) is one state, place or body: "President of | Argentina | NAME"."""
    named = view.named[first]
    return bool(
        named
        and named.entity.kind is not EntityKind.PERSON
        and (named.mention.first, named.mention.last) == (first, last)
    )


def _clear_left(view: View, first: int) -> bool:
    """No coordination that the title could be the right half of ("trade and industry commissioner NAME")."""
    tokens, before = view.tokens, first - 1
    if tokens.tag[before] == "PRP$" or (tokens.pos[before] == "PUNCT" and tokens.text[before] in ("–", "-", "/")):
        return False
    if tokens.pos[before] != "CCONJ" or tokens.pos[first] == "DET" or lexicon.country(tokens.text[first]):
        return True
    left = before - 1
    named = view.named[left]
    return tokens.pos[left] in ("PUNCT", "VERB", "AUX") or bool(named and named.entity.kind is EntityKind.PERSON)


def _tail_behind_name(view: View, last: int) -> tuple[int, int] | None:
    """Where "of NAME" stands directly behind a person."""
    tokens = view.tokens
    if last + 1 >= view.sentence(last - 1).last or tokens.text[last] != "of":
        return None
    named = view.named[last + 1]
    if named is None or named.entity.kind is EntityKind.PERSON:
        return None
    return last, named.mention.last


def _after_name(view: View, named: Named) -> _Found:
    """The role behind: "NAME, the former head of X," and "NAME, Putin's spokesman,"."""
    tokens, comma = view.tokens, named.mention.last
    if tokens.tag[comma] == "POS" or tokens.text[comma] not in (",", "--", "–", "—") or not _whole(view, named):
        return None
    first = comma + 1
    stop = _phrase_end(view, first)
    if stop <= first or _person_within(view, first, stop) or _second_title(view, first, stop):
        return None
    following = view.named[stop + 1] if stop + 1 < len(tokens) else None
    if tokens.text[stop] == "," and following and following.entity.kind is EntityKind.PERSON:
        return None
    article = tokens.text[first].lower() in ("the", "a", "an")
    if not article and not _genitive(view, first, stop) and not _opens_with_role(view, first, stop):
        return None
    title = read_title(view, first, stop)
    return (title, first, stop) if title else None


def _phrase_end(view: View, first: int) -> int:
    """Where the noun phrase from ``first`` ends: at punctuation, a relative word or a finite verb."""
    tokens, last = view.tokens, view.sentence(first).last
    for i in range(first, last):
        purpose = tokens.tag[i] == "TO" and tokens.tag[i + 1] == "VB"
        if purpose or tokens.text[i] in _BREAKS or tokens.tag[i] in _FINITE:
            return i
        if tokens.tag[i] in ("VBN", "VBG") and i > first + 1 and tokens.dep[i] in ("acl", "advcl", "relcl"):
            return i
    return last - 1


def _person_within(view: View, first: int, last: int) -> bool:
    """A person's name in the phrase that is no genitive: then the phrase is somebody else's title."""
    named = view.mentions(first, last)
    people = (n for n in named if n.entity.kind is EntityKind.PERSON)
    return any(n.mention.last >= last or view.tokens.tag[n.mention.last] != "POS" for n in people)


def _second_title(view: View, first: int, last: int) -> bool:
    """Two roles in one phrase: "chairman and founder of X"."""
    tokens = view.tokens
    for i in range(first, last - 1):
        if tokens.pos[i] == "CCONJ":
            after = [tokens.text[j] for j in range(i + 1, min(i + 4, last))]
            if any(is_role_noun(" ".join(after[a:b])) for a in range(len(after)) for b in range(a + 1, len(after) + 1)):
                return True
    return False


def _opens_with_role(view: View, first: int, last: int) -> bool:
    """A role without an article: "former president of X", "head of Y"."""
    low = view.tokens.text[first].lower()
    time_words = (word for key in ("former", "now", "grade") for word in lexicon.words("roles", key))
    starts = (first, first + 1) if low in set(time_words) else (first,)
    ends = range(first + 1, min(first + 6, last))
    return any(
        view.tokens.text[j] in ("of", "for", "at") and is_role_noun(view.text(i, j))
        for i in starts
        for j in ends
        if j > i
    )


def _genitive(view: View, first: int, last: int) -> bool:
    return any(view.tokens.tag[i] == "POS" for i in range(first, last))


def _before_comma(view: View, named: Named) -> _Found:
    """The role with a comma before the name: "The Italian foreign minister, NAME, said"."""
    tokens, comma = view.tokens, named.mention.first - 1
    sentence = view.sentence(named.mention.first)
    if comma <= sentence.first or tokens.text[comma] != "," or not _whole(view, named):
        return None
    after = named.mention.last
    if tokens.text[after] not in (",", ".", ")") and tokens.tag[after] not in _FINITE:
        return None
    first = comma - 1
    while first > sentence.first and tokens.text[first].lower() not in ("the", "a", "an"):
        if tokens.text[first] in _BREAKS or tokens.tag[first] in _FINITE or comma - first > 14:
            return None
        first -= 1
    while first > sentence.first and tokens.pos[first - 1] == "ADP" and not is_role_noun(tokens.text[first]):
        head = _earlier_article(view, first - 1, sentence.first)
        if head is None:
            break
        first = head
    if tokens.text[first].lower() not in ("the", "a", "an") or _person_within(view, first, comma):
        return None
    if (first > sentence.first and tokens.pos[first - 1] in ("ADP", "CCONJ")) or _second_title(view, first, comma):
        return None
    title = read_title(view, first, comma)
    return (title, first, comma) if title else None


def _earlier_article(view: View, preposition: int, start: int) -> int | None:
    """The article of the noun phrase that the preposition continues, within eight tokens."""
    for i in range(preposition - 1, max(start, preposition - 8) - 1, -1):
        if view.tokens.text[i] in _BREAKS or view.tokens.tag[i] in _FINITE:
            return None
        if view.tokens.text[i].lower() in ("the", "a", "an"):
            return i
    return None


def _predicated(view: View, named: Named) -> _Found:
    """The role predicated: "NAME is the president of X", "NAME, who is the president of X"; not denied."""
    tree, tokens = view.tree, view.tokens
    top = tree.top(named.mention.first, named.mention.last)
    verbs = [v for v in tree.children(top, "relcl") if any(tokens.text[c] == "who" for c in tree.children(v, "nsubj"))]
    governor = tree.parent(top)
    if governor is not None and tokens.dep[top] == "nsubj" and tokens.dep[governor] == "ROOT":
        verbs.append(governor)
    for verb in verbs:
        attribute = tree.child(verb, "attr")
        plain = tokens.text[verb].lower() in ("is", "was") and not tree.children(verb, "aux", "neg", "advmod", "mark")
        if attribute is None or not plain or tree.children(attribute, "conj", "cc"):
            continue
        first = tree.edges(attribute)[0]
        stop = _phrase_end(view, first)
        if first != verb + 1 or _person_within(view, first, stop) or _second_title(view, first, stop):
            continue
        if view.dates(first, stop):
            continue  # a term of office
        if not (title := read_title(view, first, stop)):
            continue
        if tokens.text[verb].lower() == "is":
            return title, first, stop
        if title.definite and not title.time:  # since when, and until when, is not said
            return replace(title, time="past"), first, stop
    return None


def _plural(view: View, named: Named) -> _Found:
    """One of several with a common title: "Presidents NAME of X and NAME of Y"."""
    tokens = view.tokens
    tail = _tail_behind_name(view, named.mention.last)
    start, here = view.sentence(named.mention.first).first, named.mention.first - 1
    while tail and here > start and tokens.text[here] in ("and", ","):
        here -= 1 + (tokens.text[here - 1] == ",")
        place = view.named[here]
        before = view.named[place.mention.first - 2] if place else None
        if place is None or before is None or tokens.text[place.mention.first - 1] != "of":
            return None
        here = before.mention.first - 1
    first = here - 1 if view.text(max(start, here - 1), here + 1).lower() == "prime ministers" else here
    noun = view.text(first, here + 1).lower().removesuffix("s")
    if tail is None or here < start or tokens.tag[here] not in ("NNS", "NNPS") or not is_role_noun(noun):
        return None
    name = view.text(tail[0] + 1, tail[1])
    role = f"the {noun} of {lexicon.with_article(lexicon.country(name) or name)}"
    return Title(role, role, "", definite=True, noun=noun, of=view.named[tail[0] + 1]), first, here + 1


_PLACES = (
    ("role.plural", _plural),
    ("role.before_name", _before_name),
    ("role.after_name", _after_name),
    ("role.before_comma", _before_comma),
    ("role.predicated", _predicated),
)


def titles(view: View, named: Named) -> Iterator[tuple[str, Title, int, int]]:
    """The roles told of a person at this mention: the rule's name, the role, and the tokens [first, last) of it."""
    for rule, reader in _PLACES:
        if (found := reader(view, named)) is not None:
            yield (rule, *found)
