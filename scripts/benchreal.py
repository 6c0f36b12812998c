"""Real letters for the benchmark: a large collection in TEI, where it is beside the checkout."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import environment
from benchpeers import GLOSSATOR, MATERIAL

COLLECTION = environment.ROOT.parent / "shared" / "corpora" / "tei" / "collection_jeanpaul.tar.gz"
"""Letters to and from Jean Paul."""
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PIECES = ("p", "l", "head", "salute", "dateline", "signed")


def write_real(peer: str, folder: Path) -> int:
    """The letters as `peer` builds them, which is `glossator` or `plain`; how many there are."""
    letters = folder / "docs" / "letters"
    letters.mkdir(parents=True)
    files = list(_files())
    for name, content in files:
        if peer == "glossator":
            (letters / f"{name}.xml").write_bytes(content)
        else:
            (letters / f"{name}.md").write_text(_plain(name, content), encoding="utf-8")
    settings = GLOSSATOR if peer == "glossator" else MATERIAL
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Letters\n", encoding="utf-8")
    edition = "title: Letters\nlanguage: de\n"
    (folder / "docs" / "edition.yml").write_text(edition, encoding="utf-8")
    return len(files)


def _files() -> Iterator[tuple[str, bytes]]:
    with tarfile.open(COLLECTION) as archive:
        for one in archive:
            file = archive.extractfile(one) if one.name.endswith(".xml") else None
            if file is not None:
                content = file.read()
                yield ElementTree.fromstring(content).attrib[_ID].lower().replace("_", "-"), content


def _plain(name: str, content: bytes) -> str:
    body = ElementTree.fromstring(content).find(f".//{_TEI}body")
    pieces = body.iter() if body is not None else ()
    tags = {f"{_TEI}{piece}" for piece in _PIECES}
    words = (" ".join("".join(one.itertext()).split()) for one in pieces if one.tag in tags)
    return f"# {name}\n\n" + "\n\n".join(words) + "\n"
