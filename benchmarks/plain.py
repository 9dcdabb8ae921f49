"""The floor: the same pages in and out by json and sqlite3 alone, without a single check."""

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path

TABLES = """
CREATE TABLE page (key INTEGER PRIMARY KEY, id TEXT, text TEXT);
CREATE TABLE span (page INTEGER, start INTEGER, end INTEGER, label TEXT);
CREATE INDEX span_page ON span (page);
"""


def plain_import(lines: Path, database: Path) -> float:
    """Put the text and the labels of annotator-page/1 lines into tables; give the seconds."""
    start = time.perf_counter()
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(TABLES)
        with connection, lines.open(encoding="utf-8") as file:
            for key, line in enumerate(file):
                page = json.loads(line)
                starts, at = {}, 0
                for block in page["blocks"]:
                    starts[block["id"]] = at
                    at += len(block["text"]) + 1
                text = "\n".join(block["text"] for block in page["blocks"])
                connection.execute("INSERT INTO page VALUES (?, ?, ?)", (key, page["id"], text))
                connection.executemany(
                    "INSERT INTO span VALUES (?, ?, ?, ?)",
                    [
                        (
                            key,
                            starts[part["block"]] + part["start"],
                            starts[part["block"]] + part["end"],
                            span["label"],
                        )
                        for span in page["spans"]
                        for part in span["parts"]
                    ],
                )
    return time.perf_counter() - start


def plain_export(database: Path, lines: Path) -> float:
    """Write the tables back as JSON Lines; give the seconds."""
    start = time.perf_counter()
    spans = "SELECT start, end, label FROM span WHERE page = ?"
    with (
        closing(sqlite3.connect(database)) as connection,
        lines.open("w", encoding="utf-8") as file,
    ):
        for key, id, text in connection.execute("SELECT key, id, text FROM page"):
            found = connection.execute(spans, (key,)).fetchall()
            page = {"id": id, "text": text, "label": found}
            file.write(json.dumps(page, ensure_ascii=False) + "\n")
    return time.perf_counter() - start


def plain_commits(database: Path, count: int) -> list[float]:
    """Commit a short row at a time to the drive, as safely as a project; give the milliseconds."""
    taken = []
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("PRAGMA synchronous = full")
        connection.execute("CREATE TABLE step (key INTEGER PRIMARY KEY, words TEXT)")
        for number in range(count):
            start = time.perf_counter()
            with connection:
                connection.execute("INSERT INTO step (words) VALUES (?)", (f"{number:0200}",))
            taken.append((time.perf_counter() - start) * 1000)
    return taken
