"""Every rule that an edition can break: its id, its level, what it means, and its cure.

The guide's catalogue of rules is written from these texts (scripts/guide.py).
"""

from __future__ import annotations

from enum import Enum
from functools import cached_property, partial

from glossator.problems.severity import Severity, at

__all__ = ["Rule", "Severity"]

_error, _warning, _hint = (
    partial(at, one) for one in (Severity.ERROR, Severity.WARNING, Severity.HINT)
)


class Rule(Enum):
    """Every kind of problem: its severity, what it means, and its cure."""

    severity: Severity
    meaning: str
    cure: str

    def __init__(self, severity: Severity, meaning: str, cure: str) -> None:
        self.severity = severity
        self.meaning = meaning
        self.cure = cure

    # Files
    NO_EDITION = _error(
        "The folder holds no edition.yml, so it is no edition.",
        "Name the folder that holds edition.yml, or the one above its docs folder.",
    )
    NOT_UTF8 = _error(
        "The file is not encoded in UTF-8.",
        "Save the file again as UTF-8.",
    )
    GARBLED = _warning(
        "Signs stand there that the text has not: a program took its encoding for another, or they came along unseen.",
        "Copy the text anew from where it came, or write the right signs in their places.",
    )
    UNMERGED = _error(
        "Two versions of a place stand in the file, with the marks that git puts around them.",
        "Keep what is right, and take the lines away that begin with <<<<<<<, ======= and >>>>>>>.",
    )
    UNREADABLE = _error(
        "The file cannot be opened.",
        "Check that the file exists and may be read.",
    )
    FILE_NAME = _error(
        "A file in letters or data has a name, or stands in a place, under which it is not read.",
        "A letter's file is named after its id: lower-case letters, digits and hyphens, then .md.",
    )
    FILE_NOT_READ = _hint(
        "A text stands among the letters in a format in which letters are not kept, so it is no letter.",
        "Bring it in with glossator import, and keep the file elsewhere.",
    )
    ORPHAN_NOTES = _error(
        "A notes file stands beside no letter.",
        "Name the notes file after its letter: LETTER.notes.yml beside LETTER.md.",
    )
    ORPHAN_TRANSLATION = _error(
        "A translation belongs to no letter.",
        "Name the file after the letter, LETTER.LANG.md beside LETTER.md, or give its id as translation_of:.",
    )

    # Letters from elsewhere
    NO_LETTER = _error(
        "The file holds no letter.",
        "Look whether it is the file that is meant; in letters/ belongs TEI with a letter's text or description.",
    )
    SOURCE_SIMPLIFIED = _hint(
        "Something in a letter's source is taken more simply than the source has it, or left aside.",
        "Look whether readers will miss it; if so, say it in a note.",
    )
    IMPORTED_RECORD = _error(
        "The record of what imports brought, data/imported.json, cannot be read.",
        "Put back the last version of the file that was sound; if there is none, remove it, and the next import writes it anew.",
    )
    NEIGHBOUR_DISAGREES = _hint(
        "A letter's source names the letter before or after it, and the edition's order is another.",
        "Look at the dates of both letters, and at the source's list: one of them may be wrong.",
    )

    # YAML
    YAML_SYNTAX = _error(
        "The YAML cannot be read.",
        "Mend the line; text that holds a colon and a space, or begins with a sign, wants quotation marks.",
    )
    YAML_DUPLICATE_KEY = _error(
        "The same key stands twice in one place, so one of the two would be lost.",
        "Keep one of them, or join their values.",
    )
    YAML_COMMENT = _warning(
        "What follows a # in a value without quotation marks is a comment to YAML, so it is not read.",
        "Put the value in quotation marks; if it is a comment, write a blank after the #.",
    )
    YAML_FORBIDDEN = _error(
        "YAML's anchors, aliases, merge keys and tags are not used in an edition.",
        "Write the value out; if it is text that begins with such a sign, put it in quotation marks.",
    )
    YAML_TOO_DEEP = _error(
        "The YAML is nested deeper or is larger than any apparatus needs.",
        "Split the file, or mend the brackets.",
    )
    WRONG_TYPE = _error(
        "A value is of another kind than this key takes.",
        "Write the value as the message says.",
    )
    UNKNOWN_KEY = _error(
        "The key is not one that belongs here.",
        "Correct its spelling, or remove it.",
    )
    MISSING_KEY = _error(
        "A key that must be there is missing.",
        "Add the key.",
    )
    BAD_VALUE = _error(
        "The value is not one of those allowed.",
        "Correct the value as the message says.",
    )
    BAD_ID = _error(
        "An id is part of an address and has signs that an address cannot have, or is reserved.",
        "Use lower-case letters, digits and hyphens, beginning with a letter.",
    )
    BAD_DATE = _error(
        "The date is not a date that exists, or is not written as EDTF.",
        "Write YYYY, YYYY-MM or YYYY-MM-DD, with ~ for about and ? for uncertain; a time that lasted as "
        "FROM/TO, one of two as [THIS,THAT], one of all between two as [FIRST..LAST].",
    )
    FRONT_MATTER = _error(
        "The letter does not begin with its facts.",
        "Begin the file with a line of three hyphens, the letter's facts, and again three hyphens.",
    )

    # XML, where it is taken in
    XML_SYNTAX = _error(
        "The source cannot be read as XML, so nothing is taken from it.",
        "Mend the line, or ask for the file again where it came from.",
    )
    XML_FORBIDDEN = _error(
        "The source defines entities of its own or asks for other files, which is not followed.",
        "Write the words out in the file itself.",
    )
    UNKNOWN_ELEMENT = _warning(
        "An element of the source is not known here; its words are kept as plain text.",
        "Look at the words in the letter that was made, and mark them there.",
    )
    NOT_A_LETTER = _warning(
        "The source calls itself a letter and is built like a paper, or is said to be something else.",
        "If it is no letter, cite it in references.yml instead.",
    )

    # Levels of rules
    RULE_WITHOUT_REASON = _warning(
        "A rule is put out and nobody says why, so nobody can tell later whether that still holds.",
        "Write {level: off, reason: …} instead of off.",
    )

    # Ids
    DUPLICATE_ID = _error(
        "Two things of one kind have the same id, so an address would lead to either.",
        "Give one of them another id.",
    )
    UNKNOWN_ID = _error(
        "No such thing exists in the edition.",
        "Correct the id, or add the entry it names.",
    )
    AMBIGUOUS_ID = _error(
        "Things of several kinds have this id, and the link does not say which is meant.",
        "Put the kind before the id, for example [[term:ID]] or [[party:ID]].",
    )

    # Markdown
    DANGLING_LINK = _error(
        "A link in double brackets leads to nothing.",
        "Correct the id, or add the entry it names.",
    )
    WAITS_IN_VAIN = _hint(
        "A link or an answer waits for a letter that is here and is called otherwise where it comes from, or for its own.",
        "Name the letter by its id, without elsewhere:, or take the link or answer out.",
    )
    MISSING_FILE = _warning(
        "A picture or a link names a file that does not stand in the edition's folder.",
        "Put the file there, or correct the path: it begins at the file in which it is written.",
    )

    # Images of pages
    IMAGE_NOT_SHOWN = _warning(
        "A page's image is of a kind that browsers do not show.",
        "Save it as JPEG, PNG, WebP or AVIF, and name that file.",
    )
    PAGE_OF_IMAGE = _warning(
        "The images of a letter's pages and the page breaks in its text do not agree.",
        "Give each image the label of one page break: []{.page n=1r} and page: 1r.",
    )
    PAGE_WITHOUT_IMAGE = _hint(
        "Some pages of a letter have images, and others none.",
        "Add the images, or say in credit: why they are not shown.",
    )
    PAGE_TWICE = _hint(
        "Two page breaks of a letter have the same label, so that an image or a citation cannot say which is meant.",
        "Correct the label, or tell the pages apart: 1r and 1v.",
    )

    # Translations
    TRANSLATION_APART = _warning(
        "A translation and its letter have not the same paragraphs, so some stand beside the wrong ones.",
        "Divide the translation as the letter is, or say with {translates=p3} above a paragraph which it translates.",
    )
    TRANSLATES_UNKNOWN = _error(
        "A paragraph of a translation names one that the letter does not have.",
        "Name a block of the letter by its id: p3, salute or one that the editor gave.",
    )

    # Citations and marks
    UNKNOWN_CITATION = _error(
        "A citation names a number that is not in the letter's list, or a reference that does not exist.",
        "Add the number to the letter's references, or the item to references.yml.",
    )
    BAD_CITATION = _error(
        "What stands in the brackets looks like a citation and cannot be read as one.",
        "Write [@1], [@id], [@2; @5], [@2–5] or [@id, p. 33]; a literal @ in brackets is written \\@.",
    )
    UNKNOWN_CLASS = _error(
        "The mark or block is none that an edition knows.",
        "Use one of the marks that the message lists.",
    )
    MISSING_ATTRIBUTE = _error(
        "The mark lacks what it cannot do without.",
        "Add the attribute that the message names.",
    )
    BAD_ATTRIBUTES = _error(
        "Braces that look like the attributes of a mark cannot be read as such, or belong to nothing.",
        'Write [words]{.mark name="value"}, without a blank before the brace; a brace that is text is written \\{.',
    )
    UNCLOSED_FENCE = _error(
        "A ::: block is not closed, or is nested in one with as few colons.",
        "Close it with as many colons as it began with; give the outer block more colons than the inner one.",
    )
    ACCIDENTAL_LIST = _warning(
        "A paragraph begins with a number and a stop and is therefore read as a list.",
        "If it is no list, write a backslash before the stop: 1805\\.",
    )
    FOREIGN_NOTATION = _warning(
        "Notation of other kinds of Markdown, or HTML in a letter: it is not read here but printed.",
        "Write it as the message says, or with a backslash before it if the signs are the writer's.",
    )
    HTML_REMOVED = _warning(
        "HTML that is not allowed in notes and definitions was left out.",
        "Write it as Markdown, or remove it.",
    )
    TEXT_TOO_DEEP = _error(
        "Quotations, lists or blocks stand in one another deeper than is read, so text would be lost.",
        "Take some of the signs away that nest it; letters nest a few levels, not sixty.",
    )
    LOST_TEXT = _warning(
        "Something in the source has no place in a letter and was left out.",
        "Write it as text, or remove it.",
    )

    # Quotes and anchors
    QUOTE_MISSING = _error(
        "The words quoted do not occur in the letter.",
        "Copy the words from the letter.",
    )
    QUOTE_AMBIGUOUS = _error(
        "The words quoted occur more than once, so the note has no one place.",
        "Add prefix: or suffix:, the words just before or just after.",
    )
    ANCHOR_MISSING = _error(
        "The note says neither which words nor which place it belongs to, or says both.",
        "Give either quote: or at:.",
    )
    AT_UNKNOWN = _error(
        "The place named by at: is no block, gap or note of the letter.",
        "Name a block (p3), a gap's id, another note's id, or letter for the whole letter.",
    )

    # Answers
    ANSWERS_ITSELF = _error(
        "A letter or a publication is said to answer itself.",
        "Correct the id, or remove the answer.",
    )
    ANSWER_WITHOUT_PASSAGE = _hint(
        "A letter answers another of the edition, and no note says which passage answers which.",
        "Add answers: to a note on the words that answer, with the quote of the words answered.",
    )
    ANSWERS_BEFORE = _hint(
        "A letter answers another that is dated later.",
        "Look at both dates, and at which letter is meant.",
    )

    # Dates and people
    DATE_TO_COME = _hint(
        "A letter is dated later than today.",
        "Look at the year.",
    )
    DATE_OUTSIDE_LIFE = _hint(
        "A letter is dated before its writer's birth or after the death, where both dates are sure.",
        "Look at the letter's date, at the dates of the life, and at who wrote it.",
    )
    SENT_TO_ONESELF = _hint(
        "A letter has the same person as sender and as recipient.",
        "Look at from: and to:; one of them may have been copied.",
    )
    ODD_IDENTIFIER = _hint(
        "An identifier is not as its scheme writes them, or names no block of its letter, so it leads nowhere, or astray.",
        "Copy it anew from where it is looked up.",
    )

    # Names and texts
    NAME_SHARED = _hint(
        "Two persons, organisations or places have the same name: one may have been entered twice.",
        "Make one entry of them, with the other id under formerly:; give namesakes dates: to tell them apart.",
    )
    FILED_BY_FIRST_NAME = _hint(
        "Persons are filed under the first of their names, where others are filed under their surname.",
        "Give each an entry with sort: in parties.yml, such as sort: Hale, Anne.",
    )
    NAME_IN_MARKS = _hint(
        "A name, or a form of a term, stands in printed quotation marks, which are text to YAML.",
        "Take them away, or put straight ones in their place.",
    )
    NO_TEXT = _hint(
        "A letter has no text, and does not say that it has none.",
        "Write the text below the facts, or say status: lost or status: catalogued.",
    )

    # Notes
    UNSOURCED_NOTE = _hint(
        "A note of a kind that states facts (claim, correction, later) names no source.",
        "Add sources:, cite with [@id] in the note, or say under evidence: what it rests on.",
    )

    # Glossary
    TERM_UNDEFINED = _warning(
        "The definition of a term says nothing: a placeholder, or only the term's own name.",
        "Write the definition, or remove the entry.",
    )
    SEE_CIRCLE = _warning(
        "Entries that only refer to others lead round in a circle, so that none says what the term means; or one refers to itself.",
        "Define the term in one of them.",
    )
    SENSE_UNUSED = _warning(
        "A sense of a term holds in no letter of the edition, so no reader ever meets it.",
        "Correct in:, by: or during:, or remove the sense.",
    )
    UNUSED_TERM = _hint(
        "A glossary entry is met nowhere: none of its forms stands in a text, and nothing links to it.",
        "Add the forms that the letters use, link to it, or remove the entry.",
    )
    UNUSED_NAME = _hint(
        "A person, an organisation, a place or a work is met nowhere: no letter is by, to or from it, and nothing names it.",
        "Link to it, name it in the letter where it belongs, or remove the entry.",
    )
    FORM_SHARED = _error(
        "Two terms claim the same words, so a reader could be sent to the wrong one.",
        "Remove the form from one of the two terms, or say language: where they are of two languages.",
    )

    # References
    BAD_REFERENCE = _error(
        "The reference lacks what a citation style needs.",
        "Add the field that the message names.",
    )
    UNCITED_REFERENCE = _hint(
        "A reference is cited nowhere.",
        "Cite it where it belongs, or remove it.",
    )

    # Against what was published before
    ADDRESS_GONE = _warning(
        "An address that was published leads nowhere any more.",
        "If it has another id now, write the old one there under formerly:; else give it its old id again.",
    )
    BLOCK_MOVED = _warning(
        "The id of a paragraph or its like names other words than when the edition was published.",
        "Give blocks ids of their own, {#id} on the line before, so that none moves when others come.",
    )
    SURROUNDINGS_CHANGED = _warning(
        "A quote is found, but between other words than when the edition was published.",
        "Look whether the note still belongs to these words.",
    )

    @cached_property
    def id(self) -> str:
        """What editors call it."""
        return self.name.lower().replace("_", "-")

    @classmethod
    def by_id(cls, rule_id: str) -> Rule | None:
        """The rule with this id, or None."""
        return next((rule for rule in cls if rule.id == rule_id), None)
