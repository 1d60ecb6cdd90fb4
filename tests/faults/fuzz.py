"""Mutated and generated sources, makings and backups: known errors only, in bounded time and memory.

    python -m tests.faults.fuzz [--inputs 20000] [--seed 1]

A forked process reads the inputs one after another and notes each before it begins; the one that watches it ends it
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
from pathlib import Path
from typing import Any

from quizbank import resources
from quizbank.domain.errors import QuizbankError
from quizbank.sources.load import MAX_BYTES, load, shown_name
from quizbank.store import articles, backups
from quizbank.store.engine import FILE_NAME, open_library
from quizbank.strings import say_error
from quizbank.workflows.doctor import examine
from quizbank.workflows.make_questions import keep_to_read
from quizbank.workflows.making_codec import decode, encode
from tests.faults.kill import fingerprint
from tests.news import KAZAKH, TREATY
from tests.sources.pages import HTML, PLAIN, SCRAPED
from tests.sources.ranges import check_ranges
from tests.store.makings import NOW, first, second, to_read

MOST_SECONDS = 30.0
MOST_BYTES = 1024**3  # of memory that the process takes beyond what it begins with
_OLD = gzip.decompress((Path(__file__).parents[1] / "store" / "old" / "version-1.sqlite.gz").read_bytes())

NAMES = (
    *("a.txt", "a.html", "a.htm", "a.xhtml", "", "a.pdf", "a.zip", "a.docx", "https://example.org/x", "noname"),
    *(
        "../../a.txt",
        "a\nb.html",
        "\x1b[2J.txt",
        "\u202etxt.html",
        "caf\udce9.txt",
        "x" * 3000 + ".html",
        "{0}{name}.txt",
    ),
)
_MAGIC = (
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\x89PNG\r\n",
    b"\x1f\x8b",
    b"{\\rtf1",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"QBM1",
)
_PIECES = (
    *(b"<p>", b"</article>", b"<div>", b"<!--", b"-->", b"<blockquote>", b"&#0;", b"&#x110000;", b"&lt", b"<h2 ", b'"'),
    *(b"<q>", b"\x00", b"\x01", b"\x1b", b"</p>", b"<script>", b"<style>", b"<![CDATA[", b"<base href=//x>"),
    *(b"\xc3", b"\xed\xa0\x80", b"\xf0\x9f\x8f\x9b", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\r", b"\t", b"\n\n"),
    *(b"Tags", b"0:00", b"Related", b"Share", b"By Ann Lee", b"2020-13-45", b"<table><tr><td>"),
    *(b"<meta charset=utf-7>", b"<meta charset=utf-16>", b"<!ENTITY x SYSTEM 'file:///etc/passwd'>"),
)  # fmt: skip


def corpus() -> tuple[bytes, ...]:
    """What mutation begins with."""
    pages = [path.read_bytes() for path in sorted(resources.path("starters").glob("*.html"))]
    texts = [text.encode() for text in (HTML, PLAIN, SCRAPED, TREATY, KAZAKH)]
    return (*pages, *texts, PLAIN.encode("utf-16"), HTML.encode("utf-16-le"), KAZAKH.encode("cp1251", "replace"))


def mutated(dice: random.Random, whole: bytes, others: tuple[bytes, ...]) -> bytes:
    """Some changes, each small or brutal."""
    data = bytearray(whole)
    for _ in range(dice.choice((0, 1, 1, 2, 4, 8, 30))):
        at = dice.randrange(len(data) + 1)
        end = min(len(data), at + int(dice.expovariate(1 / 60)))
        match dice.randrange(9):
            case 0:
                data[at:end] = b""
            case 1:
                data[at:at] = dice.choice(_PIECES)
            case 2:
                data[at:at] = data[at:end] * dice.choice((1, 2, 50))
            case 3 if at < len(data):
                data[at] = dice.randrange(256)
            case 4:
                other = dice.choice(others)
                start = dice.randrange(len(other))
                data[at:end] = other[start : start + int(dice.expovariate(1 / 400))]
            case 5:
                data[at:at] = dice.choice(_PIECES) * int(dice.expovariate(1 / 400))
            case 6 if dice.random() < 0.2:
                data[:0] = dice.choice(_MAGIC)
            case 7:
                del data[at:]
            case _:
                data[at:at] = bytes(dice.choice(b"a1 .,\n<&\xc3") for _ in range(1)) * int(dice.expovariate(1 / 3000))
    return bytes(data[: MAX_BYTES + 10])


def generated(dice: random.Random) -> bytes:
    """Noise of one sort or another."""
    size = int(dice.expovariate(1 / 2000))
    match dice.randrange(4):
        case 0:
            return dice.choice(_MAGIC) + dice.randbytes(size)
        case 1:
            return b"".join(dice.choice(_PIECES) for _ in range(size // 4))
        case 2:
            return "".join(
                chr(dice.choice((dice.randrange(0xD800), dice.randrange(0xE000, 0x110000)))) for _ in range(size)
            ).encode()
        case _:
            words = [
                dice.choice(("the", "President", "said", "on", "4 May", "of", "Astana", ".", "\n", "“", "<p>", "By"))
                for _ in range(size)
            ]
            return " ".join(words).encode()


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

    def read(self, number: int) -> str:
        """Do input number so-and-so; what came of it."""
        dice = random.Random(self.seed * 1_000_003 + number)
        kind = dice.choice(("source", "source", "source", "source", "noise", "making", "backup"))
        try:
            if kind in ("source", "noise"):
                data = mutated(dice, dice.choice(self.corpus), self.corpus) if kind == "source" else generated(dice)
                result = self.source(dice, data)
            elif kind == "making":
                result = self.making(mutated(dice, dice.choice(self.makings), self.makings))
            else:
                result = self.backup(mutated(dice, _OLD, self.corpus))
        except QuizbankError as error:
            sentence = say_error(error)
            assert sentence and not sentence.startswith("errors.") and "\n" not in sentence, sentence
            assert fingerprint(self.library) == self.before, "what is refused changes nothing"
            return error.code
        return result

    def source(self, dice: random.Random, data: bytes) -> str:
        """A source to read; what becomes an article is stored, compared and taken away."""
        name, verbatim = dice.choice(NAMES), dice.random() < 0.2
        article = load(data, name, verbatim=verbatim, any_language=dice.random() < 0.7)
        check_ranges(article, verbatim=verbatim)
        assert "\n" not in article.origin and article.origin in (shown_name(name), "")
        assert "root:" not in article.text
        self.store(encode(keep_to_read(article)))
        return "article"

    def making(self, data: bytes) -> str:
        """An encoded Making that may be damaged."""
        making = decode(data)
        if making not in (first(), second(), to_read()):
            return "another making"  # JSON that was changed and is a making still
        self.store(data)
        return "making"

    def backup(self, data: bytes) -> str:
        """A damaged library: refused as backup and as library, or sound in both."""
        self.other.mkdir(exist_ok=True)
        file = self.other / FILE_NAME
        for left in self.other.rglob("*.sqlite*"):
            left.unlink()
        file.write_bytes(data)
        backups.inspect(file)
        library = open_library(self.other)
        try:
            for record in articles.records(library):
                articles.making(library, record.id)
        except (ValueError, TypeError, KeyError) as error:
            return f"changed text ({type(error).__name__})"
        finally:
            library.close()
        return "sound backup"

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
