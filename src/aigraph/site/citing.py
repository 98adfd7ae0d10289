"""How to cite the data: as a sentence, and as BibTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.release.metadata.citing import write_bibtex
from aigraph.site.given import credit

if TYPE_CHECKING:
    from aigraph.site.model import Site


def citation(site: Site, language: str) -> str:
    """Who, when, what, which version, where."""
    project, said = site.project, credit(site.project)
    title = project.title.get(language) or project.name
    who = ", ".join(said.creators)
    when = f" ({said.released[:4]})" if said.released else ""
    version = f", version {said.version}" if said.version else ""
    begin = f"{who}{when}. " if who else ""
    return f"{begin}{title}{'' if who else when}{version}. {project.base}"


def bibtex(site: Site, language: str) -> str:
    """An entry for BibTeX, as the release has one."""
    return write_bibtex(site.project, language).decode()
