"""A page out of its JSON text by the fast parser, wherever that misses nothing the strict one sees.

The fast parser says nothing of a key that stands twice, and makes a float of a whole number of more
than 64 bits. So its page is taken only where the text has no more keys than the object, and where
all of them are the format's own, which hold no such number. All else is for the strict parser,
which also words what is refused.
"""

from itertools import chain
from operator import attrgetter

import orjson

from annotator.page.codec import Json, read_page
from annotator.page.errors import FormatError
from annotator.page.model import Page

_LISTS = ("articles", "blocks", "people", "spans", "speeches", "meetings", "corrections")
_INNER = (
    ("blocks", "pieces"),
    ("spans", "parts"),
    ("meetings", "hosts"),
    ("meetings", "attendees"),
)
_SPACED = (b" :", b"\t:", b"\n:", b"\r:")
_EXTRA = attrgetter("extra")


def quick_page(data: bytes) -> Page | None:
    """Give the page of one JSON text; None where the strict parser has to say what it is."""
    try:
        obj = orjson.loads(data)
        page = read_page(obj)
    except (orjson.JSONDecodeError, FormatError):
        return None
    if _has_unknown_keys(page) or not _has_each_once(data, _keys(obj)):
        return None
    return page


def _has_each_once(data: bytes, keys: int) -> bool:
    """Whether a JSON text holds no more keys than the `keys` that its object has.

    A colon stands behind every key of the text. Where there are more, in words, quotes followed by
    a colon are counted: there is one behind every key too, unless something stands between them.
    """
    return data.count(b":") == keys or (
        data.count(b'":') == keys and not any(spaced in data for spaced in _SPACED)
    )


def _keys(obj: Json) -> int:
    """Count the keys of all objects that the format knows of, of a page that was read."""
    lists = [obj.get(name, ()) for name in _LISTS]
    lists += [item.get(inner, ()) for name, inner in _INNER for item in obj.get(name, ())]
    return (
        len(obj)
        + len(obj.get("meta", ()))
        + len(obj.get("source") or ())
        + sum(map(len, chain.from_iterable(lists)))
    )


def _has_unknown_keys(page: Page) -> bool:
    lists = [getattr(page, name) for name in _LISTS]
    lists += [getattr(item, inner) for name, inner in _INNER for item in getattr(page, name)]
    whole = (page, page.meta, page.source or page.meta)
    return any(map(_EXTRA, chain(whole, *lists)))
