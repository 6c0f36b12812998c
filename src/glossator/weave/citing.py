"""Citations in a letter or its translation → links: as printed, to the letter's list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby, islice
from operator import attrgetter

from glossator.model import Mark, Span, TargetKind
from glossator.resolve.resolved import Mention
from glossator.weave.escaping import escape
from glossator.weave.linked import Href
from glossator.weave.runs import EDGE, Sign
from glossator.weave.spoken import Spoken
from glossator.wording import Wording


def citations(spans: Sequence[Span], reference: Callable[[Span], str]) -> list[Sign]:
    """One sign for each run of citations at one place; `reference` gives a citation's link."""
    cited = [span for span in spans if span.mark is Mark.CITATION]
    cited.sort(key=lambda span: span.start)
    signs_made = []
    for at, together in groupby(cited, key=_start):
        here = "<span>,</span>".join(map(reference, together))
        html = f'<sup class="citations" data-generated="">{EDGE}{here}</sup>'
        signs_made.append(Sign(at, html, interactive=True, order=10))
    return signs_made


_start = attrgetter("start")


def citing(
    mentions: Sequence[Mention], href: Href, prefix: str, spoken: Spoken
) -> Callable[[Span], str]:
    """How one citation of a text is written: as printed, leading to the letter's list.

    Mentions at points stand in the order of the citations, one for each number cited.
    """
    at_points = (one for one in mentions if one.start == one.end)
    points = (one for one in at_points if one.target.kind is TargetKind.REFERENCE)

    def link(span: Span) -> str:
        keys = span.get("keys").split()
        cited = tuple(islice(points, len(keys)))
        locator = span.get("locator")
        said = f"{span.get('label')}, {locator}" if locator else span.get("label")
        several = f' data-keys="{escape(" ".join(keys))}"' if len(keys) > 1 else ""
        extra = "".join(f'<span id="{escape(prefix + one.anchor)}"></span>' for one in cited[1:])
        return (
            f'{extra}<a class="citation" id="{escape(prefix + cited[0].anchor)}" '
            f'href="{escape(href(cited[0].target))}" role="doc-biblioref" '
            f'aria-label="{_called(said, spoken.wording)}"{spoken.lang}{several}>{escape(said)}</a>'
        )

    return link


@lru_cache(maxsize=1_000)
def _called(label: str, wording: Wording) -> str:
    return escape(wording.gettext("reference %(label)s", label=label))
