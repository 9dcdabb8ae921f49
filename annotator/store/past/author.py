"""Whose work the steps are that this process keeps."""

import os
from functools import cache

from annotator.store.lock import Holder

VARIABLE = "ANNOTATOR_AUTHOR"
"""Names somebody else than the account; handed on to the processes that work for a window."""


def author() -> str:
    """Give the name that steps are kept under: what the variable says, else the account's."""
    return os.environ.get(VARIABLE, "").strip() or account()


def sign(name: str) -> None:
    """Have this process, and those it starts from now on, keep steps under a name; "" for none."""
    os.environ[VARIABLE] = name.strip()


@cache
def account() -> str:
    """Give the name of the account this process runs under; "?" where it has none."""
    return Holder.me().user
