"""The page, project and session of `tests/ui/side.py`, as fixtures here."""

from tests.ui.side import page, project, session, show

__all__ = ["page", "project", "session", "show"]
