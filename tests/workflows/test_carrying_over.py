"""Files that carry a library, a set or an article: what goes along, what a merging says first, and files that lie."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quizbank.domain.changes import NOTHING
from quizbank.domain.errors import QuizbankError
from quizbank.domain.keeping import Merged
from quizbank.domain.review import Grade
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.store import receiving
from quizbank.store.engine import open_library
from quizbank.workflows import keeping, starters
from quizbank.workflows.carrying_over import say_carried, say_merged
from quizbank.workflows.doctor import examine
from tests.faults.disk import full_after
from tests.faults.test_full_disk import FULL, sweep
from tests.made_up import others, river
from tests.store.makings import first, second
from tests.workflows.conftest import Table, received

OLD = Path(__file__).parents[1] / "store" / "old"
RIVER = river().article.id


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Table]:
    """Somebody else's library."""
    laid = Table(tmp_path / "other")
    laid.add(*others(), river())
    yield laid
    laid.desk.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "carried.quizbank"


def dump(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "library.sqlite")) as connection:
        return list(connection.iterdump())


def test_a_library_arrives_with_its_answers_after_a_preview(table: Table, other: Table, file: Path) -> None:
    table.add(others()[0])
    for uid in other.desk.queue()[:5]:
        other.desk.grade(uid, Grade.GOOD, duration_ms=1000)
    other.desk.accept(other.desk.queue()[0], "the Roth woman")
    carried = other.desk.carry_library(file)
    assert say_carried(carried) == f"4 articles, {carried.questions} questions, 5 answers"
    before = dump(table.folder)
    parcel = received(file)
    looked = table.desk.look_into(parcel)
    assert (looked.articles, looked.here, looked.reviews, looked.words) == (3, 1, 5, 1)
    assert say_merged(looked).startswith("3 articles new, 1 already here, ")
    assert dump(table.folder) == before, "a preview changes nothing"
    merged, changes = table.desk.merge(parcel)
    assert merged == looked and changes.label == "merge" == table.desk.can_undo()
    assert len(table.desk.articles()) == 4
    assert table.desk.today() == other.desk.today()
    again, changes = table.desk.merge(parcel)
    assert (say_merged(again), changes) == ("all of it is here already", NOTHING)
    table.desk.undo()
    assert [row.id for row in table.desk.articles()] == [others()[0].article.id]
    assert len(table.desk.bin()) == 3


def test_an_article_goes_without_answers_and_decisions(table: Table, other: Table, file: Path) -> None:
    items = other.desk.questions(RIVER)
    other.desk.grade(other.desk.queue(RIVER)[0], Grade.GOOD)
    other.desk.keep([items[0].uid])
    other.desk.drop([items[1].uid])
    other.desk.reword(items[2].uid, "stem", "In my words?")
    carried = other.desk.carry(StudySet(SetKind.ARTICLE, RIVER), file)
    assert (carried.articles, carried.questions, carried.reviews) == (1, len(items) - 1, 0)
    merged, _ = table.desk.merge(received(file))
    assert merged == Merged(articles=1, questions=len(items) - 1, words=1)
    arrived = {row.uid: row for row in table.desk.questions()}
    assert items[1].uid not in arrived
    assert arrived[items[0].uid].state.value == "new" and arrived[items[2].uid].question.stem == "In my words?"
    assert table.desk.today().total > 0
    table.desk.grade(table.desk.queue()[0], Grade.GOOD)
    table.desk.close()
    assert examine(table.folder).healthy


def test_a_set_arrives_with_its_items_alone_and_takes_nothing_away(table: Table, other: Table, file: Path) -> None:
    carried = other.desk.carry(StudySet(SetKind.PERSON, "Ilsa Corrin"), file)
    assert 0 < carried.questions < len(other.desk.questions(RIVER))
    table.desk.merge(received(file))
    asked = {row.uid for row in table.desk.questions()}
    assert len(asked) == carried.questions
    whole = file.with_name("whole.quizbank")
    other.desk.carry_library(whole)
    table.desk.merge(received(whole))
    assert {row.uid for row in table.desk.questions()} == {row.uid for row in other.desk.questions()}
    before = dump(table.folder)
    assert table.desk.merge(received(file))[1] == NOTHING
    assert dump(table.folder) == before, "a set never stands over a whole article"


