"""From raw text to paragraphs, roles and articles."""
