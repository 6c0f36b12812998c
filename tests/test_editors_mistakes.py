"""What somebody meets who writes a first edition: one message for one mistake, with its cure."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from glossator.examine import examine

EDITION = {
    "edition.yml": "title: Briefe\nlanguage: de\n",
    "index.md": "# Briefe\n\nSiehe [[letter:boehm-1871]].\n",
    "letters/boehm-1871.md": (
        "---\ntitle: Vom Strom\nfrom: karl-boehm\nto: harms\ndate: 1871-05-03\nplace: stade\n---\n\n"
        "::: {.dateline}\nStade\n:::\n\n"
        "Die Fähre liegt still. Der [Steuermann]{.person ref=harms} ist fort.\n"
    ),
    "letters/boehm-1871.notes.yml": (
        "- id: still\n  quote: liegt still\n  note: Nach [@chronik, S. 12].\n"
        "- id: fort\n  quote: ist fort\n  note: Siehe [[harms]].\n  certainty: likely\n"
    ),
    "letters/harms-1872.md": (
        "---\ntitle: Von der Kette\nfrom: harms\nto: karl-boehm\ndate: 1872-02\n"
        "references: {1: chronik}\nfacsimile: [scans/harms-1.png]\n---\n\n"
        "Die neue Kette taugt nichts[@1].\n"
    ),
    "letters/scans/harms-1.png": "\x89PNG",
    "data/parties.yml": (
        "karl-boehm:\n  name: Karl Böhm\n  sort: Böhm, Karl\nharms:\n  name: Johann Harms\n"
    ),
    "data/places.yml": "stade:\n  name: Stade\n  coordinates: 53.6, 9.47\n",
    "data/references.yml": "chronik:\n  type: book\n  title: Chronik der Fähre\n",
    "data/glossary.yml": "kette:\n  name: Kette\n  forms: [Ketten]\n  definition: Hält die Fähre.\n",
}
LETTER, NOTES = "letters/boehm-1871.md", "letters/boehm-1871.notes.yml"
ANSWER, PARTIES, GLOSSARY = "letters/harms-1872.md", "data/parties.yml", "data/glossary.yml"
Change = Callable[[dict[str, str | bytes]], object]


def instead(path: str, old: str, new: str) -> Change:
    assert old in EDITION[path]
    return lambda files: files.update({path: EDITION[path].replace(old, new, 1)})


def moved(path: str, to: str) -> Change:
    return lambda files: files.update({to: files.pop(path)})


def added(path: str, text: str) -> Change:
    return lambda files: files.update({path: text})


def said(folder: Path, *changes: Change) -> list[str]:
    files: dict[str, str | bytes] = dict(EDITION)
    for change in changes:
        change(files)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return [str(problem) for problem in examine(folder, "").problems]


def test_the_edition_is_sound(tmp_path: Path) -> None:
    assert said(tmp_path) == []


MISTAKES: dict[str, tuple[Change, str]] = {
    "an entry of a list without its hyphen": (
        instead(NOTES, "- id: fort", "  id: fort"),
        f"{NOTES}:4:3: error yaml-duplicate-key: “id” stands in line 1 already, and so do the keys "
        "below it: an entry lacks its hyphen. Write a hyphen and a blank before it, “- id:”, below "
        "the hyphen above.",
    ),
    "a key too far in": (
        instead(NOTES, "  note: Siehe", "   note: Siehe"),
        f"{NOTES}:6:8: error yaml-syntax: This line begins with a key and is indented further than "
        "the key above it. Indent it like that key; if it belongs to the text above, put | alone "
        "behind that key's colon, and the whole text in the lines below it.",
    ),
    "a colon in a note": (
        instead(NOTES, "note: Siehe", "note: Er: siehe"),
        f"{NOTES}:6:11: error yaml-syntax: Behind a key stands a text with a colon in it, and a "
        "blank after that. Put the text in quotation marks, or begin it in the next line, with | "
        "after the key's colon.",
    ),
    "a second paragraph without a bar": (
        instead(
            NOTES, "note: Siehe [[harms]].", "note: Siehe [[harms]].\n\n    Und mehr noch: dies."
        ),
        f"{NOTES}:8:18: error yaml-syntax: This line goes on with the value above it, and holds a "
        "colon and a blank. Write | alone behind the colon of the key above, and the whole text in "
        "the lines below it.",
    ),
    "notes by their ids": (
        added(NOTES, "still:\n  quote: liegt still\n  note: Nach [@chronik].\n"),
        f"{NOTES}:1:1: error wrong-type: Here belongs a list, and a mapping stands here. Write "
        "“- id: still” for “still:”, and so for each entry below.",
    ),
    "a note's id that is a number": (
        instead(NOTES, "id: fort", "id: 2"),
        f"{NOTES}:4:7: error bad-id: “2” cannot be an id. Use lower-case letters, digits and "
        "hyphens, beginning with a letter: n2.",
    ),
    "how sure it is, in words of one's own": (
        instead(NOTES, "certainty: likely", "certainty: wahrscheinlich"),
        f"{NOTES}:7:14: error bad-value: “wahrscheinlich” is not one of these: certain, likely, "
        "plausible, open. Did you mean “likely”?",
    ),
    "a kind of notes of one's own": (
        instead(NOTES, "certainty: likely", "kind: topography"),
        f"{NOTES}:7:9: error bad-value: “topography” is not one of these: gloss, claim, correction, "
        "link, later, textual. Write one of these, or name your own in edition.yml: kinds: "
        "{remark: Remark}.",
    ),
    "a quote from another letter": (
        instead(NOTES, "quote: ist fort", "quote: Die neue Kette taugt"),
        f"{NOTES}:5:10: error quote-missing: “Die neue Kette taugt” does not occur in boehm-1871. "
        "The words stand in harms-1872: name that letter, or move the note to its file.",
    ),
    "a name that has an entry under another id": (
        instead(LETTER, "from: karl-boehm", "from: Karl Böhm"),
        f"{LETTER}:3:7: error unknown-id: No party has the id “Karl Böhm”. Write “karl-boehm”, the "
        "id of the entry with this name.",
    ),
    "a name as it is filed": (
        instead(LETTER, "from: karl-boehm", 'from: "Böhm, Karl"'),
        f"{LETTER}:3:7: error unknown-id: No party has the id “Böhm, Karl”. Write “karl-boehm”, the "
        "id of the entry with this name.",
    ),
    "a title where an id belongs": (
        instead(NOTES, "certainty: likely", "sources: [Chronik der Fähre]"),
        f"{NOTES}:7:13: error unknown-id: No reference has the id “Chronik der Fähre”. Write "
        "“chronik”, the id of the entry with this name.",
    ),
    "a link to a name": (
        instead(NOTES, "[[harms]]", "[[Johann Harms]]"),
        f"{NOTES}:6:15: error dangling-link: [[Johann Harms]] leads to nothing. Write [[harms]], "
        "with the id of what has this name.",
    ),
    "a citation without its sign": (
        instead(NOTES, "Siehe [[harms]].", "Siehe [chronik, S. 3]."),
        f"{NOTES}:6:9: hint foreign-notation: “[chronik, S. 3]” is text here, with its brackets. If "
        "it cites the reference, write [@chronik, S. 3].",
    ),
    "a link in one bracket": (
        instead(NOTES, "Siehe [[harms]].", "Siehe [harms]."),
        f"{NOTES}:6:9: hint foreign-notation: “[harms]” is text here, with its brackets. If it is to "
        "be a link, write [[harms]].",
    ),
    "a mark in round brackets": (
        instead(LETTER, "{.person ref=harms}", "(.person ref=harms)"),
        f"{LETTER}:13:28: warning foreign-notation: “[Steuermann](.person ref=harms)” is text here, "
        "with its signs. Write braces in the place of the round brackets: {.person ref=harms}; if "
        "the signs are the writer's, \\[Steuermann](.person ref=harms).",
    ),
    "a block whose name has no dot": (
        instead(LETTER, "{.dateline}", "{dateline}"),
        f"{LETTER}:9:1: error unclosed-fence: The line ::: {{dateline}} was to begin a block, and "
        "does not. Write ::: {.dateline}, with three colons and a dot before the name.",
    ),
    "a block with two colons": (
        instead(LETTER, "::: {.dateline}", ":: {.dateline}"),
        f"{LETTER}:9:1: error unclosed-fence: The line :: {{.dateline}} was to begin a block, and "
        "does not. Write ::: {.dateline}, with three colons and a dot before the name.",
    ),
    "numbers that are left out": (
        instead(ANSWER, "{1: chronik}", "[chronik]"),
        f"{ANSWER}:6:13: error wrong-type: Here belongs a mapping: key, colon, value, and a list "
        "stands here. Write a key before each value instead: {1: chronik}.",
    ),
    "a number without a blank": (
        instead(ANSWER, "{1: chronik}", "{1:chronik}"),
        f"{ANSWER}:6:14: error bad-value: “1:chronik” is not a number or letter that a citation can "
        "name. Write a blank after the colon: 1: chronik.",
    ),
    "a translator of what is read as a letter": (
        instead(ANSWER, "facsimile:", "translator: harms\nfacsimile:"),
        f"{ANSWER}:7:1: error unknown-key: “translator” is no key of a letter. A translation is "
        "called LETTER.LANG.md, after its letter: hale-1805.en.md.",
    ),
    "a path of Windows": (
        instead(ANSWER, "scans/harms-1.png", r"C:\Scans\harms-1.png"),
        rf"{ANSWER}:7:13: error bad-value: “C:\Scans\harms-1.png” is a path that begins at the root "
        "of a computer or a site. Write the path from the letter's file, scans/harms-1.png, or an "
        "https:// address.",
    ),
    "an image without its ending": (
        instead(ANSWER, "scans/harms-1.png", "scans/harms-1"),
        f"{ANSWER}:7:13: warning missing-file: There is no file letters/scans/harms-1. Did you mean "
        "“letters/scans/harms-1.png”?",
    ),
    "an image that is empty": (
        added("letters/scans/harms-1.png", ""),
        f"{ANSWER}:7:13: warning image-not-shown: The file scans/harms-1.png is empty: no byte is in "
        "it, and browsers show no image. Save it as JPEG, PNG, WebP or AVIF, and name that file.",
    ),
    "a telephone's image under another name": (
        added("letters/scans/harms-1.png", "\0\0\0\x18ftypheic"),
        f"{ANSWER}:7:13: warning image-not-shown: The file scans/harms-1.png is a HEIC image, as "
        "phones make them, and browsers show no image. Save it as JPEG, PNG, WebP or AVIF, and name "
        "that file.",
    ),
    "an image that is very large": (
        added("letters/scans/harms-1.png", "\x89PNG" + " " * 12_000_000),
        f"{ANSWER}:7:13: hint image-not-shown: The image scans/harms-1.png has 12 MB: readers wait "
        "for it. Save it smaller: a JPEG of 1,500 to 2,500 pixels in width is enough to read a hand.",
    ),
    "forms that are no list": (
        instead(GLOSSARY, "[Ketten]", "Ketten, Fährkette"),
        f"{GLOSSARY}:3:10: hint bad-value: “Ketten, Fährkette” is one form, with all that stands in "
        "it. Several are written as a list: [Ketten, Fährkette].",
    ),
    "forms with semicolons between them": (
        instead(GLOSSARY, "[Ketten]", "[Ketten; Fährkette]"),
        f"{GLOSSARY}:3:11: hint bad-value: “Ketten; Fährkette” is one form, with all that stands in "
        "it. Several are written as a list: [Ketten, Fährkette].",
    ),
    "a site's address without its beginning": (
        added("edition.yml", "title: Briefe\nlanguage: de\naddress: www.example.org\n"),
        "edition.yml:3:10: error bad-value: “www.example.org” is not an address that begins with "
        "https:// or http://. Did you mean “https://www.example.org”?",
    ),
    "east by another letter": (
        instead("data/places.yml", "53.6, 9.47", "53°36′N 9°28′O"),
        "data/places.yml:3:16: error bad-value: “53°36′N 9°28′O” are no coordinates. O is east in "
        "German and west in French: write E or W. Write coordinates: 50.98, 11.33, the latitude "
        "first, or coordinates: {latitude: 50.98, longitude: 11.33}.",
    ),
    "soft hyphens of a word processor": (
        instead(LETTER, "Steuermann]", "Steuer\xadmann]"),
        f"{LETTER}:13:35: hint garbled: “Steuer·mann” holds a soft hyphen (U+00AD) that nobody sees, "
        "where the point stands here: the glossary misses such a word. Replace all of them by "
        "nothing; they come with words copied from elsewhere.",
    ),
    "a DOI as an address": (
        instead(
            "data/references.yml", "type: book", "type: book\n  DOI: https://doi.org/10.5555/a"
        ),
        "data/references.yml:3:8: error bad-value: “https://doi.org/10.5555/a” is not a DOI, which "
        "begins with 10. and stands without https://doi.org/. Did you mean “10.5555/a”?",
    ),
    "a letter that git left in two versions": (
        instead(LETTER, "Die Fähre", "<<<<<<< HEAD\nDie Fähre\n=======\nDie\n>>>>>>> x\nFähre"),
        f"{LETTER}:13:1: error unmerged: Two versions of a place stand here one above the other, as "
        "git leaves them. Keep what is right, and take the lines away that begin with <<<<<<<, "
        "======= and >>>>>>>.",
    ),
    "notes among the data": (
        moved(NOTES, "data/boehm-1871.notes.yml"),
        "data/boehm-1871.notes.yml:1:1: error file-name: A file of this name is read where it stands "
        f"in letters/. Move it there: {NOTES}.",
    ),
    "notes in a folder of their own": (
        moved(NOTES, "notes/boehm-1871.notes.yml"),
        "notes/boehm-1871.notes.yml:1:1: warning file-name: A file of this name is read where it "
        f"stands in letters/. Move it there: {NOTES}.",
    ),
    "notes with a letter's ending": (
        moved(NOTES, "letters/boehm-1871.notes.md"),
        "letters/boehm-1871.notes.md:1:1: error file-name: A letter's notes stand in a file whose "
        "name ends in .notes.yml. Rename the file: boehm-1871.notes.yml.",
    ),
    "notes with an ending that is not seen": (
        moved(NOTES, f"{NOTES}.txt"),
        f"{NOTES}.txt:1:1: error file-name: The name ends in .txt behind its own ending; some "
        "systems do not show that. Rename the file: boehm-1871.notes.yml.",
    ),
    "a letter among the data": (
        moved(LETTER, "data/boehm-1871.md"),
        "data/boehm-1871.md:1:1: warning file-name: This file has the facts of a letter, and stands "
        f"where no letter is read. Move it there: {LETTER}.",
    ),
    "a letter among the pages": (
        moved(LETTER, "boehm-1871.md"),
        "boehm-1871.md:1:1: warning file-name: This file has the facts of a letter, and stands where "
        f"no letter is read. Move it there: {LETTER}.",
    ),
    "a letter with an ending that is not seen": (
        moved(LETTER, f"{LETTER}.txt"),
        f"{LETTER}.txt:1:1: error file-name: The name ends in .txt behind its own ending; some "
        "systems do not show that. Rename the file: boehm-1871.md.",
    ),
    "a letter as plain text": (
        moved(LETTER, "letters/boehm-1871.txt"),
        "letters/boehm-1871.txt:1:1: error file-name: This file has the facts of a letter, whose "
        "name ends in .md. Rename the file: boehm-1871.md.",
    ),
    "a letter's name as it is spelled": (
        moved(LETTER, "letters/böhm-1871.md"),
        "letters/böhm-1871.md:1:1: error file-name: “böhm-1871” cannot be the id of a letter. Use "
        "lower-case letters, digits and hyphens, beginning with a letter: boehm-1871.",
    ),
    "a letter's name in capitals": (
        moved(LETTER, "letters/Boehm 1871.md"),
        "letters/Boehm 1871.md:1:1: error file-name: “Boehm 1871” cannot be the id of a letter. Use "
        "lower-case letters, digits and hyphens, beginning with a letter: boehm-1871.",
    ),
}


@pytest.mark.parametrize("title", MISTAKES)
def test_a_mistake_is_told_once(title: str, tmp_path: Path) -> None:
    change, told = MISTAKES[title]
    found = said(tmp_path, change)
    unused = [one for one in found if "unused-" in one or "uncited-" in one]
    assert [one for one in found if one not in unused] == [told]


def test_who_gives_a_person_another_id_is_told_how_the_old_one_goes_on(tmp_path: Path) -> None:
    found = said(tmp_path, instead(PARTIES, "harms:\n", "johann-harms:\n"))
    cure = (
        "Did you mean “johann-harms”? If that is its new id, write formerly: [harms] in its entry."
    )
    wrong = [one for one in found if "error" in one]
    assert len(wrong) == 4
    assert all(one.endswith(cure) for one in wrong)
    kept = instead(PARTIES, "harms:\n", "johann-harms:\n  formerly: [harms]\n")
    assert not [one for one in said(tmp_path, kept) if "leads to nothing" in one]


def test_a_file_in_the_wrong_encoding_is_told_with_the_sign_that_was_meant(tmp_path: Path) -> None:
    text = EDITION[LETTER].replace("ist fort", "über fünf")
    mistaken = text.encode().decode("cp1252")
    found = said(tmp_path, added(LETTER, mistaken))
    assert (
        f"{LETTER}:13:6: warning garbled: “Ã¤” stands here, and was “ä” before a program mistook "
        "the encoding, and so in 3 places. Copy the text anew from where it came, or write the "
        "right signs in their places."
    ) in found


@pytest.mark.parametrize(
    "words",
    [
        "Er schrieb „Å“ und Ø.",
        "Er schrieb „Å“ und nochmals „Å“.",
        "WiFi\u200b中文",
        "« L’É » — Â",
        "Ãhnlich, ÃO, Ñandú",
        "می\u200cخواهم",
        "ภาษา\u200bไทย",
    ],
)
def test_letters_that_only_look_like_it_are_left_alone(words: str, tmp_path: Path) -> None:
    assert said(tmp_path, instead(LETTER, "Die Fähre", f"{words} Die Fähre")) == []


def test_an_image_in_the_frame_of_others_is_one_that_browsers_show(tmp_path: Path) -> None:
    avif = added("letters/scans/harms-1.png", "\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf")
    assert said(tmp_path, avif) == []


def test_a_word_without_end_is_read_as_fast_as_others(tmp_path: Path) -> None:
    endless = f"Größe {'a' * 30_000}. Die Fähre"
    began = time.process_time()
    assert said(tmp_path, instead(LETTER, "Die Fähre", endless)) == []
    assert time.process_time() - began < 4


def test_a_page_that_has_facts_of_its_own_does_not_stop_a_build(tmp_path: Path) -> None:
    page = added("mails.md", "---\ntitle: Mails\nfrom: list\ndate: 2024-05-01\n---\n\n[[kete]]\n")
    found = said(tmp_path, page)
    assert [one.split(" ")[1:3] for one in found] == [
        ["warning", "file-name:"], ["error", "dangling-link:"],
    ]  # fmt: skip


def test_what_leads_to_a_letter_whose_file_is_misnamed_is_not_told_as_well(tmp_path: Path) -> None:
    answers = instead(ANSWER, "date: 1872-02\n", "date: 1872-02\nanswers: boehm-1871\n")
    page = added("index.md", "# Briefe\n")
    (found,) = said(tmp_path, answers, page, moved(LETTER, "letters/boehm-1871.txt"))
    assert " file-name: " in found


def test_a_name_that_two_have_is_told_with_the_ids_of_both(tmp_path: Path) -> None:
    namesakes = instead(PARTIES, "name: Johann Harms", "name: Karl Böhm\n  dates: 1840/1899")
    found = said(tmp_path, namesakes, instead(LETTER, "from: karl-boehm", "from: Karl Böhm"))
    cure = "Write “harms” or “karl-boehm”: entries of this name, of which one is meant."
    assert [one for one in found if one.endswith(cure)]


def test_numbers_that_an_empty_list_of_references_lacks_are_told(tmp_path: Path) -> None:
    found = said(tmp_path, instead(ANSWER, "references: {1: chronik}", "references: {}"))
    assert [one for one in found if "unknown-citation" in one]


@pytest.mark.parametrize("words", ["[harms, S. 3]", "[sic]", "[harms](index.md)"])
def test_brackets_that_are_no_links_are_an_editors_own(words: str, tmp_path: Path) -> None:
    found = said(tmp_path, instead(NOTES, "Siehe [[harms]]", f"Siehe [[harms]], {words}"))
    assert not [one for one in found if "foreign-notation" in one]


def test_a_single_word_that_is_not_in_its_letter_is_looked_for_in_no_other(tmp_path: Path) -> None:
    (found,) = said(tmp_path, instead(NOTES, "liegt still", "taugt"))
    assert "harms-1872" not in found


def test_a_page_with_a_date_is_no_letter(tmp_path: Path) -> None:
    assert (
        said(tmp_path, added("news.md", "---\ntitle: News\ndate: 2024-05-01\n---\n\nNew.\n")) == []
    )


@pytest.mark.parametrize("form", ["- controlled, randomized trial", '- "in vitro, in vivo"'])
def test_a_form_with_a_comma_in_a_list_is_one(form: str, tmp_path: Path) -> None:
    found = said(tmp_path, instead(GLOSSARY, "forms: [Ketten]", f"forms:\n    {form}"))
    assert found == []
