"""What was deleted lies in the trash until a person empties it, and comes back where it can."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.page.check import broken
from annotator.page.edits import (
    AddSpan,
    ChangePage,
    ChangeSpeech,
    Edit,
    RecordSpeech,
    RemoveMeeting,
    RemoveSpans,
    RemoveSpeech,
    ReplaceText,
    ResizeSpan,
    SplitBlock,
)
from annotator.page.errors import EditError
from annotator.page.model import PERSON, MeetingKind, Page, Part, Span, Status
from annotator.store.backups.making import Why, backups_of
from annotator.store.errors import ProjectError
from annotator.store.past.things import Finder, PutThingBack, mark_of, thing
from annotator.store.project import Project
from tests.page.drawn_edits import other_edit, text_edit
from tests.page.pages import labelled, page_of, pages
from tests.store.pages import full_page, text_page


def kept(project: Project, page: Page, *edits: Edit) -> Page:
    """Do edits and keep each as a step; give the page after them."""
    for edit in edits:
        after = edit.apply(page)
        project.save(page, after, edit.name)
        page = after
    return page


def a_page() -> Page:
    page = page_of("市长李明出席会议", "他强调要抓紧", "完")
    return labelled(labelled(page, PERSON, "李明"), "cue", "强调")


def test_a_deleted_page_lies_in_the_trash_and_comes_back_as_it_was(project: Project) -> None:
    page = full_page()
    project.add(page)
    project.stepping.author = "林小满"
    project.delete_page(page.id)
    (found,) = project.deleted_pages()
    assert (found.id, found.name, found.author) == (page.id, f"{page.id}.txt", "林小满")
    assert project.ids() == []
    project.restore_page(page.id)
    project.restore_page(page.id)  # a second time nothing is left to do
    assert project.load(page.id) == page
    assert project.deleted_pages() == []
    names = [step.name for step in project.history(page.id)]
    assert names == ["Put page back", "Delete page"]


def test_emptied_the_trash_leaves_nothing_of_its_pages(project: Project) -> None:
    page = full_page()
    project.add(page)
    project.add(text_page("other", "别的文字"))
    kept(project, page, RemoveSpans(("s4",)))
    project.delete_page(page.id)
    project.delete_page("other")
    assert project.empty_trash([page.id]) == 1
    tables = (
        "source article block person span part speech meeting attendance correction step origin"
    )
    for table in tables.split():
        query = f"SELECT count(*) FROM {table} WHERE page = 1"
        assert project.connection.execute(query).fetchone() == (0,), table
    assert [one.id for one in project.deleted_pages()] == ["other"]
    assert project.check() == []


def test_a_page_that_is_not_in_the_trash_is_never_deleted_for_good(project: Project) -> None:
    page = full_page()
    project.add(page)
    assert project.empty_trash([page.id, "nobody"]) == 0
    assert project.load(page.id) == page


def test_a_removed_label_is_in_the_trash_until_it_is_back(project: Project) -> None:
    page = a_page()
    project.add(page)
    project.stepping.author = "林小满"
    without = kept(project, page, RemoveSpans(("s1",)))
    (found,) = project.removed_things()
    assert (found.label, found.words, found.author) == (PERSON, "李明", "林小满")
    assert found.stands
    back = PutThingBack(project.page_before(found.page_id, found.step), found.kind, found.id)
    again = kept(project, without, back)
    assert again.spans[-1].parts == page.spans[0].parts
    assert project.removed_things() == []


def test_what_undo_brought_back_is_not_in_the_trash(project: Project) -> None:
    page = a_page()
    project.add(page)
    without = kept(project, page, RemoveSpans(("s1",)))
    project.save(without, page, "Undo: Remove label")
    assert project.removed_things() == []
    kept(project, page, RemoveSpans(("s1",)))
    assert len(project.removed_things()) == 1


def test_a_label_comes_back_on_its_words_wherever_they_stand_now(project: Project) -> None:
    page = a_page()
    project.add(page)
    moved = kept(
        project,
        page,
        RemoveSpans(("s1",)),
        ReplaceText("b1", 0, 0, "本市"),
        SplitBlock("b1", 4),
    )
    (found,) = project.removed_things()
    assert found.stands
    back = PutThingBack(project.page_before(found.page_id, found.step), found.kind, found.id).apply(
        moved
    )
    assert back.text_of(back.spans[-1]) == "李明"
    assert back.spans[-1].parts[0].block != "b1"


def test_a_label_whose_words_are_gone_says_so_and_stays_away(project: Project) -> None:
    page = a_page()
    project.add(page)
    changed = kept(project, page, RemoveSpans(("s1",)), ReplaceText("b1", 3, 4, "铭"))
    (found,) = project.removed_things()
    assert not found.stands
    with pytest.raises(EditError, match="no longer stand"):
        PutThingBack(project.page_before(found.page_id, found.step), found.kind, found.id).apply(
            changed
        )


def test_labels_go_into_the_trash_with_their_record_and_come_back_with_it(
    project: Project,
) -> None:
    page = full_page()
    project.add(page)
    without = kept(project, page, RemoveMeeting("m1"), RemoveSpeech("u1"))
    found = {one.kind: one for one in project.removed_things()}
    assert set(found) == {"speech", "meeting"}
    assert found["speech"].words.startswith("林一禾")
    for kind, one in found.items():
        without = PutThingBack(project.page_before(one.page_id, one.step), kind, one.id).apply(
            without
        )
    meeting = next(one for one in without.meetings if one.id == "m1")
    assert [a.person for a in meeting.attendees] == ["p2", "p1"]
    assert meeting.name is not None
    assert without.text_of(without.span_by_id[meeting.name]) == "云溪市市长"
    assert broken(without) == []


def take_back(project: Project, *pages: Page) -> None:
    """Keep the way through these states of a page, as undo and redo do."""
    for before, after in pairwise(pages):
        project.save(before, after, "Undo: step")


def speech_in_strokes(project: Project) -> tuple[Page, ...]:
    """Record a speech by its content, then its cue, then its speaker; give all states."""
    bare = page_of("市长李明出席会议", "他强调要抓紧", "完")
    project.add(bare)
    first = RecordSpeech((), (Part("b2", 3, 6),)).apply(bare)
    cued = AddSpan("cue", (Part("b2", 1, 3),)).apply(first)
    second = ChangeSpeech("u1", {"cue": cued.spans[-1].id}).apply(cued)
    third = ChangeSpeech("u1", {"speaker_text": "他"}).apply(second)
    states = (bare, first, second, third)
    for before, after in pairwise(states):
        project.save(before, after, "stroke")
    return states


def test_a_half_made_speech_is_not_in_the_trash_after_undo_and_redo(project: Project) -> None:
    bare, first, second, third = speech_in_strokes(project)
    take_back(project, third, second, first, bare)
    assert {one.kind for one in project.removed_things()} == {"speech", "span"}
    take_back(project, bare, first, second, third)
    assert project.removed_things() == []


def test_a_half_made_speech_is_not_in_the_trash_where_it_was_made_anew(project: Project) -> None:
    """By other strokes and under another id, it is the same to a person."""
    bare, first, second, third = speech_in_strokes(project)
    take_back(project, third, second, first, bare)
    speeches = tuple(replace(one, id="u9") for one in third.speeches)
    project.save(bare, replace(third, speeches=speeches), "made anew")
    assert project.removed_things() == []


def test_of_a_whole_speech_and_a_half_the_whole_is_in_the_trash(project: Project) -> None:
    _, first, _, third = speech_in_strokes(project)
    without = RemoveSpeech("u1").apply(third)
    project.save(third, without, "Remove speech")
    project.save(without, first, "made in part")
    (found,) = project.removed_things()
    assert (found.kind, found.words) == ("speech", "他：要抓紧")
    then = project.page_before(found.page_id, found.step)
    project.save(first, PutThingBack(then, found.kind, found.id).apply(first), "back")
    assert project.removed_things() == []


def test_what_came_back_and_was_changed_since_is_not_in_the_trash(project: Project) -> None:
    page = a_page()
    project.add(page)
    without = kept(project, page, RemoveSpans(("s1",)))
    take_back(project, without, page)
    kept(project, page, ResizeSpan("s1", (Part("b1", 2, 3),)))
    assert project.removed_things() == []
    wider = project.load(page.id)
    kept(project, wider, RemoveSpans(("s1",)))
    (found,) = project.removed_things()
    assert found.words == "李", "as it was when it went last"


def test_what_was_only_suggested_again_and_went_is_in_the_trash(project: Project) -> None:
    page = a_page()
    project.add(page)
    without = kept(project, page, RemoveSpans(("s1",)))
    suggested = replace(page.spans[0], status=Status.SUGGESTED, confidence=0.4)
    again = replace(without, spans=(suggested, *without.spans))
    project.save(without, again, "Take over suggestions")
    assert project.removed_things() == [], "it is there, though nobody said yes"
    project.save(again, without, "Refuse")
    (found,) = project.removed_things()
    assert found.words == "李明"


def test_meetings_are_halves_only_of_their_own_kind_with_all_their_people(
    project: Project,
) -> None:
    page = full_page()
    project.add(page)
    meeting = next(one for one in page.meetings if len(one.attendees) > 1)
    without = kept(project, page, RemoveMeeting(meeting.id))
    (whole,) = [one for one in project.removed_things() if one.kind == "meeting"]
    then = project.page_before(whole.page_id, whole.step)
    back = PutThingBack(then, whole.kind, whole.id).apply(without)
    there, others = back.meetings[-1], back.meetings[:-1]
    fewer = replace(back, meetings=(*others, replace(there, attendees=there.attendees[:-1])))
    visit = replace(there, kind=MeetingKind.VISIT)
    other = replace(back, meetings=(*others, visit))
    for page_now, is_listed in ((back, False), (fewer, True), (other, True)):
        take_back(project, without, page_now)
        listed = [one for one in project.removed_things() if one.kind == "meeting"]
        assert bool(listed) is is_listed
        take_back(project, page_now, without)


@settings(max_examples=40)
@given(data=st.data())
def test_labels_that_only_come_and_go_are_on_the_page_or_in_the_trash(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever way there is through their states, by edits, undo and redo, nothing is lost."""
    page = page_of("市长李明出席会议", "他强调要抓紧", "完")
    labels = [
        (PERSON, Part("b1", 2, 4)),
        ("cue", Part("b2", 1, 3)),
        ("content", Part("b2", 3, 6)),
    ]
    with Project.create(tmp_path_factory.mktemp("way") / "p.annotator") as project:
        project.add(page)
        seen: set[str] = set()
        for _ in range(data.draw(st.integers(1, 12))):
            there = {span.label: span.id for span in page.spans}
            label, part = data.draw(st.sampled_from(labels))
            edit: Edit = RemoveSpans((there[label],)) if label in there else AddSpan(label, (part,))
            page = kept(project, page, edit)
            seen |= {page.text_of(span) for span in page.spans}
        here = {page.text_of(span) for span in page.spans}
        listed = [one.words for one in project.removed_things()]
        assert sorted(listed) == sorted(seen - here)


