"""What can be concluded of a ranking, and what cannot, in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.errors import NOTHING
from aigraph.uncertainty import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.errors import Text
    from aigraph.uncertainty.model import Assessment, Share

_NAMED_AT_ONCE = 4
# So many names are said a second time in one sentence.
_REPEATED = 2


def sentence(assessment: Assessment, language: str) -> str:
    """What can be concluded of a ranking, and what cannot, in one sentence."""
    words = Words(assessment, language)
    clauses = [_first(words) + _alone(words), *_doubts(words)]
    text = wording.SEPARATOR.tell(language).join(clauses)
    return f"{text[:1].upper()}{text[1:]}."


class Words:
    """An assessment with the language that it is told in."""

    def __init__(self, assessment: Assessment, language: str) -> None:
        self.of = assessment
        self.language = language

    def say(self, text: Text, **values: object) -> str:
        """A text with values in its slots."""
        return text.fill(**values).tell(self.language)

    def name(self, iri: str) -> str:
        """What a thing is called."""
        return self.of.labels.get(iri, iri)

    def names(self, iris: Iterable[str]) -> str:
        """What several are called; of many, the first and how many more."""
        names = sorted(self.name(iri) for iri in iris)
        if len(names) > _NAMED_AT_ONCE:
            shown = ", ".join(names[: _NAMED_AT_ONCE - 1])
            return self.say(wording.MORE, names=shown, number=len(names) - _NAMED_AT_ONCE + 1)
        return wording.AND.tell(self.language).join([*([", ".join(names[:-1])] if names[1:] else []), *names[-1:]])

    def percent(self, share: float) -> str:
        """A share in whole percents."""
        blank = "\N{NO-BREAK SPACE}" if self.language == "fr" else ""
        return f"{share * 100:.0f}{blank}%"

    def share(self, share: Share) -> str:
        """A share of known members, and how often the same come first then."""
        return f"{self.percent(share.share)} → {self.percent(share.same_first)}"

    def number(self, value: float) -> str:
        """A figure with one decimal."""
        text = f"{value:.1f}"
        return text.replace(".", ",") if self.language == "fr" else text


def _first(words: Words) -> str:
    of = words.of
    if not of.intervals:
        return words.say(wording.NOBODY)
    if len(of.first) == len(of.intervals) > 1:
        return words.say(wording.FIRST_ALL, number=len(of.first))
    return words.say(wording.FIRST_TIE if len(of.first) > 1 else wording.FIRST_ONE, names=words.names(of.first))


def _alone(words: Words) -> str:
    alone = words.of.alone
    if not alone or not words.of.is_known or not words.of.intervals:
        return ""
    return words.say(wording.ALONE if len(alone) > 1 else wording.ALONE_ONE, names=words.names(alone))


def _doubts(words: Words) -> list[str]:
    """What the unnamed could change, or that it is not known."""
    of = words.of
    if not of.intervals:
        return []
    if not of.is_known:
        return [words.say(wording.UNKNOWN)]
    if not of.draws:
        return [words.say(wording.TOO_LARGE)]
    harms = [harm for harm in (_joined(words), _lost(words)) if harm]
    kept = [] if _lost(words) or len(of.first) == len(of.intervals) > 1 else [words.say(wording.KEPT, draws=of.draws)]
    doubt = [words.say(wording.DOUBT, harm=wording.AND.tell(words.language).join(harms))] if harms else []
    return kept + doubt


def _lost(words: Words) -> str:
    """How far down those that stand first could come: those of them that could come so far."""
    of = words.of
    first = [each for each in of.intervals if each.node in of.first]
    worst, is_exact = max((each.high, each.high_is_exact) for each in first)
    if worst <= len(of.first) or len(of.first) == len(of.intervals) > 1:
        return ""
    falling = [each.node for each in first if each.high == worst]
    is_short = len(falling) <= _REPEATED or len(falling) < len(first)
    names = words.names(falling) if is_short else words.say(wording.LEADERS)
    bound = NOTHING if is_exact else wording.AT_WORST_FOUND
    return words.say(wording.LOST, names=names, worst=worst, bound=bound)


def _joined(words: Words) -> str:
    """Which of those that stand alone could be linked to others."""
    of = words.of
    if not of.joinable:
        return ""
    is_all = len(of.joinable) == len(of.alone) > 1
    names = words.say(wording.LONELY, number=len(of.alone)) if is_all else words.names(of.joinable)
    return words.say(wording.JOINED, names=names)
