"""Relations that go because a span at one of their ends goes: each is told by what it joined."""

from collections.abc import Iterable

from annotator.formats.documents.document import Relation
from annotator.formats.exports.report import LeftOuts
from annotator.page.errors import Sentence

END_LEFT_OUT = "one of its spans is left out"
RELATIONS = {
    "speaker": Sentence("relation of a speech to its speaker"),
    "content": Sentence("relation of a speech to what is said"),
    "date": Sentence("relation of a meeting to its date"),
    "place": Sentence("relation of a meeting to its place"),
    "host": Sentence("relation of a meeting to a host"),
    "attendee": Sentence("relation of a meeting to an attendee"),
    "mention": Sentence("relation of a meeting to another mention of it"),
}


def note_lost(
    page: str,
    wanted: Iterable[Relation],
    there: Iterable[Relation],
    left: LeftOuts,
    why: str = END_LEFT_OUT,
) -> None:
    """Note the relations of a page that were wanted and are not there."""
    kept = {one[:3] for one in there}
    for one in wanted:
        if one[:3] not in kept:
            note(page, one, left, why)


def note(page: str, relation: Relation, left: LeftOuts, why: str) -> None:
    """Note that a relation of a page is left out, and why."""
    left.add(RELATIONS[relation.type], why, f"{page} {relation.head} {relation.tail}")