def test_mere_suggestions_do_not_fill_the_trash(project: Project) -> None:
    page = labelled(a_page(), "date", "会议", status=Status.SUGGESTED, confidence=0.5)
    project.add(page)
    kept(project, page, RemoveSpans(("s3",)))
    assert project.removed_things() == []


def test_labels_are_cleared_from_the_trash_and_stay_in_the_history(project: Project) -> None:
    page = a_page()
    project.add(page)
    without = kept(project, page, RemoveSpans(("s1",)))
    (found,) = project.removed_things()
    project.empty_trash([], found.step)
    assert project.removed_things() == []
    assert project.page_before(found.page_id, found.step) == page
    kept(project, without, RemoveSpans(("s2",)))
    assert [one.label for one in project.removed_things()] == ["cue"]


def test_only_one_page_can_be_asked_for(project: Project) -> None:
    one, other = a_page(), replace(a_page(), id="other", raw=a_page().raw + "。")
    for page in (one, other):
        project.add(page)
        kept(project, page, RemoveSpans(("s1",)))
    assert len(project.removed_things()) == 2
    assert [found.page_id for found in project.removed_things("other")] == ["other"]


@settings(max_examples=60, deadline=None)
@given(pages(), st.data())
def test_whatever_comes_back_is_over_its_own_words_on_a_sound_page(
    page: Page, data: st.DataObject
) -> None:
    then = page
    for _ in range(data.draw(st.integers(0, 5))):
        if not page.blocks:
            break
        try:
            edit = (text_edit if data.draw(st.booleans()) else other_edit)(data.draw, page)
            page = edit.apply(page) if edit is not None else page
        except EditError:
            continue
    items = [("span", one.id) for one in then.spans]
    items += [("speech", one.id) for one in then.speeches]
    items += [("meeting", one.id) for one in then.meetings]
    for kind, id in items:
        item = thing(then, kind, id)
        stands = Finder(page).stands(then, item)
        try:
            after = PutThingBack(then, kind, id).apply(page)
        except EditError:
            assert not stands
            continue
        assert stands
        assert broken(after) == []
        if kind == "span":
            assert isinstance(item, Span)
            there = {mark_of(after, one): one for one in after.spans}
            same = [one for one in there.values() if one.label == item.label]
            assert any(after.text_of(one) == then.text_of(item) for one in same)


