"""Which addresses may stand where a format wants a URI (RFC 3986), and which are only words."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"(?:[!$&'()*+,;=:@/?A-Za-z0-9._~#\[\]-]|%[0-9A-Fa-f]{2}|[\u00a0-\ud7ff\uf900-\uffef])+"
)
"""RFC 3986 and the further letters of RFC 3987, which xs:anyURI has as well."""


def is_address(written: str) -> bool:
    """Whether it can be a URI, whole or relative, as it stands."""
    if written.count("#") > 1 or re.match(r"[^/?#A-Za-z][^/?#]*:", written):
        return False
    return _ADDRESS.fullmatch(written) is not None
