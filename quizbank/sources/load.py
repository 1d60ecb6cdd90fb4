"""The door of this room: bytes of a source → Article."""

from datetime import date
from types import ModuleType

from quizbank import registry
from quizbank.domain.article import Article, Notice, Paragraph, ParagraphKind, Story
from quizbank.domain.errors import QuizbankError
from quizbank.domain.identity import article_id
from quizbank.domain.link import LONGEST
from quizbank.domain.names import fit_to_show
from quizbank.sources import formats, furniture, language, roles
from quizbank.sources.datelines import parse_dateline
from quizbank.sources.encoding import decode
from quizbank.sources.page import Page, Piece
from quizbank.sources.verbatim import blocks
from quizbank.strings import say

MAX_BYTES = 5_000_000
MAX_CHARACTERS = 500_000  # of article text: an eighty-thousand-word report; more would not be read in minutes
MIN_WORDS = 40  # of running text; a teaser or an error page has fewer
LANGUAGE = "en"

_RUNNING = (ParagraphKind.BODY, ParagraphKind.QUOTE)
_OTHER_EXTENSIONS = (
    *(".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".ppt", ".pptx", ".xls", ".xlsx", ".zip", ".gz", ".7z", ".rar"),
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".mp3", ".mp4", ".exe", ".sqlite"),
)


def load(
    data: bytes,
    name: str,
    *,
    format: str = "",  # noqa: A002 - the word of the command line
    published: date | None = None,
    verbatim: bool = False,
    any_language: bool = False,
    title: str = "",
) -> Article:
    """The article in a source's bytes; raises only QuizbankError, always with the source's ``name``.

    ``name`` is a file name, an address, or "" for pasted text. ``published`` and ``title`` win over what the source
    says; without a title the first sentence stands in, cut at a word's end. ``verbatim`` takes plain text as it stands:
    offsets are those of the decoded file (without a byte order mark), paragraphs are the blocks between blank lines,
    nothing is left out, and there is no least length. ``any_language`` keeps a page that is not English.

    Errors: source_empty, source_too_large, source_binary, format_unknown, verbatim_text_only, source_damaged,
    page_too_complex, no_article (with the title and the day that the page states), article_too_long, other_language.
    """
    shown = shown_name(name)
    _check_bytes(data, shown)
    module = _choose(data, name, shown, format)
    if verbatim:
        return _load_verbatim(data, _origin(name), shown, module, published, any_language=any_language, title=title)
    page: Page = module.read(data, shown)
    _check_length("\n".join(line.text for line in page.lines), shown)
    kept, left_out = furniture.set_aside(page.lines)
    pieces = roles.give_roles(kept)
    running = "\n\n".join(piece.text for piece in pieces if piece.kind in _RUNNING)
    words = roles.word_count(running)
    if words < MIN_WORDS and not _is_unspaced(running):
        said = {"title": page.title, "published": page.published.isoformat() if page.published else ""}
        raise QuizbankError("no_article", name=shown, words=words, minimum=MIN_WORDS, **said)
    code = _check_language(running, shown, any_language=any_language)  # a few words could be of any
    text, paragraphs = _join(pieces)
    title = title or page.title or roles.find_title(pieces)
    published = published or page.published or parse_dateline(roles.find_date_line(pieces))
    return Article(
        id=article_id(text),
        title=title,
        byline=page.byline or roles.find_byline(pieces),
        outlet=page.outlet,
        published=published,
        origin=_origin(name),
        language=code,
        text=text,
        paragraphs=paragraphs,
        stories=(Story(0, len(text), title, published),),
        left_out=page.left_out + left_out,
        warnings=page.notices + _date_notice(published),
    )


def needs_parser(data: bytes, name: str, wanted: str = "") -> bool:
    """Whether the source is in a format that foreign parsers read; plain text, and what is refused, is not."""
    if len(data) > MAX_BYTES:
        return False
    try:
        return bool(_choose(data, name, "", wanted).NAME != "text")
    except QuizbankError:
        return False


