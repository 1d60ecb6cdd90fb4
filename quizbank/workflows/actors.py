"""The names that an answer to a question could be mistaken for."""

from quizbank.domain.about import COUNTED
from quizbank.store import articles
from quizbank.store.engine import Library


def names_of_actors(library: Library, article: str, but: str) -> tuple[str, ...]:
    """Every name of the article's persons and organizations, except those of the entity with the id ``but``."""
    others = (entity for entity in articles.entities(library, article) if entity.id != but and entity.kind in COUNTED)
    return tuple(name for entity in others for name in (entity.name, *entity.aliases))
