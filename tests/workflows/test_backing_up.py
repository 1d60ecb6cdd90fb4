"""Backups at the desk and on the command line: the comparison comes first, nothing is lost by putting one back."""

from pathlib import Path

import pytest

from quizbank.cli import run_command
from quizbank.domain.review import Grade
from quizbank.workflows import backing_up
from quizbank.workflows.open_desk import open_desk
from tests.store.makings import NOW, first, second
from tests.workflows.conftest import Table


def test_the_desk_backs_up_when_due_compares_and_restores(table: Table) -> None:
    table.add(first())
    job = table.desk.back_up_job()
    assert job is not None
    row = job()
    assert (row.articles, row.cards, row.answers) == (1, 2, 0)
    table.add(second())
    for uid in table.desk.queue():
        table.desk.grade(uid, Grade.GOOD)
    assert table.desk.back_up_job() is None, "an hour has not gone by"
    compared = table.desk.compare_backup(row.path)
    assert (compared.articles, compared.cards, compared.answers) == (-1, 0, -2)
    assert backing_up.say_difference(compared) == ("Beside the library as it is now: 1 article fewer, 2 answers fewer.")
    kept, changes = table.desk.restore(row.path)
    assert len(table.desk.articles()) == 1 and changes.kinds
    assert (table.desk.can_undo(), table.desk.can_redo()) == ("", "")
    assert backing_up.say_difference(table.desk.compare_backup(row.path)) == "The library holds just as much now."
    assert [b.path.name for b in table.desk.backups()] == [row.path.name, kept.name]
    table.desk.restore(kept)
    assert len(table.desk.articles()) == 2
    table.wait(hours=2)
    assert table.desk.back_up_job() is not None


def filled(folder: Path) -> None:
    desk = open_desk(folder, lambda: NOW)
    from quizbank.workflows.making_codec import encode

    desk.add(encode(first()))
    desk.close()


def test_backup_and_restore_on_the_command_line(
    data_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["backup"]) == 1
    assert "There is no library" in capsys.readouterr().err
    filled(data_folder)
    out = tmp_path / "kept" / "copy.sqlite"
    assert run_command(["backup", str(out)]) == 0
    assert capsys.readouterr().out == f"Backup: {out} holds 1 article, 2 cards, 0 answers.\n"
    assert run_command(["backup"]) == 0
    (own,) = (data_folder / "backups").iterdir()
    capsys.readouterr()
    desk = open_desk(data_folder, lambda: NOW)
    desk.grade(desk.queue()[0], Grade.GOOD)
    desk.close()
    assert run_command(["restore", own.name, "--compare"]) == 0
    assert capsys.readouterr().out == (
        f"{own} holds 1 article, 2 cards, 0 answers. Beside the library as it is now: 1 answer fewer.\n"
    )
    assert run_command(["restore", str(out)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 and "1 answer fewer" in lines[0] and "before-restore-" in lines[1]
    assert run_command(["doctor"]) == 0
    assert "0 answers" in (doctor := capsys.readouterr().out) and "1 answer " in doctor
    assert run_command(["restore", str(tmp_path / "no.sqlite")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert run_command(["--data-dir", str(tmp_path / "new"), "restore", str(out)]) == 0
    assert "cannot be compared" in capsys.readouterr().out


def test_a_damaged_library_is_restored_from_the_last_good_backup(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(data_folder)
    backing_up.back_up(data_folder, None, NOW)
    newest = backing_up.back_up(data_folder, None, NOW.replace(hour=11))
    newest.path.write_bytes(b"spoilt")
    (data_folder / "library.sqlite").write_bytes(b"spoilt, too")
    good = backing_up.last_good(data_folder)
    assert good is not None and good.cards == 2 and good.path != newest.path
    assert run_command(["list"]) == 1
    assert "is damaged" in capsys.readouterr().err
    assert run_command(["restore", good.path.name]) == 0
    assert "cannot be compared" in capsys.readouterr().out
    assert run_command(["list"]) == 0
    assert first().article.title in capsys.readouterr().out
