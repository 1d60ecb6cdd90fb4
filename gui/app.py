"""The composition root: the only place that makes long-lived objects and joins window, desk and analysis process."""

import logging
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from gui.kit import theme
from gui.kit.dialogs import Dialog
from gui.kit.pages import Context, PageFactory, PageWidget
from gui.shell.left_open import OpenPlace, Place
from gui.shell.look import LookKeeper
from gui.shell.window import MainWindow
from quizbank.domain.errors import QuizbankError
from quizbank.settings import load_look
from quizbank.strings import say, say_error
from quizbank.worker.client import Worker
from quizbank.workflows import backing_up, places, starters
from quizbank.workflows.backup_rows import BackupRow
from quizbank.workflows.desk import Desk
from quizbank.workflows.open_desk import open_desk

_BACKUP_LOOK_MS = 5 * 60_000
_OTHER_WINDOWS_LOOK_MS = 1500
_FIRST_BACKUP_LOOK_MS = 15_000

_log = logging.getLogger(__name__)


def run(data_dir: str = "") -> int:
    """Open the window on the library of that folder, or of the usual one; the exit code."""
    if data_dir:
        places.choose(Path(data_dir))
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Quizbank")
    look = load_look(places.data_dir())
    theme.start(app, look.mode, look.text_scale, look.reader_scale)
    try:
        desk = open_or_restore(places.data_dir())
    except QuizbankError as error:
        Dialog(say("app", "cannot_open"), say_error(error), say("app", "close")).exec()
        return 1
    sys.excepthook = report_bug
    worker = Worker()
    place: OpenPlace | None = None
    try:
        window = open_window(desk, worker)
        window.show()
        place = keep_place(window, desk)
        keep_backups(window, desk)
        watch_other_windows(window, desk)
        # The model is fetched once the first picture stands: a start shows something before it does anything.
        QTimer.singleShot(0, worker.warm)
        return app.exec()
    finally:
        worker.close()
        desk.close()
        if place:
            place.end()


def open_or_restore(folder: Path) -> Desk:
    """The desk on that folder; for a damaged library the last good backup is offered first."""
    try:
        return open_desk(folder, utc_now)
    except QuizbankError as error:
        backup = backing_up.last_good(folder) if error.code == "library_damaged" else None
        if backup is None or not wants_restored(error, backup):
            raise
        backing_up.restore(folder, backup.path, utc_now())
        return open_desk(folder, utc_now)


def wants_restored(error: QuizbankError, backup: BackupRow) -> bool:
    """Ask; the damaged file is kept either way."""
    moment, holds = backing_up.say_moment(backup), backing_up.say_holdings(backup)
    offer = say("backup", "offer", moment=moment, holds=holds)
    dialog = Dialog(say("app", "cannot_open"), f"{say_error(error)} {offer}", say("backup", "restore"))
    return bool(dialog.exec())


def open_window(desk: Desk, worker: Worker) -> MainWindow:
    """The main window on a desk, at the article that was read last, or at the first starter."""
    add_starters(desk)
    window = MainWindow(desk, worker, page_factories())
    LookKeeper(places.data_dir(), window.tell, window)
    show_first_page(window, desk)
    return window


def add_starters(desk: Desk) -> None:
    """Put the starter articles into a library that has never had them."""
    if desk.setting("starters"):
        return
    for name in reversed(starters.names()):
        desk.add(starters.making(name), starter=True)
    desk.remember("starters", "added")


def show_first_page(window: MainWindow, desk: Desk) -> None:
    """The last article at its place, else the newest, else the empty library."""
    rows = desk.articles()
    last = desk.setting("last_article")
    known = {row.id for row in rows}
    article = last if last in known else rows[0].id if rows else ""
    if article:
        window.go("article", article)
    else:
        window.go("library")


def keep_place(window: MainWindow, desk: Desk) -> OpenPlace:
    """Write down what the window shows, and offer what one showed that died; whoever calls ends it."""
    place = OpenPlace(places.data_dir(), window)
    if place.left is not None:
        offer_place(window, desk, place.left)
    place.note(window.page_name, window.target)
    window.moved.connect(place.note)
    return place


