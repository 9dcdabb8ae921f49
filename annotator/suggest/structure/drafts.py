"""Blocks in the making: the lines read as paragraphs, before articles and roles are known."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from annotator.page.model import Block, CorrectionKind, Role
from annotator.suggest.structure.arrange import start_of
from annotator.suggest.structure.breaks import Pairs, doubled
from annotator.suggest.structure.evidence import LONG
from annotator.suggest.structure.heads import (
    is_bullet,
    is_dashed,
    is_numbered,
    kind_of,
    open_marks,
    runs_over,
)
from annotator.suggest.structure.line_ends import LineEnds
from annotator.suggest.structure.lines import Gaps, Line, ranges_of
from annotator.suggest.structure.measures import UNSET
from annotator.suggest.structure.misread import Misread
from annotator.suggest.structure.paragraphs import paragraphs
from annotator.suggest.structure.printed_names import is_name
from annotator.suggest.structure.role_names import BODY, BYLINE, CREDIT, HEADLINE
from annotator.suggest.structure.setting import INDENT
from annotator.suggest.structure.spelling import Run, run_of
from annotator.suggest.structure.tails import reunited

_MOST_LINES = 4
"""The most lines that are read as one where they stand together."""


_LONGEST_CREDIT = 32
_CUT_OFF = 2
"""The most characters that a column cuts off a line of names."""
_DONE = ("摄影报道", "影报道", "摄影", "报道", "文图")
"""How a photographer's line may end, as far as a column can cut it off."""
_ALIKE = 1.5
"""How many em the lines of a headline differ in length."""


@dataclass(slots=True, eq=False)
class Draft:
    """A block in the making."""

    lines: list[Line]
    run: Run
    role: Role
    measure: float
    """The width of its column in em; 0 where that isn't known."""
    confidence: float
    tight: bool = False
    """Whether it stands right under the lone line before it, as a headline's next line does."""
    listed: bool = False
    """Whether it is an entry of a list, and no sentence."""
    article: int | None = None
    block: Block | None = None
    """The person's block that it stands for; nothing but `article` of it may change."""

    @property
    def text(self) -> str:
        return self.run.text if self.block is None else self.block.text

    @property
    def start(self) -> int:
        """The first raw character."""
        return self.run.ranges[0].start if self.block is None else start_of(self.block.pieces)

    def take(self, lines: Sequence[Line], confidence: float) -> None:
        """Add lines that turn out to be of the same block."""
        self.lines = [*self.lines, *lines]
        self.run = run_of(self.lines)
        self.confidence = min(self.confidence, confidence)

    @classmethod
    def standing_for(cls, block: Block) -> "Draft":
        """Give a draft in the place of a person's block."""
        return cls([], Run("", (), Gaps()), block.role, UNSET, 1.0, block=block)


def drafted(
    lines: list[Line], marked: Collection[int], weights: LineEnds | None = None
) -> tuple[list[Draft], list[Misread]]:
    """Give the blocks as the lines make them, and the characters doubled inside them.

    Roles are what the text itself says: BODY for running text, HEADLINE for all kin of headlines.
    `marked` has the numbers of the lines that the text itself marks as headings; `weights` are
    those of the line ends, the program's own where there are none.
    """
    elsewhere = Pairs("\n".join([line.text for line in lines]))
    drafts: list[Draft] = []
    doubles: list[Misread] = []
    blanks = any(line.blank for line in lines[1:])
    lone = False
    for one in reunited(paragraphs(lines, marked, weights), lines):
        members = [lines[index] for index in one.lines]
        heads = not one.body and lone and members[0].number not in marked
        if heads and _goes_on(drafts[-1], members[0]):
            drafts[-1].take(members, one.confidence)
            continue
        tight = heads and _stands_under(drafts[-1], members[0], blanks)
        if one.body and lone and _runs_into(drafts[-1], members):
            members = [*drafts.pop().lines, *members]
        run, lone = run_of(members), not one.body
        role = BODY
        if lone and len(members) == 1:
            role = members[0].kind
        elif lone or _is_credit(run.text):
            role = kind_of(run.text, members[0].width)
        if role is HEADLINE and (_is_item(run.text) or _is_point(run.text)):
            role = BODY
        if not lone:
            run, found = _without_doubles(run, members, elsewhere, one.measure == UNSET)
            doubles += found
        drafts.append(Draft(members, run, role, one.measure, one.confidence, tight))
    return drafts, doubles


