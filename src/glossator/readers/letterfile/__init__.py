"""A letter's own files: its facts, its facsimile, its text, its translations."""
