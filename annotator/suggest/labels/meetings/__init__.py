"""From people and nouns of meetings to who met when and where."""
