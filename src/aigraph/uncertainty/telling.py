"""How sure a ranking is, in lines: the sentence, and what it rests on."""

from __future__ import annotations

import re
import textwrap
from itertools import groupby
from math import ceil, sqrt
from typing import TYPE_CHECKING

from aigraph.folding import fold_word
from aigraph.uncertainty import wording
from aigraph.uncertainty.concluding import Words, sentence
from aigraph.uncertainty.model import STRETCH, UNCOUNTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aigraph.uncertainty.model import Assessment, Interval, Missing, Slot

_SLOTS_AT_ONCE = 3
# Of fewer draws at a share no frequency is told.
_FEWEST = 10
# Twice the standard error of a half, in points, of one draw.
_MARGIN = 100
_ELIDED = re.compile("[aeiouyh]")
_SIGN, _TIE = re.compile(r" (?=[;:] )"), "\N{WORD JOINER}"


def tell(
    assessment: Assessment, language: str, top: int = 10, width: int = 0, nodes: Sequence[str] | None = None
) -> list[str]:
    """How sure a ranking is, in lines: the sentence first, then the ``top`` intervals, and what they rest on.

    With ``nodes``, the intervals of these, in their order; with a ``width``, lines are broken to it.
    """
    words = Words(assessment, language)
    lines = [words.say(wording.TITLE, network=assessment.network, measure=assessment.measure)]
    lines += [sentence(assessment, language), *_bridges(words)]
    if assessment.draws:
        lines += [words.say(wording.RANKS), *(f"  {line}" for line in _ranks(words, top, nodes))]
    if assessment.steadiness.tried:
        lines.append(_removals(words))
    lines += _shares(words)
    telling = [missing for missing in assessment.missing if missing.expected][:_SLOTS_AT_ONCE]
    if telling:
        lines += [words.say(wording.MISSING), *(f"  {_missing(words, each)}" for each in telling)]
    if assessment.draws:
        lines += [words.say(wording.SILENT, names=words.names(assessment.silent))] if assessment.silent else []
        lines.append(_model(words))
    return [part for line in lines for part in _break(line, width)]


def _bridges(words: Words) -> list[str]:
    """Which members are named in several wholes, and so join them; those in most of them first."""
    if not words.of.reaches:
        return []
    whole = words.of.whole or words.say(wording.WHOLE)
    origin = words.say(wording.FROM_VOWEL if _ELIDED.match(fold_word(whole)) else wording.FROM, whole=whole)
    found = sorted((reach for reach in words.of.reaches if reach.now > 1), key=lambda each: -each.now)
    if not found:
        return [words.say(wording.NO_BRIDGE, origin=origin, whole=whole)]
    groups = [(now, [reach.node for reach in group]) for now, group in groupby(found, key=lambda each: each.now)]
    told = ", ".join(words.say(wording.IN_SO_MANY, names=words.names(nodes), now=now) for now, nodes in groups)
    return [words.say(wording.BRIDGES, origin=origin, whole=whole, told=told, sure=_sure(words))]


def _sure(words: Words) -> str:
    """That nothing else that is named can be in more wholes than those that stand first: where that is proved."""
    of = words.of
    found = [reach for reach in of.reaches if reach.node in of.first]
    if not of.is_known or not found or len(found) < len(of.first) or len(of.first) == len(of.intervals):
        return ""
    if any(reach.interval.high > len(found) for reach in found):
        return ""
    now = min(reach.now for reach in found)
    more = words.say(wording.SURE_UNNAMED, reach=of.newcomer_reach) if of.newcomer_reach >= now else ""
    return words.say(wording.SURE, now=now, more=more)


def _ranks(words: Words, top: int, nodes: Sequence[str] | None) -> list[str]:
    if nodes is None:
        order = sorted(words.of.intervals, key=lambda each: (each.now, words.name(each.node), each.node))[: top or None]
    else:
        order = [words.of.interval(node) for node in nodes]
    count = [each.now for each in words.of.intervals].count
    cells = [
        (f"{each.now}{'=' if count(each.now) > 1 else ''}", words.name(each.node), _interval(each)) for each in order
    ]
    wide = max((len(name) for _, name, _ in cells), default=0)
    return [f"{now:>4}  {name:<{wide}}  {ends}" for now, name, ends in cells]


def _break(line: str, width: int) -> list[str]:
    """A line as lines of a width; what follows stands below its first word."""
    if not width:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    # No line begins with a sign that French sets a blank before.
    tied = _SIGN.sub(_TIE, line)
    lines = textwrap.wrap(tied, width, subsequent_indent=indent + "  ", break_long_words=False, break_on_hyphens=False)
    return [part.replace(_TIE, " ") for part in lines]


def _interval(interval: Interval) -> str:
    low, high = "*" * interval.low_is_exact, "*" * interval.high_is_exact
    return f"{interval.low}{low} – {interval.high}{high}"


def _removals(words: Words) -> str:
    steadiness, is_of_facts = words.of.steadiness, words.of.projection is not None
    text = wording.WORST_FACT if is_of_facts else wording.WORST_LINK
    facts = [one.fact for one in steadiness.changing]
    worst = [words.say(text, member=words.name(one), whole=words.name(other)) for one, other in facts]
    return words.say(
        wording.REMOVALS if is_of_facts else wording.REMOVALS_OF_LINKS,
        head=words.say(wording.HEAD, names=words.names(words.of.leading)) if words.of.leading else "",
        tried=steadiness.tried,
        changing=len(steadiness.changing),
        worst="".join(worst[:1]),
    )


def _shares(words: Words) -> list[str]:
    """How often the same come first, and within how many points that is true in 19 cases of 20."""
    shares = words.of.shares
    each = words.of.draws // max(len(shares), 1)
    if each < _FEWEST:
        return []
    told = ", ".join(words.share(share) for share in shares)
    return [words.say(wording.SHARES, draws=each, points=ceil(_MARGIN / sqrt(each)), shares=told)]


def _missing(words: Words, missing: Missing) -> str:
    slot = missing.slot
    passage = next((f", {each.rpartition('/')[2]}" for each in slot.passages), "")
    whole, name = words.name(slot.whole), words.name(slot.iri)
    return words.say(
        wording.MISSING_SLOT,
        slot=name if whole in name else f"{whole} – {name}",
        places=_places(words, [slot]),
        passage=passage,
        expected=words.number(missing.expected),
        by=words.say(wording.BY, at_most=missing.at_most, name=words.name(missing.by)) if missing.by else "",
    )


def _model(words: Words) -> str:
    of = words.of
    return words.say(
        wording.MODEL,
        places=_places(words, of.slots),
        draws=of.draws,
        seed=of.seed,
        extremes=words.say(wording.EXTREMES if of.extremes == 1 else wording.EXTREMES_OF_SOME) if of.extremes else "",
        stretch=STRETCH,
        uncounted=UNCOUNTED,
    )


def _places(words: Words, slots: Sequence[Slot]) -> str:
    """How many places there are, in all."""
    low = sum(slot.low for slot in slots)
    if any(slot.high is None for slot in slots):
        return words.say(wording.AT_LEAST, low=low) if low else words.say(wording.PERHAPS)
    high = sum(slot.high or 0 for slot in slots)
    return str(low) if low == high else words.say(wording.FROM_TO, low=low, high=high)
