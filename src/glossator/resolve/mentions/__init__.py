"""Mentions of everything by everything, read by source and by target."""
