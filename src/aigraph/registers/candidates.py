"""Candidates of a register for a name: each with a score from 0 to 100 and the reasons; nothing is decided here.

Names are compared folded (no case, accents, punctuation). Words weigh what they tell: a word that many names have
(university, institute) weighs little, a rare one (Lorraine) much. Acronyms count letter for letter only.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from aigraph.folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aigraph.registers.records import Name, Record, Relation

# What a name of a kind is worth: an acronym is shared by many, an alias may be of old or loose use.
_WORTH = {"label": 1.0, "alias": 0.98, "acronym": 0.9}
_WORTH_IN_BRACKETS, _WORTH_AS_INITIALS = 0.95, 0.9
_CITY_AGREES, _CITY_DIFFERS, _NOT_ACTIVE = 5.0, -15.0, -3.0
_SHARE_OF_WORDS = 0.75
_NEAR_WORD, _SHORTEST_NEAR_WORD = 85.0, 5
# A word that is rarer than this among the register's names tells something.
_TELLING = 0.35
_MOST_SHARERS, _MOST_LOOKALIKES = 500, 50
_FEWEST_INITIALS, _MOST_INITIALS = 3, 8
_BRACKETS = re.compile(r"\(([^()]*)\)")


class Reason(NamedTuple):
    """Why a candidate has its score: a key of the texts of `wording`, and what the text speaks of."""

    key: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be meant: the name of it that fits best, a score from 0 to 100, and the reasons.

    ``homonyms`` are other records that have this name too; ``successors`` those that the register names.
    """

    record: Record
    name: Name
    score: float
    reasons: tuple[Reason, ...]
    homonyms: tuple[Record, ...] = ()
    successors: tuple[Relation, ...] = ()


class _Entry(NamedTuple):
    """A name of a record, folded."""

    folded: str
    words: tuple[str, ...]
    record: int
    name: Name


class _Fit(NamedTuple):
    """How well a name fits what was asked: from 0 to 1, and why."""

    value: float
    entry: _Entry
    reasons: tuple[Reason, ...]


