"""What of a page deserves a look: places with a reason, found anew after each step."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import ne

from annotator.page.check import uncovered
from annotator.page.edits import (
    Accept,
    Edit,
    PutBack,
    RemoveMeeting,
    RemoveSpeech,
    ReplaceText,
)
from annotator.page.model import Block, Page, Part, Role, Status
from annotator.suggest.doubtful_ends import doubtful_ends
from annotator.suggest.doubtful_text import doubtful_text
from annotator.suggest.settle import (
    called_alike,
    dated,
    grown,
    joined_with_next,
    spoken_by,
    typed_in,
)

NOTE, LOOK, FAULT = 1, 2, 3
"""Severities: good to know, look at it, something is missing or wrong."""

REASONS: dict[str, tuple[int, str]] = {
    "unused": (FAULT, "This raw text stands in no paragraph and nothing says why: {text}"),
    "uncertain_block": (LOOK, "The program is not sure of this paragraph ({percent} %)"),
    "may_end": (LOOK, "A paragraph may end here ({percent} % that it goes on)"),
    "may_go_on": (LOOK, "It may go on in the next line ({percent} % that it ends)"),
    "uncertain_label": (NOTE, "The program is not sure of this label ({percent} %): {text}"),
    "uncertain_correction": (LOOK, "The program is not sure of this correction: {text}"),
    "unfinished": (LOOK, "The paragraph ends without a closing mark"),
    "cut_list": (FAULT, "The paragraph ends inside a list of names"),
    "no_speaker": (LOOK, "Nobody is given as the speaker of this speech"),
    "no_cue": (LOOK, "This speech has no verb that reports it"),
    "no_content": (FAULT, "This speech has nothing that is said"),
    "no_name": (FAULT, "This meeting has no name"),
    "no_date": (NOTE, "This meeting has no date"),
    "named_otherwise": (LOOK, "It reads {text} here, but the person is called {name}"),
    "typed_at_border": (LOOK, "Text was typed at the border of this label: {text}"),
    "look_alike": (NOTE, "This looks misread, by what stands about it: {text}"),
    "latin": (NOTE, "A Latin letter stands inside Chinese text: {text}"),
    "doubled": (NOTE, "These characters stand twice: {text}"),
    "traditional": (NOTE, "A traditional character stands in simplified text: {text}"),
    "radical": (LOOK, "A radical stands for an ordinary character: {text}"),
    "unreadable": (FAULT, "This character could not be read: {text}"),
}
"""Each kind of doubt with its severity and its English words; the kind is the message key."""

_SURE_BLOCK = 0.6
_SURE_LABEL = 0.65
_ENDS = "。！？!?…”’」』）)】》：:;；.—"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place to look at: a stretch of a block's text, or of raw where no block holds it."""

    kind: str
    block: str | None
    start: int
    end: int
    raw_start: int | None = None
    raw_end: int | None = None
    record: str | None = None
    """The speech or meeting the doubt is about."""
    arguments: tuple[tuple[str, str], ...] = ()
    settle: Edit | None = None
    """What settles it in one step; None where a person has to write or to choose."""

    @property
    def severity(self) -> int:
        return REASONS[self.kind][0]

    @property
    def reason(self) -> tuple[str, dict[str, str]]:
        """The message key and its arguments, to be put into words of any language."""
        return self.kind, dict(self.arguments)

    @property
    def text(self) -> str:
        """The reason in English."""
        return REASONS[self.kind][1].format(**dict(self.arguments))


def doubts(page: Page) -> tuple[Doubt, ...]:
    """Give what deserves a look, in the order of the text; what stands in no block comes last."""
    ends = list(_line_ends(page))
    told = {one.block for one in ends}
    found = [
        *ends,
        *(one for one in _blocks(page) if one.kind != "uncertain_block" or one.block not in told),
        *_labels(page),
        *_names(page),
        *_borders(page),
        *_speeches(page),
        *_meetings(page),
        *_characters(page),
        *_raw(page),
    ]
    index = page.block_index
    last = len(index)
    found.sort(
        key=lambda one: (
            last if one.block is None else index[one.block],
            one.raw_start or 0,
            one.start,
            -one.severity,
            one.kind,
            one.end,
        )
    )
    return tuple(found)


def _percent(confidence: float) -> tuple[str, str]:
    return "percent", str(round(100 * confidence))


def _short(text: str) -> tuple[str, str]:
    return "text", text if len(text) <= 24 else text[:23] + "…"


def _line_ends(page: Page) -> Iterator[Doubt]:
    for one in doubtful_ends(page):
        yield Doubt(
            "may_end" if one.joined else "may_go_on",
            one.block.id,
            one.at,
            one.at + 1,
            arguments=(_percent(one.sure),),
            settle=one.flip,
        )


def _blocks(page: Page) -> Iterator[Doubt]:
    for block in page.blocks:
        if block.status is Status.REJECTED:
            continue
        sure = block.confidence
        if block.status is Status.SUGGESTED and sure is not None and sure < _SURE_BLOCK:
            end = len(block.text)
            accept = Accept((("block", block.id),))
            words = (_percent(sure),)
            yield Doubt("uncertain_block", block.id, 0, end, arguments=words, settle=accept)
        if block.role is Role.BODY and block.text and block.text[-1] not in _ENDS:
            end = len(block.text)
            kind = "cut_list" if _in_list(page, block) else "unfinished"
            yield Doubt(kind, block.id, end - 1, end, settle=joined_with_next(page, block))


