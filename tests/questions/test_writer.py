"""Questions from hand-built facts: wording, keys, accepted forms, options, truth values, proofs."""

from dataclasses import replace
from datetime import date

from quizbank import registry
from quizbank.domain.fact import Asserted, Fact
from quizbank.domain.identity import derived_id
from quizbank.domain.question import Question, Topic
from quizbank.questions.kinds import RECALL, RECOGNITION
from quizbank.questions.material import Material
from quizbank.questions.writer import write_recall, write_recognition
from tests.builders import day, entity, make_article, make_fact, make_reading, named, words

ARTICLE = make_article(
    "Estonian Foreign Minister Mari Tamm met Jaan Kask, the president of Latvia, "
    "and Liis Oja, the president of Lithuania. "
    "Anna Rebane, an analyst at the Northern Institute, was there. "
    "Peeter Saar, an analyst at Baltic House, was there. "
    "Rita Mets, an analyst at the Harbour Centre, said that Latvia would keep its promise. "
    "Tamm resigned as a judge on Friday. "
    "The Nordic Defense League (NDL) consists of Estonia, Latvia and Lithuania.",
    "Wang Wei arrived on March 2. Finland and Poland did not come in 2019.",
    published="2021-03-10",
    title="Envoys meet",
)
READING = make_reading(
    ARTICLE,
    [
        named("person", "Mari Tamm", "Tamm"),
        named("person", "Jaan Kask"),
        named("person", "Liis Oja"),
        named("person", "Anna Rebane"),
        named("person", "Peeter Saar"),
        named("person", "Rita Mets"),
        named("person", "Wang Wei"),
        *(named("place", n, subtype="country") for n in ("Estonia", "Latvia", "Lithuania", "Finland", "Poland")),
        named("organization", "Northern Institute", subtype="think_tank"),
        named("organization", "Nordic Defense League", acronym="NDL", subtype="bloc"),
    ],
    [("Friday", "2021-03-05", "day"), ("March 2", "2021-03-02", "day"), ("2019", "2019", "year")],
)


def role(holder: str, text: str, proof: str, *, definite: str = "yes", time: str = "", of: str = "") -> Fact:
    place = [("of", entity(READING, of), of)] if of else []
    return make_fact(
        ARTICLE,
        READING,
        "role",
        [("holder", entity(READING, holder), holder), ("role", words(text), text), *place],
        proof=proof,
        phrases={"role": text, "definite": definite, "time": time, "head": text.split()[1]},
    )


PRESIDENT = role("Jaan Kask", "the president of Latvia", "met Jaan", of="Latvia")
OTHER = role("Liis Oja", "the president of Lithuania", "met Jaan", of="Lithuania")
ANALYSTS = (
    role("Anna Rebane", "an analyst at the Northern Institute", "Anna", definite="", of="Northern Institute"),
    role("Peeter Saar", "an analyst at Baltic House", "Peeter", definite=""),
    role("Rita Mets", "an analyst at the Harbour Centre", "Rita", definite=""),
)
HEAD = role("Anna Rebane", "the head of the Northern Institute", "Anna", of="Northern Institute")
RESIGNED = make_fact(
    ARTICLE,
    READING,
    "dated",
    [
        ("subject", entity(READING, "Mari Tamm"), "Tamm"),
        ("event", words("resign as a judge"), ""),
        ("date", day("2021-03-05"), "Friday"),
    ],
    proof="Tamm resigned",
    phrases={
        "statement": "Mari Tamm resigned as a judge",
        "inverted": "did Mari Tamm resign as a judge",
        "predicate": "resigned as a judge",
        "verb": "resign",
    },
)
ACRONYM = make_fact(
    ARTICLE,
    READING,
    "acronym",
    [("short", words("NDL"), "NDL"), ("long", entity(READING, "Nordic Defense League"), "Nordic Defense League")],
    proof="(NDL)",
)
MEMBERS = make_fact(
    ARTICLE,
    READING,
    "member",
    [
        ("group", entity(READING, "Nordic Defense League"), "Nordic Defense League"),
        *(("member", entity(READING, n), n) for n in ("Estonia", "Latvia", "Lithuania")),
    ],
    proof="consists of",
    phrases={"complete": "yes"},
)
SAID = make_fact(
    ARTICLE,
    READING,
    "said",
    [("speaker", entity(READING, "Rita Mets"), "Rita Mets"), ("words", words("Latvia keep promise"), "")],
    proof="said that",
    phrases={"clause": "that Latvia would keep its promise"},
    asserted="claimed",
    by=entity(READING, "Rita Mets").entity,
)
FACTS = (PRESIDENT, OTHER, *ANALYSTS, RESIGNED, ACRONYM, MEMBERS, SAID)


