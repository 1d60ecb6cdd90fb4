"""How many: numbers that count something, shares of a whole, measures of a named thing, the age at which one died.

Arguments: ``subject`` (an entity; none where the subject is no name) or ``about`` (the first entity named),
``event`` (what is counted, in words), ``quantity``, optional ``date``. Identity: all.
Phrases: ``asking`` (the question without its mark and date), ``choosing`` (the same in other words), ``head`` and
``tail`` (a statement around the number), ``unit``, ``sort`` (count, share, measure or age), ``present`` ("yes" where
it is so at the time of writing), ``dated`` ("yes" or "").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizbank.domain.fact import Argument, Asserted, DateValue, EntityValue, Fact, QuantityValue, Span, TextValue
from quizbank.domain.identity import fact_key
from quizbank.domain.reading import DateMention, Entity, EntityKind, Grain
from quizbank.facts.rules.en.grammar.amounts import Amount, amounts
from quizbank.facts.rules.en.grammar.claims import assertion
from quizbank.facts.rules.en.grammar.clauses import Clause, read_clause
from quizbank.facts.rules.en.grammar.dangling import hangs
from quizbank.facts.rules.en.grammar.lexicon import words
from quizbank.facts.rules.en.grammar.subjects import Subject, find_subject
from quizbank.facts.rules.en.grammar.wording import content_lemmas, phrase_value, wording
from quizbank.facts.view import View

_OF_THE_VOTE = frozenset({"of the vote", "of the votes"})
_GRAINS = (Grain.DAY, Grain.MONTH, Grain.YEAR)
_NAMING = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.EVENT, EntityKind.PROJECT)


@dataclass(frozen=True, slots=True)
class _Count:
    """What is asked: the question and the statement around the number, in words."""

    asking: str
    head: str
    tail: str
    unit: str
    sort: str
    words: tuple[int, ...]


def find(view: View) -> Iterator[Fact]:
    """The numbers that can be asked for, sentence by sentence."""
    for sentence in view.sentences():
        for amount in amounts(view, sentence):
            fact = _age(view, amount) or _measure(view, amount) or _counted(view, amount)
            if fact:
                yield fact


def _counted(view: View, amount: Amount) -> Fact | None:
    """From "54 nations have signed the treaty", "the KGB arrested 33 Russians", "won with 25.7% of the vote"."""
    tree, tokens = view.tree, view.tokens
    place = _place(view, amount)
    end = _end(view, amount) if place else amount.last
    inside = tuple(range(amount.last, end))
    if place is None or tree.children(amount.noun, "cc", "conj") or tree.edges(amount.noun)[0] < amount.first:
        return None
    if hangs(view, inside) and view.text(amount.last, end) not in _OF_THE_VOTE:
        return None
    verb, first = place
    if tokens.pos[verb] != "VERB" or tree.children(verb, "neg") or _is_narrowed(view, verb):
        return None
    date = _date(view, verb)
    own = tuple(range(first, end))
    if tokens.dep[amount.noun] in ("nsubj", "nsubjpass"):
        clause = read_clause(view, verb, date, phrase=True)
        fits = clause is not None and clause.subject.entity is None and clause.subject.words == own
        count = _subject_count(view, amount, inside, clause) if clause and fits else None
    else:
        clause = read_clause(view, verb, date, phrase=True, without=frozenset(own))
        count = _object_count(view, amount, inside, clause, with_share=first < amount.first) if clause else None
    if clause is None or count is None or not _anchored(view, clause, count):
        return None
    now = _is_now(view, clause)
    if now and not tree.children(verb, "aux"):
        return None
    if now:  # "have signed" as of last July: "had signed"
        count = replace(count, asking=re.sub(r"\b(have|has)\b", "had", count.asking, count=1))
    return _fact(view, amount, clause.subject, count, clause.asserted, clause.by, clause.evidence, date, now=now)


def _place(view: View, amount: Amount) -> tuple[int, int] | None:
    """The verb whose subject or object is counted, or that has "with 25% of the vote", and the first token asked."""
    tokens, noun = view.tokens, amount.noun
    if noun < 0:
        return None
    if tokens.dep[noun] in ("nsubj", "nsubjpass", "dobj"):
        return tokens.head[noun], amount.first
    above = tokens.head[noun]
    shared = tokens.dep[noun] == "pobj" and tokens.text[above].lower() == "with" and amount.share
    return (tokens.head[above], above) if shared else None


def _subject_count(view: View, amount: Amount, inside: tuple[int, ...], clause: Clause) -> _Count | None:
    unit = wording(view, inside)
    if not unit:
        return None
    asked = f"what percentage {unit}" if amount.share else f"how many {unit}"
    return _Count(f"{asked} {clause.predicate}", "", f"{unit} {clause.predicate}", unit, amount.sort, inside)


def _object_count(
    view: View, amount: Amount, inside: tuple[int, ...], clause: Clause, *, with_share: bool
) -> _Count | None:
    unit = wording(view, inside)
    if not unit or clause.lemma in ("have", "be", "do", "get", "make", "see"):
        return None
    asked = f"what percentage {unit}" if amount.share else f"how many {unit}"
    group = clause.predicate.split()
    if with_share:
        return _Count(
            f"with {asked} {clause.inverted}",
            f"{clause.statement} with",
            unit,
            unit,
            amount.sort,
            (*inside, *clause.body),
        )
    main = view.tokens.text[clause.verb]
    if main not in group:
        return None
    at = group.index(main) + 1
    rest = " ".join(group[at:])
    statement = f"{clause.subject.name} {' '.join(group[:at])}"
    return _Count(
        f"{asked} {clause.inverted}", statement, f"{unit} {rest}".strip(), unit, amount.sort, (*inside, *clause.body)
    )


def _measure(view: View, amount: Amount) -> Fact | None:
    """From "The total population of Hong Kong is about 7.5 million"."""
    tree, tokens = view.tree, view.tokens
    top = amount.noun if amount.noun >= 0 else amount.top
    verb = tokens.head[top]
    if tokens.dep[top] != "attr" or tokens.text[verb].lower() not in ("is", "was"):
        return None
    subject = tree.child(verb, "nsubj")
    if subject is None or tokens.lemma[subject].lower() not in words("events", "measured"):
        return None
    if tree.children(verb, "neg", "aux", "advmod", "mark") or view.quoted[verb] or tokens.dep[verb] != "ROOT":
        return None
    first, last = tree.edges(subject)
    inside = range(first, last)
    named = [n for n in view.mentions(first, last) if n.entity.kind in _NAMING]
    if last != verb or not named or hangs(view, inside) or any(tokens.text[i] == "," for i in inside):
        return None
    text = wording(view, inside)
    text = f"{text[:1].lower()}{text[1:]}" if text.lower().startswith("the ") else text
    unit = wording(view, range(amount.last, _end(view, amount))) if amount.noun >= 0 else ""
    count = _Count(f"what was {text}", f"{text} {tokens.text[verb]}", unit, unit, "measure", tuple(inside))
    sentence = view.sentence(verb)
    whole = Subject(None, text, view.span(first, last), first, words=tuple(inside))
    now = tokens.text[verb].lower() == "is"
    return _fact(view, amount, whole, count, Asserted.STATED, None, Span(sentence.start, sentence.end), None, now=now)


def _age(view: View, amount: Amount) -> Fact | None:
    """From "died aged 79", "died at the age of 55", "NAME has died. He was 86"."""
    tokens = view.tokens
    if found := _age_behind(view, amount):
        return found
    before = [tokens.text[i].lower() for i in range(max(0, amount.first - 4), amount.first)]
    if amount.noun >= 0 or not (
        before[-1:] == ["aged"] or before[-3:] == ["the", "age", "of"] or before[-2:] == ["at", "age"]
    ):
        return None
    if not amount.text.isdigit() or not 1 < int(amount.text) < 120:
        return None
    verb = next((i for i in view.tree.ancestors(amount.top) if tokens.lemma[i] == "die"), None)
    if verb is None or view.quoted[verb] or assertion(view, verb) is None or amount.first - verb > 12:
        return None
    subject = find_subject(view, verb)
    if subject is None or subject.entity is None or subject.entity.kind is not EntityKind.PERSON:
        return None
    sentence = view.sentence(verb)
    return _died(view, amount, subject, Span(subject.proof.start if subject.proof else sentence.start, sentence.end))


def _age_behind(view: View, amount: Amount) -> Fact | None:
    """From "He was 86." right behind the sentence that tells who died."""
    tokens, sentence = view.tokens, view.sentence(amount.first)
    low = [tokens.text[i].lower() for i in range(sentence.first, sentence.last)]
    plain = [w for w in low if w not in ("aged", "years", "old", ".")]
    if len(plain) != 3 or plain[0] not in ("he", "she") or plain[1] != "was" or not amount.text.isdigit():
        return None
    subject = find_subject(view, tokens.head[sentence.first])
    before = view.before(sentence)
    if subject is None or subject.entity is None or before is None or subject.proof is None:
        return None
    dies = [i for i in range(before.first, before.last) if tokens.lemma[i] == "die"]
    if not any((s := find_subject(view, i)) and s.entity is subject.entity for i in dies):
        return None
    return _died(view, amount, subject, Span(before.start, sentence.end))


def _died(view: View, amount: Amount, subject: Subject, evidence: Span) -> Fact | None:
    count = _Count(f"at what age did {subject.name} die", f"{subject.name} died at the age of", "", "", "age", ())
    return _fact(view, amount, subject, count, Asserted.STATED, None, evidence, None)


def _end(view: View, amount: Amount) -> int:
    """Where the counted noun phrase ends: at a comma or a relative clause."""
    tokens, tree = view.tokens, view.tree
    last = tree.edges(amount.noun)[1]
    for i in range(amount.noun + 1, last):
        if tokens.text[i] in (",", "(", "--", "–", "—", ":", ";", '"', "“") or tokens.tag[i] in ("WDT", "WP", "WRB"):
            return i
        if tokens.text[i].lower() in ("after", "before", "following", "during"):
            return i
    return last


def _is_narrowed(view: View, verb: int) -> bool:
    """Whether a phrase in front of the clause, or a span of time, narrows what is counted: "In Iowa, …"."""
    sentence = view.sentence(verb)
    exact = _date(view, verb)
    for child in view.tree.children(verb, "prep", "npadvmod"):
        below = view.tree.subtree(child)
        if child < verb and not (exact and exact.first in below):
            return True
    spans = (d for d in view.dates(sentence.first, sentence.last) if d is not exact)
    return any(
        _verb_above(view, d) == verb and view.tokens.dep[view.tree.top(d.first, d.last)] != "dobj" for d in spans
    )


def _verb_above(view: View, date: DateMention) -> int | None:
    above = view.tree.ancestors(view.tree.top(date.first, date.last))
    return next((i for i in above if view.tokens.pos[i] in ("VERB", "AUX")), None)


def _date(view: View, verb: int) -> DateMention | None:
    """The only exact date of the verb."""
    sentence = view.sentence(verb)
    dates = (d for d in view.dates(sentence.first, sentence.last) if d.certain and d.grain in _GRAINS)
    found = [d for d in dates if _verb_above(view, d) == verb]
    return found[0] if len(found) == 1 else None


def _anchored(view: View, clause: Clause, count: _Count) -> bool:
    """Whether a name and enough words say what is counted."""
    if clause.asserted not in (Asserted.STATED, Asserted.CLAIMED) or clause.lemma in words("verbs", "planned"):
        return False
    if any(d for i in (*count.words, *clause.body) if (d := view.dated[i]) and not d.explicit):
        return False
    own = {*count.words, *clause.body}
    named = {n.entity.id for i in own if (n := view.named[i]) and n.entity.kind in _NAMING}
    subject = {clause.subject.entity.id} if clause.subject.entity else set()
    subject |= {n.entity.id for i in clause.subject.words if (n := view.named[i])}
    content = len(content_lemmas(view, sorted(own)))
    if count.sort == "share" and not named - subject:
        return False
    return bool(named | subject) and content >= _FEWEST


_FEWEST = 2


def _is_now(view: View, clause: Clause) -> bool:
    helpers = view.tree.children(clause.verb, "aux", "auxpass")
    first = helpers[0] if helpers else clause.verb
    return view.tokens.tag[first] in ("VBZ", "VBP")


def _choosing(count: _Count, subject: Subject) -> str:
    """The question in other words, for a choice."""
    if count.sort == "age":
        return f"how old was {subject.name} at death"
    if count.sort == "measure":
        return count.asking.replace("what was", "which of these was", 1)
    return count.asking.replace("what percentage", "what share", 1)


def _fact(
    view: View,
    amount: Amount,
    subject: Subject,
    count: _Count,
    asserted: Asserted,
    by: Entity | None,
    evidence: Span,
    date: DateMention | None,
    *,
    now: bool = False,
) -> Fact | None:
    named = [n for i in (*subject.words, *count.words) if (n := view.named[i])]
    about: tuple[Argument, ...] = ()
    if subject.entity:
        about = (Argument("subject", EntityValue(subject.entity.id, subject.entity.name), subject.span),)
    elif named:
        first = named[0]
        span = Span(first.mention.start, first.mention.end)
        about = (Argument("about", EntityValue(first.entity.id, first.entity.name), span),)
    when = (
        (Argument("date", DateValue(date.value, date.grain.value, date.part), Span(date.start, date.end)),)
        if date
        else ()
    )
    arguments = (
        *about,
        Argument("event", TextValue(count.asking, phrase_value(count.asking).lemmas)),
        Argument("quantity", QuantityValue(amount.text), view.span(amount.first, amount.last)),
        *when,
    )
    return Fact(
        fact_key("number", arguments),
        "number",
        arguments,
        asserted,
        (evidence,),
        by=by.id if by else None,
        as_of=view.as_of,
        rule=f"number.{count.sort}",
        phrases=(
            ("asking", count.asking),
            ("choosing", _choosing(count, subject)),
            ("head", count.head),
            ("tail", count.tail),
            ("unit", count.unit),
            ("sort", count.sort),
            ("present", "yes" if now and not date else ""),
            ("dated", "yes" if date else ""),
        ),
    )
