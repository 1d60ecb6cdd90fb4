"""The articles of two libraries as one: which are new, whose making stands, and the quizzes that were sat."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from quizbank.domain.keeping import Merged
from quizbank.domain.question import Question
from quizbank.store import articles, made
from quizbank.store.articles import VERSION, Draft
from quizbank.store.holdings import MINUTES, Block, Cells, Holdings
from quizbank.store.made import MadeRows
from quizbank.store.moments import to_moment
from quizbank.store.pairing import stands
from quizbank.store.plain_json import load
from quizbank.store.undo import Cell, Step

_OWN = ("id", "added", "starter", "reading_only", "deleted")  # not of the making
_DRAFTED = 12  # the columns of an article up to ``making_warnings``


@dataclass(frozen=True)
class Plan:
    """What becomes of each article of theirs.

    ``new`` are written, ``revived`` come back from our bin as theirs, ``replaced`` get their making; in ``lost`` ours
    stands over another of theirs; ``both`` are the same. ``joined`` are sets of which only items are taken over.
    """

    new: tuple[str, ...] = ()
    revived: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    joined: dict[str, tuple[Cells, ...]] = field(default_factory=dict)
    alive: frozenset[str] = frozenset()
    """All articles that are in the library then."""
    merged: Merged = field(default_factory=Merged)

    def asked(self, blocks: Mapping[str, Block], side: str) -> frozenset[str]:
        """The uids, as of that side (ours or theirs), that its blocks ask where they stand."""
        gone = {*self.replaced, *self.revived} if side == "ours" else set(self.lost)
        standing = (b for id_, b in blocks.items() if b.alive and id_ not in gone)
        asked = {cells[1] for block in standing for cells in block.generated}
        extra = {cells[1] for rows in self.joined.values() for cells in rows} if side == "theirs" else set()
        return frozenset(asked | extra)

    def facts(self, ours: Holdings, theirs: Holdings) -> frozenset[str]:
        """The facts of the articles that change."""
        changed = {*self.new, *self.revived, *self.replaced, *self.joined}
        blocks = [h.blocks[id_] for h in (ours, theirs) for id_ in changed if id_ in h.blocks]
        return frozenset(cells[1] for block in blocks for cells in block.facts)


def plan(ours: Holdings, theirs: Holdings) -> Plan:
    """What merging does with each article; nothing is written."""
    groups: dict[str, list[str]] = {name: [] for name in ("new", "revived", "replaced", "lost", "both")}
    joined: dict[str, tuple[Cells, ...]] = {}
    for id_, block in sorted(theirs.blocks.items()):
        if not block.alive:
            continue
        mine = ours.blocks.get(id_)
        if mine is None:
            groups["new"].append(id_)
        elif not mine.alive:
            groups["revived"].append(id_)
        elif mine.content == block.content:
            groups["both"].append(id_)
        elif stands(block, mine, partial=theirs.partial):
            groups["replaced"].append(id_)
        else:
            groups["lost"].append(id_)
            if theirs.partial and (rows := _joining(ours, theirs, id_)):
                joined[id_] = rows
    brought = len(groups["new"]) + len(groups["revived"])
    here = len(groups["replaced"]) + len(groups["lost"]) + len(groups["both"])
    anew = sum(_asks(ours.blocks[id_]) != _asks(theirs.blocks[id_]) for id_ in groups["replaced"])
    alive = {id_ for h in (ours, theirs) for id_, block in h.blocks.items() if block.alive}
    return Plan(
        **{name: tuple(ids) for name, ids in groups.items()},
        joined=joined,
        alive=frozenset(alive),
        merged=Merged(articles=brought, here=here, remade=anew),
    )


def write(
    step: Step, plan: Plan, ours: Holdings, theirs: Holdings, uids: Mapping[str, str], readings: Mapping[str, bytes],
    now: datetime,
) -> None:  # fmt: skip
    """Write the articles as planned; their questions have been written."""
    for id_ in plan.new:
        _insert(step, theirs.blocks[id_], uids, readings.get(id_, b""), now)
    for id_ in (*plan.revived, *plan.replaced):
        _replace(step, ours.blocks[id_], theirs.blocks[id_], uids)
        _lend_reading(step, id_, readings.get(id_, b""))
    for id_ in (*plan.replaced, *plan.lost, *plan.both):
        _join_head(step, ours.blocks[id_].head, theirs.blocks[id_].head)
    for id_, rows in plan.joined.items():
        _join_items(step, ours.blocks[id_], rows, uids)


def write_sittings(step: Step, ours: Holdings, theirs: Holdings, uids: Mapping[str, str]) -> int:
    """Write the finished quizzes that are not here; how many."""
    connection = step.connection
    here = {sitting.head for sitting in ours.sittings}
    written = 0
    for sitting in theirs.sittings:
        if sitting.head in here:
            continue
        article, title, started, finished = sitting.head
        for named in {article, *(cells[2] for cells in sitting.attempts)} - {None}:
            _leave_id(step, named)
        (number,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM quiz").fetchone()
        step.replace("quiz", {"id": number}, [(number, article, title, started, finished)])
        attempts = [(number, place, uids[uid], *rest) for place, uid, *rest in sitting.attempts]
        step.replace("attempt", {"quiz": number}, attempts)
        step.replace("attempt_answer", {"quiz": number}, [(number, *cells) for cells in sitting.answers])
        if sitting.minutes:
            name = f"{MINUTES}{number}"
            step.replace("setting", {"name": name}, [(name, sitting.minutes)])
        written += 1
    return written


def _joining(ours: Holdings, theirs: Holdings, id_: str) -> tuple[Cells, ...]:
    """The items of a set that our article does not ask, where both were read alike and ours states their facts."""
    mine, block = ours.blocks[id_], theirs.blocks[id_]
    known = {ours.questions[uid][0] for _, uid, _, _ in mine.generated}
    facts = {cells[1] for cells in mine.facts}
    if mine.outline != block.outline:
        return ()
    return tuple(
        cells
        for cells in block.generated
        if theirs.questions[cells[1]][0] not in known and theirs.questions[cells[1]][1] in facts
    )


def _insert(step: Step, block: Block, uids: Mapping[str, str], reading: bytes, now: datetime) -> None:
    head, connection = block.head, step.connection
    id_ = head["id"]
    draft = Draft(id_, tuple(head.values())[:_DRAFTED], block.text, block.layout, block.outline, reading, _NO_ROWS)
    articles.insert(step, draft, to_moment(head["added"]), now, starter=bool(head["starter"]))
    connection.execute(
        "UPDATE article SET remade = ?, reading_only = ? WHERE id = ?", (head["remade"], head["reading_only"], id_)
    )
    connection.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?)", ((id_, *cells) for cells in block.facts))
    connection.executemany(
        "INSERT INTO omission VALUES (?, ?, ?, ?, ?, ?)", ((id_, *cells) for cells in block.omissions)
    )
    connection.executemany("INSERT INTO generated VALUES (?, ?, ?, ?, ?)", _generated(block, uids))
    connection.executemany("INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _evidence(block, uids))


def _replace(step: Step, mine: Block, block: Block, uids: Mapping[str, str]) -> None:
    id_ = block.head["id"]
    head: dict[str, Cell] = {k: v for k, v in block.head.items() if k not in _OWN and mine.head[k] != v}
    if not mine.alive:
        head |= {k: block.head[k] for k in ("added", "starter", "deleted")}
    if head:
        step.update("article", {"id": id_}, head)
    if mine.layout != block.layout:
        version = (id_, VERSION, block.text, block.layout)
        step.replace("article_version", {"article": id_, "version": VERSION}, [version])
    if mine.outline != block.outline:
        step.update("reading", {"article": id_, "version": VERSION}, {"outline": block.outline})
    step.replace("fact", {"article": id_}, [(id_, *cells) for cells in block.facts])
    step.replace("omission", {"article": id_}, [(id_, *cells) for cells in block.omissions])
    step.replace("generated", {"article": id_}, _generated(block, uids))
    step.replace("evidence", {"article": id_}, _evidence(block, uids))


def _join_head(step: Step, mine: dict[str, Any], other: dict[str, Any]) -> None:
    """Of an article that both have: when it was added first, and that it is no mere starter if it is none in one."""
    cells: dict[str, Cell] = {
        "added": min(mine["added"], other["added"]),
        "starter": min(mine["starter"], other["starter"]),
    }
    if any(mine[name] != value for name, value in cells.items()):
        step.update("article", {"id": mine["id"]}, cells)


def _lend_reading(step: Step, id_: str, reading: bytes) -> None:
    """Give an article that was only kept to be read the reading that makes questions; it takes nothing away."""
    if reading:
        step.connection.execute("UPDATE reading SET data = ? WHERE article = ? AND data = x''", (reading, id_))
        if step.connection.execute("SELECT reading_only FROM article WHERE id = ?", (id_,)).fetchone()[0]:
            step.update("article", {"id": id_}, {"reading_only": 0})


def _join_items(step: Step, mine: Block, rows: tuple[Cells, ...], uids: Mapping[str, str]) -> None:
    id_ = mine.head["id"]
    start = max((cells[0] for cells in mine.generated), default=-1) + 1
    own = [(id_, *cells) for cells in mine.generated]
    added = [(id_, n, uids[uid], maker, body) for n, (_, uid, maker, body) in enumerate(rows, start)]
    step.replace("generated", {"article": id_}, [*own, *added])
    for _, _, uid, _, body in added:
        proofs = made.proofs(uid, id_, VERSION, load(Question, body).evidence)
        step.replace("evidence", {"uid": uid, "article": id_}, proofs)


def _leave_id(step: Step, article: str) -> None:
    """A row for an article that is not here, so that a quiz can name it."""
    step.connection.execute(
        "INSERT OR IGNORE INTO article (id, title, byline, outlet, origin, language, words, warnings, seed, generator,"
        " making_warnings, added, starter, reading_only, deleted)"
        " VALUES (?, '', '', '', '', '', 0, '[]', 0, '', '[]', 0, 0, 0, 0)",
        (article,),
    )


def _generated(block: Block, uids: Mapping[str, str]) -> list[tuple[Cell, ...]]:
    return [(block.head["id"], n, uids[uid], maker, body) for n, uid, maker, body in block.generated]


def _evidence(block: Block, uids: Mapping[str, str]) -> list[tuple[Cell, ...]]:
    id_ = block.head["id"]
    return [
        proof
        for _, uid, _, body in block.generated
        for proof in made.proofs(uids[uid], id_, VERSION, load(Question, body).evidence)
    ]


def _asks(block: Block) -> list[tuple[Any, ...]]:
    return [(n, body) for n, _, _, body in block.generated]


_NO_ROWS = MadeRows((), (), (), (), (), ())
