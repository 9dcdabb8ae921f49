"""Tells the views of a model that one row has new words, so that only this row is painted."""

from PySide6.QtCore import QModelIndex


def tell_row(first: QModelIndex, columns: int) -> None:
    """Say of each of the `columns` cells from `first` on that it changed.

    A view to which several cells are told at once paints everything it shows: too long while keys
    wait (QAbstractItemView::dataChanged).
    """
    for column in range(columns):
        cell = first.siblingAtColumn(column)
        cell.model().dataChanged.emit(cell, cell)
