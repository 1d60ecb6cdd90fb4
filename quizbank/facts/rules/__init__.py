"""Fact rules by language: a folder per ISO 639-1 code, each with a tuple of its rules' names."""
