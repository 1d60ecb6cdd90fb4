"""Draw the screens: ``python -m tests.screens OUT/ [--only NAME]`` writes NAME-light-1280.png, NAME-dark-900.png …

A screen is a function that gives a widget; add yours to SCREENS as "NAME": "module:function" (a module under
tests/gui/, so that page helpers and tests share the made-up library).
"""

import argparse
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from gui.kit import theme

SCREENS = {
    "parts": "tests.gui.kit_screens:parts",
    "lists": "tests.gui.kit_more_screens:lists",
    "facts": "tests.gui.kit_more_screens:facts",
    "answers": "tests.gui.answers_screens:answers",
    "answers-sets": "tests.gui.answers_screens:sets",
    "shell": "tests.gui.shell_screens:shell",
    "article": "tests.gui.article_screens:answer",
    "article-question": "tests.gui.article_screens:question",
    "article-starter": "tests.gui.article_screens:starter",
    "article-first": "tests.gui.article_screens:first_start",
    "article-quiz": "tests.gui.article_screens:quiz",
    "article-who": "tests.gui.article_screens:who",
    "article-who-said": "tests.gui.article_screens:who_said",
    "article-timeline": "tests.gui.article_screens:timeline",
    "article-why": "tests.gui.article_screens:why",
    "article-sentence": "tests.gui.article_screens:sentence",
    "article-search": "tests.gui.article_screens:search",
    "article-no-questions": "tests.gui.article_screens:nothing_to_ask",
    "article-reading-only": "tests.gui.article_screens:reading_only",
    "article-nothing": "tests.gui.article_screens:nothing_open",
    "reading": "tests.gui.reading_view_screens:names",
    "reading-splitting": "tests.gui.reading_view_screens:splitting",
    "reading-dates": "tests.gui.reading_view_screens:dates",
    "reading-said": "tests.gui.reading_view_screens:said",
    "reading-looking": "tests.gui.reading_view_screens:looking",
    "reading-ready": "tests.gui.reading_view_screens:ready",
    "reading-changes": "tests.gui.reading_view_screens:changes",
    "reading-by-hand": "tests.gui.reading_view_screens:by_hand",
    "reading-failed": "tests.gui.reading_view_screens:failed",
    "reading-offered": "tests.gui.reading_view_screens:offered",
    "reading-renaming": "tests.gui.reading_view_screens:renaming",
    "reading-merging": "tests.gui.reading_view_screens:merging",
    "reading-nothing": "tests.gui.reading_view_screens:nothing",
    "study-question": "tests.gui.study_screens:study_question",
    "study-hint": "tests.gui.study_screens:study_hint",
    "study-answer": "tests.gui.study_screens:study_answer",
    "study-wrong": "tests.gui.study_screens:study_wrong",
    "study-nearly": "tests.gui.study_screens:study_nearly",
    "study-try-again": "tests.gui.study_screens:study_try_again",
    "study-why": "tests.gui.study_screens:study_why",
    "study-edit": "tests.gui.study_screens:study_edit",
    "study-flagged": "tests.gui.study_screens:study_flagged",
    "study-leech": "tests.gui.study_screens:study_leech",
    "study-practice": "tests.gui.study_screens:study_practice",
    "study-away": "tests.gui.study_screens:study_away",
    "study-done": "tests.gui.study_screens:study_done",
    "study-empty": "tests.gui.study_screens:study_empty",
    "study-end": "tests.gui.study_screens:study_end",
    "quiz-item": "tests.gui.study_screens:quiz_item",
    "quiz-item-answered": "tests.gui.study_screens:quiz_item_answered",
    "quiz-typed": "tests.gui.study_screens:quiz_typed",
    "quiz-typed-answered": "tests.gui.study_screens:quiz_typed_answered",
    "quiz-matching": "tests.gui.study_screens:quiz_matching",
    "quiz-matching-answered": "tests.gui.study_screens:quiz_matching_answered",
    "quiz-ordering": "tests.gui.study_screens:quiz_ordering",
    "quiz-ordering-answered": "tests.gui.study_screens:quiz_ordering_answered",
    "triage-wrong": "tests.gui.questions_screens:wrong",
    "triage-matching": "tests.gui.questions_screens:matching",
    "quiz-result": "tests.gui.study_screens:quiz_result",
    "quiz-timed": "tests.gui.quiz_builder_screens:quiz_timed",
    "quiz-time-up": "tests.gui.quiz_builder_screens:quiz_time_up",
    "quiz-why": "tests.gui.quiz_builder_screens:quiz_why",
    "quiz-attempts": "tests.gui.quiz_builder_screens:quiz_attempts",
    "builder": "tests.gui.quiz_builder_screens:builder",
    "builder-few": "tests.gui.quiz_builder_screens:builder_few",
    "builder-none": "tests.gui.quiz_builder_screens:builder_none",
    "builder-search": "tests.gui.quiz_builder_screens:builder_search",
    "builder-empty": "tests.gui.quiz_builder_screens:builder_empty",
    "plan-mine": "tests.gui.plan_screens:sets_mine",
    "plan-organizations": "tests.gui.plan_screens:sets_organizations",
    "plan-months": "tests.gui.plan_screens:sets_months",
    "plan-articles": "tests.gui.plan_screens:sets_articles",
    "plan-none": "tests.gui.plan_screens:sets_none",
    "plan-naming": "tests.gui.plan_screens:sets_naming",
    "plan-pace": "tests.gui.plan_screens:pace_exam",
    "plan-pace-none": "tests.gui.plan_screens:pace_none",
    "plan-accepted": "tests.gui.plan_screens:accepted",
    "plan-accepted-none": "tests.gui.plan_screens:accepted_none",
    "plan-mend": "tests.gui.plan_screens:mend",
    "plan-mend-none": "tests.gui.plan_screens:mend_none",
    "plan-empty": "tests.gui.plan_screens:empty",
    "library": "tests.gui.library_screens:full",
    "library-empty": "tests.gui.library_screens:empty",
    "library-adding": "tests.gui.library_screens:adding",
    "library-dropping": "tests.gui.library_screens:dropping",
    "import-working": "tests.gui.library_screens:working",
    "import-first": "tests.gui.library_screens:working_first",
    "import-date": "tests.gui.library_screens:date_question",
    "import-language": "tests.gui.library_screens:language_question",
    "import-date-wrong": "tests.gui.library_screens:date_wrong",
    "import-failed": "tests.gui.library_screens:failure",
    "import-failed-some": "tests.gui.library_screens:failures",
    "import-fetching": "tests.gui.library_screens:fetching",
    "import-link": "tests.gui.library_screens:link",
    "import-link-first": "tests.gui.library_screens:link_first",
    "import-link-failed": "tests.gui.library_screens:link_failed",
    "import-link-wrong": "tests.gui.library_screens:link_wrong",
    "search": "tests.gui.search_screens:found",
    "search-begin": "tests.gui.search_screens:begin",
    "search-nothing": "tests.gui.search_screens:nothing",
    "search-waiting": "tests.gui.search_screens:waiting",
    "search-failed": "tests.gui.search_screens:failed",
    "search-empty": "tests.gui.search_screens:empty",
    "triage": "tests.gui.questions_screens:choice",
    "triage-typed": "tests.gui.questions_screens:typed",
    "triage-gap": "tests.gui.questions_screens:gap",
    "triage-true-false": "tests.gui.questions_screens:true_false",
    "triage-why": "tests.gui.questions_screens:why",
    "triage-all-read": "tests.gui.questions_screens:all_read",
    "triage-dropped": "tests.gui.questions_screens:dropped",
    "triage-empty": "tests.gui.questions_screens:empty",
    "progress": "tests.gui.progress_screens:month",
    "progress-week": "tests.gui.progress_screens:week",
    "progress-table": "tests.gui.progress_screens:numbers",
    "progress-year": "tests.gui.progress_screens:year",
    "progress-year-below": "tests.gui.progress_screens:year_below",
    "progress-year-end": "tests.gui.progress_screens:year_end",
    "progress-100000": "tests.gui.progress_screens:hundred_thousand",
    "progress-100000-below": "tests.gui.progress_screens:hundred_thousand_below",
    "progress-away": "tests.gui.progress_screens:after_absence",
    "progress-facts": "tests.gui.progress_screens:to_look_at",
    "progress-history": "tests.gui.progress_screens:history",
    "progress-nothing": "tests.gui.progress_screens:nothing_studied",
    "progress-empty": "tests.gui.progress_screens:empty",
    "keeping": "tests.gui.keeping_screens:full",
    "keeping-bin": "tests.gui.keeping_screens:the_bin",
    "keeping-restoring": "tests.gui.keeping_screens:restoring",
    "keeping-preview": "tests.gui.keeping_screens:preview",
    "keeping-set": "tests.gui.keeping_screens:a_set",
    "keeping-empty": "tests.gui.keeping_screens:empty",
    "print": "tests.gui.export_screens:items",
    "print-library": "tests.gui.export_screens:library",
    "print-sheet": "tests.gui.export_screens:sheet",
    "print-key": "tests.gui.export_screens:key",
    "print-exported": "tests.gui.export_screens:exported",
    "print-none": "tests.gui.export_screens:none",
    "print-empty": "tests.gui.export_screens:empty",
}
SIZES = ((1280, 800), (900, 600))


def draw(out: Path, only: str = "") -> list[Path]:
    """Draw the screens whose name begins with ``only``; the files written."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.start(app)
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name, place in SCREENS.items():
        if not name.startswith(only):
            continue
        module, function = place.split(":")
        make: Callable[[], QWidget] = getattr(import_module(module), function)
        for mode in ("light", "dark"):
            theme.appearance().set_mode(mode)
            for width, height in SIZES:
                written.append(_shoot(app, make, (width, height), out / f"{name}-{mode}-{width}.png"))
    theme.appearance().set_mode("system")
    return written


def _shoot(app: QApplication, make: Callable[[], QWidget], size: tuple[int, int], path: Path) -> Path:
    widget = make()
    widget.resize(*size)
    QCursor.setPos(-1, -1)  # no hover in a picture
    widget.show()
    for _ in range(4):  # layouts with height-for-width settle in a few rounds
        app.processEvents()
    widget.grab().save(str(path))
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return path


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Draw every screen, light and dark, large and small.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="draw the screens whose name begins so")
    arguments = parser.parse_args()
    for path in draw(arguments.out, arguments.only):
        print(path)


if __name__ == "__main__":
    main()
