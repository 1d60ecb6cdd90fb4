"""Text on its way into a cell of a spreadsheet."""

_BEGIN_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def as_cell(text: str) -> str:
    """The text so that no spreadsheet runs it: LibreOffice takes a quoted ``=1+1`` for a formula, others ``+ - @`` too.

    A leading apostrophe stops it; a leading blank does not everywhere, since some programs trim. Some take the wide
    signs of East Asian keyboards for the narrow ones.
    """
    return "'" + text if text[:1] in _BEGIN_FORMULA else text
