"""Who holds which office or post.

Arguments: ``holder`` (a person), ``role`` (a noun phrase in full, "the former head of X"), optional ``of`` (the
state or body in it). Identity: holder and role. Phrases: ``role`` (without its time), ``time`` ("former", "then",
"past" or ""), ``definite`` ("yes", "" or "owner" for "X's successor"), ``head`` (the role noun), ``rivals`` ("yes"
where somebody else is called a "former president", too, without saying of what).
"""

from collections.abc import Iterator

from quizbank.domain.fact import Argument, Asserted, EntityValue, Fact, Span
from quizbank.domain.identity import fact_key
from quizbank.domain.reading import EntityKind
from quizbank.facts.rules.en.grammar import lexicon
from quizbank.facts.rules.en.grammar.counterparts import counterparts
from quizbank.facts.rules.en.grammar.holders import titles
from quizbank.facts.rules.en.grammar.served import posts
from quizbank.facts.rules.en.grammar.titles import Title
from quizbank.facts.rules.en.grammar.wording import phrase_value
from quizbank.facts.view import Named, View


def find(view: View) -> Iterator[Fact]:
    """The roles before, after and predicated of persons, of their counterparts, and the posts they served in."""
    for sentence in view.sentences():
        whole = Span(sentence.start, sentence.end)
        for named in view.mentions(sentence.first, sentence.last):
            if named.entity.kind is not EntityKind.PERSON or view.quoted[named.mention.first]:
                continue
            for rule, title, first, last in titles(view, named):
                yield _fact(view, named, title, view.span(first, last), whole, rule)
        for named, title in counterparts(view, sentence):
            yield _fact(view, named, title, None, whole, "role.counterpart")
        for post in posts(view, sentence):
            yield _fact(view, post.holder, post.title, post.span, post.evidence, post.rule)


def _fact(view: View, named: Named, title: Title, span: Span | None, evidence: Span, rule: str) -> Fact:
    mention = named.mention
    holder = Argument("holder", EntityValue(named.entity.id, named.entity.name), Span(mention.start, mention.end))
    role = Argument("role", phrase_value(title.text), span)
    extra: tuple[Argument, ...] = ()
    if title.of:
        place = title.of
        extra = (
            Argument(
                "of", EntityValue(place.entity.id, place.entity.name), Span(place.mention.start, place.mention.end)
            ),
        )
    return Fact(
        fact_key("role", (holder, role)),
        "role",
        (holder, role, *extra),
        Asserted.STATED,
        (evidence,),
        as_of=view.as_of,
        rule=rule,
        phrases=(
            ("role", title.role),
            ("time", title.time),
            ("definite", "owner" if rule == "role.followed" else "yes" if title.definite else ""),
            ("head", title.noun),
            ("rivals", "yes" if title.time in ("former", "then") and _has_rival(view, named, title) else ""),
        ),
    )


def _has_rival(view: View, named: Named, title: Title) -> bool:
    """Whether the same noun and time stand before somebody else's name with nothing more."""
    tokens, size = view.tokens, len(title.noun.split())
    for entity in view.reading.entities:
        if entity.kind is not EntityKind.PERSON or entity.id == named.entity.id:
            continue
        for mention in entity.mentions:
            first = mention.first - size
            timed = first > 0 and tokens.text[first - 1].lower() in lexicon.words("roles", title.time)
            if timed and view.text(first, mention.first).lower() == title.noun:
                return True
    return False
