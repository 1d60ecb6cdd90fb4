"""Bytes, JSON and cells that dice have spoilt."""

import json
import random
import sqlite3
import zlib
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from quizbank.sources.load import MAX_BYTES

NAMES = (
    *("a.txt", "a.html", "a.htm", "a.xhtml", "", "a.pdf", "a.zip", "a.docx", "https://example.org/x", "noname"),
    *(
        "../../a.txt",
        "a\nb.html",
        "\x1b[2J.txt",
        "\u202etxt.html",
        "caf\udce9.txt",
        "x" * 3000 + ".html",
        "{0}{name}.txt",
    ),
)
_MAGIC = (
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\x89PNG\r\n",
    b"\x1f\x8b",
    b"{\\rtf1",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"QBM1",
)
_PIECES = (
    *(b"<p>", b"</article>", b"<div>", b"<!--", b"-->", b"<blockquote>", b"&#0;", b"&#x110000;", b"&lt", b"<h2 ", b'"'),
    *(b"<q>", b"\x00", b"\x01", b"\x1b", b"</p>", b"<script>", b"<style>", b"<![CDATA[", b"<base href=//x>"),
    *(b"\xc3", b"\xed\xa0\x80", b"\xf0\x9f\x8f\x9b", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\r", b"\t", b"\n\n"),
    *(b"Tags", b"0:00", b"Related", b"Share", b"By Ann Lee", b"2020-13-45", b"<table><tr><td>"),
    *(b"<meta charset=utf-7>", b"<meta charset=utf-16>", b"<!ENTITY x SYSTEM 'file:///etc/passwd'>"),
)  # fmt: skip


def mutated(dice: random.Random, whole: bytes, others: tuple[bytes, ...]) -> bytes:
    """Some changes, each small or brutal."""
    data = bytearray(whole)
    for _ in range(dice.choice((0, 1, 1, 2, 4, 8, 30))):
        at = dice.randrange(len(data) + 1)
        end = min(len(data), at + int(dice.expovariate(1 / 60)))
        match dice.randrange(9):
            case 0:
                data[at:end] = b""
            case 1:
                data[at:at] = dice.choice(_PIECES)
            case 2:
                data[at:at] = data[at:end] * dice.choice((1, 2, 50))
            case 3 if at < len(data):
                data[at] = dice.randrange(256)
            case 4:
                other = dice.choice(others)
                start = dice.randrange(len(other))
                data[at:end] = other[start : start + int(dice.expovariate(1 / 400))]
            case 5:
                data[at:at] = dice.choice(_PIECES) * int(dice.expovariate(1 / 400))
            case 6 if dice.random() < 0.2:
                data[:0] = dice.choice(_MAGIC)
            case 7:
                del data[at:]
            case _:
                data[at:at] = bytes(dice.choice(b"a1 .,\n<&\xc3") for _ in range(1)) * int(dice.expovariate(1 / 3000))
    return bytes(data[: MAX_BYTES + 10])


def generated(dice: random.Random) -> bytes:
    """Noise of one sort or another."""
    size = int(dice.expovariate(1 / 2000))
    match dice.randrange(4):
        case 0:
            return dice.choice(_MAGIC) + dice.randbytes(size)
        case 1:
            return b"".join(dice.choice(_PIECES) for _ in range(size // 4))
        case 2:
            return "".join(
                chr(dice.choice((dice.randrange(0xD800), dice.randrange(0xE000, 0x110000)))) for _ in range(size)
            ).encode()
        case _:
            words = [
                dice.choice(("the", "President", "said", "on", "4 May", "of", "Astana", ".", "\n", "“", "<p>", "By"))
                for _ in range(size)
            ]
            return " ".join(words).encode()


_JUNK: tuple[Any, ...] = (
    *(None, True, -1, 0, 1, 7, 2**31, 2**62, -(2**63), 1e300, 0.5, "", "x", "[]", "{}", "null", "on", "31 Feb"),
    *("2031-02-30", "[7]", '{"a": "b"}', '["actor", "x"]', '["a", ["b"]]', '{"words": "many"}', "[" * 5000),
    *("file:///etc/passwd", "https://a.example/" + "x" * 3000, "away x", "\x00", "\u202e", "a" * 100_000),
)


def spoilt_json(dice: random.Random, plain: Any) -> Any:
    """The same with some of it changed, gone or twice."""
    place, key = _place(dice, plain)
    if place is None:
        return dice.choice(_JUNK)
    match dice.randrange(4):
        case 0:
            del place[key]
        case 1 if isinstance(place, list):
            place.append(place[key])
        case 2:
            _, other = _place(dice, plain)
            place[key] = other
        case _:
            place[key] = dice.choice((*_JUNK, [], {}, [[]], ["x"], {"x": 1}))
    return plain


def spoilt_making(dice: random.Random, whole: bytes) -> bytes:
    """An encoded Making whose JSON was spoilt, or its text, and packed again."""
    end = 8 + int.from_bytes(whole[4:8])
    text = zlib.decompress(whole[8:end])
    if dice.random() < 0.3:
        text = mutated(dice, text, (text,))
    else:
        plain = json.loads(text)
        for _ in range(dice.choice((1, 1, 2, 5))):
            plain = spoilt_json(dice, plain)
        text = json.dumps(plain).encode()
    packed = zlib.compress(text)
    return whole[:4] + len(packed).to_bytes(4) + packed + whole[end:]


def _place(dice: random.Random, plain: Any) -> tuple[Any, Any]:
    """A random place in it: the list or dictionary, and the key there."""
    place, key = None, None
    while isinstance(plain, dict | list) and plain and (place is None or dice.random() < 0.8):
        place, key = plain, dice.choice(list(plain)) if isinstance(plain, dict) else dice.randrange(len(plain))
        plain = place[key]
    return place, key


def spoil_cells(dice: random.Random, file: Path) -> None:
    """Change cells of a library as somebody would who lies; triggers that guard the log are no obstacle to them."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
            )
        ]
        for _ in range(dice.choice((1, 1, 1, 2, 5))):
            with suppress(sqlite3.Error, OverflowError):  # what the tables themselves refuse
                _spoil_cell(dice, connection, dice.choice(tables))
        for _, sql in triggers:
            connection.execute(sql)


def _spoil_cell(dice: random.Random, connection: sqlite3.Connection, table: str) -> None:
    rows = connection.execute(f"SELECT rowid, * FROM {table} ORDER BY random() LIMIT 1")
    columns = [column[0] for column in rows.description][1:]
    row = rows.fetchone()
    if row is None or dice.random() < 0.1:
        marks = ", ".join("?" * len(columns))
        cells = [dice.choice(_JUNK) for _ in columns] if row is None else list(row[1:])
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", cells)
        return
    if dice.random() < 0.1:
        connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row[0],))
        return
    place = dice.randrange(len(columns))
    connection.execute(
        f"UPDATE {table} SET {columns[place]} = ? WHERE rowid = ?", (_changed(dice, row[1 + place]), row[0])
    )


def _changed(dice: random.Random, cell: Any) -> Any:
    """Junk, or the cell with something changed in it."""
    if isinstance(cell, str) and cell[:1] in ("{", "[") and dice.random() < 0.7:
        with suppress(ValueError):
            return json.dumps(spoilt_json(dice, json.loads(cell)))
    if isinstance(cell, int) and dice.random() < 0.5:
        return cell + dice.choice((-1, 1, 10**6, -(10**6)))
    if isinstance(cell, str) and cell and dice.random() < 0.5:
        return mutated(dice, cell.encode(), (cell.encode(),)).decode("utf-8", "replace")
    if isinstance(cell, bytes) and cell and dice.random() < 0.8:
        return mutated(dice, cell, (cell,))
    return dice.choice((*_JUNK, b"\xff", b""))
