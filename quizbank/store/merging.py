"""Another library merged into this one, in one step that can be undone.

What both have is one: articles by their text, questions as ``pairing`` finds them, events by what they say. Of two
makings of an article one stands; a person's words, variants, corrections and decisions of both are kept, of two words
for a field the later, of two decisions rather to drop; so are named sets, tags, flags and links that wait. Settings of
study and bins are of one library only. Each rule is the same from both sides, so that merging A into B and B into A
give the same library, and merging once more changes nothing.
"""

from collections.abc import Mapping
from dataclasses import replace

from quizbank.domain.changes import NOTHING, ChangeKind, Changes
from quizbank.domain.keeping import Merged
from quizbank.domain.review import ItemState
from quizbank.store import (
    articles,
    card_rows,
    holdings,
    made,
    merged_articles,
    merged_cards,
    merged_log,
    merged_sorting,
    merged_words,
)
from quizbank.store.engine import Library
from quizbank.store.events import Stamp
from quizbank.store.holdings import Cells, Holdings
from quizbank.store.merged_log import Replay
from quizbank.store.pairing import Decide, pair
from quizbank.store.undo import Step, undoable

_COLUMNS = ("derived_id", "fact_key", "kind", "interaction", "topic", "asked_role", "actor", "actor_kind", "state")
_STRENGTH = (ItemState.NEW, ItemState.KEPT, ItemState.EDITED, ItemState.DROPPED)


class _OnlyLooked(Exception):  # noqa: N818 - raised and caught in this module
    """Takes a merging back that nobody wants to keep."""

    def __init__(self, merged: Merged) -> None:
        self.merged = merged


def merge(
    library: Library, theirs: Holdings, readings: Mapping[str, bytes], decide: Decide, replay: Replay, stamp: Stamp,
    *, only_look: bool = False,
) -> tuple[Merged, Changes]:  # fmt: skip
    """Merge what another library holds into this one; what it brought, and what changed.

    ``readings`` are the encoded readings of its articles; ``decide`` matches items as a remaking does; ``replay`` is
    the scheduler's. With ``only_look`` it is worked out and taken back: the preview is the merging itself.
    """
    try:
        with undoable(library, "merge", ChangeKind, careful=not only_look) as step:
            back = _bring_back(step, library, theirs)
            merged = _write(step, theirs, readings, decide, replay, stamp)
            merged = replace(merged, articles=merged.articles + back, here=merged.here - back)
            if only_look or step.is_idle:
                raise _OnlyLooked(merged)
    except _OnlyLooked as looked:
        return looked.merged, NOTHING
    return merged, step.changes


def _bring_back(step: Step, library: Library, theirs: Holdings) -> int:
    """Take what a set asks out of our bin: a set has only some of an article's items, and must not stand for it."""
    wanted = theirs.blocks if theirs.partial else ()
    binned = [id_ for id_ in wanted if articles.is_binned(step.connection, id_)]
    for id_ in binned:
        articles.bring_back_in(step, library, id_)
    return len(binned)


def _write(
    step: Step, theirs: Holdings, readings: Mapping[str, bytes], decide: Decide, replay: Replay, stamp: Stamp
) -> Merged:
    ours = holdings.take(step.connection)
    pairs = pair(ours, theirs, decide)
    plan = merged_articles.plan(ours, theirs)
    asked_here, asked_there = plan.asked(ours.blocks, "ours"), plan.asked(theirs.blocks, "theirs")
    history = _with_history(theirs)
    uids: dict[str, str] = {}
    questions = decisions = 0
    for uid in sorted(theirs.questions):
        mine = pairs.get(uid)
        if mine is not None and uid in asked_there and mine in asked_here:  # under two ids they are two questions
            mine = mine if ours.questions[mine][0] == theirs.questions[uid][0] else None
        if mine is not None:
            uids[uid] = mine
            if mine in ours.away and uid not in theirs.away:
                made.write_question(step, (mine, *ours.questions[mine]))
            rather = (uid in asked_there) - (mine in asked_here)
            decisions += _join(step, mine, ours.questions[mine], theirs.questions[uid], rather)
        elif uid in asked_there or (uid in history and uid not in theirs.away):
            uids[uid] = _add(step, uid, theirs.questions[uid])
            questions += uid in asked_there
            decisions += theirs.questions[uid][-1] in (ItemState.KEPT, ItemState.DROPPED)
    merged_articles.write(step, plan, ours, theirs, uids, readings, stamp.at)
    words = merged_words.write(step, plan, ours, theirs, uids)
    for uid, card in theirs.cards.items():
        if uid in uids and uid in history:
            _add_card(step, uids[uid], card.fact, card.salience)
    reviews = merged_log.unite(step, ours, theirs, uids, replay, stamp)
    quizzes = merged_articles.write_sittings(step, ours, theirs, uids)
    sorting = merged_sorting.write(step, plan, ours, theirs, uids)
    awake = {uids[uid] for uid, card in theirs.cards.items() if not card.asleep and uid in uids}
    saliences = {uids[uid]: card.salience for uid, card in theirs.cards.items() if uid in uids}
    merged_cards.settle(step, awake, saliences, plan.facts(ours, theirs))
    return replace(
        plan.merged, questions=questions, reviews=reviews, quizzes=quizzes, words=words, decisions=decisions,
        sorting=sorting,
    )  # fmt: skip


def _with_history(theirs: Holdings) -> frozenset[str]:
    """Their questions that somebody has read, edited, dropped, studied or been asked."""
    found = {uid for uid, cells in theirs.questions.items() if cells[-1] != ItemState.NEW}
    found |= {event[1] for event in theirs.log}
    found |= {uid for uid, _ in theirs.edits}
    found |= {uid for sitting in theirs.sittings for _, uid, _, _ in sitting.attempts}
    return frozenset(found | theirs.variants.keys() | theirs.sleeping.keys())


def _join(step: Step, uid: str, mine: Cells, other: Cells, rather: int) -> bool:
    """Make a question that both have one; whether what a person made of it is another now.

    ``rather`` says whose cells it gets: theirs (1), ours (-1), or the greater (0) where both ask it or neither does.
    """
    cells = max(mine[:-1], other[:-1]) if rather == 0 else other[:-1] if rather > 0 else mine[:-1]
    state = max(mine[-1], other[-1], key=lambda word: _STRENGTH.index(ItemState(word)))
    if (*cells, state) != mine:
        step.update("question", {"uid": uid}, dict(zip(_COLUMNS, (*cells, state), strict=True)))
    return bool(state != mine[-1])


def _add(step: Step, uid: str, cells: Cells) -> str:
    """Write a question that is not here; the uid that it gets: its own, unless another has that."""
    connection = step.connection
    row = connection.execute("SELECT derived_id FROM question WHERE uid = ?", (uid,)).fetchone()
    if row is not None and row[0] != made.away(uid, cells[0]):
        uid = made.uids_of(connection, [cells[0]])[cells[0]]
    made.write_question(step, (uid, *cells[:-1]))
    found = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM question WHERE uid = ?", (uid,)).fetchone()
    if found != cells:
        step.update("question", {"uid": uid}, dict(zip(_COLUMNS, cells, strict=True)))
    return uid


def _add_card(step: Step, uid: str, fact: str, salience: float) -> None:
    """A card that is to have a log; it rests until it is settled which card of its fact is awake."""
    if not step.connection.execute("SELECT 1 FROM card WHERE uid = ?", (uid,)).fetchone():
        card_rows.insert(step.connection, uid, fact, salience, asleep=True)
