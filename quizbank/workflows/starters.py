"""The starter articles: shipped with everything made of them, so that the first start shows them at once."""

from quizbank import resources

FOLDER = "starters"


def names() -> tuple[str, ...]:
    """The starters in the order in which they are shown; each is NAME.html with its NAME.making."""
    return tuple(sorted(path.stem for path in resources.path(FOLDER).glob("*.html")))


def making(name: str) -> bytes:
    """The encoded Making of a starter, as `Desk.add` takes it."""
    return resources.path(FOLDER, f"{name}.making").read_bytes()
