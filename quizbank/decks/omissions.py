"""Omissions: for every sentence, entity and date without a question, the reason."""

from collections.abc import Iterator, Mapping, Sequence

from quizbank.domain.article import Article, ParagraphKind
from quizbank.domain.fact import DateValue, EntityValue, Fact
from quizbank.domain.question import Question
from quizbank.domain.reading import Grain, Reading, Sentence
from quizbank.domain.selection import Omission
from quizbank.domain.verdict import Finding, Verdict
from quizbank.strings import say

_SALIENT = 2
_STORY = (ParagraphKind.BODY, ParagraphKind.QUOTE)
_ASKABLE = (Grain.DAY, Grain.INTERVAL, Grain.MONTH, Grain.MONTH_PART, Grain.SEASON, Grain.YEAR)


def omissions(
    article: Article,
    reading: Reading,
    facts: Sequence[Fact],
    questions: Sequence[Question],
    verdicts: Sequence[Verdict],
    chosen: Sequence[Question],
) -> tuple[Omission, ...]:
    """The reasons, sentences first, then entities, then dates, each in the order of the text."""
    codes = {v.question: v.findings for v in verdicts}
    ledger = _Ledger(article, reading, tuple(facts), tuple(questions), tuple(chosen), codes)
    return (*ledger.sentences(), *ledger.entities(), *ledger.dates())


class _Ledger:
    """What there is, what was chosen, and why the best of the rest was not."""

    def __init__(
        self,
        article: Article,
        reading: Reading,
        facts: tuple[Fact, ...],
        questions: tuple[Question, ...],
        chosen: tuple[Question, ...],
        findings: dict[str, tuple[Finding, ...]],
    ) -> None:
        self._article, self._reading, self._facts = article, reading, facts
        self._questions, self._chosen, self._findings = questions, chosen, findings

    def sentences(self) -> Iterator[Omission]:
        """A sentence of the story is covered when it proves a chosen question."""
        covered = {proof.start for q in self._chosen for proof in q.evidence}
        for sentence in self._reading.sentences:
            if any(sentence.start <= start < sentence.end for start in covered):
                continue
            if self._article.paragraphs[sentence.paragraph].kind not in _STORY:
                continue
            own = [q for q in self._questions if any(sentence.start <= p.start < sentence.end for p in q.evidence)]
            found = any(sentence.start <= s.start < sentence.end for f in self._facts for s in f.evidence)
            shown = self._opening(sentence)
            if not own and not found and (code := self._unclear(sentence)):
                yield Omission("sentence", str(sentence.start), code[0], (("name", shown), ("words", code[1])))
                continue
            yield self._reason("sentence", str(sentence.start), shown, own, found=found)

    def _opening(self, sentence: Sentence) -> str:
        return " ".join(self._article.text[sentence.start : sentence.end].split()[:6])

    def _unclear(self, sentence: Sentence) -> tuple[str, str] | None:
        """What alone keeps a sentence from telling a fact: the code and the words, or None."""
        reading, text = self._reading, self._article.text
        size = (sentence.end - sentence.start) / 2
        for quote in (q for q in reading.quotes if q.direct and not q.speaker):
            if min(quote.end, sentence.end) - max(quote.start, sentence.start) > size:
                return "speaker_unknown", ""
        for reference in reading.references:
            if sentence.start <= reference.start < sentence.end and reference.entity is None:
                return "open_reference", text[reference.start : reference.end]
        named = any(sentence.start <= m.start < sentence.end for e in reading.entities for m in e.mentions)
        dated = any(sentence.start <= d.start < sentence.end and d.certain for d in reading.dates)
        return None if named or dated else ("names_nobody", "")

    def entities(self) -> Iterator[Omission]:
        """An entity is covered when it is the key of a chosen question, or named in its fact."""
        values = {f.id: {a.value.entity for a in f.arguments if isinstance(a.value, EntityValue)} for f in self._facts}
        covered = {e for q in self._chosen for e in (q.key_entity, *_named_by(q, values))}
        for entity in self._reading.entities:
            if entity.id in covered:
                continue
            own = [q for q in self._questions if q.key_entity == entity.id or entity.id in values.get(q.fact, ())]
            if not own and len(entity.mentions) < _SALIENT:
                yield _named("entity", entity.id, "not_salient", entity.name)
                continue
            found = any(entity.id in found for found in values.values())
            places = [m.start for m in entity.mentions]
            yield self._reason("entity", entity.id, self._placed(entity.name, own, places), own, found=found)

    def dates(self) -> Iterator[Omission]:
        """A date is covered when it is the key, or the date of the fact, of a chosen question."""
        values = {f.id: {a.value.date for a in f.arguments if isinstance(a.value, DateValue)} for f in self._facts}
        covered = {d for q in self._chosen for d in (q.key_date, *_named_by(q, values))}
        done: set[str] = set()
        for mention in self._reading.dates:
            if mention.value in covered or mention.value in done:
                continue
            done.add(mention.value)
            shown = self._article.text[mention.start : mention.end]
            if mention.grain not in _ASKABLE or not mention.certain:
                yield _named("date", str(mention.start), "date_not_exact", shown)
                continue
            own = [q for q in self._questions if q.key_date == mention.value]
            found = any(mention.value in found for found in values.values())
            placed = self._placed(shown, own, [mention.start])
            yield self._reason("date", str(mention.start), placed, own, found=found)

    def _placed(self, name: str, own: list[Question], places: list[int]) -> str:
        """The name with the beginning of the sentence that the best candidate, or else the name, stands in."""
        best = min(own, key=self._rank) if own else None
        starts = [best.evidence[0].start] if best and best.evidence else places
        story = (s for s in self._reading.sentences if self._article.paragraphs[s.paragraph].kind in _STORY)
        home = next((s for s in story if any(s.start <= at < s.end for at in starts)), None)
        return say("omitted", "where", name=name, sentence=self._opening(home)) if home else name

    def _rank(self, question: Question) -> tuple[int, float, str]:
        return len(self._findings.get(question.id, ())), -question.salience, question.id

    def _reason(self, target: str, ref: str, shown: str, own: list[Question], *, found: bool) -> Omission:
        """The code of the check that stopped the best candidate: the one with the fewest findings."""
        if not own:
            return _named(target, ref, "no_question" if found else f"no_fact_{target}", shown)
        best = min(own, key=self._rank)
        findings = self._findings.get(best.id, ())
        if not findings:
            return _named(target, ref, "not_chosen", shown)
        parameters = (("name", shown), ("words", findings[0].culprit))
        return Omission(target, ref, findings[0].code, parameters)


def _named_by(question: Question, values: Mapping[str, set[str]]) -> Iterator[str]:
    """The values of all facts that the question asks."""
    return (value for fact in question.facts for value in values.get(fact, ()))


def _named(target: str, ref: str, code: str, name: str) -> Omission:
    return Omission(target, ref, code, (("name", name),))
