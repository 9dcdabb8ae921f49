"""Commands that let the person choose from a list at the caret: a paragraph, an article, a name."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from annotator.page.edits import Batch, LinkSpan, TagPeople
from annotator.page.model import PERSON
from annotator.ui.block_commands import BlockCommands
from annotator.ui.dialogs.chooser import (
    Choice,
    Chooser,
    article_choices,
    block_choices,
    person_choices,
)
from annotator.ui.label_commands import NO_LABEL, spans_at
from annotator.ui.session import Session
from annotator.ui.text_pane import TextPane


class ChoiceCommands(QObject):
    """Opens the list at the caret of the text pane and does with the choice what was asked."""

    def __init__(self, session: Session, blocks: BlockCommands, pane: TextPane) -> None:
        super().__init__(pane)
        self.session, self.blocks, self.pane = session, blocks, pane

    def _choose(
        self,
        choices: tuple[Choice, ...],
        hint: str,
        act: Callable[[str], object],
        named: Callable[[str], object] | None = None,
    ) -> None:
        chooser = Chooser(choices, hint, self.pane, new_names=named is not None)
        chooser.chosen.connect(act)
        if named is not None:
            chooser.typed.connect(named)
        chooser.pop_up(self.pane.viewport().mapToGlobal(self.pane.cursorRect().bottomLeft()))

    def join_with(self) -> None:
        """Append any paragraph of the page to this one."""
        page, block = self.session.page, self.session.caret.block
        if page is not None and block is not None:
            self._choose(
                block_choices(page, block),
                self.tr("Append which paragraph?"),
                lambda tail: self.blocks.join(block, tail),
            )

    def move_to_other_article(self) -> None:
        """Move the paragraphs to the end of an article."""
        page = self.session.page
        if page is not None:
            self._choose(
                article_choices(page),
                self.tr("Move to which article?"),
                self.blocks.move_to_article,
            )

    def choose_person(self) -> None:
        """Say whom the mention at the caret names."""
        page = self.session.page
        found = spans_at(page, self.session.caret) if page else []
        span = next((one for one in found if one.label == PERSON), None)
        if page is None or span is None:
            self.session.trouble.emit(QCoreApplication.translate("label_commands", NO_LABEL))
            return
        self._choose(
            person_choices(page),
            self.tr("Who is it?"),
            lambda person: self.session.apply(LinkSpan(span.id, person, span.title)),
            lambda name: self.session.apply(
                Batch((TagPeople((span.parts,), name, span.title),), LinkSpan.name)
            ),
        )
