"""What is said of a new project, and in the schema of its data files, in English and in French."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from aigraph.errors import Text

if TYPE_CHECKING:
    from pathlib import Path

    from aigraph.beginning.choosing import Choice

SCHEMA_TITLE = Text("Facts of {name}, passage by passage", "Faits de {name}, passage par passage")
TEXTS = Text("Texts by language: {{en: …, fr: …}}", "Textes par langue : {{fr: …, en: …}}").fill()
BLOCKS = {
    "passage": Text(
        "What a passage of a document states. aigraph cite prints its first two lines.",
        "Ce que dit un passage d’un document. aigraph cite en imprime les deux premières lignes.",
    ),
    "reading": Text(
        "What a reader joins or concludes from passages, with a reason.",
        "Ce qu’un lecteur rapproche ou conclut de passages, avec une raison.",
    ),
    "record": Text("What a record of a public register states.", "Ce que dit une fiche d’un registre public."),
    "editorial": Text(
        "What the editors decide: names, classes, translations.",
        "Ce que la rédaction décide : noms, classes, traductions.",
    ),
    "description": Text("What is said of the documents themselves.", "Ce qui est dit des documents eux-mêmes."),
}
_MADE = Text(
    "{folder}: {files} files of a small example that works", "{folder} : {files} fichiers d’un petit exemple qui marche"
)
_BASE = Text(
    "its addresses begin with {base}, which is an example and nobody’s: choose an address that is yours before you"
    " publish (README.md says how)",
    "ses adresses commencent par {base}, qui est un exemple et n’est à personne : choisir une adresse à soi avant de"
    " publier (README.md dit comment)",
)
_NEXT = Text(
    "next: cd {folder}, then aigraph validate --sources sources; README.md goes on",
    "ensuite : cd {folder}, puis aigraph validate --sources sources ; la suite est dans README.md",
)


def tell_next(folder: Path, choice: Choice, files: int) -> str:
    """What was made and how to go on, in the project's first language."""
    lines = [_MADE, *([_BASE] if choice.is_example else []), _NEXT]
    return "\n".join(
        line.fill(folder=_shown(folder), files=files, base=choice.base).tell(choice.languages[0]) for line in lines
    )


def _shown(folder: Path) -> str:
    """A folder as a shell takes it: quoted where it has to be, and never for an option."""
    name = str(folder)
    return shlex.quote(f"./{name}" if name.startswith("-") else name)
