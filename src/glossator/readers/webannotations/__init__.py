"""Annotations made on the web: Hypothesis's, W3C's, and an edition's own."""
