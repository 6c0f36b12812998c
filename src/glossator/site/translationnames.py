"""What translations are called: by their language, and two into one language by who made them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from glossator.model import Letter, Target, TargetKind, Translation, Translator
from glossator.site.catalogue import Catalogue
from glossator.site.names import language_name


def translations_called(catalogue: Catalogue, letter: Letter) -> tuple[str, ...]:
    """The names of a letter's translations, in their order, no two of them the same."""
    names = [language_name(one.language, catalogue.wording) for one in letter.translations]
    into = Counter(one.language for one in letter.translations)
    made = (
        ", ".join((name, *_makers(catalogue, one))) if into[one.language] > 1 else name
        for name, one in zip(names, letter.translations, strict=True)
    )
    return tuple(_numbered(list(made)))


def tags(translations: Sequence[Translation]) -> tuple[str, ...]:
    """The tags of their languages, with a number from the second into one language on."""
    return tuple(_numbered([one.language for one in translations]))


def _makers(catalogue: Catalogue, translation: Translation) -> Iterator[str]:
    for one in translation.translators:
        yield _name(catalogue, one)


def _name(catalogue: Catalogue, one: Translator) -> str:
    return catalogue.name(Target(TargetKind.PARTY, one.party)) if one.party else one.name


def _numbered(names: Iterable[str]) -> Iterator[str]:
    times: Counter[str] = Counter()
    for name in names:
        times[name] += 1
        yield name if times[name] == 1 else f"{name} {times[name]}"
