"""Quizbank: without a verb it opens the window, with one it is the command line.

Import-clean: analysis processes import this module again, so nothing happens before ``main`` is called.
"""

import sys


def main() -> int:
    """Run the window or a command; the exit code (0 done, 1 a known error, 2 wrong usage)."""
    # OpenBLAS reads this when NumPy is imported; one thread is 1.9 times as fast for a model of this size.
    import os

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from quizbank import VERSION

        sys.stdout.write(f"quizbank {VERSION}\n")
        return 0
    verb = arguments[2:] if arguments[:1] == ["--data-dir"] and len(arguments) > 1 else arguments
    if not verb:
        from gui.app import run

        return run(data_dir=arguments[1] if arguments else "")
    from quizbank.cli import run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
