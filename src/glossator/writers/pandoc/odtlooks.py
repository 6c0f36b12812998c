"""How an OpenDocument looks: our styles beside Pandoc's own, which stay as they are."""

from __future__ import annotations

from functools import cache

from lxml import etree

from glossator.readers.pandoc.ownstyles import (
    ENTRY,
    FACTS,
    GAP,
    HEADING,
    LEMMA,
    PAGE,
    PARTICULARS,
    SIGN,
    SUBHEADING,
)
from glossator.writers.pandoc.references import restyled

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_SOFT = 'fo:color="#595959"'
_BODY = "Text_20_body"
_STANDARD = "Standard"

_PARAGRAPHS = {
    "Salute": (_BODY, 'fo:keep-with-next="always"', ""),
    "Dateline": (_BODY, 'fo:text-align="end"', ""),
    "Address": (_BODY, "", ""),
    "Signature": (_BODY, 'fo:text-align="end"', ""),
    "Postscript": (_BODY, "", ""),
    "Verse": (_BODY, 'fo:margin-left="1.2cm"', ""),
    "Compact": (_STANDARD, "", ""),
    "Bibliography": (_STANDARD, 'fo:margin-top="0.15cm" fo:margin-left="0.7cm"'
                     ' fo:text-indent="-0.7cm"', 'fo:font-size="10pt"'),
    FACTS: (_STANDARD, 'fo:margin-bottom="0.07cm"', f'fo:font-size="10pt" {_SOFT}'),
    HEADING: (_STANDARD, 'fo:margin-top="1cm" fo:margin-bottom="0.2cm"'
              ' fo:keep-with-next="always"', 'fo:font-size="15pt"'),
    SUBHEADING: (_STANDARD, 'fo:margin-top="0.4cm" fo:margin-bottom="0.1cm"'
                 ' fo:keep-with-next="always"', 'fo:font-weight="bold"'),
    ENTRY: (_STANDARD, 'fo:margin-bottom="0.1cm"', 'fo:font-size="10.5pt"'),
    PARTICULARS: (_STANDARD, 'fo:margin-bottom="0.1cm"', f'fo:font-size="8.5pt" {_SOFT}'),
}  # fmt: skip
"""By name: what a style is based on, its paragraph's and its words' properties (OpenDocument 1.3,
part 3, 16 and 20)."""
_WORDS = {
    SIGN: _SOFT,
    GAP: _SOFT,
    PAGE: f'{_SOFT} fo:font-size="8pt"',
    LEMMA: 'fo:font-weight="bold"',
}


@cache
def odt_looks() -> bytes:
    """An OpenDocument with the styles, and no words. Raises PandocError."""
    return restyled("reference.odt", {"styles.xml": _styled})


def _styled(styles: bytes) -> bytes:
    root = etree.fromstring(styles)
    held = root.find(f"{{{_OFFICE}}}styles")
    assert held is not None
    for name, (base, paragraph, look) in _PARAGRAPHS.items():
        within = f"<style:paragraph-properties {paragraph}/><style:text-properties {look}/>"
        held.append(
            _style(name, f'style:family="paragraph" style:parent-style-name="{base}"', within)
        )
    for name, look in _WORDS.items():
        within = f"<style:text-properties {look}/>"
        held.append(_style(name, 'style:family="text"', within))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _style(name: str, said: str, within: str) -> etree._Element:
    """Pandoc writes the names of styles as they are, with their blanks."""
    return etree.fromstring(
        f'<style:style xmlns:style="{_STYLE}" xmlns:fo="{_FO}" style:name="{name}" {said}>'
        f"{within}</style:style>"
    )
