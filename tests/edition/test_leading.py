"""References of notes to letters of other files: links, when all files are read."""

from __future__ import annotations

import re
import tarfile
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner

from glossator.cli import main
from glossator.edition import read_edition
from glossator.edition.leading import (
    AWAITED,
    ITSELF,
    NOT_THERE,
    PART_UNKNOWN,
    PARTS_UNKNOWN,
    SEVERAL,
    UNANSWERED,
    UNKNOWN,
    Known,
)
from glossator.examine import examine
from glossator.model import Edition, Mark
from glossator.readers import together
from glossator.readers.leads import Place

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><teiHeader><fileDesc><titleStmt>
<title>{id}</title></titleStmt></fileDesc><profileDesc><correspDesc><correspAction type="sent">
<persName>Ann Hale</persName></correspAction></correspDesc></profileDesc></teiHeader>
<text><body><p>The kiln is cold.</p><p>We mend <anchor xml:id="{id}-mend"/>it
soon{note}.</p></body></text></TEI>
"""


def own(said: str) -> str:
    """Words of the letter's own text in place of a note."""
    return f", {said} <hi rend='italic'>again</hi>"


def note(target: str) -> str:
    return f'<note xml:id="kiln-note">So in <ref target="{target}">her letter</ref> too.</note>'


def sources(folder: Path, **targets: str) -> Path:
    """Letters whose files have other names than they have themselves."""
    folder.mkdir(parents=True)
    for name, target in targets.items():
        said = target if "<" in target else note(target) if target else ""
        text = LETTER.format(id=f"HL-{name.upper()}", note=said)
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")
    return folder


def edition(folder: Path) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "edition.yml").write_text("title: Letters\nlanguage: en\n", encoding="utf-8")
    return folder


def imported(folder: Path, *given: Path) -> tuple[Edition, str]:
    edition(folder)
    done = CliRunner().invoke(main, ["import", *map(str, given), "--into", str(folder)])
    assert done.exit_code == 0, done.output
    return checked(folder), done.output


def checked(folder: Path) -> Edition:
    assert [str(one) for one in examine(folder).problems if "leads to nothing" in str(one)] == []
    return read_edition(folder)[0]


def links(of: Edition) -> list[tuple[str, str, str]]:
    return [
        (one.letter, span.get("target"), block.text[span.start : span.end])
        for one in of.notes
        for block in one.body
        for span in block.spans
        if span.mark is Mark.CROSS_LINK and not span.get("target").startswith("elsewhere:")
    ]


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("HL-B", "letter:b"),
        ("HL-B/#HL-B-mend", "b#p2"),
        ("HL-B#HL-B-mend", "b#p2"),
        ("b.xml", "letter:b"),
        ("../letters/b.xml#HL-B-mend", "b#p2"),
        ("../letters/b#HL-B-mend", "b#p2"),
        ("HL%2DB#HL%2DB%2Dmend", "b#p2"),
        ("%62.xml", "letter:b"),
        ("HL-B#gone", "letter:b"),
        ("HL-A#HL-A-mend", "a#p2"),
    ],
)
def test_a_reference_to_a_letter_of_another_file_is_a_link(
    tmp_path: Path, target: str, leads: str
) -> None:
    given = sources(edition(tmp_path / "direct") / "letters", a=target, b="")

    built, (taken, said) = checked(tmp_path / "direct"), imported(tmp_path / "taken", given)

    assert links(built) == links(taken) == [("a", leads, "her letter")]
    assert "another file" not in said
    assert (f"{PART_UNKNOWN}, once: {target}" in said) is (target == "HL-B#gone")


AWAY = "ref/@target to a passage or another file, once"


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("HL-X", f"{UNKNOWN}, once: HL-X in a\n"),
        ("x.xml#p1", f"{UNKNOWN}, once: x.xml#p1 in a\n"),
        ("HL-A", f"{ITSELF}, once: HL-A in a\n"),
        ("#gone", f"{NOT_THERE}, once: #gone in a\n"),
        ("HL-B HL-A", AWAY),
        ("urn:mill:a", AWAY),
    ],
)
def test_a_reference_that_leads_nowhere_is_told_and_no_link(
    tmp_path: Path, target: str, why: str
) -> None:
    given = sources(edition(tmp_path / "direct") / "letters", a=target, b="")

    built, (taken, said) = checked(tmp_path / "direct"), imported(tmp_path / "taken", given)

    assert links(built) == links(taken) == []
    assert why in said
    assert said.count("another file") == (why == AWAY)
    assert "So in her letter too." in {block.text for one in built.notes for block in one.body}


def test_the_order_in_which_letters_are_imported_is_all_the_same(tmp_path: Path) -> None:
    given = sources(tmp_path / "given", a="HL-B", b="HL-C#HL-C-mend", c="HL-A")
    files = sorted(given.iterdir())

    found = [
        sorted(links(imported(tmp_path / f"taken-{n}", *order)[0]))
        for n, order in enumerate(permutations(files))
    ]

    words = "her letter"
    assert found[0] == [("a", "letter:b", words), ("b", "c#p2", words), ("c", "letter:a", words)]
    assert all(one == found[0] for one in found)


