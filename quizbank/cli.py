"""The command line: one Typer command a verb, over workflows/.

Exit 0: done. 1: a known error, one line on standard error for each source that failed; the others are done.
2: wrong usage.
"""

import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from quizbank import VERSION
from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import is_link, stem_of
from quizbank.domain.names import fit_to_show
from quizbank.domain.selection import Making
from quizbank.domain.study_set import SetKind, StudySet
from quizbank.strings import say, say_error
from quizbank.workflows import export_quiz, keeping, places
from quizbank.workflows.analysis import MakeJob
from quizbank.workflows.desk import Desk
from quizbank.workflows.import_article import load_source
from quizbank.workflows.links import fetch_page
from quizbank.workflows.make_questions import Wishes, make
from quizbank.workflows.making_codec import encode

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

Sources = Annotated[list[str], typer.Argument(help=say("cli", "sources"), show_default=False)]
Published = Annotated[str, typer.Option(help=say("cli", "published"), metavar="DATE", show_default=False)]
Verbatim = Annotated[bool, typer.Option("--verbatim", help=say("cli", "verbatim"))]


_CARRIED = "quizbank"
"""The format that another Quizbank reads, with everything; the others are for people and other programs."""


def run_command(arguments: list[str]) -> int:
    """Run a command; its exit code."""
    try:
        code = app(arguments, standalone_mode=False, prog_name="quizbank")
    except QuizbankError as error:
        _complain(error)
        return 1
    except typer.Exit as stop:
        return stop.exit_code
    except Exception as error:
        # Typer's own errors (wrong usage) know how to show themselves; anything else is a bug and keeps its trace.
        if hasattr(error, "show") and hasattr(error, "exit_code"):
            error.show()
            return int(error.exit_code)
        raise
    return code if isinstance(code, int) else 0


@app.callback()
def start(
    data_dir: Annotated[Path | None, typer.Option(help=say("cli", "data_dir"), show_default=False)] = None,
    version: Annotated[bool, typer.Option("--version", help=say("cli", "version"))] = False,
) -> None:
    """Flashcards and quizzes from news articles, each with its proof sentence."""
    if data_dir is not None:
        places.choose(data_dir)
    if version:
        sys.stdout.write(f"quizbank {VERSION}\n")
        raise typer.Exit


@app.command("make", help=say("cli", "make"))
def make_command(
    sources: Sources,
    published: Published = "",
    verbatim: Verbatim = False,
    format_name: Annotated[str, typer.Option("--format", help=say("cli", "format"))] = "json",
    out: Annotated[Path | None, typer.Option(help=say("cli", "out"), show_default=False)] = None,
    seed: Annotated[int, typer.Option(help=say("cli", "seed"))] = 0,
    limit: Annotated[int, typer.Option(min=0, help=say("cli", "limit"))] = 0,
    topics: Annotated[str, typer.Option(help=say("cli", "topics"), show_default=False)] = "",
    kinds: Annotated[str, typer.Option(help=say("cli", "kinds"), show_default=False)] = "",
) -> int:
    """Make questions from files and links and write them; needs no library and looks at none."""
    _check_format(format_name)
    day = _published(published)
    wishes = Wishes(seed, limit, _words(topics, ("actor", "date", "organization")), _words(kinds, ()))
    files, failed = _files(sources)
    many = len(sources) > 1 or any(isinstance(found, Path) and found.is_dir() for found in map(_source, sources))
    if out is None and (many or export_quiz.is_binary(format_name)):
        raise typer.BadParameter(say("cli", "out_needed"), param_hint="--out")
    if many and out is not None:
        _make_folder(out)
    stems: set[str] = set()
    for file in files:
        try:
            target = out
            if many and out is not None:
                stem = _free_stem(file.stem if isinstance(file, Path) else stem_of(file), stems)
                target = out / (stem + export_quiz.extension(format_name))
            _make_one(file, day, wishes, format_name, target, verbatim=verbatim)
        except QuizbankError as error:
            failed = True
            _complain(error)
    return int(failed)


