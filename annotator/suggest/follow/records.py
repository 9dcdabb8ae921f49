"""What is still empty in a speech or a meeting that a person has begun, filled from around it.

What a person filled stays as it is, and what they emptied or refused stays empty.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from annotator.page.edits.edit import fresh_ids
from annotator.page.edits.people import with_mention
from annotator.page.edits.spans import with_label
from annotator.page.model import (
    CONTENT,
    CUE,
    DATE,
    MEETING,
    PERSON,
    PLACE,
    SPEAKER,
    Attendance,
    Meeting,
    Page,
    Part,
    Span,
    Speech,
    Status,
)
from annotator.suggest.follow.sitting import MEETING_FIELDS, SPEECH_FIELDS, Sitting, filled
from annotator.suggest.follow.undecided import LIKELY
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.labels.draft import Draft
from annotator.suggest.labels.meetings.around import read_around as around_meeting
from annotator.suggest.labels.speeches.around import Told
from annotator.suggest.labels.speeches.around import read_around as around_speech

Parts = tuple[Part, ...]
Record = TypeVar("Record", Speech, Meeting)


def completed(
    before: Page, after: Page, page: Page, sitting: Sitting, known: Known = NOTHING
) -> Page:
    """Give `page` with the empty fields filled of the records that a correction filled in part.

    It led from the page before to the one after; a record that a person had made or accepted when
    the sitting began is left alone, for nobody knows what was emptied in it.
    """
    if before.speeches is not after.speeches:
        own = _begun(before.speeches, after.speeches, sitting.first.speeches, SPEECH_FIELDS)
        for id in own:
            page = _with_speech(page, id, sitting, known)
    if before.meetings is not after.meetings:
        own = _begun(before.meetings, after.meetings, sitting.first.meetings, MEETING_FIELDS)
        for id in own:
            page = _with_meeting(page, id, sitting)
    return page


def spoken(page: Page, speaker: Parts, label: str = PERSON, known: Known = NOTHING) -> Page | None:
    """Give the page with the speech of whom a person just said that they speak here.

    None where no verb and no words are found, or nobody asked for suggestions.
    """
    if not any(block.status is Status.SUGGESTED for block in page.blocks):
        return None
    who = Speech(fresh_ids((one.id for one in page.speeches), "u")[0])
    if label == PERSON:
        page, mention, person = with_mention(page, speaker)
        who = replace(who, speaker=person.id, speaker_text=person.name, speaker_span=mention)
    else:
        page, span = with_label(page, SPEAKER, speaker)
        who = replace(who, speaker_text=page.text_of(span), speaker_span=span.id)
    told = around_speech(page, Told(speaker=speaker), known)
    draft = Draft(page)
    cue, content = (
        _own(page, draft, label, parts)
        for label, parts in ((CUE, told.cue), (CONTENT, told.content))
    )
    if (cue is None and content is None) or (told.cue and cue is None):
        return None
    page = draft.page()
    return replace(page, speeches=(*page.speeches, replace(who, cue=cue, content=content)))


def _begun(
    old: Sequence[Record], new: Sequence[Record], first: Sequence[Record], fields: Collection[str]
) -> Iterator[str]:
    """Give the records of which a person just filled a field, as new ones or later."""
    was = {one.id: one for one in old}
    settled = {one.id for one in first if one.status is not Status.SUGGESTED}
    for one in new:
        if one.status is not None or one.confidence is not None or one.id in settled:
            continue
        before = was.get(one.id)
        if before is one:
            continue
        if before is None or any(
            filled(one, field) and filled(one, field) != filled(before, field) for field in fields
        ):
            yield one.id


# -- speeches -------------------------------------------------------------------------------------


def _with_speech(page: Page, id: str, sitting: Sitting, known: Known) -> Page:
    speech = next(one for one in page.speeches if one.id == id)
    wanted = {
        field
        for field in SPEECH_FIELDS
        if not filled(speech, field) and (id, field) not in sitting.emptied
    }
    if not wanted:
        return page
    given = Told(
        *(_parts(page, span) for span in (speech.speaker_span, speech.cue, speech.content))
    )
    told = around_speech(page, given, known)
    draft = Draft(page)
    fields: dict[str, Any] = {}
    for field, label, parts in (("cue", CUE, told.cue), ("content", CONTENT, told.content)):
        if field in wanted:
            fields[field] = _own(page, draft, label, parts)
    who = _mention(page, told.speaker) if "speaker" in wanted else None
    if who is not None and who.person is not None:
        name = page.person_by_id[who.person].name
        fields |= {"speaker": who.person, "speaker_text": name, "speaker_span": who.id}
    fields = {field: value for field, value in fields.items() if value is not None}
    if not fields:
        return page
    page = draft.page()
    new = replace(speech, **fields)
    return replace(page, speeches=tuple(new if one is speech else one for one in page.speeches))


def _parts(page: Page, span: str | None) -> Parts:
    return page.span_by_id[span].parts if span is not None else ()


def _own(page: Page, draft: Draft, label: str, parts: Parts) -> str | None:
    """Give a label on just these words that no record has yet; None where there can't be one."""
    id = draft.span(label, parts, LIKELY) if parts else None
    there = page.span_by_id.get(id) if id is not None else None
    if there is None:
        return id
    same = [(one.block, one.start, one.end) for one in there.parts]
    if same != [(one.block, one.start, one.end) for one in parts]:
        return None
    used = {span for one in page.speeches for span in (one.cue, one.content)}
    used |= {span for one in page.meetings for span in (one.name, *one.mentions)}
    return None if id in used else id


