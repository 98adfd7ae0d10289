"""Scores as facts: a ranking as observations of the W3C's RDF Data Cube (https://www.w3.org/TR/vocab-data-cube/).

One observation is one score: its node, its network, its measure (the measure dimension of section 5.4.2: an
observation has one value), the place that it gives. They lie in ``<base>graph/centrality/NETWORK``, a graph of their
own, with all that describes them, and say from which state of the facts (its fingerprint) they were computed; so they
can be asked beside the facts and never be taken for one.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox

from aigraph.dataset import fingerprint
from aigraph.errors import Text
from aigraph.measures import MEASURES
from aigraph.networks import LAYERS
from aigraph.terms import RDF_TYPE, RDFS, XSD, ClosedNamespace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aigraph.dataset import Dataset
    from aigraph.measures import Ranking

QB = ClosedNamespace(
    "http://purl.org/linked-data/cube#",
    "DataSet DataStructureDefinition ComponentSpecification ComponentProperty Observation DimensionProperty"
    " MeasureProperty AttributeProperty structure component dimension measure attribute measureType dataSet order"
    " componentRequired componentAttachment",
)
PROV = ClosedNamespace(
    "http://www.w3.org/ns/prov#", "Activity Entity SoftwareAgent wasGeneratedBy used wasAssociatedWith value"
)
SCORE = ClosedNamespace("https://w3id.org/aigraph/score#", "node network version rank tied")
#: Below this address each measure is a property under its own name.
MEASURE_BASE = "https://w3id.org/aigraph/measure#"
_PREFIXES = {
    "measure": MEASURE_BASE,
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "score": "https://w3id.org/aigraph/score#",
    "xsd": XSD,
}
CUBE_FORMATS = {"turtle": ".ttl", "trig": ".trig", "nquads": ".nq", "ntriples": ".nt", "jsonld": ".jsonld"}
_FORMS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_DIGITS = 12

_NODE = Text("what is scored", "ce qui est mesuré")
_NETWORK = Text("network", "réseau")
_MEASURE = Text("measure", "mesure")
_VERSION = Text("fingerprint of the facts (RDFC-1.0, SHA-256)", "empreinte des faits (RDFC-1.0, SHA-256)")
_RANK = Text("place in the network, the first of a tie", "rang dans le réseau, le premier des ex æquo")
_TIED = Text("how many share the place", "combien partagent le rang")
_DATA_SET = Text("Scores of the network {network}", "Mesures du réseau {network}")
_ACTIVITY = Text("Computation of the scores of {network}", "Calcul des mesures de {network}")
# property → (its class in the cube, its range, its label)
_COMPONENTS: dict[str, tuple[str, str, Text]] = {
    SCORE.node: (QB.DimensionProperty, RDFS.Resource, _NODE),
    SCORE.network: (QB.DimensionProperty, PROV.Entity, _NETWORK),
    QB.measureType: (QB.DimensionProperty, QB.MeasureProperty, _MEASURE),
    SCORE.rank: (QB.AttributeProperty, XSD + "integer", _RANK),
    SCORE.tied: (QB.AttributeProperty, XSD + "integer", _TIED),
    SCORE.version: (QB.AttributeProperty, XSD + "string", _VERSION),
}


def make_cube(ranking: Ranking, dataset: Dataset, layers: Sequence[str] = LAYERS) -> list[ox.Quad]:
    """The scores of a ranking as quads of their own graph, in a fixed order; no blank node, no date.

    A network of some layers only is another network, with scores under names of their own.
    """
    kept = [layer for layer in LAYERS if layer in layers]
    name = ranking.network if len(kept) == len(LAYERS) else f"{ranking.network}/layers/{'-'.join(kept)}"
    cube = _Cube(dataset.project.base, ranking, name, fingerprint(dataset.quads()))
    triples = [*cube.structure(), *cube.description(), *cube.observations(dataset.project.id_base)]
    return [
        ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(cube.graph))
        for triple in sorted(set(triples), key=str)
    ]


def write_cube(quads: list[ox.Quad], form: str) -> bytes:
    """The quads in an RDF format; Turtle and N-Triples have no graphs, so they hold the triples alone."""
    flat = form in {"turtle", "ntriples"}
    statements: list[ox.Triple] | list[ox.Quad] = [quad.triple for quad in quads] if flat else quads
    return ox.serialize(statements, format=_FORMS[form], prefixes=_PREFIXES) or b""


class _Cube:
    """The names of one cube and what is said of them."""

    def __init__(self, base: str, ranking: Ranking, name: str, version: str) -> None:
        self._ranking = ranking
        self._name = name
        self._version = version
        self._network = f"{base}network/{quote(name)}"
        self.graph = f"{base}graph/centrality/{quote(name)}"
        self._data_set = f"{base}centrality/{quote(name)}"

    def structure(self) -> Iterator[ox.Triple]:
        """The data structure definition: its components, and the properties that they are."""
        structure = f"{self._data_set}/structure"
        yield _typed(structure, QB.DataStructureDefinition)
        for order, dimension in enumerate((SCORE.node, SCORE.network, QB.measureType), 1):
            yield from self._component(structure, QB.dimension, dimension, {QB.order: order})
        for attribute in (SCORE.rank, SCORE.tied):
            yield from self._component(structure, QB.attribute, attribute, {QB.componentRequired: False})
        yield from self._component(structure, QB.attribute, SCORE.version, {QB.componentRequired: True})
        attached = ox.NamedNode(f"{structure}/version"), ox.NamedNode(QB.componentAttachment), ox.NamedNode(QB.DataSet)
        yield ox.Triple(*attached)
        for name in self._ranking.measures:
            yield from self._component(structure, QB.measure, MEASURE_BASE + name, {})
            yield from _property(MEASURE_BASE + name, QB.MeasureProperty, XSD + "double", Text(name, name))
            yield from _texts(MEASURE_BASE + name, RDFS.comment, MEASURES[name].reading)
        for iri, (kind, value, label) in _COMPONENTS.items():
            yield from _property(iri, kind, value, label)

    def description(self) -> Iterator[ox.Triple]:
        """The data set, the network, and the computation that made the one from the other."""
        activity = f"{self._data_set}/computation/{self._version[:16]}"
        agent = "https://w3id.org/aigraph/software"
        name = {"network": self._name}
        yield _typed(self._data_set, QB.DataSet)
        yield from _labels(self._data_set, _DATA_SET.fill(**name))
        yield _tie(self._data_set, QB.structure, f"{self._data_set}/structure")
        yield _tie(self._data_set, PROV.wasGeneratedBy, activity)
        yield ox.Triple(ox.NamedNode(self._data_set), ox.NamedNode(SCORE.version), ox.Literal(self._version))
        yield _typed(activity, PROV.Activity)
        yield from _labels(activity, _ACTIVITY.fill(**name))
        yield _tie(activity, PROV.used, self._network)
        yield _tie(activity, PROV.wasAssociatedWith, agent)
        yield _typed(agent, PROV.SoftwareAgent)
        yield ox.Triple(ox.NamedNode(agent), ox.NamedNode(RDFS.label), ox.Literal("aigraph"))
        yield _typed(self._network, PROV.Entity)
        yield ox.Triple(ox.NamedNode(self._network), ox.NamedNode(RDFS.label), ox.Literal(self._name))

    def observations(self, id_base: str) -> Iterator[ox.Triple]:
        """One for each node and measure, with its value and its place."""
        for measure in self._ranking.measures:
            found = self._ranking.places(measure)
            for node, value in self._ranking.values(measure).items():
                observation = f"{self._data_set}/{measure}/{quote(node.removeprefix(id_base))}"
                yield _typed(observation, QB.Observation)
                yield _tie(observation, QB.dataSet, self._data_set)
                yield _tie(observation, SCORE.node, node)
                yield _tie(observation, SCORE.network, self._network)
                yield _tie(observation, QB.measureType, MEASURE_BASE + measure)
                yield _say(observation, MEASURE_BASE + measure, float(round(value, _DIGITS)))
                if math.isnan(value):  # a measure that says nothing of a node gives it no place
                    continue
                yield _say(observation, SCORE.rank, found[node].first)
                yield _say(observation, SCORE.tied, found[node].last - found[node].first + 1)

    def _component(self, structure: str, role: str, iri: str, more: Mapping[str, int | bool]) -> Iterator[ox.Triple]:
        name = iri.rpartition("#")[2]
        # A measure may have the name of a dimension: it stands one step below.
        component = f"{structure}/{'measure/' if role == QB.measure else ''}{name}"
        yield _tie(structure, QB.component, component)
        yield _typed(component, QB.ComponentSpecification)
        yield _tie(component, role, iri)
        for predicate, value in more.items():
            yield _say(component, predicate, value)


def _property(iri: str, kind: str, value: str, label: Text) -> Iterator[ox.Triple]:
    yield _typed(iri, "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property")
    yield _typed(iri, kind)
    yield _tie(iri, "http://www.w3.org/2000/01/rdf-schema#range", value)
    yield from _labels(iri, label)


def _labels(iri: str, label: Text) -> Iterator[ox.Triple]:
    return _texts(iri, RDFS.label, label)


def _texts(iri: str, predicate: str, text: Text) -> Iterator[ox.Triple]:
    for language, told in (("en", text.en), ("fr", text.fr)):
        yield ox.Triple(ox.NamedNode(iri), ox.NamedNode(predicate), ox.Literal(told, language=language))


def _typed(iri: str, kind: str) -> ox.Triple:
    return _tie(iri, RDF_TYPE, kind)


def _tie(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value))


def _say(subject: str, predicate: str, value: float | bool) -> ox.Triple:  # noqa: FBT001  (a value, no switch)
    kind = "boolean" if isinstance(value, bool) else "integer" if isinstance(value, int) else "double"
    # XML Schema writes what is no number in its own way.
    told = {"nan": "NaN", "inf": "INF", "-inf": "-INF"}.get(repr(value), str(value).lower())
    return ox.Triple(
        ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(told, datatype=ox.NamedNode(XSD + kind))
    )
