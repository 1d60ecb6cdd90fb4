"""Quizbank: no argument opens the window, a verb is a command."""
