"""Templates compiled once, as Python's modules are: what they became is kept beside them.

To compile them takes a third of the time that a small edition takes to build. What is kept stands
in `__pycache__`, where Python keeps modules, and under the same terms: not where Python was told to
write none, nor where the folder is closed; and as one may write there who may change the modules,
it is trusted as they are. What was kept of another text, by another Jinja or by another way to
compile, is not taken, nor what was written in part.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from threading import get_ident
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket, bc_magic

_DIGEST = 32
"""Bytes."""


class Beside(BytecodeCache):
    """What templates were compiled to, kept beside them.

    `makers` are the modules that say how: the environment's options and what writes the code, which
    must depend on nothing else.
    """

    def __init__(self, makers: Iterable[str | None]) -> None:
        made_by = sha256(bc_magic + version("jinja2").encode())
        for maker in makers:
            made_by.update(Path(maker).read_bytes() if maker else b"")
        self._made_by = made_by.hexdigest()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's own file."""
        return filename or name

    def get_source_checksum(self, source: str) -> str:
        """Of the text and of all else that the code is made of."""
        return sha256(f"{self._made_by}{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket where the same template was compiled before."""
        with suppress(OSError, NotImplementedError):
            written = _place(bucket).read_bytes()
            code = written[_DIGEST:]
            if written[:_DIGEST] == _digest(bucket, code):
                bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled; another process may write the same file."""
        if sys.dont_write_bytecode or not isinstance(bucket.code, CodeType):
            return
        with suppress(OSError, NotImplementedError):
            place, code = _place(bucket), marshal.dumps(bucket.code)
            place.parent.mkdir(parents=True, exist_ok=True)
            part = place.with_name(f"{place.name}.{os.getpid()}-{get_ident()}")
            try:
                part.write_bytes(_digest(bucket, code) + code)
                part.replace(place)
            finally:
                part.unlink(missing_ok=True)


def _place(bucket: Bucket) -> Path:
    """Raises NotImplementedError where Python keeps no modules."""
    return Path(cache_from_source(bucket.key))


def _digest(bucket: Bucket, code: bytes) -> bytes:
    return sha256(bucket.checksum.encode() + code).digest()
