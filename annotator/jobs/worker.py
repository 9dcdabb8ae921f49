"""The other side of a job: runs a plain function in a process of its own. Knows no Qt."""

import time
import traceback
from collections.abc import Callable
from typing import Any, Protocol

from annotator.page.errors import AnnotatorError, CancelledError
from annotator.page.progress import Progress

CANCEL = "cancel"
PROGRESS, DONE, KNOWN, BUG, CANCELLED = "progress", "done", "known", "bug", "cancelled"
TELL_S = 0.02
"""How long, at least, from one word of progress to the next: the window reads them all."""


class Pipe(Protocol):
    """An end of a pipe to another process, as multiprocessing has it."""

    def send(self, obj: Any) -> None: ...
    def recv(self) -> Any: ...
    def poll(self) -> bool: ...
    def close(self) -> None: ...


Task = Callable[..., Any]
"""A function of a module, whose last argument, `progress`, it calls now and then."""


def serve(pipe: Pipe, task: Task, arguments: tuple[Any, ...]) -> None:
    """Run the task and send its progress, and what came of it, through the pipe."""
    try:
        pipe.send((DONE, task(*arguments, progress=_teller(pipe))))
    except CancelledError:
        pipe.send((CANCELLED, None))
    except AnnotatorError as error:
        pipe.send((KNOWN, error.sentence))
    except Exception:
        pipe.send((BUG, traceback.format_exc()))
    finally:
        pipe.close()


def _teller(pipe: Pipe) -> Progress:
    told = 0.0

    def tell(done: int, total: int | None, what: str = "") -> None:
        nonlocal told
        if pipe.poll() and pipe.recv() == CANCEL:
            raise CancelledError("The work was stopped; what was finished stays.")
        now = time.monotonic()
        if done == total or now - told >= TELL_S:
            told = now
            pipe.send((PROGRESS, (done, total, what)))

    return tell
