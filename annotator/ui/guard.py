"""Nothing of ours raises into Qt: overridden Qt methods report a bug and answer a default."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
S = TypeVar("S")
R = TypeVar("R")

GUARDED = "__guarded__"


def guard(answer: R) -> Callable[[Callable[Concatenate[S, P], R]], Callable[Concatenate[S, P], R]]:
    """Wrap an overridden Qt method so that an exception in it is reported and `answer` given.

    An exception that leaves an overridden method can end the process on Python 3.11. Slots need
    no guard: what they raise reaches `sys.excepthook` by itself, and so does what is caught here.
    """

    def wrap(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
        @wraps(method)
        def guarded(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return method(self, *args, **kwargs)
            except Exception:
                sys.excepthook(*sys.exc_info())
                return answer

        setattr(guarded, GUARDED, True)
        return guarded

    return wrap


def unguarded(owner: type) -> list[str]:
    """Name the methods of `owner` that override a compiled Qt method and have no guard."""
    compiled = [base for base in owner.__mro__ if base.__module__.startswith("PySide6.")]
    return [
        f"{owner.__qualname__}.{name}"
        for name, member in vars(owner).items()
        if callable(member)
        and not name.startswith("__")
        and any(name in vars(base) for base in compiled)
        and not getattr(member, GUARDED, False)
    ]
