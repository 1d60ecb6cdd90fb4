"""A site on this machine that answers as a test wants, one connection after another in a thread that is joined."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.sources.pages import HTML

CERTIFICATE = Path(__file__).with_name("nobody.pem")
"""Signed by nobody but itself, made for tests alone."""

type Answer = bytes | Callable[[socket.socket, threading.Event], None]
"""All bytes of an answer, or what writes them; the event says that the test is over."""


def answer(body: bytes | str = HTML, *headers: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """A whole answer; ``headers`` come after its length and type, "" leaves the type out."""
    data = body.encode() if isinstance(body, str) else body
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Length: {len(data)}",
        *([f"Content-Type: {kind}"] if kind else []),
        *headers,
    ]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + data


def leads_to(target: str, status: str = "302 Found") -> bytes:
    """An answer that leads on."""
    return answer(b"", f"Location: {target}", status=status)


class Site:
    """``pages`` by path; ``asked`` is the head of each request as it came."""

    def __init__(self, listening: socket.socket, scheme: str) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.port = listening.getsockname()[1]
        self.address = f"{scheme}://127.0.0.1:{self.port}"

    def link(self, path: str, page: Answer) -> str:
        """Put a page there; its link."""
        self.pages[path] = page
        return self.address + path


@contextmanager
def site(certificate: Path | None = None) -> Iterator[Site]:
    """A site as long as the test looks at it; encrypted with a certificate."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.02)
        here = Site(listening, "https" if certificate else "http")
        thread = threading.Thread(target=_serve, args=(listening, here, over, certificate))
        thread.start()
        try:
            yield here
        finally:
            over.set()
            thread.join()


def _serve(listening: socket.socket, here: Site, over: threading.Event, certificate: Path | None) -> None:
    while not over.is_set():
        try:
            line, _ = listening.accept()
        except TimeoutError:
            continue
        with suppress(OSError):  # whoever asked may go at any time
            line.settimeout(5)
            if certificate:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(certificate)
                line = context.wrap_socket(line, server_side=True)
            _answer(line, here, over)
        line.close()


def _answer(line: socket.socket, here: Site, over: threading.Event) -> None:
    head = b""
    while b"\r\n\r\n" not in head and (block := line.recv(4096)):
        head += block
    here.asked.append(head.decode("latin-1"))
    path = here.asked[-1].split(" ")[1]
    page = here.pages.get(path, answer(b"nothing here", status="404 Not Found"))
    if isinstance(page, bytes):
        line.sendall(page)
    else:
        page(line, over)
