"""Which items stand on the sheet, in which order, and what is said about them; without Qt.

A ``Choice`` is what the person did to the list; ``fill`` makes it fit the library as it is now.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from gui.kit import marks
from quizbank.domain.paper import PaperOptions
from quizbank.domain.review import ItemState
from quizbank.strings import say
from quizbank.workflows.rows import ArticleRow, ExportReport, QuestionRow

COUNTS = (5, 10, 15, 20, 25, 30, 40)
EVERY = -1
"""Instead of a number of items: all there are, also several on one fact."""
PAPERS = ("a4", "letter")
FORMATS = ("pdf", "apkg", "gift", "csv", "json")
EXTENSIONS = {"pdf": ".pdf", "apkg": ".apkg", "gift": ".txt", "csv": ".csv", "json": ".json"}

# Territories whose usual paper is Letter (Unicode CLDR, measurementData/paperSize).
_LETTER = frozenset(("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"))
_SECONDS_TO_READ = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """What is remembered from sheet to sheet. ``article`` is the one whose items are taken, "" for all."""

    class_name: str = ""
    paper: str = "a4"
    mix: bool = False
    key: bool = True
    unread: bool = True
    wanted: int = 20
    article: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The list as the person left it: ``places`` to fill (or EVERY), what was taken off, whether items were moved."""

    uids: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    places: int = 20
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """The sheet of an article (or of the library) as it was left; ``title`` is "" while nobody gave it one."""

    choice: Choice = Choice()
    title: str = ""


@dataclass(frozen=True, slots=True)
class SheetItem:
    """A line of the list."""

    number: int
    uid: str
    stem: str
    form: str
    icon: str
    ink: str
    unread: bool


@dataclass(frozen=True, slots=True)
class SheetState:
    """The list and what is pinned under it. ``few`` says that there are fewer items than were asked for, or "".

    ``waiting`` facts can be asked as soon as somebody reads their items; ``to_read`` are items that nobody has
    read: of those facts as many as there are places, else those on the sheet. ``any_items`` is whether there is an
    item at all, on the sheet or not; ``one_article`` whether all are asked by one article, and ``title`` is what the
    sheet is called unless somebody gives it a title.
    """

    items: tuple[SheetItem, ...] = ()
    unread: int = 0
    removed: int = 0
    few: str = ""
    waiting: int = 0
    to_read: tuple[str, ...] = ()
    any_items: bool = False
    one_article: bool = False
    title: str = ""

    @property
    def uids(self) -> tuple[str, ...]:
        """The items in their order."""
        return tuple(item.uid for item in self.items)


def default_paper(territory: str) -> str:
    """The usual paper of a territory by its ISO code ("US")."""
    return "letter" if territory.upper() in _LETTER else "a4"


def settings_from(text: str, usual: Settings) -> Settings:
    """What was remembered, as far as it can be read; ``usual`` for the rest."""
    try:
        kept = json.loads(text)
        known = {name: kept[name] for name, value in asdict(usual).items() if type(kept.get(name)) is type(value)}
    except (ValueError, AttributeError):
        return usual
    read = replace(usual, **known)
    fits = read.paper in PAPERS and read.wanted in (EVERY, *COUNTS)
    return read if fits else replace(read, paper=usual.paper, wanted=usual.wanted)


def settings_text(settings: Settings) -> str:
    """To be remembered."""
    return json.dumps(asdict(settings))


def draft_from(text: str, places: int) -> Draft:
    """The draft that was remembered; an empty one with so many places if it can't be read."""
    try:
        kept = json.loads(text)
        choice = Choice(
            tuple(map(str, kept["uids"])), tuple(map(str, kept["removed"])), int(kept["places"]), bool(kept["moved"])
        )
        return Draft(choice if _touched(choice) else Choice(places=places), str(kept["title"]))
    except (ValueError, TypeError, KeyError):
        return Draft(Choice(places=places))


