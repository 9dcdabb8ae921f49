"""Nothing of ours raises into Qt: overridden Qt methods report a bug and answer a default."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

Method = TypeVar("Method", bound=Callable[..., Any])

GUARDED = "__guarded__"


def guard(answer: object) -> Callable[[Method], Method]:
    """Wrap an overridden Qt method so that an exception in it is reported and `answer` given.

    An exception that leaves an overridden method can end the process on Python 3.11. Slots need
    no guard: what they raise reaches `sys.excepthook` by itself, and so does what is caught here.
    """

    def wrap(method: Method) -> Method:
        @wraps(method)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            try:
                return method(*args, **kwargs)
            except Exception:
                sys.excepthook(*sys.exc_info())
                return answer

        setattr(guarded, GUARDED, True)
        return cast(Method, guarded)

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
