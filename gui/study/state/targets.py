"""Where one wants to go on the Study page; without Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """``kind`` is "" (what is under way, else today's cards), review or quiz; ``article`` is "" for the library."""

    kind: str = ""
    article: str = ""


def read_target(words: str) -> Target:
    """Read "", "review", "review:ARTICLE", "quiz", "quiz:ARTICLE"; an article's id alone is a review of it."""
    kind, colon, article = words.partition(":")
    if kind in ("review", "quiz"):
        return Target(kind, article)
    return Target("review", words) if words and not colon else Target()
