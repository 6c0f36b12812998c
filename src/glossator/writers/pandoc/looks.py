"""How a Word document looks: Pandoc's own styles, with ours put in their place or beside them.

Those of LaTeX and OpenDocument stand in modules of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from lxml import etree

from glossator.readers.pandoc.ownstyles import (
    CITATION,
    ENTRY,
    FACTS,
    GAP,
    HEADING,
    LEMMA,
    LINK,
    PAGE,
    PARTICULARS,
    SIGN,
    SUBHEADING,
)
from glossator.writers.pandoc.odtlooks import odt_looks
from glossator.writers.pandoc.references import restyled

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FOOTER = "word/footer1.xml"
_SERIF = '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Times New Roman"/>'
_LINE = "<w:bottom w:val='single' w:sz='4' w:space='8' w:color='BFBFBF'/>"
_INK = '<w:color w:val="1A1A1A"/>'
_SOFT = '<w:color w:val="595959"/>'

_PARAGRAPHS = {
    "Normal": ("", "<w:spacing w:line='288' w:lineRule='auto' w:after='0'/>",
               f"{_SERIF}{_INK}", 23),
    "Body Text": ("Normal", "<w:spacing w:before='0' w:after='140'/>", "", 0),
    "Title": ("Normal", "<w:keepNext/><w:spacing w:before='240' w:after='160'/>"
              "<w:outlineLvl w:val='0'/>", "", 40),
    "heading 1": ("Normal", "<w:keepNext/><w:pageBreakBefore/>"
                  "<w:spacing w:before='0' w:after='120'/><w:outlineLvl w:val='0'/>", "", 34),
    "heading 2": ("Normal", "<w:keepNext/><w:spacing w:before='280' w:after='120'/>"
                  "<w:outlineLvl w:val='1'/>", "<w:b/>", 25),
    "heading 3": ("Normal", "<w:keepNext/><w:spacing w:before='240' w:after='120'/>"
                  "<w:outlineLvl w:val='2'/>", "<w:b/><w:i/>", 23),
    "heading 4": ("Normal", "<w:keepNext/><w:spacing w:before='240' w:after='120'/>"
                  "<w:outlineLvl w:val='3'/>", "<w:i/>", 23),
    "Block Text": ("Body Text", "<w:ind w:left='480' w:right='480'/>", "", 0),
    "Footnote Text": ("Normal", "<w:spacing w:line='252' w:lineRule='auto' w:after='40'/>", "", 19),
    "Bibliography": ("Normal", "<w:keepLines/><w:spacing w:before='80' w:after='0'/>"
                     "<w:ind w:left='400' w:hanging='400'/>", "", 20),
    "Dateline": ("Body Text", "<w:jc w:val='end'/>", "", 0),
    "Salute": ("Body Text", "<w:keepNext/>", "", 0),
    "Address": ("Body Text", "", "", 0),
    "Signature": ("Body Text", "<w:jc w:val='end'/>", "", 0),
    "Postscript": ("Body Text", "", "", 0),
    "Verse": ("Body Text", "<w:ind w:left='720'/>", "", 0),
    FACTS: ("Normal", f"<w:pBdr>{_LINE}</w:pBdr>"
            "<w:spacing w:after='320'/><w:contextualSpacing/>", _SOFT, 20),
    HEADING: ("Normal", "<w:keepNext/><w:spacing w:before='560' w:after='120'/>"
              "<w:outlineLvl w:val='0'/>", "", 30),
    SUBHEADING: ("Normal", "<w:keepNext/><w:spacing w:before='240' w:after='60'/>"
                 "<w:outlineLvl w:val='1'/>", "<w:b/>", 21),
    ENTRY: ("Normal", "<w:spacing w:after='60'/>", "", 21),
    PARTICULARS: ("Normal", "<w:spacing w:after='40'/>", _SOFT, 17),
}  # fmt: skip
"""By name: what a style is based on, its paragraph's and its words' properties, its size in half
points (ECMA-376 Part 1, 17.7). What heads a part has its level in Word's navigation pane."""

_CHARACTERS = {
    "Hyperlink": "<w:color w:val='1F4E79'/>",
    LINK: "<w:u w:val='dotted' w:color='A6A6A6'/>",
    "Sic": "", "Supplied": "", "Unclear": "", "Added": "",
    SIGN: _SOFT,
    GAP: _SOFT,
    PAGE: f"{_SOFT}<w:sz w:val='16'/>",
    CITATION: _INK,
    LEMMA: "<w:b/>",
}  # fmt: skip


