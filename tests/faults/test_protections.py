"""Each fault and each hostile input has a protection and a test; `python -m tests.faults.protections` breaks them."""

import re

import pytest

from quizbank import resources
from tests.faults import protections

ERRORS: dict[str, str] = resources.toml("strings", "en.toml")["errors"]
WHERE = re.compile(r"\{(path|name|model)\}")
FAULTS = ("library_", "disk_", "cannot_write", "cannot_create", "backup_", "source_", "analysis_", "model_")
INPUT = ("article_too_long", "page_too_complex", "no_article", "other_language", "out_of_memory", "no_library")


def test_every_hazard_has_a_protection_and_a_test_that_are_there() -> None:
    assert protections.missing() == []


@pytest.mark.parametrize("code", [code for code in ERRORS if code.startswith(FAULTS) or code in INPUT])
def test_a_message_says_what_happened_where_and_what_is_safe_or_to_be_done(code: str) -> None:
    sentence = ERRORS[code]
    assert WHERE.search(sentence), "where"
    assert len(re.findall(r"[.;:] \S|`\S", sentence)) >= 1 and sentence.endswith("."), "what, and what now"
    assert re.search(
        r"\b(Nothing was|not (touched|changed|written|put back)|safe|kept|try|[Cc]heck|[Cc]hoose|[Nn]ame|"
        r"[Ii]nstall|close|add|[Gg]ive|Make|start|Quizbank makes)\b", sentence
    )  # fmt: skip
    assert "!" not in sentence and "\n" not in sentence and len(sentence) < 260