def test_an_item_of_a_set_joins_an_article_that_does_not_ask_it(table: Table, other: Table, file: Path) -> None:
    from dataclasses import replace

    from quizbank.workflows.making_codec import encode

    whole = river()
    table.desk.add(encode(replace(whole, questions=whole.questions[:4])))
    other.desk.carry(StudySet(SetKind.TOPIC, "date"), file)
    merged, _ = table.desk.merge(received(file))
    assert merged.questions > 0 and merged.remade == 0
    assert {q.id for q in whole.questions[:4]} < {row.uid for row in table.desk.questions(RIVER)}
    assert table.desk.merge(received(file))[1] == NOTHING
    table.desk.undo()
    assert {row.uid for row in table.desk.questions(RIVER)} == {q.id for q in whole.questions[:4]}


def test_an_article_can_be_made_anew_where_it_arrives(table: Table, other: Table, file: Path) -> None:
    article, _ = other.desk.add(starters.making(starters.names()[0]))
    other.desk.carry(StudySet(SetKind.ARTICLE, article), file)
    table.desk.merge(received(file))
    assert table.desk.making(article) == other.desk.making(article), "its reading among it"
    assert table.desk.remake_job(article) == other.desk.remake_job(article)


def test_a_set_brings_an_article_back_from_the_bin_whole(table: Table, other: Table, file: Path) -> None:
    table.add(river())
    whole = {row.uid for row in table.desk.questions()}
    table.desk.delete_article(RIVER)
    other.desk.carry(StudySet(SetKind.TOPIC, "date"), file)
    before = dump(table.folder)
    parcel = received(file)
    assert table.desk.look_into(parcel) == Merged(articles=1)
    assert dump(table.folder) == before
    table.desk.merge(parcel)
    assert {row.uid for row in table.desk.questions()} == whole and table.desk.bin() == ()
    table.desk.undo()
    assert [row.id for row in table.desk.bin()] == [RIVER]


def test_there_is_no_file_of_nothing(table: Table, file: Path) -> None:
    table.add(first())
    for wanted, code in (
        (StudySet(SetKind.ARTICLE, "none"), "no_such_article"),
        (StudySet(SetKind.PERSON, "Nobody"), "nothing_to_carry"),
    ):
        with pytest.raises(QuizbankError, match=code):
            table.desk.carry(wanted, file)
    with pytest.raises(QuizbankError, match="cannot_write_folder"):
        table.desk.carry_library(file.parent)
    with pytest.raises(QuizbankError, match="cannot_write_no_folder"):
        table.desk.carry_library(file.parent / "none" / "x.quizbank")
    with pytest.raises(QuizbankError, match="backup_onto_library"):
        table.desk.carry_library(table.folder / "library.sqlite")
    assert [path.name for path in file.parent.iterdir()] == ["data"]


@pytest.mark.parametrize("version", [path.name.split(".")[0] for path in sorted(OLD.iterdir())])
def test_a_library_of_an_older_version_is_merged(table: Table, tmp_path: Path, version: str) -> None:
    import gzip

    old = tmp_path / "old.sqlite"
    old.write_bytes(data := gzip.decompress((OLD / f"{version}.sqlite.gz").read_bytes()))
    merged, _ = table.desk.merge(received(old))
    assert merged.articles == 2 and merged.reviews > 0
    assert {row.id for row in table.desk.articles()} == {first().article.id, second().article.id}
    assert old.read_bytes() == data


# --- files that lie ---------------------------------------------------------------------------------------------
LONG = 40 << 20


