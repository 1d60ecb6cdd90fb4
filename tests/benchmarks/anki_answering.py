"""Anki's own library answering cards: run by a Python that has the package ``anki``; prints milliseconds as JSON.

Half of the cards have been reviewed and are due, FSRS is on. Used by ``tests.benchmarks.answering``; imports nothing
of Quizbank.
"""

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path

from anki.collection import AddNoteRequest, Collection  # type: ignore[import-not-found,unused-ignore]
from anki.scheduler.v3 import CardAnswer  # type: ignore[import-not-found,unused-ignore]


def build(path: Path, count: int) -> None:
    """A collection of so many cards."""
    collection = Collection(str(path))
    model = collection.models.by_name("Basic")
    requests = []
    for number in range(count):
        note = collection.new_note(model)
        note.fields = [f"Who reported on day {number} in report {number // 100}?", f"Name {number}ov"]
        requests.append(AddNoteRequest(note=note, deck_id=1))
    collection.add_notes(requests)
    collection.set_config("fsrs", True)
    options = collection.decks.config_dict_for_deck_id(1)
    options["rev"]["perDay"] = options["new"]["perDay"] = 9999
    collection.decks.update_config(options)
    ids = collection.db.list("select id from cards order by id limit ?", count // 2)
    collection.db.executemany(
        "update cards set type=2, queue=2, ivl=10, due=?, factor=2500, reps=5 where id=?",
        [(-(index % 30), card) for index, card in enumerate(ids)],
    )
    collection.close()


def answer(collection: Collection) -> None:
    """The next card, and Good."""
    queued = collection.sched.get_queued_cards(fetch_limit=1).cards[0]
    card = collection.get_card(queued.card.id)
    card.start_timer()
    built = collection.sched.build_answer(card=card, states=queued.states, rating=CardAnswer.GOOD)
    collection.sched.answer_card(built)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--answers", type=int, default=200)
    parser.add_argument("--collection", type=Path)
    given = parser.parse_args()
    path = given.collection or Path(tempfile.mkdtemp()) / "collection.anki2"
    if not path.exists():
        build(path, given.cards)
    collection = Collection(str(path))
    answer(collection)  # builds the queue
    spent = []
    for _ in range(given.answers):
        start = time.perf_counter()
        answer(collection)
        spent.append((time.perf_counter() - start) * 1000)
    collection.close()
    print(json.dumps({"answer": statistics.median(spent), "least": min(spent)}))


if __name__ == "__main__":
    main()
