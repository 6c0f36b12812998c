"""What a source brings to an edition: which of its entries are there already, which are new.

An entry is the same where an identifier is (DOI, PMID, ORCID …), or else where its name is and no
identifier speaks against it. What merely looks alike is taken as new, and said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from glossator.model import Edition, Entity, Event, Letter, Reference, Term
from glossator.readers.jats.related import is_bare
from glossator.readers.leads import Names, names_of
from glossator.readers.naming import free
from glossator.resolve.links.awaited import printed_alone
from glossator.taking.knownagain.catalogued import Listed, is_listed, with_text
from glossator.taking.knownagain.joined import Joined, Source
from glossator.taking.knownagain.learning import Learned, learned
from glossator.taking.knownagain.likeness import (
    ENTITIES,
    EVENTS,
    REFERENCES,
    TERMS,
    E,
    Known,
    known,
    sort_of,
    title_of,
)
from glossator.taking.knownagain.renaming import Renamed, happened, with_block_ids, with_new_ids
from glossator.taking.knownagain.sameletter import (
    another,
    apart,
    is_same,
    of_the_same_words,
    telling,
)
from glossator.taking.knownagain.twice import Alike, alike, twice


@dataclass(slots=True)
class _Told:
    known: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    learned: list[Learned] = field(default_factory=list)


@dataclass(slots=True)
class Joining:
    """An edition that takes in one source after another."""

    references: Known[Reference]
    entities: Known[Entity]
    terms: Known[Term]
    events: Known[Event]
    letters: dict[str, Letter]
    """All of them so far, by their ids."""
    fullest: Mapping[tuple[str, str], Entity]
    """By sort and key: what the sources, all together, say of an entity."""
    named: Mapping[Names, Sequence[str]] = field(default_factory=dict)
    """Letters that the edition has, by all names that they had where they came from, and by those
    alone that their files are not called by."""
    listed: Listed = field(default_factory=Listed)
    """The same, for lists of letters and the texts of those that they list."""
    alike: dict[Alike, str] = field(default_factory=dict)
    """Letters by their words, dates and parties."""
    brought: set[tuple[str, str]] = field(default_factory=set)
    """Sort and id of what the sources have brought."""

    @classmethod
    def into(
        cls,
        edition: Edition,
        fullest: Mapping[tuple[str, str], Entity] | None = None,
        came: Mapping[str, str] | None = None,
    ) -> Joining:
        """An edition as it stands; `came` are ids by signs, see Known."""
        return cls(
            known(REFERENCES, edition.references, came),
            known(ENTITIES, edition.entities, came),
            known(TERMS, edition.terms, came),
            known(EVENTS, edition.events, came),
            {one.id: one for one in edition.letters},
            fullest or {},
            _by_names(edition.letters),
            Listed.of(edition.letters),
            {its: one.id for one in edition.letters if (its := alike(one))},
        )

    def join(self, source: Source) -> Joined:
        """What of the source is new. A letter that is there already is replaced."""
        told = _Told()
        references, of_references = self._entries(self.references, source.references, told)
        filled = self._filled(source.references, of_references)
        told.unsure += self._unsaid(source.references, of_references)
        entities, of_entities = self._entities(source, told)
        terms, of_terms = self._entries(self.terms, source.terms, told)
        of_letters, replaced = self._letter_ids(source, of_references, of_entities, told)
        renamed = Renamed(of_letters, of_entities, of_references, of_terms)
        events, _ = self._entries(self.events, source.events, told)
        letters, notes = with_new_ids(source.letters, source.notes, renamed)
        read = {one.id: one for one in letters}
        letters = [self._with_entry(one, told) for one in letters]
        own = self._own(read, letters)
        self._compare(letters, replaced, told)
        self.letters.update({one.id: one for one in letters})
        self.listed.add(letters)
        self.brought |= {("letter", one.id) for one in letters}
        return Joined(
            letters=tuple(letters),
            notes=tuple(notes),
            terms=tuple(with_block_ids(term, renamed) for term in terms),
            entities=tuple(entities),
            references=tuple(references),
            filled=filled,
            learned=tuple(told.learned),
            events=tuple(happened(event, renamed) for event in events),
            replaced=replaced,
            own=own,
            known=tuple(told.known),
            unsure=tuple(told.unsure),
            questions=tuple(
                replace(one, letter=of_letters[one.letter]) for one in source.questions
            ),
            answered={
                one.to: renamed.answered(one.to) for each in source.letters for one in each.answers
            },
        )

    @property
    def met(self) -> dict[str, set[str]]:
        """By sorts and ids of entries the signs of what the sources said of each."""
        return self.references.met | self.entities.met | self.terms.met | self.events.met

    def _entries(
        self, there: Known[E], coming: Sequence[E], told: _Told
    ) -> tuple[list[E], dict[str, str]]:
        """The entries that are new, and the ids that all of them have in the edition."""
        new: list[E] = []
        ids: dict[str, str] = {}
        for one in coming:
            same = there.same(one)
            if same is None:
                same = self._add(there, one, told)
                new.append(same)
            elif (sort_of(same), same.id) not in self.brought:
                told.known.append(f"“{title_of(one)}” is {same.id}")
            there.meet(one, "", same)
            ids[one.id] = same.id
        return new, ids

    def _filled(
        self, coming: Iterable[Reference], ids: Mapping[str, str]
    ) -> tuple[tuple[Reference, Reference], ...]:
        """References that are there with nothing but a number, and now tell what that is."""
        found = []
        for one in coming:
            there = self.references.by_id(ids[one.id])
            if there is not None and is_bare(there.csl) and not is_bare(one.csl):
                full = replace(there, csl={**there.csl, **one.csl, "id": there.id})
                found.append((there, full))
                self.references.learn(there, full)
        return tuple(found)

    def _unsaid(self, coming: Iterable[Reference], ids: Mapping[str, str]) -> Iterator[str]:
        """What sources say of references that have the same title and year, and the edition does
        not take: they may be others."""
        for one in coming:
            there = self.references.by_id(ids[one.id])
            if there is not None and (said := self.references.unsaid(one, there)):
                yield (f"“{title_of(one)}” is taken for {there.id}, which has no such number; its "
                       f"{' and '.join(said)} is left out: write it there, or make another "
                       "reference of it")  # fmt: skip

    def _entities(
        self, source: Source, told: _Told
    ) -> tuple[list[Entity], dict[tuple[str, str], str]]:
        """The same for persons, organisations, places and works, which a source may have keyed."""
        new: list[Entity] = []
        ids: dict[tuple[str, str], str] = {}
        for one in source.entities:
            keyed = one.id in source.keyed
            found = self._known(one, keyed, told)
            if found is None:
                full = self.fullest.get((sort_of(one), one.id), one) if keyed else one
                found = self._add(self.entities, full, told)
                new.append(found)
            else:
                found = self._learned(found, one, one.id if keyed else "", told)
            if keyed:
                self.entities.bind(one.id, found)
            self.entities.meet(one, one.id if keyed else "", found)
            ids[sort_of(one), one.id] = found.id
        return new, ids

    def _learned(self, there: Entity, one: Entity, key: str, told: _Told) -> Entity:
        """What is there already, with what the source teaches of it."""
        other = self.entities.by_id(key)
        if other is not None and (sort_of(other), other.id) != (sort_of(there), there.id):
            told.unsure.append(f"{one.name} is {there.id}; {key}, by which it is called, is the id "
                               f"of {other.name}, and not kept")  # fmt: skip
        found = learned(there, one, key, self.entities.ids)
        if found is None:
            return there
        self.entities.learn(there, found.now)
        told.learned.append(found)
        return found.now

    def _known(self, one: Entity, keyed: bool, told: _Told) -> Entity | None:
        """What the source means, by its key, an identifier or its name; what is telling is told."""
        by_key = self.entities.by_key(one) if keyed else None
        found = by_key or self.entities.same(one, one.id if keyed else "")
        if found is None or (sort_of(found), found.id) in self.brought:
            return found
        if by_key is not None and found.name.casefold() != one.name.casefold():
            told.unsure.append(f"{one.name} is taken for {found.id}, {found.name}, whose id it has")
        else:
            told.known.append(f"{one.name} is {found.id}")
        return found

    def _add(self, there: Known[E], one: E, told: _Told) -> E:
        """Makes an entry known under an id that is free; what looks like it is told."""
        chosen = _with_id(one, free(one.id, there.ids))
        for other in there.alike(one):
            said = f"{title_of(one)} ({chosen.id}) may be {other.id}, {title_of(other)}"
            told.unsure.append(said)
        there.add(chosen)
        self.brought.add((sort_of(chosen), chosen.id))
        return chosen

    def _letter_ids(
        self,
        source: Source,
        references: Mapping[str, str],
        entities: Mapping[tuple[str, str], str],
        told: _Told,
    ) -> tuple[dict[str, str], tuple[str, ...]]:
        """The letters' ids, and which are there: printed in the same place, or so called."""
        by_print = printed_alone(self.letters.values())
        volumes = Counter(one.printed.reference for one in source.letters if one.printed)
        ids: dict[str, str] = {}
        replaced = []
        for letter in source.letters:
            item = letter.printed.reference if letter.printed else ""
            same = by_print.get(references.get(item, item)) if volumes[item] == 1 else None
            if same and apart(letter, self.letters[same]):
                same = None
            called = self.named.get(names_of(letter), ())
            senders = {entities.get(("party", one.party), one.party) for one in letter.senders}
            same = self._so_called(letter, senders, called) or same
            same = same or self._of_another_file(letter, senders)
            same = same or self.listed.same(letter, senders, self.letters)
            chosen = same or self._name(letter, source, set(ids.values()), references)
            ids[letter.id] = chosen
            if called and same is None:
                told.unsure.append(_other_of_that_name(chosen, called))
            if ("letter", chosen) in self.brought:
                if is_listed(letter) == is_listed(self.letters[chosen]):
                    told.unsure.append(f"Two sources hold the letter {chosen}; the latter is taken")
            elif chosen in self.letters:
                replaced.append(chosen)
            elif ("letter", letter.id) in self.brought:
                told.unsure.append(f"Two letters are called {letter.id}; one is {chosen} now")
            elif same is None and chosen != letter.id and letter.id in self.letters:
                told.unsure.append(_other_of_that_id(letter, chosen, self.letters[letter.id]))
        return ids, tuple(replaced)

    def _compare(self, letters: Sequence[Letter], replaced: Collection[str], told: _Told) -> None:
        """Tells of new letters that have all the words of another, its date and its parties."""
        there = self.letters | {one.id: one for one in letters}
        for one in (one for one in letters if one.id not in replaced):
            its = alike(one)
            other = self.alike.setdefault(its, one.id) if its else one.id
            if other != one.id:
                told.unsure.append(twice(one, there[other]))

    def _with_entry(self, letter: Letter, told: _Told) -> Letter:
        """The letter with what the edition's catalogue says of it; a list's letter whose text is
        there as it is there."""
        there = self.letters.get(letter.id)
        if there is None or is_listed(there) == is_listed(letter):
            return letter
        if is_listed(letter):
            told.known.append(f"{letter.id} is in the list, and has its text here; it stays")
            return there
        whole, other = with_text(there, letter)
        told.known.append(f"{letter.id} was catalogued, and gets its text")
        told.unsure += [f"{letter.id}: the file has another {key}: than the catalogue; the "
                        "catalogue’s stays" for key in other]  # fmt: skip
        return whole

    def _own(
        self, read: Mapping[str, Letter], letters: Iterable[Letter]
    ) -> dict[str, Letter | None]:
        """Of letters that are not as they were read, what they were; None where they stay."""
        other = (one for one in letters if one is not read[one.id])
        return {one.id: None if one is self.letters.get(one.id) else read[one.id] for one in other}

    def _so_called(
        self, letter: Letter, senders: Collection[str], called: Iterable[str]
    ) -> str | None:
        """Of letters that had its names the one that it is, of its date if one is."""
        can_be = [one for one in called if not another(letter, senders, self.letters[one])]
        return min(can_be, key=lambda one: self.letters[one].date != letter.date, default=None)

    def _of_another_file(self, letter: Letter, senders: Collection[str]) -> str | None:
        """The letter of the same xml:id that came in a file of another name. Many a letter of a
        collection may be called “letter”: its date, a sender and its words have to be the same."""
        names = names_of(letter)
        called = self.named.get(own, ()) if (own := telling(names)) and own != names else ()
        return next((one for one in called if is_same(letter, senders, self.letters[one])), None)

    def _name(
        self, letter: Letter, source: Source, used: Collection[str], references: Mapping[str, str]
    ) -> str:
        """Its id, or the other that its source gives it, where no other source has brought one of
        that name. One that was not printed, or in the same volume, is the letter of that name
        which the edition has."""
        new = {name for kind, name in self.brought if kind == "letter"} | set(used)
        item = letter.printed.reference if letter.printed else ""
        item = references.get(item, item)
        for chosen in _names(letter.id, source.aliases.get(letter.id, letter.id)):
            there = self.letters.get(chosen)
            if chosen not in new and (there is None or _is_that(letter, item, there)):
                break
        return chosen