def test_a_link_leads_to_a_letter_that_got_another_id(tmp_path: Path) -> None:
    first = sources(tmp_path / "one", a="HL-B", c="HL-A2")
    second = sources(tmp_path / "two", b="")
    text = LETTER.format(id="HL-A2", note="")
    (second / "a.xml").write_text(text, encoding="utf-8")

    taken, _ = imported(tmp_path / "taken", first, second)

    assert ("c", "letter:hl-a2", "her letter") in links(taken)


def test_two_letters_of_one_name_are_not_linked(tmp_path: Path) -> None:
    given = sources(tmp_path / "given", a="HL-B", b="")
    (given / "c.xml").write_text((given / "b.xml").read_text("utf-8"), encoding="utf-8")

    assert links(imported(tmp_path / "taken", given)[0]) == []


def test_several_processes_make_the_same_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets = {f"l{n}": f"HL-L{(n + 1) % 8}" for n in range(8)}
    sources(edition(tmp_path / "direct") / "letters", **targets)
    alone = links(read_edition(tmp_path / "direct")[0])

    monkeypatch.setattr(together, "_WORTH_IT", 2)
    monkeypatch.setattr(together, "_SHARE", 2)
    monkeypatch.setattr(together, "cores", lambda: 3)

    assert len(alone) == 8
    assert links(read_edition(tmp_path / "direct")[0]) == alone


def led(of: Edition) -> list[tuple[str, str]]:
    """Where words of letters lead, and these; of a translation with its language."""
    return [
        (span.get("target"), block.text[span.start : span.end])
        for one in of.letters
        for text in (one, *one.translations)
        for block in text.blocks
        for span in block.spans
        if span.mark is Mark.CROSS_LINK and not span.get("target").startswith("elsewhere:")
    ]


@pytest.mark.parametrize(
    ("said", "leads"),
    [
        ('<ref target="HL-B#HL-B-mend">as you say</ref>', ("b#p2", "as you say")),
        ('<ref target="HL-B">as <hi>you</hi> say</ref>', ("letter:b", "as you say")),
        ('<ref target="b.xml"><persName ref="#x">you</persName></ref>', ("letter:b", "you")),
        ('<rs type="letter" ref="HL-B">yours</rs>', ("letter:b", "yours")),
        ('<rs type="letter" key="HL-B">yours</rs>', ("letter:b", "yours")),
        ('as I <ref target="#HL-A-mend">say</ref>', ("a#p2", "say")),
    ],
)
def test_words_of_a_letter_lead_to_another_and_stay_as_they_are(
    tmp_path: Path, said: str, leads: tuple[str, str]
) -> None:
    given = sources(edition(tmp_path / "direct") / "letters", a=own(said), b="")
    bare = re.sub("</?(ref|rs|hi|persName)[^>]*>", "", own(said))

    built, (taken, told) = checked(tmp_path / "direct"), imported(tmp_path / "taken", given)

    assert led(built) == led(taken) == [leads]
    assert built.letters[0].text == taken.letters[0].text
    assert taken.letters[0].text == f"The kiln is cold.\nWe mend it soon{bare}."
    assert "another file" not in told and "@ref" not in told and "are words" not in told


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ('<ref target="HL-X">as you say</ref>', f"{UNKNOWN}, once: HL-X in a\n"),
        ('<rs type="letter" ref="HL-X">yours</rs>', f"{UNKNOWN}, once: HL-X in a\n"),
        ('<ref target="HL-B"><note>So in hers.</note></ref>', AWAY),
    ],
)
def test_words_of_a_letter_that_lead_nowhere_are_told(tmp_path: Path, said: str, why: str) -> None:
    given = sources(edition(tmp_path / "direct") / "letters", a=own(said), b="")

    built, (taken, told) = checked(tmp_path / "direct"), imported(tmp_path / "taken", given)

    assert led(built) == led(taken) == []
    assert why in told


def test_a_target_that_is_nowhere_is_told_with_the_first_letters_that_name_it(
    tmp_path: Path,
) -> None:
    said = own('<ref target="HL-X">as you say</ref>')
    given = sources(
        tmp_path / "many", **{f"a{n}": said.replace("HL-A", f"HL-{n}") for n in range(5)}
    )
    _, told = imported(tmp_path / "taken", given)
    assert f"{UNKNOWN}, 5 times: HL-X (5) in a0, a1, a2 and 2 more\n" in told


def test_a_sign_that_leads_to_a_note_is_no_link(tmp_path: Path) -> None:
    said = '<ref target="#n">1</ref><note xml:id="n"><anchor xml:id="s"/>So.</note>'
    given = sources(tmp_path / "given", a=own(said), b=own('<ref target="#s">1</ref>'))

    taken, told = imported(tmp_path / "taken", given)

    assert led(taken) == []
    assert f"{NOT_THERE}, once: #s" in told  # of another letter's note


