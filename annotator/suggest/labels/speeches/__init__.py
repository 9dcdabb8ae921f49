"""From people and verbs of saying to who says what."""
