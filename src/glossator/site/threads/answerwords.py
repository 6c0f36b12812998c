"""Answers in whole sentences, a message for each kind: a verb alone cannot be translated."""

from __future__ import annotations

from functools import partial

from glossator.model import AnswerKind
from glossator.wording import Wording


def sentence(kind: AnswerKind, who: str, whom: str, passages: int, wording: Wording) -> str:
    """Who answers whom, how, and in how many passages; without the full stop."""
    if passages:
        return _in_passages(kind, who, whom, passages, wording)
    return {
        AnswerKind.AGREES: wording.gettext("%(who)s agrees with %(whom)s", who=who, whom=whom),
        AnswerKind.DISPUTES: wording.gettext("%(who)s disputes %(whom)s", who=who, whom=whom),
        AnswerKind.CONCEDES: wording.gettext("%(who)s concedes to %(whom)s", who=who, whom=whom),
        AnswerKind.QUALIFIES: wording.gettext("%(who)s qualifies %(whom)s", who=who, whom=whom),
        AnswerKind.EXTENDS: wording.gettext("%(who)s extends %(whom)s", who=who, whom=whom),
        AnswerKind.ASKS: wording.gettext("%(who)s asks about %(whom)s", who=who, whom=whom),
        AnswerKind.REPLIES: wording.gettext("%(who)s replies to %(whom)s", who=who, whom=whom),
    }[kind]


def _in_passages(kind: AnswerKind, who: str, whom: str, num: int, wording: Wording) -> str:
    ngettext = partial(wording.ngettext, num=num, who=who, whom=whom)
    match kind:
        case AnswerKind.AGREES:
            return ngettext(
                "%(who)s agrees with %(whom)s in %(num)s passage",
                "%(who)s agrees with %(whom)s in %(num)s passages",
            )
        case AnswerKind.DISPUTES:
            return ngettext(
                "%(who)s disputes %(whom)s in %(num)s passage",
                "%(who)s disputes %(whom)s in %(num)s passages",
            )
        case AnswerKind.CONCEDES:
            return ngettext(
                "%(who)s concedes to %(whom)s in %(num)s passage",
                "%(who)s concedes to %(whom)s in %(num)s passages",
            )
        case AnswerKind.QUALIFIES:
            return ngettext(
                "%(who)s qualifies %(whom)s in %(num)s passage",
                "%(who)s qualifies %(whom)s in %(num)s passages",
            )
        case AnswerKind.EXTENDS:
            return ngettext(
                "%(who)s extends %(whom)s in %(num)s passage",
                "%(who)s extends %(whom)s in %(num)s passages",
            )
        case AnswerKind.ASKS:
            return ngettext(
                "%(who)s asks about %(whom)s in %(num)s passage",
                "%(who)s asks about %(whom)s in %(num)s passages",
            )
        case AnswerKind.REPLIES:
            return ngettext(
                "%(who)s replies to %(whom)s in %(num)s passage",
                "%(who)s replies to %(whom)s in %(num)s passages",
            )


def label(kind: AnswerKind, wording: Wording) -> str:
    """What stands before the name of what is answered: 'Disputes'."""
    return {
        AnswerKind.AGREES: wording.pgettext("before what is answered", "Agrees with"),
        AnswerKind.DISPUTES: wording.pgettext("before what is answered", "Disputes"),
        AnswerKind.CONCEDES: wording.pgettext("before what is answered", "Concedes to"),
        AnswerKind.QUALIFIES: wording.pgettext("before what is answered", "Qualifies"),
        AnswerKind.EXTENDS: wording.pgettext("before what is answered", "Extends"),
        AnswerKind.ASKS: wording.pgettext("before what is answered", "Asks about"),
        AnswerKind.REPLIES: wording.pgettext("before what is answered", "Replies to"),
    }[kind]


def of_whole(kind: AnswerKind, wording: Wording) -> str:
    """That one text answers another as a whole."""
    return {
        AnswerKind.AGREES: wording.gettext("Agrees with it as a whole."),
        AnswerKind.DISPUTES: wording.gettext("Disputes it as a whole."),
        AnswerKind.CONCEDES: wording.gettext("Concedes to it as a whole."),
        AnswerKind.QUALIFIES: wording.gettext("Qualifies it as a whole."),
        AnswerKind.EXTENDS: wording.gettext("Extends it as a whole."),
        AnswerKind.ASKS: wording.gettext("Asks about it as a whole."),
        AnswerKind.REPLIES: wording.gettext("Replies to it as a whole."),
    }[kind]
