"""Where one wants to go on the Study page; without Qt."""

from dataclasses import dataclass

from quizbank.domain.study_set import SetKind, StudySet


@dataclass(frozen=True, slots=True)
class Target:
    """``kind`` is "" (what is under way, else today's cards), review, quiz, sitting, result, set or cram.

    ``article`` is "" for the library; ``quiz`` is the number of the sitting, ``study_set`` that of a set.
    """

    kind: str = ""
    article: str = ""
    quiz: int = 0
    study_set: StudySet | None = None


def read_target(words: str) -> Target:
    """Read "", "review", "review:ARTICLE", "quiz", "quiz:ARTICLE", "sitting:N", "result:N", "set:KIND:VALUE", "cram".

    An article's id alone is a review of it.
    """
    kind, colon, article = words.partition(":")
    if kind in ("sitting", "result"):
        return Target(kind, quiz=int(article)) if article.isdecimal() else Target()
    if kind == "set":
        sort, _, value = article.partition(":")
        return Target(kind, study_set=StudySet(SetKind(sort), value)) if sort in SetKind else Target()
    if words == "cram":
        return Target(kind)
    if kind in ("review", "quiz"):
        return Target(kind, article)
    return Target("review", words) if words and not colon else Target()
