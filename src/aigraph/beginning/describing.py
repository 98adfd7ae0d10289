"""What classes and properties mean, in the words of the ontology; those of the engine's own, as aigraph has them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.cards import LABEL_FILES
from aigraph.dataset import ONTOLOGY_FILES, read_turtle
from aigraph.project import read_project, shipped_root
from aigraph.terms import RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aigraph.errors import Text
    from aigraph.project import Project

_LABELS = (RDFS.label, SKOS.prefLabel)


@dataclass(frozen=True)
class Descriptions:
    """Labels and definitions by IRI and language, and the classes above each class."""

    languages: tuple[str, ...]
    labels: Mapping[str, Mapping[str, str]]
    texts: Mapping[str, Mapping[str, str]]
    above: Mapping[str, Sequence[str]]

    def of(self, iri: str) -> str:
        """``label: definition``, a line for each language of the project; empty where nothing is known."""
        lines = []
        for language in self.languages:
            known = self.labels.get(iri, {}).get(language), self.texts.get(iri, {}).get(language)
            lines += [": ".join(part for part in known if part)] if any(known) else []
        return "\n".join(dict.fromkeys(lines))

    def say(self, text: Text) -> str:
        """Words of our own in each language of the project."""
        return "\n".join(dict.fromkeys(text.tell(language) for language in self.languages))

    def supers(self, iri: str) -> set[str]:
        """A class and all above it."""
        found, waiting = set(), [iri]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self.above.get(one, ())
        return found


def read_descriptions(project: Project) -> Descriptions:
    """Read the ontology of a project. Raises InputError where a file is no Turtle."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    above: dict[str, list[str]] = defaultdict(list)
    files = dict.fromkeys((*ONTOLOGY_FILES, *LABEL_FILES))
    # What a project says of a term comes last, and so counts.
    for root in (read_project(shipped_root()), project):
        for triple in (
            triple for name in files if root.path(name).is_file() for triple in read_turtle(root.path(name), root)
        ):
            subject, value = triple.subject, triple.object
            if not isinstance(subject, ox.NamedNode):
                continue
            if isinstance(value, ox.Literal):
                told = {**dict.fromkeys(_LABELS, labels), SKOS.definition: texts}.get(triple.predicate.value)
                if told is not None:
                    told[subject.value][value.language or project.languages[0]] = value.value
            elif triple.predicate.value == RDFS.subClassOf and isinstance(value, ox.NamedNode):
                above[subject.value].append(value.value)
    return Descriptions(project.languages, labels, texts, above)
