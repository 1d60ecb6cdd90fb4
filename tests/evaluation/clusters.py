"""Names, clusters and dates against hand-made gold: ``python -m tests.evaluation.clusters [--only ID …] [--errors]``.

Clusters are scored by B³ (A. Bagga and B. Baldwin, "Algorithms for Scoring Coreference Chains", LREC 1998). With K(m)
the gold cluster and R(m) the found cluster of a mention m:

    recall    = average over all gold mentions  of |K(m) ∩ R(m)| / |K(m)|
    precision = average over all found mentions of |K(m) ∩ R(m)| / |R(m)|

The intersection counts gold mentions that were found. A gold mention that was missed has recall 0, a found one that is
none has precision 0 and makes its cluster larger. (The paper scores mentions that are given; keeping unmatched ones on
both sides with 0 is the B³-all of Stoyanov et al., ACL 2009.) Figures of several texts are averages over mentions.

"exact" counts a mention as found when its span is the same, "lenient" when it overlaps (one to one, exact pairs first).
"persons, organizations" takes the gold mentions of these kinds against found ones that are of these kinds or match one.
Not scored: what lies outside the annotated part, overlaps what gold calls optional, or is a nationality (group).
"""

import argparse
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Self

from quizbank.domain.article import Article
from quizbank.domain.reading import Reading
from quizbank.reading.reader import Reader, load_reader
from quizbank.sources.load import load
from tests.conftest import SHARED

GOLD = Path(__file__).parent / "gold"
ACTORS = frozenset({"person", "organization"})
_LENGTHS = frozenset({"duration", "vague"})  # grains without a place in the calendar
_EXAMPLES = 6

type Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the article; ``cluster`` tells entities of one side apart. A negative start: not in the article."""

    start: int
    end: int
    text: str
    kind: str
    cluster: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A date in the article; ``value`` is "" where gold gives none."""

    start: int
    end: int
    text: str
    value: str
    grain: str

    @property
    def in_calendar(self) -> bool:
        return self.grain not in _LENGTHS


