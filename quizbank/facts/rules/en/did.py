"""Who did what, without a date: complete clauses in the past with enough in them to point to one actor.

Arguments: ``subject`` (an entity), ``event`` (the predicate in words, content lemmas). Phrases: ``statement``,
``inverted``, ``predicate``, ``verb`` (lemma), ``voice``.
"""

from collections.abc import Iterator

from quizbank.domain.fact import Argument, EntityValue, Fact, TextValue
from quizbank.domain.identity import fact_key
from quizbank.domain.reading import Entity
from quizbank.facts.rules.en.grammar.agents import turn_active
from quizbank.facts.rules.en.grammar.clauses import Clause, read_clause
from quizbank.facts.rules.en.grammar.lexicon import words
from quizbank.facts.rules.en.grammar.wording import content_lemmas
from quizbank.facts.view import View


def find(view: View) -> Iterator[Fact]:
    """The clauses without a date of their own."""
    tokens = view.tokens
    for sentence in view.sentences():
        for verb in range(sentence.first, sentence.last):
            if tokens.pos[verb] != "VERB" or not _past(view, verb) or _common(tokens.lemma[verb]):
                continue
            clause = read_clause(view, verb) or turn_active(view, verb)
            entity = clause.subject.entity if clause else None
            if clause and entity and _telling(view, clause, entity):
                yield _fact(view, clause, entity)


def _past(view: View, verb: int) -> bool:
    """Simple past or a perfect: what happened, not what is so."""
    helpers = view.tree.children(verb, "aux", "auxpass")
    if not helpers:
        return view.tokens.tag[verb] == "VBD"
    return view.tokens.tag[helpers[0]] in ("VBD", "MD") or view.tokens.lemma[helpers[0]] == "have"


def _common(lemma: str) -> bool:
    if lemma in ("announce", "declare"):  # a speech that is a deed
        return False
    return any(lemma in words("verbs", key) for key in ("vague", "say", "planned"))


def _telling(view: View, clause: Clause, subject: Entity) -> bool:
    """Four content words besides the verb, or three with a name or number; no date, which is another relation's."""
    first = min(clause.subject.first, clause.verb)
    inside = [i for i in range(first, max([clause.verb, *clause.body]) + 1) if view.dated[i]]
    if any(i in clause.body for i in inside) or _has_date(view, clause.verb) or _shares_date(view, clause.verb):
        return False
    if any(":" in view.tokens.text[i] for i in clause.body):
        return False
    names = {named.entity.id for i in clause.body if (named := view.named[i])} - {subject.id}
    plain = content_lemmas(view, (i for i in clause.body if view.named[i] is None))
    exact = bool(names) or any(view.tokens.pos[i] == "NUM" for i in clause.body)
    return len(names) + len(plain) >= (3 if exact else 4)


def _shares_date(view: View, verb: int) -> bool:
    """Whether a date opens the sentence for the verb that this one is joined to."""
    head = view.tokens.head[verb]
    if view.tokens.dep[verb] != "conj" or view.tokens.pos[head] != "VERB":
        return False
    fronted = view.dates(view.sentence(verb).first, head)
    return any(d.certain and head in view.tree.ancestors(view.tree.top(d.first, d.last)) for d in fronted)


def _has_date(view: View, verb: int) -> bool:
    """Whether a date hangs on the verb, also over a preposition."""
    near = [c for child in view.tree.children(verb) for c in (child, *view.tree.children(child))]
    return any((date := view.dated[c]) and date.certain for c in near)


def _fact(view: View, clause: Clause, entity: Entity) -> Fact:
    arguments = (
        Argument("subject", EntityValue(entity.id, entity.name), clause.subject.span),
        Argument("event", TextValue(clause.predicate, clause.lemmas)),
    )
    return Fact(
        fact_key("did", arguments),
        "did",
        arguments,
        clause.asserted,
        (clause.evidence,),
        by=clause.by.id if clause.by else None,
        as_of=view.as_of,
        rule="did.clause",
        phrases=(
            ("statement", clause.statement),
            ("inverted", clause.inverted),
            ("predicate", clause.predicate),
            ("verb", clause.lemma),
            ("voice", clause.voice),
        ),
    )
