"""What follows from a correction: the alike changes with it, and nothing a person decided does."""

import time
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.page.check import broken
from annotator.page.edits import (
    Accept,
    ChangeMeeting,
    Refuse,
    RemoveSpeech,
    SetRole,
    SplitBlock,
    TagPeople,
    flip_line_end,
)
from annotator.page.errors import EditError
from annotator.page.lines import line_ends
from annotator.page.model import PERSON, Article, Block, Page, Part, Person, Role, Span, Status
from annotator.page.pieces import Added, Kept, Piece
from annotator.suggest.follow.differences import Kind, differences
from annotator.suggest.follow.follow import follow
from annotator.suggest.follow.mentions import with_followers
from annotator.suggest.follow.sitting import Sitting
from annotator.suggest.known import Known
from annotator.suggest.labels.draft import Draft
from annotator.suggest.labels.label import label
from annotator.suggest.labels.mentions import live_people
from annotator.suggest.pipeline import suggest
from tests.suggest.test_hands_stay import PAGE, edit, judged
from tests.suggest.written import names, said


def waiting(*blocks: tuple[Role, str]) -> Page:
    """Make a page of one suggested article; a line break in a text is one in raw, joined."""
    raw, made = "", []
    for number, (role, text) in enumerate(blocks, start=1):
        pieces: list[Piece] = []
        for line in text.split("\n"):
            pieces += [Added(" ")] if pieces else []
            pieces.append(Kept(len(raw), len(raw) + len(line)))
            raw += line + "\n"
        made.append(
            Block.spelt(raw, f"b{number}", "a1", role, tuple(pieces), 0.8, Status.SUGGESTED)
        )
    return Page("p", raw, articles=(Article("a1"),), blocks=tuple(made))


def kinds(old: Page, new: Page | None) -> list[Kind]:
    assert new is not None
    assert broken(new) == []
    return [one.kind for one in differences(old, new)]


ROLL = "东渡村：林小满 方圆里\n上坪村：温颂白 何小溪\n下坪村：陶山 江一舟"


def test_a_line_end_that_parts_rows_parts_all_rows_of_the_list() -> None:
    before = waiting((Role.HEADLINE, "最美护渠员名单"), (Role.BODY, ROLL))
    after = flip_line_end(before, before.raw.index("\n下坪村")).apply(before)
    new = follow(before, after)
    assert new is not None
    assert Kind.LINE_END in kinds(after, new)
    texts = [block.text for block in new.blocks]
    assert texts[1:] == ["东渡村：林小满 方圆里", "上坪村：温颂白 何小溪", "下坪村：陶山 江一舟"]


def test_a_line_end_inside_running_text_parts_nothing_else() -> None:
    text = "渠水到了下坪村的地头，\n老人们都来看，\n孩子们也来了。"
    before = waiting((Role.BODY, text))
    after = flip_line_end(before, before.raw.index("\n老人")).apply(before)
    assert follow(before, after) is None


def test_a_role_goes_to_the_other_rows_of_the_list_and_no_further() -> None:
    rows = [(Role.KICKER, row) for row in ROLL.split("\n")]
    before = waiting((Role.KICKER, "春灌时节"), (Role.HEADLINE, "最美护渠员名单"), *rows)
    after = SetRole(("b4",), Role.BODY).apply(before)
    new = follow(before, after)
    assert kinds(after, new)[:2] == [Kind.ROLE, Kind.ROLE]
    assert new is not None
    assert [block.role for block in new.blocks][:2] == [Role.KICKER, Role.HEADLINE]
    assert {block.role for block in new.blocks[2:]} == {Role.BODY}
    waits = [block.id for block in new.blocks if block.status is Status.SUGGESTED]
    assert waits == ["b1", "b2", "b3", "b5"], "what follows waits for a yes or no"


