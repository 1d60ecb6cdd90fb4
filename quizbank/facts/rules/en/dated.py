"""What happened when: a complete clause or an event noun with one certain date.

Arguments: ``subject`` (an entity; none where the subject is no name), ``event`` (the predicate in words, content
lemmas), ``date``. Identity: all.
Phrases: ``statement`` ("Karim Masimov was detained", no date, no stop), ``inverted`` ("was Karim Masimov detained"),
``predicate``, ``preposition`` (the date's), ``verb`` (lemma), ``voice`` (active, passive or event for an event noun),
``office`` ("yes" where a bare office was made whole), ``apart`` ("yes" where no other date can be meant).
"""

from collections.abc import Iterator

from quizbank.domain.fact import Argument, Asserted, DateValue, EntityValue, Fact, Span, TextValue
from quizbank.domain.identity import fact_key
from quizbank.domain.reading import DateMention, Grain
from quizbank.facts.rules.en.grammar.clauses import Clause, read_clause, read_participle
from quizbank.facts.rules.en.grammar.events import find_happening
from quizbank.facts.rules.en.grammar.lexicon import words
from quizbank.facts.rules.en.grammar.offices import Offices, gather
from quizbank.facts.rules.en.grammar.served import posts
from quizbank.facts.rules.en.grammar.wording import content_lemmas
from quizbank.facts.view import View

_GRAINS = (Grain.DAY, Grain.MONTH, Grain.MONTH_PART, Grain.SEASON, Grain.YEAR, Grain.INTERVAL)
_PREPOSITIONS = frozenset({"in", "on", "during"})
_TELLING = 3
"""Content words of a subject that is no name, with what is told of it."""
_PARTS_OF_DAY = frozenset({"morning", "evening", "night", "afternoon", "noon", "day"})


def find(view: View) -> Iterator[Fact]:
    """The dated clauses and event nouns, one for a date."""
    offices = gather(view, [(p.holder.entity, p.title) for s in view.sentences() for p in posts(view, s)])
    for sentence in view.sentences():
        for date in view.dates(sentence.first, sentence.last):
            if not date.certain or date.grain not in _GRAINS or view.quoted[date.first] or _is_counted(view, date):
                continue
            facts = list(_clause_facts(view, date, offices))
            yield from facts
            if not facts and (fact := _noun_fact(view, date)):
                yield fact


def _is_counted(view: View, date: DateMention) -> bool:
    """Whether the date is only so long after or before another: the proof doesn't say which it is ("a month later")."""
    return any(
        view.tokens.text[i].lower() in ("later", "earlier", "after", "before") for i in range(date.first, date.last)
    )


def _clause_facts(view: View, date: DateMention, offices: Offices) -> Iterator[Fact]:
    """What the date's verb tells, and the verbs joined to it if the date opens the sentence for all of them."""
    found = _governor(view, date)
    if found is None or _is_same_day_elsewhere(view, date):
        return
    verb, preposition = found
    joined = tuple(view.tree.conjuncts(verb)[1:]) if date.first < verb else ()
    for here in (verb, *joined):
        if fact := _clause_fact(view, here, preposition, date, offices):
            yield fact


def _is_same_day_elsewhere(view: View, date: DateMention) -> bool:
    """Whether "earlier Saturday" stands in a text that was not published on that Saturday: one of both is not right."""
    before = view.tokens.text[date.first - 1].lower() if date.first else ""
    return before in ("earlier", "later") and not date.explicit and date.value != view.as_of


def _clause_fact(view: View, verb: int, preposition: str, date: DateMention, offices: Offices) -> Fact | None:
    if "according" in view.tokens.text[verb : date.first]:
        return None  # the date of the source's words
    clause = read_clause(view, verb, date, offices)
    if clause is None and view.tokens.lemma[verb] in words("verbs", "enough"):
        clause = read_participle(view, verb, date)
    if clause is None or _is_state(view, clause) or not _tells(view, clause) or not _only_date(view, clause, date):
        return None
    return _fact(
        view,
        _subject(clause),
        TextValue(clause.predicate, clause.lemmas),
        date,
        clause.evidence,
        "dated.clause",
        {
            "statement": clause.statement,
            "inverted": clause.inverted,
            "predicate": clause.predicate,
            "preposition": preposition,
            "verb": clause.lemma,
            "voice": clause.voice,
            "office": "yes" if clause.office else "",
            "apart": "yes" if _apart(view, clause.verb, date) else "",
        },
        (clause.asserted, clause.by.id if clause.by else None),
    )


