"""Each fault and each hostile input has a protection and a test; `python -m tests.faults.protections` breaks them."""

from tests.faults import protections


def test_every_hazard_has_a_protection_and_a_test_that_are_there() -> None:
    assert protections.missing() == []
