"""Quotes in their places in letters, and what is said of one that has none or several."""
