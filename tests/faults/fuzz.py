"""Mutated and generated inputs of every format: known errors only, in bounded time and memory.

    python -m tests.faults.fuzz [--inputs 20000] [--seed 1]

Sources, pasted texts, what servers answer, makings, backups, and files that carry a library, a set or an article. A
forked process reads the inputs one after another and notes each before it begins; the one that watches it ends it
when an input takes too long, and names the input when the process dies. What becomes an article is stored and must
come back word for word; what is refused must leave the library as it was.
"""

import argparse
import gzip
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from contextlib import closing, suppress
from datetime import UTC
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from quizbank import resources
from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import links_in, read_link, show_link
from quizbank.sources.load import load, shown_name
from quizbank.store import articles, backups, receiving
from quizbank.store.engine import FILE_NAME, open_library
from quizbank.strings import say_error
from quizbank.workflows.doctor import examine
from quizbank.workflows.make_questions import keep_to_read
from quizbank.workflows.making_codec import decode, encode
from quizbank.workflows.open_desk import open_desk
from tests.faults import answers
from tests.faults.kill import fingerprint
from tests.faults.lived_in import carried_files, walk
from tests.faults.spoiling import NAMES, generated, mutated, spoil_cells, spoilt_making
from tests.news import KAZAKH, TREATY
from tests.sources.pages import HTML, PLAIN, SCRAPED
from tests.sources.ranges import check_ranges
from tests.store.makings import NOW, first, second, to_read

MOST_SECONDS = 30.0
MOST_BYTES = 1024**3  # of memory that the process takes beyond what it begins with
_OLD = gzip.decompress((Path(__file__).parents[1] / "store" / "old" / "version-1.sqlite.gz").read_bytes())


def corpus() -> tuple[bytes, ...]:
    """What mutation begins with."""
    pages = [path.read_bytes() for path in sorted(resources.path("starters").glob("*.html"))]
    texts = [text.encode() for text in (HTML, PLAIN, SCRAPED, TREATY, KAZAKH)]
    return (*pages, *texts, PLAIN.encode("utf-16"), HTML.encode("utf-16-le"), KAZAKH.encode("cp1251", "replace"))


KINDS = (
    *("source", "source", "source", "source", "noise", "pasted", "page", "page", "making", "making JSON"),
    *("backup", "restored", "carried", "carried", "carried"),
)


class Reader:
    """What is done with one input after another, beside a library."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.seed = seed
        self.library = open_library(folder / "library")
        self.other = folder / "other"
        self.corpus = corpus()
        self.makings = tuple(map(encode, (first(), second(), to_read())))
        articles.add(self.library, articles.draft(first()), NOW)
        self.before = fingerprint(self.library)
        self.seen: set[str] = set()
        self.carried, self.backups = carried_files(folder / "lived-in")
        answers.cut_off()

    def read(self, number: int) -> str:
        """Do input number so-and-so; what came of it."""
        dice = random.Random(self.seed * 1_000_003 + number)
        kind = dice.choice(KINDS)
        try:
            match kind:
                case "source":
                    result = self.source(dice, mutated(dice, dice.choice(self.corpus), self.corpus))
                case "noise":
                    result = self.source(dice, generated(dice))
                case "pasted":
                    result = self.pasted(dice)
                case "page":
                    result = self.page(dice)
                case "making":
                    result = self.making(mutated(dice, dice.choice(self.makings), self.makings))
                case "making JSON":
                    result = self.making(spoilt_making(dice, dice.choice(self.makings)))
                case "backup":
                    result = self.backup(self.laid(mutated(dice, _OLD, self.corpus)))
                case "restored":
                    result = self.restored(self.spoilt(dice, dice.choice(self.backups)))
                case _:
                    result = self.merged(self.spoilt(dice, dice.choice(self.carried)))
        except QuizbankError as error:
            sentence = say_error(error)
            assert sentence and not sentence.startswith("errors.") and "\n" not in sentence, sentence
            assert fingerprint(self.library) == self.before, "what is refused changes nothing"
            return error.code
        return result

    def source(self, dice: random.Random, data: bytes, format_name: str = "", name: str | None = None) -> str:
        """A source to read; what becomes an article is stored, compared and taken away."""
        name, verbatim = dice.choice(NAMES) if name is None else name, dice.random() < 0.2
        article = load(data, name, format=format_name, verbatim=verbatim, any_language=dice.random() < 0.7)
        check_ranges(article, verbatim=verbatim)
        assert "\n" not in article.origin and article.origin in (shown_name(name), "")
        assert "root:" not in article.text
        self.store(encode(keep_to_read(article)))
        return "article"

    def pasted(self, dice: random.Random) -> str:
        """What a clipboard may hold: a text, with a web page beside it or not; or links."""
        data = mutated(dice, dice.choice(self.corpus), self.corpus) if dice.random() < 0.7 else generated(dice)
        text = data.decode("utf-8", "replace")
        for word in text.split()[:20] if dice.random() < 0.3 else links_in(text):
            with suppress(QuizbankError):
                assert show_link(read_link(word))
        return self.source(dice, text.encode(), dice.choice(("text", "html")), "")

    def page(self, dice: random.Random) -> str:
        """What a server may answer to a link, its headers and all."""
        link = dice.choice(("http://example.org/a", "https://example.org/a?b=c"))
        page = answers.fetched(link, mutated(dice, answers.written(dice, self.corpus), self.corpus))
        return self.source(dice, page.data, page.format, link)

    def making(self, data: bytes) -> str:
        """An encoded Making that may be damaged."""
        making = decode(data)
        if making not in (first(), second(), to_read()):
            return "another making"  # JSON that was changed and is a making still
        self.store(data)
        return "making"

    def spoilt(self, dice: random.Random, whole: bytes) -> Path:
        """A file of Quizbank's with bytes changed, or cells."""
        if dice.random() < 0.3:
            return self.laid(mutated(dice, whole, self.corpus))
        file = self.laid(whole)
        spoil_cells(dice, file)
        return file

    def laid(self, data: bytes) -> Path:
        """A library's file in an empty folder."""
        self.other.mkdir(exist_ok=True)
        for left in (path for path in self.other.rglob("*") if path.is_file()):
            left.unlink()
        file = self.other / FILE_NAME
        file.write_bytes(data)
        return file

    def backup(self, file: Path) -> str:
        """A damaged library: refused as backup and as library, or sound in both."""
        backups.inspect(file)
        library = open_library(file.parent)
        try:
            for record in articles.records(library):
                articles.making(library, record.id)
        except (ValueError, TypeError, KeyError) as error:
            return f"changed text ({type(error).__name__})"
        finally:
            library.close()
        return "sound backup"

    def restored(self, file: Path) -> str:
        """A backup that lies: refused, or put back, and a good one is put back after it."""
        with closing(open_library(file.parent / "mine")) as library:
            articles.add(library, articles.draft(first()), NOW)
            before = fingerprint(library)
            try:
                kept, _ = backups.restore(library, file, NOW)
            except QuizbankError:
                assert fingerprint(library) == before, "what is refused changes nothing"
                raise
            backups.restore(library, kept, NOW)
            assert fingerprint(library) == before
        return "restored"

    def merged(self, file: Path) -> str:
        """A stranger's file: refused, or merged and then every page can show what it brought."""
        with TemporaryDirectory() as folder:
            parcel = receiving.read(receiving.check(file, Path(folder)), file)
        with closing(open_desk(file.parent / "mine", lambda: NOW, zone=UTC)) as desk:
            desk.add(self.makings[0])
            try:
                looked = desk.look_into(parcel)
                assert desk.merge(parcel)[0] == looked
                walk(desk)
                assert desk.merge(parcel)[0].brings_nothing
                desk.undo()
                desk.redo()
                walk(desk)
            except QuizbankError as error:
                raise AssertionError(f"it was taken, and then {error.code}") from error
        report = examine(file.parent / "mine")
        assert report.healthy, report.lines
        return "merged"

    def store(self, making: bytes) -> None:
        """Into the library and out again."""
        made = decode(making)
        new = articles.draft(made)
        added = articles.add(self.library, new, NOW)
        if added.kinds:
            back = articles.making(self.library, new.id)
            assert back == made or new.id in self.seen, "it comes back as it was"
            assert back.article.text == made.article.text
            self.seen.add(new.id)  # the same text under another name comes back as it was the first time
            articles.delete(self.library, new.id, NOW)
            self.before = fingerprint(self.library)


