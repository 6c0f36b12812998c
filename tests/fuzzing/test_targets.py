"""Bytes that nobody would write, fed for a while; `scripts/fuzz.py` goes on for longer."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from targets import SEEDS, TARGETS

EDITIONS = Path(__file__).parent.parent / "editions"
SIGNS = (
    b"[", b"]", b"(", b")", b"{", b"}", b"*", b"_", b"`", b"~", b"^", b"<", b">", b"&", b"#",
    b":::", b"|", b"- ", b"1. ", b"> ", b"\n", b"\n\n", b"    ", b"\t", b"[[", b"]]", b"[@", b"]{.sic corr=",
    b"<script>", b"<a href=javascript:x>", b"</p>", b"<!--", b"<svg/onload=x>", b"&#0;", b"&colon;",
    b"!!python/object:x", b"<<: *a", b"&a [", b"? ", b"%YAML", b"---\n", b"...\n", b"\xef\xbb\xbf",
    b"\xe2\x80\xae", b"\xcc\x81", b"\xc2\xad", b"\xe2\x80\x8d", b"\x00", b"\xff", b"\r", b'"', b"'", b"{{", b"{%",
)  # fmt: skip
ROUNDS = 150


def seeds() -> list[bytes]:
    """The files of the small editions, and the beginnings of everything."""
    files = sorted(path for path in EDITIONS.rglob("*") if path.suffix in (".md", ".yml"))
    return [b"", *(path.read_bytes()[:4000] for path in files)]


def mutated(order: random.Random, known: list[bytes]) -> Iterator[bytes]:
    """Seeds cut, repeated, joined, and sown with signs that mean something."""
    for _ in range(ROUNDS):
        start = order.choice((0, order.randrange(500)))
        content = bytearray(order.choice(known)[start:][: order.randrange(1, 1500)])
        for _ in range(order.randrange(1, 12)):
            at = order.randrange(len(content) + 1)
            what = order.randrange(4)
            if what == 0:
                content[at : at + order.randrange(20)] = b""
            elif what == 1:
                content[at:at] = content[: order.randrange(1, 60)]
            else:
                content[at:at] = order.choice(SIGNS) * order.choice((1, 1, 1, 2, 40))
        yield bytes(content)


@pytest.mark.parametrize("name", TARGETS)
def test_what_must_hold_holds_for_bytes_nobody_would_write(name: str) -> None:
    known = [*(seeds() if name not in SEEDS else [b""]), *SEEDS.get(name, ())]
    for content in (*known, *SIGNS, *mutated(random.Random(name), known)):
        try:
            TARGETS[name](content)
        except Exception as error:  # noqa: BLE001 - any is a find
            pytest.fail(f"{name} fails for {content!r}: {type(error).__name__}: {error}")
