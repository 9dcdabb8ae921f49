"""Python's collector of circles, and work that makes none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_rests() -> Iterator[None]:
    """Keep Python from looking for circles: pages hold none, and looking takes up to a tenth.

    What is let go meanwhile is freed as ever. It holds for the whole process.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