def sql(*statements: str) -> Callable[[Path], None]:
    """A lie that is told in SQL; triggers that guard the log are no obstacle to a liar."""

    def tell(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection:
            triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(statement)
            for _, text in triggers:
                connection.execute(text)
            connection.commit()

    return tell


def body(table: str, key: str, value: object, *, where: str = "1") -> Callable[[Path], None]:
    """A lie in the JSON of every row."""
    lie = json.dumps(value).replace("'", "''")
    return sql(f"UPDATE {table} SET body = json_set(body, '$.{key}', json('{lie}')) WHERE {where}")


def link(where: str = "https://orsa.example/x", day: str = "2031-03-01", said: str = "{}") -> Callable[[Path], None]:
    """A link that waits and is none."""
    return sql(f"INSERT INTO waiting_link VALUES ('{where}', 'A page', '{day}', 'no_article', '{said}', 0)")


LIES: dict[str, tuple[str, Callable[[Path], None]]] = {
    "no database": ("carried_damaged", lambda file: file.write_bytes(b"PK\x03\x04" * 100) and None),
    "only a head": ("carried_damaged", lambda file: file.write_bytes(b"SQLite format 3\0" + b"\xff" * 84) and None),
    "cut": ("carried_damaged", lambda file: file.write_bytes(file.read_bytes()[:9000]) and None),
    "empty": ("carried_damaged", lambda file: file.write_bytes(b"") and None),
    "missing": ("source_missing", lambda file: file.unlink()),
    "newer": ("carried_newer", sql("PRAGMA user_version = 99")),
    "no version": ("carried_damaged", sql("PRAGMA user_version = 0")),
    "negative version": ("carried_damaged", sql("PRAGMA user_version = -1")),
    "other version": ("carried_damaged", sql("PRAGMA user_version = 1")),
    "a trigger": ("carried_damaged", sql("CREATE TRIGGER t AFTER INSERT ON article BEGIN DELETE FROM card; END")),
    "a view": ("carried_damaged", sql("CREATE VIEW v AS SELECT randomblob(1000000000)")),
    "a table": ("carried_damaged", sql("CREATE TABLE more (a)")),
    "a column": ("carried_damaged", sql("ALTER TABLE card ADD COLUMN more")),
    "an index on lies": ("carried_damaged", sql("CREATE INDEX i ON card (lower(phase))")),
    "broken JSON": ("carried_damaged", sql("UPDATE generated SET body = '{'")),
    "deep JSON": ("carried_damaged", sql(f"UPDATE generated SET body = '{'[' * 100_000}'")),
    "another noun": ("carried_damaged", sql("UPDATE generated SET body = '[]'")),
    "a number for a stem": ("carried_damaged", body("generated", "stem", 7)),
    "a list for a key": ("carried_damaged", body("generated", "key", ["a"])),
    "an unknown interaction": ("carried_damaged", body("generated", "interaction", "telepathy")),
    "a proof past the end": ("carried_damaged", body("generated", "evidence[0].end", 10**9)),
    "a proof backwards": ("carried_damaged", body("generated", "evidence[0].start", 10**6)),
    "a proof elsewhere": ("carried_damaged", body("generated", "evidence[0].article", "other")),
    "no proof": ("carried_damaged", body("generated", "evidence", [])),
    "a date that is none": ("carried_damaged", body("generated", "context.date", "31 Feb")),
    "an answer outside": ("carried_damaged", body("generated", "answer_span", [0, 10**6])),
    "an infinite salience": ("carried_damaged", sql("UPDATE card SET salience = 9e999")),
    "a blob for a title": ("carried_damaged", sql("UPDATE article SET title = x'ff'")),
    "bytes that are no text": ("carried_damaged", sql("UPDATE article SET title = CAST(x'c328' AS TEXT)")),
    "a word for a number": ("carried_damaged", sql("UPDATE article SET words = 'many'")),
    "another text": ("carried_damaged", sql("UPDATE article_version SET text = text || '!'")),
    "a long text": ("carried_damaged", sql(f"UPDATE article_version SET text = hex(zeroblob({LONG}))")),
    "a moment past time": ("carried_damaged", sql("UPDATE article SET added = 9223372036854775807")),
    "a moment before time": ("carried_damaged", sql("UPDATE card SET due = -1")),
    "a state that is none": ("carried_damaged", sql("UPDATE question SET state = 'eaten'")),
    "a phase that is none": ("carried_damaged", sql("UPDATE card SET phase = 'moon'")),
    "a step before the first": ("carried_damaged", sql("UPDATE card SET step = -3 WHERE phase <> 'new'")),
    "a memory of nothing": ("carried_damaged", sql("UPDATE card SET stability = 0 WHERE phase <> 'new'")),
    "a schedule without a day": ("carried_damaged", sql("UPDATE card SET due = NULL WHERE phase <> 'new'")),
    "a grade that is none": ("carried_damaged", sql("UPDATE event SET grade = 9")),
    "a review without a grade": ("carried_damaged", sql("UPDATE event SET grade = NULL")),
    "a day that is none": ("carried_damaged", sql("UPDATE event SET day = 'today'")),
    "a state of nothing": ("carried_damaged", sql("UPDATE event SET after = '{\"phase\": 7}'")),
    "an undo of itself": ("carried_damaged", sql("UPDATE event SET kind = 'undo', grade = NULL, undoes = id")),
    "a reference to nothing": (
        "carried_damaged", sql("PRAGMA foreign_keys = OFF", "UPDATE generated SET uid = 'gone'")),
    "variants that are none": ("carried_damaged", sql("INSERT INTO setting SELECT 'accepted/' || uid, '{}' FROM card")),
    "a reason that is none": ("carried_damaged", sql("INSERT INTO setting SELECT 'dropped/' || uid, 'x' FROM card")),
    "variants of numbers": ("carried_damaged", sql("INSERT INTO setting SELECT 'accepted/' || uid, '[1]' FROM card")),
    "tags that are none": ("carried_damaged", sql("INSERT INTO setting SELECT 'tags/' || id, '{}' FROM article")),
    "tags of numbers": ("carried_damaged", sql("INSERT INTO setting SELECT 'tags/' || id, '[7]' FROM article")),
    "a set of nothing": ("carried_damaged", sql("INSERT INTO setting VALUES ('set/mine', '[\"actor\"]')")),
    "a set of sets": ("carried_damaged", sql("INSERT INTO setting VALUES ('set/mine', '[[], []]')")),
    "a set without a name": ("carried_damaged", sql("INSERT INTO setting VALUES ('set/', '[\"topic\", \"actor\"]')")),
    "a link to a file": ("carried_damaged", link("file:///etc/passwd")),
    "a link to a program": ("carried_damaged", link("javascript:alert(1)")),
    "a link of a day that is none": ("carried_damaged", link(day="31 Feb")),
    "a link of words that are no number": ("carried_damaged", link(said='{"words": "many"}')),
    "a link of words without end": ("carried_damaged", link(said='{"words": "' + "9" * 5000 + '"}')),
    "a link of numbers": ("carried_damaged", link(said='{"status": 403}')),
    "a link of lists": ("carried_damaged", link(said="[]")),
    "an edit of the key": (
        "carried_damaged", sql("INSERT INTO question_edit SELECT uid, 'key', '\"x\"', '', 0 FROM card")),
    "an edit of another sort": (
        "carried_damaged", sql("INSERT INTO question_edit SELECT uid, 'stem', '[\"x\"]', '', 0 FROM card")),
    "a correction of nothing": (
        "carried_damaged", sql("INSERT INTO reading_correction SELECT id, 1, '{\"do\": \"eat\"}', 0 FROM article")),
    "sentences past the end": (
        "carried_damaged", sql("UPDATE reading SET outline = json_set(outline, '$.sentences[0].end', 1000000)")),
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_a_file_that_lies_is_refused_and_nothing_is_changed(table: Table, other: Table, file: Path, lie: str) -> None:
    other.desk.grade(other.desk.queue()[0], Grade.GOOD)
    other.desk.carry_library(file)
    code, tell = LIES[lie]
    tell(file)
    before = dump(table.folder)
    with pytest.raises(QuizbankError) as caught:
        table.desk.merge(received(file))
    assert caught.value.code == code
    assert dump(table.folder) == before


def test_a_file_that_is_too_large_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST_BYTES", 200)
    file.write_bytes(b"SQLite format 3\0" + bytes(200))
    with pytest.raises(QuizbankError, match="carried_too_large"):
        received(file)


def test_a_reading_that_lies_stays_behind(table: Table, other: Table, file: Path) -> None:
    import zlib

    other.desk.carry_library(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        bomb = b"QBR1" + zlib.compress(b" " * (300 << 20), 9)
        connection.execute("UPDATE reading SET data = ?", (bomb,))
    parcel = received(file)
    table.desk.merge(parcel)
    with pytest.raises(QuizbankError, match="cannot_remake"):
        table.desk.remake_job(RIVER)
    assert table.desk.questions(RIVER)


@pytest.mark.parametrize("seed", range(3))
def test_bytes_that_were_changed_are_known_errors_at_worst(table: Table, other: Table, file: Path, seed: int) -> None:
    dice = random.Random(seed)
    other.desk.grade(other.desk.queue()[0], Grade.GOOD)
    other.desk.carry_library(file)
    whole = file.read_bytes()
    for _ in range(30):
        data = bytearray(whole)
        for _ in range(dice.choice((1, 3, 40))):
            data[dice.randrange(dice.choice((100, 4096, len(data))))] = dice.randrange(256)
        file.write_bytes(data[: dice.choice((len(data), dice.randrange(len(data))))])
        try:
            parcel = received(file)
        except QuizbankError as error:
            assert error.code.startswith("carried_"), error
        else:
            table.desk.look_into(parcel)
    assert table.desk.articles() == ()


def test_a_disk_that_is_full_at_any_write_of_a_merging(table: Table, other: Table, file: Path) -> None:
    table.add(first(), second())
    table.desk.grade(table.desk.queue()[0], Grade.GOOD)
    other.desk.carry(StudySet(SetKind.ARTICLE, others()[0].article.id), file)
    parcel = received(file)
    library = open_library(table.folder)
    assert sweep(library, lambda: table.desk.merge(parcel)) >= 5
    library.close()


@pytest.mark.parametrize("room", [0, 4096, 40_000])
def test_a_disk_that_is_full_leaves_no_half_file(table: Table, other: Table, file: Path, room: int) -> None:
    other.desk.carry_library(file)
    out = file.with_name("out.quizbank")
    actions: tuple[Callable[[], object], ...] = (
        lambda: received(file),
        lambda: other.desk.carry_library(out),
        lambda: other.desk.carry(StudySet(SetKind.ARTICLE, RIVER), out),
    )
    for action in actions:
        with pytest.raises(QuizbankError) as caught, full_after(room):
            action()
        assert caught.value.code in FULL
        assert sorted(path.name for path in file.parent.iterdir() if path.is_file()) == [file.name]


def test_the_file_is_read_where_it_is_and_never_written(other: Table, tmp_path: Path) -> None:
    folder = tmp_path / "at ..%2e and ? #"
    folder.mkdir()
    file = folder / "..carried?.quizbank"
    other.desk.carry_library(file)
    data = file.read_bytes()
    assert keeping.is_parcel(file) and not keeping.is_parcel(folder)
    assert received(file).name == file.name
    assert file.read_bytes() == data and [path.name for path in folder.iterdir()] == [file.name]
    shutil.rmtree(folder)
    assert not keeping.is_parcel(file)
