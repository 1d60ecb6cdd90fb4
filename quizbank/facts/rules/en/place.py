"""Where something happened: a complete clause whose last phrase is "in" or "at" with the name of a place.

Arguments: ``subject`` (an entity; none where the subject is no name), ``event`` (the predicate without the place),
``place``, optional ``date``. Identity: all. Phrases: ``statement`` (without place, date and stop), ``inverted``,
``predicate``, ``at`` ("in" or "at"), ``verb`` (lemma), ``voice``.
"""

from collections.abc import Iterator

from quizbank.domain.fact import Argument, Asserted, DateValue, EntityValue, Fact, Span, TextValue
from quizbank.domain.identity import fact_key
from quizbank.domain.reading import DateMention, EntityKind, Sentence
from quizbank.facts.rules.en.grammar.clauses import Clause, read_clause, read_participle
from quizbank.facts.rules.en.grammar.lexicon import words
from quizbank.facts.view import Named, View

_SEATED = frozenset({"base", "headquarter", "headquartered"})


def find(view: View) -> Iterator[Fact]:
    """The places of dated events, and those where somebody was born, died or is buried."""
    for sentence in view.sentences():
        for verb in range(sentence.first, sentence.last):
            if view.tokens.lemma[verb] in _SEATED and (fact := _seat(view, verb)):
                yield fact
            if view.tokens.pos[verb] != "VERB" or view.tokens.lemma[verb] not in words("verbs", "located"):
                continue
            dates = _dates_of(view, sentence, verb)
            once = view.tokens.lemma[verb] in words("verbs", "once")
            if len(dates) > 1 or (not dates and not once):
                continue
            if fact := _read(view, verb, dates[0] if dates else None):
                yield fact


def _seat(view: View, verb: int) -> Fact | None:
    """Where a body "is based"."""
    where, tokens = _where(view, verb), view.tokens
    helpers = [tokens.text[h].lower() for h in view.tree.children(verb, "aux", "auxpass", "neg")]
    clause = read_clause(view, verb, without=frozenset(range(where[0], where[2]))) if where else None
    if where is None or clause is None or helpers != ["is"] or clause.body or clause.asserted is not Asserted.STATED:
        return None
    entity = clause.subject.entity
    if entity is None or entity.kind is not EntityKind.ORGANIZATION:
        return None
    return _fact(view, clause, tokens.text[where[0]].lower(), where[1], None)


def _dates_of(view: View, sentence: Sentence, verb: int) -> list[DateMention]:
    """The exact dates whose nearest verb this is."""
    found = []
    for date in view.dates(sentence.first, sentence.last):
        above = view.tree.ancestors(view.tree.top(date.first, date.last))
        nearest = next((i for i in above if view.tokens.pos[i] in ("VERB", "AUX")), None)
        if nearest == verb and date.certain and not view.quoted[date.first]:
            found.append(date)
    return found


def _read(view: View, verb: int, date: DateMention | None) -> Fact | None:
    where = _where(view, verb)
    if where is None:
        return None
    preposition, named, last = where
    once = view.tokens.lemma[verb] in words("verbs", "once")
    without = frozenset((*range(preposition, last), *(_at_home(view, verb) if once else ())))
    clause = read_clause(view, verb, date, phrase=True, without=without)
    if clause is None and date and once:
        clause = read_participle(view, verb, date, without)
    if clause is None or clause.asserted is not Asserted.STATED or not _past(view, clause):
        return None
    if clause.subject.entity is None and not any(view.named[i] for i in (*clause.subject.words, *clause.body)):
        return None
    return _fact(view, clause, view.tokens.text[preposition].lower(), named, None if once else date)


def _at_home(view: View, verb: int) -> tuple[int, ...]:
    """The words "at home" beside the verb: they are no place."""
    phrases = (view.tree.subtree(c) for c in view.tree.children(verb, "prep"))
    return next((p for p in phrases if [view.tokens.text[i].lower() for i in p[:2]] == ["at", "home"]), ())[:2]


def _where(view: View, verb: int) -> tuple[int, Named, int] | None:
    """The only phrase "in NAME" or "at NAME" of the verb or its object, with a place in it: its tokens, the name."""
    tree, tokens = view.tree, view.tokens
    holders = [verb, *tree.children(verb, "dobj", "prep")]
    found = []
    for holder in holders:
        for preposition in tree.children(holder, "prep"):
            if tokens.text[preposition].lower() not in ("in", "at") or preposition < verb:
                continue
            head = tree.child(preposition, "pobj")
            named = view.named[head] if head is not None else None
            if named and named.entity.kind is EntityKind.PLACE and _is_bare(view, preposition, named):
                found.append((preposition, named, named.mention.last))
    return found[0] if len(found) == 1 else None


def _is_bare(view: View, preposition: int, named: Named) -> bool:
    """Whether nothing but an article stands between preposition and name, and the name is whole."""
    mention, tokens = named.mention, view.tokens
    between = [tokens.text[i].lower() for i in range(preposition + 1, mention.first)]
    cut = tokens.pos[mention.last] in ("PROPN", "NOUN", "ADJ") or tokens.tag[mention.last] == "POS"
    return between in ([], ["the"]) and not cut and tokens.text[mention.last] not in ("and", "-", "–", "of")


def _past(view: View, clause: Clause) -> bool:
    helpers = view.tree.children(clause.verb, "aux", "auxpass")
    if not helpers and view.tokens.tag[clause.verb] == "VBN":
        return True
    first = helpers[0] if helpers else clause.verb
    return view.tokens.tag[first] == "VBD" or view.tokens.lemma[first] == "have"


def _fact(view: View, clause: Clause, at: str, named: Named, date: DateMention | None) -> Fact:
    entity, mention = clause.subject.entity, named.mention
    place = Span(mention.start, mention.end)
    arguments = (
        *((Argument("subject", EntityValue(entity.id, entity.name), clause.subject.span),) if entity else ()),
        Argument("event", TextValue(clause.predicate, clause.lemmas)),
        Argument("place", EntityValue(named.entity.id, named.entity.name), place),
        *(
            (Argument("date", DateValue(date.value, date.grain.value, date.part), Span(date.start, date.end)),)
            if date
            else ()
        ),
    )
    return Fact(
        fact_key("place", arguments),
        "place",
        arguments,
        clause.asserted,
        (clause.evidence,),
        as_of=view.as_of,
        rule="place.clause",
        phrases=(
            ("statement", clause.statement),
            ("inverted", clause.inverted),
            ("predicate", clause.predicate),
            ("at", at),
            ("verb", clause.lemma),
            ("voice", clause.voice),
            ("dated", "yes" if date else ""),
            ("present", "" if _past(view, clause) else "yes"),
        ),
    )
