"""Annotations from the web in their places in letters, and as notes."""
