"""What a site may do to whoever fetches a link from it: every way ends as a page, or as one known error."""

import gzip
import socket
import threading
import zlib
from collections.abc import Iterator

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.sources import fetch, load
from quizbank.sources.fetch import LIMITS, Fetched, Limits
from quizbank.sources.fetch_apart import Fetching
from quizbank.strings import say_error
from tests.sources.pages import HTML
from tests.sources.web import CERTIFICATE, Answer, Site, answer, leads_to, site

pytestmark = pytest.mark.network("a site of the test, on this machine")
QUICK = Limits(seconds=0.7)
SMALL = Limits(seconds=10, size=100_000)
BOMB = gzip.compress(b" " * 30_000_000)


def packed_without_end() -> tuple[bytes, bytes]:
    """The beginning of a packed page, and a piece that may follow itself for ever and unpacks to a thousandfold."""
    packing = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    head, piece = ((packing.compress(b" " * 9_000_000) + packing.flush(zlib.Z_SYNC_FLUSH)) for _ in range(2))
    return head, piece


@pytest.fixture
def here() -> Iterator[Site]:
    with site() as found:
        yield found


def got(link: str, limits: Limits = LIMITS) -> Fetched:
    page = Fetching(link, limits).result()
    assert page is not None
    return page


def outcome(link: str, limits: Limits = LIMITS) -> str:
    """The code of the error, whose sentence is whole, or "fetched"."""
    try:
        got(link, limits)
    except QuizbankError as error:
        sentence = say_error(error)
        assert "{" not in sentence and "\n" not in sentence and "errors." not in sentence
        return error.code
    return "fetched"


def endless(head: bytes, again: bytes, pause: float = 0.0) -> Answer:
    """Writes the head, then the same again and again until the other side goes or the test is over."""

    def write(line: socket.socket, over: threading.Event) -> None:
        line.sendall(head)
        while not over.wait(pause):
            line.sendall(again)

    return write


# --- what comes ---------------------------------------------------------------------------------------------------
def test_a_page_comes_as_its_bytes_and_nothing_but_its_address_is_sent(here: Site) -> None:
    assert got(here.link("/news/veto.html?id=7", answer()) + "#top") == Fetched(HTML.encode(), "html")
    assert here.asked[0].splitlines()[0] == "GET /news/veto.html?id=7 HTTP/1.1"
    sent = {line.partition(":")[0].lower() for line in here.asked[0].splitlines()[1:] if line}
    assert sent == {"host", "user-agent", "accept", "accept-language", "accept-encoding", "connection"}


@pytest.mark.parametrize(
    ("link", "host", "port", "target"),
    [("http://http/http?a=b?c", "http", 80, "/http?a=b?c"), ("https://[::1]:8/", "::1", 8, "/"),
     ("https://orsa.example//x", "orsa.example", 443, "//x")],
)  # fmt: skip
def test_a_link_is_taken_apart(link: str, host: str, port: int, target: str) -> None:
    place = fetch._place(link)
    assert (place.host, place.port, place.target) == (host, port, target)


@pytest.mark.parametrize(
    ("kind", "format_name"),
    [("text/html", "html"), ("TEXT/HTML; charset=utf-8", "html"), ("application/xhtml+xml", "html"),
     ("text/plain", "text"), ("", "")],
)  # fmt: skip
def test_the_type_says_the_format(here: Site, kind: str, format_name: str) -> None:
    assert got(here.link("/x", answer(kind=kind))).format == format_name


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/octet-stream", "video/mp4", "text/css"])
def test_another_type_is_named_and_not_fetched(here: Site, kind: str) -> None:
    endless_page = endless(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode(), b"%PDF-1.7 " * 99)
    with pytest.raises(QuizbankError) as caught:
        got(here.link("/x", endless_page))
    assert (caught.value.code, caught.value.parameters["type"]) == ("link_type", kind)


def test_a_packed_page_is_unpacked(here: Site) -> None:
    packed = answer(gzip.compress(HTML.encode()), "Content-Encoding: gzip")
    deflated = answer(zlib.compress(HTML.encode()), "Content-Encoding: deflate")
    for page in (packed, deflated):
        assert got(here.link("/x", page)).data == HTML.encode()


