"""Short articles of our own for tests that need a text from outside."""

from pathlib import Path

_ARTICLES = Path(__file__).parent / "articles"

RIVER = (_ARTICLES / "river.txt").read_text(encoding="utf-8")
TREATY = (_ARTICLES / "treaty.txt").read_text(encoding="utf-8")
KAZAKH = (_ARTICLES / "kazakh.txt").read_text(encoding="utf-8")
