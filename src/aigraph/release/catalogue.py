"""The files of a release: what each is, in French and English, and its media type.

Pages, metadata and documents tell of the files from here; a test holds that no release has a file that is not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from aigraph.errors import Text
from aigraph.release.folders import SUMMARY_FILE, SUMS_FILE
from aigraph.release.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

RELEASE = "release/"
"""Where a site has the files, below its address."""
TABLES_METADATA = "tables/csv-metadata.json"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A file of a release, or all of one kind (``tables/*.csv``), and its title."""

    pattern: str
    title: Text

    @property
    def media_type(self) -> str:
        """The media type that its name tells."""
        return kind_of(self.pattern).media_type


def _kind(pattern: str, french: str, english: str) -> FileKind:
    return FileKind(pattern, Text(english, french))


FILES = (
    _kind(
        "aigraph.ttl",
        "chaque fait une fois, classe par classe, à lire et à charger (Turtle)",
        "every fact once, class by class, to read and to load (Turtle)",
    ),
    _kind(
        "aigraph.trig",
        "chaque fait dans le graphe de sa preuve, passage après passage (TriG)",
        "every fact in the graph of its evidence, passage by passage (TriG)",
    ),
    _kind(
        "aigraph.nq",
        "le même en forme canonique ; son SHA-256 est l’empreinte de la version (N-Quads)",
        "the same in canonical form; its SHA-256 is the fingerprint of the version (N-Quads)",
    ),
    _kind(
        "aigraph.nt",
        "chaque fait une fois, une ligne par fait, triées (N-Triples)",
        "every fact once, one line a fact, sorted (N-Triples)",
    ),
    _kind(
        "aigraph.rdf",
        "chaque fait une fois, pour les outils d’XML (RDF/XML)",
        "every fact once, for tools of XML (RDF/XML)",
    ),
    _kind(
        "aigraph.jsonld",
        "chaque fait dans le graphe de sa preuve, aux noms du contexte (JSON-LD)",
        "every fact in the graph of its evidence, in the names of the context (JSON-LD)",
    ),
    _kind(
        "aigraph-framed.jsonld",
        "chaque chose avec ce qui lui appartient, classe par classe (JSON-LD)",
        "every thing with what belongs to it, class by class (JSON-LD)",
    ),
    _kind(
        "ontology.ttl",
        "l’ontologie et ses alignements : termes, définitions (Turtle)",
        "the ontology and its alignments: terms, definitions (Turtle)",
    ),
    _kind(
        "shapes.ttl",
        "les règles que les données respectent (SHACL)",
        "the rules that the data keep (SHACL)",
    ),
    _kind(
        "context.jsonld",
        "le contexte JSON-LD : les noms courts des termes",
        "the JSON-LD context: the short names of the terms",
    ),
    _kind(
        "aigraph.sssom.tsv",
        "les alignements sur des registres publics (SSSOM)",
        "the alignments to public registers (SSSOM)",
    ),
    _kind(
        "networks/*.graphml",
        "un réseau, pour Gephi et d’autres (GraphML)",
        "a network, for Gephi and others (GraphML)",
    ),
    _kind(
        TABLES_METADATA,
        "ce que sont les tables et leurs colonnes (CSV on the Web)",
        "what the tables and their columns are (CSV on the Web)",
    ),
    _kind(
        "tables/links.csv",
        "les liens dont une cellule d’une table a plusieurs (CSV)",
        "the links of which a cell of a table has several (CSV)",
    ),
    _kind(
        "tables/*.csv",
        "les choses d’une classe, une par ligne (CSV)",
        "the things of one class, one a row (CSV)",
    ),
    _kind(
        "views/*-report.*",
        "ce qu’une vue dans un autre vocabulaire ne peut pas dire",
        "what a view into another vocabulary cannot say",
    ),
    _kind(
        "views/*.ttl",
        "le graphe dans les mots d’un autre vocabulaire (Turtle)",
        "the graph in the words of another vocabulary (Turtle)",
    ),
    _kind(
        "void.ttl",
        "description des données : VoID, DCAT, PROV, DQV (Turtle)",
        "description of the data: VoID, DCAT, PROV, DQV (Turtle)",
    ),
    _kind(
        "dataset.jsonld",
        "description des données pour les moteurs de recherche : schema.org (JSON-LD)",
        "description of the data for search engines: schema.org (JSON-LD)",
    ),
    _kind(
        "ro-crate-metadata.json",
        "les fichiers comme objet de recherche (RO-Crate)",
        "the files as a research object (RO-Crate)",
    ),
    _kind(
        "CITATION.cff",
        "comment citer les données (Citation File Format)",
        "how to cite the data (Citation File Format)",
    ),
    _kind("CITATION.bib", "comment citer les données (BibTeX)", "how to cite the data (BibTeX)"),
    _kind(
        SUMMARY_FILE,
        "combien il y a de tout, et l’empreinte de la version",
        "how much there is of all, and the fingerprint of the version",
    ),
    _kind(
        SUMS_FILE,
        "le SHA-256 de chaque fichier, pour sha256sum -c",
        "the SHA-256 of each file, for sha256sum -c",
    ),
)  # fmt: skip


def find_kind(name: str) -> FileKind | None:
    """What a file of a release is; None for a file that is none.

    >>> find_kind("tables/cluster.csv").media_type
    'text/csv'
    """
    return next((kind for kind in FILES if fnmatchcase(name, kind.pattern)), None)


def titles_of(name: str, languages: Sequence[str]) -> dict[str, str]:
    """What a file of a release is called, by language; its name where the catalogue lacks it."""
    kind = find_kind(name)
    return {tag: kind.title.tell(tag) if kind is not None else name for tag in languages}
