"""The vocabulary: what a data file may say, read from ``ontology/context.jsonld``.

The context is the mapping from data files to RDF. Only plain terms are allowed in it (no ``@vocab``, no scoped
contexts, no remote ones), so that checking a key is a table look-up.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NoReturn

from aigraph.errors import InputError

if TYPE_CHECKING:
    from aigraph.project import Project

CONTEXT_FILE = "ontology/context.jsonld"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_PREFIX_IRI = re.compile(r"https?://\S+[#/]")
_ENTRY_KEYS = {"@id", "@type", "@container"}


class ClosedNamespace:
    """Names that exist under one address; a name that does not exist fails where it is written.

    >>> AIG.amuont
    Traceback (most recent call last):
    AttributeError: https://w3id.org/aigraph/ontology# has no term amuont
    """

    def __init__(self, base: str, names: str) -> None:
        self._base = base
        self._names = frozenset(names.split())

    def __getattr__(self, name: str) -> str:
        if name.startswith("_") or name not in self._names:
            msg = f"{self._base} has no term {name}"
            raise AttributeError(msg)
        return self._base + name


AIG = ClosedNamespace(
    "https://w3id.org/aigraph/ontology#",
    "Passage Reading ExternalRecord EditorialDecision Rule DescriptionGraph Source Register fingerprint reason remedy"
    " checksum characterCount CheckableClaim queryName completeness expectedVerdict statesThing ground hasModality"
    " ignored hasSubjectFrom adds hasHeading hasExtent hasEntries headingPattern headingStates concerns printedForm"
    " isPrintedIn support part isClosed allows allowsOn editorialOn recordOn descriptionOn bound Section Erratum"
    " hasAddress addressStart amount minAmount maxAmount quantity minQuantity maxQuantity",
)
DCTERMS = ClosedNamespace("http://purl.org/dc/terms/", "title license")
OA = ClosedNamespace(
    "http://www.w3.org/ns/oa#", "SpecificResource TextPositionSelector hasSource hasSelector start end"
)
SKOS = ClosedNamespace(
    "http://www.w3.org/2004/02/skos/core#", "Concept prefLabel altLabel hiddenLabel definition scopeNote"
)
RDFS = ClosedNamespace(
    "http://www.w3.org/2000/01/rdf-schema#", "label comment subClassOf subPropertyOf domain Resource"
)
SCHEMA = ClosedNamespace("https://schema.org/", "duration identifier propertyID url")
PROV = ClosedNamespace("http://www.w3.org/ns/prov#", "wasDerivedFrom")
OWL = ClosedNamespace("http://www.w3.org/2002/07/owl#", "Class Ontology")


@dataclass(frozen=True, slots=True)
class Term:
    """A key of the data files: the property it stands for, and what its values are."""

    name: str
    iri: str
    datatype: str | None
    is_reference: bool
    is_language_map: bool


@dataclass(frozen=True)
class Vocabulary:
    """All terms of a project. ``classes`` and ``properties`` are keyed by the names that data files use."""

    context: dict[str, Any]
    prefixes: dict[str, str]
    keywords: dict[str, str]
    classes: dict[str, str]
    properties: dict[str, Term]

    @cached_property
    def names(self) -> dict[str, str]:
        """From the IRI of a class or property to its name in the data files."""
        return {iri: name for name, iri in self.classes.items()} | {
            term.iri: name for name, term in self.properties.items()
        }

    def expand(self, name: str) -> str | None:
        """The IRI of a prefixed name such as ``skos:broader``; None when the prefix is unknown."""
        prefix, colon, local = name.partition(":")
        return self.prefixes[prefix] + local if colon and prefix in self.prefixes else None

    def shorten(self, iri: str) -> str:
        """An IRI as a prefixed name where a prefix fits, else as it is."""
        for prefix, base in self.prefixes.items():
            if iri.startswith(base) and re.fullmatch(r"[A-Za-z][\w-]*", iri[len(base) :]):
                return f"{prefix}:{iri[len(base) :]}"
        return iri


def read_vocabulary(project: Project) -> Vocabulary:
    """Read the project's context. Raises InputError for anything but plain terms."""
    file = project.path(CONTEXT_FILE)
    try:
        context = json.loads(file.read_text(encoding="utf-8"))["@context"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        msg = f"{CONTEXT_FILE}: not a JSON-LD context ({error}); correct the file"
        raise InputError(msg) from error
    if not isinstance(context, dict):
        _refuse("@context", "is no table of terms (a remote context is never fetched)")
    return _vocabulary(context)


def kebab_case(name: str) -> str:
    """The first part of the ids of a class.

    >>> kebab_case("ResearchProgramme")
    'research-programme'
    """
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def _vocabulary(context: dict[str, Any]) -> Vocabulary:
    prefixes = {name: value for name, value in context.items() if _is_prefix(value)}
    keywords: dict[str, str] = {}
    classes: dict[str, str] = {}
    properties: dict[str, Term] = {}
    for name, value in context.items():
        if name.startswith("@"):
            _refuse(name, "is not used here")
        if name in prefixes:
            continue
        if isinstance(value, dict):
            properties[name] = _term(name, value, prefixes)
        elif value in ("@id", "@type", "@graph"):
            keywords[name] = value
        elif isinstance(value, str) and name[:1].isupper():
            classes[name] = _iri(name, value, prefixes)
        else:
            _refuse(name, f"has the value {value!r}: a class is a name that begins with a capital, a property a table")
    return Vocabulary(context, prefixes, keywords, classes, properties)


def _is_prefix(value: object) -> bool:
    return isinstance(value, str) and _PREFIX_IRI.fullmatch(value) is not None


def _term(name: str, entry: dict[str, Any], prefixes: dict[str, str]) -> Term:
    if set(entry) - _ENTRY_KEYS or "@id" not in entry:
        _refuse(name, "may have @id, @type and @container only, and must have @id")
    kind, container = entry.get("@type"), entry.get("@container")
    if container not in (None, "@language") or (container is None) == (kind is None):
        _refuse(name, 'needs either "@type" (a datatype or "@id") or "@container": "@language"')
    datatype = None if kind in (None, "@id") else _iri(name, str(kind), prefixes)
    return Term(name, _iri(name, str(entry["@id"]), prefixes), datatype, kind == "@id", container is not None)


def _iri(name: str, value: str, prefixes: dict[str, str]) -> str:
    prefix, colon, local = value.partition(":")
    if not colon or prefix not in prefixes:
        _refuse(name, f"{value!r} has no known prefix")
    return prefixes[prefix] + local


def _refuse(name: str, what: str) -> NoReturn:
    msg = f"{CONTEXT_FILE}: {name}: {what}; only plain terms are allowed"
    raise InputError(msg)
