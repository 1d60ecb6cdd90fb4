"""What keeps a library: the bin, and files that carry a library, a set or an article to another one."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class BinRow:
    """An article in the bin; ``goes`` is when it is removed for good, ``questions`` how many it asked."""

    id: str
    title: str
    outlet: str
    published: date | None
    deleted: datetime
    goes: datetime
    questions: int


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging a file brings, counted; all zeros but ``here`` when everything is in the library already.

    ``articles`` are new or come back from the bin, ``here`` are those that both have, ``remade`` those of them whose
    questions become the file's. ``words`` are edits, corrections and variants, ``decisions`` items kept or dropped,
    ``sorting`` named sets, tags, flags and links that wait for their text.
    """

    articles: int = 0
    here: int = 0
    remade: int = 0
    questions: int = 0
    reviews: int = 0
    quizzes: int = 0
    words: int = 0
    decisions: int = 0
    sorting: int = 0

    @property
    def brings_nothing(self) -> bool:
        """Whether merging would change nothing that anybody sees."""
        return not any((self.articles, self.remade, self.questions, self.reviews, self.quizzes, self.words,
                        self.decisions, self.sorting))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Carried:
    """What was written into a file: articles, questions, reviews (none unless it holds the whole library)."""

    articles: int
    questions: int
    reviews: int