def offer_place(window: MainWindow, desk: Desk, left: Place) -> None:
    """Ask whether to go on there, unless it is shown already or is no longer."""
    article = left.target.partition("/")[0]
    if left.page in ("article", "reading"):
        named = next((f"“{row.title}”" for row in desk.articles() if row.id == article), "")
    else:
        named = say("shell", f"action_{left.page}") if left.page in page_factories() else ""
    if not named or left == (window.page_name, window.target):
        window.tell(say("app", "left_here"))
        return
    dialog = Dialog(
        say("app", "left_title"), say("app", "left_body", place=named), say("app", "left_go"), parent=window
    )
    dialog.cancel_button.setText(say("app", "left_start"))
    dialog.accepted.connect(lambda: window.go(*left))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def keep_backups(window: MainWindow, desk: Desk) -> None:
    """Look every few minutes whether a backup is due, and make it beside the window."""

    def look() -> None:
        try:
            job = desk.back_up_job()
        except QuizbankError as error:
            say_failed(error)
            return
        if job is not None:
            window.context.pool.run(job, lambda _: None, say_failed)

    def say_failed(error: QuizbankError) -> None:
        window.tell(say("backup", "failed", reason=say_error(error)))

    timer = QTimer(window)
    timer.setInterval(_BACKUP_LOOK_MS)
    timer.timeout.connect(look)
    timer.start()
    QTimer.singleShot(_FIRST_BACKUP_LOOK_MS, window, look)


def watch_other_windows(window: MainWindow, desk: Desk) -> None:
    """Let the pages look again when another window has written to the library."""

    def look() -> None:
        try:
            changes = desk.look_again()
        except QuizbankError:
            return  # the next action says what is wrong
        if changes is not None:
            window.context.publish(changes)

    timer = QTimer(window)
    timer.setInterval(_OTHER_WINDOWS_LOOK_MS)
    timer.timeout.connect(look)
    timer.start()


def page_factories() -> dict[str, PageFactory]:
    """Every page by its name; a page's module is imported when the page is first shown."""
    return {
        "article": _lazy("gui.article.page", "ArticlePage"),
        "reading": _lazy("gui.reading_view.page", "ReadingPage"),
        "library": _lazy("gui.library.page", "LibraryPage"),
        "search": _lazy("gui.search.page", "SearchPage"),
        "study": _lazy("gui.study.page", "StudyPage"),
        "plan": _lazy("gui.plan.page", "PlanPage"),
        "quiz": _lazy("gui.quiz_builder.page", "QuizBuilderPage"),
        "questions": _lazy("gui.questions.page", "QuestionsPage"),
        "progress": _lazy("gui.progress.page", "ProgressPage"),
        "export": _lazy("gui.export.page", "ExportPage"),
        "keeping": _lazy("gui.keeping.page", "KeepingPage"),
    }


def utc_now() -> datetime:
    """The clock of the window; tests and pictures hand in their own."""
    return datetime.now(UTC)


def report_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write an exception that nobody expected into the log folder and say so; what was confirmed is on disk."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    story = _story_of(kind, trace)
    _log.error("unexpected\n%s", story)
    folder = places.data_dir() / "logs"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        report = folder / f"crash-{time.strftime('%Y%m%d-%H%M%S')}.txt"
        report.write_text(story, encoding="utf-8")
        place = report.name
    except OSError:
        place = "-"
    sentence = say("app", "bug", report=place, error=kind.__name__)
    Dialog(say("app", "bug_title"), sentence, say("app", "go_on")).exec()


def _story_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    import traceback

    from quizbank import VERSION

    # Only frames, no values and no message: the text of an article is nobody's business but its reader's.
    frames = "".join(traceback.format_tb(trace))
    return f"quizbank {VERSION}, Python {sys.version.split()[0]}, {sys.platform}\n{frames}{kind.__name__}\n"


def _lazy(module: str, name: str) -> PageFactory:
    def make(context: Context) -> PageWidget:
        from importlib import import_module

        page: Callable[[Context], PageWidget] = getattr(import_module(module), name)
        return page(context)

    return make