def test_a_translation_leads_there_too(tmp_path: Path) -> None:
    body = (
        '<div><p>Es brennt.</p></div><div type="translation" xml:lang="en">'
        '<p>It burns, as <ref target="HL-B#HL-B-mend">you say</ref>.</p></div>'
    )
    given = sources(edition(tmp_path / "direct") / "letters", a="", b="")
    text = (given / "a.xml").read_text("utf-8")
    (given / "a.xml").write_text(re.sub("(?s)<p>.*</p>", body, text), encoding="utf-8")

    built, (taken, _) = checked(tmp_path / "direct"), imported(tmp_path / "taken", given)

    assert led(built) == led(taken) == [("b#p2", "you say")]
    assert [one.text for one in taken.letters[0].translations] == ["It burns, as you say."]


def test_letters_of_one_file_lead_to_each_others_places(tmp_path: Path) -> None:
    two = "".join(
        f'<div type="letter" xml:id="l{n}"><p xml:id="first-{n}">One.</p>'
        f'<p>As <ref target="#first-{3 - n}">you said</ref>, and <ref target="#l{3 - n}">you</ref>.'
        "</p></div>"
        for n in (1, 2)
    )
    given = sources(edition(tmp_path / "direct") / "letters", a="")
    text = (given / "a.xml").read_text("utf-8")
    (given / "a.xml").write_text(re.sub("(?s)<p>.*</p>", two, text), encoding="utf-8")

    built, (taken, told) = checked(tmp_path / "direct"), imported(tmp_path / "taken", given)

    assert led(built) == led(taken) == [
        ("l2#p1", "you said"), ("letter:l2", "you"), ("l1#p1", "you said"), ("letter:l1", "you"),
    ]  # fmt: skip
    assert "another file" not in told


def answering(folder: Path, **targets: str) -> Path:
    """Letters that answer others, which come before them."""
    given = sources(folder, **targets)
    for name, target in targets.items():
        context = (
            f'<correspContext><ref type="reply" target="{target}"/>'
            f'<ptr type="prev" target="{target}"/></correspContext></correspDesc>'
        )
        path = given / f"{name}.xml"
        text = re.sub("<note.*</note>", "", path.read_text("utf-8"))
        path.write_text(text.replace("</correspDesc>", context if target else "</correspDesc>"))
    return given


@pytest.mark.parametrize(
    "target", ["HL-B", "b.xml", "../b.xml", "HL-B#HL-B-mend", "HL-B/#HL-B-mend"]
)
def test_a_letter_answers_one_whose_file_has_another_name(tmp_path: Path, target: str) -> None:
    given = answering(edition(tmp_path / "direct") / "letters", a=target, b="")

    built, (taken, _) = checked(tmp_path / "direct"), imported(tmp_path / "taken", given)

    assert [[one.to for one in letter.answers] for letter in built.letters] == [["b"], []]
    assert [[one.to for one in letter.answers] for letter in taken.letters] == [["b"], []]
    assert [one.letter for one in built.letters[0].neighbours] == ["b"]


def test_two_spellings_of_one_pointer_mean_the_same_letter(tmp_path: Path) -> None:
    given = answering(edition(tmp_path / "direct") / "letters", a="HL-B", b="")
    text = (given / "a.xml").read_text("utf-8")
    again = '<correspContext><ref type="reply" target="../HL-B"/></correspContext></correspDesc>'
    (given / "a.xml").write_text(text.replace("</correspDesc>", again), encoding="utf-8")

    built, (taken, _) = checked(tmp_path / "direct"), imported(tmp_path / "taken", given)

    assert [[one.to for one in letter.answers] for letter in built.letters] == [["b"], []]
    assert [[one.to for one in letter.answers] for letter in taken.letters] == [["b"], []]


def test_an_answer_to_what_the_edition_calls_otherwise_stays_one(tmp_path: Path) -> None:
    given = answering(tmp_path / "given", a="#hale-1850")
    entry = '<bibl xml:id="hale-1850"><title>Drains</title></bibl>'
    listed = f"<back><div><listBibl>{entry}</listBibl></div></back>"
    text = (given / "a.xml").read_text("utf-8").replace("</text>", f"{listed}</text>")
    (given / "a.xml").write_text(text, encoding="utf-8")
    taken = edition(tmp_path / "taken")
    (taken / "data" / "references.yml").write_text("drains:\n  type: book\n  title: Drains\n")

    done = CliRunner().invoke(main, ["import", str(given), "--into", str(taken)])

    assert done.exit_code == 0, done.output
    assert [one.to for one in checked(taken).letters[0].answers] == ["drains"]


