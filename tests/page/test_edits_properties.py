"""Random sequences of edits, held against the naive oracle and the rules of every page."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.page.check import broken, uncovered
from annotator.page.codec import dump_page, parse_json, read_page
from annotator.page.edits import (
    ChangeMeeting,
    ChangeSpeech,
    DeleteRange,
    Edit,
    JoinBlocks,
    Paste,
    Place,
    Refuse,
    RemoveMeeting,
    RemovePerson,
    RemoveSpans,
    RemoveSpeech,
    ReplaceText,
    ResizeSpan,
    SplitBlock,
    copy_fragment,
)
from annotator.page.errors import EditError
from annotator.page.model import Page, Status
from annotator.page.pieces import Kept
from tests.page.drawn_edits import draw_place, edited, other_edit, text_edit
from tests.page.oracle import World
from tests.page.pages import pages


def kept_at(page: Page) -> set[int]:
    return {
        at
        for block in page.blocks
        for piece in block.pieces
        if isinstance(piece, Kept)
        for at in range(piece.start, piece.end)
    }


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_text_edits_do_what_the_naive_oracle_does(data: st.DataObject) -> None:
    page = data.draw(pages())
    draw = data.draw
    for _ in range(draw(st.integers(1, 8))):
        edit = text_edit(draw, page)
        world = World.of(page)
        match edit:
            case ReplaceText():
                world.replace(edit.block, edit.start, edit.end, edit.text)
            case SplitBlock():
                after = edit.apply(page)
                new = next(block.id for block in after.blocks if block.id not in page.block_index)
                world.split(edit.block, edit.offset, new)
            case JoinBlocks():
                world.join(edit.head, edit.tail, edit.glue)
            case DeleteRange():
                ends = sorted(
                    [edit.start, edit.end], key=lambda p: (page.block_index[p.block], p.offset)
                )
                world.delete(*ends[0], *ends[1])
        before, page = page, edit.apply(page)
        if before is page:  # replaced by itself: nothing changes, not even the pieces
            continue
        assert [(b.id, b.text, b.role) for b in page.blocks] == [
            (p.id, p.text, p.role) for p in world.paragraphs
        ]
        parts = {s.id: [(p.block, p.start, p.end) for p in s.parts] for s in page.spans}
        assert parts == world.settle()
        kept = {
            (paragraph.id, offset, character.raw)
            for paragraph in world.paragraphs
            for offset, character in enumerate(paragraph.characters)
            if character.raw is not None
        }
        assert kept == {(place.block, place.offset, at) for at, place in raw_places(page).items()}
        assert broken(page) == []
        assert uncovered(page) == []


def raw_places(page: Page) -> dict[int, Place]:
    places = {}
    for block in page.blocks:
        offset = 0
        for piece in block.pieces:
            if isinstance(piece, Kept):
                for step in range(len(piece)):
                    places[piece.start + step] = Place(block.id, offset + step)
            offset += len(piece)
    return places


def words_of(page: Page) -> dict[str, set[int]]:
    """Give the raw characters each span covers."""
    covered = {}
    places = {place: at for at, place in raw_places(page).items()}
    for span in page.spans:
        covered[span.id] = {
            places[place]
            for part in span.parts
            for offset in range(part.start, part.end)
            if (place := Place(part.block, offset)) in places
        }
    return covered


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_edits_leave_a_sound_page_and_labels_on_their_words(data: st.DataObject) -> None:
    page = data.draw(pages())
    history = [(page, dump_page(page))]
    for _ in range(data.draw(st.integers(1, 8))):
        if not page.blocks:
            break
        try:
            edit = (text_edit if data.draw(st.booleans()) else other_edit)(data.draw, page)
            if edit is None:
                continue
            after = edit.apply(page)
        except EditError:
            continue
        assert broken(after) == [], edit
        assert uncovered(after) == [], edit
        labels_stay(page, after, edit)
        page = after
        history.append((page, dump_page(page)))
    for old, written in history:  # undo and redo: every page is still what it was
        assert dump_page(old) == written
        assert read_page(parse_json(written)) == old


def labels_stay(before: Page, after: Page, edit: Edit) -> None:
    """No label spreads to other raw words, and none is lost by words that stay, but where two
    stretches of a label came to stand apart in one block."""
    if isinstance(edit, ResizeSpan):
        return
    old, new = words_of(before), words_of(after)
    stay = kept_at(before) & kept_at(after)
    places = raw_places(after)
    for id in old.keys() & new.keys():
        spread = (new[id] - old[id]) & stay
        assert all(after.raw[at].isspace() for at in spread), (id, edit)
        blocks = {part.block for part in after.span_by_id[id].parts}
        if isinstance(edit, Paste):  # its characters are new ones, though raw ones stand behind
            continue
        for at in (old[id] - new[id]) & stay:
            assert places[at].block in blocks, (id, edit)
    if isinstance(edit, (RemoveSpans, RemoveSpeech, RemoveMeeting, RemovePerson, ChangeSpeech)):
        return
    if isinstance(edit, ChangeMeeting):
        return
    for id in old.keys() - new.keys():
        assert not old[id] & stay or isinstance(edit, Paste), (id, edit)


@settings(max_examples=60, deadline=None)
@given(pages())
def test_the_codec_gives_every_page_back(page: Page) -> None:
    assert broken(page) == []
    assert read_page(parse_json(dump_page(page))) == page


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_what_is_cut_and_pasted_at_its_place_comes_back_whole(data: st.DataObject) -> None:
    page = data.draw(pages(blocks=4))
    block = data.draw(st.sampled_from(page.blocks))
    low = data.draw(st.integers(0, len(block.text)))
    high = data.draw(st.integers(low, len(block.text)))
    start, end = Place(block.id, low), Place(block.id, high)
    fragment = copy_fragment(page, start, end)
    cut = DeleteRange(start, end).apply(page)
    pasted = Paste(start, start, fragment).apply(cut)
    assert [b.text for b in pasted.blocks] == [b.text for b in page.blocks]
    assert [b.pieces for b in pasted.blocks] == [b.pieces for b in page.blocks]
    whole = {
        span.id
        for span in page.spans
        if all(p.block == block.id and low <= p.start and p.end <= high for p in span.parts)
    }
    for id in whole:
        assert pasted.span_by_id[id].parts == page.span_by_id[id].parts
    assert Counter(c.start for c in pasted.corrections) <= Counter(
        c.start for c in (*page.corrections, *cut.corrections)
    )


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_paragraphs_that_are_cut_and_pasted_back_are_what_they_were(data: st.DataObject) -> None:
    page = data.draw(pages(blocks=5))
    start, end = draw_place(data.draw, page), draw_place(data.draw, page)
    if page.block_index[start.block] > page.block_index[end.block]:
        start, end = end, start
    if start.block == end.block:
        return  # inside a paragraph there is no role to lose
    fragment = copy_fragment(page, start, end)
    cut = DeleteRange(start, end).apply(page)
    over = Place(end.block, 0) if end.block in cut.block_index else start
    for stop in {start, over}:
        back = Paste(start, stop, fragment).apply(cut)
        assert broken(back) == []
        assert uncovered(back) == uncovered(page)
        assert back.articles == page.articles
        assert [(b.id, b.role, b.article, b.text, b.pieces) for b in back.blocks] == [
            (b.id, b.role, b.article, b.text, b.pieces) for b in page.blocks
        ]
    inside = {
        block.id
        for block in page.blocks[page.block_index[start.block] + 1 : page.block_index[end.block]]
    }
    for span in page.spans:
        if all(part.block in inside for part in span.parts):
            assert back.span_by_id[span.id].parts == span.parts


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_was_cut_goes_into_a_page_that_changed_meanwhile(data: st.DataObject) -> None:
    page = data.draw(pages(blocks=5))
    start, end = Place(page.blocks[0].id, 0), draw_place(data.draw, page)
    fragment = copy_fragment(page, start, end)
    cut = DeleteRange(start, end).apply(page)
    for _ in range(data.draw(st.integers(1, 4))):
        cut = edited(data.draw, cut)
    if not cut.blocks:
        return
    places = [start] if start.block in cut.block_index else []
    place = data.draw(st.sampled_from([*places, draw_place(data.draw, cut)]))
    after = Paste(place, place, fragment).apply(cut)
    assert broken(after) == []
    assert uncovered(after) == []


def test_a_refused_span_is_kept_and_hidden() -> None:
    from tests.page.pages import labelled, page_of

    page = labelled(page_of("市长李明出席"), "person", "李明", status=Status.SUGGESTED)
    after = Refuse((("span", "s1"),)).apply(page)
    assert [span.status for span in after.spans] == [Status.REJECTED]
