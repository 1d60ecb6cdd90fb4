"""The development pages beside the checkout: the body whole and in order, the furniture named, titles and dates."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from quizbank.domain.article import ParagraphKind
from quizbank.sources.load import load
from tests.sources.ranges import check_ranges

KEPT = (ParagraphKind.BODY, ParagraphKind.QUOTE)


@pytest.mark.parametrize(("name", "captions", "headings"), [("china_in_eurasia", 3, 3), ("csto_deployment", 4, 2)])
def test_no_line_of_the_seed_is_lost(shared: Path, name: str, captions: int, headings: int) -> None:
    page = (shared / "seed" / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line.strip() for line in page.split("Load more")[0].splitlines() if line.strip()]
    article = load(page.encode(), f"{name}.txt")
    check_ranges(article)
    counted = Counter(lines)
    body = [line for line in lines if len(line.split()) > 14 and counted[line] == 1]
    found = [article.text[p.start : p.end] for p in article.paragraphs if p.kind in KEPT]
    short = [line for line in found if len(line.split()) <= 14]
    assert [line for line in found if line not in short] == body
    assert all(line in lines and line.endswith((".", "”")) for line in short)
    kinds = Counter(p.kind for p in article.paragraphs)
    assert (kinds[ParagraphKind.CAPTION], kinds[ParagraphKind.HEADING]) == (captions, headings)
    # Every line of the page is in the article or among what was left out, none is in both.
    rest = Counter(line.strip() for line in page.splitlines() if line.strip())
    rest.subtract(article.text[p.start : p.end] for p in article.paragraphs)
    rest.subtract(line.text for line in article.left_out)
    assert set(rest.values()) == {0}


def test_stories_with_a_date_line(shared: Path) -> None:
    for path in sorted((shared / "dev/articles/judged").glob("*.txt")):
        title, _, iso, _, *body = path.read_text(encoding="utf-8").split("\n")
        article = load(path.read_bytes(), path.name)
        assert (article.title, article.published) == (title.strip(), date.fromisoformat(iso.strip())), path.name
        kept = [article.text[p.start : p.end] for p in article.paragraphs]
        assert [line.strip() for line in body if line.strip()] == kept[2:], path.name


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def test_extraction_stays_above_its_floor(shared: Path) -> None:
    scores = []
    for gold in sorted((shared / "dev/articles/html").glob("*.gold.txt")):
        page = gold.with_name(gold.name.replace(".gold.txt", ".html"))
        wanted, found = shingles(gold.read_text(encoding="utf-8")), shingles(load(page.read_bytes(), page.name).text)
        scores.append(2 * (wanted & found).total() / (wanted.total() + found.total()))
    assert sum(scores) / len(scores) >= 0.96


def test_metadata_of_the_html_pages(shared: Path) -> None:
    for row in map(json.loads, (shared / "dev/articles/index.jsonl").read_text(encoding="utf-8").splitlines()):
        path = shared / "dev" / row["file"]
        article = load(path.read_bytes(), path.name)
        check_ranges(article)
        assert article.published == date.fromisoformat(row["published"]), row["id"]
        words = set(re.findall(r"[a-z]{4,}", row["title"].lower()))
        assert words <= set(re.findall(r"[a-z]{4,}", article.title.lower())), row["id"]