def test_trimmed_the_history_begins_later_and_a_backup_holds_the_rest(project: Project) -> None:
    page = full_page()
    project.add(page)
    middle = kept(project, page, AddSpan("place", (Part("b3", 0, 1),)))
    after = kept(project, middle, RemoveSpans(("s4",)))
    first, last = reversed(project.history(page.id))
    old = "UPDATE step SET at = '2024-01-01T00:00:00.000Z' WHERE number = ?"
    project.connection.execute(old, (first.number,))
    backup, trimmed = project.trim_history(30)
    assert (trimmed.steps, trimmed.left) == (1, ())
    assert [step.number for step in project.history(page.id)] == [last.number]
    assert project.page_as_of(page.id, 0) == middle
    origin = project.origin(page.id)
    assert origin is not None
    assert origin.at.startswith("2024")
    assert project.load(page.id) == after
    assert [one.why for one in backups_of(project.path)] == [Why.TRIM]
    with Project.open(backup.path, read_only=True) as before:
        assert len(before.history(page.id)) == 2
        assert before.page_as_of(page.id, 0) == page


def made_old(project: Project, *numbers: int) -> None:
    old = "UPDATE step SET at = '2001-01-01T00:00:00.000Z' WHERE number = ?"
    project.connection.executemany(old, [(number,) for number in numbers])


