"""The command line: what it writes, its exit codes, and one clear line for each bad source."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quizbank.cli import run_command
from quizbank.workflows.making_codec import encode
from quizbank.workflows.open_desk import open_desk
from tests.news import KAZAKH, TREATY
from tests.store.makings import NOW, first

BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "broken.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "broken.zip": b"PK\x03\x04\x14\x00broken",
    "huge.txt": b"word " * 10_000_000,
    "no_article.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
    "kazakh.txt": KAZAKH.encode(),
    "missing.txt": None,
}


@pytest.fixture
def treaty(tmp_path: Path) -> Path:
    file = tmp_path / "treaty.txt"
    file.write_text(TREATY, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", BAD)
def test_a_bad_source_is_one_clear_line_and_exit_1(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if (data := BAD[name]) is not None:
        (tmp_path / name).write_bytes(data)
    assert run_command(["make", str(tmp_path / name)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert name in err
    assert "Traceback" not in err and "errors." not in err and "{" not in err


def test_the_good_sources_are_done_beside_a_bad_one(
    treaty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run_command(["make", str(treaty), str(tmp_path / "missing.txt"), "--out", str(out)]) == 1
    assert [p.name for p in out.iterdir()] == ["treaty.json"]
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [["make"], ["nonsense"], ["make", "x.txt", "--published", "31 Feb"], ["make", "x.txt", "--format", "doc"],
     ["make", "x.txt", "--topics", "weather"], ["make", "x.txt", "--format", "pdf"], ["export"]],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(arguments) == 2
    assert capsys.readouterr().err


def test_import_and_export_give_the_bytes_of_make(
    treaty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["make", str(treaty), "--out", str(tmp_path / "made.json")]) == 0
    assert run_command(["--data-dir", str(tmp_path / "library"), "import", str(treaty)]) == 0
    capsys.readouterr()
    assert run_command(["--data-dir", str(tmp_path / "library"), "list"]) == 0
    article = capsys.readouterr().out.split()[0]
    to = str(tmp_path / "exported.json")
    assert run_command(["--data-dir", str(tmp_path / "library"), "export", "--article", article, "--out", to]) == 0
    assert (tmp_path / "exported.json").read_bytes() == (tmp_path / "made.json").read_bytes()
    assert run_command(["--data-dir", str(tmp_path / "library"), "doctor"]) == 0


def test_topics_kinds_and_limit_are_kept(treaty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["make", str(treaty), "--topics", "dates", "--kinds", "typed", "--limit", "2"]) == 0
    questions = json.loads(capsys.readouterr().out)["questions"]
    assert 1 <= len(questions) <= 2
    assert {(q["topic"], q["kind"]) for q in questions} == {("date", "typed")}


def test_a_library_goes_to_another_folder_as_one_file(
    treaty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there, file = str(tmp_path / "here"), str(tmp_path / "there"), str(tmp_path / "all.quizbank")
    assert run_command(["--data-dir", here, "import", str(treaty)]) == 0
    article = capsys.readouterr().out.split()[0]
    for chosen in ([], ["--article", article], ["--set", "topic:organization"]):
        assert run_command(["--data-dir", here, "export", "--format", "quizbank", "--out", file, *chosen]) == 0
        assert capsys.readouterr().out.startswith(f"{file} holds 1 article, ")
    assert run_command(["--data-dir", there, "import", "--preview", file]) == 0
    assert "all.quizbank would bring: 1 article new" in capsys.readouterr().out
    assert run_command(["--data-dir", there, "list"]) == 0
    assert capsys.readouterr().out == ""
    assert run_command(["--data-dir", there, "import", file]) == 0
    assert run_command(["--data-dir", there, "list"]) == 0
    assert article in capsys.readouterr().out
    assert run_command(["--data-dir", there, "import", file]) == 0
    assert capsys.readouterr().out == "all.quizbank: all of it is here already.\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["export", "--out", "x.json"], 2), (["export", "--out", "x", "--set", "topic:date"], 2),
     (["export", "--out", "x", "--format", "quizbank", "--set", "nonsense"], 2),
     (["export", "--out", "x", "--format", "quizbank", "--set", "moon:full"], 2),
     (["export", "--out", "x", "--format", "quizbank", "--set", "topic:date", "--article", "a"], 2),
     (["export", "--out", "x", "--format", "quizbank", "--article", "a"], 1),
     (["export", "--out", "x", "--format", "quizbank", "--set", "person:Nobody"], 1),
     (["make", "x.txt", "--format", "quizbank"], 2)],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_carried_is_said(
    arguments: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_command(arguments) == code
    assert not list(tmp_path.glob("x*")) and "Traceback" not in capsys.readouterr().err


def test_a_carried_file_that_lies_is_one_line_and_a_preview_needs_one(
    treaty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lie = tmp_path / "lie.quizbank"
    lie.write_bytes(b"SQLite format 3\0" + bytes(400))
    assert run_command(["import", str(lie)]) == 1
    assert capsys.readouterr().err.startswith("lie.quizbank was not written by Quizbank")
    assert run_command(["import", "--preview", str(treaty)]) == 2


def test_titles_cannot_move_the_cursor_of_a_terminal(capsys: pytest.CaptureFixture[str], data_folder: Path) -> None:
    making = first()
    title = "\x1b[2J\x1b]0;owned\x07 \u202eevil\r\nlast"
    desk = open_desk(data_folder, lambda: NOW)
    desk.add(encode(replace(making, article=replace(making.article, title=title))))
    desk.close()
    assert run_command(["--data-dir", str(data_folder), "list"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.isprintable() and line.endswith("?[2J?]0;owned? ?evil??last")