@app.command("import", help=say("cli", "import"))
def import_command(
    sources: Sources,
    published: Published = "",
    verbatim: Verbatim = False,
    preview: Annotated[bool, typer.Option("--preview", help=say("cli", "preview"))] = False,
) -> int:
    """Read files and links into the library; one that carries a library is merged into it."""
    day = _published(published)
    files, failed = _files(sources)
    with _Library() as desk:
        for file in files:
            try:
                if isinstance(file, Path) and keeping.is_parcel(file):
                    _merge(desk, file, only_look=preview)
                    continue
                if preview:
                    raise typer.BadParameter(say("cli", "preview_of_carried"), param_hint="--preview")
                making = _analyse(file, day, Wishes(), verbatim=verbatim)
                link = "" if isinstance(file, Path) else making.article.origin  # it may have waited for its text
                article, _ = desk.add(encode(making), link=link)
            except QuizbankError as error:
                failed = True
                _complain(error)
            else:
                count = len(making.questions)
                sys.stdout.write(say("cli", "imported", id=article, title=making.article.title, count=count) + "\n")
    return int(failed)


@app.command("list", help=say("cli", "list"))
def list_command() -> None:
    """List the articles of the library."""
    with _Library() as desk:
        for row in desk.articles():
            day = row.published.isoformat() if row.published else "-"
            sys.stdout.write(f"{row.id}  {day:10}  {row.questions:4}  {fit_to_show(row.title)}\n")


@app.command("export", help=say("cli", "export"))
def export_command(
    out: Annotated[Path, typer.Option(help=say("cli", "out"))],
    article: Annotated[str, typer.Option(help=say("cli", "article"), show_default=False)] = "",
    study_set: Annotated[str, typer.Option("--set", help=say("cli", "set"), show_default=False)] = "",
    format_name: Annotated[str, typer.Option("--format", help=say("cli", "format"))] = "json",
) -> int:
    """Write the questions of an article; or an article, a set or the whole library for another Quizbank."""
    if format_name == _CARRIED:
        return _carry(article, study_set, out)
    _check_format(format_name)
    if study_set or not article:
        raise typer.BadParameter(say("cli", "article_needed", format=_CARRIED), param_hint="--article")
    with _Library() as desk:
        written = export_quiz.write_article(desk, article, format_name)
    export_quiz.save(written.data, out)
    _name_left_out(written.left_out)
    return 0


@app.command("doctor", help=say("cli", "doctor"))
def doctor_command() -> int:
    """Look the library over and say what is wrong."""
    from quizbank.workflows.doctor import examine

    report = examine(places.data_dir())
    for line in report.lines:
        sys.stdout.write(line + "\n")
    return int(not report.healthy)


@app.command("backup", help=say("cli", "backup"))
def backup_command(
    out: Annotated[Path | None, typer.Argument(help=say("cli", "backup_out"), show_default=False)] = None,
) -> int:
    """Make a verified copy of the library."""
    from quizbank.workflows import backing_up

    row = backing_up.back_up(places.data_dir(), out, datetime.now(UTC))
    sys.stdout.write(say("cli", "backed_up", path=row.path, holds=backing_up.say_holdings(row)) + "\n")
    return 0


@app.command("restore", help=say("cli", "restore"))
def restore_command(
    backup: Annotated[Path, typer.Argument(help=say("cli", "restore_path"), show_default=False)],
    compare: Annotated[bool, typer.Option("--compare", help=say("cli", "compare"))] = False,
) -> int:
    """Say what the backup holds, then put it in the library's place."""
    from quizbank.workflows import backing_up

    folder = places.data_dir()
    backup = backing_up.find(folder, backup)
    comparison = backing_up.compare(folder, backup)
    holds, difference = backing_up.say_holdings(comparison.backup), backing_up.say_difference(comparison)
    sys.stdout.write(say("cli", "compared", path=backup, holds=holds, difference=difference) + "\n")
    sys.stdout.flush()
    if not compare:
        kept = backing_up.restore(folder, backup, datetime.now(UTC))
        sys.stdout.write((say("cli", "restored", kept=kept) if kept else say("cli", "restored_new")) + "\n")
    return 0


def _merge(desk: Desk, file: Path, *, only_look: bool) -> None:
    """Merge a file that carries a library, or only say what it would bring."""
    from quizbank.workflows.carrying_over import say_merged

    parcel = keeping.parcel(file)
    merged = desk.look_into(parcel) if only_look else desk.merge(parcel)[0]
    sys.stdout.write(
        say("cli", "would_merge" if only_look else "merged", name=file.name, what=say_merged(merged)) + "\n"
    )


