"""Quizbank's core: the rooms that an article goes through, from sources to study. No window in here."""

VERSION = "0.1.0"
