"""Known errors: what happened, where, and what to do, as a code of the strings catalogue with its parameters."""


class QuizbankError(Exception):
    """The only exception that a page or a command catches; anything else is a bug.

    ``code`` is a key under [errors] of ``resources/strings/en.toml``; ``parameters`` fill its sentence.
    """

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code, parameters)
        self.code = code
        self.parameters = {name: str(value) for name, value in parameters.items()}

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.code, self.parameters))

    def __str__(self) -> str:
        values = ", ".join(f"{name}={value}" for name, value in self.parameters.items())
        return f"{self.code}({values})"


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """The work was cancelled; nothing was changed."""


def _rebuild(code: str, parameters: dict[str, str]) -> QuizbankError:
    return QuizbankError(code, **parameters)