def _subject(clause: Clause) -> tuple[Argument, ...]:
    entity = clause.subject.entity
    return (Argument("subject", EntityValue(entity.id, entity.name), clause.subject.span),) if entity else ()


def _fact(
    view: View,
    subject: tuple[Argument, ...],
    event: TextValue,
    date: DateMention,
    evidence: Span,
    rule: str,
    phrases: dict[str, str],
    said: tuple[Asserted, str | None],
) -> Fact:
    arguments = (
        *subject,
        Argument("event", event),
        Argument("date", DateValue(date.value, date.grain.value, date.part), Span(date.start, date.end)),
    )
    return Fact(
        fact_key("dated", arguments),
        "dated",
        arguments,
        said[0],
        (evidence,),
        by=said[1],
        as_of=view.as_of,
        rule=rule,
        phrases=tuple(phrases.items()),
    )


def _governor(view: View, date: DateMention) -> tuple[int, str] | None:
    """The verb that the date belongs to and the date's preposition."""
    tree, tokens = view.tree, view.tokens
    top = tree.top(date.first, date.last)
    above = tree.parent(top)
    if above is None:
        return None
    if tokens.dep[top] != "pobj":
        bare = "on" if date.grain is Grain.DAY else "in"
        return (above, bare) if tokens.pos[above] in ("VERB", "AUX") else None
    preposition = tokens.text[above].lower()
    governor = tree.parent(above)
    if governor is None or preposition not in _PREPOSITIONS:
        return None
    found = _verb_above(view, governor)
    return (found, preposition) if found is not None else None


def _verb_above(view: View, above: int) -> int | None:
    """The verb that tells what a date phrase is said of, if there is one: ``above`` is what the phrase hangs on."""
    tree, tokens = view.tree, view.tokens
    governor: int | None = above
    if governor is not None and tokens.pos[governor] == "ADV" and tokens.dep[governor] == "advmod":
        governor = tree.parent(governor)  # "back in 2018", "early on Friday"
    if governor is None:
        return None
    if tokens.lemma[governor] in _PARTS_OF_DAY and tokens.dep[governor] == "pobj":
        governor = tree.parent(tokens.head[governor])
    if governor is not None and tokens.pos[governor] == "NOUN" and tokens.dep[governor] == "dobj":
        light = tokens.head[governor]
        governor = light if tokens.lemma[light] in words("verbs", "light") else None
    if governor is None or tokens.pos[governor] not in ("VERB", "AUX"):
        return None
    first = tokens.head[governor]
    if tokens.dep[governor] in ("relcl", "acl") and tokens.tag[governor] == "VB" and tokens.dep[first] == "attr":
        return tokens.head[first]  # "became the first woman to serve as … in 2007"
    return governor


def _is_state(view: View, clause: Clause) -> bool:
    """Whether it tells what is or was so ("is raised", "was an opponent") and nothing that happened."""
    helpers = view.tree.children(clause.verb, "aux", "auxpass")
    finite = helpers[0] if helpers else clause.verb
    present = view.tokens.tag[finite] in ("VBZ", "VBP") and view.tokens.lemma[finite] != "have"
    going_on = bool(helpers) and view.tokens.tag[clause.verb] == "VBG"  # "were investigating": from when to when?
    return present or going_on or (clause.lemma == "be" and clause.voice == "active")


