"""What people said in two libraries as one: edits, accepted answers, corrections of readings, why items were dropped,
and items that rest.
"""

import json
from collections.abc import Iterable, Mapping

from quizbank.store.decisions import REASON
from quizbank.store.holdings import ACCEPTED, Cells, Holdings
from quizbank.store.merged_articles import Plan
from quizbank.store.undo import Step


def write(step: Step, plan: Plan, ours: Holdings, theirs: Holdings, uids: Mapping[str, str]) -> int:
    """Write what they said; how much of it is new here."""
    new = _edits(step, ours, theirs, uids) + _variants(step, ours, theirs, uids)
    new += _corrections(step, plan, ours, theirs)
    _reasons(step, ours, theirs, uids)
    _rest(step, plan, ours, theirs, uids)
    return new


def _edits(step: Step, ours: Holdings, theirs: Holdings, uids: Mapping[str, str]) -> int:
    """For each field the words that were said last."""
    new = 0
    for (uid, field), cells in sorted(theirs.edits.items()):
        if uid not in uids:
            continue
        key = (uids[uid], field)
        mine = ours.edits.get(key)
        if mine is None or (mine[2], mine) < (cells[2], cells):
            step.replace("question_edit", {"uid": key[0], "field": field}, [(*key, *cells)])
            new += 1
    return new


def _variants(step: Step, ours: Holdings, theirs: Holdings, uids: Mapping[str, str]) -> int:
    new = 0
    for uid, said in sorted(theirs.variants.items()):
        if uid not in uids:
            continue
        mine = ours.variants.get(uids[uid], ())
        apart = bool(mine) and mine != said
        together = tuple(sorted({*mine, *said})) if apart else said  # in an order that both sides come to
        if together != mine:
            name = ACCEPTED + uids[uid]
            step.replace("setting", {"name": name}, [(name, json.dumps(together, ensure_ascii=False))])
            new += len(together) - len(mine)
    return new


def _reasons(step: Step, ours: Holdings, theirs: Holdings, uids: Mapping[str, str]) -> None:
    """Why an item was dropped; of two reasons the same one from both sides."""
    for uid, reason in sorted(theirs.reasons.items()):
        if uid in uids and ours.reasons.get(uids[uid], "") < reason:
            name = REASON + uids[uid]
            step.replace("setting", {"name": name}, [(name, reason)])


def _corrections(step: Step, plan: Plan, ours: Holdings, theirs: Holdings) -> int:
    """The corrections of both, in the order in which they were made."""
    new = 0
    for article, said in sorted(theirs.corrections.items()):
        mine = ours.corrections.get(article, ())
        together = _in_order((*mine, *said))
        if article in plan.alive and len(together) > len(mine):
            rows = [(article, number, body, at) for number, (at, body) in enumerate(together, 1)]
            step.replace("reading_correction", {"article": article}, rows)
            new += len(together) - len(mine)
    return new


def _in_order(corrections: Iterable[Cells]) -> list[tuple[int, str]]:
    """(at, body) of each correction once."""
    numbers: dict[tuple[int, str], int] = {}
    for at, number, body in corrections:
        numbers[at, body] = min(number, numbers.get((at, body), number))
    return sorted(numbers, key=lambda said: (said[0], numbers[said], said[1]))


def _rest(step: Step, plan: Plan, ours: Holdings, theirs: Holdings, uids: Mapping[str, str]) -> None:
    """Keep the last words of each item that has a history and that no article asks now."""
    asked = _column(step, "SELECT uid FROM generated JOIN article ON id = article AND deleted IS NULL")
    history = _history(step, theirs, uids)
    for uid, found in sorted(_last_words(plan, ours, theirs, uids).items()):
        if uid in asked:
            wanted: list[tuple[str, ...]] = []
        elif uid in ours.sleeping or uid in history:
            wanted = [(uid, *max(found, key=lambda cells: (cells[0] in plan.alive, cells)))]
        else:
            continue
        mine = [(uid, *ours.sleeping[uid])] if uid in ours.sleeping else []
        if wanted != mine:
            step.replace("sleeping", {"uid": uid}, wanted)


def _last_words(plan: Plan, ours: Holdings, theirs: Holdings, uids: Mapping[str, str]) -> dict[str, list[Cells]]:
    """(article, maker, body) of each item that rests in either library, or is of a making that does not stand."""
    found: dict[str, list[Cells]] = {uid: [cells] for uid, cells in ours.sleeping.items()}
    for article in (*plan.replaced, *plan.revived):
        for _, uid, maker, body in ours.blocks[article].generated:
            found.setdefault(uid, []).append((article, maker, body))
    resting = [(uid, cells) for uid, cells in theirs.sleeping.items() if cells[0] in plan.alive]
    for article in plan.alive & theirs.blocks.keys():
        if article in plan.lost or not theirs.blocks[article].alive:
            resting += [(uid, (article, *words)) for _, uid, *words in theirs.blocks[article].generated]
    for uid, cells in resting:
        if uid in uids:
            found.setdefault(uids[uid], []).append(cells)
    return found


def _history(step: Step, theirs: Holdings, uids: Mapping[str, str]) -> set[str]:
    """What somebody has read, edited, dropped, studied or been asked, in either library."""
    logged = {uids[event[1]] for event in theirs.log if event[1] in uids}
    sat = {uids[uid] for sitting in theirs.sittings for _, uid, _, _ in sitting.attempts if uid in uids}
    here = _column(
        step,
        "SELECT uid FROM question WHERE state <> 'new' AND derived_id NOT LIKE 'away %' UNION SELECT uid FROM log"
        " UNION SELECT uid FROM attempt UNION SELECT uid FROM question_edit",
    )
    return here | logged | sat


def _column(step: Step, query: str) -> set[str]:
    return {row[0] for row in step.connection.execute(query)}