def beside(form: str) -> Mapping[str, bytes]:
    """What lies beside the tree when a document of this form is made. Raises PandocError."""
    made = {"docx": _looks, "odt": odt_looks}.get(form)
    return {f"looks.{form}": made()} if made else {}


@cache
def _looks() -> bytes:
    """A Word document with the styles, and no words."""
    return restyled("reference.docx", _CHANGED, {_FOOTER: _footer()})


def _footer() -> bytes:
    """The number of the page, in its middle."""
    return (
        f'<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        f'<w:fldSimple w:instr=" PAGE "><w:r><w:rPr>{_SOFT}<w:sz w:val="18"/></w:rPr>'
        "<w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
    ).encode()


def _with_footer(document: bytes) -> bytes:
    root = etree.fromstring(document)
    section = next(root.iter(f"{{{_W}}}sectPr"))
    led = etree.SubElement(section, f"{{{_W}}}footerReference")
    led.set(f"{{{_W}}}type", "default")
    led.set(f"{{{_RELATIONS}}}id", "rIdFooter")
    section.insert(0, led)
    return bytes(etree.tostring(root))


def _related(relations: bytes) -> bytes:
    root = etree.fromstring(relations)
    said = {"Id": "rIdFooter", "Type": f"{_RELATIONS}/footer", "Target": "footer1.xml"}
    etree.SubElement(root, f"{{{root.nsmap[None]}}}Relationship", said)
    return bytes(etree.tostring(root))


def _typed(types: bytes) -> bytes:
    root = etree.fromstring(types)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
    said = {"PartName": f"/{_FOOTER}", "ContentType": kind}
    etree.SubElement(root, f"{{{root.nsmap[None]}}}Override", said)
    return bytes(etree.tostring(root))


def _styled(styles: bytes) -> bytes:
    root = etree.fromstring(styles)
    known = {
        str(one.find(f"{{{_W}}}name").get(f"{{{_W}}}val")): one  # type: ignore[union-attr]
        for one in root.iterchildren(f"{{{_W}}}style")
    }
    ids = {name: str(one.get(f"{{{_W}}}styleId")) for name, one in known.items()}
    every = [(name, "paragraph", *rest) for name, rest in _PARAGRAPHS.items()]
    every += [(name, "character", "", "", look, 0) for name, look in _CHARACTERS.items()]
    for name, kind, base, paragraph, look, size in every:
        ids.setdefault(name, name.replace(" ", ""))
        style = known.get(name)
        if style is None:
            style = _new_style(root, name, kind, ids[name])
        sized = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
        _dress(style, ids.get(base, ""), paragraph, f"{look}{sized}")
    _on_styles_that_are_there(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _on_styles_that_are_there(root: etree._Element) -> None:
    """Pandoc's table is based on a style that it leaves out."""
    styles = {one.get(f"{{{_W}}}styleId") for one in root.iter(f"{{{_W}}}style")}
    for base in list(root.iter(f"{{{_W}}}basedOn")):
        above = base.getparent()
        if base.get(f"{{{_W}}}val") not in styles and above is not None:
            above.remove(base)


def _new_style(root: etree._Element, name: str, kind: str, key: str) -> etree._Element:
    said = {f"{{{_W}}}type": kind, f"{{{_W}}}customStyle": "1", f"{{{_W}}}styleId": key}
    made = etree.SubElement(root, f"{{{_W}}}style", said)
    etree.SubElement(made, f"{{{_W}}}name", {f"{{{_W}}}val": name})
    etree.SubElement(made, f"{{{_W}}}qFormat")
    return made


def _dress(style: etree._Element, base: str, paragraph: str, look: str) -> None:
    """Gives a style its looks, in the order that the schema wants, instead of those it has."""
    for tag in ("basedOn", "pPr", "rPr"):
        for old in style.findall(f"{{{_W}}}{tag}"):
            style.remove(old)
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    within = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    looks = f"{based}{within}<w:rPr>{look}</w:rPr>"
    for one in etree.fromstring(f'<w:style xmlns:w="{_W}">{looks}</w:style>'):
        style.insert(1 if one.tag == f"{{{_W}}}basedOn" else len(style), one)


_CHANGED: Mapping[str, Callable[[bytes], bytes]] = {
    "word/styles.xml": _styled,
    "word/document.xml": _with_footer,
    "word/_rels/document.xml.rels": _related,
    "[Content_Types].xml": _typed,
}
