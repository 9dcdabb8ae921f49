"""The other side of the attendant: a process that stays warm beside the window, and answers. No Qt.

It takes one question after the other, and ends when the window is gone.
"""

import traceback
from typing import Any

from annotator.jobs.worker import BUG, DONE, KNOWN, Pipe
from annotator.page.errors import AnnotatorError
from annotator.page.model import Page

READY = "ready"
_FIRST = "本报讯（记者 林小满）县长温颂白说：“水到了。”"
"""What is suggested on before anybody asks, so that the first answer is as quick as any."""


def attend(pipe: Pipe) -> None:
    """Load what answers need, say so, and answer questions until the pipe is closed.

    A question is (task, arguments); an answer is (READY, DONE, KNOWN or BUG, and a value).
    """
    from annotator.suggest.pipeline import suggest

    suggest(Page("warm", _FIRST))
    try:
        pipe.send((READY, None))
        while True:
            task, arguments = pipe.recv()
            pipe.send(_answer(task, arguments))
    except (EOFError, OSError):
        pipe.close()  # nobody is left to answer


def _answer(task: Any, arguments: tuple[Any, ...]) -> tuple[str, Any]:
    try:
        return DONE, task(*arguments)
    except AnnotatorError as error:
        return KNOWN, error.sentence
    except Exception:
        return BUG, traceback.format_exc()
