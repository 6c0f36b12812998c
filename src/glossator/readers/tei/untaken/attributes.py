"""Attributes amid a text that say more than what is made of their words: which are read, and which
an account has to tell.

Names, numbers and types that only sort elements are none of them; `@target` is told by where it
leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator.readers.dialect import XML
from glossator.readers.tei.elements import ALIGNED, Element, language, local, sayings, within, words
from glossator.readers.tei.lists.entities import DESCRIBED
from glossator.readers.tei.text.divisions import editors_kind, names_kind
from glossator.readers.tei.text.marks import ENTITY_OF, is_look, naming
from glossator.readers.tei.translation.amid import in_translation
from glossator.readers.tei.vocabulary import LISTS, WORDLESS

_LOOKS = ("rend", "rendition", "style")
_DATING = tuple(
    f"{name}{kind}"
    for name in ("when", "from", "to", "notBefore", "notAfter", "dur")
    for kind in ("", "-iso", "-custom")
)
_MEANT = frozenset(
    (
        *_DATING,
        *re.findall(
            r"\w+",
            """
            calendar datingMethod cert evidence resp source hand corresp place reason quantity
            extent unit atLeast atMost min max precision confidence agent cause degree
            instant status seq scribe script medium new who ana facs wit role key ref
            sameAs copyOf select exclude lemma norm pos orig value commodity target
            spanTo dim decls cols rows
            """,
        ),
    )
)
_READ_BY = {
    "gap": "reason quantity extent unit atLeast atMost",
    "milestone": "unit",
    "biblScope": "unit",
    "supplied": "reason resp cert",
    "unclear": "reason resp cert",
    "surplus": "reason",
    "add": "place hand",
    "del": "hand",
    "note": "resp place target corresp cert evidence",
    "noteGrp": "target corresp",
    "annotation": "resp who target corresp cert evidence",
    "span": "from to target corresp",
    "app": "from to target",
    "ref": "target",
    "ptr": "target",
    "licence": "target",
    "handShift": "new scribe resp",
    "damage": "agent",
    "anchor": "corresp",
    "rdg": "wit",
    "term": "ref key corresp",
    "cell": "role",
    "row": "role",
    "pb": "facs",
    "table": "cols rows",
    **dict.fromkeys(("div", "div1", "div2", "div3", "div4"), "hand"),
}
"""What is made something of, by element."""
_READ = {name: frozenset(read.split()) for name, read in _READ_BY.items()}
_ARRANGED = {
    "lb": {"hyphen"},
    "pb": {"hyphen"},
    "cb": {"hyphen"},
    "milestone": {"hr", "rule", "line", "ornament", "stars"},
    "list": {"ordered", "numbered", "decimal", "arabic", "roman"},
}
"""Values of @rend and its like that are understood beside those of looks and of kinds."""
_ALIGNED = ("p", "ab", "head", "l", "item", "salute", "signed", "dateline", "address", "opener",
            "closer", "byline", "trailer", "label", "quote")  # fmt: skip
"""Blocks whose lines may stand to the right or in the middle."""
_WORDY = ("date", "time", "num", "measure", "del")
"""Elements whose attributes are usual: they are told without their values."""


def unread(element: Element) -> Iterator[str]:
    """What its attributes say that nothing was made of."""
    name = local(element)
    if name in WORDLESS:
        parent = element.getparent()
        if not words(element, without=()) and (parent is None or local(parent) != "date"):
            yield f"{name} amid the text"
        return
    yield from _without_words(name, element)
    for written, value in element.attrib.items():
        if written == f"{XML}lang" and not language(element):
            yield f"{name}/@xml:lang “{value}” amid the text"
        elif written in _LOOKS:
            yield from _look(name, written, element)
        elif written in _MEANT and value.strip() and not _is_read(name, written, element):
            yield f"{name}/@{written} amid the text"


def _without_words(name: str, element: Element) -> Iterator[str]:
    """What is lost of elements whose words are kept, or that have none."""
    if name in _MEANING:
        yield f"{name} amid the text"
    if name in _EMPTY and not words(element, without=()):
        said = element.get("type") or element.get("ref") or ""
        yield f"{name}{f' “{said}”' if said else ''} without words amid the text"


_MEANING = ("secl", "retrace", "metamark", "undo", "redo", "distinct")
"""Elements whose words are text, and say no more than others."""
_EMPTY = ("g", "corr", "rdg", "reg", "expan", "lem")
"""Signs that have no letter, and readings that take words away."""


OFF = ("ab", "p", "item")
"""What stands off the text and is on the words to which its @corresp points."""


def unread_outside(root: Element) -> Iterator[str]:
    """The same of what stands outside of all texts, lists aside."""
    for stand_off in within(root, "standOff"):
        for part in (one for one in stand_off if local(one) not in LISTS):
            for element in part.iter("{*}*"):
                noted = f"{local(element)}/@corresp amid the text" if local(element) in OFF else ""
                yield from (one for one in unread(element) if one != noted)


def unread_of_entry(element: Element) -> Iterator[str]:
    """The same of what stands in a list of persons, places and works."""
    sure = () if local(element) in DESCRIBED else ("cert",)
    for attribute in ("ana", "resp", "source", *sure):
        if element.get(attribute):
            yield f"{local(element)}/@{attribute} of a list"


def _is_read(name: str, attribute: str, element: Element) -> bool:
    if attribute == "resp" and editors_kind(element):
        return True
    if attribute == "corresp" and in_translation(element):
        return True
    if attribute in ("key", "ref", "corresp", "sameAs") and naming(element) in ENTITY_OF:
        return True
    return attribute in _READ.get(name, ())


def _look(name: str, attribute: str, element: Element) -> Iterator[str]:
    """The values of a look that mean nothing here."""
    if name in _WORDY:
        yield f"{name}/@{attribute} amid the text"
        return
    said = sayings(element, attribute)
    if attribute == "style":  # of CSS the values, not the properties
        said -= set(re.findall(r"([\w-]+)\s*:", (element.get("style") or "").lower()))
    known = {one for one in said if one in _ARRANGED.get(name, ()) or is_look(element, one)}
    if name in ("label", "seg"):
        known |= {one for one in said if names_kind(one)}
    if name in _ALIGNED and len(said & ALIGNED) == 1:
        known |= ALIGNED
    for value in sorted(said - known):
        yield f"{name}/@{attribute} “{value}” amid the text"
