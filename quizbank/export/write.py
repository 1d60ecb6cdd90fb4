"""A pack in the format of that name: the room's front door."""

from types import ModuleType

from quizbank import registry
from quizbank.domain.errors import QuizbankError
from quizbank.export import formats
from quizbank.export.pack import Pack, Written


def extension(name: str) -> str:
    """The file name extension of a format, with its dot; QuizbankError("format_unknown")."""
    return str(_format(name).EXTENSION)


def write(name: str, pack: Pack) -> Written:
    """The pack in that format.

    Errors: "format_unknown"; "nothing_to_export" when no item is left and the format is nothing without items.
    """
    module = _format(name)
    if module.NEEDS_ITEMS and not pack.items:
        raise QuizbankError("nothing_to_export")
    written: Written = module.write(pack)
    if module.NEEDS_ITEMS and not written.written:
        raise QuizbankError("nothing_to_export")
    return written


def _format(name: str) -> ModuleType:
    if name not in formats.FORMATS:
        raise QuizbankError("format_unknown", format=name, formats=", ".join(formats.FORMATS))
    return registry.modules(formats.__name__, (name,))[0]
