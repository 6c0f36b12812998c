"""What a TEI header says of the edition: title, editors, licence, languages, kinds of notes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from functools import partial

from glossator import __version__
from glossator.model import Settings, Target, TargetKind
from glossator.readers.dialect import APPLICATION, own_id, xml_name
from glossator.writers.addresses import is_address
from glossator.writers.tei.blocks import write_prose
from glossator.writers.tei.dates import sub_date
from glossator.writers.tei.elements import Element, identified, leaf, sub
from glossator.writers.tei.ground import Ground
from glossator.writers.tei.serialising import settled

ORCID = "https://orcid.org/"
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_OUTSIDE = (TargetKind.LETTER, TargetKind.TERM, TargetKind.PARTY, TargetKind.PLACE,
            TargetKind.WORK, TargetKind.REFERENCE, TargetKind.EVENT, TargetKind.THREAD)  # fmt: skip
"""What a pointer may mean that does not stand in the file."""


def write_edition_header(document: Element, ground: Ground) -> None:
    """The header of the whole edition."""
    settings = ground.publication.edition.settings
    header = sub(document, "teiHeader")
    file = sub(header, "fileDesc")
    titles = sub(file, "titleStmt")
    leaf(titles, "title", settings.title, type="main")
    if settings.subtitle:
        leaf(titles, "title", settings.subtitle, type="sub")
    write_editors(titles, settings)
    write_version(file, settings)
    publication = sub(file, "publicationStmt")
    write_publication(publication, settings)
    write_rights(publication, settings, "")
    source = sub(file, "sourceDesc")
    leaf(source, "p", "Born digital: the sources of the letters stand in their own headers.")
    write_encoding(header, ground)
    profile = sub(header, "profileDesc")
    if settings.description:
        leaf(sub(profile, "abstract"), "p", settings.description)
    languages = [settings.language, *(one.language for one in ground.publication.edition.letters)]
    write_languages(profile, languages)


def write_editors(titles: Element, settings: Settings) -> None:
    """Who is responsible, and for what."""
    for editor in settings.editors:
        statement = sub(titles, "respStmt")
        leaf(statement, "resp", editor.role or "editor", n="" if editor.role else "unsaid")
        name = sub(statement, "name", editor.name)
        if editor.orcid:
            name.set("ref", ORCID + editor.orcid)


def write_agents(titles: Element, ground: Ground) -> None:
    """Who is responsible for readings, as the letter's marks say it: a name, or an id of the source
    that it came from."""
    for words, name in ground.descriptions("resp"):
        statement = identified(sub(titles, "respStmt"), name)
        leaf(statement, "resp", "reading")
        sub(statement, "name", words)


def write_version(file: Element, settings: Settings) -> None:
    """The edition's version, and the day or month of it."""
    if not settings.version and settings.date is None:
        return
    edition = sub(sub(file, "editionStmt"), "edition", n=settings.version)
    if settings.date is not None:
        sub_date(edition, settings.date)


def write_publication(publication: Element, settings: Settings) -> None:
    """Who makes it available, and where."""
    editors = ", ".join(one.name for one in settings.editors)
    leaf(publication, "authority", editors or settings.title)
    if settings.address:
        leaf(publication, "idno", settings.address, type="URI")


def write_rights(publication: Element, settings: Settings, own: str, images: str = "") -> None:
    """Under which terms: the letter's own first, then those of the edition's parts."""
    terms = [(what, said) for what, said in (("letter", own), ("facsimile", images)) if said]
    terms += [(f"edition.{what}", said) for what, said in settings.rights]
    if not terms:
        return
    availability = sub(publication, "availability")
    for what, said in terms:
        found = _ADDRESS.search(said)
        target = found[0].rstrip(".,;)") if found else ""
        leaf(availability, "licence", said, n=what, target=target if is_address(target) else "")


def write_once(
    parent: Element, name: str, write: Callable[[Element], object], ground: Ground, depth: int
) -> None:
    """What stands in the header of many files alike, into an element so deep in the file: so it is
    written once.
    """
    kept = ground.index.kept
    if name not in kept:
        beside = Element(parent.tag)
        write(beside)
        kept[name] = [
            one if isinstance(one, str) else settled(one, depth + 1) for one in beside.held
        ]
    parent.held += kept[name]


_HEADER = 1
"""How deep a header is in its file."""


def write_encoding(header: Element, ground: Ground) -> None:
    """The program, the private pointers (TEI P5 Guidelines, 17.2.3), and the kinds of notes: the
    same in all files of one folder.
    """
    folder = posixpath.dirname(ground.uri)
    write_once(header, f"encoding {folder}", partial(_encoding, ground=ground), ground, _HEADER)


def _encoding(header: Element, ground: Ground) -> None:
    settings = ground.publication.settings
    encoding = sub(header, "encodingDesc")
    if ground.corpus:
        declared = sub(sub(encoding, "editorialDecl"), "interpretation", n="link")
        leaf(declared, "p", settings.link.value)
    prefixes = sub(encoding, "listPrefixDef")
    for kind in _OUTSIDE:
        letter = kind is TargetKind.LETTER
        address = ground.publication.home.of(Target(kind, "$1"), ground.uri)
        leaf(prefixes, "prefixDef", ident=kind.value,
             matchPattern="([^#]+)(#.+)?" if letter else "(.+)",
             replacementPattern=address + ("$2" if letter else ""))  # fmt: skip
    taxonomy = identified(sub(sub(encoding, "classDecl"), "taxonomy"), "kinds")
    for name, called in settings.kinds or (("gloss", "Gloss"),):
        category = identified(sub(taxonomy, "category"), own_id("kind", name))
        leaf(category, "catDesc", called)
    program = sub(sub(encoding, "appInfo"), "application", ident=APPLICATION, version=__version__)
    leaf(program, "label", "Glossator")


def write_languages(profile: Element, tags: list[str]) -> None:
    """The languages, each once."""
    usage = sub(profile, "langUsage")
    for tag in dict.fromkeys(tags):
        leaf(usage, "language", tag, ident=tag)


def write_threads(parent: Element, ground: Ground) -> None:
    """The exchanges that the editor names."""
    threads = ground.publication.edition.settings.threads
    container = sub(parent, "list", type="threads") if threads else parent
    for one in threads:
        item = identified(sub(container, "item"), own_id("thread", one.id))
        leaf(item, "label", one.title)
        letter = one.root in ground.publication.letters
        kind = TargetKind.LETTER if letter else TargetKind.REFERENCE
        leaf(item, "ptr", type="root", target=ground.named(kind, one.root))
        if one.summary:
            write_prose(sub(item, "note", type="summary"), one.summary, ground)


def keyword(profile: Element, kind: str) -> None:
    """The kind of a letter."""
    leaf(sub(sub(profile, "textClass"), "keywords"), "term", kind, type="kind")


def is_word(kind: str) -> bool:
    """Whether it can stand in @type as it is."""
    return bool(kind) and xml_name(kind) == kind
