"""Complete clauses only: subject, finite verb, objects and at most two prepositional phrases, cut at the right edge.

Whatever does not fit the pattern is no clause here; every freer way of cutting made garbage.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from quizbank.domain.fact import Asserted, Span
from quizbank.domain.reading import DateMention, Entity
from quizbank.facts.rules.en.grammar.claims import assertion
from quizbank.facts.rules.en.grammar.dangling import hangs
from quizbank.facts.rules.en.grammar.forms import Group, verb_group
from quizbank.facts.rules.en.grammar.lexicon import words
from quizbank.facts.rules.en.grammar.offices import Offices, whole_offices
from quizbank.facts.rules.en.grammar.references import proof, stands_for
from quizbank.facts.rules.en.grammar.subjects import (
    Subject,
    find_subject,
    named_subject,
    pair_subject,
    phrase_subject,
)
from quizbank.facts.rules.en.grammar.wording import content_lemmas, phrase_value, wording
from quizbank.facts.view import View

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_KEPT = frozenset({"dobj", "attr", "oprd", "acomp", "dative", "prep", "agent", "prt", "xcomp", "npadvmod", "obl"})
_CUT = frozenset({"cc", "conj", "advcl", "parataxis", "punct", "dep"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "mark"})
_DROPPED = frozenset(
    ["also", "then", "finally", "later", "meanwhile", "however", "since", "already", "now", "just", "recently", "still",
     "earlier", "therefore", "thus", "instead", "initially", "subsequently", "eventually", "soon", "currently", "first",
     "previously", "early", "late", "today", "originally", "officially"]
)  # fmt: skip
_STAYS = frozenset(
    ["aside", "down", "up", "out", "away", "back", "together", "forward", "off", "home", "abroad", "heavily"]
)
_WHEN = frozenset({"after", "before", "following", "during", "amid", "since", "despite"})
_LONGEST = 26


@dataclass(frozen=True, slots=True)
class _Body:
    """A predicate's tokens without group and date: adverbs beside the verb, what follows it, a place moved behind."""

    beside: tuple[int, ...]
    after: tuple[int, ...]
    moved: tuple[int, ...]

    @property
    def tokens(self) -> tuple[int, ...]:
        return tuple(sorted((*self.beside, *self.after, *self.moved)))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that can stand alone, in the forms that stems need.

    ``statement`` has no date and no stop; ``inverted`` stands behind "on what date"; ``body`` are the predicate's
    tokens but for the date. ``office`` tells whether a bare office in it was made whole. ``evidence`` is its sentence,
    with the one before where a pronoun was settled by that.
    """

    verb: int
    subject: Subject
    statement: str
    inverted: str
    predicate: str
    lemma: str
    voice: str
    lemmas: tuple[str, ...]
    body: tuple[int, ...]
    asserted: Asserted
    by: Entity | None
    evidence: Span
    office: bool = False


def read_clause(
    view: View,
    verb: int,
    date: DateMention | None = None,
    offices: Offices | None = None,
    *,
    phrase: bool = False,
    without: frozenset[int] = frozenset(),
) -> Clause | None:
    """The clause of a finite verb without its date, or None where it is not complete, certain and self-contained.

    A clause with a date, or with ``phrase``, may have a subject that is no name. ``without`` are tokens of the
    predicate to be left out, because they are asked for. ``offices`` are the posts that the article gives to
    people, with which a bare "became president" is made whole.
    """
    subject = find_subject(view, verb)
    if subject is None and (date or phrase):
        subject = phrase_subject(view, verb, date) or pair_subject(view, verb)
    said = assertion(view, verb)
    if subject is None or said is None:
        return None
    helpers = view.tree.children(verb, "aux", "auxpass", "neg")
    plural = "Number=Plur" in view.tokens.morph[helpers[-1] if helpers else verb]
    simple = date is not None and view.tokens.text[date.first - 1].lower() != "since"
    group = verb_group(view, verb, helpers, plural=plural, simple=simple) if _is_finite(view, verb, helpers) else None
    if group is None or any(h > verb for h in helpers) or view.tokens.text[verb - 1] == "-":
        return None  # a question turned round, or "co-founded" in three tokens
    body = _body(view, verb, helpers, date)
    kind = subject.entity.kind if subject.entity else None
    if body and without:
        body = _lacking(body, without)
    if body is None or len(body.tokens) > _LONGEST:
        return None
    instead = whole_offices(view, subject.entity, body.tokens, offices or {})
    if hangs(view, [i for i in body.tokens if i not in instead], kind):
        body = _up_to_date(body, date) or _without_tail(view, body)
        if body is None or hangs(view, [i for i in body.tokens if i not in instead], kind):
            return None
    return _shape(view, verb, subject, group, body, said, instead)


def _without_tail(view: View, body: _Body) -> _Body | None:
    """The predicate without a last phrase that only says when: "ordered three days of mourning | after the strike"."""
    tails = (i for i in body.after if view.tokens.text[i].lower() in _WHEN and view.tokens.dep[i] == "prep")
    tail = next(tails, None)
    if tail is None or not set(view.tree.subtree(tail)) >= {i for i in body.after if i >= tail}:
        return None
    return replace(body, after=tuple(i for i in body.after if i < tail))


def _lacking(body: _Body, without: frozenset[int]) -> _Body | None:
    """The predicate without those tokens; None if they do not all belong to it."""
    if not without <= set(body.tokens):
        return None
    left = [tuple(i for i in part if i not in without) for part in (body.beside, body.after, body.moved)]
    return _Body(*left)


def _up_to_date(body: _Body, date: DateMention | None) -> _Body | None:
    """The predicate without what follows its date, if something does: "in 1970 | after overthrowing his father"."""
    after = tuple(i for i in body.after if date and i < date.first)
    return replace(body, after=after) if date and after and after != body.after else None


def read_participle(view: View, verb: int, date: DateMention, without: frozenset[int] = frozenset()) -> Clause | None:
    """What a participle tells of the name that it hangs on or opens the sentence of: "Born in 1935, NAME …".

    ``without`` as in ``read_clause``.
    """
    tree, tokens = view.tree, view.tokens
    if tokens.tag[verb] != "VBN" or tree.children(verb, "aux", "auxpass", "neg") or view.quoted[verb]:
        return None
    if tokens.dep[verb] == "acl":
        subject = named_subject(view, tokens.head[verb])
    else:
        opens = tokens.dep[verb] == "advcl" and tree.edges(verb)[0] == view.sentence(verb).first
        subject = find_subject(view, tokens.head[verb]) if opens else None
    body = _body(view, verb, (), date)
    if body and without:
        body = _lacking(body, without)
    if subject is None or subject.entity is None or body is None or hangs(view, body.tokens, subject.entity.kind):
        return None
    group = Group(f"was {tokens.text[verb].lower()}", "was", tokens.text[verb].lower())
    return _shape(view, verb, subject, group, body, (Asserted.STATED, None))


def _is_finite(view: View, verb: int, helpers: tuple[int, ...]) -> bool:
    tags = view.tokens.tag
    return tags[helpers[0]] in _FINITE if helpers else tags[verb] in _FINITE


def _shape(
    view: View,
    verb: int,
    subject: Subject,
    group: Group,
    body: _Body,
    said: tuple[Asserted, Entity | None],
    instead: Mapping[int, str] | None = None,
) -> Clause | None:
    tokens, tree = view.tokens, view.tree
    office, lemmas = bool(instead), _lemmas_of(instead)
    instead = {**(instead or {}), **_own(view, subject.entity, body)}
    moved = wording(view, body.moved, instead)
    after = f"{wording(view, body.after, instead).rstrip(' ,')} {moved[:1].lower()}{moved[1:]}".strip()
    between = wording(view, body.beside)
    statement, inverted = group.said, group.rest
    if between:  # an adverb that stays: "brutally crushed", "was officially opened"
        main = group.said.split()[-1]
        statement = f"{group.said[: -len(main)]}{between} {main}"
        inverted = f"{between} {group.rest}"
    predicate = f"{statement} {after}".strip()
    sentence = view.sentence(verb)
    shown = proof(view, sentence, (*body.tokens, *subject.words))
    if shown is None:
        return None
    evidence = Span(min(subject.proof.start, shown.start) if subject.proof else shown.start, sentence.end)
    return Clause(
        verb,
        subject,
        f"{subject.name[:1].upper()}{subject.name[1:]} {predicate}",
        " ".join(f"{group.first} {subject.name} {inverted} {after}".split()),
        predicate,
        tokens.lemma[verb],
        "passive" if group.said.startswith(("was ", "were ")) or tree.children(verb, "auxpass") else "active",
        (*content_lemmas(view, sorted({verb, *body.tokens, *subject.words})), *lemmas),
        body.tokens,
        said[0],
        said[1],
        evidence,
        office,
    )


def _own(view: View, entity: Entity | None, body: _Body) -> dict[int, str]:
    """The possessives that mean the clause's own subject stay as they are: "lost his seat"."""
    tokens = view.tokens
    own = (i for i in body.tokens if tokens.tag[i] == "PRP$" and (e := stands_for(view, i)) and e is entity)
    return {i: tokens.text[i] for i in own}


