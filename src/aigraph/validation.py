"""What is checked before a build, all of it, so that whoever mends the data sees every finding at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from aigraph.claims import check_claims
from aigraph.errata import check_errata
from aigraph.errors import EvidenceError, FindingsError, InputError
from aigraph.evidence import check_form, check_same_texts, check_texts
from aigraph.shapes import check_ontology, check_shapes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aigraph.dataset import Dataset
    from aigraph.errors import Finding, Place
    from aigraph.facts import Facts

_DUPLICATE = "evidence-duplicate"
# What shapes tell again of the same place.
_TOLD_AGAIN = {
    "evidence-class": frozenset(("shacl-Class", "shacl-Or")),
    "passage-fingerprint": frozenset(("shacl-Pattern",)),
    "source-checksum": frozenset(("shacl-Pattern",)),
}
_Kinds = dict["Finding", type[FindingsError]]


def validate(facts: Facts, dataset: Dataset, language: str, texts: Mapping[str, str] | None = None) -> None:
    """Check passages, with ``texts`` what they say too, shapes, claims and the ontology.

    Raises one FindingsError with every finding, of the kind that all of them are where they are of one. What only
    follows from another finding is left until that one is mended: a claim about a figure that its passage does not
    state, a class or a form that a shape tells again, things that say the same because one of them is wrong.
    """
    found: _Kinds = {}
    _gather(found, lambda: check_form(facts))
    if texts is not None:
        _gather_from_texts(found, facts, texts)
    subjects = _subjects(facts)
    suspects = {subject for finding, kind in found.items() if kind is EvidenceError for subject in subjects(finding)}
    _gather(found, lambda: check_shapes(dataset, facts, language))
    _gather_from_claims(found, lambda: check_claims(dataset, facts, language, suspects))
    _gather(found, lambda: check_ontology(dataset, language))
    told = _without_echoes(found, subjects)
    if told:
        kinds = set(told.values())
        raise (kinds.pop() if len(kinds) == 1 else FindingsError)(list(told))


def _gather_from_texts(found: _Kinds, facts: Facts, texts: Mapping[str, str]) -> None:
    """What the texts say; where they are not those that were read, or passages lie outside them, that alone."""
    known = len(found)
    _gather(found, lambda: check_same_texts(facts, texts))
    if len(found) > known:
        return
    if all(finding.rule != "passage-range" for finding in found):
        _gather(found, lambda: check_texts(facts, texts))
    _gather(found, lambda: check_errata(facts, texts))


def _gather_from_claims(found: _Kinds, check: Callable[[], None]) -> None:
    """What the claims come to; one that cannot be read is told by its shape."""
    try:
        _gather(found, check)
    except InputError:
        if not found:
            raise


def _gather(found: _Kinds, check: Callable[[], None]) -> None:
    try:
        check()
    except FindingsError as error:
        found.update((finding, type(error)) for finding in error.findings if finding not in found)


def _subjects(facts: Facts) -> Callable[[Finding], set[str]]:
    """Tells the subjects of what stands at the places of a finding: of values, and of the ids above them."""
    index: defaultdict[Place, set[str]] = defaultdict(set)

    def subjects(finding: Finding) -> set[str]:
        if not index:
            for statement in facts.statements:
                index[statement.place].add(statement.subject)
            for subject, places in facts.subjects.items():
                for place in places:
                    index[place].add(subject)
        return {subject for place in finding.places for subject in index.get(place, ())}

    return subjects


def _without_echoes(found: _Kinds, subjects: Callable[[Finding], set[str]]) -> _Kinds:
    """The findings without those that another one already tells."""
    others = [finding for finding in found if finding.rule != _DUPLICATE]
    doubtful = {subject for finding in others for subject in subjects(finding)}
    again = {
        (place, rule) for finding in found for place in finding.places for rule in _TOLD_AGAIN.get(finding.rule, ())
    }
    echoes = {
        finding
        for finding in found
        if (finding.rule == _DUPLICATE and subjects(finding) & doubtful)
        or any((place, finding.rule) in again for place in finding.places)
    }
    return {finding: kind for finding, kind in found.items() if finding not in echoes}
