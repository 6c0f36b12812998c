"""Translations that stand in a letter's file, and who made them."""
