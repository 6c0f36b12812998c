"""Notes as annotations outside the text, with anchors at the words that they are on; or as notes
within the text, where that is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial

from glossator.model import Answer, Note, Quote, Target, TargetKind
from glossator.readers.dialect import CERTAINTIES, CITO, MOTIVATIONS, xml_name
from glossator.resolve.resolved import Anchor
from glossator.writers.tei.blocks import bare_prose, write_prose
from glossator.writers.tei.dates import sub_date
from glossator.writers.tei.elements import Element, enclosed, identified, leaf, markup, sub
from glossator.writers.tei.ground import Ground
from glossator.writers.tei.words import Put
from glossator.writers.xmlsigns import clean

Puts = Mapping[int, Mapping[int, list[Put]]]
"""What is put into a letter's text, by block and offset."""


def anchored(anchors: Iterable[Anchor], ground: Ground, inline: bool) -> Puts:
    """An anchor where a note's words begin and one where they end; or the note itself there."""
    puts: dict[int, dict[int, list[Put]]] = defaultdict(lambda: defaultdict(list))
    for anchor in anchors:
        if not anchor.stretches or anchor.note.quote is None:
            continue
        name = anchor.note.id
        first, last = anchor.stretches[0], anchor.stretches[-1]
        puts[first.block][first.start].append(_anchor(ground.note(name, ".start")))
        end = partial(_inline, anchor=anchor, ground=ground) if inline else _anchor(
            ground.note(name, ".end"))  # fmt: skip
        puts[last.block][last.end].append(end)
    return puts


# There are dozens of anchors and notes a letter. Names and pointers (`ground`) are markup as they
# are, so tags are put together here from them, in a third of the time.
def _anchor(name: str) -> str:
    return f'<anchor xml:id="{name}"/>'


def _inline(parent: Element, anchor: Anchor, ground: Ground) -> None:
    """The note after its words; @corresp says where they begin, as in Schnitzler's letters."""
    note = anchor.note
    start = "#" + ground.note(note.id, ".start")
    element = sub(parent, "note", type=xml_name(note.kind), corresp=start)
    identified(element, ground.note(note.id))
    element.set("cert", CERTAINTIES[note.certainty])
    if note.by:
        element.set("resp", _responsible(note.by, ground))
    _content(element, note, ground)


def _responsible(by: str, ground: Ground) -> str:
    if Target(TargetKind.PARTY, by) in ground.publication.entities:
        return ground.named(TargetKind.PARTY, by)
    return ground.described_as("resp", by)


def _content(element: Element, note: Note, ground: Ground) -> None:
    write_prose(element, note.body, ground)
    _sources(element, note, ground)


def write_annotations(parent: Element, notes: Iterable[tuple[Note, bool]], ground: Ground) -> None:
    """The notes of a letter; of each, whether its words were found."""
    parent.held += [_annotation(note, found, ground) for note, found in notes]


def _annotation(note: Note, found: bool, ground: Ground) -> Element:
    kind, name = xml_name(note.kind), ground.note(note.id)
    element = Element("annotation")
    element.said = (f' ana="#kind.{kind}" xml:id="{name}" target="{_target(note, found, ground)}"'
                    f' motivation="{MOTIVATIONS.get(note.kind, "commenting")}"'
                    f' cert="{CERTAINTIES[note.certainty]}"')  # fmt: skip
    _responsibility(element, note, ground)
    _body(element, kind, note, ground)
    if note.quote is not None:
        element.held.append(_quote(note.quote, name, found))
    _sources(element, note, ground)
    for answer in note.answers:
        write_answer(element, answer, ground)
    if note.evidence:
        leaf(element, "note", note.evidence, type="evidence")
    if note.formerly:
        leaf(element, "note", " ".join(note.formerly), type="formerly")
    return element


def _body(element: Element, kind: str, note: Note, ground: Ground) -> None:
    bare = bare_prose(note.body)
    if bare and kind:
        element.held.append(f'<note type="{kind}">{bare}</note>')
    else:
        write_prose(sub(element, "note", type=kind), note.body, ground)


def _target(note: Note, found: bool, ground: Ground) -> str:
    if note.quote is not None and found:
        name = ground.note(note.id)
        return f"#range({name}.start,{name}.end)"
    if note.quote is not None or note.at in ("", "letter"):
        return ground.named(TargetKind.LETTER, note.letter)
    if any(one.note.id == note.at for one in ground.publication.anchors.get(note.letter, ())):
        return f"#{ground.note(note.at)}"
    return f"#{ground.place(note.at)}"


def _responsibility(element: Element, note: Note, ground: Ground) -> None:
    if note.by:
        statement = sub(element, "respStmt")
        leaf(statement, "resp", "annotation")
        party = Target(TargetKind.PARTY, note.by)
        who = ground.publication.entities.get(party)
        name = sub(statement, "name", who.name if who else note.by)
        if who:
            name.set("ref", ground.point(party))
    if note.date is not None:
        change = sub(sub(element, "revisionDesc"), "change")
        sub_date(change, note.date)


def _quote(quote: Quote, name: str, found: bool) -> str:
    """The words as the editor quotes them: with them a note finds its place when anchors go."""
    target = f' target="#range({name}.start,{name}.end)"' if found else ""
    return enclosed("ref", _quoted(quote), f' type="quote"{target}')


def _quoted(quote: Quote) -> str:
    """Prefix, exact and suffix, one after another, as in W3C's TextQuoteSelector."""
    parts = (("prefix", quote.prefix), ("exact", quote.exact), ("suffix", quote.suffix))
    return "".join([f'<seg type="{kind}">{markup(words)}</seg>' for kind, words in parts if words])


def _sources(element: Element, note: Note, ground: Ground) -> None:
    for source in note.sources:
        target = ground.named(TargetKind.REFERENCE, source)
        element.held.append(f'<ptr type="source" target="{target}"/>')


def write_answer(parent: Element, answer: Answer, ground: Ground) -> None:
    """What is answered, and how: @ana names the property of CiTO."""
    element = sub(parent, "ref", type="answer", subtype=answer.kind.value,
                  ana=CITO + answer.kind.cito, **_answered(answer, ground),
                  cert=CERTAINTIES[answer.certainty])  # fmt: skip
    if answer.quote is not None and (words := _quoted(answer.quote)):
        element.held.append(words)
    if answer.passage:
        leaf(element, "seg", answer.passage, type="passage")


def _answered(answer: Answer, ground: Ground) -> dict[str, str]:
    """Where it leads; of a letter that has not come, the name by which it is waited for."""
    if answer.waits:
        return {"n": clean(answer.to)}
    letter = answer.to in ground.publication.letters
    kind = TargetKind.LETTER if letter else TargetKind.REFERENCE
    return {"target": ground.named(kind, answer.to)}
