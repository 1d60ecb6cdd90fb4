"""Remaking at the desk: the job for the analysis process, the list of what would change, and doing it."""

from dataclasses import replace

from quizbank.domain.changes import Changes
from quizbank.domain.edit import outdated
from quizbank.domain.errors import QuizbankError
from quizbank.domain.remaking import Changed, Gone, New, Same
from quizbank.domain.selection import Making
from quizbank.questions.rematch import rematch
from quizbank.store import articles, corrections, decisions, edits, remaking
from quizbank.workflows import making_codec
from quizbank.workflows.analysis import RemakeJob
from quizbank.workflows.bench import Bench
from quizbank.workflows.reading_rows import ChangedItem, GoneItem, NewItem, RemakePreview


def job(bench: Bench, article: str) -> RemakeJob:
    """The job that makes the article's questions anew; QuizbankError("no_such_article" | "cannot_remake")."""
    with bench.library.looking():
        making = articles.making(bench.library, article)
        own = tuple(correction for _, correction in corrections.of_article(bench.library, article))
    if not making.reading:
        raise QuizbankError("cannot_remake", name=making.article.title)
    bare = replace(making, facts=(), questions=(), omitted=())
    return RemakeJob(making.article.title, making_codec.encode(bare), own)


def preview(bench: Bench, article: str, new: bytes | Making) -> RemakePreview:
    """What would change; nothing is written. QuizbankErrors as of ``remake``."""
    making = _of(article, new)
    library = bench.library
    with library.looking():
        there = remaking.situation(library, article, making.questions)
        matches = rematch(there.items, making.questions, there.known)
        uids = [match.uid for match in matches if not isinstance(match, New)]
        history, own = remaking.with_history(library, uids), edits.of_items(library, uids)
        elsewhere = remaking.asked_besides(library, uids, article)
        waking = remaking.resting(library, making.questions)
        refused = decisions.refused_facts(library)
    items = {item.uid: item for item in there.items}
    awake = [match for match in matches if isinstance(match, New) or not items[match.uid].asleep]
    refused |= {m.new.fact for m in matches if not isinstance(m, New | Gone) and items[m.uid].question.fact in refused}
    woken = [match.new for match in matches if isinstance(match, Same | Changed) and items[match.uid].asleep]
    return RemakePreview(
        article,
        changed=tuple(
            ChangedItem(m.uid, m.old, m.new, m.fields, outdated(m.new, own.get(m.uid, ())))
            for m in awake
            if isinstance(m, Changed)
        ),
        new=tuple(
            NewItem(m.new, wakes=m.new.id in waking, refused=not refused.isdisjoint(m.new.facts))
            for m in awake
            if isinstance(m, New)
        )
        + tuple(NewItem(question, wakes=True) for question in woken),
        gone=tuple(
            GoneItem(m.uid, m.old, m.uid in history and m.uid not in elsewhere, m.uid in elsewhere)
            for m in awake
            if isinstance(m, Gone)
        ),
        same=sum(isinstance(m, Same) for m in awake),
    )


def remake(bench: Bench, article: str, new: bytes | Making) -> Changes:
    """Put the new Making in place of the old in one step that can be undone.

    QuizbankErrors: no_such_article, making_damaged (also if it is another article's).
    """
    return remaking.replace(bench.library, _of(article, new), rematch, bench.now())


def _of(article: str, new: bytes | Making) -> Making:
    making = making_codec.decode(new) if isinstance(new, bytes) else new
    if making.article.id != article:
        raise QuizbankError("making_damaged")
    return making
