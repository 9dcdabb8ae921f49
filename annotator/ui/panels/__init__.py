"""The side panels: lists of what a page holds, each editable in place."""
