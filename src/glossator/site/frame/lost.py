"""The page for addresses that lead nowhere, in a site that does not know where it is published.

A host shows it at the address that was asked for, however deep that is. So no relative link leads
from it to anything, and one from the host's root only where the site stands there.
"""

from __future__ import annotations

from glossator.site import assets
from glossator.site.frame.policy import hashes
from glossator.site.typesetting.templating import environment
from glossator.wording import Wording

LOST_URI = "404.html"
"""Where hosts look for it."""


def lost(title: str, wording: Wording, home: str = "") -> str:
    """The page, whole; `home` is the site's address, https and all, if it is known."""
    style = assets.style("lost")
    (allowed,) = hashes([style])
    template = environment(wording).get_template("lost.html")
    return template.render(title=title, home=home, style=style, hash=allowed)
