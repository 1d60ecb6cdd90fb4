"""The door: what it promises whatever the text, and what it refuses."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizbank.domain.article import Article, Paragraph, ParagraphKind, Story
from quizbank.domain.errors import QuizbankError
from quizbank.domain.reading import SIGNALS
from quizbank.domain.reading_codec import decode, encode
from quizbank.reading import pipeline
from quizbank.reading.draft import Layer
from quizbank.reading.engine import Engine, load_engine, model_folder
from quizbank.reading.languages import language_pack
from quizbank.reading.reader import Reader, load_reader
from quizbank.strings import say_error
from tests.evaluation.reading import article_of

_PIECES = st.sampled_from(
    [
        "President",
        " Aram Petrosyan",
        " said",
        " “it is over",
        "” ",
        "\n\n",
        "\n",
        " on January 7",
        " 30 February",
        "🙂",
        "\xa0",
        " (CSTO)",
        "’s",
        " -",
        "the ",
        "May",
        " 2019–20",
        " in Kazakhstan",
        "/",
        " el-Sisi",
        " according to",
        ". ",
        ", who",
        "\t",
        " U.S.",
        "\u202f",
    ],
)


def check(reader: Reader, text: str) -> None:
    """Whatever the text: every offset reproduces its words, and what points somewhere points at something."""
    reading = reader.read(article_of(text, date(2022, 1, 13)))
    tokens = reading.tokens
    assert all(text[tokens.start[i] : tokens.end(i)] == tokens.text[i] for i in range(len(tokens)))
    assert all(0 <= head < len(tokens) for head in tokens.head)
    for sentence in reading.sentences:
        assert (tokens.start[sentence.first], tokens.end(sentence.last - 1)) == (sentence.start, sentence.end)
    ids = {entity.id for entity in reading.entities}
    for entity in reading.entities:
        known = {entity.name, *entity.aliases}
        for mention in entity.mentions:
            assert (tokens.start[mention.first], tokens.end(mention.last - 1)) == (mention.start, mention.end)
            assert " ".join(text[mention.start : mention.end].split()) in known
            assert mention.evidence
            assert set(mention.evidence) <= SIGNALS
    for found in reading.dates:
        assert text[found.start : found.end].strip() == text[found.start : found.end] != ""
        assert found.first < found.last
    for reference in reading.references:
        assert (tokens.start[reference.first], tokens.end(reference.last - 1)) == (reference.start, reference.end)
        assert reference.entity is None or reference.entity in ids
    assert all(text[q.start : q.end].strip() and (q.speaker is None or q.speaker in ids) for q in reading.quotes)
    assert decode(encode(reading)) == reading


_broken = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_texts = st.lists(_PIECES, max_size=25).map("".join)


@_broken
@given(_texts)
def test_offsets_hold_on_broken_text(reader, text):
    check(reader, text)


@_broken
@given(_texts)
def test_offsets_hold_without_blanks(reader, text):
    check(reader, "".join(text.split()))


@_broken
@given(_texts)
def test_offsets_hold_in_capitals(reader, text):
    # In capitals some letters become two ("ß"): the text as it then stands is what counts.
    check(reader, text.upper())


@_broken
@given(_texts, st.text("🙂🏽👩‍💻🇰🇿\ufe0f\u200d", max_size=8), st.integers(1, 9))
def test_offsets_hold_among_emoji(reader, text, emoji, step):
    check(reader, emoji.join(text[i : i + step] for i in range(0, len(text), step)))


@_broken
@given(_texts, st.text("שלוםسلامрубль中国\u200f\u202e\u0301", max_size=12))
def test_offsets_hold_beside_words_from_right_to_left(reader, text, other):
    check(reader, f"{other}{text} {other} {text[::-1]}{other}")


@_broken
@given(st.text(max_size=200))
def test_offsets_hold_on_any_characters(reader, text):
    check(reader, text)


@pytest.mark.parametrize("piece", ["President Aram Petrosyan (AP) left on Friday, he said. ", "NATO", "\u05e9", "🙂"])
def test_offsets_hold_on_a_line_of_a_hundred_thousand_characters(reader, piece):
    check(reader, (piece * (100_000 // len(piece) + 1))[:100_000])


def test_sentences_stay_in_their_paragraph(reader):
    text = "A heading without a full stop\n\nThe army left. It was late"
    reading = reader.read(article_of(text))
    assert [(text[s.start : s.end], s.paragraph) for s in reading.sentences] == [
        ("A heading without a full stop", 0),
        ("The army left.", 1),
        ("It was late", 1),
    ]


def test_a_story_has_its_own_date(reader):
    text = "He left on Friday.\n\nShe left on Friday."
    halves = Paragraph(ParagraphKind.BODY, 0, 18), Paragraph(ParagraphKind.BODY, 20, 39)
    stories = Story(0, 18, "", None), Story(20, 39, "", date(2020, 5, 4))
    article = Article("a", "", "", "", date(2022, 1, 13), "", "en", text, halves, stories)
    assert [d.value for d in reader.read(article).dates] == ["2022-01-07", "2020-05-01"]


def test_progress_counts_paragraphs(reader):
    told = []
    reader.read(article_of("One.\n\nTwo.\n\nThree."), lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_parse_gives_each_text_its_own_tree(reader):
    one, other = reader.parse(["Who leads Armenia?", "It left."])
    assert one.text == ("Who", "leads", "Armenia", "?")
    assert other.start[0] == 0
    assert reader.parse([]) == ()


def test_a_very_long_paragraph_is_read(reader):
    text = "The envoy met the minister in Minsk. " * 700
    tokens = reader.parse([text])[0]
    assert tokens.text.count("Minsk") == 700
    assert all(text[tokens.start[i] : tokens.end(i)] == tokens.text[i] for i in range(len(tokens)))


def test_empty_article(reader):
    reading = reader.read(article_of(""))
    assert (len(reading.tokens), reading.sentences, reading.entities) == (0, (), ())


def test_other_languages_and_missing_models_are_known_errors():
    with pytest.raises(QuizbankError, match="language_unsupported"):
        load_reader("kk")
    with pytest.raises(QuizbankError, match="model_missing"):
        load_engine(("no_such_model_package",))


@pytest.mark.parametrize("config", ["", "[nlp", "[nlp]\nlang = 'xx_none'\n"])
def test_a_model_that_is_damaged_is_a_known_error(tmp_path, monkeypatch, config):
    (tmp_path / "half_a_model").mkdir()
    (tmp_path / "half_a_model" / "__init__.py").write_text("")
    (tmp_path / "half_a_model" / "config.cfg").write_text(config)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(QuizbankError, match="model_unusable") as caught:
        load_engine(("half_a_model",))
    assert say_error(caught.value).startswith("The language model half_a_model cannot be used (")


def test_another_model_that_lacks_what_is_needed_is_a_known_error(tmp_path, monkeypatch):
    spacy.blank("en").to_disk(tmp_path / "blank_model")
    (tmp_path / "blank_model" / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(QuizbankError, match="model_unusable") as caught:
        load_engine(("blank_model",))
    assert "(ner, parser, tagger)" in say_error(caught.value)


def test_a_pipeline_that_lacks_something_does_not_start():
    step = SimpleNamespace(
        NAME="late", NEEDS=frozenset({Layer.ENTITIES}), GIVES=frozenset(), annotate=lambda draft: draft
    )
    with pytest.raises(pipeline.PipelineError, match="late needs entities"):
        pipeline.build([step])
    assert [step.NAME for step in pipeline.build()][-1] == "quotes"


def test_spacy_is_not_imported_before_a_reader_is_loaded():
    code = "import sys, quizbank.reading.reader; sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_openblas_gives_what_blis_gives(reader):
    from thinc.api import NumpyOps, get_current_ops, set_current_ops

    assert isinstance(get_current_ops(), NumpyOps)
    assert not get_current_ops().use_blis
    text = "The Armenian prime minister said on Monday that the alliance, founded in 1999, would send troops."
    fast = reader.parse([text])
    try:
        set_current_ops(NumpyOps(use_blis=True))
        slow = load_reader().parse([text])
    finally:
        set_current_ops(NumpyOps(use_blis=False))
    assert fast == slow


def test_without_the_table_of_words_the_model_says_the_same(reader):
    import spacy

    whole = Engine(spacy.load(model_folder(language_pack("en").models)), "whole")
    pages = sorted((Path(__file__).parents[1] / "articles").glob("*.txt"))
    texts = [text for page in pages for text in page.read_text(encoding="utf-8").split("\n") if text.strip()]
    assert list(reader.engine.parse(texts)) == list(whole.parse(texts))


@pytest.mark.parametrize(("page", "published"), [("china_in_eurasia", "2022-01-13"), ("csto_deployment", "2022-01-06")])
def test_seed_pages(reader, shared, page, published):
    text = (shared / "seed" / f"{page}.txt").read_text(encoding="utf-8")
    reading = reader.read(article_of(text, date.fromisoformat(published)))
    by_form = {}
    for entity in reading.entities:
        for form in (entity.name, *entity.aliases):
            by_form.setdefault(form, []).append(entity)
    assert all(len(found) == 1 for found in by_form.values())
    for form, name in (
        ("Toqaev", "Qasym-Zhomart Toqaev"),
        ("Nazarbaev", "Nursultan Nazarbaev"),
        ("Putin", "Vladimir Putin"),
    ):
        assert by_form[form][0].name == name
    assert by_form["Xi Jinping"][0].kind == "person"
    assert by_form["CSTO"][0].name == "Collective Security Treaty Organization"
    written = {text[d.start : d.end]: d.value for d in reading.dates}
    assert {form: value for form, value in written.items() if form.startswith("January")} == {
        form: f"2022-01-{int(form.split()[1]):02d}" for form in written if form.startswith("January")
    }
    if page == "china_in_eurasia":
        assert written["January 7"] == "2022-01-07"
        assert "Xi" in by_form["Xi Jinping"][0].aliases
