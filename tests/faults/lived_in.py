"""A library with something in every table, as files; and a walk through every page that could show it."""

from datetime import UTC, timedelta
from pathlib import Path

from quizbank.domain.correction import Rename, anchor
from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import WaitingLink
from quizbank.domain.review import Grade
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.workflows.desk import Desk
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from quizbank.workflows.rows import QuizWish
from tests.faults.kill import remade
from tests.store.makings import NOW, first, second, to_read


def carried_files(folder: Path) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """Files that carry the library, an article and a set; and a backup of it."""
    moment = [NOW - timedelta(days=9)]
    desk = open_desk(folder, lambda: moment[0], zone=UTC)
    live(desk, moment)
    desk.carry_library(folder / "library.quizbank")
    desk.carry(StudySet(SetKind.ARTICLE, first().article.id), folder / "article.quizbank")
    desk.carry(StudySet(SetKind.TOPIC, "actor"), folder / "set.quizbank")
    job = desk.back_up_job(at_once=True)
    assert job is not None
    backup = job().path.read_bytes()
    desk.close()
    names = ("library", "article", "set")
    return tuple((folder / f"{name}.quizbank").read_bytes() for name in names), (backup,)


def live(desk: Desk, moment: list[object]) -> None:
    """Some days of work: something in every table."""
    for making in (first(), second(), to_read()):
        desk.add(encode(making))
    article = first().article.id
    for number in range(4):
        moment[0] = NOW - timedelta(days=8 - 2 * number)
        for uid in desk.queue(everything=True):
            desk.grade(uid, Grade(1 + number % 4), typed="Quill", duration_ms=900)
    desk.undo()
    uids = [row.uid for row in desk.questions()]
    cards = [row.uid for row in desk.article(article).cards]
    desk.keep(uids[:2])
    desk.drop(uids[-1:])
    desk.suspend(cards[0])
    desk.flag(cards[0], on=True)
    desk.accept(cards[0], "Q")
    desk.reword(cards[0], "stem", "In other words?")
    desk.correct(article, Rename(anchor(first().outline.entities[0]), "Another"))
    desk.keep_set("mine", StudySet(SetKind.TOPIC, "actor"))
    desk.tag(article, ["sea", "law"])
    desk.keep_link(WaitingLink("https://orsa.example/x", "A page", None, "no_article", (("words", "12"),)))
    quiz, _ = desk.build_quiz(QuizWish(count=3, minutes=5))
    desk.answer_quiz(quiz.id, 0, "Quill")
    desk.quiz_result(quiz.id)
    desk.remake(article, encode(remade(first())))


def walk(desk: Desk) -> None:
    """Look at all that the library holds."""
    for row in desk.articles():
        for card in desk.article(row.id).cards:
            desk.history(card.uid)
            desk.judge(card.uid, "Quill")
        desk.making(row.id)
        desk.asleep(row.id)
        try:
            desk.how_read(row.id)
        except QuizbankError as error:
            assert error.code == "cannot_remake", error  # its reading did not come along
    for kind in SetKind:
        desk.study_sets(kind)
        if kind is not SetKind.ARTICLE:
            desk.known(kind)
    desk.waiting_links()
    desk.variants()
    desk.questions()
    desk.leeches()
    desk.today()
    desk.exam()
    desk.progress()
    desk.weakest()
    desk.bin()
    while desk.take_in(50):
        pass
    desk.search("the")
    desk.cards_for(desk.queue(everything=True))
