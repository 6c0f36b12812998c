"""On which page of a long list a single reference or event stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossator.model import Target, TargetKind
from glossator.site.catalogue import Catalogue
from glossator.site.lists.paging import MOST
from glossator.site.views.references import paged_references
from glossator.site.views.timeline import paged_timeline


def placed(catalogue: Catalogue) -> Mapping[Target, str]:
    """The pages of those that are not on the first page of their list."""
    return dict(_placed(catalogue))


def _placed(catalogue: Catalogue) -> Iterator[tuple[Target, str]]:
    if len(catalogue.references) > MOST:
        for cut in paged_references(catalogue).cuts[1:]:
            for reference in (one for part in cut.parts for one in part.entries):
                yield reference.target, cut.uri
    if catalogue.events:
        for page in paged_timeline(catalogue).cuts[1:]:
            for moment in (one for part in page.parts for one in part.entries):
                if moment.target.kind is TargetKind.EVENT:
                    yield moment.target, page.uri