@dataclass
class Register:
    """The records of a release, made ready to be asked for names."""

    records: Sequence[Record]
    _entries: list[_Entry] = field(default_factory=list)
    _of_record: dict[int, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    _by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _by_text: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _cities: dict[int, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, record in enumerate(self.records):
            for name in record.names:
                folded = fold_name(name.text)
                if folded:
                    self._add(_Entry(folded, tuple(folded.split()), number, name))
        counts = Counter(word for entry in self._entries for word in set(entry.words))
        most = math.log(1 + len(self._entries))
        self._weights = {word: (most - math.log(count)) / most for word, count in counts.items()}
        self._texts = [entry.folded for entry in self._entries if entry.name.kind != "acronym"]

    def _add(self, entry: _Entry) -> None:
        self._entries.append(entry)
        self._of_record[entry.record].append(entry)
        if entry.record not in self._by_text[entry.folded]:
            self._by_text[entry.folded].append(entry.record)
        for word in set(entry.words):
            self._by_word[word].append(entry.record)

    def propose(self, name: str, city: str = "", most: int = 5) -> list[Candidate]:
        """The best candidates for a name as people write it; words in brackets count as another name.

        A tie goes to the active record, then to the one with more ties to others, then to the smaller id.
        """
        best: dict[int, _Fit] = {}
        for variant, worth in _variants(name):
            words = variant.split()
            for number in self._shortlist(variant, words):
                fit = self._best_fit(variant, words, number)
                if fit and (number not in best or fit.value * worth > best[number].value):
                    best[number] = fit._replace(value=fit.value * worth)
        found = [self._candidate(fit, city) for fit in best.values()]
        return sorted(found, key=_rank)[:most]

    def _shortlist(self, text: str, words: Sequence[str]) -> set[int]:
        """Records worth a closer look: those that share words, rare ones first, and those with like letters."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415  (only where a register is asked)

        found = set(self._by_text.get(text, ()))
        for word in sorted(set(words), key=lambda word: len(self._by_word.get(word, ()))):
            if not found or (len(found) < _MOST_SHARERS and self._weight(word) > _TELLING):
                found.update(self._by_word.get(word, ()))
        alike = process.extract(text, self._texts, scorer=fuzz.ratio, limit=_MOST_LOOKALIKES, score_cutoff=60)
        return found.union(*(self._by_text[folded] for folded, _, _ in alike))

    def _best_fit(self, text: str, words: Sequence[str], number: int) -> _Fit | None:
        fits = (self._fit(text, words, entry) for entry in self._of_record[number])
        return max((fit for fit in fits if fit), key=lambda fit: fit.value, default=None)

    def _fit(self, text: str, words: Sequence[str], entry: _Entry) -> _Fit | None:
        """How a name of a record fits; None for an acronym that is not there letter for letter."""
        kind, name = entry.name.kind, entry.name.text
        if text.replace(" ", "") == entry.folded.replace(" ", ""):
            return _Fit(_WORTH[kind], entry, (Reason(f"equal-{kind}", (name,)),))
        city = self._city_words(entry.record) - set(entry.words)
        rest = [word for word in words if word not in city]
        in_city = [Reason("city-in-name", (" ".join(word for word in words if word in city),))]
        in_city = in_city if len(rest) < len(words) else []
        if kind == "acronym":
            # Words such as the French "de" between an acronym and its city tell nothing.
            is_equal = in_city and " ".join(word for word in rest if self._weight(word) > _TELLING) == entry.folded
            return _Fit(_WORTH["alias"], entry, (Reason("equal-acronym", (name,)), *in_city)) if is_equal else None
        spelt = [part for word in rest for part in self._spelt_out(word, entry.words)]
        initials = [word for word in rest if word not in spelt]
        value = self._similarity(spelt, entry) * _WORTH[kind] * (_WORTH_AS_INITIALS if initials else 1.0)
        reasons = [Reason(f"like-{kind}", (name, f"{100 * value:.0f}")), *in_city]
        return _Fit(value, entry, (*reasons, *(Reason("initials", (word,)) for word in initials)))

    def _similarity(self, words: Sequence[str], entry: _Entry) -> float:
        """From 0 to 1: the share of telling words in common, and a little of how the letters agree."""
        from rapidfuzz import fuzz  # noqa: PLC0415  (heavy)

        common = sum(self._weight(word) * share for word, share in _in_common(words, entry.words))
        total = sum(map(self._weight, words)) + sum(map(self._weight, entry.words))
        letters = fuzz.token_sort_ratio(" ".join(words), entry.folded) / 100
        return _SHARE_OF_WORDS * (2 * common / total if total else 0.0) + (1 - _SHARE_OF_WORDS) * letters

    def _spelt_out(self, word: str, others: Sequence[str]) -> Sequence[str]:
        """The words of a name whose initials a word is, as ENS is of École normale supérieure; else the word itself."""
        if not _FEWEST_INITIALS <= len(word) <= _MOST_INITIALS or word in others:
            return [word]
        telling = [other for other in others if len(other) >= _FEWEST_INITIALS]
        start = "".join(other[0] for other in telling).find(word)
        return telling[start : start + len(word)] if start >= 0 else [word]

    def _weight(self, word: str) -> float:
        """From 0 (every name has it) to 1 (one name has it, or none)."""
        return self._weights.get(word, 1.0)

    def _city_words(self, number: int) -> set[str]:
        known = self._cities.get(number)
        if known is None:
            known = {word for place in self.records[number].locations for word in fold_name(place.city).split()}
            self._cities[number] = known
        return known

    def _candidate(self, fit: _Fit, city: str) -> Candidate:
        record = self.records[fit.entry.record]
        reasons = [*fit.reasons]
        score = 100 * fit.value
        cities = [place.city for place in record.locations if place.city]
        if city and cities:
            agrees = fold_name(city) in map(fold_name, cities)
            score += _CITY_AGREES if agrees else _CITY_DIFFERS
            reasons.append(Reason("city-agrees" if agrees else "city-differs", (", ".join(cities), city)))
        if not record.is_active:
            score += _NOT_ACTIVE
            reasons.append(Reason(f"is-{record.status}"))
        successors = record.related("successor")
        reasons += [Reason("succeeded-by", (relation.label, relation.id)) for relation in successors]
        homonyms = self._homonyms(fit.entry)
        if homonyms:
            reasons.append(Reason("homonyms", ("; ".join(f"{other.display} ({other.id})" for other in homonyms),)))
        return Candidate(
            record, fit.entry.name, round(min(100.0, max(0.0, score)), 1), tuple(reasons), homonyms, successors
        )

    def _homonyms(self, entry: _Entry) -> tuple[Record, ...]:
        others = (self.records[number] for number in self._by_text[entry.folded] if number != entry.record)
        return tuple(sorted(others, key=lambda record: record.id))


def _variants(name: str) -> Iterator[tuple[str, float]]:
    """What was asked, folded: without what stands in brackets, and each bracket as another name of less worth."""
    outside = fold_name(_BRACKETS.sub(" ", name))
    if outside:
        yield outside, 1.0
    for inside in _BRACKETS.findall(name):
        folded = fold_name(inside)
        if folded and folded != outside:
            yield folded, _WORTH_IN_BRACKETS if outside else 1.0


def _in_common(words: Sequence[str], others: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Each word that both names have, with 1, or with how alike it is to the most like word of the other name."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (heavy)

    left = Counter(others)
    missing = []
    for word in words:
        if left[word] > 0:
            left[word] -= 1
            yield word, 1.0
        elif len(word) >= _SHORTEST_NEAR_WORD:
            missing.append(word)
    for word in missing:
        near = process.extractOne(word, list(+left), scorer=fuzz.ratio, score_cutoff=_NEAR_WORD)
        if near:
            yield word, near[1] / 100


def _rank(candidate: Candidate) -> tuple[float, bool, int, str]:
    record = candidate.record
    return -candidate.score, not record.is_active, -len(record.relations), record.id
