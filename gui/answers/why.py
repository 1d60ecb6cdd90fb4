"""Why this answer, in words, the same on a card in the article and in Study; without Qt."""

from collections.abc import Iterable

from quizbank.domain.article import ParagraphKind
from quizbank.domain.errors import QuizbankError
from quizbank.domain.question import Interaction, Question
from quizbank.domain.review import ItemState
from quizbank.strings import say
from quizbank.workflows.desk import Desk
from quizbank.workflows.rows import ArticleView, QuestionRow


def why(uid: str, rows: Iterable[QuestionRow], view: ArticleView | None = None) -> tuple[tuple[str, str], ...]:
    """Headings and lines: the proof with one sentence more, other answers and why not, how it was read, and by whom.

    ``rows`` are the items of the article; those that ask the same of the same fact as ``uid`` speak for it. Of an
    option that the article gives no reason against it is said that it is not named so, never that it is false.
    ``view`` is the article, None where it is no longer in the library.
    """
    rows = tuple(rows)
    own = next((row for row in rows if row.uid == uid), None)
    same = [row for row in rows if own and _asks(row.question) == _asks(own.question)]
    wrong = {o.text: o.feedback for row in same for o in row.question.options if _is_wrong(row.question, o.text)}
    lines = [(say("answers", "why_more"), words) for words in _around(own.question, view)] if own and view else []
    lines += [
        (
            say("answers", "why_not"),
            say("answers", "why_option", option=text, reason=reason or say("answers", "why_silent")),
        )
        for text, reason in wrong.items()
    ]
    claimed = any(row.question.claimed for row in same)
    lines.append((say("answers", "why_read"), say("answers", "why_claimed" if claimed else "why_stated")))
    read = own is not None and own.state in (ItemState.KEPT, ItemState.EDITED)
    lines.append((say("answers", "why_checked"), say("answers", "why_kept" if read else "why_unread")))
    return tuple(lines)


def why_of(desk: Desk, article: str, uid: str) -> tuple[tuple[str, str], ...]:
    """The same for an item of an article at the desk, which may have left the library meanwhile."""
    try:
        view = desk.article(article)
    except QuizbankError:
        view = None
    return why(uid, desk.questions(article), view)


def _around(question: Question, view: ArticleView) -> tuple[str, ...]:
    """The sentences before and after the proof, as far as they are the article's own running text."""
    article = view.article
    proof = next((e for e in question.evidence if e.article == article.id), None)
    if proof is None or question.also:
        return ()
    own = [p for p in article.paragraphs if p.kind in (ParagraphKind.BODY, ParagraphKind.QUOTE)]
    running = [s for s in view.outline.sentences if any(p.start <= s.start < p.end for p in own)]
    before = [s for s in running if s.end <= proof.start][-1:]
    after = [s for s in running if s.start >= proof.end][:1]
    codes = [("why_before", s) for s in before] + [("why_after", s) for s in after]
    return tuple(say("answers", code, words=" ".join(article.text[s.start : s.end].split())) for code, s in codes)


def _asks(question: Question) -> tuple[tuple[str, ...], str]:
    return question.facts, question.asked_role


def _is_wrong(question: Question, option: str) -> bool:
    return question.interaction is Interaction.CHOICE and option != question.key
