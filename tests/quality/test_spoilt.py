"""Spoilt items, one flaw each, before the whole gate: stopped by the check that is meant for it; sound ones pass."""

from dataclasses import replace

import pytest

from quizbank.domain.fact import Asserted, Fact
from quizbank.domain.question import Question
from quizbank.quality.gate import judge
from tests.builders import entity
from tests.quality.test_checks import (
    ACRONYM,
    ARREST,
    ARRESTED,
    CONTEXT,
    DEED,
    GOOD,
    HEADING,
    IDS,
    QUOTED,
    READING,
    ROLE,
    choice,
    cloze,
    item,
    true_false,
)

SPEAKER = entity(READING, "Mari Tamm").entity
TWO = tuple(a if a.role != "holder" else replace(a, value=entity(READING, "Peeter Saar")) for a in ROLE.arguments)
OTHER_HOLDER = replace(ROLE, id="other", arguments=TWO)
BARE = replace(ROLE, arguments=ROLE.arguments[:2], phrases=(("role", "the president"), ("head", "president")))

type Spoilt = tuple[str, Question, tuple[Fact, ...]]

FLAWS: dict[str, Spoilt] = {
    "another's name as the key": ("key_in_evidence", replace(GOOD, key="Peeter Saar", accepted=("Peeter Saar",)), ()),
    "proof offsets one off": (
        "evidence",
        replace(GOOD, evidence=(replace(GOOD.evidence[0], end=GOOD.evidence[0].end - 1),)),
        (),
    ),
    "a heading as proof": ("furniture", replace(GOOD, evidence=(HEADING,)), ()),
    "a key that only the model knows": ("key_trust", replace(GOOD, key_entity=IDS["Liis Oja"]), ()),
    "a surname alone": ("name_form", replace(GOOD, stem="Who met Tamm, the president of Latvia?"), ()),
    "a second holder of the role": ("role_shared", GOOD, (ROLE, OTHER_HOLDER)),
    "a role of nothing": ("role_incomplete", GOOD, (BARE,)),
    "a denied fact": ("asserted", GOOD, (replace(ROLE, asserted=Asserted.DENIED),)),
    "a claim as a fact": ("reported", ARRESTED, (replace(ARREST, asserted=Asserted.CLAIMED, by=SPEAKER),)),
    "an alias among the options": ("options", choice("Jaan Kask", "Kask", "Peeter Saar", accepted=("Kask",)), ()),
    "two options": ("options", choice("Jaan Kask", "Peeter Saar"), ()),
    "a country among persons": ("distractors", choice("Jaan Kask", "Latvia", "Peeter Saar"), ()),
    "an option that the stem names": (
        "distractors",
        choice("Jaan Kask", "Mari Tamm", "Peeter Saar", stem="Which of these people did Mari Tamm of Latvia meet?"),
        (),
    ),
    "the key in the stem": ("leak", replace(GOOD, stem="Who was the president of Latvia, Jaan Kask of Riga?"), ()),
    "he for nobody": ("pronoun", replace(GOOD, stem="Who said he was the president of Latvia?"), ()),
    "this for something said before": ("demonstrative", replace(GOOD, stem="Who signed this pact with Latvia?"), ()),
    "another as well": ("context_word", replace(GOOD, stem="Who also met the president of Latvia?"), ()),
    "last week": ("relative_time", replace(GOOD, stem="Who met the president of Latvia last week?"), ()),
    "a negation": ("negative", replace(GOOD, stem="Who did not meet the president of Latvia?"), ()),
    "a stem that says nothing": ("vague", replace(GOOD, stem="Who is described as a member?"), ()),
    "a scrap of the sentence": ("residue", replace(GOOD, stem="Who was the president, of Latvia ,?"), ()),
    "two gaps": ("gap", cloze("Mari Tamm met ___, the president of ___, on March 3."), ()),
    "whom she told": ("outlet", replace(GOOD, stem="Who told Baltic News that talks went well in Latvia?"), ()),
    "half a quotation": ("quotation", replace(QUOTED, stem="Who said: “keep its promise”?"), ()),
    "two dates in the proof": ("two_dates", ARRESTED, ()),
    "what everybody knows": ("commonplace", item(ACRONYM), ()),
    "what many do": (
        "not_exclusive",
        item(DEED, stem="Who met Jaan Kask in secret?"),
        (replace(DEED, phrases=(("predicate", "met Jaan Kask in secret"), ("verb", "meet"))),),
    ),
    "a second answer in the article": (
        "not_unique",
        ARRESTED,
        (
            ARREST,
            replace(
                ARREST,
                id="twin",
                arguments=tuple(
                    replace(a, value=entity(READING, "Liis Oja")) if a.role == "subject" else a
                    for a in ARREST.arguments
                ),
            ),
        ),
    ),
}


def codes(question: Question, facts: tuple[Fact, ...] = ()) -> set[str]:
    context = replace(CONTEXT, facts=facts or CONTEXT.facts)
    (verdict,) = judge((question,), context)
    return {finding.code for finding in verdict.findings}


@pytest.mark.parametrize("flaw", FLAWS)
def test_stopped_by_its_own_check(flaw: str) -> None:
    code, question, facts = FLAWS[flaw]
    assert code in codes(question, facts)


def test_there_are_twenty_kinds_of_flaw() -> None:
    assert len({code for code, _, _ in FLAWS.values()}) >= 20


@pytest.mark.parametrize(
    "sound",
    [
        GOOD,
        choice("Jaan Kask", "Mari Tamm", "Peeter Saar", stem="Which of these people was the president of Latvia?"),
        true_false("According to the article, Jaan Kask was the president of Latvia as of March 2021."),
        cloze("Estonian Foreign Minister Mari Tamm met ___, the president of Latvia, on March 3, 2021."),
        QUOTED,
    ],
)
def test_a_sound_item_passes_the_whole_gate(sound: Question) -> None:
    assert codes(sound) == set()