def _in_list(page: Page, block: Block) -> bool:
    """Whether the block breaks off behind names with list marks between them."""
    ends = sorted(
        part.end
        for span in page.spans_by_block.get(block.id, ())
        if span.label == "person" and span.status is not Status.REJECTED
        for part in span.parts
        if part.block == block.id
    )
    return bool(ends) and len(block.text) - ends[-1] <= 4 and "、" in block.text[ends[0] :]


def _labels(page: Page) -> Iterator[Doubt]:
    for span in page.spans:
        sure = span.confidence
        if span.status is Status.SUGGESTED and sure is not None and sure < _SURE_LABEL:
            part = span.parts[0]
            words = (_percent(sure), _short(page.text_of(span)))
            yield Doubt(
                "uncertain_label",
                part.block,
                part.start,
                part.end,
                arguments=words,
                settle=Accept((("span", span.id),)),
            )


def _names(page: Page) -> Iterator[Doubt]:
    """Point to mentions that differ from the person's name by one character, as misreadings do."""
    for span in page.spans:
        if span.person is None or span.status is Status.REJECTED or len(span.parts) > 1:
            continue
        text, person = page.text_of(span), page.person_by_id[span.person]
        if len(text) == len(person.name) and sum(map(ne, text, person.name)) == 1:
            part = span.parts[0]
            words = (_short(text), ("name", person.name))
            settle = called_alike(page, span, person)
            yield Doubt(
                "named_otherwise", part.block, part.start, part.end, arguments=words, settle=settle
            )


def _borders(page: Page) -> Iterator[Doubt]:
    """Point to what was typed at the border of a judged label: does it belong to it?"""
    typed: dict[str, tuple[tuple[int, int], ...]] = {}
    for span in page.spans:
        if not span.fixed:
            continue
        for part in span.parts:
            block = page.block(part.block)
            if part.block not in typed:
                typed[part.block] = tuple(typed_in(block))
            for start, end in typed[part.block]:
                if end == part.start or start == part.end:
                    words = (_short(block.text[start:end]),)
                    settle = grown(span, block.id, start, end)
                    yield Doubt(
                        "typed_at_border", block.id, start, end, arguments=words, settle=settle
                    )


def _speeches(page: Page) -> Iterator[Doubt]:
    for speech in page.speeches:
        if speech.status is Status.REJECTED:
            continue
        place = _place(page, speech.cue, speech.content, speech.speaker_span)
        if speech.speaker is None and not speech.speaker_text.strip():
            settle = spoken_by(page, speech)
            yield Doubt("no_speaker", *place, record=speech.id, settle=settle)
        if speech.cue is None:
            yield Doubt("no_cue", *place, record=speech.id, settle=RemoveSpeech(speech.id))
        if speech.content is None:
            yield Doubt("no_content", *place, record=speech.id, settle=RemoveSpeech(speech.id))


def _meetings(page: Page) -> Iterator[Doubt]:
    for meeting in page.meetings:
        if meeting.status is Status.REJECTED:
            continue
        entries = (entry.mention for entry in (*meeting.hosts, *meeting.attendees))
        place = _place(page, meeting.name, meeting.date, *meeting.mentions, *entries)
        if meeting.name is None:
            yield Doubt("no_name", *place, record=meeting.id, settle=RemoveMeeting(meeting.id))
        if meeting.date is None:
            settle = dated(page, meeting, place[0])
            yield Doubt("no_date", *place, record=meeting.id, settle=settle)


def _place(page: Page, *spans: str | None) -> tuple[str | None, int, int]:
    """Give the first place the spans name; no place where they name none."""
    for id in spans:
        span = page.span_by_id.get(id) if id is not None else None
        if span is not None:
            part: Part = span.parts[0]
            return part.block, part.start, part.end
    return None, 0, 0


class _Joined:
    """The text of all blocks as one string, to be searched in one go."""

    def __init__(self, page: Page) -> None:
        self.blocks = [one for one in page.blocks if one.status is not Status.REJECTED]
        self.text = "\n".join(block.text for block in self.blocks)

    @cached_property
    def starts(self) -> list[int]:
        return list(accumulate((len(one.text) + 1 for one in self.blocks), initial=0))

    def place(self, at: int) -> tuple[Block, int]:
        index = bisect_right(self.starts, at) - 1
        return self.blocks[index], at - self.starts[index]


def _characters(page: Page) -> Iterator[Doubt]:
    joined = _Joined(page)
    for kind, start, end, meant in doubtful_text(joined.text):
        block, at = joined.place(start)
        size, text = end - start, joined.text[start:end]
        words = (_short(text if meant is None else f"{text} → {meant}"),)
        settle = None if meant is None else ReplaceText(block.id, at, at + size, meant)
        yield Doubt(kind, block.id, at, at + size, arguments=words, settle=settle)


def _raw(page: Page) -> Iterator[Doubt]:
    for start, end in uncovered(page):
        text = (_short(page.raw[start:end].replace("\n", " ")),)
        back = PutBack(start, end)
        yield Doubt("unused", None, 0, 0, raw_start=start, raw_end=end, arguments=text, settle=back)
    for one in page.corrections:
        sure = one.confidence
        if one.status is Status.SUGGESTED and sure is not None and sure < _SURE_BLOCK:
            text = (_short(page.raw[one.start : one.end].replace("\n", " ")),)
            yield Doubt(
                "uncertain_correction",
                None,
                0,
                0,
                raw_start=one.start,
                raw_end=one.end,
                arguments=text,
                settle=Accept((("correction", one.id),)),
            )
