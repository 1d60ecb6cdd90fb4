"""What an action changed, so that pages know when to look again."""

from dataclasses import dataclass, field
from enum import StrEnum


class ChangeKind(StrEnum):
    """The sorts of things that pages show."""

    ARTICLES = "articles"
    QUESTIONS = "questions"
    CARDS = "cards"
    QUIZZES = "quizzes"
    SETS = "sets"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds and ids touched by one action; ``label`` is the code of its name under [undo] in the strings.

    ``undone`` tells that the action was taken back, ``redone`` that it was then done again.
    """

    kinds: frozenset[ChangeKind] = frozenset()
    ids: tuple[str, ...] = ()
    label: str = ""
    undone: bool = field(default=False, compare=False)
    redone: bool = field(default=False, compare=False)

    def __or__(self, other: "Changes") -> "Changes":
        """Both together, under the first label."""
        undone, redone = self.undone or other.undone, self.redone or other.redone
        return Changes(self.kinds | other.kinds, self.ids + other.ids, self.label or other.label, undone, redone)


NOTHING = Changes()
