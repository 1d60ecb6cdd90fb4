"""What a whole sentence tells of somebody: one that can stand alone as it is, for a gap in place of a name or date.

Arguments: ``subject`` (the main clause's, where it is a name), ``named`` (persons and bodies elsewhere in the main
clause), ``within`` (in other clauses), ``date`` (written out), ``quantity`` (the first that counts something),
``about`` (whom else the sentence names or means), ``event`` (the sentence in content lemmas). Identity: all. Phrases:
``verb`` (lemma), and where the subject stands alone in front of its verb ``opening`` (what stands before it) and
``rest``. The second evidence, if there is one, says who a pronoun of the sentence is.
"""

from collections.abc import Iterator

from quizbank.domain.fact import WHOLE, Argument, Asserted, DateValue, EntityValue, Fact, QuantityValue, Span, TextValue
from quizbank.domain.identity import fact_key
from quizbank.domain.reading import EntityKind, Sentence
from quizbank.facts.rules.en.grammar.amounts import Amount, amounts
from quizbank.facts.rules.en.grammar.claims import assertion
from quizbank.facts.rules.en.grammar.dangling import sentence_hangs
from quizbank.facts.rules.en.grammar.references import meant, proof
from quizbank.facts.rules.en.grammar.wording import content_lemmas, wording
from quizbank.facts.view import Named, View

_SHORTEST, _LONGEST = 8, 60
"""Words of a sentence: fewer pin nobody down; one too long may be shortened when it is asked."""
_ASKED = (EntityKind.PERSON, EntityKind.ORGANIZATION)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TITLED = frozenset({"appos", "flat"})
_MODIFYING = frozenset({"compound", "nmod", "amod", "poss"})
_TELLING = frozenset({"tell", "say", "add", "note", "explain", "state"})
_PARTS = frozenset({"dobj", "pobj", "agent", "attr", "dative", "oprd"})
_MOST_COUNTS = 2
_TRIVIAL = frozenset({"one", "two", "1", "2"})
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_WHEN = frozenset({"in", "on", "since", "until", "by", "from"})
_ALIKE = 0.6
"""Share of a sentence's content words in another from which on both may tell the same of two people."""


def find(view: View) -> Iterator[Fact]:
    """One fact for each sentence that tells what happened and leaves nothing hanging."""
    contents = {s.first: _content(view, s) for s in view.sentences()}
    for sentence in view.sentences():
        if fact := _fact(view, sentence, contents):
            yield fact


def _fact(view: View, sentence: Sentence, contents: dict[int, frozenset[str]]) -> Fact | None:
    verb = _main_verb(view, sentence)
    inside = range(sentence.first, sentence.last)
    goes_on = view.quoted[sentence.first] and view.tokens.text[sentence.first] not in ("“", '"')
    if verb is None or view.quoted[verb] or goes_on or view.tokens.text[verb - 1] == "-":
        return None  # "co-founded": by several
    words = len(view.article.text[sentence.start : sentence.end].split())
    said = assertion(view, verb)
    if not _SHORTEST <= words <= _LONGEST or said is None or said[0] not in (Asserted.STATED, Asserted.CLAIMED):
        return None
    own = contents[sentence.first]
    if any(len(own & other) > _ALIKE * len(own) for first, other in contents.items() if first != sentence.first):
        return None
    asked = tuple(_asked(view, sentence, verb))
    if not asked or sentence_hangs(view, sentence):
        return None
    shown = proof(view, sentence, inside)
    if shown is None:
        return None
    event = TextValue(" ".join(sorted(own)), tuple(sorted(own)))
    arguments = (*asked, *_about(view, sentence, asked), Argument("event", event))
    here = Span(sentence.start, sentence.end)
    return Fact(
        fact_key(WHOLE, arguments),
        WHOLE,
        arguments,
        said[0],
        (here,) if shown.start >= here.start else (here, Span(shown.start, here.start)),
        by=said[1].id if said[1] else None,
        as_of=view.as_of,
        rule="told.sentence",
        phrases=(("verb", view.tokens.lemma[verb]), *_around(view, sentence, asked)),
    )


def _around(view: View, sentence: Sentence, asked: tuple[Argument, ...]) -> Iterator[tuple[str, str]]:
    """The words before and behind a subject that nothing beside it describes, if all their dates are written out."""
    span = next((a.span for a in asked if a.role == "subject" and a.span), None)
    dates = view.dates(sentence.first, sentence.last)
    if span is None or not all(d.explicit for d in dates):
        return
    inside = view.within(span.start, span.end)
    first, behind = inside.start, inside.stop
    first -= view.tokens.text[first - 1].lower() == "the" and first > sentence.first
    if not _opens(view, sentence.first, first) or not _goes_on(view, behind, asked):
        return
    yield "opening", wording(view, range(sentence.first, first)).rstrip(" ,")
    yield "rest", wording(view, range(behind, sentence.last)).rstrip(" .")


def _opens(view: View, start: int, first: int) -> bool:
    """Whether the subject opens its sentence, or a phrase of time or place does that a comma or date ends."""
    tokens = view.tokens
    if first == start:
        return True
    phrase = tokens.pos[start] in ("ADP", "SCONJ") or tokens.tag[start] == "VBG" or view.dated[start] is not None
    return phrase and (tokens.text[first - 1] == "," or view.dated[first - 1] is not None)


def _goes_on(view: View, behind: int, asked: tuple[Argument, ...]) -> bool:
    """Whether the predicate follows the subject, in the singular that "which party" wants."""
    tokens = view.tokens
    plural = tokens.tag[behind] == "VBP" or tokens.text[behind].lower() == "were"
    return tokens.pos[behind] in ("VERB", "AUX", "ADV") and not plural and asked[0].role == "subject"


