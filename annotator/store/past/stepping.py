"""Steps on their way into the history: runs of typing that go on, origins, unreadable pages."""

import sqlite3
from dataclasses import dataclass

from annotator.page.model import Page
from annotator.store.clock import now
from annotator.store.past import history
from annotator.store.past.author import author
from annotator.store.past.delta import Differences, delta


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of typing that may go on: what marks it, its step, and the page before it."""

    mark: object
    key: int
    number: int
    before: Page

    def goes_on(self, mark: object, key: int, newest: int) -> bool:
        """Whether a step belongs to the run, which is still the newest step of its page."""
        return self.mark is mark and self.key == key and self.number == newest


class Stepping:
    """Puts steps into the history of one file; the caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._run: _Run | None = None
        self.author: str | None = None
        """Under whose name; None for whoever works in this process."""

    def keep(
        self,
        key: int,
        before: Page | None,
        after: Page,
        name: str,
        run: object = None,
        found: Differences | None = None,
    ) -> int:
        """Keep what leads from one state of a page to the next; gives the step's number.

        What comes to a run becomes part of the run's step. `found` is what `differences` says of
        the two, where it is known. Where `before` is None, because the rows could not be read as a
        page, the history begins anew.
        """
        if before is None:
            number = self.note(key, name)
            history.begin(self._connection, key, after)
            return number
        going, self._run = self._run, None
        if going is not None and going.goes_on(run, key, history.newest(self._connection, key)):
            history.amend(self._connection, going.number, now(), delta(going.before, after))
            self._run = going
            return going.number
        if not history.has_origin(self._connection, key):
            history.begin(self._connection, key, before)
        entries = delta(before, after, found)
        number = history.log(self._connection, key, now(), name, self.signed, entries)
        if run is not None:
            self._run = _Run(run, key, number, before)
        return number

    def note(self, key: int, name: str) -> int:
        """Keep that something was done which changes nothing on the page itself."""
        self.end_run()
        return history.log(self._connection, key, now(), name, self.signed, ())

    def end_run(self) -> None:
        """Have the next step of a run be one of its own."""
        self._run = None

    @property
    def signed(self) -> str:
        """The name that steps are kept under now."""
        return self.author or author()
