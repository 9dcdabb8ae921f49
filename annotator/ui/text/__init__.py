"""The text pane: the fixed paragraphs, edited in place."""
