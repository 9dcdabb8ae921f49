"""The statements that write rows, and what stands in a row for a value that is missing."""

from typing import Any

Row = tuple[Any, ...]

# The binding takes 0.3 microseconds to hand over a None, longer than all else in a row of labels.
# So a row says 0 for a text that is missing and "" for a number, which no text and no number
# equals, and the statement makes them NULL.
NO_TEXT, NO_NUMBER = 0, ""
_LACKING = """article person title speaker speaker_span cue_span content_span name_span date_span
    date_value place_span mention_span status extra meta_extra"""
MAY_LACK = frozenset(_LACKING.split())
"""The columns of texts that may be missing."""
_PLACES = dict.fromkeys(MAY_LACK, "nullif(?, 0)") | {"confidence": "nullif(?, '')"}
_NULLS = {"nullif(?, 0)": NO_TEXT, "nullif(?, '')": NO_NUMBER}
_NEVER = object()


def nulls(columns: tuple[str, ...]) -> tuple[Any, ...]:
    """Give what stands in a row for a missing value, by column; what nothing equals elsewhere."""
    return tuple(_NULLS.get(_PLACES.get(column, "?"), _NEVER) for column in columns)


def insert(table: str, columns: tuple[str, ...]) -> str:
    """Give the INSERT statement of a table with a place for each column."""
    places = ", ".join(_PLACES.get(column, "?") for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"


def update(table: str, columns: tuple[str, ...], key: tuple[str, ...]) -> str:
    """Give the UPDATE statement of a table with a place for each column, then for its key."""
    changes = ", ".join(f"{column} = {_PLACES.get(column, '?')}" for column in columns)
    return f"UPDATE {table} SET {changes} WHERE {' AND '.join(f'{name} = ?' for name in key)}"
