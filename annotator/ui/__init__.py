"""The window. PySide6 lives here and nowhere else.

Two things are set before anything else is loaded, both for the start and the keys:

PySide6 reads the source of every module that is imported after it, to see whether it asks for
PySide6's "features", which no module here does. Python's own way to import is put back.

Garbage is looked for less often than Python does by itself: hundreds of looks at what a start
makes, none of which finds any, take 20 ms, and later ones stand between a key and its paint.
"""

import builtins
import gc

import PySide6.QtCore  # noqa: F401  (it is what changes the import)

gc.set_threshold(20_000, 20, 20)
if (own_import := getattr(builtins, "__orig_import__", None)) is not None:
    builtins.__import__ = own_import