def test_one_step_by_a_wrong_clock_does_not_take_young_history_along(project: Project) -> None:
    page = full_page()
    project.add(page)
    kept(project, page, *(ReplaceText("b3", 0, 0, letter) for letter in "甲乙丙丁"))
    made_old(project, 1, 3)
    _, trimmed = project.trim_history(30)
    assert (trimmed.steps, trimmed.for_trash) == (1, 0)
    assert [step.number for step in project.history(page.id)] == [4, 3, 2]


@pytest.mark.parametrize("deleted", [False, True])
def test_trimming_leaves_what_the_trash_needs(project: Project, deleted: bool) -> None:
    page = full_page()
    project.add(page)
    typing = [ReplaceText("b3", 0, 0, letter) for letter in "甲乙丙"]
    kept(project, page, typing[0], RemoveSpans(("s4",)), *typing[1:])
    made_old(project, 1, 2, 3)
    before = project.removed_things()
    assert len(before) == 1
    if deleted:
        project.delete_page(page.id)
    _, trimmed = project.trim_history(30)
    assert (trimmed.steps, trimmed.for_trash) == (1, 2)
    if deleted:
        project.restore_page(page.id)
    assert project.removed_things() == before
    project.empty_trash([], up_to_step=4)
    _, trimmed = project.trim_history(30)
    assert (trimmed.steps, trimmed.for_trash) == (2, 0)


def test_no_step_gets_the_number_of_one_that_is_gone(project: Project) -> None:
    page, other = full_page(), text_page("other", "别的文字")
    project.add(page)
    project.add(other)
    kept(project, page, AddSpan("place", (Part("b3", 0, 1),)))
    kept(project, other, ChangePage({"paper": "云溪日报"}))
    project.trim_history(0)
    after = project.load(page.id)
    number = project.save(after, ReplaceText("b3", 0, 0, "又").apply(after), "Typing")
    assert number == 3
    assert project.page_as_of(page.id, 0) == after
    project.delete_page("other")
    project.empty_trash(["other"])
    assert project.save(project.load(page.id), after, "Undo") == 5


def test_nothing_is_forgotten_where_no_backup_can_be_made(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = full_page()
    project.add(page)
    kept(project, page, RemoveSpans(("s4",)))

    def refused(*_: object) -> None:
        raise ProjectError("No room.")

    monkeypatch.setattr(Project, "make_backup", refused)
    with pytest.raises(ProjectError):
        project.trim_history(0)
    assert len(project.history(page.id)) == 1


def test_a_history_that_does_not_fit_is_left_as_it_is(project: Project) -> None:
    page = full_page()
    project.add(page)
    kept(project, page, RemoveSpans(("s4",)), ReplaceText("b3", 0, 0, "又"))
    project.connection.execute("UPDATE block SET text = '别的' WHERE id = 'b3'")
    project.connection.execute("UPDATE step SET at = '2024-01-01' WHERE number = 1")
    _, trimmed = project.trim_history(30)
    assert (trimmed.steps, trimmed.left) == (0, (page.id,))
    assert len(project.history(page.id)) == 2


def test_the_file_shrinks_where_much_was_forgotten(project: Project, path: Path) -> None:
    raw = "\n".join(f"第{n}行" + "文字" * 40 for n in range(2000))
    project.add(text_page("long", raw), raw.encode())
    project.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = path.stat().st_size
    project.delete_page("long")
    project.empty_trash(["long"])
    project.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert path.stat().st_size < size / 2
