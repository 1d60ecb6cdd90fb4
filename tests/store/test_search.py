"""Search finds by any spelling, in one alphabet or another, what is still in the library."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizbank.domain.edit import edit
from quizbank.domain.identity import article_id
from quizbank.domain.reading import Outline
from quizbank.domain.spelling import spelt
from quizbank.questions.rematch import rematch
from quizbank.store import articles, backups, decisions, edits, questions, remaking, search, undo
from quizbank.store.engine import Library, open_library
from quizbank.store.events import Stamp
from tests.store.makings import NOW, first, second, to_read


@pytest.fixture
def filled(library: Library) -> Library:
    for making in (first(), second()):
        articles.add(library, articles.draft(making), NOW)
    return library


def found(library: Library, words: str, kind: str = "") -> list[str]:
    return [hit.label for hit in search.find(library, words) if kind in ("", hit.kind)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tokayev", "Токаев"), ("Toqaev", "Токаев"), ("Tokaev", "Тоқаев"), ("Nazarbayev", "Назарбаев"),
        ("Japarov", "Жапаров"), ("Zhaparov", "Жапаров"), ("Şavkat", "Savkat"), ("Mirziyoyev", "Мирзиёев"),
        ("Lukashenko", "Лукашенко"), ("Kyrgyzstan", "Кыргызстан"), ("Khujand", "Хужанд"), ("ÖSKEMEN", "oskemen"),
        ("Zelensky", "Зеленский"), ("Astana’s", "astanas"), ("й".encode().decode(), "й"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert spelt(one) == spelt(other)


def test_articles_questions_and_actors_are_found_by_their_beginnings(filled: Library) -> None:
    assert set(found(filled, "opened sess", "article")) == {"The session opens"}
    assert found(filled, "quil", "actor") == ["Mara Quill"], "two articles name her, she comes once"
    assert len(found(filled, "typed hold", "question")) == 1, "two articles ask it, it comes once"
    assert found(filled, "TA", "actor")
    assert found(filled, "nobody at all") == found(filled, " ’ ") == found(filled, "") == []


@pytest.mark.parametrize(
    "words", ['"', "* OR", "a NEAR b", "col:umn", "(", "-x", "\\0", "^", "\ud83d", "x" * 10_000, "a b " * 5000]
)
def test_no_words_are_a_command(filled: Library, words: str) -> None:
    search.find(filled, words)


def test_what_is_deleted_dropped_or_brought_back_is_followed(filled: Library) -> None:
    article, uid = first().article.id, first().questions[0].id
    assert len(found(filled, "session", "article")) == 1
    articles.delete(filled, article, NOW)
    assert found(filled, "session") == []
    articles.add(filled, articles.draft(first()), NOW)
    assert len(found(filled, "session", "article")) == 1
    before = len(found(filled, "session", "question"))
    decisions.drop(filled, [uid])
    assert len(found(filled, "session", "question")) == before - 1


def test_what_is_added_later_is_found_in_any_alphabet(filled: Library) -> None:
    assert found(filled, "Жапаров") == []
    text = "Президент Садыр Жапаров бүгүн Бишкекте сөз сүйлөдү."
    kazakh = replace(to_read().article, id=article_id(text), text=text, title="Жапаров")
    articles.add(filled, articles.draft(replace(to_read(), article=kazakh, outline=Outline((), (), (), ()))), NOW)
    assert found(filled, "Japarov bishkek") == ["Жапаров"]


def test_questions_that_are_asked_in_other_words_are_found_by_those(filled: Library, data_folder: Path) -> None:
    before = len(found(filled, "typed", "question"))
    with filled.writing() as connection:
        connection.execute("UPDATE generated SET body = replace(body, 'typed about', 'written about')")
        connection.execute("UPDATE article SET remade = 1")
    assert found(filled, "typed", "question") == []
    assert len(found(filled, "written", "question")) == before > 0
    other = open_library(data_folder)
    with other.writing() as connection:
        connection.execute("UPDATE generated SET body = replace(body, 'written about', 'typed about')")
        connection.execute("UPDATE article SET remade = 2")
    other.close()
    assert len(found(filled, "typed", "question")) == before, "another window has changed them"


@pytest.mark.parametrize("damage", [b"", b"no index" * 900, b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_index_is_made_anew(filled: Library, data_folder: Path, damage: bytes) -> None:
    before = found(filled, "quill")
    (data_folder / "search.sqlite").write_bytes(damage)
    assert found(filled, "quill") == before != []
    assert search.rebuild(filled) == search.rebuild(filled) > 10
    other = open_library(data_folder)
    assert found(other, "quill") == before
    other.close()


def test_what_is_made_anew_or_reworded_is_found_and_what_it_was_no_more(filled: Library) -> None:
    assert len(found(filled, "cloze date", "question")) == 1
    new = tuple(replace(q, stem="A fresh way to ask") if q.asked_role == "date" else q for q in first().questions)
    remaking.replace(filled, replace(first(), questions=new), rematch, NOW)
    assert (found(filled, "cloze date", "question"), found(filled, "fresh way")) == ([], ["A fresh way to ask"])
    uid = next(q.id for q in new if q.asked_role == "date")
    edits.put(filled, uid, [edit(questions.generated(filled, uid), "stem", "In own words")], NOW)
    assert (found(filled, "fresh way"), found(filled, "own words")) == ([], ["In own words"])
    stamp = Stamp(NOW, "UTC", "2031-05-02")
    undo.undo_last(filled, stamp)
    undo.undo_last(filled, stamp)
    assert len(found(filled, "cloze date", "question")) == 1 and found(filled, "fresh way") == []


def test_articles_are_taken_in_by_and_by_the_newest_first(filled: Library) -> None:
    assert (search.take_in(filled, 1), search.take_in(filled, 1), search.take_in(filled, 1)) == (1, 0, 0)
    articles.delete(filled, first().article.id, NOW)
    assert search.take_in(filled, 0) == 0, "what goes is no work"
    undo.undo_last(filled, Stamp(NOW, "UTC", "2031-05-02"))
    assert search.take_in(filled, 0) == 1


def test_no_kind_crowds_out_another(filled: Library) -> None:
    kinds = [hit.kind for hit in search.find(filled, "quill", limit=2)]
    assert kinds == ["article", "article", "actor", "question", "question"]


def test_a_pasted_page_is_looked_for_by_its_first_words(filled: Library) -> None:
    assert found(filled, "session opened " * 6 + "nowhere " * 500, "article") == ["The session opens"]


def test_what_a_backup_brings_back_is_found(filled: Library, data_folder: Path) -> None:
    backup = backups.make(data_folder, NOW)[0].path
    articles.delete(filled, first().article.id, NOW)
    assert found(filled, "session", "article") == []
    backups.restore(filled, backup, NOW)
    assert found(filled, "session", "article") == ["The session opens"]
