"""The files of a release: what each is, in French and English, and its media type.

Pages, metadata and documents tell of the files from here; a test holds that no release has a file that is not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from aigraph.errors import Text
from aigraph.release.writing import SUMMARY_FILE, SUMS_FILE

TABLES_METADATA = "tables/csv-metadata.json"
_TURTLE, _JSON_LD = "text/turtle", "application/ld+json"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A file of a release, or all of one kind (``tables/*.csv``): its title and media type."""

    pattern: str
    title: Text
    media_type: str


def _kind(pattern: str, media_type: str, french: str, english: str) -> FileKind:
    return FileKind(pattern, Text(english, french), media_type)


FILES = (
    _kind(
        "aigraph.ttl",
        _TURTLE,
        "chaque fait une fois, classe par classe, à lire et à charger (Turtle)",
        "every fact once, class by class, to read and to load (Turtle)",
    ),
    _kind(
        "aigraph.trig",
        "application/trig",
        "chaque fait dans le graphe de sa preuve, passage après passage (TriG)",
        "every fact in the graph of its evidence, passage by passage (TriG)",
    ),
    _kind(
        "aigraph.nq",
        "application/n-quads",
        "le même en forme canonique ; son SHA-256 est l’empreinte de la version (N-Quads)",
        "the same in canonical form; its SHA-256 is the fingerprint of the version (N-Quads)",
    ),
    _kind(
        "aigraph.nt",
        "application/n-triples",
        "chaque fait une fois, une ligne par fait, triées (N-Triples)",
        "every fact once, one line a fact, sorted (N-Triples)",
    ),
    _kind(
        "aigraph.rdf",
        "application/rdf+xml",
        "chaque fait une fois, pour les outils d’XML (RDF/XML)",
        "every fact once, for tools of XML (RDF/XML)",
    ),
    _kind(
        "aigraph.jsonld",
        _JSON_LD,
        "chaque fait dans le graphe de sa preuve, aux noms du contexte (JSON-LD)",
        "every fact in the graph of its evidence, in the names of the context (JSON-LD)",
    ),
    _kind(
        "aigraph-framed.jsonld",
        _JSON_LD,
        "chaque chose avec ce qui lui appartient, classe par classe (JSON-LD)",
        "every thing with what belongs to it, class by class (JSON-LD)",
    ),
    _kind(
        "ontology.ttl",
        _TURTLE,
        "l’ontologie et ses alignements : termes, définitions (Turtle)",
        "the ontology and its alignments: terms, definitions (Turtle)",
    ),
    _kind(
        "shapes.ttl",
        _TURTLE,
        "les règles que les données respectent (SHACL)",
        "the rules that the data keep (SHACL)",
    ),
    _kind(
        "context.jsonld",
        _JSON_LD,
        "le contexte JSON-LD : les noms courts des termes",
        "the JSON-LD context: the short names of the terms",
    ),
    _kind(
        "aigraph.sssom.tsv",
        "text/tab-separated-values",
        "les alignements sur des registres publics (SSSOM)",
        "the alignments to public registers (SSSOM)",
    ),
    _kind(
        "networks/*.graphml",
        "application/graphml+xml",
        "un réseau, pour Gephi et d’autres (GraphML)",
        "a network, for Gephi and others (GraphML)",
    ),
    _kind(
        TABLES_METADATA,
        "application/csvm+json",
        "ce que sont les tables et leurs colonnes (CSV on the Web)",
        "what the tables and their columns are (CSV on the Web)",
    ),
    _kind(
        "tables/links.csv",
        "text/csv",
        "les liens dont une cellule d’une table a plusieurs (CSV)",
        "the links of which a cell of a table has several (CSV)",
    ),
    _kind(
        "tables/*.csv",
        "text/csv",
        "les choses d’une classe, une par ligne (CSV)",
        "the things of one class, one a row (CSV)",
    ),
    _kind(
        SUMMARY_FILE,
        "application/json",
        "combien il y a de tout, et l’empreinte de la version",
        "how much there is of all, and the fingerprint of the version",
    ),
    _kind(
        SUMS_FILE,
        "text/plain",
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