def draft_text(draft: Draft) -> str:
    """To be remembered; "" for a sheet that nobody touched."""
    touched = _touched(draft.choice) or draft.title
    return json.dumps({**asdict(draft.choice), "title": draft.title}) if touched else ""


def choosable(articles: Sequence[ArticleRow]) -> tuple[tuple[str, str], ...]:
    """(id, words) of the articles that have items, behind ("", all of them)."""
    return (("", say("print", "all_articles")), *((row.id, row.title) for row in articles if row.questions))


def fill(choice: Choice, rows: Sequence[QuestionRow], *, unread: bool) -> Choice:
    """The choice on these rows: what is gone leaves it, free places are filled, one item a fact, kinds mixed.

    An order made by hand stays, and new items follow it; otherwise items stand as in their articles.
    """
    pool = _pool(rows, unread=unread, without=choice.removed)
    kept = [uid for uid in choice.uids if uid in pool] if _touched(choice) else []
    if choice.places == EVERY:
        chosen = kept + [uid for uid in pool if uid not in kept]
    else:
        ranked = sorted(kept, key=lambda uid: _rank(pool[uid]))[: choice.places]
        chosen = [uid for uid in kept if uid in ranked]
        chosen += _more(pool, chosen, choice.places - len(chosen))
    if not choice.moved:
        order = {uid: place for place, uid in enumerate(pool)}
        chosen.sort(key=order.__getitem__)
    return replace(choice, uids=tuple(chosen))


def moved(choice: Choice, uid: str, to: int) -> Choice:
    """The item at another place of the list (0 is the first)."""
    if uid not in choice.uids:
        return choice
    rest = [other for other in choice.uids if other != uid]
    rest.insert(min(max(0, to), len(rest)), uid)
    return choice if tuple(rest) == choice.uids else replace(choice, uids=tuple(rest), moved=True)


def taken_off(choice: Choice, uid: str) -> Choice:
    """The item is off the sheet, and nothing takes its place."""
    if uid not in choice.uids:
        return choice
    left = tuple(other for other in choice.uids if other != uid)
    places = choice.places if choice.places == EVERY else len(left)
    return replace(choice, uids=left, removed=(*choice.removed, uid), places=places)


def put_back(choice: Choice) -> Choice:
    """What was taken off last comes back, at the end or where its article has it."""
    if not choice.removed:
        return choice
    back = choice.removed[-1]
    places = choice.places if choice.places == EVERY else choice.places + 1
    return replace(choice, uids=(*choice.uids, back), removed=choice.removed[:-1], places=places)


def sheet_state(rows: Sequence[QuestionRow], choice: Choice, settings: Settings) -> SheetState:
    """What the page shows of a filled choice."""
    by_uid = {row.uid: row for row in rows}
    chosen = [by_uid[uid] for uid in choice.uids]
    items = tuple(_item(number, row) for number, row in enumerate(chosen, 1))
    waiting = 0 if settings.unread or len(items) >= choice.places else _waiting(rows, choice)
    to_read = tuple(row.uid for row in chosen if row.state is ItemState.NEW)
    if waiting:
        pool = _pool(rows, unread=True, without=choice.removed)
        more = _more(pool, choice.uids, waiting if choice.places == EVERY else choice.places - len(items))
        to_read = tuple(uid for uid in more if pool[uid].state is ItemState.NEW)
    one_article = len({row.article for row in chosen}) == 1
    return SheetState(
        items=items,
        unread=sum(item.unread for item in items),
        removed=len(choice.removed),
        few=_few(choice, len(items), waiting),
        waiting=waiting,
        to_read=to_read,
        any_items=any(row.state is not ItemState.DROPPED for row in rows),
        one_article=one_article,
        title=chosen[0].article_title if one_article else say("print", "untitled"),
    )


def options(settings: Settings, title: str) -> PaperOptions:
    """The sheet as the exporters take it."""
    return PaperOptions(
        title=title.strip() or say("print", "untitled"), class_name=settings.class_name.strip(), paper=settings.paper,
        key=settings.key, mix_options=settings.mix,
    )  # fmt: skip