def recall(*facts: Fact) -> tuple[Question, ...]:
    return write_recall(ARTICLE, READING, facts or FACTS, seed=1)


def recognition(*facts: Fact) -> tuple[Question, ...]:
    return write_recognition(ARTICLE, READING, FACTS, recall(*facts), seed=1)


def one(questions: tuple[Question, ...], kind: str, fact: Fact, asked: str, key: str = "") -> Question:
    found = [q for q in questions if (q.kind, q.fact, q.asked_role) == (kind, fact.id, asked) and key in (q.key or "")]
    assert found, f"no {kind} asks {asked}"
    return found[0]


def test_a_role_is_asked_with_its_time() -> None:
    question = one(recall(), "typed", PRESIDENT, "holder")
    assert question.stem == "Who was the president of Latvia as of March 10, 2021?"
    assert (question.key, question.accepted, question.topic) == ("Jaan Kask", ("Jaan Kask", "Kask"), Topic.ACTOR)
    assert question.id == derived_id(PRESIDENT.id, "typed", "holder", "")
    assert question.explanation == "The article calls Jaan Kask the president of Latvia."


def test_a_role_that_several_can_have_is_asked_by_a_gap_alone() -> None:
    former = replace(PRESIDENT, phrases=tuple(p if p[0] != "time" else ("time", "former") for p in PRESIDENT.phrases))
    for fact in (former, ANALYSTS[0]):
        assert {q.kind for q in recall(fact)} == {"cloze"}
    assert not write_recognition(ARTICLE, READING, (former,), recall(former), seed=1)


def test_a_role_is_asked_from_its_body_and_from_its_holder() -> None:
    body = one(recall(HEAD), "typed", HEAD, "of")
    assert body.stem == "Of which institute was Anna Rebane the head as of March 10, 2021?"
    assert body.topic is Topic.ORGANIZATION
    assert "the Northern Institute" in body.accepted
    minister = role("Jaan Kask", "the foreign minister of Latvia", "met Jaan", of="Latvia")
    made = write_recognition(ARTICLE, READING, (minister,), recall(minister), seed=1)
    office = one(made, "choice", minister, "role")
    assert office.stem == "Which of these public offices did Jaan Kask hold in Latvia as of March 10, 2021?"
    assert office.key == "foreign minister"
    assert {o.text for o in office.options} > {"foreign minister"}
    assert "foreign minister of Latvia" in office.accepted
    assert not [q for q in recognition() if q.asked_role == "role"], "nobody takes a president for a minister"


def test_wrong_answers_do_not_give_the_state_away() -> None:
    minister = role("Rita Mets", "the speaker of Latvia", "said that", of="Latvia")
    premier = role("Peeter Saar", "the premier of Latvia", "Peeter", of="Latvia")
    facts = (PRESIDENT, OTHER, minister, premier)
    made = write_recognition(ARTICLE, READING, facts, write_recall(ARTICLE, READING, facts, seed=1), seed=1)
    holder = one(made, "choice", PRESIDENT, "holder")
    assert [o.text for o in holder.options] == ["Jaan Kask", "Peeter Saar", "Rita Mets"]
    assert not [q for q in made if q.fact == OTHER.id and q.asked_role == "holder" and q.key == "false"]


