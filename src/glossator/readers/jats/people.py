"""Contributors: names, affiliations and ORCID as parties and as names of a bibliographic item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from glossator.model import Entity, EntityKind, Identifier
from glossator.readers.jats.elements import below, child, children, line, name, one_line
from glossator.readers.naming import id_of
from glossator.readers.xmlsource import Element, place

_ORCID = re.compile(r"(?:\d{4}-){3}\d{3}[\dXx]")
_NO_WORDS = frozenset({"label", "institution-id", "email", "sup", "ext-link", "xref"})
CslName = dict[str, str]


@dataclass(frozen=True, slots=True)
class Person:
    """One contributor, a person or a group."""

    entity: Entity
    csl: CslName
    author: bool = True


def people(meta: Element | None, scope: Element, path: str) -> tuple[Person, ...]:
    """The contributors of a piece. `scope` is where affiliations by id are looked for."""
    contribs = [
        one
        for group in children(meta, "contrib-group")
        for one in below(group, "contrib")
        if not _is_inner(one)
    ]
    alone = len(contribs) == 1
    return tuple(p for one in contribs if (p := _person(one, meta, scope, path, alone)))


def _is_inner(contrib: Element) -> bool:
    """Whether it is a member of a group that signs as one."""
    parent = contrib.getparent()
    while parent is not None and name(parent) != "article-meta":
        if name(parent) in {"collab", "contrib"}:
            return True
        parent = parent.getparent()
    return False


def _person(
    contrib: Element, meta: Element | None, scope: Element, path: str, alone: bool
) -> Person | None:
    csl = csl_name(contrib)
    if csl is None:
        return None
    group = "literal" in csl
    full = csl["literal"] if group else _full(csl)
    entity = Entity(
        id=id_of(full, "party"),
        kind=EntityKind.ORGANISATION if _is_group(contrib) else EntityKind.PERSON,
        name=full,
        sort=full if group else _filed(csl),
        affiliations=_affiliations(contrib, meta, scope, alone),
        identifiers=_orcid(contrib),
        position=place(contrib, path),
    )
    author = contrib.get("contrib-type", "author") in {"author", "", "collab", "reviewer"}
    return Person(entity, csl, author)


def _is_group(contrib: Element) -> bool:
    return child(contrib, "collab") is not None or next(below(contrib, "collab"), None) is not None


def csl_name(element: Element) -> CslName | None:
    """A contributor's name as CSL has it."""
    named = next(below(element, "name"), None) if name(element) != "name" else element
    group = next(below(element, "collab"), None) if name(element) != "collab" else element
    if group is not None and (named is None or _is_before(group, named)):
        return {"literal": _own_words(group)} if _own_words(group) else None
    return _in_parts(named) if named is not None else _as_written(element)


def _as_written(element: Element) -> CslName | None:
    """A name whose parts may be told, and may not."""
    loose = name(element) in {"string-name", "anonymous"}
    found = element if loose else next(below(element, "string-name", "anonymous"), None)
    if found is None:
        return None
    return _in_parts(found)


def _is_before(group: Element, named: Element) -> bool:
    return group in set(named.iterancestors()) or group.getparent() is named.getparent()


def _own_words(group: Element) -> str:
    """A group's name without its members'."""
    inner = {"contrib-group", "xref", "label"}
    parts = [group.text or ""]
    for one in group:
        parts += ["" if name(one) in inner else line(one), one.tail or ""]
    return one_line("".join(parts))


def _in_parts(named: Element) -> CslName | None:
    family, given = line(child(named, "surname")), line(child(named, "given-names"))
    suffix = line(child(named, "suffix"))  # Dr and Professor stand in no list of references
    if not family:
        literal = given or line(named)
        return {"literal": literal} if literal else None
    parts = {"family": family, "given": given, "suffix": suffix}
    return {key: value for key, value in parts.items() if value}


def _full(csl: CslName) -> str:
    return " ".join(csl[key] for key in ("given", "family", "suffix") if key in csl)


def _filed(csl: CslName) -> str:
    return ", ".join(csl[key] for key in ("family", "given", "suffix") if key in csl)


def _orcid(contrib: Element) -> tuple[Identifier, ...]:
    texts = [line(one) for one in children(contrib, "contrib-id", "uri", "ext-link")
             if "orcid" in str(sorted(map(str, one.attrib.values()))) + line(one)]  # fmt: skip
    found = next((match for text in texts if (match := _ORCID.search(text))), None)
    return (Identifier("orcid", found[0].upper()),) if found else ()


def _affiliations(
    contrib: Element, meta: Element | None, scope: Element, alone: bool
) -> tuple[str, ...]:
    """Those within, those pointed to; where nothing is pointed to, those that hold for all."""
    wanted = {rid for one in below(contrib, "xref") if one.get("ref-type") == "aff"
              for rid in str(one.get("rid", "")).split()}  # fmt: skip
    pointed = [one for one in below(scope, "aff") if one.get("id") in wanted]
    own = list(below(contrib, "aff"))
    groups: Sequence[Element] = [meta] if meta is not None else []
    for_all = [one for part in (*groups, *children(meta, "contrib-group"))
               for one in children(part, "aff")]  # fmt: skip
    shared = [one for one in for_all if alone or one.get("id") is None]
    chosen = [*own, *pointed] or shared
    return tuple(dict.fromkeys(text for one in chosen if (text := _affiliation(one))))


def _affiliation(aff: Element) -> str:
    text = one_line("".join(_aff_words(aff)))
    return one_line(text.replace(" ,", ",")).strip(" ,;.")


def _aff_words(element: Element) -> list[str]:
    parts = [element.text or ""]
    for one in element:
        if name(one) not in _NO_WORDS:
            parts += _aff_words(one)
        parts.append(one.tail or "")
    return parts