def _mention(page: Page, parts: Parts) -> Span | None:
    """Give the live mention of a person on these words."""
    if not parts:
        return None
    near = page.spans_by_block.get(parts[0].block, ())
    return next(
        (
            span
            for span in near
            if span.label == PERSON and span.parts == parts and span.status is not Status.REJECTED
        ),
        None,
    )


# -- meetings -------------------------------------------------------------------------------------


def _with_meeting(page: Page, id: str, sitting: Sitting) -> Page:
    meeting = next(one for one in page.meetings if one.id == id)
    wanted = {
        field
        for field in MEETING_FIELDS
        if not filled(meeting, field) and (id, field) not in sitting.emptied
    }
    found = around_meeting(page, meeting) if wanted else None
    if found is None:
        return page
    told, draft = found.told, Draft(page)
    fields: dict[str, Any] = {}
    if "name" in wanted and found.name is not None:
        fields["name"] = _own(page, draft, MEETING, (found.name,))
        if fields["name"] is None:
            return page  # a person refused it, or it is another meeting's
    if "date" in wanted and told.date is not None:
        fields["date"] = draft.span(DATE, (told.date,), LIKELY)
        if fields["date"] is not None and meeting.date_value is None:
            fields["date_value"] = told.date_value
    if "place" in wanted and told.place is not None:
        fields["place"] = draft.span(PLACE, (told.place,), LIKELY)
    gone = {person for record, person in sitting.emptied if record == id}
    there = {one.person for one in (*meeting.hosts, *meeting.attendees)}
    for field, people in (("hosts", told.hosts), ("attendees", told.attendees)):
        if field in wanted:
            fields[field] = tuple(_entries(people, gone | there))
            there |= {one.person for one in fields[field]}
    if "mentions" in wanted:
        ids = (_own(page, draft, MEETING, (part,)) for part in told.mentions)
        fields["mentions"] = tuple(dict.fromkeys(id for id in ids if id is not None))
    fields = {field: value for field, value in fields.items() if value}
    if not fields:
        return page
    page = draft.page()
    new = replace(meeting, **fields)
    return replace(page, meetings=tuple(new if one is meeting else one for one in page.meetings))


def _entries(people: Sequence[Span], but: Collection[str]) -> Iterator[Attendance]:
    for span in people:
        if span.person is not None and span.person not in but:
            yield Attendance(span.person, span.id)
