"""How articles and their blocks are painted and edited in the articles panel."""

from collections.abc import Mapping
from enum import StrEnum
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from annotator.page.model import Role, Status
from annotator.ui.guard import guard
from annotator.ui.panels.article_cells import Column
from annotator.ui.panels.row_look import (
    BAR,
    Shown,
    confidence_ink,
    paint_pill,
    paint_state,
    smaller,
)
from annotator.ui.panels.wording import (
    ARTICLE_KINDS,
    ARTICLE_STATUSES,
    ROLES,
    confidence_said,
    said,
)
from annotator.ui.theme import SPACE, Theme, current

AnyIndex = QModelIndex | QPersistentModelIndex
CHOICES: Mapping[tuple[bool, Column], Mapping[StrEnum, str]] = {
    (True, Column.KIND): ROLES,
    (False, Column.KIND): ARTICLE_KINDS,
    (False, Column.STATE): ARTICLE_STATUSES,
}
"""What a cell can be set to: by whether it is a block's, and its column."""


SURE, UNSURE = 0.95, 0.94
"""From this confidence on the dashed bar says enough: only what is less sure shows how much."""


class ArticlesLook(QStyledItemDelegate):
    """Paints articles as headed groups, and edits roles, kinds and statuses by a list."""

    roles = ROLES
    """The words for the roles of paragraphs, at length or in short."""

    @override
    @guard(QSize(60, 24))
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(
            40, option.fontMetrics.height() + SPACE + (0 if index.parent().isValid() else 2)
        )

    @override
    @guard(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = current()
        painter.save()
        try:
            self._paint(painter, option, index, theme)
        finally:
            painter.restore()

    def _paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, theme: Theme
    ) -> None:
        is_article = not index.parent().isValid()
        style = option.widget.style() if option.widget else QApplication.style()
        if is_article and not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.panel)
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        column = Column(index.column())
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        small = smaller(option.font)
        rect = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        if column is Column.TEXT:
            self._paint_text(painter, option, index, theme, text)
        elif column is Column.STATE and not is_article:
            confidence = index.data(Shown.CONFIDENCE)
            unsure = confidence is not None and confidence < SURE
            if unsure and index.data(Shown.STATUS) == Status.SUGGESTED:
                words = confidence_said(confidence)
                paint_pill(painter, rect, words, small, confidence_ink(confidence, theme))
        else:
            if column is Column.KIND and not is_article:
                text = said(self.roles[Role(index.data(Qt.ItemDataRole.EditRole))])
            painter.setFont(small)
            painter.setPen(theme.soft)
            align = (
                Qt.AlignmentFlag.AlignRight
                if column in (Column.LENGTH, Column.STATE)
                else Qt.AlignmentFlag.AlignLeft
            )
            fitting = QFontMetrics(small).elidedText(
                text, Qt.TextElideMode.ElideRight, rect.width()
            )
            painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, fitting)

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: AnyIndex,
        theme: Theme,
        text: str,
    ) -> None:
        number = index.data(Shown.NUMBER)
        is_article = not index.parent().isValid()
        ink = theme.soft if number is None else theme.article_ink(number)
        rect = QRect(option.rect)
        font = QFont(option.font)
        if is_article:
            font.setBold(True)
            if number is not None:
                rect.setLeft(self._paint_number(painter, rect, option, theme, number))
            else:
                rect.setLeft(rect.left() + 2)
                font.setBold(False)
        else:
            paint_state(painter, rect.adjusted(0, 1, 0, -1), index.data(Shown.STATUS), ink, theme)
            rect.setLeft(rect.left() + BAR + SPACE)
        furniture = number is None
        pen = theme.soft if furniture else option.palette.color(QPalette.ColorRole.Text)
        painter.setFont(font)
        painter.setPen(pen)
        fitting = QFontMetrics(font).elidedText(
            text or "—", Qt.TextElideMode.ElideRight, rect.width() - SPACE
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)

    def _paint_number(
        self,
        painter: QPainter,
        rect: QRect,
        option: QStyleOptionViewItem,
        theme: Theme,
        number: int,
    ) -> int:
        font = smaller(option.font, 0.8)
        font.setBold(True)
        text = str(number + 1)
        side = QFontMetrics(font).height() + 1
        width = max(side, QFontMetrics(font).horizontalAdvance(text) + 8)
        badge = QRect(rect.left(), rect.center().y() - side // 2 + 1, width, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.article_ink(number))
        painter.drawRoundedRect(badge, 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(font)
        painter.setPen(theme.on_ink)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        return badge.right() + SPACE

    # -- editing a cell -----------------------------------------------------------------------

    @override
    @guard(cast(QWidget, None))
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        combo = QComboBox(parent)
        combo.setFrame(False)
        combo.setMinimumWidth(110)
        choices = CHOICES[index.parent().isValid(), Column(index.column())]
        for choice, words in choices.items():
            combo.addItem(said(words), choice.value)
        combo.setCurrentIndex(combo.findData(index.data(Qt.ItemDataRole.EditRole)))
        combo.activated.connect(lambda _: self._chosen(combo))
        QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def _chosen(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)

    @override
    @guard(None)
    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Leave the list as it opened: what it holds was set when it was made."""

    @override
    @guard(None)
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)
