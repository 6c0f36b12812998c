"""What mentions and addresses in a block become: links, or quiet elements with an address."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from glossator.model import Mark, Span, Target, TargetKind
from glossator.resolve.resolved import Mention
from glossator.weave.escaping import escape
from glossator.weave.runs import Link, Wrap

Href = Callable[[Target], str]
"""The address of a target, relative to the page being written; '' where words that name it are no
link."""

Address = Callable[[str], str]
"""What an address as an editor wrote it is in the page being written; '' as for a target."""

_CLASSES = {TargetKind.REFERENCE: "citation", TargetKind.BLOCK: "passage"}
_ROLES = {
    TargetKind.TERM: ' role="doc-glossref"',
    TargetKind.REFERENCE: ' role="doc-biblioref"',
}
_LOOKS = {
    kind: ((name,), f"data-{name}", _ROLES.get(kind, ""))
    for kind, name in ((kind, _CLASSES.get(kind, kind.value)) for kind in TargetKind)
}
"""A link's class, the attribute that tells its target, and its role, by the target's kind."""


def links(mentions: Iterable[Mention], href: Href, anchored: bool, prefix: str = "") -> list[Link]:
    """The links for mentions that have words; with their ids where `anchored`."""
    made = []
    for mention in mentions:
        start, end, target = mention.start, mention.end, mention.target
        if start < end and mention.linked:
            where = href(target)
            if not where:
                continue
            classes, fact, role = _LOOKS[target.kind]
            name = prefix + mention.anchor if anchored else ""
            facts = ((fact, target.id),)
            made.append(Link(start, end, where, classes, facts, role, name))
    return made


def unlinked(mentions: Iterable[Mention], prefix: str = "") -> list[Wrap]:
    """A quiet element with its id for each mention that policy leaves without a link."""
    return [
        Wrap(
            mention.start,
            mention.end,
            "span",
            ' class="mentioned"',
            f' id="{escape(prefix + mention.anchor)}"',
            order=90,
        )
        for mention in mentions
        if mention.start < mention.end and not mention.linked
    ]


def addresses(spans: Iterable[Span], address: Address = str) -> list[Link]:
    """The links to addresses that an editor wrote out."""
    return [
        Link(span.start, span.end, where, ("address",))
        for span in spans
        if span.mark is Mark.LINK and (where := address(span.get("href")))
    ]
