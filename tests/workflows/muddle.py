"""A page with its gold spoilt by chance: what an absent-minded hand may leave behind."""

from collections.abc import Callable
from random import Random

from annotator.page.edits import (
    AddSpan,
    ChangeArticle,
    ChangeMeeting,
    ChangePage,
    ChangePerson,
    ChangeSpeech,
    Edit,
    JoinBlocks,
    LinkSpan,
    MergePeople,
    MoveArticle,
    MoveBlocks,
    MoveToNewArticle,
    RecordMeeting,
    RecordSpeech,
    RelabelSpan,
    RemoveMeeting,
    RemoveSpans,
    RemoveSpeech,
    ReplaceText,
    SetRole,
    SplitBlock,
    TagPeople,
    TakeOut,
)
from annotator.page.errors import EditError
from annotator.page.model import (
    CONTENT,
    MEETING,
    PERSON,
    ArticleKind,
    Attendance,
    Block,
    MeetingKind,
    Page,
    Part,
    Role,
    Span,
)
from annotator.page.pieces import kept_runs

Spoil = Callable[[Page, Random], Edit]


def _block(page: Page, random: Random) -> Block:
    return random.choice([block for block in page.blocks if len(block.text) > 3])


def _part(page: Page, random: Random) -> Part:
    block = _block(page, random)
    start = random.randrange(len(block.text) - 2)
    return Part(block.id, start, min(start + random.randint(1, 6), len(block.text)))


def _person_span(page: Page, random: Random) -> Span:
    return random.choice([span for span in page.spans if span.label == PERSON])


def _some_raw(page: Page, random: Random) -> Edit:
    runs = [run for block in page.blocks for _, run in kept_runs(block.pieces) if len(run) > 3]
    run = random.choice(runs)
    return TakeOut(((run.start, run.start + random.randint(1, len(run))),))


def _other_speaker(page: Page, random: Random) -> Edit:
    person = random.choice(page.people)
    fields = {"speaker": person.id, "speaker_text": person.name, "speaker_span": None}
    return ChangeSpeech(random.choice(page.speeches).id, fields)


def _fewer_there(page: Page, random: Random) -> Edit:
    meeting = random.choice(page.meetings)
    field = random.choice(("hosts", "attendees"))
    left = tuple(one for one in getattr(meeting, field) if random.random() < 0.6)
    return ChangeMeeting(meeting.id, {field: left})


def _more_there(page: Page, random: Random) -> Edit:
    meeting = random.choice(page.meetings)
    there = {one.person for one in (*meeting.hosts, *meeting.attendees)}
    new = random.choice([one.id for one in page.people if one.id not in there])
    return ChangeMeeting(meeting.id, {"attendees": (*meeting.attendees, Attendance(new))})


def _two_articles(page: Page, random: Random) -> Edit:
    first, second = random.sample(page.articles, 2)
    return MoveArticle(first.id, second.id)


SPOIL: tuple[Spoil, ...] = (
    lambda page, r: SplitBlock((b := _block(page, r)).id, r.randrange(1, len(b.text))),
    lambda page, r: JoinBlocks(*(block.id for block in r.sample(page.blocks, 2))),
    lambda page, r: MoveBlocks((_block(page, r).id,), r.choice(page.articles).id),
    lambda page, r: MoveBlocks((_block(page, r).id,), None, r.choice(page.blocks).id),
    lambda page, r: MoveToNewArticle((_block(page, r).id,), r.choice(page.blocks).id),
    _two_articles,
    lambda page, r: SetRole((_block(page, r).id,), r.choice(tuple(Role))),
    lambda page, r: ReplaceText(*_as_tuple(_part(page, r)), r.choice(("", "错", "ab ", "误字"))),
    _some_raw,
    lambda page, r: ChangeArticle(
        r.choice(page.articles).id, {"kind": r.choice(tuple(ArticleKind))}
    ),
    lambda page, r: ChangePage({"paper": "别的报", "page_number": "9"}),
    lambda page, r: RemoveSpans((r.choice(page.spans).id,)),
    lambda page, r: AddSpan(r.choice((MEETING, CONTENT, "place")), (_part(page, r),)),
    lambda page, r: TagPeople(((_part(page, r),),)),
    lambda page, r: RelabelSpan(_person_span(page, r).id, "organization"),
    lambda page, r: LinkSpan(_person_span(page, r).id, r.choice(page.people).id, "误长"),
    lambda page, r: ChangePerson(r.choice(page.people).id, {"name": "错名"}),
    lambda page, r: MergePeople(*((p := r.sample(page.people, 2))[0].id, (p[1].id,))),
    lambda page, r: RemoveSpeech(r.choice(page.speeches).id),
    lambda page, r: RecordSpeech((_part(page, r),), speaker_text="某某"),
    lambda page, r: ChangeSpeech(r.choice(page.speeches).id, {"cue": None}),
    _other_speaker,
    lambda page, r: RemoveMeeting(r.choice(page.meetings).id),
    lambda page, r: RecordMeeting((_part(page, r),), r.choice(tuple(MeetingKind))),
    lambda page, r: ChangeMeeting(
        r.choice(page.meetings).id, {"kind": MeetingKind.OTHER, "date_value": "1987-06"}
    ),
    lambda page, r: ChangeMeeting(r.choice(page.meetings).id, {"date": None, "place": None}),
    _fewer_there,
    _more_there,
)


def _as_tuple(part: Part) -> tuple[str, int, int]:
    return part.block, part.start, part.end


def muddled(page: Page, seed: int, times: int = 12) -> Page:
    """Give the page after so many things went wrong; the same for the same seed."""
    random = Random(seed)
    page = ChangePage({"status": "open"}).apply(page)
    for _ in range(times):
        try:
            page = random.choice(SPOIL)(page, random).apply(page)
        except (EditError, IndexError, ValueError):
            continue  # it doesn't fit this page
    return page
