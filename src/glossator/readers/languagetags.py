"""Tags of languages as BCP 47 has them, of those that files write."""

from __future__ import annotations

import re
from functools import lru_cache

from glossator.readers.tables import pairs


@lru_cache(maxsize=256)
def tag_of(written: str) -> str:
    """A language tag: ISO 639-2's three letters become the two that BCP 47 wants (RFC 5646, 2.2.1).

    Empty for words that are no tag, and for those that name no one language.
    """
    first, dash, rest = written.strip().replace("_", "-").partition("-")
    tag = f"{_SHORT.get(first.lower(), first)}{dash}{rest}"
    known = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag)
    return tag if known and first.lower() not in ("und", "mul", "zxx", "mis") else ""


_SHORT = pairs(
    """eng=en deu=de ger=de fra=fr fre=fr lat=la ita=it spa=es nld=nl dut=nl por=pt rus=ru pol=pl
    ces=cs cze=cs swe=sv dan=da nor=no hun=hu ell=el gre=el heb=he ara=ar tur=tr fin=fi
    jpn=ja zho=zh chi=zh ukr=uk hrv=hr srp=sr slv=sl slk=sk ron=ro rum=ro cat=ca gle=ga
    cym=cy isl=is"""
)
