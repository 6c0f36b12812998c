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

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket, bc_magic

_DIGEST = 32
"""Bytes."""
_NAME = 16
"""Signs of a file's name."""
_WAYS = ("autoescape", "trim_blocks", "lstrip_blocks", "keep_trailing_newline", "newstyle_gettext")
"""The settings of an environment that make other code of the same template."""


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


class Aside(Beside):
    """The same of templates in folders of others, where nothing is to be written: kept in memory
    for builds to come, and those below `homes`, the same for all editions, in a folder of ours.

    How they are compiled is the business of whoever made their environment, so what that adds to
    the language belongs to what they are compiled of. What filters make of constants does not: set
    `optimized` of the environment to False.
    """

    def __init__(self, folder: Path, homes: Iterable[str | Path]) -> None:
        super().__init__((__file__,))
        self._folder, self._homes = folder, tuple(f"{Path(home)}{os.sep}" for home in homes)
        self._known: dict[str, tuple[str, CodeType]] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A place in our folder for each file that is kept; the file's own for any other."""
        file = filename or name
        if not file.startswith(self._homes):
            return file
        return str(self._folder / sha256(file.encode()).hexdigest()[:_NAME]) + ".html"

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Jinja's hook; the source serves to tell whether the code is of the same text."""
        told = [sorted(environment.extensions), *(getattr(environment, one, "") for one in _WAYS)]
        return super().get_bucket(environment, name, filename, f"{told}{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket where the same template was compiled before."""
        checksum, code = self._known.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
        elif self._is_kept(bucket):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled."""
        if isinstance(bucket.code, CodeType):
            self._known[bucket.key] = bucket.checksum, bucket.code
        if self._is_kept(bucket):
            super().dump_bytecode(bucket)

    def _is_kept(self, bucket: Bucket) -> bool:
        return Path(bucket.key).parent == self._folder


def _place(bucket: Bucket) -> Path:
    """Raises NotImplementedError where Python keeps no modules."""
    return Path(cache_from_source(bucket.key))


def _digest(bucket: Bucket, code: bytes) -> bytes:
    return sha256(bucket.checksum.encode() + code).digest()
