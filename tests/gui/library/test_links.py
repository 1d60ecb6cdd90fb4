"""Links in the window: given in every way, fetched beside it, stopped, and completed by a text where there was none."""

import multiprocessing
import socket
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from gui.library.notices import Textless
from quizbank.worker.client import Worker
from tests.gui.library.conftest import FOUR, MakeRoom, Room, bridge, mime, settle
from tests.news import TREATY
from tests.sources.pages import HTML
from tests.sources.web import Site, answer, site

pytestmark = pytest.mark.network("a site of the test, on this machine")
LOGIN = "<html><head><title>Parliament votes | Steppe</title></head><p>Please log in to read on.</p></html>"
KEPT_OUT = {"name": "x", "words": "6", "minimum": "40", "title": "Parliament votes", "published": "2023-05-04"}


@pytest.fixture
def here() -> Iterator[Site]:
    with site() as found:
        yield found


def card(room: Room) -> Textless | None:
    """The message that asks for a text, if one is seen."""
    shown = [found for found in room.page.findChildren(Textless) if found.isVisible()]
    assert len(shown) < 2
    return shown[0] if shown else None


def waits(room: Room, link: str, number: int = 1) -> Textless:
    """The link was given, its page came, and there is no article in it."""
    room.job(number)
    room.failed("no_article", **KEPT_OUT)
    settle()
    found = card(room)
    assert found is not None and found.waiting.link == link
    return found


# --- ways in ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("way", ["paste", "drop", "drop_text", "elsewhere", "field", "enter"])
def test_a_link_is_fetched_and_added_under_its_address(room: Room, here: Site, way: str) -> None:
    link = here.link("/veto?id=1", answer())
    if way == "paste":
        room.paste(f" {link}\n")
    elif way in ("drop", "drop_text"):
        room.drop(mime(urls=(link,)) if way == "drop" else mime(text=link))
    elif way == "elsewhere":
        room.window.go("study")
        room.paste(link)
    else:
        room.window.act("add_article")
        field = room.page.begin.link
        room.qtbot.keyClicks(field.text, link)
        room.press(Qt.Key.Key_Return, on=field.text) if way == "enter" else field.add.click()
        assert field.text.text() == ""
    job = room.job()
    assert (job.name, job.data, job.format) == (link, HTML.encode(), "html")
    room.made(bridge())
    assert room.desk.articles()[0].title == bridge().article.title
    assert len(here.asked) == 1


def test_several_links_are_fetched_one_after_another(room: Room, here: Site) -> None:
    links = [here.link(f"/{number}", answer(f"<p>{number}")) for number in range(3)]
    room.paste("\n".join(links))
    for number in range(3):
        assert room.job(number + 1).data == f"<p>{number}".encode()
        room.failed("other_language", name="x", language="Kazakh")
    assert len(room.page.importer.state.asked) == 3


def test_what_is_no_link_to_a_page_is_said_where_it_was_typed(room: Room) -> None:
    room.window.act("add_article")
    field = room.page.begin.link
    field.add.click()
    assert field.error.text() == "Type or paste a link first. Example: https://example.org/news"
    room.qtbot.keyClicks(field.text, "ftp://orsa.example")
    assert field.error.text() == ""
    field.add.click()
    assert field.error.text().startswith("ftp://orsa.example is a link of the kind ftp;")
    assert (field.text.text(), field.isVisible(), room.page.importer.state.idle) == ("ftp://orsa.example", True, True)


@pytest.mark.parametrize("text", ["ftp://orsa.example/x", "file:///etc/hostname", "https://me:secret@orsa.example/"])
def test_a_link_that_may_not_be_fetched_is_told_once(room: Room, text: str) -> None:
    room.paste(text)
    assert room.message is not None and room.message[0].endswith("was not added")
    assert "secret" not in room.message[1]
    assert room.page.importer.state.idle


def test_a_link_without_a_page_is_a_failure_and_waits_for_nothing(room: Room, here: Site) -> None:
    room.paste(here.address + "/none")
    room.qtbot.waitUntil(lambda: room.message is not None)
    assert room.message == (
        f"127.0.0.1:{here.port}/none was not added",
        f"There is no page at {here.address}/none; the site answered 404. Nothing was added; check the link.",
    )
    assert (card(room), room.desk.waiting_links(), room.titles) == (None, (), FOUR)


# --- while it is fetched ------------------------------------------------------------------------------------------
def test_a_fetch_is_shown_and_stopped_and_holds_nothing_else_up(room: Room, here: Site) -> None:
    asked, closed = threading.Event(), threading.Event()

    def wait(line: socket.socket, over: threading.Event) -> None:
        asked.set()
        try:
            while not over.wait(0.02):
                line.sendall(b"x")
        except OSError:
            closed.set()

    room.paste(here.link("/slow", wait))
    work = room.page.notices.work
    assert (work.title.text(), work.detail.text()) == (f"Adding 127.0.0.1:{here.port}/slow", "Fetching the page")
    assert asked.wait(30)
    done: list[int] = []
    room.window.context.pool.run(lambda: 1, done.append, lambda error: None)
    room.qtbot.waitUntil(lambda: done == [1])
    room.press(Qt.Key.Key_Escape, on=room.page)
    assert room.told == "Stopped. Nothing was added."
    assert closed.wait(10), "the process that fetched is gone"
    room.paste(here.link("/quick", answer()))
    assert room.job().data == HTML.encode(), "the next one is fetched"


