"""What pages say in passing, a word beside a name, that a reader would miss or be misled without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pages_seen import tree, words

from glossator.examine import examine
from glossator.site.pages import build_site

FILES = {
    "edition.yml": "title: Letters\nlanguage: en\nkinds: {remark: A remark}\n"
    "rights: {text: CC BY 4.0, notes: CC0}\n",
    "letters/first.md": (
        "---\ntitle: Des fossés\nlanguage: fr\nfrom: anne-hale\nto: thomas-reed\ndate: 1805-01-02\n"
        "status: fragment\nsource: Record Office.\nrights: Public domain.\nplace: wexcombe\ndestination: devizes\n"
        "facsimile: {images: ['https://example.org/1.jpg'], rights: Ask the archive.}\n"
        "answers: [{reference: young, certainty: plausible}, {letter: second, as: disputes}]\n"
        "references: {1: young, 2: {id: reply, certainty: likely}}\n"
        "evidence: {destination: {certainty: plausible, comment: The cover is torn.}}\n---\n"
        "Les drains[@1; @2] sont bas.\n"
    ),
    "letters/first.notes.yml": (
        "- {id: low, quote: sont bas, kind: remark, note: 'They lay low [@manual].',\n"
        "   answers: {reference: young, passage: They lie high., as: disputes}}\n"
    ),
    "letters/second.md": (
        "---\ntitle: Of drains\nfrom: thomas-reed\nto: anne-hale\ndate: 1804-12-20\n"
        "references: {1: reply}\n---\nThe drains[@1] are down.\n"
    ),
    "letters/third.md": "---\ntitle: Of tiles\nfrom: thomas-reed\n---\nThe tiles are laid.\n",
    "data/parties.yml": (
        "anne-hale: {name: Anne Hale, sort: 'Hale, Anne', dates: 1771–1840, role: farmer,\n"
        "  certainty: plausible, affiliations: [Farmers’ Club, Wexcombe Lodge], sources: [young],\n"
        "  evidence: A parish register.}\n"
        "thomas-reed: {name: Thomas Reed, sort: 'Reed, Thomas', biography: Kept the lower farm.}\n"
    ),
    "data/places.yml": "wexcombe: {name: Wexcombe, coordinates: '51.28, -1.61'}\ndevizes: {name: Devizes}\n",
    "data/glossary.yml": (
        "drain:\n  name: drain\n  forms: [drains]\n  definition: A pipe.\n  senses:\n"
        "    - {in: first, definition: An open ditch.}\n"
        "    - {by: thomas-reed, definition: A hollow.}\n"
    ),
    "data/references.yml": (
        "manual: {type: book, title: A Manual, issued: 1790}\n"
        "young: {type: book, title: Farming, issued: 1797, certainty: likely}\n"
        "reply: {type: book, title: A Reply, issued: 1806,"
        " answers: [{letter: second, as: disputes, certainty: plausible}]}\n"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], list[str]]:
    """What stands in each place of a page that a path finds."""
    folder = tmp_path_factory.mktemp("passing")
    for path, text in FILES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    found = examine(folder, "")
    assert [str(one) for one in found.problems if one.severity == "error"] == []
    pages = {
        page.uri.replace(found.resolved.threads[0].id, "one"): tree(page)
        for page in build_site(found.resolved).pages
    }

    def said_on(page: str, path: str) -> list[str]:
        return [one if isinstance(one, str) else words(one) for one in pages[page].xpath(path)]

    return said_on


Said = Callable[[str, str], list[str]]
FIRST, SECOND = "letters/first.md", "letters/second.md"


def test_a_letter_that_is_not_whole_says_so_above_its_title(said: Said) -> None:
    status = "//p[@class='eyebrow']/*[@class='status']"
    assert said(FIRST, status) == ["fragment"]
    assert said(SECOND, status) == []


def test_where_a_letter_went_is_called_doubtful_beside_the_place(said: Said) -> None:
    (told,) = said(FIRST, "//p[@class='circumstance']/span[contains(., 'Devizes')]")
    assert told == "to Devizes plausible (destination: see about this letter)"


def test_what_a_letter_answers_and_what_answers_it_are_called_doubtful_where_they_are(
    said: Said,
) -> None:
    exchange = "//p[@class='exchange']/span"
    assert said(FIRST, exchange) == ["Answers Farming 1797 plausible", "Answers Of drains"]
    assert said(SECOND, exchange) == [
        "Answered in Des fossés",
        "Answered in A Reply 1806 plausible",
    ]


def test_the_way_to_a_letter_s_references_counts_those_that_only_notes_cite_too(
    said: Said,
) -> None:
    way = "//nav[@class='parts']/a[@href='#references']"
    assert (said(FIRST, way), said(SECOND, way)) == (["References 3"], ["References 1"])


def test_numbers_that_an_editor_explains_by_conjecture_are_said_to_be_so_explained(
    said: Said,
) -> None:
    remarks = "//section[@class='references']/p[@class='remark'][contains(., 'conjecture')]"
    assert len(said(FIRST, remarks)) == 1
    assert said(SECOND, remarks) == []


@pytest.mark.parametrize(("letter", "sense"), [(FIRST, "An open ditch."), (SECOND, "A hollow.")])
def test_a_sense_that_a_term_has_in_this_letter_is_called_that(
    said: Said, letter: str, sense: str
) -> None:
    entry = "//*[@id='term-drain']//*[contains(@class, 'sense')]"
    assert said(letter, f"{entry}/p[@class='label']") == ["In this letter"]
    assert said(letter, f"{entry}/*[not(@class='label')]") == [sense]


def test_a_sense_says_in_which_letter_or_by_whom_a_term_is_so_used(said: Said) -> None:
    heads = said("glossary/drain.md", "//section[contains(@class, 'sense')]/h2")
    assert heads == ["In Des fossés", "As used by Thomas Reed"]


@pytest.mark.parametrize(
    ("work", "told"),
    [
        ("young", ["Answered in Des fossés plausible"]),
        ("reply", ["Disputes Of drains plausible"]),
        ("manual", []),
    ],
)
def test_a_work_says_what_it_answers_how_surely_and_where_it_is_answered(
    said: Said, work: str, told: list[str]
) -> None:
    assert said("references.md", f"//*[@id='ref-{work}']/p[@class='answer']") == told


def test_a_note_carries_its_kind_for_programs_as_the_editor_wrote_it(said: Said) -> None:
    assert said(FIRST, "//*[@id='note-low']/@data-kind") == ["remark"]
    assert said(FIRST, "//*[@id='note-low']//*[@class='kind']") == ["A remark"]


def test_a_letter_in_another_language_is_listed_in_it(said: Said) -> None:
    """So that it is read aloud and hyphenated as its own language is."""
    listed = "//li[.//a='Des fossés']//*[@lang='fr']"
    assert said("letters/index.md", listed) == ["Des fossés", "Les drains sont bas."]


def test_the_page_of_a_person_tells_what_an_editor_says_of_them(said: Said) -> None:
    page = "parties/anne-hale.md"
    assert said(page, "//header/p[@class='expansion']") == ["1771–1840"]
    assert said(page, "//header/p[@class='role']") == ["farmer plausible"]
    assert said(page, "//aside[@class='particulars']/p") == [
        "Affiliations Farmers’ Club; Wexcombe Lodge",
        "Sources Farming 1797",
        "Rests on A parish register.",
    ]


def test_the_page_of_a_place_tells_where_it_lies(said: Said) -> None:
    assert said("places/wexcombe.md", "//aside/p[@class='named']") == ["Coordinates 51.28, -1.61"]


def test_the_list_of_people_has_them_as_they_are_filed_and_by_role_or_by_their_life(
    said: Said,
) -> None:
    rows = "//div[@class='line']"
    assert said("parties/index.md", f"{rows}/dt/a") == ["Hale, Anne", "Reed, Thomas"]
    assert said("parties/index.md", f"{rows}/dd/span[1]") == ["farmer", "Kept the lower farm."]


def test_the_way_to_paper_from_a_person_names_the_letters_to_print(said: Said) -> None:
    printing = "//p/a[starts-with(@href, '@print.md')]"
    assert said("parties/anne-hale.md", printing) == ["Print these 2 letters"]
    assert said("parties/anne-hale.md", f"{printing}/@href") == ["@print.md?letters=first,second"]


def test_the_timeline_says_what_is_not_whole_not_certain_and_not_in_the_edition(
    said: Said,
) -> None:
    assert said("timeline.md", "//li[.//a='Des fossés']//*[@class='status']") == ["fragment"]
    assert said("timeline.md", "//li[.//a='Of drains']//*[@class='status']") == []
    assert said("timeline.md", "//li[.//a='Farming']//h3") == ["Farming likely"]
    assert said("timeline.md", "//li[.//a='Farming']//p[@class='of']") == [
        "Farming 1797; not included; known to the editor only from records of it"
    ]


def test_a_letter_tells_its_source_and_its_own_rights_before_those_of_all(said: Said) -> None:
    def told(letter: str, what: str) -> list[str]:
        return said(letter, f"//section[@class='about']/dl/div[dt='{what}']/dd")

    assert told(FIRST, "Source") == ["Record Office."]
    assert told(FIRST, "Rights in the text") == ["Public domain."]
    assert (told(FIRST, "Rights: text"), told(SECOND, "Rights: text")) == ([], ["CC BY 4.0"])
    assert told(FIRST, "Rights: notes") == ["CC0"]
    rights = "//dl[@class='of-images']/div[dt='Rights in the images']/dd"
    assert said(FIRST, rights) == ["Ask the archive."]


def test_a_thread_says_how_one_answers_the_whole_of_another_and_what_is_not_in_the_edition(
    said: Said,
) -> None:
    thread = "threads/one.md"
    assert said(thread, "//*[@data-reference='young']//*[@data-certainty]") == ["likely"]
    assert said(thread, "//p[@class='whole']") == [
        "Replies to it as a whole. plausible",
        "Disputes it as a whole.",
        "Disputes it as a whole. plausible",
    ]
    (remark,) = said(thread, "//p[@class='remark']")
    assert remark.startswith("Farming 1797 is not part of this edition.")


def test_each_file_names_its_terms_and_the_page_says_that_it_knows_no_address(said: Said) -> None:
    assert said("data/index.md", "//*[@id='format-tei']/p[@class='terms']") == [
        "Rights: text, Rights: notes"
    ]
    unknown = "//p[@class='remark'][contains(., 'does not know its own address')]"
    assert len(said("data/index.md", unknown)) == 1
