"""The checks of a sentence that is shown whole, with a gap: what it may say that a made stem may not."""

from dataclasses import replace

from tests.quality.test_checks import CONTEXT, DEED, READING, cloze, entity, item, run

TOLD = replace(
    DEED,
    relation="told",
    arguments=(DEED.arguments[0], replace(DEED.arguments[0], role="within", value=entity(READING, "Liis Oja"))),
    phrases=(("verb", "scold"), ("rest", "scolded Jaan Kask over the road")),
)


def test_others_that_only_leave_room_for_more_are_no_context() -> None:
    assert not run("context_word", cloze("___ met the president of Latvia, among other guests of the league."))
    assert run("context_word", cloze("___ met the other president of Latvia in the harbour of Riga."))


def test_both_with_its_two_points_nowhere() -> None:
    assert not run("demonstrative", cloze("___ asked both Latvia and Estonia for a new road to Riga."))
    assert run("demonstrative", cloze("___ asked both for a new road to the harbour of Riga."))


def test_who_holds_a_household_office_is_no_gap() -> None:
    assert run("commonplace", cloze("On March 4, 2021, US President ___ met the guests from Riga."))
    assert not run("commonplace", cloze("On March 4, 2021, Latvian President ___ met the guests from Riga."))


def test_a_name_in_a_side_clause_must_matter_itself() -> None:
    context = replace(CONTEXT, facts=(TOLD,))
    beside = replace(item(TOLD), kind="cloze", asked_role="within")
    assert run("passing", replace(beside, key_entity=entity(READING, "Liis Oja").entity), context)
    assert not run("passing", replace(beside, key_entity=entity(READING, "Mari Tamm").entity), context)


def test_a_deed_without_a_name_in_it_has_many_doers() -> None:
    asked = replace(item(TOLD), asked_role="subject", stem="Who scolded Jaan Kask over the road of 2020?")
    assert not run("not_exclusive", asked, replace(CONTEXT, facts=(TOLD,)))
    nameless = replace(TOLD, phrases=(("verb", "scold"), ("rest", "scolded everybody over the long road")))
    assert run("not_exclusive", asked, replace(CONTEXT, facts=(nameless,)))


def test_the_title_names_the_office_of_the_answer() -> None:
    asked = replace(item(), context=replace(item().context, title="US President … meets envoys in Riga"))
    assert run("commonplace", asked)
    assert run("commonplace", replace(asked, context=replace(asked.context, title="President … meets envoys")))
    assert not run("commonplace", replace(asked, context=replace(asked.context, title="Latvian President … in Riga")))


def test_a_verb_says_what_it_has_to() -> None:
    cut = replace(DEED, phrases=(("predicate", "sentenced Jaan Kask"), ("verb", "sentence")))
    whole = replace(DEED, phrases=(("predicate", "sentenced Jaan Kask to life"), ("verb", "sentence")))
    assert run("cut_claim", item(cut), replace(CONTEXT, facts=(cut,)))
    assert not run("cut_claim", item(whole), replace(CONTEXT, facts=(whole,)))


def test_a_deed_does_not_end_in_a_noun_that_is_about_something() -> None:
    about_what = replace(DEED, phrases=(("predicate", "held a referendum"), ("verb", "hold")))
    assert run("cut_claim", item(about_what), replace(CONTEXT, facts=(about_what,)))
    named = replace(DEED, phrases=(("predicate", "held a Latvian referendum"), ("verb", "hold")))
    assert not run("cut_claim", item(named), replace(CONTEXT, facts=(named,)))


def test_what_many_do_is_not_asked_of_a_whole_sentence() -> None:
    many = replace(TOLD, phrases=(("verb", "charge"), ("rest", "was charged in Latvia")))
    assert run(
        "not_exclusive",
        replace(cloze("___ was charged in Latvia.", many), asked_role="subject"),
        replace(CONTEXT, facts=(many,)),
    )


def test_a_year_of_somebody_in_passing_is_not_asked() -> None:
    context = replace(
        CONTEXT,
        facts=(
            passing_by := replace(TOLD, arguments=(replace(TOLD.arguments[0], value=entity(READING, "Liis Oja")),)),
        ),
    )
    assert run("passing", replace(item(passing_by), asked_role="date", key_entity=None), context)


def test_one_name_is_too_little_to_say_of_whom_a_sentence_tells() -> None:
    context = replace(CONTEXT, facts=(TOLD,))
    assert run("not_exclusive", cloze("___ praised the work of Jaan Kask.", TOLD), context)
    assert not run("not_exclusive", cloze("___ praised the work of Jaan Kask for Latvia.", TOLD), context)


def test_who_reports_is_no_gap() -> None:
    assert run("outlet", cloze("The news came from reporter ___ in the harbour of Riga on Monday."))
    assert not run("outlet", cloze("The news came from president ___ in the harbour of Riga on Monday."))


def test_quotation_marks_turned_about_are_a_scrap() -> None:
    assert run("residue", cloze("There is damage to homes“, ___ said. ”It is worse in Latvia."))