def format_names() -> tuple[str, ...]:
    """The names that ``format`` may have."""
    return tuple(module.NAME for module in _modules())


def _load_verbatim(
    data: bytes,
    origin: str,
    shown: str,
    module: ModuleType,
    published: date | None,
    *,
    any_language: bool,
    title: str,
) -> Article:
    if module.NAME != "text":
        raise QuizbankError("verbatim_text_only", name=shown)
    decoded = decode(data)
    if decoded is None:
        raise _binary(shown)
    text = decoded.text
    if not text.strip():
        raise QuizbankError("source_empty", name=shown)
    _check_length(text, shown)
    code = _check_language(text, shown, any_language=any_language)
    title = title or roles.first_sentence(text.strip().split("\n")[0])
    return Article(
        id=article_id(text),
        title=title,
        byline="",
        outlet="",
        published=published,
        origin=origin,
        language=code,
        text=text,
        paragraphs=blocks(text),
        stories=(Story(0, len(text), title, published),),
        warnings=_date_notice(published),
    )


def _check_bytes(data: bytes, shown: str) -> None:
    if len(data) > MAX_BYTES:
        limit, size = f"{MAX_BYTES / 1e6:g} MB", f"{len(data) / 1e6:.1f} MB"
        raise QuizbankError("source_too_large", name=shown, size=size, limit=limit)
    if not data.removeprefix(b"\xef\xbb\xbf").strip() or data in (b"\xff\xfe", b"\xfe\xff"):
        raise QuizbankError("source_empty", name=shown)


def _choose(data: bytes, name: str, shown: str, wanted: str) -> ModuleType:
    """The format that was asked for, else the first that recognises the bytes."""
    if wanted:
        for module in _modules():
            if wanted == module.NAME:
                return module
        raise QuizbankError("format_unknown", name=shown, format=wanted, formats=", ".join(format_names()))
    if not name.lower().endswith(_OTHER_EXTENSIONS):
        for module in _modules():
            if module.sniff(data, name):
                return module
    raise _binary(shown)


def _modules() -> tuple[ModuleType, ...]:
    return registry.modules(formats.__name__, formats.FORMATS)


def _binary(shown: str) -> QuizbankError:
    return QuizbankError("source_binary", name=shown)


def _check_language(text: str, shown: str, *, any_language: bool) -> str:
    code = language.guess(text)
    if code != LANGUAGE and not any_language:
        raise QuizbankError("other_language", name=shown, language=say("languages", code))
    return code


def _check_length(text: str, shown: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise QuizbankError("article_too_long", name=shown, characters=len(text), limit=MAX_CHARACTERS)


def _is_unspaced(text: str) -> bool:
    """Chinese, Japanese or Thai text: words cannot be counted by blanks."""
    return len(text) > MIN_WORDS * 3 and sum(c > "\u0e00" for c in text) > len(text) / 2


def _join(pieces: tuple[Piece, ...]) -> tuple[str, tuple[Paragraph, ...]]:
    paragraphs: list[Paragraph] = []
    start = 0
    for piece in pieces:
        paragraphs.append(Paragraph(piece.kind, start, start + len(piece.text)))
        start += len(piece.text) + 2
    return "\n\n".join(piece.text for piece in pieces), tuple(paragraphs)


def _date_notice(published: date | None) -> tuple[Notice, ...]:
    return () if published else (Notice("date_missing"),)


def _origin(name: str) -> str:
    """A file's name without its folders; an address as it is; without what could fool the eye."""
    if name.startswith(("http://", "https://")):
        return name if name.isascii() and name.isprintable() and len(name) <= LONGEST else fit_to_show(name)
    return fit_to_show(name.replace("\\", "/").rsplit("/", 1)[-1])


def shown_name(name: str) -> str:
    """What a source is called in sentences."""
    return fit_to_show(_origin(name)) or say("sources", "pasted")
