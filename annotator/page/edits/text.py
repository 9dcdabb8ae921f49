"""Edits of the text itself: typing, deleting, copying, cutting and pasting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.page.check import UNPRINTABLE
from annotator.page.edits.arrange import Draft, Fresh, Run, Slice, rearranged
from annotator.page.edits.edit import block_of, by_hand, fresh_ids
from annotator.page.edits.origin import Origin, origin_of
from annotator.page.errors import EditError
from annotator.page.model import Attendance, Block, Meeting, Page, Part, Person, Span, Speech
from annotator.page.pieces import Added, Kept, Piece, Place, RawMap, cut, joined, text_of


def run_of_typing(before: str, after: str, start: int, end: int) -> tuple[int, int, str]:
    """Give (start, end, text) of the one replacement that a run of typing comes to.

    `before` and `after` are the block's text before and after the run; `[start, end)` is the
    selection the first key acted on (the character a Backspace took; empty for an insertion).
    What is alike at both ends is trimmed, but never into that selection: so a name that is
    replaced by a longer one that begins alike was replaced as a whole, and keeps its label.
    """
    low = 0
    most = min(start, len(after))
    while low < most and before[low] == after[low]:
        low += 1
    tail = 0
    most = min(len(before) - max(end, low), len(after) - low)
    while tail < most and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return low, len(before) - tail, after[low : len(after) - tail]


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Put `text` in the place of the characters `[start, end)` of a block; a run of typing.

    A label keeps a replacement inside it or exactly upon it; text put in at its border stays
    outside. Raw characters that go are noted in a hand correction. A person is called by the
    corrected name once no mention reads the old one.
    """

    block: str
    start: int
    end: int
    text: str
    name: ClassVar[str] = "Typing"

    def apply(self, page: Page) -> Page:
        block = block_of(page, self.block)
        if not 0 <= self.start <= self.end <= len(block.text):
            raise EditError("The text was not changed: the place lies outside the paragraph.")
        if found := UNPRINTABLE.search(self.text):
            raise EditError(
                "The text was not changed: fixed text holds no line break or control character "
                "(U+{code:04X}). Split the paragraph instead.",
                code=ord(found.group()),
            )
        if block.text[self.start : self.end] == self.text:
            return page
        runs = _replaced(page, block, self.start, self.end, (Added(self.text),))
        layout: list[Block | Draft] = list(page.blocks)
        layout[page.block_index[block.id]] = Draft(by_hand(block), runs)
        after = rearranged(page, layout, instead=self.text)
        for span in page.spans_by_block.get(block.id, ()):
            if span.person is not None and any(
                part.block == block.id and _keeps(part, self.start, self.end) for part in span.parts
            ):
                from annotator.page.edits.people import called_as_corrected  # slow to load

                after = called_as_corrected(page, after, span)
        return after


def _replaced(
    page: Page, block: Block, start: int, end: int, pieces: tuple[Piece, ...]
) -> tuple[Run, ...]:
    """Give the runs of a block with `[start, end)` replaced and the labels that keep it."""
    inside = frozenset(
        span.id
        for span in page.spans_by_block.get(block.id, ())
        for part in span.parts
        if part.block == block.id and _keeps(part, start, end)
    )
    return (
        Slice(block.id, 0, start),
        Fresh(joined(pieces), inside),
        Slice(block.id, end, len(block.text)),
    )


def _keeps(part: Part, start: int, end: int) -> bool:
    """Whether a replacement of `[start, end)` belongs to the part."""
    if start == end:
        return part.start < start < part.end
    return part.start <= start and end <= part.end


def in_order(page: Page, start: Place, end: Place) -> tuple[Place, Place]:
    """Give two places of a page in reading order; EditError where one is not on it."""
    for place in (start, end):
        if not 0 <= place.offset <= len(block_of(page, place.block).text):
            raise EditError("The place lies outside the paragraph.")
    index = page.block_index
    if (index[start.block], start.offset) > (index[end.block], end.offset):
        start, end = end, start
    return start, end


@dataclass(frozen=True, slots=True)
class DeleteRange:
    """Delete from one place to another, over any number of blocks.

    Inside an article what is left of the first and last block is joined; over an article's
    border each is cut and nothing is joined. Blocks between go.
    """

    start: Place
    end: Place
    name: ClassVar[str] = "Delete"

    def apply(self, page: Page) -> Page:
        return Paste(self.start, self.end, Fragment()).apply(page)


