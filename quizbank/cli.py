"""The command line: one Typer command a verb, over workflows/."""
