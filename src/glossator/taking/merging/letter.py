"""A letter that comes again, put together with what its editor has made of it since.

What only one of both changed is taken from that; where both changed something, each in its way, the
letter is left alone. Facts count by the keys of the front matter, the text by passages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from glossator.model import Letter, Translation
from glossator.readers.imported import AsLeft
from glossator.readers.letterfile.letter import read_letter
from glossator.readers.markdown import split_front_matter
from glossator.taking.knownagain.comingagain import FACTS, has_more
from glossator.taking.knownagain.differing import shown
from glossator.taking.merging.choosing import chosen
from glossator.taking.merging.frontmatter import with_facts
from glossator.taking.merging.passages import with_passages
from glossator.taking.merging.signs import facts_of, translation_sign
from glossator.taking.merging.sound import LOST, is_worse, loses
from glossator.taking.merging.texts import Texts, with_places
from glossator.taking.merging.threeway import How
from glossator.taking.merging.waiting import as_it_waited, waited
from glossator.writers.markdown.blocks import write_passages

TEXT = "its text"
FactLines = Callable[[Letter], dict[str, str]]
"""By keys, the lines of a letter's facts in its front matter."""


@dataclass(frozen=True, slots=True)
class Sides:
    """One letter, as the edition has it and as it comes."""

    there: Letter
    """As its file has it."""
    now: Letter
    """The same, with what waited in it leading to where it leads by now."""
    came: Letter
    kept: AsLeft | None = None
    """As an import left it; None where that is not known."""
    settles: How = How.BOTH
    """What stands where both were changed; BOTH: neither."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of a letter's facts, text and translations."""

    letter: Letter
    """As it then is."""
    came: Letter
    """What came, with the ids that blocks then have."""
    texts: Texts
    facts: tuple[tuple[str, How], ...]
    """By what facts are called in the model, those that are not the same."""
    translations: tuple[tuple[Translation, How], ...]
    """Those that came and are not the same."""

    @property
    def apart(self) -> tuple[str, ...]:
        """What was changed in both, each in its way, with both in few words."""
        return (
            *(shown(FACTS[one], getattr(self.letter, one), getattr(self.came, one))
              for one in self._facts(How.BOTH)),
            *(shown(TEXT, *both) for both in self.texts.of_kind(How.BOTH)),
            *(f"its translation {one.id}" for one, how in self.translations if how is How.BOTH),
        )  # fmt: skip

    def what(self, how: How) -> tuple[str, ...]:
        """Names of all of which that became."""
        blocks = (
            both[how is How.CAME] or both[how is How.HERE] for both in self.texts.of_kind(how)
        )
        return (
            *(FACTS[one] for one in self._facts(how)),
            *(one.id for several in blocks for one in several),
            *(f"translation {one.id}" for one, its in self.translations if its is how),
        )

    @property
    def new_translations(self) -> dict[str, Translation]:
        """Those that are taken, by their ids."""
        return {one.id: one for one, how in self.translations if how is How.CAME}

    def _facts(self, how: How) -> Iterator[str]:
        return (name for name, its in self.facts if its is how)

    @property
    def taken(self) -> bool:
        """Whether the letter's own file changes."""
        pieces = (one.how for one in self.texts.pieces)
        return How.CAME in (*(how for _, how in self.facts), *pieces)

    def written(self, text: str, lines: FactLines, language: str) -> str:
        """The text of the letter's file with all that is taken, every other line as it was.

        Raises ValueError, with a part of a sentence, where its lines do not take that.
        """
        front, body = split_front_matter(text, "")
        if front is None:
            raise ValueError("it has no front matter")
        said, order = lines(self.came), list(FACTS_IN_ORDER)
        wanted = {FACTS[one]: said.get(FACTS[one], "") for one in self._facts(How.CAME)}
        held = text.split("\n")
        closed = 1 + front.text.count("\n")
        facts = with_facts(front.text, wanted, order)
        passages = with_passages(
            body.text, body.position.line, self.texts.there, self.texts.instead()
        )
        whole = f"{held[0]}\n{facts}{held[closed]}\n{passages}"
        return self._checked(text, whole, lines, language)

    def _checked(self, before: str, text: str, lines: FactLines, language: str) -> str:
        was, read = (read_letter(one, "", self.letter.id, language) for one in (before, text))
        if was.problems:
            anew = read_letter(_anew(was.values[0], lines), "", self.letter.id, language)
            if loses(was.problems, read.problems, anew.problems):
                raise ValueError(LOST)
        alone = replace(self.letter, translations=())
        if is_worse(was.problems, read.problems) or read.values[0] != alone:
            raise ValueError("the lines of its file do not take what comes")
        return text


def _anew(letter: Letter, lines: FactLines) -> str:
    """A file of a letter with its own values alone."""
    passages = write_passages(letter.blocks, prose=False, links=False)
    return "\n\n".join((f"---\n{''.join(lines(letter).values())}---", *passages))


FACTS_IN_ORDER = (
    "title", "kind", "from", "to", "date", "place", "destination", "language", "printed", "answers",
    "references", "status", "rights", "source", "evidence", "facsimile", "formerly", "identifiers",
)  # fmt: skip
"""As they are written."""


def merged(sides: Sides) -> Merged:
    """What becomes of a letter that comes again."""
    if sides.now == sides.came:
        return Merged(sides.there, sides.came, Texts.same(sides.there, sides.came), (), ())
    before = sides.kept.text if sides.kept else None
    texts = Texts.of(before, sides.there, sides.now, sides.came, sides.settles)
    came = with_places(sides.came, texts.renamed())
    sides = replace(sides, came=came)
    facts = tuple((name, how) for name, how in _facts(sides) if how is not How.SAME)
    given = {name: getattr(came, name) for name, how in facts if how is How.CAME}
    letter = replace(sides.there, blocks=texts.whole, **given)
    return Merged(letter, came, texts, facts, tuple(_translations(sides)))


def _facts(sides: Sides) -> Iterator[tuple[str, How]]:
    before = as_it_waited(sides.came, waited(sides.there, sides.now))
    signs = [facts_of(one) for one in (sides.there, sides.now, sides.came, before)]
    kept = dict(sides.kept.facts) if sides.kept else None
    for name, key in FACTS.items():
        was, now, came, waiting = (one.get(key, "") for one in signs)
        if kept is None:
            how = How.SAME if now == came else How.BOTH
        else:
            how = chosen(kept.get(key, ""), (now, was), (came, waiting))
        yield name, _with_more(how, name, sides).settled(sides.settles)


def _with_more(how: How, name: str, sides: Sides) -> How:
    """The same, but for facts of which the edition has all that came, and more."""
    here, came = getattr(sides.now, name), getattr(sides.came, name)
    more = has_more(name, here, came) and (sides.kept is None or came)
    return How.HERE if how is How.BOTH and more else how


def _translations(sides: Sides) -> Iterator[tuple[Translation, How]]:
    there, now = ({one.id: one for one in each.translations} for each in (sides.there, sides.now))
    kept = dict(sides.kept.translations) if sides.kept else {}
    for one in sides.came.translations:
        here = _translation_signs(one.id, there, now)
        how = chosen(kept.get(one.id, ""), here, [translation_sign(one)])
        if how is not How.SAME:
            yield one, how.settled(sides.settles)


def _translation_signs(name: str, *of: dict[str, Translation]) -> Sequence[str]:
    return [translation_sign(each[name]) if name in each else "" for each in of]