def _carry(article: str, study_set: str, out: Path) -> int:
    """Write a file that carries an article, a set, or without either the whole library."""
    from quizbank.workflows.carrying_over import say_carried

    if article and study_set:
        raise typer.BadParameter(say("cli", "article_or_set"), param_hint="--set")
    wanted = StudySet(SetKind.ARTICLE, article) if article else _set(study_set)
    with _Library() as desk:
        carried = desk.carry(wanted, out) if wanted else desk.carry_library(out)
    sys.stdout.write(say("cli", "carried", path=out, what=say_carried(carried)) + "\n")
    return 0


def _set(text: str) -> StudySet | None:
    """The set written as "person:Ilsa Corrin"; None for ""."""
    kind, colon, value = text.partition(":")
    if not text:
        return None
    if not colon or kind not in SetKind:
        raise typer.BadParameter(say("cli", "bad_set", set=text, kinds=", ".join(SetKind)), param_hint="--set")
    return StudySet(SetKind(kind), value.strip())


class _Library:
    """The library as a desk, opened for one command and closed after it."""

    def __enter__(self) -> Desk:
        from quizbank.workflows.open_desk import open_desk

        self._desk: Desk = open_desk(places.data_dir(), lambda: datetime.now(UTC))
        return self._desk

    def __exit__(self, *_: object) -> None:
        self._desk.close()


def _make_one(
    source: Path | str, day: date | None, wishes: Wishes, format_name: str, out: Path | None, *, verbatim: bool
) -> None:
    making = _analyse(source, day, wishes, verbatim=verbatim)
    written = export_quiz.write_making(making, format_name)
    if out is None:
        sys.stdout.buffer.write(written.data)
        sys.stdout.flush()
    else:
        export_quiz.save(written.data, out)
    _name_left_out(written.left_out)


def _analyse(source: Path | str, day: date | None, wishes: Wishes, *, verbatim: bool) -> Making:
    if isinstance(source, Path):
        job = MakeJob(source.name, places.read_source(source), day, date_settled=True, verbatim=verbatim)
    else:
        link, page = fetch_page(source)
        job = MakeJob(link, page.data, day, date_settled=True, verbatim=verbatim, format=page.format)
    return make(load_source(job), wishes)


def _source(word: str) -> Path | str:
    """A link as it stands, anything else as the path of a file or folder."""
    return word if is_link(word) and "://" in word else Path(word)


def _files(sources: Iterable[str]) -> tuple[list[Path | str], bool]:
    """The links, and the files that are named, folders opened; and whether any source was not there."""
    files: list[Path | str] = []
    failed = False
    for source in map(_source, sources):
        try:
            files.extend(places.source_files(source) if isinstance(source, Path) else (source,))
        except QuizbankError as error:
            failed = True
            _complain(error)
    return files, failed


def _free_stem(stem: str, taken: set[str]) -> str:
    """The stem, with a number where another source of this command is called so: many a page is an index.html."""
    free = next(name for name in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)
    taken.add(free)
    return free


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QuizbankError("cannot_write", path=out.name, reason=error.strerror or str(error)) from error


def _published(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(say("cli", "bad_date", date=text), param_hint="--published") from error


def _check_format(name: str) -> None:
    if name not in export_quiz.format_names():
        formats = ", ".join(export_quiz.format_names())  # the one for another Quizbank is of `export` only
        raise typer.BadParameter(say("cli", "bad_format", format=name, formats=formats), param_hint="--format")


def _words(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """A list with commas; "actors" is the topic actor."""
    words = tuple(word.strip() for word in text.split(",") if word.strip())
    if not known:
        return words
    singular = tuple(word.removesuffix("s") for word in words)
    if bad := [word for word in singular if word not in known]:
        raise typer.BadParameter(say("cli", "bad_topic", topic=bad[0], topics=", ".join(f"{k}s" for k in known)))
    return singular


def _name_left_out(left_out: Iterable[tuple[str, str]]) -> None:
    for stem, code in left_out:
        sys.stderr.write(say("cli", "left_out", stem=stem, reason=say("export", code)) + "\n")


def _complain(error: QuizbankError) -> None:
    sys.stderr.write(" ".join(say_error(error).split()) + "\n")
