"""The door to MkDocs, and the only room that knows it."""

from glossator.site.building.collecting import collect_seldom

collect_seldom()  # Before all else is loaded: Python would look through what comes again and again.

from glossator.site.plugin.plugin import GlossatorConfig, GlossatorPlugin  # noqa: E402

__all__ = ["GlossatorConfig", "GlossatorPlugin"]
