"""Each released version of the library opens in this one, with everything that was in it, and a copy is kept."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quizbank.domain.review import EventKind, ItemState, standing
from quizbank.store import articles, cards, events, migrations, preferences, questions, schema
from quizbank.store.engine import FILE_NAME, open_library
from quizbank.workflows.doctor import examine
from tests.store.makings import first, second, to_read

OLD = Path(__file__).parent / "old"
VERSIONS = tuple(range(1, len(migrations.steps())))


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_library_is_lifted_with_all_that_is_in_it(data_folder: Path, version: int) -> None:
    data_folder.mkdir()
    file = data_folder / FILE_NAME
    old = gzip.decompress((OLD / f"version-{version}.sqlite.gz").read_bytes())
    file.write_bytes(old)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
    library = open_library(data_folder)
    assert schema.of_library(library) == schema.of_tables()
    assert {record.id for record in articles.records(library)} == {first().article.id, second().article.id}
    for making in (first(), second()):
        assert articles.making(library, making.article.id) == making
    log = events.read(library)
    assert [event.kind for event in log] == [*[EventKind.REVIEW] * (len(log) - 1), EventKind.UNDO]
    assert len(standing(log)) == len(log) - 2
    assert len(cards.every(library)) == 2
    states = [record.state for record in questions.in_text_order(library)]
    assert (states.count(ItemState.KEPT), states.count(ItemState.DROPPED)) == (1, 1)
    assert preferences.get(library, "new_per_day") == "7"
    articles.add(library, articles.draft(to_read()), library_time := articles.records(library)[0].added)
    assert library_time and len(articles.records(library)) == 3, "the deleted one comes back"
    library.close()
    assert examine(data_folder).healthy
    copy = data_folder / "backups" / f"before-version-{version + 1}.sqlite"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
        assert connection.execute("SELECT count(*) FROM event").fetchone() == (len(log),)


def test_every_version_before_this_one_is_kept_as_a_file() -> None:
    assert sorted(path.name for path in OLD.iterdir()) == [f"version-{n}.sqlite.gz" for n in VERSIONS]
