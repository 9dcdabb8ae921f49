"""The raw pane: the text as it came in, its characters coloured and its line ends marked."""