def test_the_name_of_a_list_brings_the_names_beside_it() -> None:
    before = waiting((Role.BODY, "参加施工的有展望、支持、严谨、白露。渠水流过村庄。"))
    block = before.blocks[0]
    tags = [
        (Part("b1", at, at + 2),) for at in (block.text.index("展望"), block.text.index("支持"))
    ]
    halfway = TagPeople((tags[0],)).apply(before)
    after = TagPeople((tags[1],)).apply(halfway)
    new = follow(halfway, after)
    assert new is not None
    assert set(names(new)) >= {"展望", "支持", "严谨", "白露"}


def test_the_last_name_of_a_list_ends_where_what_they_did_begins() -> None:
    before = waiting((Role.BODY, "渠尾的展望、支持、安心都来了。渠水流过村庄。"))
    block = before.blocks[0]
    at = block.text.index("支持")
    after = TagPeople(((Part("b1", at, at + 2),),)).apply(before)
    new = follow(before, after)
    assert new is not None
    assert "安心" in names(new)


def test_one_name_of_an_imprint_brings_those_behind_the_other_kinds_of_work() -> None:
    before = waiting(
        (Role.FURNITURE, "主编：展望 责编：支持 严谨 电话：12345"), (Role.BODY, "渠水流过村庄。")
    )
    after = TagPeople(((Part("b1", 3, 5),),)).apply(before)
    new = follow(before, after)
    assert new is not None
    assert names(new) == ["展望", "支持", "严谨"]


def test_rows_of_words_and_rows_of_results_part_alike() -> None:
    for rows in (
        ("东渡小学 林小满 方圆里 江一舟", "上坪小学 温颂白 何小溪", "下坪小学 陶山 江一帆"),
        ("东渡2∶2上坪", "下坪0∶1渠尾", "青禾4∶0东渡"),
    ):
        before = waiting((Role.HEADLINE, "春灌时节"), (Role.BODY, "\n".join(rows)))
        after = flip_line_end(before, before.raw.index("\n" + rows[2])).apply(before)
        new = follow(before, after)
        assert new is not None
        assert [block.text for block in new.blocks][1:] == list(rows)


def test_the_year_that_a_person_wrote_to_one_date_is_that_of_the_others() -> None:
    before = label(
        waiting(
            (Role.BODY, "4月2日，全县春灌工作会议在青禾县召开。"),
            (Role.BODY, "4月3日，副县长方圆里到下坪村调研春灌工作。"),
        )
    )
    assert [one.date_value for one in before.meetings] == [None, None]
    after = ChangeMeeting(before.meetings[0].id, {"date_value": "2021-04-02"}).apply(before)
    new = follow(before, after)
    assert new is not None
    assert [one.date_value for one in new.meetings] == ["2021-04-02", "2021-04-03"]
    assert new.meetings[1].status is Status.SUGGESTED


def test_a_correction_of_a_speech_brings_no_other_speech() -> None:
    body = "县长温颂白说：“水到了。”副县长方圆里说：“账目贴出来了。”"
    before = label(waiting((Role.BODY, body)))
    assert len(before.speeches) == 2
    one, other = before.speeches
    alone = replace(before, speeches=(one,))
    after = RemoveSpeech(one.id).apply(alone)
    new = follow(alone, after)
    assert new is None or other.cue not in {speech.cue for speech in new.speeches}


def test_a_refused_name_leaves_its_other_places() -> None:
    body = "县长严冬说：“水到了。”严冬表示，渠要年年修。严冬说，账要月月贴。"
    before = label(waiting((Role.BODY, body)))
    first = next(span for span in before.spans if span.label == "person")
    assert names(before) == ["严冬"] * 3
    after = Refuse((("span", first.id),)).apply(before)
    new = follow(before, after)
    assert new is not None
    live = [s for s in new.spans if s.label == "person" and s.status is not Status.REJECTED]
    assert live == []


def test_a_refused_name_that_was_cut_wrong_is_read_anew() -> None:
    body = waiting((Role.BODY, "渠边的村民卫青竹说：“水到了。”"))
    wrong = Span("s1", PERSON, (Part("b1", 5, 9),), "p1", None, 0.8, Status.SUGGESTED)
    before = replace(body, people=(Person("p1", "卫青竹说"),), spans=(wrong,))
    assert before.text_of(wrong) == "卫青竹说"
    after = Refuse((("span", "s1"),)).apply(before)
    assert after.spans[0].status is Status.REJECTED
    new = with_followers(after)
    assert [new.text_of(span) for span in live_people(new)] == ["卫青竹"]


