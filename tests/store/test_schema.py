"""The migrations arrive at the tables as they are defined."""

from quizbank.store import schema
from quizbank.store.engine import Library


def test_the_migrated_schema_is_that_of_the_tables(library: Library) -> None:
    assert schema.of_library(library) == schema.of_tables()


def test_a_difference_is_named(library: Library) -> None:
    library.connection.execute("ALTER TABLE card ADD COLUMN spare INTEGER")
    library.connection.execute("CREATE INDEX ix_spare ON fact (relation)")
    assert schema.differences(library) == ("card", "fact")
