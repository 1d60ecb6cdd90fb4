"""The page behind a link: the only module that opens a socket, and it does so in a process of its own.

``fetch_apart`` starts that process and ends it when its time is over, so that a name that is never resolved, a
handshake that hangs and a header that drips need no watch here. Nothing is sent but the address: no cookie, no login,
no referrer. Proxies are not used.

What a person's own link names is asked for, on the local network too: it is the request that their browser would
make, and a school's own pages stand there. Where a page leads on is a stranger's choice: never to another scheme, from
an encrypted page to an open one, or into the local network.
"""

import http.client
import ipaddress
import json
import socket
import ssl
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from quizbank import VERSION
from quizbank.domain.errors import QuizbankError
from quizbank.domain.link import read_link
from quizbank.domain.names import fit_to_show
from quizbank.sources import child

MOST_MEMORY = 1024**3
"""Of address space; a page of the greatest size takes a tenth of it."""

_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; Quizbank/{VERSION})",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_FORMATS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "": ""}
_LEADS_ON = (301, 302, 303, 307, 308)
_GONE = (404, 410)
_KEPT_OUT = (401, 402, 403, 407, 429, 451)
_BLOCK = 64 * 1024
_PATIENCE = 15.0  # seconds for one answer of the network; the whole has a limit of its own
_PORTS = {"http": 80, "https": 443}
type _Addresses = Sequence[tuple[int, int, int, str, tuple[Any, ...]]]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a fetch may take in all, how many bytes a page may have (also unpacked), how often it may lead on."""

    seconds: float = 30.0
    size: int = 5_000_000
    redirects: int = 8


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page's bytes, in UTF-8 where the server named another charset, and its input format, "" if it did not say."""

    data: bytes
    format: str


@dataclass(frozen=True, slots=True)
class _Place:
    """An address taken apart; ``target`` is what the server is asked for."""

    link: str
    scheme: str
    host: str
    port: int
    target: str


def serve() -> None:
    """Answer one request with a page or a known error."""
    source, answers = child.pipes()
    child.cap_memory(MOST_MEMORY)
    request = json.loads(child.read(source) or b"{}")
    limits = Limits(**request["limits"])
    child.end_after(int(limits.seconds) + 5)
    data, said = b"", dict[str, object]()
    try:
        fetched = fetch(request["link"], limits)
        data, said = fetched.data, {"format": fetched.format}
    except QuizbankError as error:
        said = {"code": error.code, "parameters": error.parameters}
    except MemoryError:
        said = {"code": "out_of_memory", "parameters": {"name": fit_to_show(request["link"])}}
    child.write(answers, json.dumps(said).encode())
    child.write(answers, data)


def fetch(link: str, limits: Limits) -> Fetched:
    """The page behind a link (``domain.link.read_link``). ``limits.seconds`` is kept by whoever ends this process.

    QuizbankErrors: link_unreachable, link_certificate, link_broken, link_gone, link_kept_out, link_failed, link_type,
    link_circles, link_leads_astray, link_leads_unencrypted, link_leads_inside, source_too_large.
    """
    name = fit_to_show(link)
    own = place = _place(link)
    named_inside = False
    for hop in range(limits.redirects + 1):
        addresses = _resolve(place, name)
        inside = any(_is_inside(str(where[0])) for *_, where in addresses)
        if hop == 0:
            named_inside = inside
        elif inside and not (named_inside and _same_site(own, place)):
            raise QuizbankError("link_leads_inside", name=name, target=place.host)
        try:
            with _asked(place, addresses) as answer:
                location = answer.headers.get("Location")
                if answer.status not in _LEADS_ON or not location:
                    return _page(answer, name, limits.size)
        except ssl.SSLCertVerificationError as error:
            raise QuizbankError("link_certificate", name=name, reason=error.verify_message) from error
        except (http.client.HTTPException, zlib.error, EOFError) as error:
            raise QuizbankError("link_broken", name=name) from error
        except OSError as error:
            raise QuizbankError("link_unreachable", name=name, reason=_reason(error)) from error
        place = _next(place, location, name)
    raise QuizbankError("link_circles", name=name, limit=limits.redirects)


def _place(link: str) -> _Place:
    parts = urlsplit(link)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return _Place(link, parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme], target or "/")