def _tells(view: View, clause: Clause) -> bool:
    """Whether the clause is worth a date: a verb that tells an event, with what it needs."""
    named = any(view.named[i] for i in clause.body)
    if clause.subject.entity is None:
        named_subject = any(view.named[i] for i in clause.subject.words)
        says = clause.lemma in words("verbs", "say") and not _proclaims(view, clause)
        if says or not (named or named_subject):
            return False
        if named_subject and clause.lemma not in words("verbs", "vague"):
            return len(content_lemmas(view, (*clause.subject.words, *clause.body))) >= _TELLING
    if clause.lemma in words("verbs", "enough") or clause.office:
        return True
    subject = set(clause.subject.entity.name.lower().split()) if clause.subject.entity else set()
    own = {w for i in clause.body for w in content_lemmas(view, [i])} - subject
    if clause.lemma in words("verbs", "vague") or (
        clause.lemma in words("verbs", "say") and not _proclaims(view, clause)
    ):
        return len(own) >= 3 and named
    return named or len(own) >= 2


def _proclaims(view: View, clause: Clause) -> bool:
    """Whether speech is a deed: "declared a state of emergency", "announced the death of X"."""
    return clause.lemma in ("announce", "declare", "proclaim") and bool(view.tree.children(clause.verb, "dobj"))


def _only_date(view: View, clause: Clause, date: DateMention) -> bool:
    """Whether no second date stands in the clause or hangs on its verb ("Georgia in 2003, Ukraine in 2005")."""
    sentence = view.sentence(clause.verb)
    others = [d for d in view.dates(sentence.first, sentence.last) if d is not date and d.grain is not Grain.DURATION]
    return not any(
        any(i in clause.body for i in range(d.first, d.last)) or _verb_of(view, d) == clause.verb for d in others
    )


def _apart(view: View, verb: int, date: DateMention) -> bool:
    """Whether every other date of the sentence stands in a clause of its own, a relative or infinitive one or before.

    That is: this clause's verb is the main one, and the others' verbs hang below it with a subject or "to" of theirs.
    """
    tree, tokens, sentence = view.tree, view.tokens, view.sentence(verb)
    if tokens.dep[verb] not in ("ROOT", "conj") or (tokens.dep[verb] == "conj" and date.first < verb):
        return False
    for other in view.dates(sentence.first, sentence.last):
        if other is date or other.grain in (Grain.DURATION, Grain.VAGUE):
            continue
        own = _verb_of(view, other)
        if own is None or own == verb or tokens.dep[own] not in ("relcl", "acl", "conj"):
            return False
        if tokens.dep[own] == "conj" and not _stands_in_its_clause(view, own, other):
            return False
        if tokens.dep[own] == "conj":
            continue
        opens = tree.children(own, "nsubj", "nsubjpass", "aux")
        between = range(min(own, other.first), max(own, other.first))
        if not opens or any(tokens.tag[i] in ("VBD", "VBZ") and i != own for i in between):
            return False
    return True


def _stands_in_its_clause(view: View, verb: int, date: DateMention) -> bool:
    """Whether a coordinated verb is finite and has the date behind it: ", shut down all schools as of November 17"."""
    helpers = view.tree.children(verb, "aux", "auxpass")
    finite = view.tokens.tag[verb] == "VBD" or any(view.tokens.tag[h] == "VBD" for h in helpers)
    return finite and date.first > verb


def _verb_of(view: View, date: DateMention) -> int | None:
    """The nearest verb above a date."""
    above = view.tree.ancestors(view.tree.top(date.first, date.last))
    return next((i for i in above if view.tokens.pos[i] in ("VERB", "AUX")), None)


def _noun_fact(view: View, date: DateMention) -> Fact | None:
    """An event noun with a date of its own ("Xi's January 7 talks with Toqaev"): it took place or was to."""
    found = find_happening(view, date)
    if found is None:
        return None
    owner = found.owner
    span = Span(owner.mention.start, owner.mention.end) if owner else None
    subject = (Argument("subject", EntityValue(owner.entity.id, owner.entity.name), span),) if owner else ()
    return _fact(
        view,
        subject,
        TextValue(found.event, found.lemmas),
        date,
        found.evidence,
        "dated.noun",
        {
            "statement": found.statement,
            "inverted": found.inverted,
            "predicate": "",
            "preposition": found.preposition,
            "verb": found.verb,
            "voice": "event",
        },
        (Asserted.STATED, None),
    )
