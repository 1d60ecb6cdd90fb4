"""Parse: read afresh, the stem is one sentence with a finite verb and nothing left over."""

from quizbank.domain.question import Question
from quizbank.domain.reading import Tokens
from quizbank.domain.verdict import Finding
from quizbank.quality.context import QualityContext
from quizbank.quality.stem import quotations

CODE = "parse"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def check(question: Question, context: QualityContext) -> Finding | None:
    """Objects to several roots, a stem without a finite verb, a clause cut before its verb, and a loose part ("dep").

    Quotations are left alone.
    """
    tree = context.tree(question)
    if tree is None or not len(tree) or quotations(question.stem):
        return None
    roots = [i for i in range(len(tree)) if tree.dep[i] == "ROOT"]
    if len(roots) != 1:
        return Finding(CODE, tree.text[roots[-1]] if roots else "")
    if not any(tag in _FINITE for tag in tree.tag):
        return Finding(CODE, tree.text[roots[0]])
    openers = context.words["clause_openers_alone"]
    cut = [i for i in range(1, len(tree)) if tree.text[i].lower() in openers and not _has_verb(tree, i + 1)]
    if cut:
        return Finding(CODE, tree.text[cut[0]])
    loose = [i for i in range(len(tree)) if tree.dep[i] == "dep" and question.kind != "cloze"]
    return Finding(CODE, tree.text[loose[0]]) if loose else None


def _has_verb(tree: Tokens, first: int) -> bool:
    return any(tree.tag[i].startswith("VB") or tree.tag[i] == "MD" for i in range(first, len(tree)))
