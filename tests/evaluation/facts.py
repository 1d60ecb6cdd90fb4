"""``python -m tests.evaluation.facts FILE --published DATE``: print every fact with its proof, to be read by eye."""

import argparse
from datetime import date
from pathlib import Path

from quizbank.domain.article import Article, Paragraph, ParagraphKind, Story
from quizbank.domain.fact import DateValue, EntityValue, Fact, QuantityValue, Value
from quizbank.domain.identity import article_id
from quizbank.facts.extract import find_facts
from quizbank.reading.reader import load_reader


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--published", type=date.fromisoformat)
    parser.add_argument("--plain", action="store_true", help="the file is a body as it stands")
    parser.add_argument("--tree", action="store_true", help="print the tokens, too")
    arguments = parser.parse_args()
    article = _article(arguments.file, arguments.published, plain=arguments.plain)
    reading = load_reader().read(article)
    if arguments.tree:
        t = reading.tokens
        for s in reading.sentences:
            print()
            print(article.text[s.start : s.end])
            print(" ".join(f"{i}:{t.text[i]}/{t.tag[i]}/{t.dep[i]}>{t.head[i]}" for i in range(s.first, s.last)))
    for entity in reading.entities:
        print(f"{entity.id:5} {entity.kind:13} {entity.name} | {' | '.join(entity.aliases)} | {entity.acronym}")
    facts = find_facts(article, reading)
    for fact in facts:
        print(show(fact, article))
    counts: dict[str, int] = {}
    for fact in facts:
        counts[fact.relation] = counts.get(fact.relation, 0) + 1
    print(counts)


def show(fact: Fact, article: Article) -> str:
    lines = [f"\n{fact.relation} {fact.rule} {fact.asserted} by={fact.by} salience={fact.salience}"]
    for a in fact.arguments:
        place = article.text[a.span.start : a.span.end] if a.span else "-"
        lines.append(f"    {a.role:8} {_value(a.value)}  [{place}]")
    lines.extend(f"    .{name:10} {text}" for name, text in fact.phrases if text)
    lines.extend(f"    » {article.text[s.start : s.end]}" for s in fact.evidence)
    return "\n".join(lines)


def _value(value: Value) -> str:
    match value:
        case EntityValue(entity=entity, name=name):
            return f"{entity} {name}"
        case DateValue(date=day, grain=grain, part=part):
            return f"{day} {grain} {part}"
        case QuantityValue(quantity=quantity):
            return quantity
        case _:
            return f"{value.text} {value.lemmas}"


def _article(file: Path, published: date | None, *, plain: bool) -> Article:
    text = file.read_text(encoding="utf-8")
    if not plain:
        from quizbank.sources.load import load

        return load(file.read_bytes(), name=file.name, published=published)
    blocks = text.split("\n\n")
    if len(blocks) > 2 and len(blocks[1]) == 10:
        published, text = date.fromisoformat(blocks[1]), "\n\n".join(blocks[2:])
    paragraphs, place = [], 0
    for block in text.split("\n\n"):
        clean = block.rstrip("\n")
        short = len(clean.split()) < 15 and not clean.endswith((".", "”", '"'))
        kind = ParagraphKind.HEADING if short else ParagraphKind.BODY
        if clean:
            paragraphs.append(Paragraph(kind, place, place + len(clean)))
        place += len(block) + 2
    stories = (Story(0, len(text), file.stem, published),)
    return Article(article_id(text), file.stem, "", "", published, file.name, "en", text, tuple(paragraphs), stories)


if __name__ == "__main__":
    main()
