"""JSON laid out for people: a member or an item a line, each level a blank further in.

The text is that of `json.dumps` with `indent=1`, which takes more than twice the time: where it
lays out, it uses none of what it has in C, and makes a dozen functions for each call.
"""

from __future__ import annotations

from typing import Any

from glossator.asjson.codec import dumped, quoted


def laid_out(value: Any, line: str = "\n") -> str:
    """A value that JSON has, with names that are texts; `line` begins what stands at its depth."""
    if isinstance(value, str):
        return quoted(value)
    within = f"{line} "
    if isinstance(value, dict) and value:
        held = [f"{quoted(name)}: {laid_out(one, within)}" for name, one in value.items()]
        return f"{{{within}{f',{within}'.join(held)}{line}}}"
    if isinstance(value, list | tuple) and value:
        held = [laid_out(one, within) for one in value]
        return f"[{within}{f',{within}'.join(held)}{line}]"
    return dumped(value)
