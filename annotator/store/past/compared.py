"""Two states of a page side by side: paragraph by paragraph, and what became of its labels."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from annotator.page.model import Block, Page, Span, Status
from annotator.store.past.delta import ID, IS, KIND, WAS, Entry, delta
from annotator.store.past.things import SPAN, mark_of, said_of, things

_FEW = 4
"""Equal characters between two changes that are shown as one change: less would be confetti."""

_REVIEWED = frozenset(("block", "span", "speech", "meeting", "correction"))


class Turn(StrEnum):
    """What became of a paragraph or a label."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    NEW = "new"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a text, and whether the other side lacks them."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph as it was and as it is, either None where it is on one side alone."""

    turn: Turn
    then: Block | None
    now: Block | None
    runs_then: tuple[Run, ...] = ()
    runs_now: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelTurn:
    """A label or record that came or went: its kind (span, speech, meeting), label and words."""

    turn: Turn
    kind: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class FieldTurn:
    """A field of the page itself that has another value: status, paper, published, page_number."""

    field: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between a page as it was and as it is."""

    rows: tuple[Row, ...]
    labels: tuple[LabelTurn, ...]
    fields: tuple[FieldTurn, ...]
    reviewed: Mapping[Status, int]
    """How many things were accepted or refused between the two, or wait for it again."""
    touched: Mapping[str, int]
    """How many items of each kind differ in whatever; the kinds are those of deltas.

    Labels that only went along with their words, as the text before them grew, are not counted.
    """

    @property
    def alike(self) -> bool:
        """Whether nothing at all differs."""
        return not self.touched


def compared(then: Page, now: Page) -> Comparison:
    """Say what differs between two states of one page."""
    entries = delta(then, now)
    return Comparison(
        tuple(_rows(then, now)),
        tuple(_labels(then, now)),
        tuple(_fields(then, now)),
        Counter(_reviews(entries)),
        _touched(then, now, entries),
    )


def _touched(then: Page, now: Page, entries: Iterable[Entry]) -> Counter[str]:
    """Count the items that differ by kind; a label does, too, where a word in it was corrected."""
    counts = Counter(entry[KIND] for entry in entries if entry[KIND] != SPAN)
    both = [(then.span_by_id[s.id], s) for s in now.spans if s.id in then.span_by_id]
    others = {was.id for was, is_ in both if mark_of(then, was) != mark_of(now, is_)}
    others |= {e[ID] for e in entries if e[KIND] == SPAN and not _went_along(then, now, e)}
    if others:
        counts[SPAN] = len(others)
    return counts


def _went_along(then: Page, now: Page, entry: Entry) -> bool:
    """Whether nothing else may have become of a label but that its words stand elsewhere."""
    if {*(entry[WAS] or ("gone",)), *(entry[IS] or ("new",))} - {"parts"}:
        return False
    new = {block.id: block.text for block in now.blocks}
    parts = then.span_by_id[entry[ID]].parts
    return any(then.block(part.block).text != new.get(part.block) for part in parts)


def _reviews(entries: Iterable[Entry]) -> Iterator[Status]:
    """Give the new status of each thing that another one was given."""
    for entry in entries:
        if entry[KIND] in _REVIEWED and entry[WAS] and entry[IS] and entry[IS].get("status"):
            yield Status(entry[IS]["status"])


def _rows(then: Page, now: Page) -> Iterator[Row]:
    old, new = _live(then), _live(now)
    there = {block.id for block in old} & {block.id for block in new}
    ids = SequenceMatcher(None, [b.id for b in old], [b.id for b in new], autojunk=False)
    for kind, start, end, from_, to in ids.get_opcodes():
        if kind == "equal":
            yield from map(_row, old[start:end], new[from_:to])
        else:
            yield from (_alone(block, None, there) for block in old[start:end])
            yield from (_alone(None, block, there) for block in new[from_:to])


def _live(page: Page) -> list[Block]:
    return [block for block in page.blocks if block.status is not Status.REJECTED]


def _row(then: Block, now: Block) -> Row:
    if then is now or (then.text, then.role) == (now.text, now.role):
        return Row(Turn.SAME, then, now, (Run(then.text, False),), (Run(now.text, False),))
    return Row(Turn.CHANGED, then, now, *text_runs(then.text, now.text))


def _alone(then: Block | None, now: Block | None, there: set[str]) -> Row:
    block = then or now
    assert block is not None
    runs = (Run(block.text, True),)
    moved = block.id in there
    if now is None:
        return Row(Turn.MOVED if moved else Turn.GONE, then, None, runs_then=runs)
    return Row(Turn.MOVED if moved else Turn.NEW, None, now, runs_now=runs)


def text_runs(then: str, now: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Give two texts as runs; those that differ are what the other text lacks."""
    matcher = SequenceMatcher(None, then, now, autojunk=False)
    old: list[Run] = []
    new: list[Run] = []
    blocks = matcher.get_matching_blocks()
    at_then = at_now = 0
    for start, from_, size in blocks:
        ends = start + size == len(then) and from_ + size == len(now)
        begins = start == from_ == 0
        if size < _FEW and not (ends or begins):
            continue  # it is shown as part of the change around it
        _add(old, then[at_then:start], True)
        _add(new, now[at_now:from_], True)
        _add(old, then[start : start + size], False)
        _add(new, now[from_ : from_ + size], False)
        at_then, at_now = start + size, from_ + size
    return tuple(old), tuple(new)


def _add(runs: list[Run], text: str, differs: bool) -> None:
    if text:
        runs.append(Run(text, differs))


def _labels(then: Page, now: Page) -> Iterator[LabelTurn]:
    old, new = _marked(then), _marked(now)
    gone = Counter({mark: len(items) for mark, items in old.items()})
    come = Counter({mark: len(items) for mark, items in new.items()})
    yield from sorted(_turns(Turn.GONE, then, old, gone - come), key=_records_first)
    yield from sorted(_turns(Turn.NEW, now, new, come - gone), key=_records_first)


def _records_first(turn: LabelTurn) -> bool:
    return turn.kind == "span"


def _marked(page: Page) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for item in things(page):
        found.setdefault(mark_of(page, item), []).append(item)
    return found


def _turns(
    turn: Turn, page: Page, items: dict[Any, list[Any]], counts: Counter[Any]
) -> Iterator[LabelTurn]:
    for mark, count in counts.items():
        for item in items[mark][:count]:
            kind = "span" if isinstance(item, Span) else type(item).__name__.lower()
            yield LabelTurn(turn, kind, *said_of(page, item))


def _fields(then: Page, now: Page) -> Iterator[FieldTurn]:
    values: Sequence[tuple[str, str | None, str | None]] = (
        ("status", then.status.value, now.status.value),
        ("paper", then.meta.paper, now.meta.paper),
        ("published", then.meta.published, now.meta.published),
        ("page_number", then.meta.page_number, now.meta.page_number),
    )
    for field, old, new in values:
        if old != new:
            yield FieldTurn(field, old or "", new or "")
