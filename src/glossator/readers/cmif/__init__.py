"""Reads lists of letters in CMIF, the Correspondence Metadata Interchange Format of TEI's SIG.

CMIF 1 and the notes of version 2. Each correspDesc becomes a letter without text:

- its @key, its xml:id, or its number in the file is its id after the file's name;
- senders, recipients, place and date as in TEI; “Unknown” without an identifier is nobody;
- the publication that @source names becomes a reference in which the letter is printed;
- the number (@key) and the address (@ref) in that publication stand in the letter's source;
- what the notes of version 2 mention becomes one note on the whole letter, linked to its entries.

When a letter was received, and other acts, become a note on the whole letter, since a
letter has no such facts.
"""

from __future__ import annotations

from glossator.readers.cmif.reading import holds_cmif, read_cmif

__all__ = ["holds_cmif", "read_cmif"]