WORDS = "Президент подписал закон. " * 9


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        (WORDS.encode("cp1251"), "windows-1251", WORDS),
        (WORDS.encode("koi8-r"), "KOI8-R", WORDS),
        (WORDS.encode("utf-8"), "iso-8859-1", WORDS),
        ("déjà vu".encode("latin-1"), "no-such-charset", "déjà vu"),
        (b"caf\xe9 \x98", "cp1251", "caf\xe9 \x98"),  # 0x98 is no character of cp1251: kept as it came
        ("déjà vu".encode("latin-1"), "base64", "déjà vu"),
        ("déjà vu".encode("latin-1"), "", "déjà vu"),
    ],
)
def test_the_charset_of_the_server_is_kept_where_it_fits(here: Site, data: bytes, charset: str, text: str) -> None:
    page = got(here.link("/x", answer(data, kind=f"text/plain; charset={charset}" if charset else "text/plain")))
    marked = page.data.removeprefix(b"\xef\xbb\xbf")
    assert marked.decode("utf-8" if page.data != data or text == WORDS else "latin-1") == text


# --- where it leads -----------------------------------------------------------------------------------------------
def test_a_page_that_leads_on_is_followed_within_its_site(here: Site) -> None:
    here.link("/b/d%20e", answer())
    here.link("/b/c", leads_to("d e", "308 Permanent Redirect"))
    assert got(here.link("/a", leads_to("/b/c", "301 Moved Permanently"))).data == HTML.encode()


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("file:///etc/passwd", "link_leads_astray"),
        ("FILE:/etc/passwd", "link_leads_astray"),
        ("data:text/html,words", "link_leads_astray"),
        ("ftp://127.0.0.1/x", "link_leads_astray"),
        ("javascript:alert(1)", "link_leads_astray"),
        ("gopher://127.0.0.1:70/x", "link_leads_astray"),
        ("http://me:secret@127.0.0.1/", "link_leads_astray"),
        ("http://[::1", "link_leads_astray"),
        ("http://127.0.0.1:99999/", "link_leads_astray"),
        ("http://a\\@b/", "link_leads_astray"),
        ("http://x\x00y/", "link_leads_astray"),
        ("/round", "link_circles"),
        ("http://127.0.0.1:{other}/secret", "link_leads_inside"),
        ("http://localhost:{port}/secret", "link_leads_inside"),
        ("http://[::ffff:127.0.0.1]:{other}/secret", "link_leads_inside"),
        ("http://2130706433:{other}/secret", "link_leads_inside"),
        ("http://192.168.0.1/", "link_leads_inside"),
        ("http://169.254.169.254/latest/meta-data/", "link_leads_inside"),
    ],
)
def test_a_page_leads_nowhere_else(here: Site, target: str, code: str) -> None:
    with site() as other:
        other.link("/secret", answer("secret"))
        here.link("/secret", answer("secret"))
        link = here.link("/round", leads_to(target.format(other=other.port, port=here.port)))
        assert outcome(link) == code
        assert other.asked == []
    assert len(here.asked) == (LIMITS.redirects + 1 if code == "link_circles" else 1)


