"""The door of the room: run a language's rules over a reading, merge what is the same, weigh and order it."""

from dataclasses import replace
from importlib import import_module

from quizbank import registry
from quizbank.domain.article import Article
from quizbank.domain.fact import Fact, Span
from quizbank.domain.reading import Reading
from quizbank.facts.salience import entity_salience, fact_salience
from quizbank.facts.view import look

LANGUAGES = ("en",)
"""The languages that have rules."""


def find_facts(article: Article, reading: Reading, *, trial: bool = False) -> tuple[Fact, ...]:
    """The facts of an article in the order of their first proof; none for a language without rules.

    A fact found in several sentences is one fact with several pieces of evidence in text order; its wording
    (arguments' spans and phrases) is that of the first. ``trial`` runs the rules on trial, too: for judging only.
    """
    if reading.language not in LANGUAGES:
        return ()
    view = look(article, reading)
    package = f"quizbank.facts.rules.{reading.language}"
    found: list[Fact] = []
    rules = import_module(package)
    for rule in registry.modules(package, (*rules.RULES, *(rules.TRIAL if trial else ()))):
        found.extend(rule.find(view))
    weights = entity_salience(article, reading)
    return tuple(replace(fact, salience=fact_salience(fact, weights)) for fact in merge(found))


def merge(facts: list[Fact]) -> tuple[Fact, ...]:
    """One fact per id; ordered by first proof, then relation, then id."""
    merged: dict[str, Fact] = {}
    for fact in sorted(facts, key=_place):
        first = merged.get(fact.id)
        if first is None:
            merged[fact.id] = fact
        else:
            merged[fact.id] = replace(first, evidence=_together(first.evidence, fact.evidence))
    return tuple(merged.values())


def _place(fact: Fact) -> tuple[int, int, str, str]:
    proof = fact.evidence[0]
    return proof.start, proof.end, fact.relation, fact.id


def _together(first: tuple[Span, ...], second: tuple[Span, ...]) -> tuple[Span, ...]:
    every = {(s.start, s.end): s for s in first + second}
    return tuple(every[key] for key in sorted(every))
