"""The members of a thread and what each answers, in words for readers and for the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glossator.model import AnswerKind, Certainty, Consulted, Date, Target, TargetKind
from glossator.resolve.resolved import AnswerLink, Thread
from glossator.site.catalogue import Catalogue
from glossator.site.names import grade, kind_of_answer
from glossator.site.threads import drawing
from glossator.site.threads.answers import standing
from glossator.site.threads.answerwords import sentence
from glossator.site.threads.drawing import Relation
from glossator.site.typesetting.typesetter import Typesetter
from glossator.wording import Wording
from glossator.wording.dates import date_words
from glossator.writers.sureness import UNCONFIRMED, doubt_of_letter, doubt_of_reference


@dataclass(frozen=True, slots=True)
class Member:
    """A letter or publication of a thread."""

    target: Target
    name: str
    href: str
    date: str
    doubt: str
    """How sure the date is, a grade or 'unconfirmed'; empty where it is certain."""
    by: str
    certainty: Certainty
    """How sure it is that there is such a publication."""
    standing: str
    """Empty for a letter; for a publication, that it is not included and how far it was seen."""


def members(setter: Typesetter, thread: Thread) -> tuple[Member, ...]:
    """The members of a thread by date."""
    return tuple(_member(setter, target) for target in thread.members)


def _member(setter: Typesetter, target: Target) -> Member:
    catalogue = setter.catalogue
    letter = catalogue.letters.get(target.id) if target.kind is TargetKind.LETTER else None
    reference = None if letter else catalogue.references.get(target.id)
    return Member(
        target=target,
        name=letter.title if letter else _publication_title(catalogue, target),
        href=setter.away(target),
        date=date_words(letter.date, catalogue.wording) if letter else _issued(catalogue, target),
        doubt=doubt_of_letter(letter) if letter else doubt_of_reference(reference),
        by=catalogue.people(letter.senders) if letter else setter.name(target),
        certainty=reference.certainty if reference else Certainty.CERTAIN,
        standing=standing(catalogue, target),
    )


def _publication_title(catalogue: Catalogue, target: Target) -> str:
    reference = catalogue.references.get(target.id)
    return str(reference.csl.get("title", "")) if reference else catalogue.name(target)


def _issued(catalogue: Catalogue, target: Target) -> str:
    """When a publication came out, in words."""
    year, *rest = parts_of_issue(catalogue, target) or ("",)
    edtf = "-".join((str(year), *(f"{part:0>2}" for part in rest)))
    return date_words(Date(edtf, None, None), catalogue.wording) if year else ""


def parts_of_issue(catalogue: Catalogue, target: Target) -> tuple[int, ...]:
    """Year, month and day of a publication, as far as they are known."""
    reference = catalogue.references.get(target.id)
    issued = reference.csl.get("issued", {}) if reference else {}
    return tuple(int(part) for part in (issued.get("date-parts") or [[]])[0])


def encounter_id(source: Target, target: Target) -> str:
    """The id of the place in a thread's page where one member answers another."""
    return f"{source.kind}-{source.id}-on-{target.kind}-{target.id}"


def relations(setter: Typesetter, links: Iterable[AnswerLink]) -> tuple[Relation, ...]:
    """What each member says to each other, counted by kind, in the order of the kinds."""
    found: dict[tuple[Target, Target, AnswerKind], list[AnswerLink]] = {}
    for link in links:
        found.setdefault((link.source, link.target, link.kind), []).append(link)
    order = list(AnswerKind)
    ranked = sorted(found.items(), key=lambda one: order.index(one[0][2]))
    return tuple(_relation(setter, *key, group) for key, group in ranked)


def _relation(
    setter: Typesetter,
    source: Target,
    target: Target,
    kind: AnswerKind,
    group: Sequence[AnswerLink],
) -> Relation:
    wording = setter.wording
    passages = sum(not link.of_whole for link in group)
    doubt = _doubt(group, wording)
    said = sentence(kind, _who(setter, source), _who(setter, target), passages, wording)
    return Relation(
        source=source,
        target=target,
        kind=str(kind),
        label=_label(kind, passages, doubt, wording),
        told=wording.gettext("%(sentence)s (%(doubt)s).", sentence=said, doubt=doubt)
        if doubt
        else wording.gettext("%(sentence)s.", sentence=said),
        href=f"#{encounter_id(source, target)}",
        doubtful=all(link.certainty is not Certainty.CERTAIN for link in group),
    )


def _label(kind: AnswerKind, passages: int, doubt: str, wording: Wording) -> str:
    """'disputes 4 (1 likely)'."""
    name = kind_of_answer(kind, wording)
    counted = f"{name} {wording.number(passages)}" if passages else name
    return f"{counted} ({doubt})" if doubt else counted


def _doubt(group: Sequence[AnswerLink], wording: Wording) -> str:
    """'likely' where all of them are; '1 likely, 1 open' where some are."""
    unsure = [one for one in Certainty if one is not Certainty.CERTAIN]
    counts = {one: sum(link.certainty is one for link in group) for one in unsure}
    return ", ".join(
        grade(one, wording) if count == len(group) else f"{count} {grade(one, wording)}"
        for one, count in counts.items()
        if count
    )


def _who(setter: Typesetter, target: Target) -> str:
    """Who speaks in a member, briefly: a letter's sender, or a publication's short label."""
    letter = setter.catalogue.letters.get(target.id) if target.kind is TargetKind.LETTER else None
    said = setter.catalogue.briefly(letter.senders) if letter else ""
    return said or setter.name(target)


def drawn(setter: Typesetter, inside: Iterable[Member]) -> tuple[drawing.Member, ...]:
    """The members as the drawing wants them."""
    return tuple(_drawn(setter, one) for one in inside)


def _drawn(setter: Typesetter, member: Member) -> drawing.Member:
    who = _who(setter, member.target)
    return drawing.Member(
        target=member.target,
        who=who,
        title=member.name if member.name != who else "",
        language=_language(setter, member.target),
        href=member.href,
        date=_doubted(member, setter.catalogue.wording),
        when=_when(setter.catalogue, member.target),
        form=_form(setter.catalogue, member.target),
        standing=member.standing,
    )


def _language(setter: Typesetter, target: Target) -> str:
    """A letter's, where it is not the interface's."""
    letter = setter.catalogue.letters.get(target.id) if target.kind is TargetKind.LETTER else None
    return letter.language if letter and letter.language != setter.wording.language else ""


def _doubted(member: Member, wording: Wording) -> str:
    if not (member.date and member.doubt):
        return member.date
    if member.doubt == UNCONFIRMED:
        doubt = wording.gettext("unconfirmed")
    else:
        doubt = grade(Certainty(member.doubt), wording)
    return f"{member.date} ({doubt})"


def _when(catalogue: Catalogue, target: Target) -> tuple[int, int, int] | None:
    if target.kind is TargetKind.LETTER and target.id in catalogue.letters:
        written = catalogue.letters[target.id].date
        return written.first_known if written else None
    parts = parts_of_issue(catalogue, target)
    year, month, day = (*parts, 0, 0, 0)[:3]
    return (year, month, day) if parts else None


def _form(catalogue: Catalogue, target: Target) -> str:
    if target.kind is TargetKind.LETTER:
        return "letter"
    reference = catalogue.references.get(target.id)
    unseen = reference is None or reference.consulted is Consulted.NONE
    return "unseen" if unseen else "publication"
