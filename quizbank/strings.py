"""Sentences for people, by code: one catalogue a language serves window and command line."""

from collections.abc import Mapping

from quizbank import resources
from quizbank.domain.errors import QuizbankError

_LANGUAGE = "en"


def say(section: str, code: str, **parameters: object) -> str:
    """The sentence under ``[section] code`` with its ``{parameters}`` filled.

    With ``count`` among the parameters, ``code_one`` is taken for 1 where the catalogue has it. A code that the
    catalogue lacks comes back as itself, so that a message is never lost; a test finds such codes.
    """
    catalogue: Mapping[str, str] = resources.toml("strings", f"{_LANGUAGE}.toml").get(section, {})
    one = catalogue.get(f"{code}_one") if str(parameters.get("count")) == "1" else None
    sentence = one or catalogue.get(code)
    return sentence.format_map(_Parameters(parameters)) if sentence else f"{section}.{code}"


def say_error(error: QuizbankError) -> str:
    """A known error as one line: what, where and what to do."""
    return say("errors", error.code, **error.parameters)


class _Parameters(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
