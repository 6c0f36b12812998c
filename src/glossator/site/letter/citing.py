"""How a letter, and the edition, is cited: in this edition's own form and in each style.

What is not certain stands in square brackets, what is less than likely with a question mark: the
scholarly convention for what an editor supplies. What is not known is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from glossator.model import Certainty, Correspondent, Letter
from glossator.site.catalogue import Catalogue
from glossator.site.names import kind_of_letter, pages_of_print, to_be_quoted
from glossator.wording import Wording
from glossator.wording.dates import date_words
from glossator.writers.citations.edition import CitedEdition, cited_edition
from glossator.writers.citations.letters import ADDRESS, STYLES, CitedLetter, cited
from glossator.writers.citations.names import CitedName, cited_name
from glossator.writers.sureness import bracketed, certainty_of, graded, less_sure

OWN = "edition"
"""The id of the edition's own form, the default."""

_MOST_NAMED = 3
"""People; where there are more, others are counted."""


@dataclass(frozen=True, slots=True)
class StyledCitation:
    """A citation, with a marked place for an address and a locator."""

    style: str
    html: Markup


def styles(wording: Wording) -> tuple[tuple[str, str], ...]:
    """The id and the name of each form in which a citation is given, this edition's own first."""
    return ((OWN, wording.gettext("This edition")), *((one.id, one.name) for one in STYLES))


def citations(catalogue: Catalogue, letter: Letter, permalink: str) -> tuple[StyledCitation, ...]:
    """The letter's citation in the edition's own form and in each style."""
    wording = catalogue.wording
    told = cited_letter(catalogue, letter)
    return _styled(_own_form(catalogue, letter, told), cited(told, wording), permalink)


def _styled(own: str, lines: Mapping[str, str], permalink: str) -> tuple[StyledCitation, ...]:
    styled = (StyledCitation(one.id, _placed(lines[one.id], permalink)) for one in STYLES)
    return (StyledCitation(OWN, _placed(own, permalink)), *styled)


def _placed(line: str, permalink: str) -> Markup:
    """The line with an element where the address belongs, and after it a locator."""
    place = f"<span data-address>{Markup.escape(permalink)}</span>"
    return Markup(line.replace(ADDRESS, place))


def cited_letter(catalogue: Catalogue, letter: Letter) -> CitedLetter:
    """What the styles are told of a letter."""
    settings = catalogue.settings
    container = settings.full_title
    return CitedLetter(
        title=graded(letter, "title", letter.title),
        described=_described(catalogue, letter),
        container=container,
        version=_version(catalogue),
        senders=tuple(_cited_name(catalogue, letter, one) for one in letter.senders),
        editors=tuple(editor.name for editor in settings.editors),
        year=graded(letter, "date", _year(letter, catalogue.wording)),
        english=letter.language.split("-")[0] == "en",
        english_container=settings.language.split("-")[0] == "en",
    )


def _cited_name(catalogue: Catalogue, letter: Letter, sender: Correspondent) -> CitedName:
    certainty = less_sure(sender.certainty, certainty_of(letter, "from"))
    return cited_name(catalogue, sender, certainty, catalogue.name(sender.target))


def _year(letter: Letter, wording: Wording) -> str:
    """The year, or the whole of a date that spans several."""
    date = letter.date
    if date is None:
        return ""
    first, last = date.earliest, date.latest
    if first is None or last is None or first[0] != last[0] or first[0] <= 0:
        return date_words(date, wording)
    year = str(first[0])
    if date.approximate:
        year = wording.gettext("c. %(year)s", year=year)
    return bracketed(year, Certainty.PLAUSIBLE) if date.uncertain else year


def _described(catalogue: Catalogue, letter: Letter) -> str:
    """'letter to Anne Hale, 20 December 1804; printed in Annals 19 (7), p. 12'."""
    wording = catalogue.wording
    to = _people(catalogue, letter, letter.recipients, "to")
    what = _kind_to(letter.kind, to, wording)
    date = graded(letter, "date", date_words(letter.date, wording))
    shown = graded(letter, "printed", _printed_at(catalogue, letter))
    if shown:
        shown = wording.gettext("printed in %(publication)s", publication=shown)
    apart = wording.pgettext("punctuation", ";")
    return f"{apart} ".join(filter(None, (", ".join(filter(None, (what, date))), shown)))


