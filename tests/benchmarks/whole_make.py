"""`python -m tests.benchmarks.whole_make`: making both seed pages whole, beside spaCy's default pass over their texts.

One run, the same machine, taking turns, the best of five each in the processor's time (another job on the machine
would count otherwise); wanted is at most 1.5 × the bare pass.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as main.py does, before NumPy comes with anything

from quizbank.workflows.analysis import MakeJob
from quizbank.workflows.import_article import load_source
from quizbank.workflows.make_questions import make

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seed"
PAGES = {"china_in_eurasia.txt": date(2022, 1, 13), "csto_deployment.txt": date(2022, 1, 6)}
_ROUNDS = 5


def best_of(*works: Callable[[], object]) -> list[float]:
    """The shortest of five runs of each, seconds; they take turns."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(_ROUNDS):
        for work, spent in zip(works, times, strict=True):
            start = time.process_time()
            work()
            spent.append(time.process_time() - start)
    return [min(spent) for spent in times]


def main() -> None:
    """Print one JSON line."""
    if not SEED.is_dir():
        sys.exit("the development data (../shared) is not here: nothing to measure")
    jobs = [MakeJob(name, (SEED / name).read_bytes(), day) for name, day in PAGES.items()]
    texts = [load_source(job).text for job in jobs]
    make(load_source(jobs[0]))  # the model and the word lists

    import spacy
    from thinc.api import NumpyOps, set_current_ops

    from quizbank.reading.engine import model_folder
    from quizbank.reading.languages import language_pack

    set_current_ops(NumpyOps())
    bare_model = spacy.load(model_folder(language_pack("en").models))
    whole, bare = best_of(lambda: [make(load_source(job)) for job in jobs], lambda: list(bare_model.pipe(texts)))
    print(json.dumps({"make_s": round(whole, 3), "bare_pass_s": round(bare, 3), "ratio": round(whole / bare, 2)}))


if __name__ == "__main__":
    main()
