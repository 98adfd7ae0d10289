"""The things that a project has, by class, as data files write them: an editor offers them as values."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.terms import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Collection

    from aigraph.beginning.describing import Descriptions
    from aigraph.dataset import Dataset


class Things:
    """The ids of the things of each class, those that rules conclude included, and what they are called."""

    def __init__(self, dataset: Dataset, descriptions: Descriptions) -> None:
        self._dataset = dataset
        self._iris: dict[str, dict[str, str]] = defaultdict(dict)
        project = dataset.project
        for quad in dataset.store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), None, ox.DefaultGraph()):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                iri = quad.subject.value
                written = project.shorten(iri).replace(project.source_base, "../source/")
                for above in descriptions.supers(quad.object.value):
                    self._iris[above][written] = iri

    def of(self, classes: Collection[str]) -> list[str]:
        """The ids of the things of some classes, or of classes below them, as data files write them."""
        return sorted({identifier for iri in classes for identifier in self._iris.get(iri, ())})

    def names(self, classes: Collection[str], identifier: str) -> str:
        """What a thing of some classes is called, in each language of the project."""
        iri = next(self._iris[one][identifier] for one in classes if identifier in self._iris.get(one, ()))
        languages = self._dataset.project.languages
        return " / ".join(dict.fromkeys(self._dataset.label(iri, language) for language in languages))