def _kind_to(kind: str, people: str, wording: Wording) -> str:
    """'postcard to Anne Hale'; a letter to the editor goes to one of a journal."""
    if people and kind == "letter to the editor":
        return wording.gettext("letter to the editor of %(people)s", people=people)
    what = kind_of_letter(kind, wording)
    if not people:
        return what
    return wording.gettext("%(kind)s to %(people)s", kind=what, people=people)


def _printed_at(catalogue: Catalogue, letter: Letter) -> str:
    """Where the letter was printed, with its pages."""
    printed = printed_in(catalogue, letter)
    if not printed or not letter.printed or not letter.printed.pages:
        return printed
    return f"{printed}, {pages_of_print(letter.printed.pages, catalogue.wording)}"


def printed_in(catalogue: Catalogue, letter: Letter) -> str:
    """Where the letter was printed in a few words: 'Nature Medicine 19 (7)'."""
    if letter.printed is None:
        return ""
    known = letter.printed.reference
    reference = catalogue.references.get(known)
    if reference is None or not reference.csl.get("container-title"):
        return catalogue.short.get(known, known)
    volume, issue = reference.csl.get("volume", ""), reference.csl.get("issue", "")
    parts = (reference.csl["container-title"], volume, f"({issue})" if issue else "")
    return " ".join(str(part) for part in parts if part)


def _people(
    catalogue: Catalogue, letter: Letter, people: tuple[Correspondent, ...], fact: str
) -> str:
    """Up to three by name, then how many others: 'A, [B] and 2 others'."""
    named = people if len(people) <= _MOST_NAMED else people[: _MOST_NAMED - 1]
    doubt = certainty_of(letter, fact)
    names = [
        bracketed(catalogue.name(one.target),
                  less_sure(one.certainty, doubt))
        for one in named
    ]  # fmt: skip
    if len(named) < len(people):
        others = len(people) - len(named)
        names.append(catalogue.wording.ngettext("%(num)s other", "%(num)s others", others))
    return catalogue.wording.joined(names)


def _version(catalogue: Catalogue) -> str:
    settings, wording = catalogue.settings, catalogue.wording
    version = settings.version and wording.gettext("version %(version)s", version=settings.version)
    date = date_words(settings.date, wording)
    return f"{version} ({date})" if version and date else version or date


def _own_form(catalogue: Catalogue, letter: Letter, told: CitedLetter) -> str:
    """The letter in this edition, in one sentence, as safe HTML."""
    wording = catalogue.wording
    parts = (
        _people(catalogue, letter, letter.senders, "from"),
        wording.gettext("‘%(words)s’", words=to_be_quoted(told.title, wording)),
        told.described,
    )
    line = wording.gettext(
        "%(letter)s. In %(edition)s.",
        letter=Markup.escape(", ".join(filter(None, parts))),
        edition=Markup.escape(_edition(catalogue)),
    )
    return f"{line} {ADDRESS}"


def _edition(catalogue: Catalogue) -> str:
    """The edition: 'Letters of Anne, edited by Ada Finch, version 2 (2026)'."""
    settings, wording = catalogue.settings, catalogue.wording
    title = settings.full_title
    editors = wording.joined([one.name for one in settings.editors])
    if editors:
        editors = wording.gettext("edited by %(editors)s", editors=editors)
    return ", ".join(filter(None, (title, editors, _version(catalogue))))


def citation_of_some(catalogue: Catalogue) -> Markup:
    """Some letters in this edition's own form, with a marked place for their names, and one for the
    address at which they stand together."""
    line = catalogue.wording.gettext(
        "%(letter)s. In %(edition)s.",
        letter="<span data-letters></span>",
        edition=Markup.escape(_edition(catalogue)),
    )
    return _placed(f"{line} {ADDRESS}", "")


def edition_citations(catalogue: Catalogue, site: str) -> tuple[StyledCitation, ...]:
    """The edition, at the address of its first page, in its own form and in each style."""
    line = f"{Markup.escape(_edition(catalogue))}. {ADDRESS}"
    return _styled(line, cited_edition(_cited_edition(catalogue)), site)


def _cited_edition(catalogue: Catalogue) -> CitedEdition:
    settings = catalogue.settings
    first = settings.date.earliest if settings.date else None
    return CitedEdition(
        title=settings.full_title,
        editors=tuple(one.name for one in settings.editors),
        version=_version(catalogue),
        year=str(first[0]) if first else "",
        english=settings.language.split("-")[0] == "en",
    )