def test_closing_the_window_ends_a_fetch(room: Room, here: Site) -> None:
    asked = threading.Event()

    def wait(line: socket.socket, over: threading.Event) -> None:
        asked.set()
        line.settimeout(60)
        line.recv(1)

    room.paste(here.link("/slow", wait))
    assert asked.wait(30)
    room.window.close()
    assert room.page.importer.state.idle


# --- no article behind it -----------------------------------------------------------------------------------------
def test_a_page_without_an_article_is_kept_and_ctrl_v_completes_it(room: Room, here: Site) -> None:
    link = here.link("/veto", answer(LOGIN))
    room.paste(link)
    found = waits(room, link)
    assert found.title.text() == "“Parliament votes” waits for its text"
    assert room.titles == ["Parliament votes", *FOUR]
    assert room.message is None
    room.paste("The bridge of Tarrowmouth was opened.")
    job = room.job(2)
    assert (job.name, job.title, job.data) == (link, "Parliament votes", b"The bridge of Tarrowmouth was opened.")
    assert job.published is not None and job.published.isoformat() == "2023-05-04"
    assert card(room) is None, "while it is read"
    room.made(bridge())
    assert room.desk.waiting_links() == ()
    assert room.titles == [bridge().article.title, *FOUR]
    room.window.act("undo")
    assert room.titles == ["Parliament votes", *FOUR], "what waited waits again"


def test_the_page_is_opened_in_the_browser(room: Room, here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url)))
    link = here.link("/veto?id=%20", answer(LOGIN))
    room.paste(link)
    waits(room, link).open_page.click()
    assert [bytes(url.toEncoded().data()).decode() for url in opened] == [link]
    assert room.told == f"No browser could be opened. The link is {link}"


def test_a_text_that_is_too_short_leaves_the_link_waiting(room: Room, here: Site) -> None:
    link = here.link("/veto", answer(LOGIN))
    room.paste(link)
    waits(room, link)
    room.paste("Three words only.")
    room.job(2)
    room.failed("no_article", name=link, words="3", minimum="40")
    settle()
    assert room.message is not None and room.message[0] == "Parliament votes was not added"
    assert card(room) is not None
    assert len(room.desk.waiting_links()) == 1


def test_a_link_waits_on_in_the_list_and_is_taken_up_from_there(room: Room, here: Site) -> None:
    link = here.link("/veto", answer(LOGIN))
    room.paste(link)
    waits(room, link).later.click()
    assert card(room) is None
    room.paste("Another text that is not of that link.")
    assert room.job(2).name == "", "nothing is asked for, so it is an article of its own"
    room.page.importer.cancel()
    room.page.list.select(link)
    room.page.list.setFocus()
    room.press(Qt.Key.Key_Return, on=room.page.list)
    found = card(room)
    assert found is not None and found.open_page.hasFocus()
    room.press(Qt.Key.Key_Escape)
    assert card(room) is None
    room.page.list.setFocus()
    room.press(Qt.Key.Key_Delete, on=room.page.list)
    assert (room.titles, room.told) == (FOUR, "Deleted: Parliament votes")
    room.window.act("undo")
    assert room.titles == ["Parliament votes", *FOUR]


def test_another_page_is_not_asked_for_the_text(room: Room, here: Site) -> None:
    link = here.link("/veto", answer(LOGIN))
    room.paste(link)
    waits(room, link)
    room.window.go("study")
    room.paste("A text for itself.")
    assert room.job(2).name == ""


def test_one_that_fails_while_nobody_looks_is_told_and_stays_in_the_list(room: Room, here: Site) -> None:
    room.paste(here.link("/veto", answer(LOGIN)))
    room.job()
    room.window.go("study")
    room.failed("no_article", **KEPT_OUT)
    assert room.told == "“Parliament votes” waits for its text"
    room.window.go("library")
    settle()
    assert (card(room), room.titles[0]) == (None, "Parliament votes")


def test_the_same_link_given_again_is_fetched_again_and_completed(room: Room, here: Site) -> None:
    link = here.link("/veto", answer(LOGIN))
    room.paste(link)
    waits(room, link)
    here.link("/veto", answer())
    room.paste(link)
    assert room.job(2).data == HTML.encode()
    room.made(bridge())
    assert room.desk.waiting_links() == ()


# --- with the real process ----------------------------------------------------------------------------------------
def test_from_a_link_without_an_article_to_its_cards(make_room: MakeRoom, here: Site) -> None:
    worker = Worker()
    try:
        room = make_room(empty=True, analyst=worker)
        link = here.link("/veto", answer(LOGIN))
        here.link("/paper", answer(b"%PDF-1.7", kind="application/pdf"))
        room.paste(f"{link}\n{here.address}/paper")
        room.come_to_rest()
        assert [waiting.code for waiting in room.desk.waiting_links()] == ["link_type", "no_article"]
        found = card(room)
        assert found is not None and found.title.text() == "“Parliament votes” waits for its text"
        assert found.body.text().startswith("This page shows only 6 words of the article;")
        room.paste(TREATY)
        room.come_to_rest()
        (row,) = room.desk.articles()
        making = room.desk.making(row.id)
        assert (row.title, making.article.origin) == ("Parliament votes", link)
        assert len(making.questions) > 0
        assert [waiting.link for waiting in room.desk.waiting_links()] == [here.address + "/paper"]
    finally:
        worker.close()
    assert not multiprocessing.active_children()
