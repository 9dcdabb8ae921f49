"""From the page's text to the people it names."""