def _lemmas_of(instead: Mapping[int, str] | None) -> tuple[str, ...]:
    return phrase_value(" ".join((instead or {}).values())).lemmas


def _body(view: View, verb: int, helpers: tuple[int, ...], date: DateMention | None) -> _Body | None:
    """The predicate's tokens besides the group and the date, or None where something does not fit the pattern."""
    tree, tokens = view.tree, view.tokens
    children = [c for c in tree.children(verb) if c not in helpers and tokens.dep[c] not in _SUBJECTS]
    before = _before(view, [c for c in children if c < verb], min([verb, *helpers]), date)
    right = [c for c in children if c > verb]
    edge = next((c for c in right if tokens.dep[c] in _CUT), None)
    after = _after(view, [c for c in right if edge is None or c < edge], date)
    if before is None or after is None:
        return None
    prepositions = sum(tokens.dep[c] in ("prep", "agent") for c in right if c in after)
    dated = set(range(date.first, date.last)) if date else set()
    if prepositions > 2 or not _contiguous(view, verb, after, dated, tree.edges(edge)[0] if edge else None):
        return None
    if after and tokens.pos[after[-1]] in ("CCONJ", "ADP") and tokens.dep[after[-1]] != "prt":
        return None
    return _Body(tuple(before[0]), (*after, *_closing_mark(view, after)), tuple(before[1]))


