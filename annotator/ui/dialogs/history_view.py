"""Two states of a page side by side, as a document: paragraphs, marked words, labels in words."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from annotator.page.enums import by_value
from annotator.page.model import CONTENT, Block, MeetingKind, Page, PageStatus, Role, Status
from annotator.store.past.compared import Comparison, FieldTurn, LabelTurn, Row, Run, Turn
from annotator.ui.dialogs.excerpts import excerpt
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.panels.wording import (
    MEETING_KINDS,
    PAGE_STATUSES,
    ROLES,
    STATUSES,
    label_said,
    said,
)
from annotator.ui.theme import SPACE, Theme

MOST_LABELS = 40
"""Labels that are named one by one; of more it is told how many there are."""
LONGEST = 24
"""Characters of a label's words that are shown."""
NEIGHBOURS = 1
"""Paragraphs that are alike shown beside one that is not."""

ALIKE = QT_TRANSLATE_NOOP("HistoryView", "Nothing differs.")
ALIKE_ROWS = (
    QT_TRANSLATE_NOOP("HistoryView", "{} paragraph alike"),
    QT_TRANSLATE_NOOP("HistoryView", "{} paragraphs alike"),
)
MOVED = QT_TRANSLATE_NOOP("HistoryView", "moved")
MORE = QT_TRANSLATE_NOOP("HistoryView", "and {} more")
SPEECH = QT_TRANSLATE_NOOP("HistoryView", "Speech")
FIELDS = {
    "status": QT_TRANSLATE_NOOP("HistoryView", "Status"),
    "paper": QT_TRANSLATE_NOOP("HistoryView", "Paper"),
    "published": QT_TRANSLATE_NOOP("HistoryView", "Date"),
    "page_number": QT_TRANSLATE_NOOP("HistoryView", "Page number"),
}
KINDS = {
    "article": QT_TRANSLATE_NOOP("HistoryView", "Articles"),
    "block": QT_TRANSLATE_NOOP("HistoryView", "Paragraphs"),
    "person": QT_TRANSLATE_NOOP("HistoryView", "People"),
    "span": QT_TRANSLATE_NOOP("HistoryView", "Labels"),
    "speech": QT_TRANSLATE_NOOP("HistoryView", "Speeches"),
    "meeting": QT_TRANSLATE_NOOP("HistoryView", "Meetings"),
    "correction": QT_TRANSLATE_NOOP("HistoryView", "Corrections"),
}
_HEADS = frozenset((Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.HEADING))
_STATUSES, _KINDS = by_value(PageStatus), by_value(MeetingKind)


def _tr(words: str) -> str:
    return QCoreApplication.translate("HistoryView", words)


def side_by_side(found: Comparison, then: str, now: str, theme: Theme) -> str:
    """Give a comparison as HTML, under the words that head its two sides."""
    look = _Look(theme)
    if found.alike:
        parts = [look.across(_tr(ALIKE))]
    else:
        words = _touched(found)
        parts = [look.head(then, now), *([look.across(words)] if words else [])]
        parts += [*look.fields(found.fields), *look.labels(found.labels), *look.rows(found.rows)]
    return f'<table width="100%" cellspacing="0" cellpadding="{SPACE}">{"".join(parts)}</table>'


def _touched(found: Comparison) -> str:
    """Say in a line how much differs: what was accepted or refused, and the items by kind."""
    words = [f"{said(STATUSES[status])} {count}" for status, count in found.reviewed.items()]
    words += [f"{_tr(KINDS[kind])} {n}" for kind, n in found.touched.items() if kind in KINDS]
    return " · ".join(words)


def whole(page: Page, theme: Theme) -> str:
    """Give a page as HTML: its paragraphs with their roles, its labels in their colours."""
    look = _Look(theme)
    live = (block for block in page.blocks if block.status is not Status.REJECTED)
    rows = (f"<tr><td>{look.role(b)}{look.labelled(page, b)}</td></tr>" for b in live)
    return f'<table width="100%" cellspacing="0" cellpadding="{SPACE}">{"".join(rows)}</table>'


