"""The few dialogs, none of which blocks."""
