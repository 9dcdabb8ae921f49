"""The places in the text that name something: a short list in a form, clicked to go there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from annotator.page.model import Page, Span
from annotator.ui.panels.record_rows import Row
from annotator.ui.panels.short_list import Entry, ShortList

AROUND = 14
"""Characters shown on either side of a mention."""


class MentionsList(ShortList):
    """Mentions by row, each inside its words; becomes a tuple of the ids of spans that stay."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, self.tr("Add the words selected in the text"), parent)

    def show_spans(self, page: Page, spans: Sequence[str]) -> None:
        """Show these spans of the page."""
        self.show_entries(tuple(Entry(_row(page, page.span_by_id[id]), id, id) for id in spans))


def _row(page: Page, span: Span) -> Row:
    part = span.parts[0]
    text = page.block(part.block).text
    before = text[max(0, part.start - AROUND) : part.start]
    behind = text[part.end : part.end + AROUND]
    words = f"{before}【{text[part.start : part.end]}】{behind}"
    return Row(span.id, words, "", span.status, span.confidence)
