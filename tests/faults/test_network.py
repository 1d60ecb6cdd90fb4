"""Nothing but fetching a link that somebody gives uses the network: neither a command nor a page of the window."""

import subprocess
import sys
from pathlib import Path

from tests.news import TREATY
from tests.sources.pages import HTML

_ROOT = Path(__file__).parents[2]
_WATCHED = """
import socket, sys
def watch(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.sendto") or (
        event == "socket.connect" and arguments[0].family != getattr(socket, "AF_UNIX", None)
    ):
        print("NETWORK", event, arguments[1:], file=sys.stderr, flush=True)
        raise OSError("the network is cut off")
    if event == "subprocess.Popen" and any("sources.fetch" in str(word) for word in arguments[1]):
        print("NETWORK", event, file=sys.stderr, flush=True)
        raise OSError("the network is cut off")
sys.addaudithook(watch)
"""
_COMMANDS = """
from quizbank.cli import run_command
folder, treaty, page = sys.argv[1:]
for command in (
    ["make", page, "--published", "2023-05-04"], ["import", treaty, page], ["list"], ["backup"], ["doctor"],
    ["--version"], ["make", "ftp://example.org/x"], ["make", "file:///etc/hostname"],
):
    print(command[0], run_command(["--data-dir", folder, *command]), file=sys.stderr)
"""
_WINDOW = """
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from gui.app import open_window
from gui.kit import theme
from quizbank.worker.client import Worker
from quizbank.workflows.open_desk import open_desk
app = QApplication([])
theme.start(app)
worker = Worker()
desk = open_desk(Path(sys.argv[1]), lambda: datetime(2031, 5, 2, tzinfo=UTC), zone=UTC)
window = open_window(desk, worker)
window.show()
for page in ("library", "article", "search", "study", "questions", "progress", "export"):
    window.go(page, desk.articles()[0].id if page == "article" else "")
    app.processEvents()
window.close()
worker.close()
desk.close()
print("window 0", file=sys.stderr)
"""
_CUT = """
from quizbank.sources.child import cut_network
cut_network()
import socket
try:
    socket.create_connection(("127.0.0.1", 9), 1)
except PermissionError as error:
    print("refused", error)
"""


def run(code: str, *arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, cwd=_ROOT, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stderr + done.stdout


def test_no_command_uses_the_network(tmp_path: Path) -> None:
    (treaty := tmp_path / "treaty.txt").write_text(TREATY, encoding="utf-8")
    (page := tmp_path / "page.html").write_text(HTML, encoding="utf-8")
    said = run(_WATCHED + _COMMANDS, tmp_path / "library", treaty, page)
    assert "NETWORK" not in said
    for line in ("make 0", "import 0", "list 0", "backup 0", "doctor 0", "make 1"):
        assert f"{line}\n" in said


def test_no_page_of_the_window_uses_the_network(tmp_path: Path) -> None:
    said = run(_WATCHED + _WINDOW, tmp_path / "library")
    assert "NETWORK" not in said
    assert "window 0" in said


def test_the_watch_sees_a_connection(tmp_path: Path) -> None:
    trying = "import urllib.request\ntry: urllib.request.urlopen('http://127.0.0.1:9/')\nexcept OSError: pass"
    assert "NETWORK" in run(_WATCHED + trying)


def test_the_watch_sees_a_link_being_fetched(tmp_path: Path) -> None:
    trying = (
        "from quizbank.cli import run_command\n"
        "try: run_command(['make', 'http://127.0.0.1:9/'])\nexcept OSError as error: print(error)"
    )
    said = run(_WATCHED + trying)
    assert "NETWORK subprocess.Popen" in said and "the network is cut off" in said


def test_the_parser_of_pages_is_cut_off_whatever_a_page_makes_it_do() -> None:
    assert "refused" in run(_CUT)
