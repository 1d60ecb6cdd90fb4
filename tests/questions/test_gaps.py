"""The sentence of a cloze: full names, dates with their year, and no last part too many."""

from dataclasses import replace

from quizbank.domain.fact import Argument, EntityValue, Span
from quizbank.domain.reading import Reading, Reference
from quizbank.questions import quantities
from quizbank.questions.gaps import finished, sentence_with_gap
from quizbank.questions.keys import Key, key_of
from quizbank.questions.material import Material
from tests.builders import make_article, make_reading, named

ARTICLE = make_article(
    'Yesterday Tamm told Jaan Kask "all is well" -- a line that Kask had heard on Friday. But Mari Tamm stayed.',
    published="2021-03-10",
)
READING = make_reading(
    ARTICLE,
    [named("person", "Mari Tamm", "Tamm"), named("person", "Jaan Kask", "Kask")],
    [("Yesterday", "2021-03-09", "day"), ("Friday", "2021-03-05", "day")],
)


def stem(reading: Reading, form: str, sentence: int = 0) -> str | None:
    material = Material(ARTICLE, reading, (), 0)
    at = ARTICLE.text.index(form)
    holder = next(e for e in reading.entities if form in (e.name, *e.aliases))
    key = key_of(material, Argument("holder", EntityValue(holder.id, holder.name), Span(at, at + len(form))))
    assert isinstance(key, Key)
    chosen = reading.sentences[sentence]
    return sentence_with_gap(material, Span(chosen.start, chosen.end), key)


def test_names_dates_dashes_and_marks_are_spelled_out() -> None:
    expected = "On March 9, 2021, Mari Tamm told ___ “all is well” – a line that Kask had heard on March 5, 2021."
    assert stem(READING, "Jaan Kask") == expected


def test_an_opening_conjunction_goes() -> None:
    assert stem(READING, "Mari Tamm", 1) == "___ stayed."


def test_a_quotation_that_goes_on_is_closed() -> None:
    assert finished('Jaan Kask said, "All is well.') == "Jaan Kask said, “All is well.”"
    assert finished('Jaan Kask said, "All is well."') == "Jaan Kask said, “All is well.”"


def test_a_key_of_another_sentence_has_no_gap() -> None:
    assert stem(READING, "Mari Tamm") is None


def test_without_a_publication_date_relative_dates_stay() -> None:
    undated = replace(ARTICLE, published=None)
    material = Material(undated, READING, (), 0)
    chosen = READING.sentences[0]
    at = ARTICLE.text.index("Jaan Kask")
    key = Key("Jaan Kask", ("Jaan Kask",), "person", entity=READING.entities[1].id, span=Span(at, at + 9))
    made = sentence_with_gap(material, Span(chosen.start, chosen.end), key)
    assert made is not None
    assert made.startswith("Yesterday Mari Tamm")


def test_the_first_pronoun_of_somebody_becomes_the_name() -> None:
    article = make_article("Mari Tamm left. She told Jaan Kask that her house had burnt.", published="2021-03-10")
    reading = make_reading(article, [named("person", "Mari Tamm"), named("person", "Jaan Kask")])
    tamm, kask = reading.entities
    she, her = article.text.index("She"), article.text.index("her ")
    tokens = [next(i for i, start in enumerate(reading.tokens.start) if start == at) for at in (she, her)]
    references = (
        Reference(she, she + 3, tokens[0], tokens[0] + 1, tamm.id),
        Reference(her, her + 3, tokens[1], tokens[1] + 1, tamm.id),
    )
    material = Material(article, replace(reading, references=references), (), 0)
    at = article.text.index("Jaan")
    key = Key("Jaan Kask", ("Jaan Kask",), "person", entity=kask.id, span=Span(at, at + 9))
    second = reading.sentences[1]
    made = sentence_with_gap(material, Span(second.start, second.end), key)
    assert made == "Mari Tamm told ___ that her house had burnt."


def test_a_date_behind_saying_has_its_conjunction() -> None:
    article = make_article("Mari Tamm said Friday Jaan Kask would stay in Riga.", published="2021-03-10")
    reading = make_reading(
        article, [named("person", "Mari Tamm"), named("person", "Jaan Kask")], [("Friday", "2021-03-05", "day")]
    )
    text = reading.tokens.text
    said, stay = text.index("said"), text.index("stay")
    tokens = replace(
        reading.tokens,
        lemma=tuple("say" if i == said else w for i, w in enumerate(text)),
        dep=tuple("ccomp" if i == stay else d for i, d in enumerate(reading.tokens.dep)),
        head=tuple(said if i == stay else h for i, h in enumerate(reading.tokens.head)),
    )
    material = Material(article, replace(reading, tokens=tokens), (), 0)
    key = Key("Mari Tamm", ("Mari Tamm",), "person", entity=reading.entities[0].id, span=Span(0, 9))
    made = sentence_with_gap(material, Span(0, len(article.text)), key)
    assert made == "___ said on March 5, 2021, that Jaan Kask would stay in Riga."


def test_a_number_with_a_bound_is_known() -> None:
    assert quantities.is_bounded("The house was home to over ", "en")
    assert not quantities.is_bounded("The house was home to ", "en")
