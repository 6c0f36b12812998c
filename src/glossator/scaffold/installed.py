"""From where this program was installed, as a site's requirements have to say it."""

from __future__ import annotations

import json
from importlib import metadata

UNKNOWN = "glossator"
"""Whatever pip finds under this name."""


def installed_from(record: str | None = None) -> str:
    """The requirement that installs the same again, where it came from a repository.

    `record` is what pip keeps of that (PyPA, Recording the Direct URL Origin of installed
    distributions); it is looked up where it is not given. From a folder of this machine nobody
    else could install it.
    """
    try:
        text = record or metadata.distribution("glossator").read_text("direct_url.json") or "{}"
        origin = json.loads(text)
        versioned = origin["vcs_info"]
        if origin["url"].startswith("file:"):
            return UNKNOWN
        return f"glossator @ {versioned['vcs']}+{origin['url']}@{versioned['commit_id']}"
    except (metadata.PackageNotFoundError, KeyError, ValueError):
        return UNKNOWN
