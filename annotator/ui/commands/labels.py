"""Commands on labels: tag the selection, everything that reads like it, grow, remove, accept."""

import re
from functools import partial

from PySide6.QtCore import QCoreApplication

from annotator.page.edits import (
    Accept,
    AddSpan,
    LinkSpan,
    Refuse,
    RelabelSpan,
    ResizeSpan,
    TagPeople,
)
from annotator.page.edits.edit import Edit
from annotator.page.model import LABELS, PERSON, Page, Part, Span, Status
from annotator.page.pieces import Added
from annotator.ui.chosen import parts_of, spans_at, taken_off
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.session import Caret, Session

NO_LABEL = QT_TRANSLATE_NOOP("label_commands", "There is no label at the caret.")
ONE_LABEL = QT_TRANSLATE_NOOP("label_commands", "There is only this label at the caret.")
NOTHING_SELECTED = QT_TRANSLATE_NOOP("label_commands", "Select the words first.")
NO_NAME_BEHIND = QT_TRANSLATE_NOOP(
    "label_commands", "No name follows the selected words, so nobody has them as an office."
)
NOTHING_SUGGESTED = QT_TRANSLATE_NOOP("label_commands", "Nothing here waits for a yes or no.")
TYPED = re.compile(r"[^\s，。、；：！？“”‘’（）《》,.;:!?()]*")


class LabelCommands:
    """Offers one method a command; all act on what the session's caret says."""

    def __init__(self, session: Session) -> None:
        self.session = session
        for label in LABELS:
            if label != PERSON:
                setattr(self, f"tag_{label}", partial(self.tag, label))

    def _tell(self, words: str) -> None:
        self.session.trouble.emit(QCoreApplication.translate("label_commands", words))

    def _selected(self) -> tuple[Part, ...]:
        page = self.session.page
        parts = parts_of(page, self.session.caret) if page else ()
        if not parts:
            self._tell(NOTHING_SELECTED)
        return parts

    # -- tagging --------------------------------------------------------------------------------

    def tag(self, label: str) -> None:
        """Label the selection; a label that lies on just these words is given the new name."""
        page, parts = self.session.page, self._selected()
        if page is None or not parts:
            return
        for span in page.spans_by_block.get(parts[0].block, ()):
            alike = span.parts == parts and span.status is not Status.REJECTED
            if alike and span.label != label:
                self.session.apply(RelabelSpan(span.id, label))
                return
        self.session.apply(AddSpan(label, parts))

    def tag_person(self) -> None:
        """Tag the selection as mention of a person, each part one where several are selected."""
        if parts := self._selected():
            self.session.apply(TagPeople(tuple((part,) for part in parts)))

    def tag_everywhere(self) -> None:
        """Tag all places of the page that read like the selection, but not inside other names."""
        page, parts = self.session.page, self._selected()
        if page is not None and parts:
            name = page.block(parts[0].block).text[parts[0].start : parts[0].end]
            mentions = occurrences(page, name)
            if self.session.apply(TagPeople(tuple((part,) for part in mentions))):
                self._tell_count(len(mentions))

    def _tell_count(self, count: int) -> None:
        words = QCoreApplication.translate("label_commands", "Places tagged: %n.", "", count)
        self.session.note.emit(words)

    def set_office(self) -> None:
        """Take the selection as the office of the person whose name follows it."""
        page, parts = self.session.page, self._selected()
        if page is None or not parts:
            return
        part = parts[-1]
        text = page.block(part.block).text
        for span in page.spans_by_block.get(part.block, ()):
            for other in span.parts:
                follows = other.block == part.block and part.end <= other.start <= part.end + 2
                if span.label == PERSON and follows and span.status is not Status.REJECTED:
                    office = text[part.start : part.end]
                    self.session.apply(LinkSpan(span.id, span.person, office))
                    return
        self._tell(NO_NAME_BEHIND)

    def clear_office(self) -> None:
        """Take the office away from the mention at the caret."""
        page = self.session.page
        found = spans_at(page, self.session.caret) if page else []
        span = next((one for one in found if one.label == PERSON), None)
        if span is not None:
            self.session.apply(LinkSpan(span.id, span.person, None))
        else:
            self._tell(NO_LABEL)

    # -- at the caret ---------------------------------------------------------------------------

    def next_label(self) -> None:
        """Take the next of the labels at the caret in hand, where several lie on the words."""
        page, caret = self.session.page, self.session.caret
        found = spans_at(page, caret) if page else []
        if len(found) < 2:
            self._tell(NO_LABEL if not found else ONE_LABEL)
        else:
            self.session.take_in_hand((caret.label + 1) % len(found))

    def _at_caret(self) -> Span | None:
        page = self.session.page
        found = spans_at(page, self.session.caret) if page else []
        if not found:
            self._tell(NO_LABEL)
        return found[0] if found else None

    def grow_label(self) -> None:
        """Stretch the label at the caret over the selection, or over the word typed beside it."""
        page, caret = self.session.page, self.session.caret
        if page is None:
            return
        beside = None if caret.selection else typed_beside(page, caret)
        span = beside or self._at_caret()
        if span is None:
            return
        parts = []
        for part in span.parts:
            if part.block != caret.block and part.block not in {s[0] for s in caret.selection}:
                parts.append(part)
                continue
            chosen = [s for s in caret.selection if s[0] == part.block]
            if chosen:
                start, end = min(part.start, chosen[0][1]), max(part.end, chosen[0][2])
            else:
                start, end = grown(page, part)
            parts.append(Part(part.block, start, end))
        self.session.apply(ResizeSpan(span.id, tuple(parts)))

    def fit_label(self) -> None:
        """Lay the label at the caret on just the selection."""
        page, parts = self.session.page, self._selected()
        if page is None or not parts:
            return
        if (span := self._at_caret()) is not None:
            self.session.apply(ResizeSpan(span.id, parts))

    def remove_label(self) -> None:
        """Remove the label at the caret, or all that lie inside the selection."""
        page, caret = self.session.page, self.session.caret
        if page is None:
            return
        inside = [
            span.id
            for span in page.spans
            if span.status is not Status.REJECTED
            and caret.selection
            and all(
                any(
                    part.block == b and s <= part.start and part.end <= e
                    for b, s, e in caret.selection
                )
                for part in span.parts
            )
        ]
        if not inside and (span := self._at_caret()) is not None:
            inside = [span.id]
        if inside:
            self.session.apply(taken_off(page, inside))

    # -- yes and no -----------------------------------------------------------------------------

    def _waiting(self) -> tuple[tuple[str, str], ...]:
        """Give what is suggested at the caret: its innermost label and that label's record, or
        else the paragraph."""
        page, caret = self.session.page, self.session.caret
        if page is None or caret.block is None:
            return ()
        for span in spans_at(page, caret):
            records = tuple(
                ("speech", one.id)
                for one in page.speeches
                if one.status is Status.SUGGESTED and span.id in (one.cue, one.content)
            ) + tuple(
                ("meeting", one.id)
                for one in page.meetings
                if one.status is Status.SUGGESTED
                and span.id in (one.name, one.date, one.place, *one.mentions)
            )
            if span.status is Status.SUGGESTED:
                return (("span", span.id), *records)
            if records:
                return records
        if page.block(caret.block).status is Status.SUGGESTED:
            return (("block", caret.block),)
        return ()

    def accept_here(self) -> None:
        """Accept what is suggested at the caret, or the paragraph, or all that is selected."""
        self._answer(Accept, self._in_selection() or self._waiting())

    def refuse_here(self) -> None:
        """Refuse what is suggested at the caret."""
        targets = self._in_selection() or self._waiting()
        self._answer(Refuse, tuple(one for one in targets if one[0] != "block"))

    def _in_selection(self) -> tuple[tuple[str, str], ...]:
        """Give the suggestions that lie wholly in the selection, where that holds several."""
        page, caret = self.session.page, self.session.caret
        if page is None or not caret.selection:
            return ()
        chosen = {block: (start, end) for block, start, end in caret.selection}
        found = [
            ("span", span.id)
            for span in page.spans
            if span.status is Status.SUGGESTED
            and all(
                part.block in chosen
                and chosen[part.block][0] <= part.start
                and part.end <= chosen[part.block][1]
                for part in span.parts
            )
        ]
        found += [
            ("block", block)
            for block, (start, end) in chosen.items()
            if page.block(block).status is Status.SUGGESTED
            and (start, end) == (0, len(page.block(block).text))
        ]
        return tuple(found)

    def _answer(
        self, answer: type[Accept] | type[Refuse], targets: tuple[tuple[str, str], ...]
    ) -> None:
        if not targets:
            self._tell(NOTHING_SUGGESTED)
            return
        edit: Edit = answer(targets)
        self.session.apply(edit)