def test_what_names_the_answer_in_a_title_is_hidden() -> None:
    titled = replace(ARTICLE, title="Jaan Kask meets envoys in Riga")
    made = write_recall(titled, READING, FACTS, seed=1)
    assert one(made, "typed", PRESIDENT, "holder").context.title == "… meets envoys in Riga"
    assert one(made, "typed", RESIGNED, "subject").context.title == "Jaan Kask meets envoys in Riga"
    other = replace(ARTICLE, title="Kask’s envoys meet in Riga")
    assert one(write_recall(other, READING, FACTS, seed=1), "typed", PRESIDENT, "holder").context.title.startswith("…")
    short = replace(ARTICLE, title="Jaan Kask meets envoys")
    assert one(write_recall(short, READING, FACTS, seed=1), "typed", PRESIDENT, "holder").context.title == ""


def test_a_date_that_is_the_news_own_does_not_stand_beside_its_stem() -> None:
    same_day = replace(ARTICLE, published=date(2021, 3, 5))
    made = write_recall(same_day, READING, FACTS, seed=1)
    assert one(made, "typed", RESIGNED, "date").context.date == ""
    assert one(made, "typed", RESIGNED, "subject").context.date == "2021-03-05"


def test_what_has_been_done_is_asked_as_of_the_month() -> None:
    deed = replace(
        RESIGNED,
        relation="did",
        arguments=RESIGNED.arguments[:2],
        phrases=(("statement", "Mari Tamm has resigned"), ("predicate", "has resigned as a judge"), ("verb", "resign")),
        as_of="2021-03-10",
    )
    assert one(recall(deed), "typed", deed, "subject").stem == "As of March 2021, who had resigned as a judge?"


def test_without_a_publication_date_no_month_is_made_up() -> None:
    undated = replace(PRESIDENT, as_of="")
    assert one(recall(undated), "typed", undated, "holder").stem == "Who is named as the president of Latvia?"


def test_who_left_office_is_not_asked_as_of_the_month() -> None:
    judge = role("Mari Tamm", "the president of Latvia", "Estonian Foreign")
    stem = one(recall(judge, RESIGNED), "typed", judge, "holder").stem
    assert stem == "Who was the president of Latvia until March 2021?"


def test_who_is_told_to_have_gone_has_the_office_no_more() -> None:
    asked = [q for q in recall(PRESIDENT) if "as of" in q.stem]
    assert asked
    tokens = replace(
        READING.tokens, dep=_with(READING.tokens.dep, "Kask", "nsubj"), lemma=("die",) * len(READING.tokens)
    )
    gone = replace(READING, tokens=tokens)
    assert not [q for q in write_recall(ARTICLE, gone, (PRESIDENT,), seed=1) if "as of" in q.stem]


def _with(column: tuple[str, ...], word: str, value: str) -> tuple[str, ...]:
    texts = READING.tokens.text
    return tuple(value if texts[i] == word else old for i, old in enumerate(column))


def test_an_abbreviation_is_spelt_by_its_own_letters() -> None:
    entities = tuple(replace(e, aliases=("Defense League",)) if e.acronym == "NDL" else e for e in READING.entities)
    named_short = replace(READING, entities=entities)
    accepted = one(write_recall(ARTICLE, named_short, (ACRONYM,), seed=1), "typed", ACRONYM, "long").accepted
    assert not [form for form in accepted if form.endswith("Defense League") and "Nordic" not in form]


