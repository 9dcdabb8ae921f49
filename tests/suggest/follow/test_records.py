"""What is empty in a record that a person begins is offered; what they emptied stays empty."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.page.check import broken
from annotator.page.edits import (
    Accept,
    AddAttendance,
    ChangeMeeting,
    ChangeSpeech,
    Edit,
    RecordMeeting,
    RecordSpeech,
    Refuse,
    RemoveMeeting,
    RemoveSpeech,
)
from annotator.page.edits.fill import FillMeeting, FillSpeech
from annotator.page.errors import EditError
from annotator.page.model import MEETING, PERSON, SPEAKER, MeetingKind, Page, Part, Role, Status
from annotator.suggest.follow.differences import Kind, differences
from annotator.suggest.follow.follow import follow
from annotator.suggest.follow.records import spoken
from annotator.suggest.follow.sitting import Sitting
from annotator.suggest.labels.draft import Draft
from annotator.suggest.labels.label import label
from tests.suggest.follow.test_follow import held_fast, waiting
from tests.suggest.test_hands_stay import PAGE, edit, judged

FIELDS = {
    "speeches": ("speaker", "speaker_text", "speaker_span", "cue", "content"),
    "meetings": ("name", "date", "date_value", "place", "hosts", "attendees", "mentions"),
}


def bare(*blocks: tuple[Role, str]) -> Page:
    """Give a page with its people, and without a record: as if none had been found."""
    page = label(waiting(*blocks))
    people = tuple(span for span in page.spans if span.label == PERSON)
    return replace(page, spans=people, speeches=(), meetings=())


def at(page: Page, words: str, block: str = "b1") -> tuple[Part, ...]:
    start = page.block(block).text.index(words)
    return (Part(block, start, start + len(words)),)


def words_of(page: Page, span: str | None) -> str | None:
    return page.text_of(page.span_by_id[span]) if span is not None else None


def names_of(page: Page, people: Sequence[object]) -> list[str]:
    return [page.person_by_id[one.person].name for one in people]  # type: ignore[attr-defined]


def after(page: Page, *edits: Edit) -> tuple[Page, Page, Sitting]:
    """Give the page before the last edit, the one after it, and the sitting."""
    before, sitting = page, Sitting(page)
    for one in edits:
        before, page = page, one.apply(page)
        sitting = sitting.corrected(before, page)
    return before, page, sitting


SPEECH = "渠尾的老人林小满接过话头念叨：“水到了，心里就踏实了。”大家都笑了。"
MEETING_TEXT = (
    "4月2日，全县春灌誓师会在青禾县体育场召开。县长温颂白主持会议，"
    "副县长方圆里、白临川参加。温颂白强调，要把水放到每一块田里去。"
)


def test_what_is_said_is_found_behind_the_verb_that_a_person_gave() -> None:
    page = bare((Role.BODY, SPEECH))
    record = RecordSpeech(at(page, "念叨"), speaker=at(page, "林小满"))
    before, now, sitting = after(page, record)
    new = follow(before, now, sitting=sitting)
    assert new is not None
    assert broken(new) == []
    (speech,) = new.speeches
    assert words_of(new, speech.content) == "“水到了，心里就踏实了。”"
    assert (speech.status, new.span_by_id[speech.content or ""].status) == (None, Status.SUGGESTED)
    assert [one.kind for one in differences(now, new)] == [Kind.CONTENT]


def test_who_speaks_brings_the_verb_and_what_is_said_before_there_is_a_record() -> None:
    page = bare((Role.BODY, SPEECH))
    new = spoken(page, at(page, "林小满"))
    assert new is not None
    assert broken(new) == []
    (speech,) = new.speeches
    assert speech.speaker_text == "林小满"
    assert words_of(new, speech.speaker_span) == "林小满"
    assert words_of(new, speech.cue) == "念叨", "the last verb before what is said aloud"
    assert words_of(new, speech.content) == "“水到了，心里就踏实了。”"
    assert page.speeches == ()


def test_an_institution_speaks_as_a_person_does() -> None:
    page = bare((Role.BODY, "青禾县水务所提醒，放水前要先清渠。"))
    new = spoken(page, at(page, "青禾县水务所"), SPEAKER)
    assert new is not None
    (speech,) = new.speeches
    assert (speech.speaker, speech.speaker_text) == (None, "青禾县水务所")
    assert words_of(new, speech.cue) == "提醒"
    assert words_of(new, speech.content) == "放水前要先清渠。"


def test_behind_a_name_and_a_colon_no_verb_is_needed() -> None:
    page = bare((Role.BODY, "林小满：水到了，心里就踏实了。"))
    new = spoken(page, at(page, "林小满"))
    assert new is not None
    (speech,) = new.speeches
    assert speech.cue is None
    assert words_of(new, speech.content) == "水到了，心里就踏实了。"


def test_where_nothing_is_said_nothing_is_offered() -> None:
    page = bare((Role.BODY, "渠尾的老人林小满家里来了客人。大家都笑了。"))
    assert spoken(page, at(page, "林小满")) is None


def test_what_is_said_tells_its_verb_and_who_speaks() -> None:
    for text in (
        "副县长方圆里说：“账目贴出来了。”大家都笑了。",
        "“账目贴出来了。”副县长方圆里说。",
    ):
        page = bare((Role.BODY, text))
        record = RecordSpeech(content=at(page, "“账目贴出来了。”"))
        before, now, sitting = after(page, record)
        new = follow(before, now, sitting=sitting)
        assert new is not None
        (speech,) = new.speeches
        assert (speech.speaker_text, words_of(new, speech.cue)) == ("方圆里", "说")
        assert [one.kind for one in differences(now, new)] == [Kind.SPEAKER, Kind.CUE]


def test_a_verb_that_another_speech_has_or_that_was_refused_is_not_taken() -> None:
    page = bare((Role.BODY, "副县长方圆里说，账目贴出来了。"))
    taken = RecordSpeech(at(page, "说"), at(page, "账目贴出来了"), speaker_text="大家").apply(page)
    assert spoken(taken, at(page, "方圆里")) is None
    found = label(page)
    refused = Refuse((("speech", found.speeches[0].id),)).apply(found)
    assert spoken(refused, at(page, "方圆里")) is None


def test_the_name_of_a_meeting_brings_its_day_its_place_and_its_people() -> None:
    page = bare((Role.BODY, MEETING_TEXT))
    before, now, sitting = after(page, RecordMeeting(at(page, "全县春灌誓师会")))
    new = follow(before, now, sitting=sitting)
    assert new is not None
    assert broken(new) == []
    (meeting,) = new.meetings
    assert words_of(new, meeting.date) == "4月2日"
    assert words_of(new, meeting.place) == "青禾县体育场"
    assert names_of(new, meeting.hosts) == ["温颂白"]
    assert names_of(new, meeting.attendees) == ["方圆里", "白临川"]
    told = [one.kind for one in differences(now, new)]
    assert told == [Kind.DATE, Kind.PLACE, Kind.HOST, Kind.ATTENDEE, Kind.ATTENDEE]


def test_the_day_of_a_meeting_brings_its_name() -> None:
    page = bare((Role.BODY, "4月2日，全县春灌工作会议在青禾县召开。县长温颂白参加会议。"))
    before, now, sitting = after(page, RecordMeeting(date=at(page, "4月2日")))
    new = follow(before, now, sitting=sitting)
    assert new is not None
    (meeting,) = new.meetings
    assert words_of(new, meeting.name) == "全县春灌工作会议"
    assert names_of(new, meeting.attendees) == ["温颂白"]


def test_a_visit_was_led_by_who_is_named_before_it() -> None:
    page = bare((Role.BODY, "4月2日，县长温颂白与干部群众一起下渠清淤。村民都来了。"))
    name = at(page, "与干部群众一起下渠清淤")
    before, now, sitting = after(page, RecordMeeting(name, MeetingKind.VISIT))
    new = follow(before, now, sitting=sitting)
    assert new is not None
    (meeting,) = new.meetings
    assert names_of(new, meeting.attendees) == ["温颂白"]
    assert words_of(new, meeting.date) == "4月2日"


def test_what_a_person_filled_stays_and_the_rest_is_found_around_it() -> None:
    page = bare((Role.BODY, MEETING_TEXT))
    record = RecordMeeting(
        at(page, "全县春灌誓师会"), place=at(page, "青禾县"), hosts=(at(page, "方圆里"),)
    )
    before, now, sitting = after(page, record)
    new = follow(before, now, sitting=sitting)
    assert new is not None
    (meeting,) = new.meetings
    assert words_of(new, meeting.place) == "青禾县"
    assert names_of(new, meeting.hosts) == ["方圆里"]
    assert "方圆里" not in names_of(new, meeting.attendees)


def test_what_was_emptied_or_accepted_empty_is_not_filled_again() -> None:
    page = bare((Role.BODY, SPEECH))
    record = RecordSpeech(at(page, "念叨"), at(page, "“水到了，心里就踏实了。”"))
    emptied = ChangeSpeech("u1", {"content": None})
    before, now, sitting = after(
        page, record, emptied, FillSpeech("u1", speaker=at(page, "林小满"))
    )
    assert follow(before, now, sitting=sitting) is None
    found = label(bare((Role.BODY, "副县长方圆里说，账目贴出来了。")))
    lacking = replace(found, speeches=(replace(found.speeches[0], content=None),))
    accepted = Accept((("speech", lacking.speeches[0].id),))
    given = FillSpeech(lacking.speeches[0].id, cue=at(lacking, "说"))
    before, now, sitting = after(lacking, accepted, given)
    assert follow(before, now, sitting=sitting) is None


def test_who_was_taken_out_of_a_meeting_does_not_come_back_in_another_field() -> None:
    page = bare((Role.BODY, MEETING_TEXT))
    record = RecordMeeting(at(page, "全县春灌誓师会"), hosts=(at(page, "白临川"),))
    out = ChangeMeeting("m1", {"hosts": ()})
    before, now, sitting = after(page, record, out, FillMeeting("m1", date=at(page, "4月2日")))
    new = follow(before, now, sitting=sitting)
    assert new is not None
    (meeting,) = new.meetings
    assert meeting.hosts == ()
    assert "白临川" not in names_of(new, meeting.attendees)


def test_a_record_of_an_earlier_sitting_is_left_as_it_is() -> None:
    page = bare((Role.BODY, SPEECH))
    opened = RecordSpeech(at(page, "念叨")).apply(page)
    given = FillSpeech("u1", speaker=at(page, "林小满"))
    before, now, sitting = after(opened, given)
    assert follow(before, now, sitting=sitting) is None


def test_a_correction_beside_a_record_does_not_fill_it() -> None:
    page = bare((Role.BODY, SPEECH), (Role.BODY, "副县长方圆里到了。"))
    record = RecordSpeech(at(page, "念叨"))
    other = RecordMeeting(at(page, "到了", "b2"), MeetingKind.VISIT)
    before, now, sitting = after(page, record, other)
    new = follow(before, now, sitting=sitting) or now
    assert new.speeches == now.speeches


# -- by chance ------------------------------------------------------------------------------------


def record_edit(page: Page, data: st.DataObject) -> Edit | None:
    """Draw something that a person may do to a record."""
    long = [block for block in page.blocks if len(block.text) > 6]
    if not long:
        return None

    def parts(most: int = 12) -> tuple[Part, ...]:
        block = data.draw(st.sampled_from(long))
        start = data.draw(st.integers(0, len(block.text) - 2))
        end = data.draw(st.integers(start + 1, min(len(block.text), start + most)))
        return (Part(block.id, start, end),)

    def person() -> tuple[Part, ...]:
        tagged = [one.parts for one in page.spans if one.label == PERSON and len(one.parts) == 1]
        return data.draw(st.sampled_from(tagged)) if tagged else parts(4)

    def some(given: tuple[Part, ...]) -> tuple[Part, ...]:
        return given if data.draw(st.booleans()) else ()

    made: list[Edit] = [
        RecordSpeech(some(parts(3)), some(parts()), some(person())),
        RecordMeeting(
            some(parts()), MeetingKind.MEETING, some(parts(5)), None, (), (person(),), ()
        ),
        RecordMeeting(parts(), data.draw(st.sampled_from(list(MeetingKind)))),
    ]
    if page.speeches:
        id = data.draw(st.sampled_from(page.speeches)).id
        field = data.draw(st.sampled_from(("cue", "content", "speaker")))
        empty = {"speaker": None, "speaker_text": "", "speaker_span": None}
        emptied = empty if field == "speaker" else {field: None}
        fill = {field: person() if field == "speaker" else parts()}
        made += [
            FillSpeech(id, **fill),  # type: ignore[arg-type]
            ChangeSpeech(id, emptied),
            Accept((("speech", id),)),
            Refuse((("speech", id),)),
            RemoveSpeech(id),
        ]
    if page.meetings:
        id = data.draw(st.sampled_from(page.meetings)).id
        gone = data.draw(st.sampled_from(("name", "date", "place", "hosts", "attendees")))
        nothing = () if gone in ("hosts", "attendees") else None
        made += [
            FillMeeting(id, meeting_name=parts()),
            FillMeeting(id, date=parts(5)),
            AddAttendance(id, (person(),), data.draw(st.sampled_from(("hosts", "attendees")))),
            ChangeMeeting(id, {gone: nothing}),
            Accept((("meeting", id),)),
            Refuse((("meeting", id),)),
            RemoveMeeting(id),
        ]
    return data.draw(st.sampled_from(made))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_records_keep_what_a_person_filled_emptied_and_refused(data: st.DataObject) -> None:
    before, sitting = PAGE, Sitting(PAGE)
    emptied: set[tuple[str, str]] = set()
    for _ in range(data.draw(st.integers(1, 6))):
        draw = record_edit if data.draw(st.integers(0, 3)) else edit
        chosen = draw(before, data)
        if chosen is None:
            return
        try:
            now = chosen.apply(before)
        except EditError:
            continue
        sitting = sitting.corrected(before, now)
        emptied |= just_emptied(before, now)
        new = follow(before, now, sitting=sitting)
        if new is not None:
            assert broken(new) == []
            assert differences(now, new)
            alike = replace(new, speeches=now.speeches, meetings=now.meetings)
            held_fast(before, now, replace(alike, spans=new.spans), set())
            for group, fields in FIELDS.items():
                kept(before, now, new, group, fields, emptied)
        before = now if new is None or data.draw(st.booleans()) else new


def just_emptied(before: Page, now: Page) -> set[tuple[str, str]]:
    return {
        (one.id, field)
        for group, fields in FIELDS.items()
        for was in getattr(before, group)
        for one in getattr(now, group)
        for field in fields
        if one.id == was.id and getattr(was, field) and not getattr(one, field)
    }


def kept(
    before: Page,
    now: Page,
    new: Page,
    group: str,
    fields: tuple[str, ...],
    emptied: set[tuple[str, str]],
) -> None:
    """Hold what a person made of records: only what is empty in one just filled may be another."""
    there = {one.id: one for one in getattr(new, group)}
    was = {one.id: one for one in getattr(before, group)}
    for one in judged(getattr(now, group)):
        then = there[one.id]
        assert (then.status, then.confidence) == (one.status, one.confidence)
        if then == one:
            continue
        assert one.status is None, "what was accepted or refused is as it was"
        assert was.get(one.id) != one, "only what was just begun or filled is filled further"
        for field in fields:
            if getattr(one, field):
                assert getattr(then, field) == getattr(one, field)
            elif (one.id, field) in emptied:
                assert not getattr(then, field)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_speech_of_who_is_said_to_speak_touches_nothing_else(data: st.DataObject) -> None:
    page = PAGE
    for _ in range(data.draw(st.integers(0, 3))):
        chosen = record_edit(page, data)
        if chosen is None:
            return
        try:
            page = chosen.apply(page)
        except EditError:
            continue
    block = data.draw(st.sampled_from([one for one in page.blocks if len(one.text) > 3]))
    start = data.draw(st.integers(0, len(block.text) - 3))
    speaker = (Part(block.id, start, start + data.draw(st.integers(2, 3))),)
    who = data.draw(st.sampled_from((PERSON, SPEAKER)))
    if not page.block(block.id).text[start : speaker[0].end].strip():
        return
    new = spoken(page, speaker, who)
    if new is None:
        return
    assert broken(new) == []
    assert new.speeches[:-1] == page.speeches
    assert (new.meetings, new.blocks) == (page.meetings, page.blocks)
    speech = new.speeches[-1]
    assert speech.cue is not None or speech.content is not None
    draft = Draft(page)
    for id in (speech.cue, speech.content):
        span = new.span_by_id.get(id or "")
        if span is not None:
            assert not draft.refused(span.label, span.parts)
            assert id not in {one.cue for one in page.speeches}
    for one in judged(page.spans):
        same = new.span_by_id[one.id]
        assert same == one or same.parts == one.parts == speaker
    assert MEETING not in {one.label for one in new.spans if one.id not in page.span_by_id}
