"""Commands that let the person choose from a list at the caret: a paragraph, an article, a name."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from annotator.page.edits import Batch, LinkSpan, TagPeople
from annotator.page.model import PERSON, Page
from annotator.ui.chosen import spans_at
from annotator.ui.commands.blocks import BlockCommands
from annotator.ui.commands.labels import NO_LABEL
from annotator.ui.session import Session
from annotator.ui.text.pane import TextPane


class ChoiceCommands(QObject):
    """Opens the list at the caret of the text pane and does with the choice what was asked."""

    def __init__(self, session: Session, blocks: BlockCommands, pane: TextPane) -> None:
        super().__init__(pane)
        self.session, self.blocks, self.pane = session, blocks, pane

    def _choose(
        self,
        kind: str,
        page: Page,
        hint: str,
        act: Callable[[str], object],
        named: Callable[[str], object] | None = None,
    ) -> None:
        from annotator.ui.dialogs import chooser as chooser_of  # slow to load

        choices = {
            "block": chooser_of.block_choices,
            "article": chooser_of.article_choices,
            "person": chooser_of.person_choices,
        }
        without = self.session.caret.block
        found = tuple(one for one in choices[kind](page) if one.id != without)
        chooser = chooser_of.Chooser(found, hint, self.pane, new_names=named is not None)
        chooser.chosen.connect(act)
        if named is not None:
            chooser.typed.connect(named)
        chooser.pop_up(self.pane.viewport().mapToGlobal(self.pane.cursorRect().bottomLeft()))

    def join_with(self) -> None:
        """Append any paragraph of the page to this one."""
        page, block = self.session.page, self.session.caret.block
        if page is not None and block is not None:
            self._choose(
                "block",
                page,
                self.tr("Append which paragraph?"),
                lambda tail: self.blocks.join(block, tail),
            )

    def move_to_other_article(self) -> None:
        """Move the paragraphs to the end of an article."""
        page = self.session.page
        if page is not None:
            self._choose(
                "article",
                page,
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
            "person",
            page,
            self.tr("Who is it?"),
            lambda person: self.session.apply(LinkSpan(span.id, person, span.title)),
            lambda name: self.session.apply(
                Batch((TagPeople((span.parts,), name, span.title),), LinkSpan.name)
            ),
        )
