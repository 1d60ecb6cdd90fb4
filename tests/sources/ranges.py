"""What holds for the paragraphs of every article."""

from quizbank.domain.article import Article


def check_ranges(article: Article, *, verbatim: bool = False) -> None:
    position = 0
    for paragraph in article.paragraphs:
        assert position <= paragraph.start < paragraph.end <= len(article.text)
        part = article.text[paragraph.start : paragraph.end]
        assert part == part.strip() and part
        gap = article.text[position : paragraph.start]
        assert not gap.strip() if verbatim else gap == ("\n\n" if position else "")
        position = paragraph.end
    assert article.paragraphs and not article.text[position:].strip()
    assert article.title
