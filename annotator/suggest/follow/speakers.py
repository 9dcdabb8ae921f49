"""Who goes on speaking, where a person said who speaks first."""

from collections.abc import Iterator
from dataclasses import replace

from annotator.page.model import Page, Speech, Status

_Who = tuple[str | None, str]


def carried_on(before: Page, after: Page, page: Page) -> Page:
    """Give `page` with the speaker that a person corrected in the speeches that go on from it.

    These are the suggested ones behind it in its article, up to the first with a speaker of its
    own or another one, that had the same wrong speaker: 他还说 and the like.
    """
    if before.speeches is after.speeches:
        return page
    was = {one.id: one for one in before.speeches}
    own: dict[str, _Who] = {}
    for right in after.speeches:
        wrong = was.get(right.id)
        if wrong is None or wrong.status is not Status.SUGGESTED or _who(wrong) == _who(right):
            continue
        if right.status is None and (right.speaker or right.speaker_text):
            own.update((one, _who(right)) for one in _behind(page, right, _who(wrong)))
    if not own:
        return page
    return replace(
        page,
        speeches=tuple(
            replace(one, speaker=own[one.id][0], speaker_text=own[one.id][1])
            if one.id in own
            else one
            for one in page.speeches
        ),
    )


def _who(speech: Speech) -> _Who:
    return speech.speaker, speech.speaker_text


def _behind(page: Page, first: Speech, wrong: _Who) -> Iterator[str]:
    places = {one.id: place for one in page.speeches if (place := _place(page, one)) is not None}
    start = places.get(first.id)
    if start is None:
        return
    article = page.blocks[start[0]].article
    order = sorted((one for one in page.speeches if one.id in places), key=lambda s: places[s.id])
    for one in order:
        if places[one.id] <= start or one.status is Status.REJECTED:
            continue
        same = page.blocks[places[one.id][0]].article == article and _who(one) == wrong
        if not same or one.status is not Status.SUGGESTED or one.speaker_span is not None:
            return
        yield one.id


def _place(page: Page, speech: Speech) -> tuple[int, int] | None:
    """Give the number of the block and the offset where a speech's cue or content begins."""
    span = page.span_by_id.get(speech.cue or speech.content or "")
    if span is None:
        return None
    return page.block_index[span.parts[0].block], span.parts[0].start
