"""The door to spaCy: texts in, plain columns and raw names out. No Doc leaves this module."""

import importlib.util
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizbank.domain.errors import QuizbankError
from quizbank.domain.reading import Tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# A component whose output nobody reads, and the table of all words of the vectors: without it the model loads in half
# the time (measured 2.7 and 1.3 s on a busy machine), and the labels, which it also holds, are added again below.
_UNREAD = ("senter", "strings")
_NEEDED = frozenset({"tagger", "parser", "ner"})
# A batch of some 40,000 letters, eight articles' worth, is fastest and keeps memory low (measured); paragraphs are
# short, so it is counted in letters.
_BATCH_LETTERS = 40_000
# Texts longer than this are rare and cost memory: they are cut at a blank.
_LONGEST = 20_000
# A run without blanks that is longer than this is no word, and the tokenizer's time grows with its square (measured:
# 29 s for five runs of 20,000 brackets): it is cut anywhere.
_RUN = re.compile(r"\S{1000}(?=\S)")


@dataclass(frozen=True, slots=True)
class Parse:
    """What the model says about one text; offsets count from the text's start, ranges are token indices."""

    tokens: Tokens
    sentences: tuple[tuple[int, int], ...]
    names: tuple[tuple[int, int, str], ...]


class Engine:
    """A loaded model."""

    def __init__(self, nlp: "Language", name: str) -> None:
        self._nlp = nlp
        self.name = name

    def parse(self, texts: Sequence[str], *, names: bool = True) -> Iterator[Parse]:
        """Each text's parse, in order; without ``names`` they are not looked for, which takes a third of the time."""
        pieces = [_pieces(text) for text in texts]
        flat = (piece for some in pieces for piece in some)
        longest = max((len(piece) for some in pieces for piece in some), default=1)
        size = max(_BATCH_LETTERS // max(longest, 1), 8)
        docs = self._nlp.pipe(flat, batch_size=size, disable=() if names else ("ner",))
        for some in pieces:
            yield _join([_columns(next(docs)) for _ in some], some)


def load_engine(models: Sequence[str]) -> Engine:
    """The first model of these that is installed; QuizbankError("model_missing" | "model_unusable")."""
    # One thread and NumPy's OpenBLAS instead of BLIS: 1.9 times faster on two cores, same output.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    folder = model_folder(models)
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    try:
        nlp = spacy.load(folder, exclude=list(_UNREAD))
    except Exception as error:  # what a package that is damaged or of another spaCy raises is anything
        raise QuizbankError("model_unusable", model=folder.name, reason=type(error).__name__) from error
    if lacking := sorted(_NEEDED - set(nlp.pipe_names)):
        raise QuizbankError("model_unusable", model=folder.name, reason=", ".join(lacking))
    for _, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            nlp.vocab.strings.add(label)
    return Engine(nlp, f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}")


def model_folder(models: Sequence[str]) -> Path:
    """Where the first installed model of these lies."""
    for model in models:
        found = importlib.util.find_spec(model)
        for place in (found.submodule_search_locations or ()) if found else ():
            folders = [Path(place), Path(place) / "_model", *sorted(Path(place).glob(f"{model}-*"))]
            for folder in folders:
                if (folder / "config.cfg").is_file():
                    return folder
    raise QuizbankError("model_missing", model=models[-1].replace("_", "-"))


def _pieces(text: str) -> list[str]:
    """The text cut at blanks into pieces of bearable length; joined they are the text."""
    borders = [0, *(run.end() for run in _RUN.finditer(text)), len(text)]
    return [piece for start, end in pairwise(borders) for piece in _bearable(text[start:end])]


def _bearable(text: str) -> list[str]:
    pieces = []
    while len(text) > _LONGEST:
        cut = text.rfind(" ", _LONGEST // 2, _LONGEST) + 1 or _LONGEST
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def _columns(doc: "Doc") -> Parse:
    """The Doc as plain columns, blank tokens left out (heads are moved past them)."""
    kept = [token for token in doc if not token.is_space]
    blanks = len(kept) < len(doc)  # few texts have any, and without them nothing has to be moved
    index = {token.i: new for new, token in enumerate(kept)}
    before = [0, *accumulate(0 if token.is_space else 1 for token in doc)]

    def head_of(token: Any) -> int:
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        return index.get(head.i, index[token.i])

    tokens = Tokens(
        text=tuple(token.text for token in kept),
        lemma=tuple(token.lemma_ for token in kept),
        pos=tuple(token.pos_ for token in kept),
        tag=tuple(token.tag_ for token in kept),
        morph=tuple(str(token.morph) for token in kept),
        dep=tuple(token.dep_ for token in kept),
        head=tuple(head_of(token) if blanks else token.head.i for token in kept),
        start=tuple(token.idx for token in kept),
        space_after=tuple(bool(token.whitespace_) or (blanks and _blank_follows(doc, token.i)) for token in kept),
    )
    sentences = ((before[sent.start], before[sent.end]) for sent in doc.sents)
    names = ((before[name.start], before[name.end], name.label_) for name in doc.ents)
    return Parse(tokens, tuple(s for s in sentences if s[0] < s[1]), tuple(n for n in names if n[0] < n[1]))


def _blank_follows(doc: "Doc", index: int) -> bool:
    return index + 1 < len(doc) and doc[index + 1].is_space


def _join(parses: Sequence[Parse], pieces: Sequence[str]) -> Parse:
    """The parses of consecutive texts as one."""
    if len(parses) == 1:
        return parses[0]
    starts = [0, *accumulate(len(piece) for piece in pieces)]
    firsts = [0, *accumulate(len(parse.tokens) for parse in parses)]
    return Parse(
        join_tokens([parse.tokens for parse in parses], starts),
        tuple((a + n, b + n) for n, parse in zip(firsts, parses, strict=False) for a, b in parse.sentences),
        tuple((a + n, b + n, label) for n, parse in zip(firsts, parses, strict=False) for a, b, label in parse.names),
    )


def join_tokens(parts: Sequence[Tokens], starts: Sequence[int]) -> Tokens:
    """The columns one after another; ``starts`` are the offsets at which the parts' texts begin."""
    firsts = [0, *accumulate(len(part) for part in parts)]
    return Tokens(
        text=tuple(x for part in parts for x in part.text),
        lemma=tuple(x for part in parts for x in part.lemma),
        pos=tuple(x for part in parts for x in part.pos),
        tag=tuple(x for part in parts for x in part.tag),
        morph=tuple(x for part in parts for x in part.morph),
        dep=tuple(x for part in parts for x in part.dep),
        head=tuple(x + n for n, part in zip(firsts, parts, strict=False) for x in part.head),
        start=tuple(x + n for n, part in zip(starts, parts, strict=False) for x in part.start),
        space_after=tuple(x for part in parts for x in part.space_after),
    )
