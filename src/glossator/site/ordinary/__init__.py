"""What an editor's ordinary pages may hold, for Python-Markdown."""
