"""The door to MkDocs, and the only room that knows it."""

from glossator.site.plugin.plugin import GlossatorConfig, GlossatorPlugin

__all__ = ["GlossatorConfig", "GlossatorPlugin"]
