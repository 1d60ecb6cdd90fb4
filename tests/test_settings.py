"""The look is kept in settings.toml; nonsense in it does no harm."""

from pathlib import Path

import pytest

from quizbank.settings import FILE, Look, load_look, save_look


def test_a_look_comes_back(tmp_path: Path) -> None:
    look = Look("dark", 1.3, 0.9)
    save_look(tmp_path, look)
    assert load_look(tmp_path) == look
    assert [p.name for p in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "text", ["", "[look", "[look]\nmode = 'pink'\ntext_scale = 9\nreader_scale = 'x'\nnew = 1", "\x00"]
)
def test_nonsense_gives_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert load_look(tmp_path) == Look()


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_look(tmp_path / "nowhere") == Look()
