"""Names that follow from one that was tagged or refused: its list, and its other mentions."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from annotator.page.model import PERSON, Block, Page, Part, Status
from annotator.suggest.follow.correction import Correction
from annotator.suggest.follow.forms import form
from annotator.suggest.labels.draft import Draft, live_people

Interval = tuple[int, int]
_LIKELY = 0.75
_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_NAME = re.compile(rf"{_HAN}{{2,4}}(?:[·•・]{_HAN}{{1,6}})*")
_BETWEEN = r"(?:、|\s|和|（女）|\(女\))+"
_CHARACTER = re.compile(_HAN)
_BEHIND = re.compile("等|参加|出席|列席|陪同|主持|参与|一同|分别|共同")
"""What stands behind the last name of a list without a mark between."""
_LIST = re.compile(rf"{_NAME.pattern}(?:{_BETWEEN}{_NAME.pattern})+")
_AND = re.compile(_BETWEEN)


def without_refused(page: Page, made: Correction) -> Page:
    """Give the page without the undecided mentions of a name that was refused."""
    gone = {page.text_of(page.span_by_id[id]) for id in made.refused if id in page.span_by_id}
    sure = {page.text_of(span) for span in live_people(page) if span.fixed}
    gone -= sure
    if not gone:
        return page
    return replace(
        page,
        spans=tuple(
            span
            for span in page.spans
            if not (
                span.label == PERSON
                and span.status is Status.SUGGESTED
                and page.text_of(span) in gone
            )
        ),
    )


def with_listed(page: Page, made: Correction) -> Page:
    """Give the page with the names beside one that was tagged, in its list and in lists like it."""
    tagged = [page.span_by_id[id] for id in made.tagged if id in page.span_by_id]
    if not tagged:
        return page
    draft = Draft(page)
    known = live_people(page)
    for span in tagged:
        part = span.parts[0]
        block = page.block(part.block)
        for other in _like(page, block):
            taken = [
                (one.start, one.end) for it in known for one in it.parts if one.block == other.id
            ]
            for start, end in _names(other, part if other is block else None, taken):
                here = [Part(other.id, start, end)]
                if not draft.refused(PERSON, here):
                    draft.span(PERSON, here, _LIKELY, draft.person(other.text[start:end]))
    return draft.page()


def _like(page: Page, block: Block) -> list[Block]:
    """Give the block, and those of its article that are rows of the same list."""
    same = form(block.text)
    if same is None or len(block.text) > 80:
        return [block]
    return [block] + [
        other
        for other in page.blocks
        if other is not block
        and other.article == block.article
        and other.role is block.role
        and form(other.text) == same
    ]


def _names(block: Block, tagged: Part | None, taken: list[Interval]) -> list[Interval]:
    """Give the untagged names of lists: of that with the tagged one in it, of all in other blocks.

    A list counts where half of it is known for names, and one of another block where one is.
    """
    found: list[Interval] = []
    for hit in _LIST.finditer(block.text):
        if tagged is not None and not hit.start() <= tagged.start < hit.end():
            continue
        tokens = list(_tokens(block.text, *hit.span(), taken))
        named = [one for one in tokens if one in taken]
        if 2 * len(named) >= len(tokens) or (tagged is None and named):
            found += [
                (start, end)
                for start, end in tokens
                if all(end <= low or high <= start for low, high in taken)
            ]
    return found


def _tokens(text: str, start: int, stop: int, taken: Collection[Interval]) -> Iterator[Interval]:
    """Give what stands between the marks of a list; at its ends only what is surely whole."""
    at = start
    for gap in [*_AND.finditer(text, start, stop), None]:
        end = gap.start() if gap else stop
        known = next((one for one in taken if at <= one[0] and one[1] == end), None)
        behind = _BEHIND.search(text, at + 2, end + 2) if gap is None else None
        if known is not None:
            yield known
        elif behind is not None and behind.start() <= end:
            yield at, behind.start()
        elif (at > start and gap is not None) or (
            (at == 0 or not _CHARACTER.match(text, at - 1)) and not _CHARACTER.match(text, end)
        ):
            yield at, end
        at = gap.end() if gap else end
