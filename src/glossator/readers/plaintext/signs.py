"""By which signs the parts of a letter are known: salute, dateline, closing, names, ornaments."""

from __future__ import annotations

import re

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    "jänner|januar|februar|märz|mai|juni|juli|oktober|dezember|"
    "janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_DATED = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th|er)?\.?,?\s+(?:of\s+)?(?:{_MONTHS})\b"
    rf"|(?:{_MONTHS})\b\.?,?\s+\d|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}})",
    re.IGNORECASE,
)
_LONGEST_DATELINE = 90
"""Signs."""
_VERBS = re.compile(r"\b(?:is|are|was|were|have|has|had|will|I|we|ist|war|est|que)\b")

_EDITOR = r"(?:the\s+)?(?:editors?|éditeur|rédacteur|redaktion|herausgeber|schriftleitung)"
_SALUTES = (
    rf"to\s+{_EDITOR}(?:\s+of\s+[^:—–\n]{{1,40}})?|an\s+(?:den|die)\s+{_EDITOR}|au\s+{_EDITOR}",
    r"(?:dear\s+)?(?:sirs?|madam|gentlemen)(?:\s+or\s+madam)?|monsieur|madame|messieurs",
    r"(?:my\s+)?(?:very\s+)?dear(?:est)?\s+(?:(?:dr|mrs?|ms|prof|st)\.\s*)?[^,:;.!—–\n]{1,40}",
    r"(?:mon|ma)\s+ch[eè]re?\s+[^,:;.!—–\n]{1,30}|ch[eè]re?\s+[^,:;.!—–\n]{1,30}",
    r"(?:sehr\s+geehrter?|verehrter?|hochgeehrter?|lieber?|liebste[rs]?)\s+[^,:;.!—–\n]{1,40}",
)
_CASED = re.compile(r"[A-ZÀ-Þ]")
_END = r"\s*(?P<sign>[:,.!;]?\s*(?:[—–]|--|-)?)\s*"
_SALUTE = re.compile(rf"(?P<words>{'|'.join(_SALUTES)}){_END}(?P<rest>.*)", re.IGNORECASE)
_TO_EDITOR = re.compile(rf"(?:{_SALUTES[0]})", re.IGNORECASE)

_ENDED = re.compile(
    r"(?:[.!?:…]|:?--|[—–])[”’\"'»)\]_*]*(?:\d{1,3}(?:[,–-]\d{1,3})*)?[”’\"'»)\]]*$"
)
_STARTS = re.compile(r"[“‘\"'«„(\[_¶§*—–-]*[^\W\d_a-zß-ÿ]|[“‘\"'«„(\[]*\d|[“‘\"«„¶§]")
_LOWER = re.compile(r"[“‘\"'(\[_]*[a-zß-ÿ]")

_SEPARATOR = re.compile(r"(?:[*•·⁂◊+=_~–—-]\s*){3,}|[⁂❦❧]")
_CAPS = re.compile(r"[^\W\d_a-zß-ÿ](?:[^\Wa-zß-ÿ_]|[\s.,'’&()\"—-])*")
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w.'’-]*,?|&")
_JOINING = re.compile(r"d[eaiu]|van|von|der|den|la|le|a[fv]|zu|y|und|and|et")
_NAMES = 7
"""Words of a name at most."""
_CLOSING = re.compile(
    r"(?:I\s+(?:am|remain|have\s+the\s+honou?r)|(?:and\s+)?believe\s+me|yours|your\s+(?:most\s+)?"
    r"(?:affectionate|obedient|humble|sincere|faithful|loving|old)|ever\s+yours|with\s+(?:kind|best)|"
    r"sincerely|faithfully|respectfully|mit\s+(?:freundlichen|besten|herzlichen)|"
    r"hochachtungsvoll|ihre?\s+(?:ergeben\w*|sehr|treue?r?|dankbare?r?|gehorsam\w*)|votre\s+\w+|"
    r"veuillez)\b",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"(?:P\.?\s?){1,3}S\b\.?[\s.:,—–-]*\S|postscript(?:um)?\b", re.IGNORECASE)


def is_dateline(text: str) -> bool:
    """A short line with a date in it, and no sentence."""
    short = len(text) <= _LONGEST_DATELINE and _DATED.search(text) is not None
    return short and not _VERBS.search(text) and len(text.split()) <= 14


def salute_of(text: str) -> tuple[str, str] | None:
    """A salute at the beginning of a line, with its sign, and what follows it; None for none."""
    found = _SALUTE.match(text)
    if not found or not _CASED.match(text):
        return None
    rest, sign = found["rest"], found["sign"].strip()
    if sign.startswith(".") and len(found["words"].split()) > 2 and not to_the_editor(text):
        return None  # a sentence
    if rest and not (_STARTS.match(rest) and _ends_salute(sign, found["words"])):
        return None
    return text[: found.start("rest")].rstrip(), rest


def _ends_salute(sign: str, words: str) -> bool:
    """Whether the sign parts a salute from the sentence on the same line."""
    return sign[-1:] in {":", "—", "–", "-"} or (sign == "," and len(words) < 30)


def to_the_editor(text: str) -> bool:
    """Whether a salute is that of a letter to the editor."""
    return _TO_EDITOR.match(text) is not None


def ended(text: str) -> bool:
    """Whether a sentence may end with the line, a reference number behind it or not."""
    return _ENDED.search(text) is not None


def starts(text: str) -> bool:
    """Whether a sentence may begin with the line."""
    return _STARTS.match(text) is not None


def goes_on(text: str) -> bool:
    """Whether the line begins within a sentence."""
    return _LOWER.match(text) is not None


def is_separator(text: str) -> bool:
    """Stars, dots or dashes between parts."""
    return _SEPARATOR.fullmatch(text) is not None


def in_capitals(text: str, longest: int = 80) -> bool:
    """A line without small letters."""
    return len(text) <= longest and _CAPS.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """A line that holds a name, as signatures do: words with a capital each, or initials."""
    words = re.sub(r"\s*\([^()]{1,20}\)$", "", text).split()
    if len(text) > 60 or not 0 < len(words) <= _NAMES or _JOINING.fullmatch(words[0]):
        return False
    if not all(_JOINING.fullmatch(word) or _NAME.fullmatch(word) for word in words):
        return False
    return len(words) > 1 or in_capitals(text)


def is_closing(text: str) -> bool:
    """The last words before a name: I remain your affectionate son …"""
    return len(text.split()) <= 30 and _CLOSING.match(text) is not None


def is_postscript(text: str) -> bool:
    """P.S."""
    return _POSTSCRIPT.match(text) is not None
