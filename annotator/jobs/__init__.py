"""Slow work that the window and the command line share, to run in a process of its own. No Qt."""
