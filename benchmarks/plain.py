"""The same job written plainly with rdflib, pySHACL, networkx and pyvis. Usage: plain.py FOLDER [--core].

It is what a careful author writes with these libraries and no more: the same facts (read with PyYAML's C loader), the
same rules run to a fixpoint (but those that ask which graph states a fact), the same shapes, the same outputs; it
checks no data file, and its page is pyvis's own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import networkx as nx
import rdflib
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
BASE = "https://w3id.org/aigraph/id/"
INSTITUTIONS = (ROOT / "queries/networks/institutions.rq").read_text(encoding="utf-8")


def main(folder: Path, *, core: bool) -> None:
    """With ``core``, without SHACL and without HTML."""
    folder.mkdir(parents=True, exist_ok=True)
    dataset = read_facts()
    union = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        union.add((subject, predicate, value))
    infer(union)
    if not core:
        check(union)
    union.serialize(folder / "aigraph.ttl", format="turtle")
    dataset.serialize(folder / "aigraph.trig", format="trig")
    dataset.serialize(folder / "aigraph.jsonld", format="json-ld")
    network: nx.Graph[str] = nx.Graph()
    for source, target, weight in rows(union, INSTITUTIONS):
        network.add_node(str(source))
        if target is not None:
            network.add_edge(str(source), str(target), weight=int(weight))
    measures = nx.degree_centrality(network), nx.betweenness_centrality(network), nx.closeness_centrality(network)
    (folder / "centrality.csv").write_text(repr(measures), encoding="utf-8")
    if not core:
        draw(union, folder / "graph.html")


def read_facts() -> rdflib.Dataset:
    """All blocks of all data files as one JSON-LD document."""
    context = json.loads((ROOT / "ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
    blocks = []
    for path in sorted((ROOT / "data").glob("**/*.yaml")):
        blocks += yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    dataset = rdflib.Dataset()
    document = json.dumps({"@context": context, "@graph": blocks})
    dataset.parse(data=document, format="json-ld", base=BASE, publicID=BASE)
    return dataset


def infer(union: rdflib.Graph) -> None:
    """The project's rules, until nothing new follows."""
    ontology = rdflib.Graph().parse(ROOT / "ontology/aigraph.ttl").parse(ROOT / "ontology/alignments.ttl")
    queries = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "ontology/rules").glob("*.rq"))]
    # rdflib has the ontology in the same graph while rules run; its triples are taken out again.
    queries = [query.replace("GRAPH <https://w3id.org/aigraph/graph/ontology>", "") for query in queries]
    # The union does not know which graph states what: rules that ask for that are left out.
    queries = [query for query in queries if "GRAPH" not in query]
    for triple in ontology:
        union.add(triple)
    size = 0
    while size != len(union):
        size = len(union)
        for query in queries:
            for triple in list(rows(union, query)):
                union.add(triple)
    for triple in ontology:
        union.remove(triple)


def rows(union: rdflib.Graph, query: str) -> Iterator[Any]:
    """The rows of a SELECT, or the triples of a CONSTRUCT."""
    yield from cast("Any", union.query(query))


def check(union: rdflib.Graph) -> None:
    """The project's shapes."""
    import pyshacl

    shapes = rdflib.Graph().parse(ROOT / "ontology/shapes.ttl")
    ontology = rdflib.Graph().parse(ROOT / "ontology/aigraph.ttl")
    pyshacl.validate(union, shacl_graph=shapes, ont_graph=ontology)


def draw(union: rdflib.Graph, file: Path) -> None:
    """Clusters and institutions as pyvis draws them."""
    from pyvis.network import Network

    graph: nx.Graph[str] = nx.Graph()
    member_of = rdflib.URIRef("http://www.w3.org/ns/org#memberOf")
    label = rdflib.RDFS.label
    for institution, cluster in union.subject_objects(member_of):
        for node in (institution, cluster):
            graph.add_node(str(node), label=str(union.value(node, label)))
        graph.add_edge(str(institution), str(cluster))
    picture = Network(cdn_resources="in_line")
    picture.from_nx(graph)
    file.write_text(picture.generate_html(notebook=False), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), core="--core" in sys.argv)