def file_name(title: str, format_name: str) -> str:
    """A name for the file: the title's words, without what some system does not allow."""
    words = " ".join(re.sub(r"[^\w\- ]+", "", title).split())[:60].strip() or say("print", "untitled")
    return words + EXTENSIONS[format_name]


def say_format(format_name: str, settings: Settings, state: SheetState) -> str:
    """The format's line in the menu."""
    plain = {"pdf": settings.key, "json": state.one_article}.get(format_name, True)
    other = {"pdf": "export_pdf_plain", "json": "export_json_one"}
    return say("print", f"export_{format_name}" if plain else other[format_name])


def say_left_out(report: ExportReport) -> str:
    """What the file could not hold, a line an item, each with the reason; "" if it holds all."""
    if not report.left_out:
        return ""
    lines = [say("print", "left_out", stem=stem, reason=say("export", code)) for stem, code in report.left_out]
    return "\n".join([say("print", "left_out_title", count=len(lines)), *lines])


def _touched(choice: Choice) -> bool:
    return choice.moved or bool(choice.removed)


def _pool(rows: Sequence[QuestionRow], *, unread: bool, without: Sequence[str]) -> dict[str, QuestionRow]:
    refused = {ItemState.DROPPED} if unread else {ItemState.DROPPED, ItemState.NEW}
    return {row.uid: row for row in rows if row.state not in refused and row.uid not in without}


def _rank(row: QuestionRow) -> tuple[bool, float, str]:
    """Read before unread, then the most salient."""
    return row.state is ItemState.NEW, -row.question.salience, row.uid


def _more(pool: dict[str, QuestionRow], chosen: Sequence[str], count: int) -> list[str]:
    """The best items on facts that aren't asked yet; of those on one fact, the read ones, then the rarest kind.

    A set asks all its facts, and is taken where enough others are left.
    """
    asked = {fact for uid in chosen for fact in pool[uid].question.facts}
    kinds = Counter(pool[uid].question.kind for uid in chosen)
    by_fact: dict[str, list[QuestionRow]] = {}
    for row in pool.values():
        if row.question.fact not in asked:
            by_fact.setdefault(row.question.fact, []).append(row)
    found: list[str] = []
    for group in sorted(by_fact.values(), key=lambda group: min(map(_rank, group))):
        free = [row for row in group if asked.isdisjoint(row.question.facts)]
        if not free or len(found) >= count:
            continue
        spare = max(0, len(by_fact.keys() - asked) - (count - len(found)))
        fitting = [row for row in free if len(row.question.also) <= spare]
        best = min(fitting or free, key=lambda row: (row.state is ItemState.NEW, kinds[row.question.kind], _rank(row)))
        kinds[best.question.kind] += 1
        found.append(best.uid)
        asked.update(best.question.facts)
    return found


def _waiting(rows: Sequence[QuestionRow], choice: Choice) -> int:
    """Facts that only unread items ask."""
    read = {fact for row in _pool(rows, unread=False, without=()).values() for fact in row.question.facts}
    every = {fact for row in _pool(rows, unread=True, without=choice.removed).values() for fact in row.question.facts}
    return len(every - read)


def _few(choice: Choice, count: int, waiting: int) -> str:
    if count >= choice.places:
        return ""
    if waiting:
        minutes = max(1, round(waiting * _SECONDS_TO_READ / 60))
        code = "few_waiting" if count else "few_waiting_none"
        return say("print", code, wanted=choice.places, count=count, waiting=waiting, minutes=minutes)
    return say("print", "few", wanted=choice.places, count=count) if count else ""


def _item(number: int, row: QuestionRow) -> SheetItem:
    kind = row.question.topic.value
    form = say("print", f"form_{row.question.interaction.value}")
    unread = row.state is ItemState.NEW
    return SheetItem(number, row.uid, row.question.stem, form, marks.icon_name(kind), marks.colour_role(kind), unread)