def test_a_date_is_asked_at_its_grain_and_accepts_its_forms() -> None:
    question = one(recall(), "typed", RESIGNED, "date")
    assert question.stem == "On what date did Mari Tamm resign as a judge?"
    assert question.key == "March 5, 2021"
    assert {"March 5, 2021", "5 March", "Mar 5", "2021-03-05"} <= set(question.accepted)
    assert "Friday" not in question.accepted, "every week has one"
    assert (question.key_date, question.key_grain, question.topic) == ("2021-03-05", "day", Topic.DATE)
    subject = one(recall(), "typed", RESIGNED, "subject")
    assert subject.stem == "Who resigned as a judge on March 5, 2021?"
    year = replace(
        RESIGNED, arguments=(*RESIGNED.arguments[:2], replace(RESIGNED.arguments[2], value=day("2021", "year")))
    )
    assert one(recall(year), "typed", year, "date").stem == "In what year did Mari Tamm resign as a judge?"


def test_an_impossible_date_makes_no_question() -> None:
    never = replace(
        RESIGNED, arguments=(*RESIGNED.arguments[:2], replace(RESIGNED.arguments[2], value=day("2021-02-30")))
    )
    assert not [q for q in recall(never) if q.asked_role == "date"]


def test_acronyms_and_members() -> None:
    long = one(recall(), "typed", ACRONYM, "long")
    assert (long.stem, long.key) == ("What does the abbreviation NDL stand for?", "Nordic Defense League")
    assert "NDL" not in long.accepted
    group = one(recall(), "typed", MEMBERS, "group")
    assert group.stem == "As of March 2021, which organization consisted of Estonia, Latvia, and Lithuania?"
    assert "NDL" in group.accepted
    undated = replace(MEMBERS, as_of="")
    assert one(recall(undated), "typed", undated, "group").stem.startswith("Which organization consists of Estonia")


def test_a_claim_is_asked_as_a_claim() -> None:
    assert one(recognition(), "choice", SAID, "speaker").stem.endswith("said that Latvia would keep its promise?")
    assert not [q for q in recall() if (q.kind, q.fact) == ("typed", SAID.id)], "others may have said so, too"
    claimed = replace(RESIGNED, asserted=Asserted.CLAIMED, by=entity(READING, "Rita Mets").entity)
    question = one(recall(claimed), "typed", claimed, "date")
    assert question.stem == "According to Rita Mets, on what date did Mari Tamm resign as a judge?"
    assert question.claimed


def test_a_cloze_spells_out_names_and_dates() -> None:
    assert not [q for q in recall() if (q.kind, q.fact, q.asked_role) == ("cloze", RESIGNED.id, "date")], "on Friday"
    assert one(recall(), "cloze", RESIGNED, "subject").stem == "___ resigned as a judge on March 5, 2021."


def test_proofs_reproduce_the_article() -> None:
    for question in (*recall(), *recognition()):
        proof = question.evidence[0]
        assert ARTICLE.text[proof.start : proof.end] == proof.text
        assert ARTICLE.text[: proof.start].split()[-8:] == proof.before.split()
        assert (
            question.answer_span is None
            or proof.text[slice(*question.answer_span)] in {*question.accepted} | {"Friday"}
            or question.kind == "true_false"
        )


def test_options_are_of_the_keys_class_and_in_order() -> None:
    expert = one(recognition(), "choice", SAID, "speaker")
    assert [o.text for o in expert.options] == ["Anna Rebane", "Peeter Saar", "Rita Mets"]
    assert all(o.feedback for o in expert.options)
    dates = one(recognition(), "choice", RESIGNED, "date")
    assert dates.stem == "When did Mari Tamm resign as a judge?"
    texts = [o.text for o in dates.options]
    assert {"March 2, 2021", "March 5, 2021"} < set(texts)
    assert texts == sorted(texts, key=lambda t: int(t.split()[1].strip(",")) + 31 * t.startswith("M"))


def test_a_member_is_no_wrong_answer() -> None:
    choice = one(recognition(), "choice", MEMBERS, "member", "Latvia")
    assert {o.text for o in choice.options} >= {"Latvia", "Finland", "Poland"}
    assert not {"Estonia", "Lithuania"} & {o.text for o in choice.options}


