"""The Anki package: stable ids, HTML escaped once, and times that come from edits, never from the clock."""

import io
import json
import sqlite3
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from quizbank.domain.question import Interaction
from quizbank.export.formats.apkg import cloze_text, field
from quizbank.export.pack import ExportItem, Pack
from quizbank.export.write import write
from tests.export import builders


def collection(data: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(zipfile.ZipFile(io.BytesIO(data)).read("collection.anki2"))
    return connection


def test_one_note_and_one_card_an_item_under_its_own_guid() -> None:
    pack = builders.pack()
    db = collection(write("apkg", pack).data)
    assert [guid for (guid,) in db.execute("select guid from notes order by id")] == [item.uid for item in pack.items]
    assert db.execute("select count(*) from cards").fetchone() == (6,)
    assert [due for (due,) in db.execute("select due from cards order by id")] == [0, 1, 2, 3, 4, 5]
    db.close()


def test_each_note_has_the_time_of_its_own_edit() -> None:
    pack = builders.pack()
    later = replace(pack.items[2], edited=datetime(2031, 1, 1, tzinfo=UTC))
    untouched = replace(pack.items[3], edited=None)
    db = collection(write("apkg", replace(pack, items=(pack.items[0], later, untouched))).data)
    times = [datetime.fromtimestamp(mod, UTC) for (mod,) in db.execute("select mod from notes order by id")]
    assert times == [
        datetime(2030, 3, 6, 12, tzinfo=UTC),
        datetime(2031, 1, 1, tzinfo=UTC),
        datetime(2030, 3, 5, tzinfo=UTC),
    ]
    db.close()


def test_the_same_pack_gives_the_same_bytes() -> None:
    assert write("apkg", builders.pack()).data == write("apkg", builders.pack()).data


def test_note_types_never_change_under_their_ids() -> None:
    """If this fails: give the changed type a new id, or Anki will not update the notes that people have."""
    db = collection(write("apkg", builders.pack()).data)
    models = json.loads(db.execute("select models from col").fetchone()[0])
    shape = {m["name"]: (m["id"], [f["name"] for f in m["flds"]], len(m["tmpls"])) for m in models.values()}
    tail = ["Explanation", "Proof", "Source"]
    assert shape == {
        "Quizbank question": (
            "1719402601",
            ["Question", "Context", "Parts", "Answer", "Also accepted", *tail],
            1,
        ),
        "Quizbank choice": ("1719402602", ["Question", "Context", "Options", "Answer", "Why not", *tail], 1),
        "Quizbank cloze": ("1719402603", ["Text", "Context", "Also accepted", *tail], 1),
    }
    db.close()


def test_html_is_escaped_once_and_media_marks_are_text() -> None:
    assert field("R&D <b>x</b>\n[sound:a.mp3]") == "R&amp;D &lt;b&gt;x&lt;/b&gt;<br>&#91;sound:a.mp3]"
    assert field("&lt;") == "&amp;lt;"


@pytest.mark.parametrize(
    ("key", "inside"),
    [("10::30", "10&#58;&#58;30"), ("{a}", "&#123;a&#125;"), ("}} {{c2::x", "&#125;&#125; &#123;&#123;c2&#58;&#58;x")],
)
def test_a_deletion_holds_any_key(key: str, inside: str) -> None:
    question = builders.question(Interaction.CLOZE, stem="{{c1::fake}} and ___.", key=key)
    assert cloze_text(question) == f"&#123;&#123;c1::fake&#125;&#125; and {{{{c1::{inside}}}}}."


def test_the_answer_is_bold_in_its_proof() -> None:
    db = collection(write("apkg", builders.pack()).data)
    (fields,) = db.execute("select flds from notes order by id").fetchone()
    assert "<b>Ilsa Corrin</b> became head of the Basin Council" in fields
    db.close()


def test_a_deck_name_makes_no_deck_inside_a_deck() -> None:
    item = builders.pack().items[0]
    db = collection(write("apkg", Pack("Water::Votes", (item,))).data)
    decks = json.loads(db.execute("select decks from col").fetchone()[0])
    assert "Water:Votes" in {deck["name"] for deck in decks.values()}
    db.close()


def test_ten_thousand_notes() -> None:
    item = builders.pack().items[1]
    many = tuple(ExportItem(f"{item.uid}{n}", item.question, item.article_title) for n in range(10_000))
    assert write("apkg", Pack("Many", many)).written == 10_000