class _Look:
    """How the parts look in a theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        red = QColor("#f47174") if theme.dark else QColor("#c53030")
        green = QColor("#5fbf87") if theme.dark else QColor("#15803d")
        self.inks = {Turn.GONE: red, Turn.NEW: green}
        share = 0.72 if theme.dark else 0.84
        self.tints = {turn: theme.mixed(ink, share).name() for turn, ink in self.inks.items()}
        self.soft, self.line = theme.soft.name(), theme.line.name()

    def head(self, then: str, now: str) -> str:
        cells = "".join(
            f'<th width="50%" align="left" style="color:{self.soft}; font-weight:normal">'
            f"{escape(words)}</th>"
            for words in (then, now)
        )
        return f"<tr>{cells}</tr>"

    def across(self, words: str) -> str:
        """Give a row for both sides, of quiet words in the middle."""
        quiet = f'style="color:{self.soft}; font-size:small"'
        return f'<tr><td colspan="2" align="center" {quiet}>{escape(words)}</td></tr>'

    def fields(self, turns: Iterable[FieldTurn]) -> Iterable[str]:
        for turn in turns:
            name = escape(_tr(FIELDS[turn.field]))
            cells = (
                f'<td style="font-size:small"><span style="color:{self.soft}">{name}</span> '
                f"{self.mark(_value(turn.field, value), side)}</td>"
                for value, side in ((turn.then, Turn.GONE), (turn.now, Turn.NEW))
            )
            yield f"<tr>{''.join(cells)}</tr>"

    def labels(self, turns: Sequence[LabelTurn]) -> Iterable[str]:
        if not turns:
            return
        sides = (self._chips(turns, Turn.GONE), self._chips(turns, Turn.NEW))
        yield f"<tr>{''.join(f'<td>{chips}</td>' for chips in sides)}</tr>"

    def _chips(self, turns: Sequence[LabelTurn], side: Turn) -> str:
        mine = [turn for turn in turns if turn.turn is side]
        shown = [self._chip(turn, side, turns) for turn in mine[:MOST_LABELS]]
        if len(mine) > MOST_LABELS:
            more = escape(_tr(MORE).format(len(mine) - MOST_LABELS))
            shown.append(f'<span style="color:{self.soft}">{more}</span>')
        return "".join(f'<div style="font-size:small">{one}</div>' for one in shown)

    def _chip(self, turn: LabelTurn, side: Turn, turns: Sequence[LabelTurn]) -> str:
        other_side = (
            other.words
            for other in turns
            if other.turn is not side and (other.kind, other.label) == (turn.kind, turn.label)
        )
        words = excerpt(turn.words, other_side, LONGEST)
        kind = escape(_label(turn)).replace(" ", "&nbsp;")
        return f'<span style="color:{self.soft}">{kind}</span>&nbsp;{self.mark(words, side)}'

    def mark(self, words: str, side: Turn) -> str:
        """Give words that the other side lacks: tinted, and struck out where they are gone."""
        if not words:
            return ""
        line = "line-through" if side is Turn.GONE else "underline"
        return (
            f'<span style="background-color:{self.tints[side]}; text-decoration:{line}">'
            f"{escape(words)}</span>"
        )

    def rows(self, rows: Sequence[Row]) -> Iterable[str]:
        """Give the paragraphs; long stretches that are alike are told by their number."""
        near = {
            neighbour
            for at, row in enumerate(rows)
            if row.turn is not Turn.SAME
            for neighbour in range(at - NEIGHBOURS, at + NEIGHBOURS + 1)
        }
        alike = 0
        for at, row in enumerate(rows):
            if at in near:
                yield from self._alike(alike)
                alike = 0
                yield self._row(row)
            else:
                alike += 1
        yield from self._alike(alike)

    def _alike(self, count: int) -> Iterable[str]:
        if count:
            yield self.across(f"⋯ {_tr(ALIKE_ROWS[count > 1]).format(count)} ⋯")

    def _row(self, row: Row) -> str:
        told = row.then is None or row.now is None or row.then.role is not row.now.role
        cells = (
            self._cell(block, runs, side, told, row.turn)
            for block, runs, side in (
                (row.then, row.runs_then, Turn.GONE),
                (row.now, row.runs_now, Turn.NEW),
            )
        )
        return f"<tr>{''.join(cells)}</tr>"

    def _cell(
        self, block: Block | None, runs: Sequence[Run], side: Turn, told: bool, turn: Turn
    ) -> str:
        if block is None:
            return "<td></td>"
        inner = self.role(block, turn is Turn.MOVED) if told else ""
        if turn is Turn.MOVED:
            runs = tuple(Run(run.text, False) for run in runs)
        return f'<td style="vertical-align:top">{inner}{self.text(block, runs, side)}</td>'

    def role(self, block: Block, moved: bool = False) -> str:
        words = [said(ROLES[block.role]), *([_tr(MOVED)] if moved else [])]
        return f'<div style="color:{self.soft}; font-size:small">{escape(" · ".join(words))}</div>'

    def labelled(self, page: Page, block: Block) -> str:
        """Give a paragraph with its labels tinted; where they nest, the inmost one shows."""
        of: list[str | None] = [None] * len(block.text)
        spans = [
            s for s in page.spans_by_block.get(block.id, ()) if s.status is not Status.REJECTED
        ]
        parts = [(part, span.label) for span in spans for part in span.parts]
        for part, label in sorted(parts, key=lambda one: one[0].start - one[0].end):
            if part.block == block.id and label != CONTENT:
                of[part.start : part.end] = [label] * (part.end - part.start)
        spelt = "".join(
            self._tinted("".join(c for _, c in run), label)
            for label, run in groupby(zip(of, block.text, strict=True), key=lambda one: one[0])
        )
        return self._paragraph(block, spelt)

    def _tinted(self, words: str, label: str | None) -> str:
        if label is None:
            return escape(words)
        share = 0.72 if self.theme.dark else 0.84
        tint = self.theme.mixed(self.theme.label_ink(label), share).name()
        return f'<span style="background-color:{tint}">{escape(words)}</span>'

    def text(self, block: Block, runs: Iterable[Run], side: Turn) -> str:
        spelt = "".join(self.mark(r.text, side) if r.differs else escape(r.text) for r in runs)
        return self._paragraph(block, spelt)

    @staticmethod
    def _paragraph(block: Block, spelt: str) -> str:
        bold = "; font-weight:bold" if block.role in _HEADS else ""
        return f'<div style="white-space:pre-wrap{bold}">{spelt}</div>'


def _value(field: str, value: str) -> str:
    if field == "status" and value in _STATUSES:
        return said(PAGE_STATUSES[_STATUSES[value]])
    return value or "—"


def _label(turn: LabelTurn) -> str:
    if turn.kind == "speech":
        return _tr(SPEECH)
    if turn.kind == "meeting" and turn.label in _KINDS:
        return said(MEETING_KINDS[_KINDS[turn.label]])
    return label_said(turn.label)
