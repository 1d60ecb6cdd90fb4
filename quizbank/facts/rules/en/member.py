"""Who belongs to a body: "consists of", "comprises", "is made up of", "of which X is a member", "X is a member of".

Arguments: ``group`` (an organization), ``member`` (entities, in the order of the text). Identity: all. Phrases:
``complete`` ("yes" where the list is said to be the whole).
"""

from collections.abc import Iterator

from quizbank.domain.fact import Argument, Asserted, EntityValue, Fact, Span
from quizbank.domain.identity import fact_key
from quizbank.domain.reading import EntityKind
from quizbank.facts.rules.en.grammar.claims import assertion
from quizbank.facts.rules.en.grammar.subjects import find_subject
from quizbank.facts.view import Named, View

_WHOLE = {("consist", "of"), ("comprise", ""), ("make", "of"), ("compose", "of")}
_MEMBERS = (EntityKind.PLACE, EntityKind.ORGANIZATION)


def find(view: View) -> Iterator[Fact]:
    """The lists of members and the single memberships."""
    for sentence in view.sentences():
        for verb in range(sentence.first, sentence.last):
            if view.quoted[verb]:
                continue
            lemma = view.tokens.lemma[verb]
            if lemma in ("consist", "comprise", "make", "compose"):
                yield from _whole(view, verb, lemma)
            elif lemma == "be":
                yield from _one(view, verb)


def _whole(view: View, verb: int, lemma: str) -> Iterator[Fact]:
    tree, tokens = view.tree, view.tokens
    subject, said = find_subject(view, verb), assertion(view, verb)
    if subject is None or said is None or said[0] is not Asserted.STATED:
        return
    if subject.entity is None or subject.entity.kind is not EntityKind.ORGANIZATION:
        return
    if lemma == "make" and not any(tokens.text[c] == "up" for c in tree.children(verb, "prt")):
        return
    preposition = next((c for c in tree.children(verb, "prep") if tokens.text[c] == "of"), None)
    if (lemma, "of" if preposition is not None else "") not in _WHOLE:
        return
    head = tree.child(preposition, "pobj") if preposition is not None else tree.child(verb, "dobj")
    members = _list(view, head) if head is not None else None
    if members and len(members) > 1:
        yield _fact(view, verb, (subject.entity.id, subject.entity.name, subject.span), members, "member.whole")


def _list(view: View, head: int) -> list[Named] | None:
    """The coordinated names from ``head`` on, or None where one of them is no member's name."""
    found = []
    for token in view.tree.conjuncts(head):
        named = view.named[token]
        if named is None or named.entity.kind not in _MEMBERS:
            return None
        found.append(named)
    return found


def _one(view: View, verb: int) -> Iterator[Fact]:
    """One membership: "of which X is a member" and "X is a member of Y"."""
    tree, tokens = view.tree, view.tokens
    attribute, token = tree.child(verb, "attr"), tree.child(verb, "nsubj")
    if attribute is None or token is None or tokens.lemma[attribute] != "member" or tree.children(verb, "neg", "aux"):
        return
    if tokens.text[verb].lower() not in ("is", "are"):
        return
    member = view.named[token]
    if member is None or member.entity.kind not in _MEMBERS or assertion(view, verb) is None:
        return
    group = _group_above(view, verb) if tokens.dep[verb] == "relcl" else _group_below(view, attribute)
    if group:
        mention = group.mention
        at = (group.entity.id, group.entity.name, Span(mention.start, mention.end))
        yield _fact(view, verb, at, [member], "member.one")


def _group_below(view: View, attribute: int) -> Named | None:
    for preposition in view.tree.children(attribute, "prep"):
        token = view.tree.child(preposition, "pobj")
        named = view.named[token] if token is not None else None
        if view.tokens.text[preposition] == "of" and named and named.entity.kind is EntityKind.ORGANIZATION:
            return named
    return None


def _group_above(view: View, verb: int) -> Named | None:
    """The body that "of which" goes back to, also over an apposition ("X -- a bloc of which Y is a member")."""
    tokens = view.tokens
    if not any(tokens.text[i].lower() == "which" and tokens.text[i - 1] == "of" for i in range(max(1, verb - 5), verb)):
        return None
    antecedent = tokens.head[verb]
    for token in (antecedent, tokens.head[antecedent]):
        named = view.named[token]
        if named and named.entity.kind is EntityKind.ORGANIZATION:
            return named
    before = view.mentions(view.sentence(verb).first, antecedent)
    near = [n for n in before if n.entity.kind is EntityKind.ORGANIZATION and antecedent - n.mention.last <= 8]
    return near[-1] if near else None


def _fact(view: View, verb: int, group: tuple[str, str, Span], members: list[Named], rule: str) -> Fact:
    sentence = view.sentence(verb)
    arguments = (
        Argument("group", EntityValue(group[0], group[1]), group[2]),
        *(
            Argument("member", EntityValue(m.entity.id, m.entity.name), Span(m.mention.start, m.mention.end))
            for m in members
        ),
    )
    return Fact(
        fact_key("member", arguments),
        "member",
        arguments,
        Asserted.STATED,
        (Span(sentence.start, sentence.end),),
        as_of=view.as_of,
        rule=rule,
        phrases=(("complete", "yes" if rule == "member.whole" else ""),),
    )
