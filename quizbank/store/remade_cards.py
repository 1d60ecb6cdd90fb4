"""The cards of an article made anew: a fact keeps the card that was studied, others of it rest with their log."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from quizbank.store.made import FactCard, wake
from quizbank.store.undo import Step

_RANK = {"text": 0, "cloze": 1}
_NO_CARD = 9


@dataclass(frozen=True, slots=True)
class _Card:
    """A card with what its question asks now. ``lives`` while an article asks it, ``studied`` if it is in the log."""

    uid: str
    fact_then: str
    fact: str
    asleep: bool
    lives: bool
    studied: bool
    rank: int


def settle(step: Step, made: Sequence[FactCard], old_facts: Collection[str], uids: Iterable[str]) -> dict[str, str]:
    """Give each fact its one card again; the uid of each fact's card.

    ``made`` are the facts as the article states them now, ``old_facts`` those that it stated, ``uids`` its items then
    and now. The questions and what is generated are written already.
    """
    wanted = {card.fact: card for card in made}
    cards = _cards(step.connection, uids, {*wanted, *old_facts})
    facts = dict.fromkeys((*wanted, *sorted(old_facts), *(card.fact for card in cards if card.lives)))
    winners = {fact: uid for fact in facts if (uid := _winner(step.connection, fact, cards, wanted.get(fact)))}
    for card in cards:
        stays = winners.get(card.fact) == card.uid and card.fact == card.fact_then
        if not stays and not card.asleep:
            step.update("card", {"uid": card.uid}, {"asleep": 1})
    for fact, uid in winners.items():
        card_to_be = wanted.get(fact)
        wake(step, uid, fact, card_to_be.salience if card_to_be else 0.0)
    return winners


def prove(step: Step, article: str, winners: dict[str, str]) -> None:
    """Give each of the cards a proof in every other article that states its fact, and none in one that does not."""
    for fact, uid in winners.items():
        stating = _column(step.connection, "SELECT DISTINCT article FROM fact WHERE fact_key = ?", fact)
        proving = _column(step.connection, "SELECT DISTINCT article FROM evidence WHERE uid = ?", uid)
        asking = _column(step.connection, "SELECT article FROM generated WHERE uid = ?", uid)
        for other in sorted(proving - stating - asking - {article}):
            step.replace("evidence", {"uid": uid, "article": other}, [])
        for other in sorted(stating - proving - {article}):
            rows = step.connection.execute(
                "SELECT ?1, article, number, version, starts, ends, text, before, after FROM evidence"
                " WHERE article = ?2 AND uid = (SELECT uid FROM generated JOIN question USING (uid)"
                " WHERE generated.article = ?2 AND fact_key = ?3 ORDER BY position LIMIT 1) ORDER BY number",
                (uid, other, fact),
            ).fetchall()
            step.replace("evidence", {"uid": uid, "article": other}, rows)


def _cards(connection: sqlite3.Connection, uids: Iterable[str], facts: Iterable[str]) -> tuple[_Card, ...]:
    rows = connection.execute(
        "SELECT card.uid, card.fact_key, question.fact_key, card.asleep,"
        " EXISTS (SELECT 1 FROM generated WHERE generated.uid = card.uid),"
        " EXISTS (SELECT 1 FROM log AS event WHERE event.uid = card.uid), interaction"
        " FROM card JOIN question USING (uid) WHERE card.uid IN (SELECT value FROM json_each(?1))"
        " OR (NOT card.asleep AND card.fact_key IN (SELECT value FROM json_each(?2))) ORDER BY card.rowid",
        (json.dumps(tuple(uids)), json.dumps(tuple(facts))),
    ).fetchall()
    return tuple(
        _Card(uid, then, now, bool(asleep), bool(lives), bool(studied), _RANK.get(interaction, _NO_CARD))
        for uid, then, now, asleep, lives, studied, interaction in rows
    )


def _winner(connection: sqlite3.Connection, fact: str, cards: Iterable[_Card], made: FactCard | None) -> str:
    """The card of a fact: one that was studied before a new one, an awake before a resting one, typed before cloze."""
    rivals = [card for card in cards if card.lives and card.fact == fact]
    best = min(rivals, key=lambda card: (not card.studied, card.asleep, card.rank), default=None)
    if best and best.studied:
        return best.uid
    fresh = (made.uid if made else "") or _asked_elsewhere(connection, fact)
    if best and (not fresh or best.rank <= _rank(connection, fresh)):
        return best.uid
    return fresh


def _asked_elsewhere(connection: sqlite3.Connection, fact: str) -> str:
    """What a card of the fact would ask, as an article has it that asks it."""
    row = connection.execute(
        "SELECT uid FROM generated JOIN question USING (uid) WHERE fact_key = ? AND interaction IN ('text', 'cloze')"
        " ORDER BY interaction = 'cloze', generated.rowid LIMIT 1",
        (fact,),
    ).fetchone()
    return str(row[0]) if row else ""


def _rank(connection: sqlite3.Connection, uid: str) -> int:
    row = connection.execute("SELECT interaction FROM question WHERE uid = ?", (uid,)).fetchone()
    return _RANK.get(row[0], _NO_CARD) if row else _NO_CARD


def _column(connection: sqlite3.Connection, query: str, value: str) -> set[str]:
    return {row[0] for row in connection.execute(query, (value,))}
