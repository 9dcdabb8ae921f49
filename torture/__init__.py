"""Trials that break things: kills, power cuts, full drives, flipped bytes, long sessions."""
