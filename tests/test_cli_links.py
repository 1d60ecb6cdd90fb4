"""Links on the command line: as files are, and nothing of a page that holds no article."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quizbank.cli import run_command
from quizbank.domain.link import WaitingLink
from quizbank.workflows.open_desk import open_desk
from tests.news import TREATY
from tests.sources.pages import HTML
from tests.sources.web import Site, answer, leads_to, site
from tests.store.makings import NOW

pytestmark = pytest.mark.network("a site of the test, on this machine")
LOGIN = "<html><head><title>Veto on the tariff</title></head><body><p>Please log in to read on.</p></body></html>"


@pytest.fixture
def here() -> Iterator[Site]:
    with site() as found:
        yield found


def test_make_takes_a_link_and_keeps_it_as_the_origin(here: Site, capsys: pytest.CaptureFixture[str]) -> None:
    link = here.link("/news/veto.html?id=7&" + "x" * 300, answer())
    assert run_command(["make", link]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["article"]["origin"] == link
    assert (made["article"]["title"], made["article"]["published"]) == ("Parliament votes on water law", "2023-05-04")


def test_a_page_gives_the_same_as_its_file(here: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (file := tmp_path / "veto.html").write_text(HTML, encoding="utf-8")
    made = []
    for source in (str(file), here.link("/veto.html", answer())):
        assert run_command(["make", source]) == 0
        made.append(json.loads(capsys.readouterr().out))
        made[-1]["article"].pop("origin")
    assert made[0] == made[1]


def test_import_takes_links_beside_files(here: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (treaty := tmp_path / "treaty.txt").write_text(TREATY, encoding="utf-8")
    here.link("/veto", answer())
    assert run_command(["import", str(treaty), here.link("/short", leads_to("/veto")), here.address + "/none"]) == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 2
    assert (
        said.err
        == f"There is no page at {here.address}/none; the site answered 404. Nothing was added; check the link.\n"
    )
    assert run_command(["list"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_link_that_waited_for_its_text_waits_no_more(here: Site, data_folder: Path) -> None:
    link = here.link("/veto", answer())
    with closing(open_desk(data_folder, lambda: NOW)) as desk:
        desk.keep_link(WaitingLink(link, "", None, "link_kept_out"))
    assert run_command(["import", link]) == 0
    with closing(open_desk(data_folder, lambda: NOW)) as desk:
        assert (len(desk.articles()), desk.waiting_links()) == (1, ())


def test_several_links_are_files_of_their_own_in_a_folder(here: Site, tmp_path: Path) -> None:
    links = [here.link("/a/veto.html", answer()), here.link("/b/treaty/", answer(TREATY, kind="text/plain"))]
    links.append(here.link("/c/treaty.txt?page=2", answer(TREATY, kind="text/plain")))
    assert run_command(["make", *links, "--out", str(tmp_path / "out")]) == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "treaty-2.json",
        "treaty.json",
        "veto.json",
    ]


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("ftp://orsa.example/x", "only http and https"),
        ("file:///etc/hostname", "only http and https"),
        ("https://me:secret@orsa.example/x", "user name or a password"),
        ("https://[::1", "is not a link"),
        ("https://orsa.example:0/", "is not a link"),
        ("{here}/login", "holds no article: 6 words"),
        ("{here}/pdf", "type application/pdf"),
        ("{here}/paper", "neither plain text nor HTML"),
        ("{here}/empty", "is empty"),
        ("{here}/round", "without arriving"),
    ],
)
def test_a_bad_link_is_one_clear_line_and_exit_1(
    here: Site, word: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    here.link("/login", answer(LOGIN))
    here.link("/pdf", answer(b"%PDF-1.7", kind="application/pdf"))
    here.link("/paper", answer(b"%PDF-1.7 \x00\x01\x02", kind=""))
    here.link("/empty", answer(b""))
    here.link("/round", leads_to("/round"))
    assert run_command(["make", word.format(here=here.address)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1 and says in err
    assert "secret" not in err