@dataclass(frozen=True, slots=True)
class CopiedSpan:
    """A span of a fragment: its stretches as (paragraph, start, end)."""

    span: Span
    parts: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Fragment:
    """Copied or cut text: paragraphs of pieces, the labels on them, and those labels' records."""

    paragraphs: tuple[tuple[Piece, ...], ...] = ((),)
    spans: tuple[CopiedSpan, ...] = ()
    people: tuple[Person, ...] = ()
    speeches: tuple[Speech, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    origin: Origin | None = None
    """Where several paragraphs stood, to go back there whole."""

    @classmethod
    def plain(cls, text: str) -> "Fragment":
        """Make a fragment of text from elsewhere: each line a paragraph, control characters out."""
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        cleaned = (UNPRINTABLE.sub("", line.replace("\t", " ")) for line in lines)
        return cls(tuple((Added(line),) if line else () for line in cleaned))


def copy_fragment(page: Page, start: Place, end: Place) -> Fragment:
    """Give the pieces, labels and records of the text between two places, for the clipboard."""
    start, end = in_order(page, start, end)
    first, last = page.block_index[start.block], page.block_index[end.block]
    stretches = [
        Slice(
            block.id,
            start.offset if block.id == start.block else 0,
            end.offset if block.id == end.block else len(block.text),
        )
        for block in page.blocks[first : last + 1]
    ]
    number = {stretch.block: index for index, stretch in enumerate(stretches)}
    spans: list[CopiedSpan] = []
    for span in page.spans:
        parts = [
            (number[part.block], max(part.start, s.start) - s.start, min(part.end, s.end) - s.start)
            for part in span.parts
            if part.block in number and (s := stretches[number[part.block]])
        ]
        if inside := tuple(part for part in parts if part[1] < part[2]):
            spans.append(CopiedSpan(span, inside))
    people = {copied.span.person for copied in spans}
    ids = {copied.span.id for copied in spans}
    return Fragment(
        tuple(cut(page.block(s.block).pieces, s.start, s.end) for s in stretches),
        tuple(spans),
        tuple(person for person in page.people if person.id in people),
        tuple(u for u in page.speeches if ids & {u.speaker_span, u.cue, u.content}),
        tuple(m for m in page.meetings if ids & _spans_of(m)),
        origin_of(page, start, end),
    )


def _spans_of(meeting: Meeting) -> set[str | None]:
    entries = (*meeting.hosts, *meeting.attendees)
    own = {meeting.name, meeting.date, meeting.place, *meeting.mentions}
    return own | {entry.mention for entry in entries}


@dataclass(frozen=True, slots=True)
class Paste:
    """Put a fragment in the place of what lies between two places.

    Pieces keep their raw characters as far as no block of the page uses them; others are pasted
    as added ones. Labels come along: one that was cut comes back as itself, with its place in
    the records that are still there; one that was copied becomes a second one. Pasted paragraphs
    are like the one they are pasted into; cut ones that are put back where nothing changed
    meanwhile have the roles and articles again that they had.
    """

    start: Place
    end: Place
    fragment: Fragment
    name: ClassVar[str] = "Paste"

    def apply(self, page: Page) -> Page:
        start, end = in_order(page, self.start, self.end)
        first, last = block_of(page, start.block), block_of(page, end.block)
        if len(self.fragment.paragraphs) == 1 and first is last:
            return self._inside(page, first, start.offset, end.offset)
        return self._over(page, first, last, start, end)

    def _inside(self, page: Page, block: Block, start: int, end: int) -> Page:
        pieces = _unused(page, self.fragment.paragraphs, (block.id, start, end))[0]
        if start == end and not pieces:
            return page
        runs = _replaced(page, block, start, end, pieces)
        layout: list[Block | Draft] = list(page.blocks)
        layout[page.block_index[block.id]] = Draft(by_hand(block), runs)
        after = rearranged(page, layout, instead=text_of(page.raw, pieces))
        return _labelled(page, after, self.fragment, [(block.id, start)])

    def _over(self, page: Page, first: Block, last: Block, start: Place, end: Place) -> Page:
        unused = _unused(page, self.fragment.paragraphs, None)
        origin = self.fragment.origin
        if origin is not None and origin.left_on(page, start, end):
            layout, articles = origin.put_back(page, unused)
            after = rearranged(page, layout, new_articles=articles)
            places = [(start.block, start.offset), *((b.id, 0) for b in origin.blocks[1:])]
            return _labelled(page, after, self.fragment, places)
        contents = [Fresh(p) for p in unused]
        # Pieces of page furniture are in no article: each stands for itself.
        same = first is last or (first.article is not None and first.article == last.article)
        head = Slice(first.id, 0, start.offset)
        tail = Slice(last.id, end.offset, len(last.text))
        ids = fresh_ids(page.block_index, "b", len(contents))
        drafts = [Draft(by_hand(first), (head, contents[0]))]
        drafts += [
            Draft(by_hand(first, id=id, extra=()), (content,))
            for id, content in zip(ids, contents[1:], strict=False)
        ]
        if same:
            drafts[-1] = replace(drafts[-1], runs=(*drafts[-1].runs, tail))
        else:
            drafts.append(Draft(by_hand(last), (tail,)))
        low, high = page.block_index[first.id], page.block_index[last.id]
        layout = [*page.blocks[:low], *drafts, *page.blocks[high + 1 :]]
        after = rearranged(page, layout)
        places = [(first.id, start.offset), *((id, 0) for id in ids)]
        return _labelled(page, after, self.fragment, places)


def _unused(
    page: Page, paragraphs: Sequence[tuple[Piece, ...]], replaced: tuple[str, int, int] | None
) -> list[tuple[Piece, ...]]:
    """Give the paragraphs with the raw characters that some block uses turned into added ones.

    `replaced` is a stretch (block, start, end) that the paste replaces, whose raw characters
    are therefore free.
    """
    contents: list[tuple[str, Sequence[Piece]]] = []
    for block in page.blocks:
        if replaced is not None and block.id == replaced[0]:
            contents.append((block.id, cut(block.pieces, 0, replaced[1])))
            contents.append((block.id, cut(block.pieces, replaced[2], len(block.text))))
        else:
            contents.append((block.id, block.pieces))
    used = RawMap(contents)
    taken: set[int] = set()
    result = []
    for pieces in paragraphs:
        free: list[Piece] = []
        for piece in pieces:
            if isinstance(piece, Added):
                free.append(piece)
                continue
            for at in range(piece.start, piece.end):
                if at in taken or at >= len(page.raw) or used.place(at) is not None:
                    free.append(Added(page.raw[at : at + 1]))
                else:
                    taken.add(at)
                    free.append(Kept(at, at + 1))
        result.append(joined(free))
    return result


def _labelled(
    before: Page, page: Page, fragment: Fragment, places: Sequence[tuple[str, int]]
) -> Page:
    """Give the page with a fragment's labels on its pasted text."""
    if not fragment.spans:
        return page
    names = {copied.span.id: copied.span.id for copied in fragment.spans}
    present = {span.id for span in (*before.spans, *page.spans)}
    again = [id for id in names if id in present]
    names.update(zip(again, fresh_ids(present | names.keys(), "s", len(again)), strict=True))
    spans = [*page.spans]
    for copied in fragment.spans:
        parts = tuple(
            Part(places[paragraph][0], places[paragraph][1] + low, places[paragraph][1] + high)
            for paragraph, low, high in copied.parts
        )
        spans.append(replace(copied.span, id=names[copied.span.id], parts=parts))
    people = {person.id for person in page.people}
    back = {id for id, name in names.items() if id == name}
    page = replace(
        page,
        spans=tuple(spans),
        people=(*page.people, *(p for p in fragment.people if p.id not in people)),
    )
    return _recorded(page, fragment, back)


def _recorded(page: Page, fragment: Fragment, back: set[str]) -> Page:
    """Give the page with the spans that came back standing in their records again."""
    known = page.span_by_id.keys()
    people = page.person_by_id.keys()
    speeches = {speech.id: speech for speech in page.speeches}
    for old in fragment.speeches:
        if not back & {old.speaker_span, old.cue, old.content}:
            continue
        now = speeches.get(old.id, replace(old, speaker_span=None, cue=None, content=None))
        speeches[old.id] = replace(
            now,
            speaker=now.speaker if now.speaker in people else None,
            speaker_span=_again(now.speaker_span, old.speaker_span, back),
            cue=_again(now.cue, old.cue, back),
            content=_again(now.content, old.content, back),
        )
    meetings = tuple(_met_again(meeting, fragment, back) for meeting in page.meetings)
    kept = (s for s in speeches.values() if {s.cue, s.content} & known)
    return replace(page, speeches=tuple(kept), meetings=meetings)


def _met_again(meeting: Meeting, fragment: Fragment, back: set[str]) -> Meeting:
    for old in fragment.meetings:
        if old.id == meeting.id:
            return replace(
                meeting,
                name=_again(meeting.name, old.name, back),
                date=_again(meeting.date, old.date, back),
                place=_again(meeting.place, old.place, back),
                hosts=_attending_again(meeting.hosts, old.hosts, back),
                attendees=_attending_again(meeting.attendees, old.attendees, back),
                mentions=meeting.mentions
                + tuple(m for m in old.mentions if m in back and m not in meeting.mentions),
            )
    return meeting


def _attending_again(
    now: tuple[Attendance, ...], then: tuple[Attendance, ...], back: set[str]
) -> tuple[Attendance, ...]:
    mentions = {entry.person: entry.mention for entry in then}
    return tuple(
        replace(entry, mention=_again(entry.mention, mentions.get(entry.person), back))
        for entry in now
    )


def _again(now: str | None, then: str | None, back: set[str]) -> str | None:
    return then if now is None and then in back else now
