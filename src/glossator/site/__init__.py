"""The pages of the site. Only plugin.py knows MkDocs."""