@dataclass(frozen=True, slots=True)
class Ratio:
    """Sums on both sides of a precision and a recall, so that texts can be added."""

    precise: float = 0
    found: int = 0
    recalled: float = 0
    gold: int = 0

    def __add__(self, other: Self) -> "Ratio":
        return Ratio(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def precision(self) -> float:
        return self.precise / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.recalled / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def pair(gold: Sequence[Name | Time], found: Sequence[Name | Time], *, lenient: bool) -> Pairs:
    """Indices of gold and found that are the same span; ``lenient`` adds what overlaps, the longest overlap first."""
    places = {(f.start, f.end): j for j, f in enumerate(found)}
    pairs = [(i, places[g.start, g.end]) for i, g in enumerate(gold) if (g.start, g.end) in places]
    if lenient:
        taken, used = {i for i, _ in pairs}, {j for _, j in pairs}
        overlaps = sorted(
            (-_overlap(g, f), i, j)
            for i, g in enumerate(gold)
            if i not in taken
            for j, f in enumerate(found)
            if j not in used and _overlap(g, f) > 0
        )
        for _, i, j in overlaps:
            if i not in taken and j not in used:
                pairs.append((i, j))
                taken.add(i)
                used.add(j)
    return sorted(pairs)


def b_cubed(gold: Sequence[str], found: Sequence[str], pairs: Pairs) -> Ratio:
    """B³ of two lists of mentions, each given by its cluster, with the pairs that are the same mention."""
    gold_sizes, found_sizes = Counter(gold), Counter(found)
    common = Counter((gold[i], found[j]) for i, j in pairs)
    shared = [(common[gold[i], found[j]], gold_sizes[gold[i]], found_sizes[found[j]]) for i, j in pairs]
    return Ratio(
        sum(both / size for both, _, size in shared),
        len(found),
        sum(both / size for both, size, _ in shared),
        len(gold),
    )


def names_score(gold: Sequence[Name], found: Sequence[Name], kinds: Collection[str], *, lenient: bool) -> Ratio:
    """B³ over the gold names of ``kinds`` (all kinds if empty); ``found`` is what ``scored`` leaves."""
    pairs = pair(gold, found, lenient=lenient)
    required = [i for i, g in enumerate(gold) if not g.optional and (not kinds or g.kind in kinds)]
    matched = {j for i, j in pairs if i in set(required)}
    counted = [j for j, f in enumerate(found) if not kinds or f.kind in kinds or j in matched]
    rows, columns = {i: n for n, i in enumerate(required)}, {j: n for n, j in enumerate(counted)}
    kept = [(rows[i], columns[j]) for i, j in pairs if i in rows and j in columns]
    return b_cubed([gold[i].cluster for i in required], [found[j].cluster for j in counted], kept)


def scored(gold: Sequence[Name], found: Iterable[Name]) -> list[Name]:
    """The found names that count: not those over an optional one, nor nationalities that gold does not have."""
    spans = {(g.start, g.end) for g in gold if not g.optional}
    optional = [g for g in gold if g.optional]
    required = [g for g in gold if not g.optional]
    kept = []
    for name in found:
        if (name.start, name.end) not in spans:
            overlaps = any(_overlap(name, g) > 0 for g in required)
            if any(_overlap(name, g) > 0 for g in optional) and not overlaps:
                continue
            if name.kind == "group" and not overlaps:
                continue
        kept.append(name)
    return kept


def _overlap(one: Name | Time, other: Name | Time) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


@dataclass(slots=True)
class Figures:
    """What is counted of one text, or of several added up."""

    names: Ratio = field(default_factory=Ratio)
    names_lenient: Ratio = field(default_factory=Ratio)
    actors: Ratio = field(default_factory=Ratio)
    actors_lenient: Ratio = field(default_factory=Ratio)
    every: Ratio = field(default_factory=Ratio)
    every_lenient: Ratio = field(default_factory=Ratio)
    kinds: Ratio = field(default_factory=Ratio)
    dates: Ratio = field(default_factory=Ratio)
    values: Ratio = field(default_factory=Ratio)
    grains: Ratio = field(default_factory=Ratio)

    def add(self, other: "Figures") -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def measure(gold: Sequence[Name], found: Sequence[Name], times: Sequence[Time], read: Sequence[Time]) -> Figures:
    """All figures of one text; ``found`` and ``read`` hold only what lies in the annotated part."""
    kept = scored(gold, found)
    figures = Figures()
    for lenient, ending in ((False, ""), (True, "_lenient")):
        pairs = [(i, j) for i, j in pair(gold, kept, lenient=lenient) if not gold[i].optional]
        required = sum(not g.optional for g in gold)
        setattr(figures, f"names{ending}", Ratio(len(pairs), len(kept), len(pairs), required))
        setattr(figures, f"actors{ending}", names_score(gold, kept, ACTORS, lenient=lenient))
        setattr(figures, f"every{ending}", names_score(gold, kept, (), lenient=lenient))
    alike = sum(gold[i].kind == kept[j].kind for i, j in pairs)
    figures.kinds = Ratio(alike, len(pairs), alike, len(pairs))
    _measure_dates(figures, times, read)
    return figures


def _measure_dates(figures: Figures, gold: Sequence[Time], found: Sequence[Time]) -> None:
    pairs = pair(gold, found, lenient=True)
    unknown = {j for i, j in pairs if gold[i].in_calendar and not gold[i].value}
    dated = [(i, j) for i, j in pairs if gold[i].in_calendar and gold[i].value]
    right = sum(gold[i].value == found[j].value for i, j in dated)
    claimed = sum(f.in_calendar for j, f in enumerate(found) if j not in unknown)
    wanted = sum(g.in_calendar and bool(g.value) for g in gold)
    figures.dates = Ratio(right, claimed, right, wanted)
    figures.values = Ratio(right, len(dated), right, len(dated))
    alike = sum(gold[i].grain == found[j].grain for i, j in pairs)
    figures.grains = Ratio(alike, len(pairs), alike, len(pairs))


class Alignment:
    """Where the characters of the source stand in the article; blanks and invisible characters do not count."""

    def __init__(self, raw: str, article: Article) -> None:
        solid = [i for i, c in enumerate(raw) if _is_solid(c)]
        packed = "".join(raw[i] for i in solid)
        lines = {0} | {n for n in range(1, len(solid)) if "\n" in raw[solid[n - 1] : solid[n]]}
        self.there: dict[int, int] = {}
        self.lost: list[str] = []
        after = 0
        for paragraph in article.paragraphs:
            places = [i for i in range(paragraph.start, paragraph.end) if _is_solid(article.text[i])]
            at = _find_line("".join(article.text[i] for i in places), packed, lines, after)
            if at < 0:
                self.lost.append(article.text[paragraph.start : paragraph.end])
                continue
            self.there.update(zip(solid[at : at + len(places)], places, strict=True))
            after = at + len(places)
        self.back = {there: here for here, there in self.there.items()}

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The span in the article, or (-1, -1) if the article left it out."""
        first, last = self.there.get(start, -1), self.there.get(end - 1, -1)
        return (first, last + 1) if 0 <= first <= last else (-1, -1)

    def is_inside(self, start: int, scope: Sequence[Sequence[int]]) -> bool:
        """Whether a character of the article belongs to one of the source's spans."""
        here = self.back.get(start, -1)
        return any(first <= here < last for first, last in scope)


def _is_solid(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) != "Cf"


def _find_line(wanted: str, packed: str, lines: Collection[int], after: int) -> int:
    """The first place from ``after`` on, else from the beginning, where ``wanted`` starts a line; -1 if none."""
    for start in (after, 0):
        at = packed.find(wanted, start)
        while at >= 0:
            if at in lines:
                return at
            at = packed.find(wanted, at + 1)
    return -1


@dataclass(slots=True)
class Text:
    """One gold file beside what was read; offsets are those of the article."""

    id: str
    group: str
    gold: list[Name]
    found: list[Name]
    times: list[Time]
    read: list[Time]
    lost: list[str]


def load_text(path: Path, reader: Reader) -> Text:
    """A gold file with its source read."""
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    data = (SHARED / record["source"]).read_bytes()
    article = load(data, Path(record["source"]).name, published=date.fromisoformat(record["published"]))
    raw = data.decode("utf-8")
    _check_spans(path.stem, raw, record)
    alignment = Alignment(raw, article)
    scope = record.get("scope", [[0, len(raw)]])
    found, read = _found(article, reader.read(article))
    gold = [
        Name(*alignment.place(start, end), text, e["kind"], str(number), e.get("optional", False))
        for number, e in enumerate(record["entities"])
        for start, end, text in e["mentions"]
    ]
    times = [Time(*alignment.place(a, b), text, value or "", grain) for a, b, text, value, grain in record["dates"]]
    return Text(
        path.stem,
        "seed" if record["source"].startswith("seed/") else "stories",
        gold,
        [name for name in found if alignment.is_inside(name.start, scope)],
        times,
        [time for time in read if alignment.is_inside(time.start, scope)],
        alignment.lost,
    )


def _check_spans(name: str, raw: str, record: Mapping[str, Any]) -> None:
    spans = [m for e in record["entities"] for m in e["mentions"]] + record["dates"]
    for start, end, text, *_ in spans:
        if raw[start:end] != text:
            sys.exit(f"{name}: [{start}, {end}] is not {text!r} in its source")


def _found(article: Article, reading: Reading) -> tuple[list[Name], list[Time]]:
    names = {
        (m.start, m.end): Name(m.start, m.end, article.text[m.start : m.end], entity.kind.value, entity.id)
        for entity in reading.entities
        for m in entity.mentions
    }
    times = [Time(d.start, d.end, article.text[d.start : d.end], d.value, d.grain.value) for d in reading.dates]
    return [names[span] for span in sorted(names)], times


def errors(text: Text) -> dict[str, list[str]]:
    """What went wrong, by kind of error, each with its examples."""
    seen: dict[str, list[str]] = defaultdict(list)
    kept = scored(text.gold, text.found)
    pairs = pair(text.gold, kept, lenient=True)
    for i, g in enumerate(text.gold):
        if not g.optional and i not in {i for i, _ in pairs}:
            seen["not in the article" if g.start < 0 else f"{g.kind} missed"].append(g.text)
    for j, f in enumerate(kept):
        if j not in {j for _, j in pairs}:
            seen[f"{f.kind} invented"].append(f.text)
    _cluster_errors(text, kept, pairs, seen)
    _date_errors(text, seen)
    return seen


def _cluster_errors(text: Text, kept: list[Name], pairs: list[tuple[int, int]], seen: dict[str, list[str]]) -> None:
    groups: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, Counter[str]] = defaultdict(Counter)
    for i, j in pairs:
        g, f = text.gold[i], kept[j]
        if g.optional:
            continue
        if (g.start, g.end) != (f.start, f.end):
            seen[f"{g.kind} with other ends"].append(f"{g.text} → {f.text}")
        if g.kind != f.kind:
            seen[f"{g.kind} read as {f.kind}"].append(g.text)
        groups[f.cluster].add(g.cluster)
        parts[g.cluster][f.cluster] += 1
    named = {g.cluster: g for g in reversed(text.gold)}
    for cluster in parts:
        if len(parts[cluster]) > 1:
            sizes = "+".join(str(n) for _, n in parts[cluster].most_common())
            seen[f"{named[cluster].kind} split"].append(f"{named[cluster].text} ({sizes})")
    for merged in groups.values():
        if len(merged) > 1:
            seen["entities merged"].append(" = ".join(sorted(f"{named[c].text}/{named[c].kind}" for c in merged)))