def _closing_mark(view: View, after: list[int]) -> list[int]:
    """The closing quotation mark that stands behind the comma of “these words,” should the opening one be kept."""
    text = view.tokens.text
    opened = sum(text[i] == "“" for i in after) > sum(text[i] == "”" for i in after)
    if opened and text[after[-1] + 1] == "”":
        return [after[-1] + 1]
    return [after[-1] + 2] if opened and text[after[-1] + 1 : after[-1] + 3] == (",", "”") else []


def _before(
    view: View, children: list[int], start: int, date: DateMention | None
) -> tuple[list[int], list[int]] | None:
    """What the children left of the verb leave beside it, and what moves behind it: a fronted place."""
    beside: list[int] = []
    moved: list[int] = []
    for child in children:
        if date and date.first in view.tree.subtree(child):
            continue
        adverb = _adverb_before(view, child, start)
        if adverb is None:
            return None
        beside.extend(adverb)
        opens = child == view.sentence(child).first or view.tokens.dep[child - 1] in ("mark", "cc")
        if date is None and child < start and opens and _is_place(view, child):
            moved.extend(view.tree.subtree(child))
    return beside, moved


def _is_place(view: View, child: int) -> bool:
    """Whether the phrase is "in" or "at" with a name and nothing more."""
    tokens, below = view.tokens, view.tree.subtree(child)
    return (
        tokens.dep[child] == "prep"
        and tokens.text[child].lower() in ("in", "at")
        and all(view.named[i] or tokens.text[i].lower() == "the" for i in below[1:])
    )


def _after(view: View, children: list[int], date: DateMention | None) -> list[int] | None:
    """What the children right of the verb leave: objects and phrases up to the first cut, the date taken out."""
    tree, tokens = view.tree, view.tokens
    dated = range(date.first, date.last) if date else range(0)
    kept: list[int] = []
    for child in children:
        below = tree.subtree(child)
        if tokens.dep[child] == "xcomp" and date and date.first > below[0]:
            return None  # "agreed to meet on Friday": whose date is it?
        if any(i in dated for i in below):
            rest = _without_date(view, child, below, dated)
            if rest is None:
                return None
            kept.extend(rest)
            if any(i >= dated.stop for i in below):
                break
            continue
        if tokens.dep[child] == "advmod":
            adverb = _adverb_after(view, child)
            if adverb is None:
                return None
            kept.extend(adverb)
        elif tokens.dep[child] not in _KEPT and not _is_report(view, child):
            return None
        else:
            part, cut = _until_comma(view, below)
            kept.extend(part)
            if cut and (tokens.dep[child] == "xcomp" or child not in part):
                return None
            if cut:
                break
    return kept


