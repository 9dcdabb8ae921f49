"""Indexes that are handed on say what a page would work out for itself."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.page.indexes import carry_indexes
from annotator.page.model import Page, Part, Span

spans = st.lists(
    st.builds(
        lambda number, blocks: Span(
            f"s{number}", "place", tuple(Part(block, 0, 1) for block in sorted(blocks))
        ),
        st.integers(0, 9),
        st.sets(st.sampled_from(["b1", "b2", "b3"]), min_size=1),
    ),
    unique_by=lambda span: span.id,
).map(tuple)


@given(spans, spans, st.sets(st.integers(0, 9)))
def test_carried_indexes_are_what_a_page_works_out(
    old: tuple[Span, ...], new: tuple[Span, ...], kept: set[int]
) -> None:
    before = Page("p", "raw", spans=old)
    mixed = tuple(
        next((one for one in old if one.id == span.id), span) if i in kept else span
        for i, span in enumerate(new)
    )
    after = replace(before, spans=mixed)
    alone = replace(after)
    assert before.spans_by_block is not None
    assert before.span_by_id is not None
    assert before.span_index is not None
    carry_indexes(before, after)
    assert after.spans_by_block == alone.spans_by_block
    assert after.span_by_id == alone.span_by_id
    assert after.span_index == alone.span_index
