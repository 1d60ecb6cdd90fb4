"""`make` on the two seed pages as a user runs it: valid, in place, the same bytes always, the people one each."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from quizbank import resources
from quizbank.cli import run_command

ROOT = Path(__file__).parents[2]
PAGES = {"china_in_eurasia.txt": "2022-01-13", "csto_deployment.txt": "2022-01-06"}
FURNITURE = ("Accessibility links", "Breaking News", "Share on", "Subscribe", "(File photo)\n(File photo)")
ONE_EACH = {
    "china_in_eurasia.txt": {
        "person": {"Toqaev", "Nazarbaev", "Xi", "Putin"},
        "organization": {"CSTO"},
    },
    "csto_deployment.txt": {"person": {"Toqaev", "Nazarbaev", "Putin"}, "organization": {"CSTO"}},
}


def made_by_a_process(page: Path, published: str, out: Path, hash_seed: str) -> bytes:
    command = [sys.executable, "main.py", "make", str(page), "--published", published, "--out", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"PYTHONHASHSEED": hash_seed})
    return out.read_bytes()


@pytest.fixture(scope="module", params=sorted(PAGES))
def made(request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    out = tmp_path_factory.mktemp("made") / "made.json"
    data = made_by_a_process(shared / "seed" / request.param, PAGES[request.param], out, "1")
    return {"name": request.param, "bytes": data, "json": json.loads(data)}


def test_the_json_is_valid_and_every_offset_reproduces_its_text(made: dict[str, Any]) -> None:
    content = made["json"]
    schema = json.loads(resources.path("quizbank-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(content, schema)
    text = content["article"]["text"]
    assert all(text[p["start"] : p["end"]] == p["text"] for q in content["questions"] for p in q["evidence"])
    assert not [words for words in FURNITURE if words in text]


def test_people_and_bodies_are_one_each_with_all_their_spellings(made: dict[str, Any]) -> None:
    content, text = made["json"], made["json"]["article"]["text"]
    for kind, names in ONE_EACH[made["name"]].items():
        for name in names:
            holders = [
                {text[start:end] for start, end, *_ in entity["mentions"]}
                for entity in content["entities"]
                if entity["kind"] == kind
                and any(name in text[start:end].split() for start, end, *_ in entity["mentions"])
            ]
            assert len(holders) == 1, (name, holders)
            if name == "CSTO":
                assert "Collective Security Treaty Organization" in holders[0]
    spoken = [d["value"] for d in content["dates"] if text[d["start"] : d["end"]] == "January 7"]
    assert set(spoken) <= {"2022-01-07"}
    assert spoken or made["name"] != "china_in_eurasia.txt"


def test_the_bytes_are_the_same_under_another_hash_seed(made: dict[str, Any], shared: Path, tmp_path: Path) -> None:
    page = shared / "seed" / made["name"]
    assert made_by_a_process(page, PAGES[made["name"]], tmp_path / "again.json", "4242") == made["bytes"]


def test_import_and_export_give_the_bytes_of_make(
    made: dict[str, Any], shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, library = str(shared / "seed" / made["name"]), ["--data-dir", str(tmp_path / "library")]
    assert run_command([*library, "import", page, "--published", PAGES[made["name"]]]) == 0
    capsys.readouterr()
    assert run_command([*library, "list"]) == 0
    article = capsys.readouterr().out.split()[0]
    out = tmp_path / "exported.json"
    assert run_command([*library, "export", "--article", article, "--format", "json", "--out", str(out)]) == 0
    assert out.read_bytes() == made["bytes"]