def run(inputs: int, seed: int) -> Counter[str]:
    """So many inputs; what came of them."""
    results: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        folder, start = Path(place), 0
        while start < inputs:
            start = _watch(folder, start, inputs, seed, results)
        report = examine(folder / "library")
        assert report.healthy, report.lines
    return results


def _watch(folder: Path, start: int, end: int, seed: int, results: Counter[str]) -> int:
    """Let a process read from one input to another; SystemExit naming the input that it could not live with."""
    source, target = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(source)
        _read_all(folder, start, end, seed, target)
    os.close(target)
    number = start
    try:
        with os.fdopen(source, "rb") as lines:
            for line in lines:
                number, result = json.loads(line)
                if result.startswith("!"):
                    raise SystemExit(f"input {number} of seed {seed}: {result[1:]}")
                results[result] += 1
                number += 1
    finally:
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
    if number < end:
        word = "took too long" if os.WTERMSIG(status) == signal.SIGALRM else f"ended the process ({status})"
        raise SystemExit(f"input {number} of seed {seed} {word}")
    return number


def _read_all(folder: Path, start: int, end: int, seed: int, target: int) -> Any:
    """The process: one line an input. The alarm ends it in the middle of whatever it does."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    try:
        reader = Reader(folder, seed)
        reader.read(start)  # everything is imported before memory is counted
        most = _memory() + MOST_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        for number in range(start, end):
            signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS)
            try:
                result = reader.read(number)
            except BaseException as error:
                where = traceback.extract_tb(error.__traceback__)[-1]
                result = f"!{type(error).__name__}: {error} ({where.name}, line {where.lineno}: {where.line})"
            signal.setitimer(signal.ITIMER_REAL, 0)
            os.write(target, (json.dumps([number, result]) + "\n").encode())
        reader.library.close()
    except BaseException as error:
        os.write(target, (json.dumps([start, f"!{error!r}"]) + "\n").encode())
    finally:
        os._exit(0)


def _memory() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


def main() -> None:
    """Read as many inputs as are asked and say what came of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    wishes = parser.parse_args()
    started = time.monotonic()
    results = run(wishes.inputs, wishes.seed)
    came = ", ".join(f"{result} {count}" for result, count in results.most_common())
    sys.stdout.write(f"{wishes.inputs} inputs in {time.monotonic() - started:.0f} s: {came}.\n")


if __name__ == "__main__":
    main()
