"""An Anki package: one note an item, whose guid is the item's id, so that a later export updates it.

Note types are our own with fixed ids. Their fields and templates must never change under these ids: Anki would call
the notes conflicting and leave them as they were. A new field means a new type with a new id.
"""

import hashlib
import html
import io
import itertools
import sqlite3
import zipfile
from datetime import UTC, datetime
from functools import cache

import genanki

from quizbank import resources
from quizbank.domain.question import Interaction, Question
from quizbank.export import wording
from quizbank.export.pack import ExportItem, Pack, Written

NAME = "apkg"
EXTENSION = ".apkg"
NEEDS_ITEMS = True

_RECALL_ID, _CHOICE_ID, _CLOZE_ID = 1_719_402_601, 1_719_402_602, 1_719_402_603
_RECALL_FIELDS = ("Question", "Context", "Parts", "Answer", "Also accepted", "Explanation", "Proof", "Source")
_CHOICE_FIELDS = ("Question", "Context", "Options", "Answer", "Why not", "Explanation", "Proof", "Source")
_CLOZE_FIELDS = ("Text", "Context", "Also accepted", "Explanation", "Proof", "Source")

# The time of an item that nobody edited and that has no publication date. Any fixed moment will do: Anki updates a
# note only from one with a later time, so the clock of the export has no place here.
_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def write(pack: Pack) -> Written:
    """The package, made in memory: the same pack gives the same bytes."""
    collection = _collection(pack)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        # Level 1: twice as fast as the usual level for 5 % more bytes.
        for name, content in (("collection.anki2", collection), ("media", b"{}")):
            package.writestr(zipfile.ZipInfo(name, _ZIP_TIME), content, zipfile.ZIP_DEFLATED, 1)
    return Written(data.getvalue(), len(pack.items))


def _collection(pack: Pack) -> bytes:
    """The SQLite file; genanki has one time for all notes, so each note is written with the time of its own edit."""
    latest = max(map(_edited, pack.items), default=int(_LONG_AGO.timestamp()))
    ids = itertools.count(latest * 1000)  # genanki's way: milliseconds, counted up
    deck = genanki.Deck(_deck_id(pack.title), _deck_name(pack.title))
    for model in _models():
        deck.add_model(model)
    connection = sqlite3.connect(":memory:")
    try:
        cursor = connection.cursor()
        genanki.Package(deck).write_to_db(cursor, latest, ids)
        for place, item in enumerate(pack.items):
            _note(item, place).write_to_db(cursor, _edited(item), deck.deck_id, ids)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _edited(item: ExportItem) -> int:
    """When the item's wording was last changed, in seconds; its article's day for one that nobody touched."""
    if item.edited:
        return int(item.edited.timestamp())
    if item.published:
        day = datetime(item.published.year, item.published.month, item.published.day, tzinfo=UTC)
        return int(max(day, datetime(2000, 1, 1, tzinfo=UTC)).timestamp())
    return int(_LONG_AGO.timestamp())


def _deck_id(title: str) -> int:
    return (1 << 30) + int(hashlib.sha256(title.encode("utf-8", "replace")).hexdigest()[:7], 16)


def _deck_name(title: str) -> str:
    """``::`` would make a deck inside a deck."""
    return wording.one_line(title).replace("::", ":").strip(":") or "Quizbank"


def _note(item: ExportItem, place: int) -> genanki.Note:
    question = item.question
    recall, choice, cloze = _models()
    context = field(wording.context(question))
    also = field(" · ".join(wording.also_accepted(question)))
    if question.interaction is Interaction.CLOZE and wording.GAP in question.stem and question.key:
        model, fields = cloze, [cloze_text(question), context, also]
    elif question.interaction is Interaction.CHOICE:
        model, fields = choice, [*_front(question, context), _why_not(question)]
    else:
        model, fields = recall, [*_front(question, context), also]
    fields += [field(question.explanation), _proof(item), field(wording.source(item))]
    return genanki.Note(model, fields, tags=[f"Quizbank::{question.topic.value}"], guid=item.uid, due=place)


def _front(question: Question, context: str) -> list[str]:
    return [field(question.stem), context, _list(question), field(wording.answer(question))]


def field(text: str) -> str:
    """The text as HTML, escaped once; a bracket could begin [sound:…] or [latex]."""
    return html.escape(wording.legible(text), quote=False).replace("[", "&#91;").replace("\n", "<br>")


def cloze_text(question: Question) -> str:
    """The stem with the key as deletion 1 in its gaps.

    Braces of the text are written as numbers, so that only ours count; inside, ``::`` would begin a hint.
    """
    stem, key = (
        field(text).replace("{", "&#123;").replace("}", "&#125;") for text in (question.stem, question.key or "")
    )
    return stem.replace(wording.GAP, "{{c1::" + key.replace(":", "&#58;") + "}}")


def _list(question: Question) -> str:
    """What one chooses from as a list, empty for a question without; a matching item shows its left side first."""
    left = tuple(left for left, _ in wording.pairs(question))
    groups = [group for group in (left, wording.choices(question)) if group]
    return "".join("<ul>" + "".join(f"<li>{field(text)}</li>" for text in group) + "</ul>" for group in groups)


def _why_not(question: Question) -> str:
    wrong = (option for option in question.options if option.text != question.key and option.feedback)
    return "<br>".join(f"{field(option.text)}: {field(option.feedback)}" for option in wrong)


def _proof(item: ExportItem) -> str:
    lines = [*map(_sentence, wording.proofs(item.question)), field(wording.claim(item))]
    return "<br>".join(line for line in lines if line)


def _sentence(pieces: tuple[str, str, str]) -> str:
    before, key, after = (html.escape(piece, quote=False).replace("[", "&#91;") for piece in pieces)
    return (f"{before}<b>{key}</b>{after}" if key else before + after).replace("\n", "<br>")


@cache
def _models() -> tuple[genanki.Model, genanki.Model, genanki.Model]:
    css = resources.text("templates", "anki.css")
    back = _section("Explanation") + _section("Proof") + _section("Source")
    head = _section("Context")
    recall = genanki.Model(
        *(_RECALL_ID, "Quizbank question", [{"name": name} for name in _RECALL_FIELDS]),
        [
            {
                "name": "Question",
                "qfmt": '<div class="stem">{{Question}}</div>' + head + _section("Parts"),
                "afmt": "{{FrontSide}}<hr id=answer>" + _section("Answer") + _section("Also accepted") + back,
            }
        ],
        css,
    )
    choice = genanki.Model(
        *(_CHOICE_ID, "Quizbank choice", [{"name": name} for name in _CHOICE_FIELDS]),
        [
            {
                "name": "Choice",
                "qfmt": '<div class="stem">{{Question}}</div>' + head + _section("Options"),
                "afmt": "{{FrontSide}}<hr id=answer>" + _section("Answer") + _section("Why not") + back,
            }
        ],
        css,
    )
    cloze = genanki.Model(
        *(_CLOZE_ID, "Quizbank cloze", [{"name": name} for name in _CLOZE_FIELDS]),
        [
            {
                "name": "Cloze",
                "qfmt": '<div class="stem">{{cloze:Text}}</div>' + head,
                "afmt": '<div class="stem">{{cloze:Text}}</div>' + head + _section("Also accepted") + back,
            }
        ],
        css,
        genanki.Model.CLOZE,
    )
    return recall, choice, cloze


def _section(name: str) -> str:
    """A field with its own look, shown only when it has text."""
    look = name.lower().replace(" ", "-")
    return f'{{{{#{name}}}}}<div class="{look}">{{{{{name}}}}}</div>{{{{/{name}}}}}'
