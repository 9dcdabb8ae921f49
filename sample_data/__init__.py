"""Newspaper pages written for the project, and the typesetter that sets them."""