def _next(place: _Place, location: str, name: str) -> _Place:
    """Where the page leads, if it may lead there."""
    target = fit_to_show(location)
    try:
        # Servers send bytes beyond ASCII, mostly UTF-8, which http.client gives as Latin-1.
        written = location.encode("latin-1").decode("utf-8", errors="replace").strip().replace(" ", "%20")
        link = read_link(urljoin(place.link, written))
    except (QuizbankError, ValueError) as error:
        raise QuizbankError("link_leads_astray", name=name, target=target) from error
    following = _place(link)
    if place.scheme == "https" and following.scheme == "http":
        raise QuizbankError("link_leads_unencrypted", name=name, target=target)
    return following


def _resolve(place: _Place, name: str) -> _Addresses:
    """The addresses of a host, which are looked at and then used: a second look could give others."""
    try:
        return socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise QuizbankError("link_unreachable", name=name, reason=_reason(error)) from error


def _is_inside(address: str) -> bool:
    """Whether it is this machine, its local network, or anything else that is not the public internet."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            wrapped = ipaddress.IPv4Address(ip.packed[-4:])
        if wrapped is not None:
            return _is_inside(str(wrapped))
    return not ip.is_global or ip.is_multicast


def _same_site(own: _Place, place: _Place) -> bool:
    """The host that the person named, at the same door or at the encrypted one beside it."""
    return own.host == place.host and place.port in (own.port, 443 if own.port == 80 else own.port)


@contextmanager
def _asked(place: _Place, addresses: _Addresses) -> Iterator[http.client.HTTPResponse]:
    """The answer to a request for it, its body unread."""
    with _connect(addresses) as line, ExitStack() as open_until_read:
        connection: http.client.HTTPConnection
        if place.scheme == "https":
            context = ssl.create_default_context()
            line = open_until_read.enter_context(context.wrap_socket(line, server_hostname=place.host))
            connection = http.client.HTTPSConnection(place.host, place.port, context=context)
        else:
            connection = http.client.HTTPConnection(place.host, place.port)
        connection.sock = line  # so that it connects to nowhere by itself
        connection.request("GET", place.target, headers=_HEADERS)
        yield open_until_read.enter_context(connection.getresponse())


def _connect(addresses: _Addresses) -> socket.socket:
    """To the first address that answers."""
    last: OSError = OSError("no address")
    for family, kind, protocol, _, where in addresses:
        line = socket.socket(family, kind, protocol)
        line.settimeout(_PATIENCE)
        try:
            line.connect(where)
        except OSError as error:
            line.close()
            last = error
        else:
            return line
    raise last


def _page(answer: http.client.HTTPResponse, name: str, most: int) -> Fetched:
    if answer.status in _GONE:
        raise QuizbankError("link_gone", name=name, status=answer.status)
    if answer.status in _KEPT_OUT:
        raise QuizbankError("link_kept_out", name=name, status=answer.status)
    if answer.status != 200:
        raise QuizbankError("link_failed", name=name, status=answer.status)
    stated = answer.headers.get_content_type() if answer.headers.get("Content-Type") else ""
    if stated not in _FORMATS:
        raise QuizbankError("link_type", name=name, type=fit_to_show(stated))
    data = _body(answer, name, most)
    return Fetched(_as_utf8(data, answer.headers.get_content_charset() or ""), _FORMATS[stated])


def _body(answer: http.client.HTTPResponse, name: str, most: int) -> bytes:
    """All bytes, unpacked; never more than ``most`` are taken or unpacked."""
    packing = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", "deflate"):
        raise QuizbankError("link_broken", name=name)
    unpacking = None if packing == "identity" else zlib.decompressobj(zlib.MAX_WBITS | 32)
    came, parts, size = 0, [], 0
    while (answer.length or 0) <= most and came <= most and size <= most and (block := answer.read(_BLOCK)):
        came += len(block)
        parts.append(unpacking.decompress(block) if unpacking else block)  # a thousand times its size at most
        size += len(parts[-1])
    if (answer.length or 0) > most or max(came, size) > most:
        limit = f"{most / 1e6:g} MB"
        raise QuizbankError("source_too_large", name=name, size=f"more than {limit}", limit=limit)
    if answer.length or (unpacking and not unpacking.eof):
        raise EOFError  # the connection was closed in the middle of the page
    return b"".join(parts)


def _as_utf8(data: bytes, charset: str) -> bytes:
    """In UTF-8 with its mark, if the server's charset is another and fits the bytes; else as they came.

    What is UTF-8 stays so whatever the server says: many say Latin-1 about every page.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return b"\xef\xbb\xbf" + data.decode(charset).encode() if charset else data
        except (LookupError, UnicodeError):
            return data  # the page's own word, or the look of its bytes, may know better
    return data


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", "") or error) or type(error).__name__
