"""Each check stops an item that is spoilt for it and lets its good twin pass."""

from dataclasses import replace

import pytest

from quizbank import registry
from quizbank.domain.fact import Argument, Asserted, Fact
from quizbank.domain.question import Context, Evidence, Interaction, Option, Question, Topic
from quizbank.domain.reading import Entity, Quote
from quizbank.quality.context import QualityContext
from tests.builders import day, entity, make_article, make_fact, make_reading, named, words

TEXT = (
    "Envoys of two states",
    (
        "Estonian Foreign Minister Mari Tamm met Jaan Kask, the president of Latvia, on March 3. "
        "Tamm told Baltic News that talks with the Nordic Defense League (NDL) went well. "
        "“Latvia will keep its promise to the league,” said Tamm. "
        "Peeter Saar was arrested on suspicion of fraud on March 4, a day after Liis Oja resigned on March 5."
    ),
)
ARTICLE = make_article(*TEXT, published="2021-03-10", title="Latvia and Jaan Kask", kinds=("heading",))
READING = make_reading(
    ARTICLE,
    [
        named("person", "Mari Tamm", "Tamm"),
        named("person", "Jaan Kask"),
        named("person", "Peeter Saar"),
        named("person", "Liis Oja", trusted=False),
        named("place", "Latvia", subtype="country"),
        named("organization", "Baltic News", subtype="media"),
        named("organization", "Nordic Defense League", acronym="NDL", subtype="bloc"),
        named("organization", "Security Council"),
    ],
    [("March 3", "2021-03-03", "day"), ("March 4", "2021-03-04", "day"), ("March 5", "2021-03-05", "day")],
)


def fact(relation: str, arguments: list[tuple[str, object, str]], proof: str, **phrases: str) -> Fact:
    return make_fact(ARTICLE, READING, relation, arguments, proof=proof, phrases=phrases)  # type: ignore[arg-type]


ROLE = fact(
    "role",
    [
        ("holder", entity(READING, "Jaan Kask"), "Jaan Kask"),
        ("role", words("the president of Latvia"), "the president of Latvia"),
        ("of", entity(READING, "Latvia"), "Latvia"),
    ],
    "met Jaan Kask",
    role="the president of Latvia",
    head="president",
    definite="yes",
)
ARREST = fact(
    "dated",
    [
        ("subject", entity(READING, "Peeter Saar"), "Peeter Saar"),
        ("event", words("arrested on suspicion of fraud"), ""),
        ("date", day("2021-03-04"), "March 4"),
    ],
    "was arrested",
    predicate="was arrested on suspicion of fraud",
)
DEED = fact(
    "did",
    [("subject", entity(READING, "Mari Tamm"), "Mari Tamm"), ("event", words("meet Jaan Kask"), "")],
    "met Jaan Kask",
    predicate="met Jaan Kask in secret",
    verb="invite",
)
SAID = fact(
    "said",
    [("speaker", entity(READING, "Mari Tamm"), "Tamm"), ("words", words("keep promise"), "")],
    "keep its promise",
    quote="Latvia will keep its promise to the league",
)
ACRONYM = fact(
    "acronym",
    [("long", entity(READING, "Nordic Defense League"), "Nordic Defense League"), ("short", words("EU"), "")],
    "Nordic Defense",
)
CLAUSE = replace(ARREST, id="clause", phrases=(("predicate", "said that talks went well"),))
RARE = replace(ACRONYM, id="rare", arguments=(ACRONYM.arguments[0], replace(ACRONYM.arguments[1], value=words("NDL"))))
CONTEXT = QualityContext(ARTICLE, READING, (ROLE, ARREST, DEED, SAID, ACRONYM, RARE, CLAUSE))