def _is_report(view: View, child: int) -> bool:
    """Whether the child is what somebody "said that ..."."""
    tokens, first = view.tokens, view.tree.edges(child)[0]
    report = tokens.lemma[tokens.head[child]] in words("verbs", "report")
    return report and tokens.dep[child] == "ccomp" and tokens.text[first].lower() == "that" and first < child


def _without_date(view: View, child: int, below: tuple[int, ...], dated: range) -> list[int] | None:
    """A child that holds the date: nothing of a date phrase, of an object what stands before its date phrase."""
    tokens = view.tokens
    if child in dated or (tokens.pos[child] in ("ADP", "SCONJ") and dated.start - below[0] <= 2):
        return []
    first = dated.start - (tokens.pos[dated.start - 1] == "ADP")
    if tokens.dep[child] not in ("dobj", "attr") or first <= child:
        return None
    return [i for i in below if i < first]


def _adverb_before(view: View, child: int, start: int) -> list[int] | None:
    """What a left child leaves: fronted phrases and sentence adverbs go, manner adverbs beside the verb stay."""
    tokens = view.tokens
    low, dep = tokens.text[child].lower(), tokens.dep[child]
    if child < start - 1 or dep != "advmod":
        fronted = dep in ("punct", "prep", "npadvmod", "cc", "advcl", "intj")
        return [] if fronted or (dep == "advmod" and low in (*_DROPPED, "when", "where")) else None
    if len(view.tree.subtree(child)) > 1:
        return None
    return [] if low in _DROPPED else [child] if low.endswith("ly") else None


def _adverb_after(view: View, child: int) -> list[int] | None:
    low = view.tokens.text[child].lower()
    if low in _DROPPED and len(view.tree.subtree(child)) == 1:
        return []
    if low in _STAYS or (low.endswith("ly") and len(view.tree.subtree(child)) == 1):
        return list(view.tree.subtree(child))
    return None


def _until_comma(view: View, below: tuple[int, ...]) -> tuple[list[int], bool]:
    """The part of a phrase before a comma or dash that is not one of a list, and whether it was cut."""
    tokens = view.tokens
    for place, i in enumerate(below):
        if tokens.text[i] in (",", "--", "–", "—", ";", ":") and not _lists(view, i):
            return list(below[:place]), True
        if place and tokens.text[i].lower() == "that" and tokens.dep[i] == "mark" and tokens.pos[i - 1] == "CCONJ":
            return list(below[: place - 1]), True
    return list(below), False


def _lists(view: View, comma: int) -> bool:
    """Whether the comma separates members of a coordination or adjectives."""
    tokens, tree = view.tokens, view.tree
    if comma + 1 >= len(tokens) or tokens.text[comma] != ",":
        return False
    if tokens.pos[comma - 1] == "ADJ" and tokens.pos[comma + 1] == "ADJ":
        return True
    following = tree.children(tokens.head[comma], "conj")
    return any(c > comma and tree.edges(c)[0] <= comma + 1 for c in following) or (
        tokens.pos[comma + 1] == "CCONJ" and bool(following)
    )


def _contiguous(view: View, verb: int, kept: list[int], dated: set[int], edge: int | None) -> bool:
    """Whether nothing but dropped adverbs and the date lies between the verb and the end of what is kept."""
    end = max(kept, default=verb)
    if edge is not None and edge <= end:
        return False
    held = {*kept, *dated, *(i - 1 for i in dated)}
    return all(i in held or _may_be_dropped(view, i, held) for i in range(verb + 1, end + 1))


def _may_be_dropped(view: View, token: int, held: set[int]) -> bool:
    tokens = view.tokens
    if tokens.text[token] == ",":
        return view.dated[token + 1] is not None or token - 1 in held or tokens.text[token + 1] == "”"
    return tokens.dep[token] == "prt" or tokens.text[token].lower() in _DROPPED
