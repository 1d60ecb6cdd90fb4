"""Where one wants to go on the Study page; without Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """``kind`` is "" (what is under way, else today's cards), review, quiz, sitting or result.

    ``article`` is "" for the library; ``quiz`` is the number of the sitting.
    """

    kind: str = ""
    article: str = ""
    quiz: int = 0


def read_target(words: str) -> Target:
    """Read "", "review", "review:ARTICLE", "quiz", "quiz:ARTICLE", "sitting:N", "result:N".

    An article's id alone is a review of it.
    """
    kind, colon, article = words.partition(":")
    if kind in ("sitting", "result"):
        return Target(kind, quiz=int(article)) if article.isdecimal() else Target()
    if kind in ("review", "quiz"):
        return Target(kind, article)
    return Target("review", words) if words and not colon else Target()
