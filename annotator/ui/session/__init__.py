"""The open project, the open page and its undo: what every pane and panel looks at."""

from annotator.ui.session.last_place import PLACE
from annotator.ui.session.session import Session
from annotator.ui.session.told import Caret, Change, Place

__all__ = ["PLACE", "Caret", "Change", "Place", "Session"]
