"""How people sorted two libraries, as one: sets with names, tags, flags, and links that wait for their text."""

import json
from collections.abc import Mapping

from quizbank.store.holdings import FLAG, SET, TAGS, Cells, Holdings, NamedSet
from quizbank.store.merged_articles import Plan
from quizbank.store.undo import Step


def write(step: Step, plan: Plan, ours: Holdings, theirs: Holdings, uids: Mapping[str, str]) -> int:
    """Write what they sorted; how much of it is new here."""
    new = _sets(step, ours, theirs) + _tags(step, plan, ours, theirs) + _flags(step, ours, theirs, uids)
    return new + _waiting(step, plan, ours, theirs)


def united(one: Mapping[str, NamedSet], other: Mapping[str, NamedSet]) -> dict[str, NamedSet]:
    """The sets of both by name: of two under one name the lesser keeps it, the other gets a number behind it."""
    sets: dict[str, NamedSet] = {}
    without: list[tuple[str, NamedSet]] = []
    for name in sorted(one.keys() | other.keys()):
        sets[name], *rest = sorted({named[name] for named in (one, other) if name in named})
        without += [(name, named) for named in rest]
    for name, named in without:
        number, free = 2, f"{name} 2"
        while sets.get(free, named) != named:
            number += 1
            free = f"{name} {number}"
        sets[free] = named
    return sets


def _sets(step: Step, ours: Holdings, theirs: Holdings) -> int:
    changed = {name: named for name, named in united(ours.sets, theirs.sets).items() if ours.sets.get(name) != named}
    for name, named in changed.items():
        _put(step, SET + name, json.dumps(named, ensure_ascii=False))
    return len(changed)


def _tags(step: Step, plan: Plan, ours: Holdings, theirs: Holdings) -> int:
    """The tags of both; one that is written in two ways is written in the lesser."""
    new = 0
    for article, tags in sorted(theirs.tags.items()):
        if article not in plan.alive:
            continue
        mine = ours.tags.get(article, ())
        written: dict[str, str] = {}
        for tag in (*mine, *tags):
            written[tag.casefold()] = min(tag, written.get(tag.casefold(), tag))
        if (together := tuple(written.values())) != mine:
            _put(step, TAGS + article, json.dumps(together, ensure_ascii=False))
            new += len(together) - len(mine)
    return new


def _flags(step: Step, ours: Holdings, theirs: Holdings, uids: Mapping[str, str]) -> int:
    new = sorted({uids[uid] for uid in theirs.flags if uid in uids} - ours.flags)
    for uid in new:
        _put(step, FLAG + uid, "on")
    return len(new)


def _waiting(step: Step, plan: Plan, ours: Holdings, theirs: Holdings) -> int:
    """Of a link that waits in both the words that came last; one whose article is there waits no more."""
    there = {h.blocks[id_].head["origin"] for h in (ours, theirs) for id_ in plan.alive if id_ in h.blocks}
    new = 0
    for link in sorted(ours.waiting.keys() | theirs.waiting.keys()):
        mine = ours.waiting.get(link)
        found: list[Cells] = [cells for cells in (mine, theirs.waiting.get(link)) if cells is not None]
        wanted = None if link in there else max(found, key=lambda cells: (cells[-1], repr(cells)))
        if wanted != mine:
            step.replace("waiting_link", {"link": link}, [(link, *wanted)] if wanted else [])
            new += mine is None
    return new


def _put(step: Step, name: str, value: str) -> None:
    step.replace("setting", {"name": name}, [(name, value)])