def _is_item(text: str) -> bool:
    """Whether a line has a mark before it as items have; a column's name has one behind it, too."""
    return is_bullet(text[0]) and not (len(text) > 2 and text[-1] == text[0])


def _is_point(text: str) -> bool:
    """Whether a line is one of several numbered points rather than a heading."""
    return text[-1] in "；;，," and is_numbered(text)


def _is_credit(text: str) -> bool:
    """Whether what was read as a paragraph is the photographer's line, broken by a column."""
    return len(text) <= _LONGEST_CREDIT and kind_of(text, 0.0) is CREDIT


def _goes_on(head: Draft, line: Line) -> bool:
    """Whether a lone line certainly belongs to the block of the line above it.

    A quote or bracket is open there, a word runs over the line's end, or a column cut the end off
    a line of names.
    """
    if len(head.lines) >= _MOST_LINES or is_dashed(line.text) or is_bullet(line.text[0]):
        return False
    if head.role is BYLINE and line.kind is BYLINE and not line.blank:
        return "记者" in head.text and line.text.startswith(("通讯员", "实习生"))
    if head.role in (BYLINE, CREDIT):
        return not line.blank and (len(line.text) <= _CUT_OFF or line.text in _DONE)
    if head.role is not HEADLINE or line.kind is not HEADLINE or is_name(line.text):
        return False
    return (
        open_marks(head.text)
        or head.text[-1] in "，,、"
        or (not line.blank and runs_over(head.text, line.text))
    )


def _runs_into(head: Draft, lines: Sequence[Line]) -> bool:
    """Whether a line that was read as a head is the first one of the paragraph under it.

    It is as wide as that but for the indent, and a word runs over its end. Where a line holds a
    column's whole share of a paragraph, it is one cut off short, with a mark in it.
    """
    if head.role is not HEADLINE or len(head.lines) > 1:
        return False
    if is_numbered(head.text) or is_dashed(head.text):
        return False
    if lines[0].blank:
        if lines[0].width < LONG or "，" not in head.text.replace(",", "，"):
            return False
    elif head.lines[0].width + INDENT + _ALIKE < max(line.width for line in lines):
        return False
    return runs_over(head.text, lines[0].text)


def _stands_under(head: Draft, line: Line, blanks: bool) -> bool:
    """Whether a lone line can be the next line of the headline above it.

    Lines of one headline stand together; where the page has no empty lines that could part them,
    they are known by being of one length.
    """
    if head.role is not HEADLINE or is_dashed(line.text) or is_bullet(line.text[0]):
        return False
    if line.kind is not HEADLINE or is_name(line.text):
        return False
    alike = abs(head.lines[-1].width - line.width) <= _ALIKE and line.width >= _ALIKE * 6
    return not line.blank and (blanks or alike)


def _without_doubles(
    run: Run, lines: Sequence[Line], elsewhere: Pairs, whole: bool
) -> tuple[Run, list[Misread]]:
    """Leave out what stands at a column's end and again at the next one's start.

    Where a line holds a column's whole share of a paragraph, each line end is such a place.
    """
    found: list[Misread] = []
    drop: set[int] = set()
    end = 0
    for before, after in pairwise(lines):
        end += len(before.text)
        count = doubled(before.text, after.text, elsewhere) if after.blank or whole else 0
        if 0 < count < len(after.text):
            drop.update(range(end, end + count))
            found += [
                Misread(at, at + 1, "", CorrectionKind.DUPLICATE)
                for at in chain(*run.within(end, end + count))
            ]
    if not drop:
        return run, []
    keep = [index for index in range(len(run.text)) if index not in drop]
    text = "".join(run.text[index] for index in keep)
    at = list(chain(*run.ranges))
    gaps = Gaps({new: run.gaps[old] for new, old in enumerate(keep) if old in run.gaps})
    return Run(text, ranges_of(at[index] for index in keep), gaps), found
