"""Whose work the steps are that this process keeps."""

import os

from annotator.store.lock import Holder

VARIABLE = "ANNOTATOR_AUTHOR"
"""Names somebody else than the account; handed on to the processes that work for a window."""


def author() -> str:
    """Give the name that steps are kept under: what the variable says, else the account's."""
    return os.environ.get(VARIABLE, "").strip() or Holder.me().user
