"""The names that an answer to a question could be mistaken for."""

from quizbank.domain.question import Interaction, Question
from quizbank.store import actor_names
from quizbank.store.engine import Library
from quizbank.study.grading import is_accepted
from quizbank.study.name_grading import others_than

_TYPED = (Interaction.TEXT, Interaction.CLOZE)


def names_of_others(library: Library, article: str, question: Question, typed: str) -> tuple[str, ...]:
    """Every name in the library that is not one of the key's, as that article asks the question.

    None where they cannot matter: for a date, for options, for an answer that is an accepted form.
    """
    if question.interaction not in _TYPED or question.key_date or is_accepted(question, typed):
        return ()
    actors = {
        actor.names: None
        for actor in actor_names.in_library(library)
        if (actor.article, actor.entity) != (article, question.key_entity)
    }
    return others_than([form for form in (question.key or "", *question.accepted) if form], actors)