def test_what_followed_once_is_there_again_after_the_next_correction() -> None:
    before = label(
        waiting((Role.BODY, "当地青年展望说：“水到了。”住在渠尾的展望笑着说，村民支持也来了。"))
    )
    text = before.blocks[0].text
    one = TagPeople(((Part("b1", text.index("展望"), text.index("展望") + 2),),)).apply(before)
    followed = follow(before, one)
    assert followed is not None
    assert names(followed).count("展望") == 2
    at = text.index("支持")
    other = TagPeople(((Part("b1", at, at + 2),),)).apply(followed)
    again = follow(followed, other) or other
    assert names(again).count("展望") == 2


def test_who_is_tagged_before_a_verb_of_saying_speaks() -> None:
    before = label(waiting((Role.BODY, "渠尾的展望说：“水到了，心里就踏实了。”大家都笑了。")))
    assert "展望" not in [speaker for speaker, _, _ in said(before)]
    at = before.blocks[0].text.index("展望")
    after = TagPeople(((Part("b1", at, at + 2),),)).apply(before)
    new = follow(before, after)
    assert new is not None
    assert [speaker for speaker, _, _ in said(new)] == ["展望"]
    learnt = follow(before, after, Known(names={"展望": ()}))
    assert learnt is not None, "the project may know of the correction before this is asked"
    assert said(learnt) == said(new)


def test_other_words_behind_offices_are_names_once_one_was_tagged() -> None:
    before = label(
        waiting((Role.BODY, "科学家稼轩作主旨报告。副市长禾苗主持开幕式。副厅长宁静宣读决定。"))
    )
    assert "禾苗" not in names(before)
    at = before.blocks[0].text.index("稼轩")
    after = TagPeople(((Part("b1", at, at + 2),),)).apply(before)
    new = follow(before, after)
    assert new is not None
    assert {"稼轩", "禾苗"} <= set(names(new))


def test_lines_behind_a_name_and_a_colon_are_all_speeches_or_none() -> None:
    lines = ["韩松林：怕。我在山里长大。", "韩松林：水往哪边涌，脚就往哪边生根。"]
    before = label(waiting(*((Role.BODY, one) for one in lines)))
    assert len(before.speeches) == 2
    after = Refuse((("speech", before.speeches[0].id),)).apply(before)
    new = follow(before, after)
    assert new is not None
    assert [one.status for one in new.speeches] == [Status.REJECTED]


def test_who_came_to_a_refused_meeting_came_to_the_one_told_before_it() -> None:
    body = "4月2日，全县春灌工作会议召开。渠首举行放水仪式。副县长方圆里、白临川参加。"
    before = label(waiting((Role.BODY, body)))
    meeting, ceremony = before.meetings
    assert (len(meeting.attendees), len(ceremony.attendees)) == (0, 2)
    after = Refuse((("meeting", ceremony.id),)).apply(before)
    new = follow(before, after)
    assert new is not None
    live = [one for one in new.meetings if one.status is not Status.REJECTED]
    people = [new.person_by_id[entry.person].name for one in live for entry in one.attendees]
    assert people == ["方圆里", "白临川"]


def test_nothing_follows_where_nobody_asked_for_suggestions() -> None:
    bare = waiting((Role.BODY, "县长严冬说：“水到了。”县长严冬又到了下坪村。"))
    hands = replace(
        bare, blocks=tuple(replace(b, status=None, confidence=None) for b in bare.blocks)
    )
    after = TagPeople(((Part("b1", 2, 4),),)).apply(hands)
    assert follow(hands, after) is None


def test_what_would_have_followed_before_is_not_offered_again() -> None:
    text = "县长严冬说：“水到了。”"
    before = waiting(
        (Role.BODY, text), (Role.BODY, "渠边种了柳树。")
    )  # bare of labels, as if refused
    after = SplitBlock("b2", 2).apply(before)
    assert follow(before, after) is None