def test_a_public_page_does_not_lead_into_the_local_network(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public at first and points here when asked again is not fallen for either."""
    connect, looked_up = socket.socket.connect, iter(["93.184.216.34", "127.0.0.1"])
    monkeypatch.setattr(socket.socket, "connect", lambda line, _: connect(line, ("127.0.0.1", here.port)))
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (next(looked_up), 80))]
    )
    here.link("/secret", answer("secret"))
    here.link("/x", leads_to("/secret"))
    with pytest.raises(QuizbankError) as caught:
        fetch.fetch("http://public.example/x", LIMITS)
    assert (caught.value.code, len(here.asked)) == ("link_leads_inside", 1)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
     "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
     "2002:7f00:1::", "64:ff9b::a00:1"],
)  # fmt: skip
def test_addresses_of_the_local_network_are_known_in_every_spelling(address: str) -> None:
    assert fetch._is_inside(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"]
)
def test_public_addresses_are_not_of_the_local_network(address: str) -> None:
    assert not fetch._is_inside(address)


def test_an_encrypted_page_does_not_lead_to_an_open_one() -> None:
    place = fetch._place("https://orsa.example/a")
    with pytest.raises(QuizbankError) as caught:
        fetch._next(place, "http://orsa.example/a", "name")
    assert caught.value.code == "link_leads_unencrypted"
    assert fetch._next(fetch._place("http://orsa.example/a"), "https://orsa.example/b", "name").port == 443


def test_a_certificate_that_nobody_vouches_for_is_not_taken() -> None:
    with site(CERTIFICATE) as secret:
        assert outcome(secret.link("/x", answer())) == "link_certificate"
        assert secret.asked == []


# --- how much, how long -------------------------------------------------------------------------------------------
PLAIN = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
TOO_MUCH: dict[str, Answer] = {
    "a length beyond the limit": endless(PLAIN + b"Content-Length: 99999999999\r\n\r\n", b"", 0.05),
    "a body without end": endless(PLAIN + b"\r\n", b"x" * 4096),
    "chunks without end": endless(PLAIN + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"x" * 4096 + b"\r\n"),
    "a bomb": answer(BOMB, "Content-Encoding: gzip"),
    "packed nothing without end": endless(
        PLAIN + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x")[:10], b"\0\0\0\xff\xff" * 999
    ),
}


@pytest.mark.parametrize("way", TOO_MUCH)
def test_more_than_a_page_may_have_is_not_taken(here: Site, way: str) -> None:
    assert outcome(here.link("/x", TOO_MUCH[way]), SMALL) == "source_too_large"


def test_a_bomb_without_end_is_not_unpacked_until_memory_ends(here: Site) -> None:
    head, piece = packed_without_end()
    link = here.link("/x", endless(PLAIN + b"Content-Encoding: gzip\r\n\r\n" + head, piece * 9))
    assert outcome(link, Limits(size=20_000_000)) == "source_too_large"


@pytest.mark.parametrize(
    "slow",
    [
        endless(PLAIN + b"\r\n", b"x", 0.02),
        endless(PLAIN, b"X", 0.02),
        endless(b"", b"", 0.05),
        endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        endless(PLAIN + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X-More: 1\r\n", 0.02),
    ],
    ids=["a body that drips", "a header that drips", "silence", "only promises", "a trailer without end"],
)
def test_a_site_that_takes_its_time_is_given_up(here: Site, slow: Answer) -> None:
    assert outcome(here.link("/x", slow), QUICK) == "link_too_slow"


BROKEN: dict[str, Answer] = {
    "a header line without end": endless(PLAIN + b"X: ", b"x" * 4096),
    "headers without end": endless(PLAIN, b"X: y\r\n" * 99),
    "no HTTP": b"\x16\x03\x01 hello\r\n\r\n",
    "nothing": b"",
    "closed in its body": answer()[:-300],
    "closed in a chunk": PLAIN + b"Transfer-Encoding: chunked\r\n\r\n1000\r\nxx",
    "a chunk of no length": PLAIN + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nxx",
    "damaged packing": answer(b"\x1f\x8b no gzip", "Content-Encoding: gzip"),
    "packing that breaks off": answer(gzip.compress(HTML.encode())[:-99], "Content-Encoding: gzip"),
    "packing of an unknown kind": answer(gzip.compress(HTML.encode()), "Content-Encoding: br"),
}


@pytest.mark.parametrize("way", BROKEN)
def test_what_is_damaged_or_breaks_off_is_no_page(here: Site, way: str) -> None:
    assert outcome(here.link("/x", BROKEN[way])) == "link_broken"


def test_an_answer_that_ends_in_its_header_is_an_empty_page(here: Site) -> None:
    assert got(here.link("/x", PLAIN[:20])).data == b""


@pytest.mark.parametrize(
    ("status", "code"),
    [("404 Not Found", "link_gone"), ("410 Gone", "link_gone"), ("401 Unauthorized", "link_kept_out"),
     ("402 Payment Required", "link_kept_out"), ("403 Forbidden", "link_kept_out"), ("451 No", "link_kept_out"),
     ("429 Too Many Requests", "link_kept_out"), ("500 Oh", "link_failed"), ("302 Found", "link_failed"),
     ("304 Not Modified", "link_failed"), ("206 Partial Content", "link_failed")],
)  # fmt: skip
def test_a_page_that_is_refused_says_how(here: Site, status: str, code: str) -> None:
    assert outcome(here.link("/x", answer(status=status))) == code


def test_a_site_that_is_not_there(here: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert outcome(f"http://127.0.0.1:{port}/") == "link_unreachable"


# --- cancelling ---------------------------------------------------------------------------------------------------
def test_a_fetch_is_cancelled_at_once_from_another_thread(here: Site) -> None:
    asked = threading.Event()

    def wait(line: socket.socket, over: threading.Event) -> None:
        asked.set()
        while not over.wait(0.02):
            line.sendall(b"x")

    fetching = Fetching(here.link("/x", wait), Limits(seconds=600))
    results: list[Fetched | None] = []
    thread = threading.Thread(target=lambda: results.append(fetching.result()))
    thread.start()
    assert asked.wait(30)
    fetching.cancel()
    thread.join(30)
    assert results == [None]


def test_what_was_cancelled_before_it_began_does_not_begin(here: Site) -> None:
    fetching = Fetching(here.link("/x", answer()))
    fetching.cancel()
    assert fetching.result() is None
    assert here.asked == []


def test_a_page_may_be_as_large_as_a_file() -> None:
    assert LIMITS.size == load.MAX_BYTES
