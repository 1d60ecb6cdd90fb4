"""A folder on a network drive: a rollback journal instead of a WAL, and everything else as ever."""

from datetime import UTC
from pathlib import Path

import pytest

from quizbank.domain.review import Grade
from quizbank.store import backups, network_drive
from quizbank.store.engine import FILE_NAME, open_library
from quizbank.workflows.doctor import examine
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.store.makings import NOW, first, second

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw,relatime 0 0
/dev/sdb1 /home/ann/disk ext4 rw 0 0
//office/share /mnt/the\040share cifs rw 0 0
ann@far:/ /home/ann/far fuse.sshfs rw 0 0
tmpfs /home/ann/far/tmp tmpfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/", "ext4"),
        ("/home", "nfs4"),
        ("/home/ann/.local/share/Quizbank", "nfs4"),
        ("/homework", "ext4"),
        ("/home/ann/disk/x", "ext4"),
        ("/mnt/the share/x", "cifs"),
        ("/home/ann/far/x", "fuse.sshfs"),
        ("/home/ann/far/tmp", "tmpfs"),
    ],
)
def test_the_file_system_of_a_folder(folder: str, kind: str) -> None:
    assert network_drive.file_system(Path(folder), MOUNTS) == kind
    assert network_drive.file_system(Path(folder), "") == ""


@pytest.fixture
def remote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that the system says is on another computer."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(network_drive, "_MOUNTS", mounts)
    return tmp_path / "library"


def test_there_is_no_wal_on_a_network_drive_and_nothing_is_lost(remote: Path) -> None:
    for start in range(2):
        desk = open_desk(remote, lambda: NOW, zone=UTC)
        other = open_desk(remote, lambda: NOW, zone=UTC)
        desk.add(encode((first, second)[start]()))
        assert other.look_again() is not None
        other.grade(other.queue()[0], Grade.GOOD)
        assert desk.undo() is not None
        desk.redo()
        assert [path.name for path in remote.iterdir() if "wal" in path.name or "shm" in path.name] == []
        assert backups.make(remote, NOW)[1].articles == start + 1
        other.close()
        desk.close()
    assert examine(remote).healthy


def test_a_library_that_was_moved_to_a_network_drive_leaves_its_wal(
    tmp_path: Path, remote: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as here:
        here.setattr(network_drive, "_MOUNTS", tmp_path / "none")
        library = open_library(remote)
        assert library.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        library.close()
    library = open_library(remote)
    assert library.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    library.close()
    assert (remote / FILE_NAME).read_bytes()[18:20] == b"\x01\x01", "the file itself says so"
