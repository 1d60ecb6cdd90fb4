"""Measures names and dates on the development data: ``python -m tests.evaluation.reading [--errors N]``.

Prints the scorers' tables for the reader, and for names those of the model alone, then the time of a whole read
beside the bare model. Without the development data it says so and ends.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from quizbank.domain.article import Article, Paragraph, ParagraphKind
from quizbank.domain.reading import EntityKind, Reading
from quizbank.reading.reader import Reader, load_reader
from tests.conftest import SHARED

_TYPES = {EntityKind.PERSON: "PERSON", EntityKind.ORGANIZATION: "ORG", EntityKind.PLACE: "GPE"}


def article_of(text: str, published: date | None = None) -> Article:
    """A text as an article, each block between blank lines a body paragraph."""
    paragraphs, start = [], 0
    for block in text.split("\n\n"):
        paragraphs.append(Paragraph(ParagraphKind.BODY, start, start + len(block)))
        start += len(block) + 2
    return Article("article", "", "", "", published, "", "en", text, tuple(paragraphs), ())


def main() -> None:
    """Run both measures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--errors", type=int, default=0)
    errors = parser.parse_args().errors
    gold = SHARED / "dev" / "gold"
    if not gold.is_dir():
        print("the development data (../shared) is not here: nothing measured")
        return
    reader = load_reader()
    names = _lines(gold / "ner.jsonl")
    print("names: the model alone")
    _score("score_ner.py", [_bare_names(reader, line) for line in names], 0)
    print("\nnames: the reader")
    names_f1(reader, errors)
    print("\ndates: the reader")
    dates_f1(reader, errors)
    _speed(reader)


def names_f1(reader: Reader, errors: int = 0) -> float:
    """The reader's strict F1 over all kinds; prints the scorer's table."""
    names = _lines(SHARED / "dev" / "gold" / "ner.jsonl")
    figures = _score("score_ner.py", [_names(reader, line) for line in names], errors)
    return figures["uner_pud_news"]["MICRO"]["strict"]["f1"]


def dates_f1(reader: Reader, errors: int = 0) -> float:
    """The reader's value F1; prints the scorer's table."""
    dates = _lines(SHARED / "dev" / "gold" / "timex.jsonl")
    return _score("score_timex.py", [_dates(reader, line) for line in dates], errors)["meantime"]["value_f1"]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _score(script: str, predictions: Iterable[Mapping[str, Any]], errors: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in predictions), encoding="utf-8")
        figures = Path(folder) / "figures.json"
        command = [sys.executable, str(SHARED / "dev" / script), str(path), "--json", str(figures)]
        command += ["--errors", str(errors)] if errors else []
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        return json.loads(figures.read_text(encoding="utf-8"))


def _names(reader: Reader, line: Mapping[str, Any]) -> dict[str, Any]:
    reading = reader.read(article_of(line["text"]))
    spans = [
        {"start": mention.start, "end": mention.end, "type": _TYPES[entity.kind]}
        for entity in reading.entities
        if entity.kind in _TYPES
        for mention in entity.mentions
    ]
    return {"doc_id": line["doc_id"], "entities": spans}


def _bare_names(reader: Reader, line: Mapping[str, Any]) -> dict[str, Any]:
    parse = next(iter(reader.engine.parse([line["text"]])))
    spans = [
        {"start": parse.tokens.start[first], "end": parse.tokens.end(last - 1), "type": label}
        for first, last, label in parse.names
    ]
    return {"doc_id": line["doc_id"], "entities": spans}


def _dates(reader: Reader, line: Mapping[str, Any]) -> dict[str, Any]:
    reading: Reading = reader.read(article_of(line["text"], date.fromisoformat(line["dct"])))
    spans = [{"start": found.start, "end": found.end, "value": found.value} for found in reading.dates]
    return {"doc_id": line["doc_id"], "timexes": spans}


def _speed(reader: Reader) -> None:
    """A whole read of the seed, in one run beside spaCy's pass with its default settings."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    from quizbank.reading.engine import model_folder
    from quizbank.reading.languages import language_pack

    article = article_of((SHARED / "seed" / "csto_deployment.txt").read_text(encoding="utf-8"), date(2022, 1, 6))
    texts = [article.text[p.start : p.end] for p in article.paragraphs]
    set_current_ops(NumpyOps())
    bare = spacy.load(model_folder(language_pack("en").models))
    works: dict[str, Callable[[], object]] = {
        "read": lambda: reader.read(article),
        "model": lambda: list(reader.engine.parse(texts)),
        "default": lambda: list(bare.pipe([article.text])),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    # They take turns, so that what else the machine does slows all three.
    for _ in range(9):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - start)
    read, model, plain = min(times["read"]), min(times["model"]), min(times["default"])
    print(f"seed page, best of 9: whole read {read:.3f} s, model in it {model:.3f} s, default pass {plain:.3f} s")
    print(f"whole read / default pass: {read / plain:.2f}")


if __name__ == "__main__":
    main()
