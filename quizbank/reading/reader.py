"""The room's door: a reader of one language."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from quizbank.domain.article import Article
from quizbank.domain.reading import EntityKind, Reading, Sentence, Tokens
from quizbank.reading import pipeline
from quizbank.reading.draft import Draft, Span
from quizbank.reading.engine import Engine, Parse, join_tokens, load_engine
from quizbank.reading.languages import language_pack
from quizbank.reading.pack import LanguagePack

# Raised when the same article would give another reading.
RULES = 5

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "NORP": EntityKind.GROUP,
    "EVENT": EntityKind.EVENT,
}


class Reader:
    """Reads articles of one language; made by ``load_reader``, kept as long as there is work."""

    def __init__(self, pack: LanguagePack, engine: Engine) -> None:
        self.engine = engine
        self._date_rules = pack.date_rules
        self._lexicon = pack.lexicon()
        self._steps = pipeline.build()
        self.language = pack.language
        self.version = f"reader {RULES}, {engine.name}"

    def read(self, article: Article, progress: Callable[[int, int], None] | None = None) -> Reading:
        """The article's reading; ``progress`` is told paragraphs done and paragraphs in all.

        Paragraphs are parsed one by one, so no sentence crosses from one into the next.
        """
        texts = [article.text[paragraph.start : paragraph.end] for paragraph in article.paragraphs]
        parses = []
        for done, parse in enumerate(self.engine.parse(texts), 1):
            parses.append(parse)
            if progress:
                progress(done, len(texts))
        draft = self._draft(article, parses)
        for step in self._steps:
            draft = step.annotate(draft)
        return Reading(
            article.language, self.version, draft.tokens, draft.sentences,
            draft.entities, draft.dates, draft.quotes, draft.references, draft.stories,
        )  # fmt: skip

    def parse(self, texts: Sequence[str]) -> tuple[Tokens, ...]:
        """The parse of each text by itself, in order; for finished stems, in one batch."""
        return tuple(parse.tokens for parse in self.engine.parse(texts, names=False))

    def _draft(self, article: Article, parses: Sequence[Parse]) -> Draft:
        starts = [paragraph.start for paragraph in article.paragraphs]
        tokens = join_tokens([parse.tokens for parse in parses], starts)
        firsts = [0, *accumulate(len(parse.tokens) for parse in parses)]
        sentences = tuple(
            Sentence(first + n, last + n, tokens.start[first + n], tokens.end(last + n - 1), number)
            for number, (n, parse) in enumerate(zip(firsts, parses, strict=False))
            for first, last in parse.sentences
        )
        spans = tuple(
            Span(first + n, last + n, _KINDS[label], evidence=("model",))
            for n, parse in zip(firsts, parses, strict=False)
            for first, last, label in parse.names
            if label in _KINDS
        )
        kinds = tuple(paragraph.kind for paragraph in article.paragraphs)
        return Draft(
            article.text, article.published, kinds, tokens, sentences,
            self._lexicon, self._date_rules, article.stories, spans,
        )  # fmt: skip


def load_reader(language: str = "en") -> Reader:
    """A reader of that language, its model loaded (0.7 s; spaCy is imported here and not before).

    QuizbankError: "language_unsupported", or "model_missing" if no model of the language is installed.
    """
    pack = language_pack(language)
    return Reader(pack, load_engine(pack.models))
