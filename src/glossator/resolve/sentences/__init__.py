"""Sentences, and a text as it is read where only some of it is shown."""
