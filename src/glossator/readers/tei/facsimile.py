"""The images of a letter's pages as others' TEI has them: facsimile with its surfaces, pb/@facs.

TEI P5 Guidelines, 12.1 (facsimiles), 17.2.3 (private URI schemes: prefixDef); XML Base.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

import regex

from glossator.model import Facsimile, PageImage, is_web_address
from glossator.problems import Position
from glossator.readers.account import Counts
from glossator.readers.dialect import XML
from glossator.readers.letterfile.facsimile import wrong_path
from glossator.readers.tei.elements import Element, local, stands_in, within, words, xml_id
from glossator.readers.tei.letters import Source
from glossator.readers.tei.text.found import Found
from glossator.readers.xmlsource import place

NOT_FOUND = "pb/@facs to an image that the file does not describe"
_FURTHER = "surface/graphic beside the first, the same page again"
_NO_PATH = "graphic/@url that is neither a path nor an address"
_SECONDS = 0.2
"""How long a pattern of a file may be looked for; a malicious one would take for ever."""
_MANIFEST = ("application/ld+json", "application/json")


@dataclass(frozen=True, slots=True)
class _Surface:
    """A page's image before it is known where its page begins."""

    image: str
    label: str
    description: str
    at: Position


def facsimile_of(source: Source, found: Found) -> Facsimile | None:
    """The letter's facsimile: the images of its page breaks in their order, then, where the file
    speaks of this letter alone, all others. Gives the page breaks their labels (`found.pages`)."""
    surfaces, by_id, aside = _described(source.document, found.path)
    if found.first:
        found.aside.update(dict(aside))
    breaks = [one for text in source.texts for one in within(text, "pb")]
    named = any(one.get("facs") for one in breaks)
    if not surfaces and not named:
        return _facsimile(source, [])
    prefixes = tuple(_prefixes(source)) if named else ()
    images: list[PageImage] = []
    used: set[_Surface] = set()
    for number, sign in enumerate(breaks, 1):
        shown = _shown(sign, by_id, prefixes, found)
        used.update(shown)
        label = _label(sign, shown, number)
        if label:
            found.pages[sign] = label
        images += _images(shown, label, found.at(sign))
    if source.alone:
        free = set(found.pages.values()) - {one.page for one in images}
        for one in surfaces:
            if one not in used:
                images += _images([one], one.label if one.label in free else "", one.at)
    return _facsimile(source, images)


def _facsimile(source: Source, images: Sequence[PageImage]) -> Facsimile | None:
    manifest = _manifest(source) if source.alone else ""
    return Facsimile(tuple(images), manifest) if images or manifest else None


def _label(sign: Element, shown: Sequence[_Surface], number: int) -> str:
    """The page's label: its own, its surface's, or, since an image has to lead to its place, its
    number in brackets, in which editors put what they supply."""
    own = (sign.get("n") or "").strip()
    return own or next((one.label for one in shown), "") or (f"[{number}]" if shown else "")


def _images(shown: Iterable[_Surface], label: str, at: Position) -> Iterator[PageImage]:
    """The images of one page, of which the first has its label."""
    for count, one in enumerate(shown):
        yield PageImage(one.image, "" if count else label, one.description, position=at)


_Described = tuple[tuple[_Surface, ...], Mapping[str, _Surface], Counts]


@lru_cache(maxsize=1)
def _described(document: Element, path: str) -> _Described:
    """The surfaces that have an image, in order, and by the ids of what belongs to each; and what
    is told of others. A document of many letters is gone through once."""
    surfaces: list[_Surface] = []
    by_id: dict[str, _Surface] = {}
    aside: Counter[str] = Counter()
    for whole in document:
        if local(whole) not in ("facsimile", "sourceDoc"):
            continue
        for element in whole.iter("{*}surface", "{*}graphic"):
            on_surface = local(element) == "surface"
            if not on_surface and (stands_in(element, "surface") or local(whole) == "sourceDoc"):
                continue
            made = _surface(element, path, aside)
            if made is not None:
                surfaces.append(made)
                own = (xml_id(one) for one in element.iter("{*}*"))
                by_id |= {name: made for name in own if name}
    return tuple(surfaces), by_id, tuple(aside.items())


