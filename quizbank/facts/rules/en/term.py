"""From when to when somebody held an office: "was mayor of Paris from 1977 to 1995", "served as president, 2005–2013".

Arguments: ``holder`` (a person), ``role`` (a noun phrase in full), ``start`` and ``end`` (years). Identity: all.
Phrases: ``role``, ``definite`` ("yes" or "").
"""

from collections.abc import Iterator

from quizbank.domain.fact import Argument, Asserted, DateValue, EntityValue, Fact, Span
from quizbank.domain.identity import fact_key
from quizbank.domain.reading import DateMention, Grain
from quizbank.facts.rules.en.grammar.served import Post, post_of
from quizbank.facts.rules.en.grammar.wording import phrase_value
from quizbank.facts.view import View

_YEAR = 4


def find(view: View) -> Iterator[Fact]:
    """The terms of office with their first and last year."""
    for sentence in view.sentences():
        for date in view.dates(sentence.first, sentence.last):
            years = date.value.split("/")
            plain = date.grain is Grain.INTERVAL and len(years) == 2 and all(len(y) == _YEAR for y in years)
            verb = _verb(view, date) if plain and date.certain and not view.quoted[date.first] else None
            post = post_of(view, verb) if verb is not None else None
            if post and years[0] < years[1]:
                yield _fact(view, post, years)


def _verb(view: View, date: DateMention) -> int | None:
    """The verb that the years hang on directly: "was … from 1977 to 1995"."""
    tree, tokens = view.tree, view.tokens
    top = tree.top(date.first, date.last)
    above = tree.parent(top)
    if above is not None and tokens.pos[above] == "ADP":
        above = tree.parent(above)
    return above if above is not None and tokens.pos[above] in ("VERB", "AUX") else None


def _fact(view: View, post: Post, years: list[str]) -> Fact:
    mention = post.holder.mention
    arguments = (
        Argument(
            "holder", EntityValue(post.holder.entity.id, post.holder.entity.name), Span(mention.start, mention.end)
        ),
        Argument("role", phrase_value(post.title.role), post.span),
        Argument("start", DateValue(years[0], Grain.YEAR.value)),
        Argument("end", DateValue(years[1], Grain.YEAR.value)),
    )
    return Fact(
        fact_key("term", arguments),
        "term",
        arguments,
        Asserted.STATED,
        (post.evidence,),
        as_of=view.as_of,
        rule="term.years",
        phrases=(("role", post.title.role), ("definite", "yes" if post.title.definite else "")),
    )
