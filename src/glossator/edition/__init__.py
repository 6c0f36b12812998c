"""A folder of letters and apparatus → an Edition, with everything that is wrong with it.

Files are found and read one by one, letters in formats of others are joined to the editor's own,
and ids are checked together. Quotes, terms and links are not resolved here.
"""

from glossator.edition.gathering import gather, read_edition

__all__ = ["gather", "read_edition"]
