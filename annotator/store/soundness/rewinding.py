"""A page made again by its steps: from where its history begins, or from where a backup has it."""

import sqlite3

from annotator.page.check import broken
from annotator.page.model import Page
from annotator.store.past import history
from annotator.store.past.delta import HistoryError, Winding, unpacked
from annotator.store.soundness.checking import DAMAGE
from annotator.store.soundness.seal import seal_of_values
from annotator.store.soundness.sealing import ORIGIN, bears
from annotator.store.soundness.spares import Spare


def wound(connection: sqlite3.Connection, key: int, page: Page, after: int | None) -> Page | None:
    """Give what the steps after one make of a page; all of them, from its origin, where None.

    None where a step is missing, damaged or does not fit.
    """
    try:
        winding = Winding(page)
        if after is None:
            query = "SELECT step, at, state, seal FROM origin WHERE page = ?"
            after, at, state, seal = connection.execute(query, (key,)).fetchone()
            if not bears(seal, ORIGIN, (key, after, at, state)):
                return None
            winding.forward(unpacked(state))
        query = (
            "SELECT page, at, name, author, removed, delta, seal FROM step "
            "WHERE page = ? AND number > ? ORDER BY number"
        )
        for *row, seal in connection.execute(query, (key, after)):
            if seal != seal_of_values(*row) or row[-1] is None:
                return None
            winding.forward(unpacked(row[-1]))
        made = winding.page
        return None if broken(made) else made
    except (*DAMAGE, HistoryError):
        return None


def led_on(connection: sqlite3.Connection, key: int, spare: Spare) -> Page | None:
    """Give what the steps after those of a backup make of the page as the backup has it."""
    if spare.key != key:
        return None
    theirs = spare.project.connection
    try:
        last = history.newest(theirs, key)
        page = spare.page
        if last:
            # A run of typing that went on after the backup is one step with another end.
            query = "SELECT delta FROM step WHERE number = ?"
            (delta,) = theirs.execute(query, (last,)).fetchone()
            winding = Winding(page)
            winding.back(unpacked(delta))
            page, last = winding.page, last - 1
        return wound(connection, key, page, last)
    except (*DAMAGE, HistoryError):
        return None
