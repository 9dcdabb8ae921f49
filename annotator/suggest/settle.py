"""What settles a doubt in one step: the edit that most likely is right."""

from collections.abc import Iterator

from annotator.page.edits import (
    ChangeMeeting,
    ChangePerson,
    ChangeSpeech,
    Edit,
    JoinBlocks,
    RemoveSpeech,
    ReplaceText,
    ResizeSpan,
)
from annotator.page.model import (
    DATE,
    PERSON,
    Block,
    Meeting,
    Page,
    Part,
    Person,
    Role,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Added


def joined_with_next(page: Page, block: Block) -> Edit | None:
    """Join a paragraph with the next one of its article; None where it is the last."""
    at = page.block_index[block.id] + 1
    if at == len(page.blocks):
        return None
    after = page.blocks[at]
    same = after.article == block.article and after.role is Role.BODY
    return JoinBlocks(block.id, after.id) if same and after.status is not Status.REJECTED else None


def grown(span: Span, block: str, start: int, end: int) -> Edit:
    """Lay a label over what was typed at its border."""
    return ResizeSpan(
        span.id,
        tuple(
            Part(part.block, min(part.start, start), max(part.end, end))
            if part.block == block and (part.start == end or part.end == start)
            else part
            for part in span.parts
        ),
    )


def typed_in(block: Block) -> Iterator[tuple[int, int]]:
    """Give the stretches of a block that somebody typed or a correction put there."""
    at = 0
    for piece in block.pieces:
        if isinstance(piece, Added) and any(character.isalnum() for character in piece.text):
            yield at, at + len(piece)
        at += len(piece)


def called_alike(page: Page, span: Span, person: Person) -> Edit:
    """Make a mention of one stretch and the name of its person, as long, read alike.

    A mention somebody typed in is right, and the person is called so; else it is misread.
    """
    part, text = span.parts[0], page.text_of(span)
    block = page.block(part.block)
    if any(start < part.end and part.start < end for start, end in typed_in(block)):
        return ChangePerson(person.id, {"name": text})
    at = next(index for index, one in enumerate(text) if one != person.name[index])
    return ReplaceText(block.id, part.start + at, part.start + at + 1, person.name[at])


def spoken_by(page: Page, speech: Speech) -> Edit:
    """Give the speech the speaker of the one before it or the last person named before its cue.

    Where nobody is named, it is no speech.
    """
    cue = page.span_by_id.get(speech.cue) if speech.cue is not None else None
    person = None if cue is None else _last_named(page, cue.parts[0])
    if person is None:
        return RemoveSpeech(speech.id)
    return ChangeSpeech(
        speech.id, {"speaker": person, "speaker_text": page.person_by_id[person].name}
    )


def _last_named(page: Page, place: Part) -> str | None:
    """Give the person last named in the article before a place."""
    at = page.block_index[place.block]
    article = page.blocks[at].article
    for index in range(at, -1, -1):
        block = page.blocks[index]
        if block.article != article:
            return None
        named = [
            (part.start, span.person)
            for span in page.spans_by_block.get(block.id, ())
            if span.label == PERSON and span.status is not Status.REJECTED and span.person
            for part in span.parts
            if part.block == block.id and (index < at or part.end <= place.start)
        ]
        if named:
            return max(named)[1]
    return None


def dated(page: Page, meeting: Meeting, block: str | None) -> Edit | None:
    """Give a meeting the first date marked in its article; None where there is none."""
    if block is None:
        return None
    article = page.block(block).article
    dates = (
        span.id
        for span in page.spans
        if span.label == DATE
        and span.status is not Status.REJECTED
        and page.block(span.parts[0].block).article == article
    )
    date = next(dates, None)
    return None if date is None else ChangeMeeting(meeting.id, {"date": date})
