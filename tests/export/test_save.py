"""A file is written whole or not at all, and an error says why."""

from pathlib import Path

import pytest

from quizbank.domain.errors import QuizbankError
from quizbank.export import save as saving
from quizbank.export.save import save


def test_writes_and_replaces_leaving_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "quiz.json"
    save(b"one", out)
    save(b"two", out)
    assert out.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["quiz.json"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "quiz.json"
    save(b"old", out)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving.os, "fsync", full)
    with pytest.raises(QuizbankError) as caught:
        save(b"new", out)
    assert caught.value.code == "cannot_write"
    assert caught.value.parameters == {"path": "quiz.json", "reason": "No space left on device"}
    assert out.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["quiz.json"]


def test_refuses_a_folder_and_a_missing_one(tmp_path: Path) -> None:
    with pytest.raises(QuizbankError, match="cannot_write_folder"):
        save(b"x", tmp_path)
    with pytest.raises(QuizbankError, match="cannot_write_no_folder") as caught:
        save(b"x", tmp_path / "absent" / "quiz.json")
    assert caught.value.parameters["folder"] == "absent"


def test_keeps_a_link_a_link_and_the_mode_of_the_old_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    save(b"new", link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
