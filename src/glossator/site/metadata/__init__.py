"""What a page says of itself to machines: tags for programs that cite, JSON-LD for those that
gather, and where the same stands in other formats.

Only what is certain is told as a fact, since none of these vocabularies knows a doubt: an
attribution that the page shows with its grade is no author here. A title in doubt stands in
brackets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from markupsafe import Markup

from glossator.addresses import GLOSSARY, address
from glossator.site.catalogue import Catalogue
from glossator.site.metadata import linked
from glossator.site.metadata.citing import letter_tags
from glossator.site.metadata.linked import Node
from glossator.site.metadata.seen import Seen
from glossator.site.sitepage import Link
from glossator.site.typesetting.templating import environment

Head = Callable[[Link, str], str]
"""What goes into a page's head, from the page's links and its absolute address ('' if unknown)."""


def heads(catalogue: Catalogue) -> Mapping[str, Head]:
    """The head of each page that is about something, by the page's source URI."""
    made: dict[str, Head] = {"index.md": partial(_head, catalogue, linked.edition)}
    if catalogue.terms:
        made[GLOSSARY] = partial(_head, catalogue, linked.glossary)
    for letter in catalogue.letters.values():
        uri = address(letter.target)[0]
        made[uri] = partial(_head, catalogue, partial(linked.letter, letter=letter),
                            letter=letter.id)  # fmt: skip
    for term in catalogue.terms.values():
        uri = address(term.target)[0]
        made[uri] = partial(_head, catalogue, partial(linked.term, term=term))
    for entity in catalogue.edition.entities:
        uri = address(entity.target)[0]
        made[uri] = partial(_head, catalogue, partial(linked.entity, entity=entity))
    for thread in catalogue.threads.values():
        uri = address(thread.target)[0]
        made[uri] = partial(_head, catalogue, partial(linked.thread, thread=thread))
    return made


def _head(
    catalogue: Catalogue,
    about: Callable[[Seen], Node],
    link: Link,
    permalink: str,
    letter: str = "",
) -> str:
    seen = Seen(catalogue, link, permalink)
    template = environment(catalogue.wording).get_template("head.html")
    return str(template.render(
        tags=letter_tags(seen, catalogue.letters[letter]) if letter else (),
        alternates=seen.alternates(letter),
        json_ld=Markup(linked.written(about(seen))),
    ))  # fmt: skip
