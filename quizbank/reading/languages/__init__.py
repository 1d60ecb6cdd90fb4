"""The languages that can be read: one module each, named by its ISO 639-1 code, with a ``PACK``."""

from quizbank import registry
from quizbank.domain.errors import QuizbankError
from quizbank.reading.pack import LanguagePack

NAMES = ("en",)


def language_pack(language: str) -> LanguagePack:
    """The pack of a language; QuizbankError("language_unsupported") if there is none."""
    if language not in NAMES:
        raise QuizbankError("language_unsupported", language=language)
    pack: LanguagePack = registry.modules(__name__, (language,))[0].PACK
    return pack
