"""Notes: which kind, on which words, and those that stand apart from the text."""
