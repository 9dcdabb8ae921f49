"""Whose work the steps are that this process keeps."""

import os
from functools import cache

from annotator.store.lock import Holder

_LONGEST = 200
VARIABLE = "ANNOTATOR_AUTHOR"
"""Names somebody else than the account; handed on to the processes that work for a window."""


def author() -> str:
    """Give the name that steps are kept under: what the variable says, else the account's."""
    return _sayable(os.environ.get(VARIABLE, "")) or account()


def sign(name: str) -> None:
    """Have this process, and those it starts from now on, keep steps under a name; "" for none."""
    os.environ[VARIABLE] = name.strip()


@cache
def account() -> str:
    """Give the name of the account this process runs under; "?" where it has none."""
    return _sayable(Holder.me().user) or "?"


def _sayable(name: str) -> str:
    """Give what can be kept and shown of a name: no step may fail for it."""
    return "".join(one for one in name if one.isprintable()).strip()[:_LONGEST]