def occurrences(page: Page, name: str) -> list[Part]:
    """Give every place that reads `name` and lies in no mention of somebody else's longer name."""
    found = []
    for block in page.blocks:
        mentions = [
            (part.start, part.end)
            for span in page.spans_by_block.get(block.id, ())
            if span.label == PERSON and span.status is not Status.REJECTED
            for part in span.parts
            if part.block == block.id
        ]
        for hit in re.finditer(re.escape(name), block.text):
            start, end = hit.span()
            inside = any(
                low <= start and end <= high and (low, high) != (start, end)
                for low, high in mentions
            )
            if not inside:
                found.append(Part(block.id, start, end))
    return found


def typed_beside(page: Page, caret: Caret) -> Span | None:
    """Give the label at whose border the text with the caret was typed; None where none is."""
    if caret.block is None or spans_at(page, caret):
        return None
    block, at = page.block(caret.block), 0
    for piece in block.pieces:
        low, high = at, at + len(piece)
        at = high
        if isinstance(piece, Added) and low <= caret.offset <= high:
            for offset in (low, high):
                if found := spans_at(page, Caret(block.id, offset)):
                    return found[0]
    return None


def grown(page: Page, part: Part) -> tuple[int, int]:
    """Give where a part would reach with the text that was typed at its borders.

    That is text in added pieces up to a mark or a space; without any, one character to the right.
    """
    block = page.block(part.block)
    start, end, at = part.start, part.end, 0
    for piece in block.pieces:
        low, high = at, at + len(piece)
        at = high
        if not isinstance(piece, Added):
            continue
        if low <= part.end < high:
            hit = TYPED.match(block.text, part.end, high)
            end = hit.end() if hit else end
        if low < part.start <= high:
            while start > low and TYPED.fullmatch(block.text, start - 1, start):
                start -= 1
    if (start, end) == (part.start, part.end):
        end = min(end + 1, len(block.text))
    return start, end
