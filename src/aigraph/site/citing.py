"""How to cite the data: as a sentence, and as BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aigraph.site.given import credit

if TYPE_CHECKING:
    from aigraph.site.model import Site

_BRACES = re.compile(r"([{}\\%&#$_])")


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
    """An entry for BibTeX; of the kind misc, which every style knows."""
    project, said = site.project, credit(site.project)
    fields = {
        "title": f"{{{_escaped(project.title.get(language) or project.name)}}}",
        "author": f"{{{' and '.join(f'{{{_escaped(name)}}}' for name in said.creators)}}}" if said.creators else "",
        "year": f"{{{said.released[:4]}}}" if said.released else "",
        "version": f"{{{_escaped(said.version)}}}" if said.version else "",
        "url": f"{{{project.base}}}",
    }
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields.items() if value)
    return f"@misc{{{re.sub('[^A-Za-z0-9-]+', '-', project.name)},\n{lines}\n}}\n"


def _escaped(text: str) -> str:
    """A text without signs that TeX would act on."""
    return _BRACES.sub(lambda found: "\\textbackslash{}" if found[0] == "\\" else "\\" + found[0], text)
