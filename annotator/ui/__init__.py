"""The window. PySide6 lives here and nowhere else.

The rooms without Qt are imported first: PySide6 reads the source of every module that is imported
after it, to see whether it uses PySide6, which takes 30 ms of a start.
"""

import annotator.page.edits
import annotator.store.project
import annotator.store.writer
import annotator.suggest.words  # noqa: F401
