"""What else on a page follows from a correction made by hand."""
