"""Other processes of this machine."""

import os
import sys


def runs(process: int) -> bool:
    """Whether a process of this number runs here; True where that can't be asked safely."""
    if sys.platform == "win32":
        return True  # to ask is to end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
