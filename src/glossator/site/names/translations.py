"""What translations are called: by their language, and two into one language by who made them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossator.model import Block, Letter, Translation
from glossator.resolve.names import further_ids
from glossator.site.catalogue import Catalogue
from glossator.wording import Wording
from glossator.wording.blocks import block_name
from glossator.writers.export import Format, Output


def translations_called(catalogue: Catalogue, letter: Letter) -> tuple[str, ...]:
    """The names of a letter's translations within a phrase, in their order, no two the same."""
    names = [catalogue.wording.language_name(one.language) for one in letter.translations]
    into = Counter(one.language for one in letter.translations)
    made = (
        ", ".join((name, *_makers(catalogue, one))) if into[one.language] > 1 else name
        for name, one in zip(names, letter.translations, strict=True)
    )
    return tuple(_numbered(list(made)))


class Place(NamedTuple):
    """A translation, or a block in it, seen from elsewhere."""

    translation: Translation
    block: Block | None
    """None for the whole."""
    called: str
    """Which it is, in the interface's words."""


def place_in_translation(catalogue: Catalogue, letter: Letter, fragment: str) -> Place | None:
    """What has this fragment in the letter's page; None where it is none of its translations."""
    for one, name in translated(catalogue, letter).values():
        if fragment == one.fragment:
            words = catalogue.wording.gettext("Translation: %(language)s", language=name)
            return Place(one, None, words)
        for block in one.blocks:
            ids = (block.id, *further_ids(block, set()))
            if fragment in (f"{one.fragment}-{each}" for each in ids):
                return Place(one, block, block_in(name, block, catalogue.wording))
    return None


def block_in(called: str, block: Block, wording: Wording) -> str:
    """A block of a translation in the interface's words: 'Translation (English), paragraph 2'."""
    place = block_name(block.id, wording)
    return wording.gettext("Translation (%(language)s), %(block)s", language=called, block=place)


class Translated(NamedTuple):
    """A translation with its name."""

    translation: Translation
    called: str


def translated(catalogue: Catalogue, letter: Letter) -> Mapping[str, Translated]:
    """A letter's translations by their fragments, which mentions call their part of the letter."""
    if not letter.translations:
        return {}
    called = translations_called(catalogue, letter)
    both = zip(letter.translations, called, strict=True)
    return {one.fragment: Translated(one, name) for one, name in both}


def file_called(catalogue: Catalogue, form: Format, file: Output) -> str:
    """What a file of a letter is called: by its format, and by the translation that it holds."""
    name = catalogue.wording.gettext(form.name)
    letter = catalogue.letters.get(file.letter)
    if not file.translation or letter is None:
        return name
    called = dict(zip((one.id for one in letter.translations),
                      translations_called(catalogue, letter), strict=True))  # fmt: skip
    return catalogue.wording.gettext(
        "%(format)s (%(language)s)", format=name, language=called[file.translation]
    )


def tags(translations: Sequence[Translation]) -> tuple[str, ...]:
    """The tags of their languages, with a number from the second into one language on."""
    return tuple(_numbered([one.language for one in translations]))


def _makers(catalogue: Catalogue, translation: Translation) -> Iterator[str]:
    for one in translation.translators:
        yield catalogue.name(one.target) if one.party else one.name


def _numbered(names: Iterable[str]) -> Iterator[str]:
    times: Counter[str] = Counter()
    for name in names:
        times[name] += 1
        yield name if times[name] == 1 else f"{name} {times[name]}"
