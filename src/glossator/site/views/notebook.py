"""The page of a reader's own notes.

They never leave the reader's device, so the page says what it is, and its scripts fill it there; it
is the same however large the edition is.
"""

from __future__ import annotations

from glossator.addresses import NOTEBOOK
from glossator.site.catalogue import Catalogue
from glossator.site.sitepage import Link, SitePage
from glossator.site.typesetting.templating import render
from glossator.site.typesetting.typesetter import Typesetter


def notebook_page(catalogue: Catalogue) -> SitePage:
    """The page; searches pass it by, for nothing of the edition stands on it."""
    wording = catalogue.wording

    def content(link: Link, permalink: str) -> str:
        setter = Typesetter(catalogue, NOTEBOOK, link, permalink)
        return render("notebook.html", setter, title=catalogue.settings.full_title)

    return SitePage(
        NOTEBOOK,
        wording.gettext("My notes"),
        content,
        describe=lambda: wording.gettext(
            "Words that a reader keeps and writes on; they stay on the device."
        ),
        listed=True,
        language=catalogue.settings.language,
    )
