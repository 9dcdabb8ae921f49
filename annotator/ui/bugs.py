"""Faults of the program: each is written whole into a log, told once, and the work goes on."""

import faulthandler
import logging
import sys
import threading
import traceback
from collections import Counter
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, QSettings, Signal

from annotator import places
from annotator.page.errors import AnnotatorError

log = logging.getLogger("annotator")

LOG_BYTES = 300_000
"""How long the log grows before the older half goes; a bug takes some two thousand."""
TOLD_UP_TO = "bugs/crashes_told"
"""The setting that says how long the note of crashes was when the person was last told."""

_seen: Counter[str] = Counter()


def log_file() -> Path:
    """Give the log; there is none before the first fault."""
    return places.log() / "annotator.log"


def crash_file() -> Path:
    """Give the note of where the program stood when the system ended it."""
    return places.log() / "crash.log"


def keep_log() -> None:
    """Have faults written into a file, the last few hundred kilobytes of them."""
    from logging.handlers import RotatingFileHandler  # slow to load

    if any(isinstance(handler, RotatingFileHandler) for handler in log.handlers):
        return
    try:
        places.log().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log_file(), maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        return  # a home that can't be written to must not keep the window from opening
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)


def note_bug(trace: str) -> bool:
    """Write a traceback into the log, and to standard error; whether it is a new one.

    A fault in the painting comes sixty times a second: from the second time on, a line says so.
    """
    keep_log()
    where = "\n".join(line for line in trace.splitlines() if line.startswith("  File "))
    _seen[where] += 1
    if (times := _seen[where]) > 1:
        if times & (times - 1) == 0:  # 2, 4, 8, …
            log.error("the same once more, %d times by now: %s", times, _last(trace))
        return False
    log.error("bug\n%s", trace)
    if sys.stderr is not None:  # a window without a console has none
        print(trace, file=sys.stderr)
    return True


def in_short(trace: str) -> str:
    """Give the kind of a fault, without what it says."""
    return _last(trace).partition(":")[0][:80]


def _last(trace: str) -> str:
    """Give the line that names the exception, the first behind the lines of code."""
    lines = trace.strip().splitlines()
    behind = [
        line
        for before, line in pairwise(lines)
        if before.startswith("    ") and not line.startswith(" ")
    ]
    return behind[-1] if behind else trace.strip()[-200:]


class Bugs(QObject):
    """Hears of what nobody caught, in whichever thread, and tells of each fault once."""

    told = Signal(str)
    """A traceback, in the thread of the window."""
    known = Signal(object)
    """An AnnotatorError that nobody caught: no fault of the program, a damaged file say."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        self._crashes: TextIO | None = None

    def begin(self) -> None:
        """Hear of every fault from now on."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._note(args.exc_value)
        sys.unraisablehook = lambda args: self._note(args.exc_value)
        if faulthandler.is_enabled():
            return  # whoever did it wants to hear of crashes elsewhere
        with suppress(OSError):
            places.log().mkdir(parents=True, exist_ok=True)
            self._crashes = crash_file().open("a", encoding="utf-8")
            faulthandler.enable(self._crashes)

    def end(self) -> None:
        """Leave faults to whom they were left before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()
            self._crashes = None

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._note(error.with_traceback(trace))

    def _note(self, error: BaseException | None) -> None:
        if error is None or isinstance(error, SystemExit):
            return
        if isinstance(error, AnnotatorError):
            self.known.emit(error)
            return
        trace = "".join(traceback.format_exception(error))
        if note_bug(trace):
            self.told.emit(trace)


def crashed_before(settings: QSettings) -> bool:
    """Whether the system ended the program since the person was last told so; asked once."""
    try:
        size = crash_file().stat().st_size
    except OSError:
        size = 0
    told = settings.value(TOLD_UP_TO, 0, int)
    if size != told:
        settings.setValue(TOLD_UP_TO, size)
    return isinstance(told, int) and size > told
