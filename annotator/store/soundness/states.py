"""The best state of a page that a damaged file, its history and its backups can give."""

from contextlib import suppress
from dataclasses import replace
from functools import reduce

from annotator.page.check import broken
from annotator.page.errors import Sentence
from annotator.page.model import Page
from annotator.store.clock import local
from annotator.store.past.delta import bare
from annotator.store.schema import SEALED_SINCE
from annotator.store.soundness.checking import DAMAGE, OTHER_BYTES, UNSEALED, Looked
from annotator.store.soundness.repaired import Whence
from annotator.store.soundness.rewinding import led_on, wound
from annotator.store.soundness.salvage import mended, salvage
from annotator.store.soundness.seal import seal_of
from annotator.store.soundness.spares import Spare, Spares
from annotator.store.soundness.wreck import Wreck
from annotator.store.tables.saving import raw_sha256

_FROM_HISTORY = "made again by its history, exactly as it was kept last"
_FROM_BACKUP = "taken from the backup “{backup}”, exactly as it was kept last"
_AND_STEPS = "taken from the backup “{backup}” and led on by its history, as it was kept last"
_OLDER = "taken from the backup “{backup}”: what was done after {time} is lost"
_AS_READ = "taken as it can be read: something on it is not what was written. Look it through"
_SALVAGED = "what can be read of it was saved; lost: {lost}"
_ALL_SAVED = "what can be read of it was saved; no paragraph, label or record is known to be lost"
_AND = "{one}, {other}"
_LOST_ITEMS = {
    "article": Sentence("articles: {number}", number=0),
    "block": Sentence("paragraphs: {number}", number=0),
    "person": Sentence("people: {number}", number=0),
    "span": Sentence("labels: {number}", number=0),
    "speech": Sentence("speeches: {number}", number=0),
    "meeting": Sentence("meetings: {number}", number=0),
    "correction": Sentence("corrections: {number}", number=0),
}
_RAW_DAMAGED = "its raw text is damaged, and nothing has it whole"
_RAW_OF_BLOCKS = "its raw text is lost; what stands for it are its paragraphs"

State = tuple[Page | None, Whence, list[str]]
"""A page, where it is from, and words on it; None where nothing of it can be read."""


class States:
    """What a page can be made of: the damaged file, its history, its backups."""

    def __init__(self, wreck: Wreck, spares: Spares) -> None:
        self._wreck, self._from, self._spares = wreck, wreck.connection, spares

    def best(self, key: int, id: str, looked: Looked) -> State:
        """Give the first state of a page that proves itself, else the one with least lost."""
        page = looked.page
        if page is not None and (looked.sealed or self._is_fine(looked)):
            # A file without seals has no other word on its bytes.
            told = () if self._wreck.version >= SEALED_SINCE else looked.beside
            return page, Whence.SOUND, [words for words in told if words == OTHER_BYTES]
        seal, saved_at = self._sealed(key)
        raw = self._raw(key, id)
        if page is not None and seal_of(page) == seal and not broken(page):
            return page, Whence.SOUND, []  # the hash of its raw text is damaged
        if raw is not None:
            again = wound(self._from, key, bare(Page(id, raw)), None)
            if again is not None and _proves(again, seal):
                return again, Whence.HISTORY, [Sentence(_FROM_HISTORY)]
        older: Spare | None = None
        for spare in self._spares.of(id):
            # Not all that changes a page changes its time.
            same = saved_at == spare.saved_at if seal is None else seal == spare.seal
            if same:
                return spare.page, Whence.BACKUP, [Sentence(_FROM_BACKUP, backup=spare.name)]
            on = led_on(self._from, key, spare)
            if on is not None and seal is not None and _proves(on, seal):
                return on, Whence.BACKUP, [Sentence(_AND_STEPS, backup=spare.name)]
            older = older or spare
        if page is not None and not broken(page) and raw == page.raw:
            return page, Whence.READ, [Sentence(_AS_READ)]
        if older is not None:
            words = Sentence(_OLDER, backup=older.name, time=local(older.saved_at))
            return older.page, Whence.OLDER, [words]
        return self._salvaged(key, id, raw)

    def _is_fine(self, looked: Looked) -> bool:
        """Whether nothing is wrong with a page but that it is from before there were seals."""
        unsealed = self._wreck.version < SEALED_SINCE
        return unsealed and set(looked.troubles) <= {UNSEALED}

    def _salvaged(self, key: int, id: str, raw: str | None) -> State:
        words: list[str] = []
        if raw is None:
            raw = self._damaged_raw(key)
            words = [Sentence(_RAW_DAMAGED)]
        if raw is None:
            saved = salvage(self._from, key, id, "")
            raw = "\n".join(block.text for block in saved.page.blocks)
            if not raw:
                return None, Whence.LOST, []
            words = [Sentence(_RAW_OF_BLOCKS)]
        else:
            saved = salvage(self._from, key, id, raw)
        page = mended(replace(saved.page, raw=raw))
        lost = [
            Sentence(_LOST_ITEMS[name].template, number=number)
            for name, number in saved.lost.items()
            if number
        ]
        told = Sentence(_ALL_SAVED)
        if lost:
            listed = reduce(lambda one, other: Sentence(_AND, one=one, other=other), lost)
            told = Sentence(_SALVAGED, lost=listed)
        return page, Whence.SALVAGED, [told, *words]

    def _sealed(self, key: int) -> tuple[int | None, str | None]:
        """Give the seal of a page and when it was kept last, as far as they can be read."""
        with suppress(*DAMAGE):
            row = self._from.execute("SELECT seal, saved_at FROM page WHERE key = ?", (key,))
            seal, saved_at = row.fetchone() or (None, None)
            return (
                seal if isinstance(seal, int) else None,
                saved_at if isinstance(saved_at, str) else None,
            )
        return None, None

    def _raw(self, key: int, id: str) -> str | None:
        """Give the raw text of a page where it is what came in: its own, its file's, a backup's."""
        hashed = data = encoding = None
        with suppress(*DAMAGE):
            query = "SELECT raw, raw_sha256 FROM source WHERE page = ?"
            raw, hashed = self._from.execute(query, (key,)).fetchone() or (None, None)
            if isinstance(raw, str) and raw_sha256(raw) == hashed:
                return raw
        with suppress(*DAMAGE):
            query = "SELECT bytes, encoding, raw_sha256 FROM source WHERE page = ?"
            data, encoding, hashed = self._from.execute(query, (key,)).fetchone() or (None,) * 3
            if isinstance(data, bytes):
                text = data.decode(encoding or "utf-8").removeprefix("\ufeff")
                text = text.replace("\r\n", "\n").replace("\r", "\n")
                if raw_sha256(text) == hashed:
                    return text
        for spare in self._spares.of(id):
            return spare.page.raw
        return None

    def _damaged_raw(self, key: int) -> str | None:
        self._from.text_factory = lambda data: data.decode(errors="replace")
        try:
            row = self._from.execute("SELECT raw FROM source WHERE page = ?", (key,)).fetchone()
            return row[0] if row is not None and isinstance(row[0], str) else None
        except DAMAGE:
            return None
        finally:
            self._from.text_factory = str


def _proves(page: Page, seal: int | None) -> bool:
    """Whether a page is what was kept last, by its seal; where that is lost, its steps say so."""
    return seal is None or seal_of(page) == seal