def test_a_role_that_a_person_confirmed_is_that_of_both_parts_of_the_paragraph() -> None:
    head = next(block.id for block in PAGE.blocks if block.role is Role.HEADLINE)
    for confirming in (SetRole((head,), Role.HEADLINE), Accept((("block", head),))):
        page, sitting = PAGE, Sitting(PAGE)
        for one in (confirming, SplitBlock(head, 1)):
            before, page = page, one.apply(page)
            sitting = sitting.corrected(before, page)
        assert {b.text: b.role for b in page.blocks}["全"] is Role.HEADLINE
        new = follow(before, page, sitting=sitting)
        assert new is None or [b.role for b in new.blocks] == [b.role for b in page.blocks]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_whatever_a_person_decides_outlives_what_follows(data: st.DataObject) -> None:
    before, remembered = PAGE, data.draw(st.booleans())
    sitting = Sitting(PAGE)
    named: set[str] = set()
    for _ in range(data.draw(st.integers(1, 5))):
        chosen = edit(before, data)
        if chosen is None:
            return
        try:
            after = chosen.apply(before)
        except EditError:
            continue
        if isinstance(chosen, SetRole):
            named.update(id for id in chosen.blocks if before.block(id) != after.block(id))
        if isinstance(chosen, Accept):
            named.update(id for kind, id in chosen.targets if kind == "block")
        named &= set(after.block_index)
        sitting = sitting.corrected(before, after)
        new = follow(before, after, sitting=sitting if remembered else None)
        if new is not None:
            assert broken(new) == []
            assert differences(after, new)
            held_fast(before, after, new, named)
        before = after if new is None or data.draw(st.booleans()) else new


def held_fast(before: Page, after: Page, new: Page, named: set[str]) -> None:
    """Hold that no hand work or refusal is lost, and no line end that was just flipped.

    `named` are the blocks to which a person gave a role; of others that a person only moved or
    cut, the role may be another.
    """
    assert new.raw == after.raw
    own = {block.id for block in before.blocks if block in judged(before.blocks)}
    kept = {block.id: block for block in new.blocks}
    for block in judged(after.blocks):
        then = kept[block.id]
        if block.id in named or block.status is Status.ACCEPTED:
            assert then.role is block.role, "a role that a person gave or accepted is held"
        if then.role is not Role.FURNITURE and block.role is not Role.FURNITURE:
            assert then.article == block.article, "what was moved stays where it was put"
        if block.id in own:
            assert replace(then, role=block.role, article=block.article) == block
    for field in ("spans", "speeches", "meetings", "corrections"):
        there = {one.id: one for one in getattr(new, field)}
        for one in judged(getattr(after, field)):
            if field == "spans":
                assert replace(there[one.id], parts=()) == replace(one, parts=())
                assert new.text_of(there[one.id]).split() == after.text_of(one).split()
            else:
                assert there[one.id] == one
    for was, now, later in zip(line_ends(before), line_ends(after), line_ends(new), strict=True):
        assert was.kind is now.kind or now.kind is later.kind
    draft = Draft(after)
    fresh = {span.id for span in after.spans}
    for span in new.spans:
        if span.id not in fresh:
            assert not draft.refused(span.label, span.parts)


def test_what_follows_is_there_within_a_tenth_of_a_second() -> None:
    line = "县长温颂白强调，要把水放到每一块田里去。副县长方圆里、白临川参加会议，并到下坪村看渠。"
    raw = "全县春灌会议召开\n" + "\n".join(["　　" + line * 3] * 38)
    assert len(raw) > 5_000
    before = suggest(Page("p", raw))
    block = before.blocks[-1]
    after = TagPeople(((Part(block.id, 2, 5),),)).apply(before)
    follow(before, after)
    best = 1.0
    for _ in range(3):
        start = time.process_time()
        follow(before, after)
        best = min(best, time.process_time() - start)
    assert best < 0.1
