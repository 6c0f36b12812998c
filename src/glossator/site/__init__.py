"""The pages of the site. Only plugin knows MkDocs."""
