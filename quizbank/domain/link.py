"""Links to web pages: which text is one, how it is written, how people are shown it, and what waits for its text."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlsplit

from quizbank.domain.errors import QuizbankError
from quizbank.domain.names import fit_to_show

LONGEST = 2000
_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)\S+", re.IGNORECASE)
_STRANGE = re.compile(r"[\s\\\x00-\x1f\x7f]")  # browsers and servers don't agree on what these mean in an address
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?\.?|[0-9a-f:]+(?:\.[0-9.]+)?")
_SCHEMES = ("http", "https")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class WaitingLink:
    """A link whose page held no article, as it is kept until somebody pastes the text.

    ``title`` and ``published`` are what the page states, "" and None if nothing; ``code`` is that of the error.
    """

    link: str
    title: str
    published: date | None
    code: str
    parameters: tuple[tuple[str, str], ...] = ()


def is_link(text: str) -> bool:
    """Whether the text is an address and nothing else, of whatever scheme."""
    return bool(_LINK.fullmatch(text.strip()))


def links_in(text: str) -> tuple[str, ...]:
    """The addresses of a text that holds nothing else, each once; none if there is another word in it."""
    words = text.split()
    return tuple(dict.fromkeys(words)) if all(map(is_link, words)) else ()


def read_link(text: str) -> str:
    """The link as it is asked for and kept: in ASCII, with its scheme (https where none is said), without a fragment.

    QuizbankErrors: link_scheme unless it is http or https, link_credentials, link_damaged.
    """
    link = text.strip()
    if link[:4].lower() == "www.":
        link = f"https://{link}"
    try:
        parts = urlsplit(link)
        host, port = parts.hostname or "", parts.port
        name = host if "@" in parts.netloc else fit_to_show(link)  # a password is repeated nowhere
        if parts.scheme not in _SCHEMES:
            raise QuizbankError("link_scheme", name=name, scheme=fit_to_show(parts.scheme))
        if "@" in parts.netloc:
            raise QuizbankError("link_credentials", name=name)
        host = host if host.isascii() else host.encode("idna").decode("ascii").lower()
    except ValueError as error:  # a port, a bracket or a host that no address can have
        raise QuizbankError("link_damaged", name=fit_to_show(link)) from error
    if len(link) > LONGEST or _STRANGE.search(link) or not _HOST.fullmatch(host) or port == 0:
        raise QuizbankError("link_damaged", name=name)
    host = f"[{host}]" if ":" in host else host
    # What stands in it already encoded stays so.
    path, query = quote(parts.path, safe="/%:@!$&'()*+,;=~"), quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{path or '/'}{f'?{query}' if query else ''}"


def host_of(link: str) -> str:
    """The site of a link that was read, without "www."."""
    return (urlsplit(link).hostname or "").removeprefix("www.")


def show_link(link: str) -> str:
    """A link in a few words: without scheme and query, its middle left out where it is long."""
    short = fit_to_show(re.sub(r"^https?://(?:www\.)?", "", link).split("?")[0].rstrip("/"))
    return short if len(short) <= _SHOWN else f"{short[: _SHOWN // 2]}…{short[-_SHOWN // 2 :]}"


def stem_of(link: str) -> str:
    """What a file about the page can be called: the last word of its path, else its site."""
    host, _, path = re.split(r"[?#]", link.partition("://")[2])[0].rstrip("/").partition("/")
    stem = re.sub(r"\.\w{1,5}$", "", path.rpartition("/")[2]) or host.rpartition("@")[2].removeprefix("www.")
    return re.sub(r"[^\w-]+", "-", stem).strip("-")[:80] or "page"
