"""The window. PySide6 lives here and nowhere else.

The rooms without Qt are imported first: PySide6 reads the source of every module that is imported
after it, to see whether it uses PySide6, which takes 30 ms of a start.

Garbage is looked for less often than Python does by itself: hundreds of looks at what a start
makes, none of which finds any, take 20 ms, and later ones stand between a key and its paint.
"""

import gc

gc.set_threshold(20_000, 20, 20)

import annotator.page.edits  # noqa: E402
import annotator.store.project  # noqa: E402
import annotator.store.writer  # noqa: E402
import annotator.suggest.words  # noqa: F401, E402