def _names(own: str, other: str) -> Iterator[str]:
    """An id, another, and then with numbers without end."""
    yield own
    yield other
    yield from (f"{other}-{number}" for number in count(2))


def _is_that(letter: Letter, item: str, there: Letter) -> bool:
    """Whether a letter is the one of that name which the edition has; printed in the same volume,
    if it is printed at all, and of no other day."""
    printed = there.printed.reference if there.printed else ""
    return (not letter.printed or printed == item) and not apart(letter, there)


def _other_of_that_name(chosen: str, called: Iterable[str]) -> str:
    was = f"{chosen} is called where it comes from as {', '.join(called)} was"
    return f"{was}; it is taken for another letter, of other date, sender and words"


def _other_of_that_id(letter: Letter, chosen: str, there: Letter) -> str:
    """Why a letter is not the one that is there under its id; where its words are that one's,
    somebody has to look."""
    here, came = (one.date.edtf if one.date else "none" for one in (there, letter))
    words = ", and the same words" if of_the_same_words(letter, there) else ""
    return (
        f"{letter.position}: {chosen} is called as {there.id} is, which is taken for another "
        f"letter (date: {here} here, {came} in the file{words}); if they are one, take one out"
    )


def _by_names(letters: Iterable[Letter]) -> dict[Names, list[str]]:
    found: dict[Names, list[str]] = {}
    for one in letters:
        if own := telling(names := names_of(one)):
            for called in {names, own}:
                found.setdefault(called, []).append(one.id)
    return found


def _with_id(one: E, chosen: str) -> E:
    if isinstance(one, Reference):
        return replace(one, id=chosen, csl={**one.csl, "id": chosen})
    return replace(one, id=chosen)