def test_true_false_differs_in_one_place() -> None:
    pair = [q for q in recognition() if (q.kind, q.fact, q.asked_role) == ("true_false", RESIGNED.id, "date")]
    assert [q.key for q in pair] == ["true", "false"]
    assert pair[0].stem == "According to the article, Mari Tamm resigned as a judge on March 5, 2021."
    assert pair[1].stem != pair[0].stem
    assert pair[1].stem.startswith("According to the article, Mari Tamm resigned as a judge on ")
    assert len({q.id for q in pair}) == 2


def test_recognition_only_from_what_passed() -> None:
    asked = {q.fact for q in recognition(PRESIDENT, OTHER)}
    assert asked <= {PRESIDENT.id, OTHER.id}
    assert not write_recognition(ARTICLE, READING, FACTS, (), seed=1)


def test_family_names_that_stand_first() -> None:
    arrived = make_fact(
        ARTICLE,
        READING,
        "dated",
        [("subject", entity(READING, "Wang Wei"), "Wang Wei"), ("date", day("2021-03-02"), "March 2")],
        proof="Wang Wei",
        phrases={"predicate": "arrived", "inverted": "did Wang Wei arrive", "statement": "Wang Wei arrived"},
    )
    assert one(recall(arrived), "typed", arrived, "subject").accepted == ("Wang Wei", "Wang")


def test_same_input_and_seed_give_the_same_questions() -> None:
    assert (recall(), recognition()) == (recall(), recognition())
    assert len({q.id for q in (*recall(), *recognition())}) == len((*recall(), *recognition()))


def test_every_kind_of_the_tuples_says_its_name() -> None:
    for name, module in zip(
        (*RECALL, *RECOGNITION), registry.modules("quizbank.questions.kinds", (*RECALL, *RECOGNITION)), strict=True
    ):
        assert name == module.NAME


def test_who_only_reported_a_story_is_nobody_in_it() -> None:
    article = make_article("Mari Tamm spoke.", "Mari Tamm met Jaan Kask. Liis Oja reported from Riga.")
    reading = make_reading(article, [named("person", n) for n in ("Mari Tamm", "Jaan Kask", "Liis Oja")])
    credited = Material(article, reading, (), 0).credited
    assert [reading.entity(e).name for e in credited] == ["Liis Oja"]


def test_a_whole_sentence_is_judged_with_its_date_or_another() -> None:
    article = make_article("Mari Tamm resigned as a judge of the high court in 2019.", published="2021-03-10")
    reading = make_reading(article, [named("person", "Mari Tamm")], [("2019", "2019", "year")])
    told = make_fact(article, reading, "told", [("date", day("2019", "year"), "2019")], proof="Mari Tamm")
    (gap,) = write_recall(article, reading, (told,), seed=1)
    statements = write_recognition(article, reading, (told,), (gap,), seed=1)
    assert gap.stem == "Mari Tamm resigned as a judge of the high court in ___."
    told_whole = "Mari Tamm resigned as a judge of the high court in 2019."
    assert {q.key: q.stem == f"According to the article, {told_whole}" for q in statements} == {
        "true": True,
        "false": False,
    }
    assert {q.explanation for q in statements} == {told_whole}


def test_of_two_family_names_the_one_that_is_used_is_taken() -> None:
    article = make_article(
        "Ricardo Rossi Neves resigned as a judge. Rossi had served for years.", published="2021-03-10"
    )
    reading = make_reading(article, [named("person", "Ricardo Rossi Neves", "Rossi")])
    told = make_fact(
        article,
        reading,
        "dated",
        [("subject", entity(reading, "Ricardo Rossi Neves"), "Ricardo Rossi Neves")],
        proof="Ricardo Rossi Neves",
    )
    gap = next(q for q in write_recall(article, reading, (told,), seed=1) if q.kind == "cloze")
    assert {"Rossi", "Ricardo Rossi"} <= set(gap.accepted)
    assert "Neves" not in gap.accepted
