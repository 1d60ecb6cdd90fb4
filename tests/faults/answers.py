"""What a server may say to a link, read as ``sources.fetch`` reads it, without a network."""

import gzip
import io
import random
import zlib
from types import SimpleNamespace
from typing import Any

from quizbank.sources import fetch
from quizbank.sources.fetch import LIMITS, Fetched
from tests.sources import web

_HEADERS = (
    *("Content-Encoding: gzip", "Content-Encoding: deflate", "Content-Encoding: br", "Transfer-Encoding: chunked"),
    *("Location: /b", "Location: file:///etc/passwd", "Location: http://127.0.0.1/", "Location: //[::1", "Location: "),
    *("Content-Length: 7", "Content-Length: -1", "Content-Length: x", "Set-Cookie: a=b", "X: " + "y" * 70_000, "Z"),
)
_TYPES = ("text/html", "text/html; charset=cp1251", "text/plain; charset=nonsense", "application/pdf", "", "\xff/\x00")
_STATES = ("200 OK", "200 OK", "200 OK", "302 Found", "404 Not Found", "403 No", "500 Oh", "204 ", "0", "-1 x", "999 x")


class _Line:
    """A connection on which somebody has said all that they will say."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __enter__(self) -> "_Line":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def sendall(self, data: bytes) -> None:
        """Nobody listens."""

    def makefile(self, *_: object, **__: object) -> io.BytesIO:
        """What was said."""
        return io.BytesIO(self._data)

    def close(self) -> None:
        """Nothing is open."""


_said: list[bytes] = [b""]


def cut_off() -> None:
    """From now on every address in this process answers what ``fetched`` was given."""
    module: Any = fetch
    module._resolve = lambda place, name: [(2, 1, 6, "", ("93.184.216.34", place.port))]
    module._connect = lambda addresses: _Line(_said[0])
    module.ssl = SimpleNamespace(
        create_default_context=lambda: SimpleNamespace(
            wrap_socket=lambda line, **_: line, post_handshake_auth=None, verify_mode=0, check_hostname=False
        ),
        SSLCertVerificationError=module.ssl.SSLCertVerificationError,
    )


def fetched(link: str, said: bytes) -> Fetched:
    """The page behind the link, whose server says that."""
    _said[0] = said
    return fetch.fetch(link, LIMITS)


def written(dice: random.Random, pages: tuple[bytes, ...]) -> bytes:
    """An answer that holds one of the pages."""
    body = dice.choice(pages)
    headers = dice.sample(_HEADERS, dice.choice((0, 0, 1, 3)))
    if dice.random() < 0.2:
        body, packing = (gzip.compress(body), "gzip") if dice.random() < 0.5 else (zlib.compress(body), "deflate")
        headers.append(f"Content-Encoding: {packing}")
    return web.answer(body, *headers, status=dice.choice(_STATES), kind=dice.choice(_TYPES))
