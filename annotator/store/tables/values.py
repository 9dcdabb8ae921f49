"""What columns hold as JSON: unknown keys, pieces, lists of texts."""

import json
from typing import Any

from annotator.page.pieces import Added, Extra, Kept, Piece
from annotator.store.tables.statements import NO_TEXT

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_scan = json.JSONDecoder().raw_decode
"""Gives the value at a place of a text, and its end; half the time of `json.loads` for little."""


_ONLY_TEXT = frozenset((str,))


def texts(text: str) -> tuple[str, ...]:
    """Read a JSON list of texts."""
    if text == "[]":
        return ()
    texts = _scan(text)[0]
    if type(texts) is not list or not _ONLY_TEXT.issuperset(map(type, texts)):
        raise TypeError("no list of texts")
    return tuple(texts)


def extra_json(extra: Extra) -> str | int:
    """Give unknown keys as a JSON object."""
    return encode(dict(extra)) if extra else NO_TEXT


def extra_of(text: str | None) -> Extra:
    return () if text is None else tuple(json.loads(text).items())


def pieces_json(pieces: tuple[Piece, ...]) -> str:
    """Give pieces as a JSON list: `[start, end]` of raw, added text as a string.

    A piece with unknown keys is the object that the page format writes.
    """
    spelt = [
        f"[{piece.start},{piece.end}]"  # nearly every piece
        if isinstance(piece, Kept) and not piece.extra
        else _piece_json(piece)
        for piece in pieces
    ]
    return f"[{','.join(spelt)}]"


def _piece_json(piece: Piece) -> str:
    if isinstance(piece, Kept):
        return encode({"raw": (piece.start, piece.end), **dict(piece.extra)})
    return encode({"text": piece.text, **dict(piece.extra)} if piece.extra else piece.text)


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Read what `pieces_json` wrote."""
    values = _scan(text)[0]
    # A page has more pieces than all else together, nearly all of them kept runs.
    return tuple([Kept(*v) if type(v) is list else _piece(v) for v in values])


def _piece(value: Any) -> Piece:
    if isinstance(value, str):
        return Added(value)
    extra = tuple((key, item) for key, item in value.items() if key not in ("raw", "text"))
    if "raw" in value:
        return Kept(value["raw"][0], value["raw"][1], extra)
    return Added(value["text"], extra)
