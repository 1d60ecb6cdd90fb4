"""The desk of tests/workflows, here as well."""

from tests.workflows.conftest import table

__all__ = ["table"]
