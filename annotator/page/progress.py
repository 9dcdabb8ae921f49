"""How slow work tells how far it is, and hears that it shall stop."""

from typing import Protocol


class Progress(Protocol):
    """Called now and then by slow work; raises `CancelledError` where the person stopped it."""

    def __call__(self, done: int, total: int | None, what: str = "") -> None: ...


def silent(done: int, total: int | None, what: str = "") -> None:
    """Report to nobody."""