def _main_verb(view: View, sentence: Sentence) -> int | None:
    """The root, if it is a finite verb that tells something of a definite subject before it."""
    tokens, tree = view.tokens, view.tree
    roots = [i for i in range(sentence.first, sentence.last) if tokens.dep[i] == "ROOT"]
    if len(roots) != 1 or tokens.pos[roots[0]] not in ("VERB", "AUX"):
        return None
    root = roots[0]
    subjects = tree.children(root, *_SUBJECTS)
    if not subjects or subjects[0] > root:  # "In third was NAME": third of what stands before
        return None
    if any(tokens.text[d].lower() in ("a", "an") for d in tree.children(subjects[0], "det")):
        return None  # of somebody or something that could be any
    helpers = tree.children(root, "aux", "auxpass")
    finite = helpers[0] if helpers else root
    if tokens.tag[finite] not in ("VBD", "VBZ", "VBP") or not _says_something(view, root, finite, sentence):
        return None
    return root


def _says_something(view: View, root: int, finite: int, sentence: Sentence) -> bool:
    """Whether the predicate is whole: neither "was speaking" nor "was 68" nor "told the world via Twitter"."""
    tokens, tree = view.tokens, view.tree
    if tokens.tag[root] == "VBG" and tokens.tag[finite] == "VBD":
        return False
    if tokens.lemma[root] == "be":
        told = tree.children(root, "attr", "acomp")
        return not told or any(tokens.tag[i] != "CD" for i in told)
    quoted = any(view.quoted[i] for i in range(sentence.first, sentence.last))
    return tokens.lemma[root] not in _TELLING or quoted or bool(tree.children(root, "ccomp"))


def _content(view: View, sentence: Sentence) -> frozenset[str]:
    """The sentence's content words without names and dates."""
    inside = range(sentence.first, sentence.last)
    return frozenset(content_lemmas(view, (i for i in inside if view.named[i] is None and view.dated[i] is None)))


def _asked(view: View, sentence: Sentence, verb: int) -> Iterator[Argument]:
    """Whom and what a gap may stand for: names that stand once in the sentence, the main verb's own date and number."""
    named = view.mentions(sentence.first, sentence.last)
    often = [n.entity.id for n in named]
    for item in named:
        role = _role(view, item, verb)
        if role and item.entity.kind in _ASKED and often.count(item.entity.id) == 1:
            span = Span(item.mention.start, item.mention.end)
            yield Argument(role, EntityValue(item.entity.id, item.entity.name), span)
    dates = [d for d in view.dates(sentence.first, sentence.last) if d.certain]
    if len(dates) == 1 and dates[0].explicit and view.tokens.text[dates[0].first - 1].lower() in _WHEN:
        date = dates[0]
        if _verb_above(view, view.tree.top(date.first, date.last)) == verb:
            yield Argument("date", DateValue(date.value, date.grain.value, date.part), Span(date.start, date.end))
    counts = [a for a in amounts(view, sentence) if _counts(view, a)]
    if counts and len(counts) <= _MOST_COUNTS and named and view.tokens.lemma[verb] != "have":
        first = next(i for i in range(counts[0].first, counts[0].last) if view.tokens.tag[i] == "CD")
        listed = any(view.tokens.text[i] == ":" for i in range(first, sentence.last))  # "three crimes: A, B and C"
        if not listed:
            span = view.span(first, counts[0].last)
            yield Argument("quantity", QuantityValue(view.article.text[span.start : span.end]), span)


def _verb_above(view: View, token: int) -> int | None:
    return next((i for i in view.tree.ancestors(token) if view.tokens.pos[i] in ("VERB", "AUX")), None)


def _counts(view: View, amount: Amount) -> bool:
    """Whether the number is whole and the number of something: no "million" without its "one", no "out of | 30"."""
    words, tokens = amount.text.lower().split(), view.tokens
    before = [tokens.text[i].lower() for i in (amount.first - 2, amount.first - 1) if i >= 0]
    cut = before[-1:] == ["one"] or before == ["out", "of"] or words[0] in _SCALES
    cut = cut or (words[0] in ("up", "at") and words[1] not in ("to", "least"))
    return amount.noun >= 0 and not cut and amount.text.lower() not in _TRIVIAL


def _about(view: View, sentence: Sentence, asked: tuple[Argument, ...]) -> Iterator[Argument]:
    """Whom else the sentence names, or means by a pronoun that is certain."""
    done = {a.value.entity for a in asked if isinstance(a.value, EntityValue)}
    for i in range(sentence.first, sentence.last):
        named = view.named[i]
        entity = named.entity if named else meant(view, i)
        if entity and entity.id not in done:
            done.add(entity.id)
            yield Argument("about", EntityValue(entity.id, entity.name))


def _role(view: View, named: Named, verb: int) -> str:
    """How a name stands: "subject", "named" (on the main verb or over one preposition), "within"; "" for no gap."""
    tree, tokens = view.tree, view.tokens
    top = tree.top(named.mention.first, named.mention.last)
    while tokens.dep[top] in _TITLED and tree.parent(top) is not None:
        top = tokens.head[top]
    above = tree.parent(top)
    if tokens.tag[named.mention.last] == "POS" or above is None or tokens.dep[top] in _MODIFYING:
        return ""
    if above == verb and tokens.dep[top] in _SUBJECTS:
        return "subject"
    if tokens.pos[above] == "ADP" and tokens.text[above].lower() != "in":
        above = tree.parent(above)
    if tokens.dep[top] in _PARTS and (above == verb or (above is not None and tokens.head[above] == verb)):
        return "named"
    return "within" if tokens.dep[top] in (*_SUBJECTS, "dobj") else ""
