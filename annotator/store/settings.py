"""What a project remembers for the window: values by key, as JSON."""

import json
import sqlite3
from typing import Any

from annotator.store.soundness.seal import seal_of_values

_SEALED_SINCE = 4
"""The first schema whose settings have seals; backups may be of older ones."""


def keep_setting(connection: sqlite3.Connection, key: str, value: Any) -> None:
    """Keep anything that JSON holds; the caller holds the transaction."""
    text = json.dumps(value, ensure_ascii=False)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < _SEALED_SINCE:
        row: tuple[object, ...] = (key, text)
        insert = "INSERT INTO setting (key, value) VALUES (?1, ?2)"
        update = "value = ?2"
    else:
        row = (key, text, seal_of_values(key, text))
        insert = "INSERT INTO setting (key, value, seal) VALUES (?1, ?2, ?3)"
        update = "value = ?2, seal = ?3"
    connection.execute(f"{insert} ON CONFLICT (key) DO UPDATE SET {update}", row)
