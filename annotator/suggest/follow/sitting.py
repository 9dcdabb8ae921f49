"""What a person decided in one sitting, as far as a page itself does not keep it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotator.page.model import Block, Meeting, Page, Speech, Status
from annotator.page.pieces import Kept

Stretch = tuple[int, int]
SPEECH_FIELDS = ("speaker", "cue", "content")
MEETING_FIELDS = ("name", "date", "place", "hosts", "attendees", "mentions")


@dataclass(frozen=True, slots=True)
class Sitting:
    """The page that a person began with, and what became of it that no later page tells."""

    first: Page
    """The page as it was opened, or with the suggestions that were taken over since."""
    named: tuple[Stretch, ...] = ()
    """The raw characters of paragraphs whose role a person gave or confirmed."""
    emptied: frozenset[tuple[str, str]] = frozenset()
    """Fields of records that a person emptied, or accepted empty, and the people they took out.

    (id of the record, name of the field or id of the person).
    """

    def corrected(self, before: Page, after: Page) -> "Sitting":
        """Give the sitting after a correction that led from one page to the next."""
        return replace(
            self,
            named=(*self.named, *_named(before, after)),
            emptied=self.emptied.union(_emptied(before, after)),
        )


def filled(record: Speech | Meeting, field: str) -> object:
    """Give what stands in a field of a record; something false where it is empty."""
    if isinstance(record, Speech) and field == "speaker":
        return record.speaker or record.speaker_text or record.speaker_span
    return getattr(record, field)


def _named(before: Page, after: Page) -> Iterator[Stretch]:
    """Give the raw of the paragraphs whose role was given: another one, or the one they had.

    Who gives a paragraph the role that was suggested, or accepts it, leaves all else as it was.
    """
    if before.blocks is after.blocks:
        return
    known = {block.id: block for block in before.blocks}
    for block in after.blocks:
        was = known.get(block.id)
        if was is None or was is block or not block.fixed:
            continue
        if was.role is not block.role or _is_confirmed(was, block):
            yield from ((one.start, one.end) for one in block.pieces if isinstance(one, Kept))


def _is_confirmed(was: Block, block: Block) -> bool:
    waited = was.status is Status.SUGGESTED
    return waited and (was.text, was.article) == (block.text, block.article)


def _emptied(before: Page, after: Page) -> Iterator[tuple[str, str]]:
    if before.speeches is not after.speeches:
        was = {one.id: one for one in before.speeches}
        for speech in after.speeches:
            yield from _empty(was.get(speech.id), speech, SPEECH_FIELDS)
    if before.meetings is not after.meetings:
        met = {one.id: one for one in before.meetings}
        for meeting in after.meetings:
            old = met.get(meeting.id)
            yield from _empty(old, meeting, MEETING_FIELDS)
            if old is not None:
                yield from ((meeting.id, id) for id in _people(old) - _people(meeting))


def _empty(
    was: Speech | Meeting | None, now: Speech | Meeting, fields: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Give the fields that were emptied, and those that were accepted as they are."""
    if was is None or was is now:
        return
    accepted = now.status is Status.ACCEPTED
    for field in fields:
        if not filled(now, field) and (accepted or filled(was, field)):
            yield now.id, field


def _people(meeting: Meeting) -> set[str]:
    return {one.person for one in (*meeting.hosts, *meeting.attendees)}