def test_what_is_answered_is_the_letter_so_called_and_not_one_whose_file_is(tmp_path: Path) -> None:
    given = answering(edition(tmp_path / "direct") / "letters", a="HL-B", b="")
    other = (given / "b.xml").read_text("utf-8").replace('"HL-B"', '"HL-Q"')
    (given / "hl-b.xml").write_text(other, encoding="utf-8")

    built, (taken, _) = checked(tmp_path / "direct"), imported(tmp_path / "taken", given)

    for found in (built, taken):
        assert {one.id: [to.to for to in one.answers] for one in found.letters} == {
            "a": ["b"], "b": [], "hl-b": [],
        }  # fmt: skip


def test_an_answer_to_a_letter_of_the_same_file_name_is_none_to_itself(tmp_path: Path) -> None:
    answering(tmp_path / "by", a="L_1")
    answering(tmp_path / "to", a="")
    for folder, name in (("by", "L_2"), ("to", "L_1")):
        path = tmp_path / folder / "a.xml"
        path.rename(path.with_name("l-1.xml"))
        path = path.with_name("l-1.xml")
        path.write_text(path.read_text("utf-8").replace('"HL-A"', f'"{name}"'), encoding="utf-8")

    taken, _ = imported(tmp_path / "taken", tmp_path / "by", tmp_path / "to")

    (answers,) = [one for one in taken.letters if one.answers]
    (answered,) = [one for one in taken.letters if not one.answers]
    assert [one.to for one in answers.answers] == [answered.id]


def test_a_letter_that_comes_later_leads_to_one_that_is_there_and_to_its_places(
    tmp_path: Path,
) -> None:
    first = sources(tmp_path / "one", a="", b="")
    said = own(
        '<ref target="a.xml">yours</ref> as in <ref target="b.xml#HL-B-mend">mine</ref>, '
        '<ref target="b.xml#HL-B-gone">hers</ref>'
    )
    second = sources(tmp_path / "two", c=said, d=note("HL-A"), e=note("HL-B#HL-B-mend"))
    imported(tmp_path / "taken", first)

    done = CliRunner().invoke(main, ["import", str(second), "--into", str(tmp_path / "taken")])

    taken = checked(tmp_path / "taken")
    assert led(taken) == [("letter:a", "yours"), ("b#p2", "mine"), ("letter:b", "hers")]
    assert f"{PARTS_UNKNOWN}, once: b.xml#HL-B-gone" in done.output
    assert [one[1] for one in links(taken)] == ["letter:a", "b#p2"]


