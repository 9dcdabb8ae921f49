"""Writes the page model as the JSON object of `annotator-page/1`.

What is None by default is left out where the format leaves it out; unknown keys come last.
"""

from annotator.page.json_text import FORMAT, Json
from annotator.page.model import (
    Attendance,
    Block,
    Correction,
    Meeting,
    Page,
    Part,
    Source,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Extra, Kept, Piece


def object_of(page: Page) -> Json:
    """Give the JSON object of a page."""
    obj: Json = {
        "format": FORMAT,
        "id": page.id,
        "status": page.status.value,
        "meta": {
            "paper": page.meta.paper,
            "published": page.meta.published,
            "page_number": page.meta.page_number,
            **dict(page.meta.extra),
        },
    }
    if page.source is not None:
        obj["source"] = _source(page.source)
    obj |= {
        "raw": page.raw,
        "articles": [
            {"id": a.id, "kind": a.kind.value, "status": a.status.value, **dict(a.extra)}
            for a in page.articles
        ],
        "blocks": [_block(block) for block in page.blocks],
        "people": [
            {"id": p.id, "name": p.name, "titles": list(p.titles), **dict(p.extra)}
            for p in page.people
        ],
        "spans": [_span(span) for span in page.spans],
        "speeches": [_speech(speech) for speech in page.speeches],
        "meetings": [_meeting(meeting) for meeting in page.meetings],
        "corrections": [_correction(correction) for correction in page.corrections],
        **dict(page.extra),
    }
    return obj


def _with_review(obj: Json, confidence: float | None, status: Status | None, extra: Extra) -> Json:
    """Give the object with the keys that end most items, where they say anything."""
    if confidence is not None:
        obj["confidence"] = confidence
    if status is not None:
        obj["status"] = status.value
    if extra:
        obj.update(extra)
    return obj


def _source(source: Source) -> Json:
    return {
        "name": source.name,
        "sha256": source.sha256,
        "encoding": source.encoding,
        **dict(source.extra),
    }


def _block(block: Block) -> Json:
    obj = {
        "id": block.id,
        "article": block.article,
        "role": block.role.value,
        "text": block.text,
        "pieces": [_piece(piece) for piece in block.pieces],
    }
    return _with_review(obj, block.confidence, block.status, block.extra)


def _piece(piece: Piece) -> Json:
    obj: Json = (
        {"raw": [piece.start, piece.end]} if isinstance(piece, Kept) else {"text": piece.text}
    )
    if piece.extra:
        obj.update(piece.extra)
    return obj


def _span(span: Span) -> Json:
    obj: Json = {"id": span.id, "label": span.label, "parts": [_part(part) for part in span.parts]}
    if span.person is not None:
        obj["person"] = span.person
    if span.title is not None:
        obj["title"] = span.title
    return _with_review(obj, span.confidence, span.status, span.extra)


def _part(part: Part) -> Json:
    obj: Json = {"block": part.block, "start": part.start, "end": part.end}
    if part.extra:
        obj.update(part.extra)
    return obj


def _speech(speech: Speech) -> Json:
    obj = {
        "id": speech.id,
        "speaker": speech.speaker,
        "speaker_text": speech.speaker_text,
        "speaker_span": speech.speaker_span,
        "cue": speech.cue,
        "content": speech.content,
    }
    return _with_review(obj, speech.confidence, speech.status, speech.extra)


def _meeting(meeting: Meeting) -> Json:
    obj = {
        "id": meeting.id,
        "kind": meeting.kind.value,
        "name": meeting.name,
        "date": meeting.date,
        "date_value": meeting.date_value,
        "place": meeting.place,
        "hosts": [_attendance(entry) for entry in meeting.hosts],
        "attendees": [_attendance(entry) for entry in meeting.attendees],
        "mentions": list(meeting.mentions),
    }
    return _with_review(obj, meeting.confidence, meeting.status, meeting.extra)


def _attendance(entry: Attendance) -> Json:
    return {"person": entry.person, "mention": entry.mention, **dict(entry.extra)}


def _correction(correction: Correction) -> Json:
    obj = {
        "id": correction.id,
        "kind": correction.kind.value,
        "raw": [correction.start, correction.end],
        "text": correction.text,
    }
    return _with_review(obj, correction.confidence, correction.status, correction.extra)