def _date_errors(text: Text, seen: dict[str, list[str]]) -> None:
    pairs = pair(text.times, text.read, lenient=True)
    for i, g in enumerate(text.times):
        if i not in {i for i, _ in pairs}:
            where = "calendar date" if g.in_calendar else g.grain
            seen[f"{where} missed"].append(g.text)
    for j, f in enumerate(text.read):
        if j not in {j for _, j in pairs}:
            where = "calendar date" if f.in_calendar else f.grain
            seen[f"{where} invented"].append(f"{f.text} ({f.value})")
    for i, j in pairs:
        g, f = text.times[i], text.read[j]
        if g.grain != f.grain:
            seen["date with other grain"].append(f"{g.text}: {g.grain} → {f.grain}")
        elif g.value and g.value != f.value:
            seen["date with other value"].append(f"{g.text}: {g.value} → {f.value}")


def _row(name: str, figures: Figures) -> str:
    def three(ratio: Ratio) -> str:
        return f"{ratio.precision:.3f} {ratio.recall:.3f} {ratio.f1:.3f}"

    return " | ".join(
        (
            f"{name:18}",
            three(figures.actors),
            f"{figures.actors_lenient.f1:.3f}",
            f"{figures.every.f1:.3f} {figures.every_lenient.f1:.3f}",
            three(figures.names),
            f"{figures.names_lenient.f1:.3f}",
            f"{figures.kinds.precision:.3f}",
            f"{figures.dates.f1:.3f} {figures.values.precision:.3f} {figures.grains.precision:.3f}",
        )
    )


