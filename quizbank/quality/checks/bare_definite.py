"""Bare definite: "the meeting" without saying which; a definite noun phrase needs a name or a complement."""

from quizbank.domain.fact import WHOLE
from quizbank.domain.question import Question
from quizbank.domain.reading import Tokens
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext, whole
from quizbank.quality.stem import names_in, quotations

CODE = "bare_definite"
_COMPLEMENTS = frozenset({"prep", "relcl", "acl", "appos", "poss", "nummod", "ccomp", "nmod"})
_SUPERLATIVES = frozenset({"JJS", "RBS"})
_ONE_BETWEEN = 2
_ORDINALS = frozenset({"first", "second", "third", "only", "last"})


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to "the" + a common noun that nothing in the stem makes known (quotations aside)."""
    tree = context.tree(question)
    if tree is None or (question.asked_role == "of" and question.kind != "cloze"):
        return None
    quoted = " ".join(quotations(question.stem))
    known = frozenset(context.words["known_definites"])
    states = frozenset(context.words["kinds_of_state"])
    for i in range(len(tree)):
        if tree.text[i].lower() != "the" or tree.dep[i] != "det":
            continue
        head = tree.head[i]
        phrase = " ".join(tree.text[i : head + 1])
        if _is_share(tree, i, head) or _is_named_post(tree, i, head, context):
            continue
        whole_sentence = question.kind == "cloze" or question.relation == WHOLE
        if whole_sentence and (_is_described(tree, i, head) or _is_named_before(tree, i, head)):
            continue
        if tree.lemma[head].lower() in known or _is_anchored(tree, i, head, states) or (quoted and phrase in quoted):
            continue
        nouns = context.words["anchored_by_place"]
        if tree.text[head].lower() in nouns and len(_places_before(question, phrase, context)) == 1:
            continue
        return Finding(CODE, phrase)
    return None


def _is_described(tree: Tokens, article: int, head: int) -> bool:
    """Whether a whole sentence says which one by two words, or by a noun: "the state bar exam", "the death penalty"."""
    return head - article > _ONE_BETWEEN or (head - article == _ONE_BETWEEN and tree.pos[head - 1] == "NOUN")


def _is_named_before(tree: Tokens, article: int, head: int) -> bool:
    """Whether a name before it holds the noun: "the party" behind "the Labour Party"."""
    return any(tree.text[j] == tree.text[head].capitalize() for j in range(1, article))


def _is_share(tree: Tokens, article: int, head: int) -> bool:
    """Whether it is "9% of the vote"."""
    before = [t.lower() for t in tree.text[max(0, article - 2) : article]]
    share = before[-1:] == ["of"] and before[:1] in (["%"], ["percent"])
    return share and tree.lemma[head].lower() == "vote"


def _is_named_post(tree: Tokens, article: int, head: int, context: QualityContext) -> bool:
    """Whether it is "the post" behind the office itself: "became Speaker of the House and held the post"."""
    if tree.lemma[head].lower() not in context.words["posts"]:
        return False
    before = tree.text[:article]
    return any(
        before[j].lower() in ("as", "became", "elected") and before[j + 1][:1].isupper() for j in range(article - 1)
    )


def _places_before(question: Question, phrase: str, context: QualityContext) -> frozenset[str]:
    """The countries that are named before the phrase."""
    before = whole(question).partition(phrase)[0]
    named = names_in(before, context)
    return frozenset(e for _, e in named if context.entities[e].subtype == "country")


def _is_anchored(tree: Tokens, article: int, head: int, states: frozenset[str]) -> bool:
    """Whether the noun has a name in it, or a complement of its own, or can be only one.

    "The African nation" is one of many; "the Italian government" is not.
    """
    plain = not any(tree.head[j] == head and tree.dep[j] == "prep" for j in range(head, len(tree)))
    if plain and tree.lemma[head].lower() in states and head - article == _ONE_BETWEEN:
        return False
    if any(tree.text[j][:1].isupper() or tree.pos[j] == "NUM" for j in range(article + 1, head + 1)):
        return True
    if any(tree.tag[j] in _SUPERLATIVES or tree.text[j].lower() in _ORDINALS for j in range(article + 1, head)):
        return True
    return any(tree.head[j] == head and tree.dep[j] in _COMPLEMENTS and j != article for j in range(len(tree)))