def _surface(element: Element, path: str, aside: Counter[str]) -> _Surface | None:
    graphics = [element] if local(element) == "graphic" else list(within(element, "graphic"))
    located = [(one, _url(one)) for one in graphics if not _is_manifest(one)]
    fitting = [(one, url) for one, url in located if url and not wrong_path(url)]
    aside.update([_NO_PATH] * (len(located) - len(fitting)))
    if not fitting:
        return None
    aside.update([_FURTHER] * (len(fitting) - 1))
    chosen, url = next((pair for pair in fitting if _ending(pair[1]) not in _TIFF), fitting[0])
    said = (words(one) for one in (*element, *chosen) if local(one) in ("desc", "figDesc"))
    description = next((one for one in said if one), "")
    return _Surface(url, (element.get("n") or "").strip(), description, place(chosen, path))


_TIFF = (".tif", ".tiff")


def _ending(url: str) -> str:
    try:
        return PurePosixPath(urlsplit(url).path).suffix.lower()
    except ValueError:  # brackets that hold no address
        return ""


def _url(graphic: Element) -> str:
    """The address of an image by the bases around it."""
    return _based((graphic.get("url") or "").strip(), graphic)


def _based(written: str, element: Element | None) -> str:
    while written and element is not None:
        base = (element.get(f"{XML}base") or "").strip()
        try:
            written = urljoin(base, written) if base else written
        except ValueError:  # brackets that hold no address
            return ""
        element = element.getparent()
    return written


def _shown(
    sign: Element, by_id: Mapping[str, _Surface], prefixes: tuple[_Prefix, ...], found: Found
) -> list[_Surface]:
    """The images that a page break names; those that lead nowhere are counted."""
    shown = []
    for pointer in (sign.get("facs") or "").split():
        one = _pointed(pointer, sign, by_id, prefixes, found)
        if one is None:
            found.aside[NOT_FOUND] += 1
        elif one not in shown:
            shown.append(one)
    return shown


def _pointed(
    pointer: str,
    sign: Element,
    by_id: Mapping[str, _Surface],
    prefixes: tuple[_Prefix, ...],
    found: Found,
) -> _Surface | None:
    resolved = next((url for one in prefixes if (url := one.resolved(pointer))), pointer)
    named = by_id.get(resolved.removeprefix("#"))
    if named is not None:
        return named
    url = _based(resolved, sign)
    if url.startswith("#") or wrong_path(url) or not (is_web_address(url) or _ending(url)):
        return None
    return _Surface(url, "", "", found.at(sign))


@dataclass(frozen=True, slots=True)
class _Prefix:
    """A private URI scheme of the file."""

    ident: str
    pattern: str
    replacement: str

    def resolved(self, pointer: str) -> str:
        """The address that a pointer with this prefix means; empty for any other."""
        before, colon, rest = pointer.partition(":")
        if before != self.ident or not colon:
            return ""
        try:
            match = regex.fullmatch(self.pattern, rest, timeout=_SECONDS)
        except (regex.error, TimeoutError):  # the file's own mistake: the pointer leads nowhere
            return ""
        if match is None:
            return ""
        groups = {f"${n}": said or "" for n, said in enumerate(match.groups(), 1)}
        return str(regex.sub(r"\$\d+", lambda one: groups.get(one[0], ""), self.replacement))


def _prefixes(source: Source) -> Iterator[_Prefix]:
    for one in source.document.getroottree().getroot().iter("{*}prefixDef"):
        yield _Prefix(
            one.get("ident") or "",
            one.get("matchPattern") or "",
            one.get("replacementPattern") or "",
        )


def _is_manifest(graphic: Element) -> bool:
    kind = (graphic.get("mimeType") or "").partition(";")[0]
    return kind in _MANIFEST or _ending(graphic.get("url") or "") == ".json"


def _manifest(source: Source) -> str:
    """The address of a IIIF manifest: a graphic of that kind, or what the facsimile stands for."""
    for whole in source.document:
        if local(whole) == "facsimile":
            graphics = (_url(one) for one in within(whole, "graphic") if _is_manifest(one))
            for url in (*graphics, whole.get("sameAs") or "", whole.get("source") or ""):
                if is_web_address(url) and not wrong_path(url):
                    return url
    return ""
