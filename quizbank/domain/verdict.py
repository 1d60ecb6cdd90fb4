"""The gate's word on an item: which check objects, and to what."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's objection: ``code`` names it in the strings catalogue, ``culprit`` is the words objected to."""

    code: str
    culprit: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All findings on one candidate; it passes when there is none."""

    question: str
    findings: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether no check objected."""
        return not self.findings
