"""From fixed text to people, speeches and meetings."""
