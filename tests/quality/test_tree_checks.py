"""The checks that look at the parsed stem; and that every check has its test and its sentences."""

from dataclasses import replace

from quizbank.domain.question import Question
from quizbank.domain.reading import Tokens
from quizbank.quality.checks import CHECKS, SET_CHECKS, TREE_CHECKS
from quizbank.quality.context import QualityContext, whole
from quizbank.strings import say
from tests.builders import make_article, make_reading, make_tree, named
from tests.quality import test_checks
from tests.quality.test_checks import CONTEXT, choice, cloze, item, run, true_false


def treed(question: Question, tree: Tokens) -> QualityContext:
    return replace(CONTEXT, trees={whole(question): tree})


def test_bare_definite() -> None:
    bare = item(stem="Who attended the meeting")
    tree = make_tree(
        ("Who", "PRON", "nsubj", 1),
        ("attended", "VERB", "ROOT", 1),
        ("the", "DET", "det", 3),
        ("meeting", "NOUN", "dobj", 1),
    )
    assert run("bare_definite", bare, treed(bare, tree))
    full = item(stem="Who attended the meeting of envoys")
    tree = make_tree(
        ("Who", "PRON", "nsubj", 1),
        ("attended", "VERB", "ROOT", 1),
        ("the", "DET", "det", 3),
        ("meeting", "NOUN", "dobj", 1),
        ("of", "ADP", "prep", 3),
        ("envoys", "NOUN", "pobj", 4),
    )
    assert not run("bare_definite", full, treed(full, tree))


def test_a_share_of_the_vote_is_known() -> None:
    share = cloze("___ received 9% of the vote")
    tree = make_tree(
        ("Jaan", "PROPN", "compound", 1),
        ("Kask", "PROPN", "nsubj", 2),
        ("received", "VERB", "ROOT", 2),
        ("9", "NUM", "nummod", 4),
        ("%", "NOUN", "dobj", 2),
        ("of", "ADP", "prep", 4),
        ("the", "DET", "det", 7),
        ("vote", "NOUN", "pobj", 5),
    )
    assert not run("bare_definite", share, treed(share, tree))
    bare = replace(tree, text=(*tree.text[:4], "share", *tree.text[5:]))
    assert run("bare_definite", share, treed(share, bare))


def test_a_name_that_goes_on_elsewhere_is_cut() -> None:
    article = make_article("Yoon Suk spoke in Seoul. They met Yoon Suk Yeol in Busan.", published="2021-03-10")
    reading = make_reading(article, [named("person", "Yoon Suk")])
    context = replace(CONTEXT, article=article, reading=reading, facts=())
    assert run("name_cut", item(stem="When did Yoon Suk speak in Seoul?", key_entity=None), context)
    quoted = item(stem="Who said: “We saw Yoon Suk in the port of Busan”?", key_entity=None)
    assert not run("name_cut", quoted, context)


def test_a_post_that_was_named_is_known() -> None:
    rows = [
        ("Jaan", "PROPN", "compound", 1),
        ("Kask", "PROPN", "nsubj", 2),
        ("became", "VERB", "ROOT", 2),
        ("Speaker", "PROPN", "attr", 2),
        ("and", "CCONJ", "cc", 2),
        ("held", "VERB", "conj", 2),
        ("the", "DET", "det", 7),
        ("post", "NOUN", "dobj", 5),
    ]
    named_post = cloze("___ became Speaker and held the post")
    assert not run("bare_definite", named_post, treed(named_post, make_tree(*rows)))
    rows[3] = ("famous", "ADJ", "acomp", 2)
    assert run("bare_definite", named_post, treed(named_post, make_tree(*rows)))


def test_parse() -> None:
    question = item(stem="Who met Jaan Kask")
    tree = make_tree(
        ("Who", "PRON", "nsubj", 1),
        ("met", "VERB", "ROOT", 1),
        ("Jaan", "PROPN", "compound", 3),
        ("Kask", "PROPN", "dobj", 1),
    )
    finite = replace(tree, tag=("WP", "VBD", "NNP", "NNP"))
    assert not run("parse", question, treed(question, finite))
    assert run("parse", question, treed(question, tree))
    two = replace(finite, dep=("nsubj", "ROOT", "compound", "ROOT"))
    assert run("parse", question, treed(question, two))


def test_key_year_is_not_alone() -> None:
    dated = {"key_date": "2021-03-04", "key_grain": "day", "key_entity": None}
    spoilt = choice("March 4, 2021", "March 9, 2019", "March 5, 2018", key="March 4, 2021", **dated)
    twin = choice("March 3, 2021", "March 4, 2021", "March 5, 2018", key="March 4, 2021", **dated)
    assert run("distractors", spoilt)
    assert not run("distractors", twin)


def test_every_check_has_a_test_and_sentences() -> None:
    tests = {*globals(), *vars(test_checks)}
    here = {name.removeprefix("test_") for name in tests if name.startswith("test_")} | set(test_checks.TWINS)
    assert {*CHECKS, *SET_CHECKS, *TREE_CHECKS} - {"parts"} <= here  # parts: test_parts
    for code in (*CHECKS, *SET_CHECKS, *TREE_CHECKS):
        assert say("checks", code, words="x") != f"checks.{code}"
        assert say("omitted", code, name="x", words="x") != f"omitted.{code}"


def test_true_false_prefix_gives_no_antecedent() -> None:
    assert run("pronoun", true_false("According to the article, he met Jaan Kask in Latvia."))
    assert not run("pronoun", true_false("According to the article, Jaan Kask lost his post in Latvia."))
