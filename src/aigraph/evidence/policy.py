"""How a passage supports a value, as ``ontology/evidence.ttl`` has it: by class, by property, else by datatype."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.errors import InputError
from aigraph.terms import AIG, RDFS, SKOS, XSD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.project import Project
    from aigraph.terms import Term

EVIDENCE_FILE = "ontology/evidence.ttl"
NAME, CUE, MODALITY, PARTS, NONE = "name", "cue", "modality", "parts", "none"
WORDS, STEMS, FLAG, ORDER, FIGURE = "words", "stems", "flag", "order", "figure"
SUBJECT, ABOUT, SPEAKER = "subject", "about", "speaker"
LOWER, UPPER, BOUND, SOLE, AFTER = "lower", "upper", "bound", "sole", "after"
LIST, RANKING, UNIQUE = "list", "ranking", "unique"
INTRODUCED, TOPIC, START, LATER = "introduced", "topic", "start", "later"
ADDED, ANNOUNCED = "added", "announced"
_WITHOUT_PASSAGE = {"editorial": AIG.editorialOn, "record": AIG.recordOn, "description": AIG.descriptionOn}
_BY_DATATYPE = {
    "gYear": "year",
    "gYearMonth": "month",
    "date": "date",
    "duration": "duration",
    "decimal": "count",
    "integer": "count",
    "boolean": FLAG,
    "anyURI": NONE,
}


@dataclass(frozen=True)
class Policy:
    """What ``ontology/evidence.ttl`` says of classes and properties, by IRI.

    ``cues`` are the words of a flag, or the words beside which the value of a property stands. ``allows`` are the
    classes that a property may point to, ``allows_on`` those that it may start from. ``without_passage`` has, by kind
    of block, the classes of whose things a block that cites no passage may state a property.
    """

    supports: Mapping[str, str]
    parts: Mapping[str, frozenset[str]]
    closed: frozenset[str]
    cues: Mapping[str, tuple[tuple[str, str], ...]]
    allows: Mapping[str, frozenset[str]]
    allows_on: Mapping[str, frozenset[str]]
    without_passage: Mapping[str, Mapping[str, frozenset[str]]]

    def of_class(self, iri: str) -> str:
        """How a thing of a class is supported: by its name unless it is said otherwise."""
        return self.supports.get(iri, NAME)

    def of_value(self, term: Term, value: str, class_iri: str) -> str:
        """How a value is supported: as its property has it, else as its class, else as its datatype.

        ``class_iri`` is the class of the thing that the value is; empty for one that is no thing of the project.
        """
        if not term.is_reference:
            return self.of_literal(term)
        if term.iri in self.supports:
            return self.supports[term.iri]
        return self.of_class(class_iri) if class_iri else (NONE if "#char=" in value else WORDS)

    def of_literal(self, term: Term) -> str:
        """How a value that is no reference is supported: as the property has it, else by its datatype."""
        if term.iri in self.supports:
            return self.supports[term.iri]
        if term.is_language_map:
            return STEMS
        return _BY_DATATYPE.get((term.datatype or "").removeprefix(XSD), WORDS)

    def may_state(self, kind: str, iri: str, class_iri: str) -> bool:
        """Whether a block of a kind that cites no passage may state a property of a thing of a class."""
        classes = self.without_passage.get(kind, {}).get(iri, frozenset())
        return class_iri in classes or RDFS.Resource in classes

    def has(self, iri: str, part: str) -> bool:
        """Whether a class or property plays a part in its fact: subject, sole, after … as evidence.ttl has them."""
        return part in self.parts.get(iri, ())


def read_policy(project: Project) -> Policy:
    """Read a project's policy; without the file, everything is as its class and datatype have it."""
    path = project.path(EVIDENCE_FILE)
    supports: dict[str, str] = {}
    parts: defaultdict[str, set[str]] = defaultdict(set)
    closed, cues = set(), defaultdict(list)
    classes: dict[str, defaultdict[str, set[str]]] = {
        iri: defaultdict(set) for iri in (AIG.allows, AIG.allowsOn, *_WITHOUT_PASSAGE.values())
    }
    if path.is_file():
        try:
            triples = [quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)]
        except (SyntaxError, OSError) as error:
            msg = f"{EVIDENCE_FILE}: {error}; correct the file"
            raise InputError(msg) from error
        for triple in triples:
            if not isinstance(triple.subject, ox.NamedNode) or not isinstance(
                triple.object, (ox.Literal, ox.NamedNode)
            ):
                continue
            subject, value = triple.subject.value, triple.object.value
            if triple.predicate.value in classes:
                classes[triple.predicate.value][subject].add(value)
            elif triple.predicate.value == AIG.support:
                supports[subject] = value
            elif triple.predicate.value == AIG.part:
                parts[subject].add(value)
            elif triple.predicate.value == AIG.isClosed and value == "true":
                closed.add(subject)
            elif triple.predicate.value == SKOS.hiddenLabel and isinstance(triple.object, ox.Literal):
                cues[subject].append((value, triple.object.language or ""))
    frozen = {iri: {subject: frozenset(values) for subject, values in found.items()} for iri, found in classes.items()}
    return Policy(
        supports,
        {subject: frozenset(values) for subject, values in parts.items()},
        frozenset(closed),
        {subject: tuple(sorted(values)) for subject, values in cues.items()},
        frozen[AIG.allows],
        frozen[AIG.allowsOn],
        {kind: frozen[iri] for kind, iri in _WITHOUT_PASSAGE.items()},
    )