def item(about: Fact = ROLE, **changes: object) -> Question:
    """A good typed question on the fact, with some fields changed."""
    span = about.evidence[0]
    proof = Evidence(ARTICLE.id, span.start, span.end, ARTICLE.text[span.start : span.end])
    key = about.arguments[0].value
    form = about.arguments[0].span
    assert form is not None
    at = form.start - span.start
    plain = Question(
        "q1",
        "typed",
        Interaction.TEXT,
        Topic.ACTOR,
        about.id,
        about.relation,
        about.arguments[0].role,
        Context("", "2021-03-10"),
        "Who was the president of Latvia as of March 2021?",
        key.name,  # type: ignore[union-attr]
        (proof,),
        (key.name, ARTICLE.text[form.start : form.end]),  # type: ignore[union-attr]
        key_entity=key.entity,  # type: ignore[union-attr]
        answer_span=(at, at + form.end - form.start),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def cloze(stem: str, about: Fact = ROLE) -> Question:
    return item(about, kind="cloze", interaction=Interaction.CLOZE, stem=stem)


def choice(*texts: str, key: str = "Jaan Kask", **changes: object) -> Question:
    ids = {e.name: e.id for e in READING.entities}
    options = tuple(Option(t, "", ids.get(t)) for t in texts)
    return item(kind="choice", interaction=Interaction.CHOICE, options=options, key=key, **changes)


def true_false(stem: str, about: Fact = ROLE) -> Question:
    return item(about, kind="true_false", interaction=Interaction.TRUE_FALSE, stem=stem, key="true")


GOOD = item()
ARRESTED = item(ARREST, stem="Who was arrested on suspicion of fraud on March 4, 2021?")
QUOTED = item(SAID, stem="Who said: “Latvia will always keep its promise to the league”?")
IDS = {e.name: e.id for e in READING.entities}
HEADING = Evidence(ARTICLE.id, 0, len(TEXT[0]), TEXT[0])
SECRET = "Who invited Jaan Kask of Latvia to a secret dinner?"
TWINS: dict[str, tuple[Question, Question]] = {
    "evidence": (item(evidence=(replace(GOOD.evidence[0], start=GOOD.evidence[0].start + 1),)), GOOD),
    "key_in_evidence": (item(answer_span=(0, 8)), GOOD),
    "furniture": (item(evidence=(HEADING,)), GOOD),
    "key_trust": (item(key_entity=IDS["Liis Oja"]), GOOD),
    "name_form": (
        item(stem="Who met Tamm, the president of Latvia?"),
        item(stem="Who met Mari Tamm of Latvia in 2021?"),
    ),
    "name_cut": (
        item(
            key_entity=IDS["Mari Tamm"],
            answer_span=(17, 21),
            evidence=(replace(GOOD.evidence[0], text="Foreign Minister Mari Tamm met Jaan Kask"),),
        ),
        GOOD,
    ),
    "length": (item(stem="Who was he?"), GOOD),
    "pronoun": (
        item(stem="Who said he was the president of Latvia?"),
        item(stem="Who told Mari Tamm that she had won?"),
    ),
    "demonstrative": (
        item(stem="Who signed this agreement with Latvia?"),
        item(stem="Who signed an agreement with Latvia?"),
    ),
    "context_word": (item(stem="Who also met the president of Latvia?"), GOOD),
    "relative_time": (item(stem="Who met the president of Latvia last week?"), GOOD),
    "negative": (item(stem="Who did not meet the president of Latvia?"), GOOD),
    "vague": (item(stem="Who is described as a member?"), GOOD),
    "leak": (item(stem="Who was the president of Latvia, Jaan Kask of Riga?"), GOOD),
    "commonplace": (item(ACRONYM), item(replace(ACRONYM, id="rare"))),
    "residue": (item(stem="Who was the president, of Latvia ,?"), GOOD),
    "gap": (
        cloze("Mari Tamm met ___, the president of ___, on March 3."),
        cloze("Mari Tamm met ___, the president of Latvia, on March 3."),
    ),
    "outlet": (item(stem="Who told Baltic News that talks went well in Latvia?"), GOOD),
    "quotation": (item(SAID, stem="Who said: “keep its promise”?"), QUOTED),
    "two_dates": (ARRESTED, item(ROLE)),
    "date_behind_clause": (
        item(CLAUSE, stem="Who said that talks went well on March 3, 2021?"),
        item(ARREST, stem="Who was arrested on March 4, 2021?"),
    ),
    "options": (choice("Jaan Kask", "Peeter Saar"), choice("Jaan Kask", "Peeter Saar", "Liis Oja")),
    "distractors": (choice("Jaan Kask", "Latvia", "Liis Oja"), choice("Jaan Kask", "Peeter Saar", "Liis Oja")),
    "bare_body": (
        item(stem="Who was the head of the Security Council as of March 2021?"),
        item(stem="Who was the head of the Security Council of Latvia as of March 2021?"),
    ),
    "not_exclusive": (
        item(DEED, stem="Who met somebody in secret?", fact="shared"),
        item(DEED, stem=SECRET),
    ),
}
SHARED = replace(DEED, id="shared", phrases=(("predicate", "met Jaan Kask in secret"), ("verb", "meet")))


def run(code: str, question: Question, context: QualityContext = CONTEXT) -> bool:
    """Whether the check of that name objects."""
    module = registry.modules("quizbank.quality.checks", (code,))[0]
    finding = module.check(question, context)
    assert finding is None or finding.code == module.CODE == code
    return finding is not None


@pytest.mark.parametrize("code", sorted(TWINS))
def test_stops_the_spoilt_item_and_passes_its_twin(code: str) -> None:
    spoilt, twin = TWINS[code]
    context = replace(CONTEXT, facts=(*CONTEXT.facts, SHARED))
    assert run(code, spoilt, context)
    assert not run(code, twin, context)


@pytest.mark.parametrize("unreal", [Asserted.DENIED, Asserted.PLANNED, Asserted.CONDITIONAL])
def test_asserted(unreal: Asserted) -> None:
    assert run("asserted", GOOD, replace(CONTEXT, facts=(replace(ROLE, asserted=unreal),)))
    assert not run("asserted", GOOD)


def test_reported() -> None:
    speaker = entity(READING, "Mari Tamm").entity
    claimed = replace(CONTEXT, facts=(replace(ARREST, asserted=Asserted.CLAIMED, by=speaker),))
    assert run("reported", ARRESTED, claimed)
    told = replace(ARRESTED, stem="According to Mari Tamm, who was arrested on suspicion of fraud?")
    assert not run("reported", told, claimed)


def test_role_shared() -> None:
    other = fact(
        "role",
        [("holder", entity(READING, "Peeter Saar"), "Peeter Saar"), ("role", words("the president of Latvia"), "")],
        "was arrested",
        role="the president of Latvia",
        head="president",
    )
    assert run("role_shared", GOOD, replace(CONTEXT, facts=(ROLE, other)))
    earlier = replace(other, phrases=(*other.phrases, ("time", "former")))
    assert not run("role_shared", GOOD, replace(CONTEXT, facts=(ROLE, earlier)))


def test_a_role_of_many_is_not_asked_for() -> None:
    member = replace(ROLE, phrases=(("role", "a member of the Latvian Diet"), ("head", "member")))
    assert run("role_shared", GOOD, replace(CONTEXT, facts=(member,)))
    assert not run(
        "role_shared", true_false("According to the article, Jaan Kask is a member."), replace(CONTEXT, facts=(member,))
    )


def test_passing() -> None:
    assert not run("passing", ARRESTED), "what happened last week is the news"
    weeks_ago = replace(
        ARREST, arguments=(*ARREST.arguments[:2], replace(ARREST.arguments[2], value=day("2021-01-04")))
    )
    assert run("passing", ARRESTED, replace(CONTEXT, facts=(weeks_ago,))), "neither in the title nor in the lead"
    kask = replace(
        ARREST, arguments=(replace(ARREST.arguments[0], value=entity(READING, "Jaan Kask")), *ARREST.arguments[1:])
    )
    in_lead = replace(weeks_ago, arguments=(kask.arguments[0], *weeks_ago.arguments[1:]))
    assert not run("passing", ARRESTED, replace(CONTEXT, facts=(in_lead,)))
    nameless = replace(CONTEXT, article=replace(ARTICLE, title="A story"))
    assert run("passing", GOOD, nameless), "an office of somebody whom neither the title names nor the text often"
    long_ago = replace(kask, arguments=(*kask.arguments[:2], replace(kask.arguments[2], value=day("1996-05-01"))))
    assert run("passing", ARRESTED, replace(nameless, facts=(long_ago,)))
    titled = replace(ARTICLE, title="Jaan Kask is arrested")
    assert not run("passing", ARRESTED, replace(CONTEXT, article=titled, facts=(long_ago,)))
    assert not run("passing", GOOD)


def test_the_words_of_a_bystander_are_not_asked() -> None:
    by = replace(SAID, arguments=(replace(SAID.arguments[0], value=entity(READING, "Liis Oja")), *SAID.arguments[1:]))
    post = replace(ROLE, arguments=(replace(ROLE.arguments[0], value=entity(READING, "Liis Oja")), *ROLE.arguments[1:]))
    asked = item(by, key_entity=entity(READING, "Liis Oja").entity)
    assert run("passing", asked, replace(CONTEXT, facts=(by,)))
    assert not run("passing", asked, replace(CONTEXT, facts=(by, post)))


def test_who_resigned_on_a_day_asks_from_what() -> None:
    bare = replace(ARREST, phrases=(("predicate", "resigned"), ("verb", "resign")))
    asked = item(bare, asked_role="subject", stem="Who resigned on March 4, 2021, in the end?")
    assert run("vague", asked, replace(CONTEXT, facts=(bare,)))
    assert not run("vague", asked, replace(CONTEXT, facts=(ARREST,)))


@pytest.mark.parametrize(
    "stem",
    [
        "The ___ of Latvia said on March 3, 2021 night that talks went well.",
        "’It is over,” said ___ of the Nordic Defense League.",
        "The Nordic League (Nordic League) met ___ of Latvia.",
    ],
)
def test_residue_of_a_sentence(stem: str) -> None:
    assert run("residue", cloze(stem))
    assert not run("residue", cloze("“It is over,” said ___ of the Nordic Defense League (NDL)."))


def test_the_leader_of_a_great_power_is_commonplace() -> None:
    great = replace(ROLE, phrases=(("role", "the president of the United States"), ("head", "president")))
    assert run("commonplace", GOOD, replace(CONTEXT, facts=(great,)))
    assert not run("commonplace", GOOD)


def test_a_day_of_the_week_is_the_date_it_stands_for() -> None:
    weekday = make_reading(ARTICLE, READING.entities, [("March 4", "2021-03-04", "day")])
    at = ARTICLE.text.index("March 4") - ARRESTED.evidence[0].start
    asked = replace(
        ARRESTED, key="4 March", accepted=("4 March",), key_entity=None, key_date="2021-03-04", answer_span=(at, at + 7)
    )
    assert not run("key_in_evidence", asked, replace(CONTEXT, reading=weekday))
    assert run("key_in_evidence", replace(asked, key_date="2021-03-05"), replace(CONTEXT, reading=weekday))


def test_vague_about_somebody_unnamed() -> None:
    unnamed = replace(ARREST, phrases=(*ARREST.phrases, ("statement", "A former envoy was arrested")))
    assert run("vague", ARRESTED, replace(CONTEXT, facts=(unnamed,)))
    assert not run("vague", ARRESTED)


def test_cut_claim() -> None:
    text = "Latvia became the first state of the region in 2021 with a tax on wind. It rained."
    start = ARTICLE.text.index("Estonian")
    proof = Evidence(ARTICLE.id, start, start + len(text), text)
    cut = replace(DEED, phrases=(("predicate", "became the first state of the region in 2021"), ("verb", "become")))
    question = item(cut, stem="Which country became the first state of the region in 2021?", evidence=(proof,))
    assert run("cut_claim", question, replace(CONTEXT, facts=(cut,)))
    whole_claim = replace(cut, phrases=(("predicate", "became the first state with a tax on wind"), ("verb", "become")))
    assert not run("cut_claim", question, replace(CONTEXT, facts=(whole_claim,)))


def test_side_figure() -> None:
    analyst = replace(
        ROLE,
        arguments=(replace(ROLE.arguments[0], value=entity(READING, "Peeter Saar")), ROLE.arguments[1]),
    )
    saar = entity(READING, "Peeter Saar").entity
    start = ARTICLE.text.index("Peeter Saar")
    quoted = replace(READING, quotes=(Quote(start, start + 40, True, saar, -1),))
    about = item(analyst, key_entity=saar)
    assert run("side_figure", about, replace(CONTEXT, facts=(analyst,), reading=quoted))
    assert not run("side_figure", about, replace(CONTEXT, facts=(analyst,)))


def test_unnamed_in_proof() -> None:
    league = entity(READING, "Nordic Defense League")
    elsewhere = replace(ARREST, arguments=(replace(ARREST.arguments[0], value=league), *ARREST.arguments[1:]))
    assert run("unnamed_in_proof", ARRESTED, replace(CONTEXT, facts=(elsewhere,)))
    assert not run("unnamed_in_proof", ARRESTED)


def test_role_incomplete() -> None:
    bare = replace(ROLE, arguments=ROLE.arguments[:2], phrases=(("role", "the president"), ("head", "president")))
    assert run("role_incomplete", GOOD, replace(CONTEXT, facts=(bare,)))
    assert not run("role_incomplete", GOOD)


def test_not_unique() -> None:
    arguments = [a if a.role != "subject" else replace(a, value=entity(READING, "Liis Oja")) for a in ARREST.arguments]
    other = replace(ARREST, id="other", arguments=tuple(arguments))
    assert run("not_unique", ARRESTED, replace(CONTEXT, facts=(ARREST, other)))
    assert not run("not_unique", ARRESTED)


def test_two_dates_needs_two_of_one_grain() -> None:
    alone = make_reading(ARTICLE, READING.entities, [("March 4", "2021-03-04", "day")])
    assert not run("two_dates", ARRESTED, replace(CONTEXT, reading=alone))


def test_a_date_in_a_clause_of_its_own_is_no_second_date() -> None:
    apart = replace(ARREST, phrases=(*ARREST.phrases, ("apart", "yes")))
    assert not run("two_dates", ARRESTED, replace(CONTEXT, facts=(apart,)))


def test_an_event_inside_a_claim_is_no_claim() -> None:
    quoted = replace(READING, quotes=(Quote(0, len(ARTICLE.text), direct=False, speaker=None, verb=0),))
    event = replace(ARREST, phrases=(*ARREST.phrases, ("voice", "event")))
    assert run("reported", ARRESTED, replace(CONTEXT, reading=quoted))
    assert not run("reported", ARRESTED, replace(CONTEXT, reading=quoted, facts=(event,)))


def test_somebody_else_called_former_president_shares_the_role() -> None:
    rival = replace(ROLE, phrases=(*ROLE.phrases, ("rivals", "yes")))
    assert run("role_shared", GOOD, replace(CONTEXT, facts=(rival,)))


def test_an_office_is_taken_by_one() -> None:
    shared = replace(ARREST, phrases=(("predicate", "became president of Latvia"), ("verb", "become")))
    year = replace(shared, arguments=tuple(_in_a_year(a) for a in shared.arguments))
    became = item(year, stem="Who became president of Latvia in 2021?")
    assert run("not_exclusive", became, replace(CONTEXT, facts=(year,)))
    office = replace(year, phrases=(*year.phrases, ("office", "yes")))
    assert not run("not_exclusive", became, replace(CONTEXT, facts=(office,)))


def _in_a_year(argument: Argument) -> Argument:
    return replace(argument, value=day("2021", "year")) if argument.role == "date" else argument


def test_previously_served_only_says_that_it_is_over() -> None:
    assert not run("relative_time", cloze("___ previously served as the president of Latvia in Riga."))
    assert run("relative_time", cloze("___ met the president of Latvia, as previously agreed."))


def test_a_whole_sentence_may_have_its_respectively() -> None:
    assert not run("residue", cloze("Mari Tamm and ___ met the presidents of Latvia and Lithuania respectively."))
    assert run("residue", item(stem="Who met the presidents of Latvia and Lithuania respectively?"))
    assert run("residue", cloze("Saying so ((es))Spanish language, ___ met the president of Latvia."))


def test_one_known_by_one_name_in_an_office_may_be_asked() -> None:
    known = replace(READING, entities=tuple(_single(e) for e in READING.entities))
    context = replace(CONTEXT, reading=known)
    typed = item(stem="Who was the president of Latvia as of March 2021?", key="Kask")
    assert not run("name_form", typed, context)
    picked = choice("Kask", "Peeter Saar", "Liis Oja", key="Kask")
    assert run("name_form", picked, context)
    assert run("name_form", typed, replace(context, facts=()))


def test_a_family_is_no_person_by_a_surname() -> None:
    assert not run("name_form", item(stem="Which party of Latvia was founded by supporters of the Tamm family?"))
    assert run("name_form", item(stem="Which party of Latvia was founded by supporters of Tamm?"))


def _single(known: Entity) -> Entity:
    return replace(known, name="Kask", aliases=()) if known.name == "Jaan Kask" else known


def test_a_word_that_an_editor_mended_is_not_quoted() -> None:
    mended = item(SAID, stem="Who said: “Latvia will keep its pro[m]ise to the whole league of states”?")
    added = item(SAID, stem="Who said: “Latvia will keep its promise to the [Nordic] league of many states”?")
    assert run("quotation", mended)
    assert not run("quotation", added)
