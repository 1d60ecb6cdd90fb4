"""Annotators put together: refuses to start when one needs what none before it gives."""

from collections.abc import Sequence
from typing import Protocol, cast

from quizbank import registry
from quizbank.reading import annotators
from quizbank.reading.draft import Draft, Layer

# What the model gives before any annotator runs.
GIVEN = frozenset({Layer.TOKENS, Layer.MODEL_NAMES})


class Annotator(Protocol):
    """One step; a module of ``annotators/`` or, in tests, any object of this shape."""

    NAME: str
    NEEDS: frozenset[Layer]
    GIVES: frozenset[Layer]

    def annotate(self, draft: Draft) -> Draft:
        """The draft with this annotator's layer added."""
        ...


class PipelineError(Exception):
    """An annotator stands before what it needs: a mistake in the code, never of a user."""


def build(steps: Sequence[Annotator] | None = None) -> tuple[Annotator, ...]:
    """The steps, by default those of the folder's tuple, checked; PipelineError names the one that can't start."""
    if steps is None:
        modules = registry.modules(annotators.__name__, annotators.NAMES)
        steps = tuple(cast(Annotator, module) for module in modules)
    given = GIVEN
    for step in steps:
        if missing := step.NEEDS - given:
            raise PipelineError(f"{step.NAME} needs {', '.join(sorted(missing))}, which nothing before it gives")
        given |= step.GIVES
    return tuple(steps)
