"""Glossator: a static reader for annotated letters."""

__version__ = "0.1.0"