def followed(folder: Path) -> dict[str, set[tuple[str, str, str]]]:
    """Where the words of each letter and of its notes lead when all is resolved."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    of = examine(folder).resolved.edition
    texts = [(one.id, one.blocks) for one in of.letters]
    texts += [(one.letter, one.body) for one in of.notes]
    for letter, blocks in texts:
        for block in blocks:
            for span in block.spans:
                if span.mark is Mark.CROSS_LINK and span.get("kind"):
                    words = block.text[span.start : span.end]
                    to = span.get("letter") or span.get("id")
                    part = span.get("id") if span.get("letter") else ""
                    found.setdefault(letter, set()).add((words, to, part))
    return found


@pytest.mark.parametrize("turn", list(permutations("abc")))
def test_one_import_after_another_gives_the_links_of_one_import_of_all(
    tmp_path: Path, turn: tuple[str, ...]
) -> None:
    said = (
        '<ref target="{0}.xml">yours</ref>, <ref target="{1}.xml#HL-{2}-mend">mine</ref>, '
        '<rs type="letter" ref="HL-{2}">hers</rs>, <ref target="HL-X">lost</ref>'
        '<note>So <ref target="HL-{2}#HL-{2}-mend">there</ref>, <ptr target="HL-X"/>.</note>'
    )
    targets = {
        "a": own(said.format("b", "c", "C")),
        "b": own(said.format("c", "a", "A")),
        "c": own(said.format("a", "b", "B")),
    }
    imported(tmp_path / "whole", sources(tmp_path / "all", **targets))
    (edition(tmp_path / "taken") / "letters").mkdir()

    for one in turn:
        given = sources(tmp_path / one, **{one: targets[one]})
        done = CliRunner().invoke(main, ["import", str(given), "--into", str(tmp_path / "taken")])
        assert done.exit_code == 0, done.output

    assert followed(tmp_path / "taken") == followed(tmp_path / "whole")
    assert {("yours", "b", ""), ("mine", "c", "p2"), ("hers", "c", ""), ("there", "c", "p2")} == (
        followed(tmp_path / "taken")["a"]
    )
    checked(tmp_path / "taken")
    notes = [block.text for one in examine(tmp_path / "taken").resolved.edition.notes
             for block in one.body]  # fmt: skip
    assert set(notes) == {"So there, HL-X."}


def test_letters_of_a_collection_in_two_halves_have_the_links_of_the_whole(
    tmp_path: Path, corpora: Path
) -> None:
    halves = [tmp_path / "one", tmp_path / "two"]
    with tarfile.open(corpora / "tei" / "collection_jeanpaul.tar.gz") as archive:
        members = [one for one in archive.getmembers() if "umfeldbriefe/1805/" in one.name]
        for number, one in enumerate(sorted(members, key=lambda one: one.name)[:60]):
            to = halves[number % 2] / Path(one.name).name
            to.parent.mkdir(exist_ok=True)
            held = archive.extractfile(one)
            assert held is not None
            # The collection says only which letter came before; here each answers that one.
            to.write_bytes(held.read().replace(b'type="prev"', b'type="reply"'))

    imported(tmp_path / "whole", *halves)
    imported(tmp_path / "taken", halves[0])
    done = CliRunner().invoke(main, ["import", str(halves[1]), "--into", str(tmp_path / "taken")])

    assert done.exit_code == 0, done.output
    whole = followed(tmp_path / "whole")
    assert sum(map(len, whole.values())) > 60
    assert followed(tmp_path / "taken") == whole
    assert sum(map(len, answered(tmp_path / "whole").values())) > 50
    assert answered(tmp_path / "taken") == answered(tmp_path / "whole")


@pytest.mark.parametrize("form", ["tei", "edition-json"])
def test_what_waits_for_a_letter_goes_out_and_comes_back(tmp_path: Path, form: str) -> None:
    said = (
        '<ref target="HL-X#p">yours</ref>, <hi>again</hi>'
        '<note>So <ref target="HL-X">there</ref>.</note>'
    )
    taken, _ = imported(tmp_path / "taken", sources(tmp_path / "one", a=own(said)))
    out = tmp_path / "out"

    done = CliRunner().invoke(main, ["export", form, str(tmp_path / "taken"), "-o", str(out)])

    assert done.exit_code == 0, done.output
    (file,) = [out] if out.is_file() else [
        one for one in out.rglob("*") if one.name in ("tei.xml", "edition.json")
    ]  # fmt: skip
    back, _ = imported(tmp_path / "back", file)
    assert waiting(back) == waiting(taken)
    assert [one[0] for one in waiting(taken)] == ["HL-X#p", "HL-X"]
    assert followed(tmp_path / "taken") == {}


def waiting(of: Edition) -> list[tuple[str, str]]:
    """What is led to by the names that letters have elsewhere, and by which words."""
    texts = [*(one.blocks for one in of.letters), *(one.body for one in of.notes)]
    return [
        (span.get("target").removeprefix("elsewhere:"), block.text[span.start : span.end])
        for text in texts
        for block in text
        for span in block.spans
        if span.get("target").startswith("elsewhere:")
    ]


def test_two_that_are_there_under_one_name_are_led_to_by_none(tmp_path: Path) -> None:
    one, two = (sources(tmp_path / name, a="") for name in ("one", "two"))
    later = two / "a.xml"
    later.write_text(later.read_text("utf-8").replace("HL-A", "HL-B"), encoding="utf-8")
    said = own('<ref target="a.xml">yours</ref> and <ref target="HL-B">mine</ref>')
    third = sources(tmp_path / "three", c=said)
    imported(tmp_path / "taken", one)

    for each in (two, third):
        done = CliRunner().invoke(main, ["import", str(each), "--into", str(tmp_path / "taken")])
        assert done.exit_code == 0, done.output

    assert f"{SEVERAL}, once: a.xml" in done.output
    assert led(checked(tmp_path / "taken")) == [("letter:hl-b", "mine")]


def test_a_letter_is_known_again_by_what_it_was_called_whatever_its_file_and_id_are(
    tmp_path: Path,
) -> None:
    first = sources(tmp_path / "one", a="")
    other = sources(tmp_path / "two", a="") / "a.xml"
    other.write_text(other.read_text("utf-8").replace("HL-A", "HL-Z"), encoding="utf-8")
    taken = tmp_path / "taken"
    imported(taken, first)
    (taken / "letters/a.md").rename(taken / "letters/hale-to-reed.md")

    again = CliRunner().invoke(main, ["import", str(first), "--into", str(taken)])
    another = CliRunner().invoke(main, ["import", str(other), "--into", str(taken)])

    assert "1 there already" in again.output, again.output
    assert another.exit_code == 0, another.output
    assert {one.id for one in checked(taken).letters} == {"hale-to-reed", "a"}


def test_the_names_that_a_letter_had_are_kept_with_it_and_go_out_in_tei(tmp_path: Path) -> None:
    taken, _ = imported(tmp_path / "taken", sources(tmp_path / "one", a=""))

    (letter,) = taken.letters
    assert [(one.scheme, one.value, one.label) for one in letter.identifiers] == [
        ("xml-id", "HL-A", ""), ("xml-id", "HL-A-mend", "p2"), ("file", "a.xml", ""),
    ]  # fmt: skip
    out = tmp_path / "out.xml"
    done = CliRunner().invoke(
        main, ["export", "tei", str(tmp_path / "taken"), "--letter", "a", "-o", str(out)]
    )
    assert done.exit_code == 0, done.output
    written = out.read_text("utf-8")
    assert '<idno type="xml-id" subtype="elsewhere" n="p2">HL-A-mend</idno>' in written
    back, _ = imported(tmp_path / "back", out)
    assert back.letters[0].identifiers == letter.identifiers


def test_names_of_lines_and_words_are_not_kept_with_it(tmp_path: Path) -> None:
    said = '<lb xml:id="l7"/> <w xml:id="w7">again</w> <seg xml:id="kiln">here</seg>'

    taken, _ = imported(tmp_path / "taken", sources(tmp_path / "one", a=said))

    names = {one.value for one in taken.letters[0].identifiers}
    assert names == {"HL-A", "a.xml", "HL-A-mend", "kiln"}


def test_a_letter_that_is_there_goes_by_the_id_that_its_name_gives(tmp_path: Path) -> None:
    first = sources(tmp_path / "one", a="")
    (first / "a.xml").rename(first / "Hale_1.xml")
    second = sources(tmp_path / "two", c=own('<ref target="Hale_1.xml">yours</ref>'))
    imported(tmp_path / "taken", first)

    done = CliRunner().invoke(main, ["import", str(second), "--into", str(tmp_path / "taken")])

    assert done.exit_code == 0, done.output
    assert ("letter:hale-1", "yours") in led(checked(tmp_path / "taken"))


def test_a_letter_that_comes_again_leads_to_those_that_have_come_since(tmp_path: Path) -> None:
    first = sources(tmp_path / "one", a=own('<ref target="b.xml">yours</ref>'))
    second = sources(tmp_path / "two", b="")
    imported(tmp_path / "taken", first)
    into = ["--into", str(tmp_path / "taken")]
    CliRunner().invoke(main, ["import", str(second), *into])

    again = CliRunner().invoke(main, ["import", str(first), *into, "--force"])

    assert again.exit_code == 0, again.output
    assert followed(tmp_path / "taken") == {"a": {("yours", "b", "")}}


def test_a_letter_that_comes_again_is_not_two_of_its_name(tmp_path: Path) -> None:
    given = sources(tmp_path / "one", a=own('<ref target="HL-B">yours</ref>'), b="")
    imported(tmp_path / "taken", given)

    again = CliRunner().invoke(
        main, ["import", str(given), "--into", str(tmp_path / "taken"), "--force"]
    )

    assert again.exit_code == 0, again.output
    assert SEVERAL not in again.output
    assert led(checked(tmp_path / "taken")) == [("letter:b", "yours")]


@pytest.mark.parametrize("target", ["HL-A#HL-A-mend", "#HL-A-mend"])
def test_a_letter_that_names_a_place_in_itself_does_not_answer_itself(
    tmp_path: Path, target: str
) -> None:
    given = answering(edition(tmp_path / "direct") / "letters", a=target)

    built, (taken, _) = checked(tmp_path / "direct"), imported(tmp_path / "taken", given)

    assert [one.to for letter in (*built.letters, *taken.letters) for one in letter.answers] == []


def dated(folder: Path, sender: str, when: str) -> Path:
    """A letter L1 in a1.xml, as every volume of a series may have one."""
    folder.mkdir(parents=True)
    action = f'<date when="{when}"/></correspAction>' if when else "</correspAction>"
    text = LETTER.format(id="L1", note="").replace("</correspAction>", action)
    text = text.replace(
        "<persName>Ann Hale</persName>", sender and f"<persName>{sender}</persName>"
    )
    if sender == "Tom Zed":
        text = text.replace("The kiln is cold.", "I came home from the fair, and found nobody.")
    (folder / "a1.xml").write_text(text, encoding="utf-8")
    return folder


def days(folder: Path) -> dict[str, str]:
    return {one.id: one.date.edtf if one.date else "" for one in checked(folder).letters}


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_letter_of_the_same_names_with_other_date_and_sender_is_another(
    tmp_path: Path, force: tuple[str, ...]
) -> None:
    hale = dated(tmp_path / "one", "Ann Hale", "1805")
    zed = dated(tmp_path / "two", "Tom Zed", "1850")
    taken = tmp_path / "taken"
    imported(taken, hale)
    into = ["--into", str(taken), *force]

    done = CliRunner().invoke(main, ["import", str(zed), *into])
    again = [CliRunner().invoke(main, ["import", str(one), *into]) for one in (zed, hale)]

    assert done.exit_code == 0, done.output
    assert "l1 is called where it comes from as a1 was; it is taken for another" in done.output
    assert days(taken) == {"a1": "1805", "l1": "1850"}
    assert ["1 there already" in one.output for one in again] == [True, True]


@pytest.mark.parametrize(
    ("sender", "when"),
    [
        ("Ann Hale", "1850"),
        ("Tom Zed", "1805"),
        ("Tom Zed", "1805-03-04"),
        ("Tom Zed", ""),
        ("", "1850"),
    ],
)
def test_a_letter_of_which_less_is_other_may_have_been_corrected_and_is_that_letter(
    tmp_path: Path, sender: str, when: str
) -> None:
    taken = tmp_path / "taken"
    imported(taken, dated(tmp_path / "one", "Ann Hale", "1805"))
    later = dated(tmp_path / "two", sender, when)

    done = CliRunner().invoke(main, ["import", str(later), "--into", str(taken)])

    assert done.exit_code == 0, done.output
    assert days(taken) == {"a1": when}


def test_of_two_letters_of_the_same_names_each_is_known_again_by_its_date(tmp_path: Path) -> None:
    first = dated(tmp_path / "one", "Ann Hale", "1805")
    second = dated(tmp_path / "two", "Ann Hale", "1806")
    taken = tmp_path / "taken"
    imported(taken, first, second)

    for one in (second, first):
        done = CliRunner().invoke(main, ["import", str(one), "--into", str(taken)])
        assert "1 there already" in done.output, done.output

    assert sorted(days(taken).values()) == ["1805", "1806"]


def test_a_place_is_led_to_by_its_name_when_its_block_got_another_id(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    imported(taken, sources(tmp_path / "one", a=""))
    letter = taken / "letters/a.md"
    text = letter.read_text("utf-8")
    assert "\nWe mend" in text
    letter.write_text(text.replace("\nWe mend", "\n{#mending formerly=p2}\nWe mend"), "utf-8")
    later = sources(tmp_path / "two", b=own('<ref target="a.xml#HL-A-mend">yours</ref>'))

    done = CliRunner().invoke(main, ["import", str(later), "--into", str(taken)])

    assert done.exit_code == 0, done.output
    assert led(checked(taken)) == [("a#mending", "yours")]


def test_an_id_that_means_two_letters_by_their_spellings_is_neither_of_them(tmp_path: Path) -> None:
    given = answering(edition(tmp_path / "direct") / "letters", a="L_1", x="", y="")
    again = '<correspContext><ref type="reply" target="L-1"/></correspContext></correspDesc>'
    for name, old, new in (
        ("a", "</correspDesc>", again), ("x", '"HL-X"', '"L_1"'), ("y", '"HL-Y"', '"L-1"')
    ):  # fmt: skip
        path = given / f"{name}.xml"
        path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")

    found, _ = read_edition(tmp_path / "direct")
    taken = CliRunner().invoke(
        main, ["import", str(given), "--into", str(edition(tmp_path / "taken"))]
    )

    first = next(one for one in found.letters if one.id == "a")
    assert [one.to for one in first.answers] == []
    assert [one.letter for one in first.neighbours] == ["l-1"]
    assert f"{SEVERAL}{UNANSWERED}, 2 times: L_1 (2)" in taken.output
    assert [one.to for each in checked(tmp_path / "taken").letters for one in each.answers] == []


def answered(folder: Path) -> dict[str, list[str]]:
    """What each letter answers when all is resolved."""
    letters = examine(folder).resolved.edition.letters
    return {one.id: [each.to for each in one.answers] for one in letters}


def test_an_answer_to_a_letter_that_has_not_come_waits_for_it(tmp_path: Path) -> None:
    answer = answering(tmp_path / "one", a="HL-B#HL-B-mend")
    later = answering(tmp_path / "two", b="")
    taken = edition(tmp_path / "taken")
    into = ["--into", str(taken)]

    alone = CliRunner().invoke(main, ["import", str(answer), *into])
    before = CliRunner().invoke(main, ["check", str(taken)])
    other = CliRunner().invoke(main, ["import", str(later), *into])
    after = CliRunner().invoke(main, ["check", str(taken)])
    again = CliRunner().invoke(main, ["import", str(answer), str(later), *into])

    assert [one.exit_code for one in (alone, before, other, again)] == [0] * 4, alone.output
    assert f"{UNKNOWN}{AWAITED}, once: HL-B#HL-B-mend" in alone.output
    assert "1 answer waits for a letter not yet in the edition: HL-B\n" in before.output
    assert "Waited for what has come\n  a answers b\n" in other.output
    assert "not yet in the edition" not in after.output
    assert answered(taken) == {"a": ["b"], "b": []}
    assert "2 there already" in again.output
    assert "answers: elsewhere:HL-B#HL-B-mend" in (taken / "letters/a.md").read_text("utf-8")


def test_what_earlier_letters_say_of_one_that_comes_is_told_when_it_comes(tmp_path: Path) -> None:
    words = '<ref target="HL-B#HL-B-mend">yours</ref>, <ref target="HL-C">hers</ref>'
    first = sources(tmp_path / "one", a=own(words), d=note("HL-B"))
    later = sources(tmp_path / "two", b="")
    imported(tmp_path / "taken", first)

    done = CliRunner().invoke(main, ["import", str(later), "--into", str(tmp_path / "taken")])

    told = "Waited for what has come\n  a: “yours” leads to b#p2\n"
    assert f"{told}  d#kiln-note: “her letter” leads to b\n" in done.output
    check = CliRunner().invoke(main, ["check", str(tmp_path / "taken")])
    assert "1 link waits for a letter not yet in the edition: HL-C\n" in check.output


def test_a_letter_that_comes_again_word_for_word_is_not_rewritten_for_what_it_waited_for(
    tmp_path: Path,
) -> None:
    first = sources(tmp_path / "one", a=own('<ref target="b.xml">yours</ref>'))
    imported(tmp_path / "taken", first)
    into = ["--into", str(tmp_path / "taken")]
    CliRunner().invoke(main, ["import", str(sources(tmp_path / "two", b="")), *into])
    before = (tmp_path / "taken/letters/a.md").read_text("utf-8")

    again = CliRunner().invoke(main, ["import", str(first), *into])

    assert "1 there already" in again.output, again.output
    assert (tmp_path / "taken/letters/a.md").read_text("utf-8") == before


@pytest.mark.parametrize("form", ["tei", "edition-json"])
def test_an_answer_that_waits_goes_out_and_comes_back(tmp_path: Path, form: str) -> None:
    taken = edition(tmp_path / "taken")
    into = ["--into", str(taken)]
    CliRunner().invoke(main, ["import", str(answering(tmp_path / "one", a="HL-B")), *into])
    out = tmp_path / "out"

    done = CliRunner().invoke(main, ["export", form, str(taken), "-o", str(out)])

    assert done.exit_code == 0, done.output
    (file,) = [out] if out.is_file() else [
        one for one in out.rglob("*") if one.name in ("tei.xml", "edition.json")
    ]  # fmt: skip
    back, _ = imported(tmp_path / "back", file)
    assert [one.to for one in back.letters[0].answers] == ["elsewhere:HL-B"]


def test_an_answer_waits_in_a_file_that_is_read_as_it_is(tmp_path: Path) -> None:
    direct = edition(tmp_path / "direct")
    answering(direct / "letters", a="HL-B", c="HL-A")

    found = CliRunner().invoke(main, ["check", str(direct)])

    assert "1 answer waits for a letter not yet in the edition: HL-B\n" in found.output
    assert "The letter answers" not in found.output
    assert answered(direct) == {"a": ["elsewhere:HL-B"], "c": ["a"]}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("elsewhere:L12", "1 answer waits"),
        ("{letter: elsewhere:L12, as: disputes, quote: her kiln}", "1 answer waits"),
        ('"elsewhere:"', "[[elsewhere:]] names no letter"),
        ("{reference: elsewhere:L12}", "No reference has the id “elsewhere:L12”"),
    ],
)
def test_an_editor_may_write_an_answer_that_waits(tmp_path: Path, written: str, told: str) -> None:
    folder = edition(tmp_path / "own")
    (folder / "letters").mkdir()
    text = f"---\ntitle: A\ndate: 1805\nanswers: {written}\n---\n\nYours came.\n"
    (folder / "letters/a.md").write_text(text, encoding="utf-8")

    assert told in CliRunner().invoke(main, ["check", str(folder)]).output


@pytest.mark.parametrize("source_changed", [False, True])
def test_a_letter_whose_editor_corrected_date_and_sender_is_the_same_and_stays_so(
    tmp_path: Path, source_changed: bool
) -> None:
    given = dated(tmp_path / "one", "Ann Hale", "1805")
    taken = tmp_path / "taken"
    imported(taken, given)
    letter = taken / "letters/a1.md"
    (taken / "data/parties.yml").write_text("ann-hale: {name: Ann Hale}\nzed: {name: Zed}\n")
    corrected = letter.read_text("utf-8").replace("'1805'", "'1850'").replace("ann-hale", "zed")
    letter.write_text(corrected, encoding="utf-8")
    if source_changed:
        file = given / "a1.xml"
        file.write_text(file.read_text("utf-8").replace("is cold", "was cold"), encoding="utf-8")

    done = CliRunner().invoke(main, ["import", str(given), "--into", str(taken)])

    assert done.exit_code == 0, done.output
    if source_changed:
        assert "a1.md: p1; stays as it is here: from, date\n" in done.output
        corrected = corrected.replace("is cold", "was cold")
    assert [one.name for one in (taken / "letters").iterdir()] == ["a1.md"]
    assert letter.read_text("utf-8") == corrected


def test_a_letter_goes_by_its_id_where_it_has_kept_no_names() -> None:
    known = Known.of([("mill", Place(0, ("HL-mill",)))], ["mill", "kiln"])
    assert [one.letter for one in known.called("HL-mill")] == ["mill"]
    assert [one.letter for one in known.called("kiln")] == ["kiln"]
    assert not known.called("mill")
