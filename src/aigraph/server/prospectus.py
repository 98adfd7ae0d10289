"""What a project brings to its pages besides the graph; read before workers are forked, so that all show the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aigraph.dataset import read_ontology
from aigraph.pages.wording import LANGUAGES
from aigraph.queries import list_queries

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyoxigraph as ox

    from aigraph.project import Project
    from aigraph.queries import SavedQuery


@dataclass(frozen=True, slots=True)
class Prospectus:
    """The languages that pages come in, the saved queries, the ontology; of bare files only the languages."""

    project: Project
    has_project: bool = False
    languages: Sequence[str] = LANGUAGES
    language: str = LANGUAGES[0]
    saved: dict[str, SavedQuery] = field(default_factory=dict)
    ontology: Sequence[ox.Triple] = ()

    def about(self) -> dict[str, Any]:
        """What pages have to know of the graph, ready for JSON."""
        return {
            "base": self.project.base if self.has_project else "",
            "name": self.project.name if self.has_project else "",
            "title": self.project.title if self.has_project else {},
            "description": self.project.description if self.has_project else {},
            "languages": list(self.languages),
            "language": self.language,
            "has_project": self.has_project,
        }


def read_prospectus(project: Project, language: str) -> Prospectus:
    """The prospectus of a project; ``language`` is the one that names are given in where nobody asks for another."""
    saved = {query.name: query for query in list_queries(project)}
    return Prospectus(
        project,
        has_project=True,
        languages=project.languages,
        language=language,
        saved=saved,
        ontology=read_ontology(project),
    )
