"""Reads letters in JATS, the journals' XML (Z39.96, versions 1.0 to 1.3, and NLM 2 and 3).

What becomes of what:

- An article, sub-article or response that is correspondence becomes a letter; a research paper
  becomes a reference that its letters answer. Alone in a file, it is read and said to be no letter.
- Front matter becomes facts, parties, and the item in which the letter was printed. The date is
  that of publication, since journals print no other.
- Body and back matter become text: acknowledgements, statements and appendices under their
  headings. An abstract stands at the beginning; one made for a table of contents is left out.
- Numbers of citations and signs of notes are points, not text; brackets around them go with them.
  The names and years of other citations are words, and stay; the items of a list without numbers
  are counted.
- Footnotes become notes. At their sign they are the author's own; others stand on the letter.
- An element that is not known keeps its words, and is reported once with how often it was found.
- Left out are pictures (reported); identifiers of parts (`object-id`), descriptions of pictures,
  keywords and statements among the facts are left out on purpose, with their words in the account.
  Whatever else stands in front matter without a place (addresses, rubrics, identifiers) is told.
"""

from __future__ import annotations

from dataclasses import replace

from glossator.problems import Problem, Rule, in_order
from glossator.readers.jats.elements import name
from glossator.readers.jats.front import untold
from glossator.readers.jats.letters import read_pieces
from glossator.readers.jats.pieces import pieces
from glossator.readers.sources import SourceReading
from glossator.readers.xmlsource import parse, place

__all__ = ["read_jats"]


def read_jats(content: bytes, path: str, language: str = "en") -> SourceReading:
    """The letters of a file and all that belongs to them.

    `path` is how problems name the file, `language` holds where the file says none.
    """
    root, problems = parse(content, path)
    if root is None:
        return SourceReading(problems=problems)
    found = pieces(root)
    if not found:
        message = f"This is XML and no JATS: it begins with <{name(root)}> and holds no article."
        wrong = Problem(Rule.XML_SYNTAX, place(root, path), message)
        return SourceReading(problems=(*problems, wrong))
    reading = read_pieces(found, path, language)
    told = in_order((*problems, *reading.problems))
    aside = tuple(untold(root, reading).items())
    return replace(reading, problems=told, account=replace(reading.account, aside=aside))
