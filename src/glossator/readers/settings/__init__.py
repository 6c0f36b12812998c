"""An edition's settings: edition.yml, levels of rules, what mkdocs.yml names outside."""