_HEAD = (
    "B³ of persons, organizations: exact P R F1 | lenient F1 | B³ of all kinds: exact, lenient F1 | "
    "names: exact P R F1 | lenient F1 | kind right | dates: F1 with value, value right, grain right of those found"
)


def totals(reader: Reader) -> dict[str, Figures]:
    """The figures of the seed and of the stories, each added up over its texts."""
    groups: dict[str, Figures] = {}
    for path in sorted(GOLD.glob("*.json")):
        text = load_text(path, reader)
        groups.setdefault(text.group, Figures()).add(measure(text.gold, text.found, text.times, text.read))
    return groups


def main() -> None:
    """Read all texts and print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="+", default=[], metavar="ID")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    if not SHARED.is_dir():
        print("the texts (../shared) are not here: nothing measured")
        return
    paths = [path for path in sorted(GOLD.glob("*.json")) if not arguments.only or path.stem in arguments.only]
    if unknown := sorted(set(arguments.only) - {path.stem for path in paths}):
        parser.error(f"no gold for {', '.join(unknown)}")
    reader = load_reader()
    groups: dict[str, Figures] = {}
    wrong: dict[str, list[str]] = defaultdict(list)
    print(_HEAD)
    for path in paths:
        text = load_text(path, reader)
        figures = measure(text.gold, text.found, text.times, text.read)
        groups.setdefault(text.group, Figures()).add(figures)
        print(_row(text.id, figures))
        for paragraph in text.lost:
            print(f"    not in the source: {paragraph[:60]!r}")
        for kind, examples in errors(text).items():
            wrong[kind].extend(f"{example} [{text.id}]" for example in examples)
    print()
    for group in sorted(groups):
        print(_row(group, groups[group]))
    if arguments.errors:
        _print_errors(wrong)


def _print_errors(wrong: Mapping[str, Sequence[str]]) -> None:
    for kind, examples in sorted(wrong.items(), key=lambda item: (-len(item[1]), item[0])):
        shown = [f"{n} × {example}" if n > 1 else example for example, n in Counter(examples).most_common(_EXAMPLES)]
        print(f"\n{len(examples):4}  {kind}: " + "; ".join(shown))


if __name__ == "__main__":
    main()
