"""Which question of another library is which of ours, and whose making of an article stands. Pure.

Nothing here depends on which of the two libraries is ours, so that merging A into B and B into A give the same.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

from quizbank.domain.question import Question
from quizbank.domain.remaking import Gone, Item, Match, New
from quizbank.store.holdings import Block, Holdings
from quizbank.store.plain_json import load

type Decide = Callable[[Sequence[Item], Sequence[Question], Collection[str]], tuple[Match, ...]]


def pair(ours: Holdings, theirs: Holdings, decide: Decide) -> dict[str, str]:
    """Our uid for each uid of theirs that is a question of ours.

    By the same derived id first; then by the same uid, whose id has moved on in one library; then, article by article,
    as a remaking would match the items of the making that does not stand with those of the one that does.
    """
    by_id = {cells[0]: uid for uid, cells in ours.questions.items()}
    pairs = {uid: by_id[cells[0]] for uid, cells in theirs.questions.items() if cells[0] in by_id}
    taken = set(pairs.values())
    for uid in theirs.questions:
        if uid not in pairs and uid in ours.questions and uid not in taken:
            pairs[uid] = uid
            taken.add(uid)
    alone = _asked_once(ours), _asked_once(theirs)
    for article in sorted(ours.blocks.keys() & theirs.blocks.keys()):
        block, other = ours.blocks[article], theirs.blocks[article]
        if block.content == other.content:
            continue
        free = {uid: b for _, uid, _, b in block.generated if uid in alone[0] and uid not in taken}
        others = {uid: b for _, uid, _, b in other.generated if uid in alone[1] and uid not in pairs}
        theirs_stand = stands(other, block, partial=theirs.partial)
        found = _matched(free, others, decide) if theirs_stand else _turned(_matched(others, free, decide))
        pairs |= {other_uid: uid for uid, other_uid in found.items()}
        taken |= found.keys()
    return pairs


def stands(block: Block, other: Block, *, partial: bool = False) -> bool:
    """Whether that making of an article stands rather than the other: the later remade, the newer, the larger one.

    One that is ``partial`` never does, one in a bin only beside another in a bin.
    """
    return not partial and _weight(block) > _weight(other)


def _weight(block: Block) -> tuple[object, ...]:
    version = tuple(int(number) for number in re.findall(r"\d{1,9}", str(block.head["generator"])))
    digest = hashlib.sha256(block.content.encode("utf-8", "replace")).hexdigest()
    return block.alive, block.head["remade"] or 0, version, len(block.generated), digest


def _asked_once(holdings: Holdings) -> frozenset[str]:
    """The questions that only one article asks."""
    counts = Counter(uid for block in holdings.blocks.values() for uid in {cells[1] for cells in block.generated})
    return frozenset(uid for uid, count in counts.items() if count == 1)


def _matched(old: Mapping[str, str], new: Mapping[str, str], decide: Decide) -> dict[str, str]:
    """The new uid of each old one that is the same item."""
    questions = {uid: load(Question, body) for uid, body in new.items()}
    items = [Item(uid, load(Question, body)) for uid, body in old.items()]
    by_id = {question.id: uid for uid, question in questions.items()}
    matches = decide(items, tuple(questions.values()), frozenset())
    return {m.uid: by_id[m.new.id] for m in matches if not isinstance(m, New | Gone)}


def _turned(pairs: Mapping[str, str]) -> dict[str, str]:
    return {value: key for key, value in pairs.items()}
