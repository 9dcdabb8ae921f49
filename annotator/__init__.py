"""Annotated data sets out of Chinese newspaper pages."""

__version__ = "0.1.0"
