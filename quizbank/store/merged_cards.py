"""The cards of two libraries as one: each fact that an article asks has one card that is awake."""

from collections.abc import Collection, Mapping

from quizbank.store import remade_cards
from quizbank.store.made import wake
from quizbank.store.undo import Step


def settle(step: Step, awake_there: Collection[str], saliences: Mapping[str, float], facts: Collection[str]) -> None:
    """Choose the card of each fact, whatever library it was awake in, and prove it where an article states the fact.

    ``awake_there`` are the cards that are awake in the other library, ``saliences`` all of its cards; ``facts`` are
    those of the articles that changed. A card that was studied goes before one that was not, one that was awake before
    one that was not, a typed one before a cloze; where all is equal, the id decides.
    """
    connection = step.connection
    awake = dict(connection.execute("SELECT uid, fact_key FROM card WHERE NOT asleep").fetchall())
    studied = {uid for (uid,) in connection.execute("SELECT DISTINCT uid FROM log")}
    items = connection.execute(
        "SELECT question.uid, question.fact_key, interaction = 'cloze', derived_id, max(body ->> '$.salience')"
        " FROM generated JOIN question USING (uid) JOIN article ON article.id = generated.article"
        " AND article.deleted IS NULL WHERE interaction IN ('text', 'cloze') GROUP BY question.uid"
    ).fetchall()
    best: dict[str, tuple[tuple[object, ...], str, float]] = {}
    for uid, fact, is_cloze, derived, salience in items:
        rank = (uid not in studied, uid not in awake and uid not in awake_there, is_cloze, derived)
        best[fact] = min(best.get(fact, (rank, uid, salience)), (rank, uid, salience))
    winners = {fact: uid for fact, (_, uid, _) in best.items()}
    changed = {fact for fact, uid in winners.items() if awake.get(uid) != fact}
    of_fact = {uid: fact for fact, uid in winners.items()}
    asked = {uid for (uid,) in connection.execute("SELECT uid FROM generated")}
    asks = dict(connection.execute("SELECT uid, question.fact_key FROM card JOIN question USING (uid)").fetchall())
    for uid, fact in awake.items():
        stays = of_fact[uid] == fact if uid in of_fact else fact == asks[uid] and fact not in winners
        if not stays or uid not in asked:
            step.update("card", {"uid": uid}, {"asleep": 1})
    for fact in sorted(changed):
        wake(step, winners[fact], fact, best[fact][2])
    _raise_saliences(step, saliences)
    remade_cards.prove(step, "", {fact: winners[fact] for fact in sorted(changed | (winners.keys() & facts))})


def _raise_saliences(step: Step, saliences: Mapping[str, float]) -> None:
    """A card that both have is as salient as in the library where it is more so."""
    for uid, mine in step.connection.execute("SELECT uid, salience FROM card").fetchall():
        if saliences.get(uid, mine) > mine:
            step.update("card", {"uid": uid}, {"salience": saliences[uid]})
