"""Documents of Pandoc's own that show how it sets others, with our styles in them, and no words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from glossator.readers.pandoc.program import part_of_pandoc

Change = Callable[[bytes], bytes]


def restyled(
    name: str, changes: Mapping[str, Change], further: Mapping[str, bytes] | None = None
) -> bytes:
    """Pandoc's reference document of this name, with these of its parts changed, and further ones.

    Raises PandocError.
    """
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(part_of_pandoc(name))) as pandocs,
        zipfile.ZipFile(made, "w") as ours,
    ):
        for one in pandocs.infolist():
            changed, held = changes.get(one.filename), pandocs.read(one)
            # Without the time, which is that of the moment.
            ours.writestr(zipfile.ZipInfo(one.filename), changed(held) if changed else held)
        for part, held in (further or {}).items():
            ours.writestr(zipfile.ZipInfo(part), held)
    return made.getvalue()
