"""`python -m tests.starters` makes the shipped starters anew, after a change of reading, facts or questions."""

from quizbank import resources
from quizbank.domain.selection import Making
from quizbank.workflows import starters
from quizbank.workflows.analysis import MakeJob
from quizbank.workflows.import_article import load_source
from quizbank.workflows.make_questions import make
from quizbank.workflows.making_codec import encode


def fresh(name: str) -> Making:
    """A starter made from its page."""
    page = resources.path(starters.FOLDER, f"{name}.html")
    return make(load_source(MakeJob(page.name, page.read_bytes())))


if __name__ == "__main__":
    for name in starters.names():
        made = fresh(name)
        resources.path(starters.FOLDER, f"{name}.making").write_bytes(encode(made))
        print(f"{name}: {len(made.questions)} questions, {len(made.facts)} facts")
