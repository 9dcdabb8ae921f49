"""Labels, speeches and meetings by strokes: select the words, press the key."""

from collections.abc import Callable
from typing import Any

from annotator.page.model import SPEAKER, Page, Part, Span, Status
from annotator.ui.commands.records import names_in
from annotator.ui.dialogs.chooser import Chooser
from tests.workflows import acts
from tests.workflows.desk import Desk
from tests.workflows.forms import empty_field, use_selection
from tests.workflows.person import popup, settle
from tests.workflows.sheet import live

NEW_MEETING = {"visit": "new_visit", "ceremony": "new_ceremony"}


def tag(desk: Desk, act: acts.Tag) -> None:
    desk.select(act.parts)
    desk.person.command("tag_everywhere" if act.everywhere else "tag_person")


def drop_span(desk: Desk, act: acts.DropSpan) -> None:
    """Put the caret where no shorter label lies, and press the key of refusing or removing.

    Where another label lies on just the same words, all that lie there go, to be set anew.
    """
    span = desk.page.span_by_id.get(act.span)
    if span is None or span.status is Status.REJECTED:
        return  # gone with one that lay on the same words
    waits = span.status is Status.SUGGESTED
    place = _bare_place(desk.page, span)
    if place is not None:
        desk.caret(*place)
    else:
        desk.select(span.parts)
    desk.person.command("refuse_here" if waits else "remove_label")


def _bare_place(page: Page, span: Span) -> tuple[str, int] | None:
    """Give a place inside a label at which it is the shortest, if there is one."""
    size = min(part.end - part.start for part in span.parts)
    for part in span.parts:
        for offset in (*range(part.start + 1, part.end), part.start):
            over = [
                other
                for other in live(page.spans_by_block.get(part.block, ()))
                for one in other.parts
                if other is not span
                and one.block == part.block
                and one.start <= offset <= one.end
                and one.end - one.start <= size
            ]
            if not over:
                return part.block, offset
    return None


def entitle(desk: Desk, act: acts.Entitle) -> None:
    """Select the office that stands before the name, and say so."""
    span = desk.page.span_by_id[act.span]
    part = span.parts[0]
    if act.title is None:
        desk.inside(span.parts)
        desk.person.command("clear_office")
        return
    text = desk.block(part.block).text
    start = text.rindex(act.title, 0, part.start)
    desk.select((Part(part.block, start, start + len(act.title)),))
    desk.person.command("set_office")


def relink(desk: Desk, act: acts.Relink) -> None:
    desk.inside(desk.page.span_by_id[act.span].parts)
    desk.person.command("choose_person")
    settle()
    popup(Chooser)
    desk.person.write(act.name)
    desk.person.press("Return")


# -- speeches -------------------------------------------------------------------------------------


def say(desk: Desk, act: acts.Say) -> None:
    """Three strokes: who, how, what. Whoever speaks on needs two."""
    if act.speaker:
        _words(desk, act.speaker, act.speaker_label)
        other = act.speaker_label == SPEAKER
        desk.person.command("speech_other_speaker" if other else "speech_speaker")
    else:
        _carry_on(desk, act)
    for parts, stroke in ((act.cue, "speech_cue"), (act.content, "speech_content")):
        if parts:
            desk.select(parts)
            desk.person.command(stroke)


def _carry_on(desk: Desk, act: acts.Say) -> None:
    """Go on with the last speech of who speaks; with nobody's where there is none."""
    people = {one.name: one.id for one in desk.page.people}
    person = people.get(act.person or "")
    earlier = [
        speech
        for speech in desk.page.speeches
        if speech.status is not Status.REJECTED
        and speech.cue is not None
        and speech.content is not None
        and (speech.speaker, speech.speaker_text) == (person, act.text)
    ]
    if not earlier:
        desk.person.command("speech_done")
    elif desk.window.record_commands.speech not in {speech.id for speech in earlier}:
        _take_up(desk, earlier[-1].cue or "")


def _words(desk: Desk, parts: acts.Parts, label: str) -> None:
    """Put the caret into a label that lies there, else select the words."""
    there = desk.page.spans_by_block.get(parts[0].block, ())
    if any(span.label == label and span.parts == parts for span in live(there)):
        desk.inside(parts)
    else:
        desk.select(parts)


def _take_up(desk: Desk, span: str) -> None:
    found = desk.page.span_by_id[span]
    place = _bare_place(desk.page, found)
    if place is not None:
        desk.caret(*place)
    else:
        desk.inside(found.parts)
    desk.person.command("take_up")


# -- meetings -------------------------------------------------------------------------------------


def meet(desk: Desk, act: acts.Meet) -> None:
    desk.select(act.name)
    desk.person.command(NEW_MEETING.get(act.kind, "new_meeting"))
    for parts, stroke in ((act.date, "meeting_date"), (act.place, "meeting_place")):
        if parts:
            desk.select(parts)
            desk.person.command(stroke)
    for who in act.people:
        _invite(desk, who)
    for parts in act.mentions:
        desk.select(parts)
        desk.person.command("meeting_mention")


def _go_on_with(desk: Desk, meeting: str) -> None:
    if desk.window.record_commands.meeting == meeting:
        return
    found = next(one for one in desk.page.meetings if one.id == meeting)
    span = found.name or found.date or found.place
    assert span is not None
    _take_up(desk, span)
    assert desk.window.record_commands.meeting == meeting


def _invite(desk: Desk, who: acts.Invited) -> None:
    """Select the list once; where the program would read it otherwise, name by name."""
    people = [parts[0] for parts in who.people]
    if names_in(desk.page, who.selection) == people:
        desk.select((who.selection,))
        desk.person.command(f"meeting_{who.field}")
        return
    for part in people:
        desk.select((part,))
        if names_in(desk.page, part) != [part]:
            desk.person.command("tag_person")
        desk.person.command(f"meeting_{who.field}")


def invite(desk: Desk, act: acts.Invite) -> None:
    _go_on_with(desk, act.meeting)
    _invite(desk, act.who)


def fill_meeting(desk: Desk, act: acts.FillMeetingField) -> None:
    if not act.parts:
        empty_field(desk, "meetings", act.meeting, act.field)
        return
    if act.field == "name":
        use_selection(desk, "meetings", act.meeting, act.field, act.parts)
        return
    _go_on_with(desk, act.meeting)
    desk.select(act.parts)
    desk.person.command(f"meeting_{act.field}")


LABELS: dict[type, Callable[[Desk, Any], None]] = {
    acts.Tag: tag,
    acts.DropSpan: drop_span,
    acts.Entitle: entitle,
    acts.Relink: relink,
    acts.Say: say,
    acts.Meet: meet,
    acts.Invite: invite,
    acts.FillMeetingField: fill_meeting,
}
