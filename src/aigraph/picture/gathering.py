"""Gathering: a view of the graph, by the project's queries in ``queries/picture/``.

``nodes`` selects ``?node ?kind`` and, where it has them, ``?size ?quantity ?short``; ``edges`` selects
``?source ?target ?kind``; ``measure`` says in words what the sizes measure. A project without them is drawn whole:
everything that has a name, and every direct tie between such things.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.cards import CardMaker, group_digits
from aigraph.picture.marks import assign
from aigraph.picture.view import Edge, Fact, Measure, Node, View
from aigraph.queries import bind, find_query, read_query, select
from aigraph.terms import RDF_TYPE, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.dataset import Dataset
    from aigraph.picture.view import Text

FOLDER = "queries/picture"
_WHOLE = {
    "nodes": f"""SELECT DISTINCT ?node (MIN(?class) AS ?kind)
WHERE {{ ?node <{SKOS.prefLabel}> ?name ; a ?class }} GROUP BY ?node ORDER BY STR(?kind) STR(?node)""",
    "edges": f"""SELECT DISTINCT ?source ?target ?kind
WHERE {{ ?source ?kind ?target . ?source <{SKOS.prefLabel}> ?name . ?target <{SKOS.prefLabel}> ?other
FILTER(?source != ?target) }} ORDER BY STR(?source) STR(?target) STR(?kind)""",
}
_IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme"
_LEFT_OUT = {RDF_TYPE, RDFS.label, SKOS.prefLabel, SKOS.hiddenLabel}


def gather(dataset: Dataset) -> View:
    """The view of a dataset in every language of its project."""
    return _Gatherer(dataset).view()


def kinds_drawn(dataset: Dataset) -> list[str]:
    """The kinds of what is drawn (IRIs of classes or concepts), in the order in which they get their marks."""
    rows = _rows(dataset, "nodes", dataset.project.languages[0])
    return list(dict.fromkeys(row["kind"] for row in rows))


def _rows(dataset: Dataset, name: str, language: str) -> list[dict[str, Any]]:
    if dataset.project.path(f"{FOLDER}/{name}.rq").is_file():
        query = find_query(dataset.project, name, FOLDER)
    elif name in _WHOLE:
        query = read_query(_WHOLE[name])
    else:
        return []
    return list(select(dataset, bind(query, {}, dataset.vocabulary, dataset.project, language)))


class _Gatherer:
    """Holds what every node needs: the words of each language, and which nodes and ties are drawn."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.languages = dataset.project.languages
        self.makers = {language: CardMaker(dataset, language) for language in self.languages}
        self.node_rows = {language: _rows(dataset, "nodes", language) for language in self.languages}
        self.edge_rows = _rows(dataset, "edges", self.languages[0])
        self.drawn = {row["node"] for row in self.node_rows[self.languages[0]]}
        self.tied = {(row["source"], row["target"]) for row in self.edge_rows}

    def view(self) -> View:
        project = self.dataset.project
        rows = self.node_rows[self.languages[0]]
        kinds = list(dict.fromkeys(row["kind"] for row in rows))
        edges = [row for row in self.edge_rows if row["source"] in self.drawn and row["target"] in self.drawn]
        return View(
            title={language: project.title.get(language, project.name) for language in self.languages},
            summary={language: project.description.get(language, "") for language in self.languages},
            languages=self.languages,
            marks=assign((kind, self._name(kind)) for kind in kinds),
            nodes=tuple(self._node(row, place) for place, row in enumerate(rows)),
            edges=tuple(Edge(row["source"], row["target"], row["kind"], self._name(row["kind"])) for row in edges),
            measure=self._measure(),
        )

    def _measure(self) -> Measure | None:
        rows = {language: _rows(self.dataset, "measure", language) for language in self.languages}
        if not all(rows.values()):
            return None
        first = {language: found[0] for language, found in rows.items()}
        label = {language: str(row["label"]) for language, row in first.items()}
        return Measure(label, {language: str(row["total"]) for language, row in first.items()})

    def _node(self, row: Mapping[str, Any], place: int) -> Node:
        iri, size = row["node"], row.get("size")
        label = {language: self.dataset.label(iri, language) for language in self.languages}
        short = {
            language: str(self.node_rows[language][place].get("short") or label[language])
            for language in self.languages
        }
        quantity = None
        if row.get("quantity") is not None:
            quantity = {language: str(self.node_rows[language][place]["quantity"]) for language in self.languages}
        names = sorted(
            {value.value for name in (SKOS.altLabel, SKOS.hiddenLabel) for value in self.dataset.objects(iri, name)}
        )
        return Node(
            iri,
            row["kind"],
            label,
            short,
            None if size is None else float(size),
            quantity,
            self._facts(iri),
            tuple(names),
        )

    def _name(self, iri: str) -> Text:
        """The name of a class, a property or a concept: what the ontology calls it, else what the graph does."""
        names = {}
        for language, maker in self.makers.items():
            term = maker.term(iri)
            own = term == self.dataset.vocabulary.shorten(iri)
            names[language] = self.dataset.label(iri, language) if own else term
        return names

    def _facts(self, iri: str) -> tuple[Fact, ...]:
        """What a node says of itself, and what facts of several parts (a sum, a participation) say of it."""
        store, union, node = self.dataset.store, ox.DefaultGraph(), ox.NamedNode(iri)
        own = [
            quad
            for quad in sorted(store.quads_for_pattern(node, None, None, union), key=str)
            if quad.predicate.value not in _LEFT_OUT and not self._is_drawn_tie(iri, quad.object)
        ]
        facts = [*self._texts(own), *(self._statement(quad) for quad in own if not _is_text(quad.object))]
        incoming = {
            quad.subject.value
            for quad in store.quads_for_pattern(None, None, node, union)
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value not in self.drawn
        }
        facts += [self._thing(subject) for subject in sorted(incoming) if self.dataset.objects(subject, RDFS.label)]
        return tuple(sorted(facts, key=self._fact_order))

    def _fact_order(self, fact: Fact) -> tuple[bool, str, str]:
        """What is stated stands before what only rules conclude; then by property and value."""
        language = self.languages[0]
        concluded = self.makers[language].concluded
        stated = any(not words[language].startswith(concluded) for words in fact.evidence)
        value = fact.value if isinstance(fact.value, str) else fact.value[language]
        return not stated, fact.property[language], value

    def _is_drawn_tie(self, iri: str, other: object) -> bool:
        return isinstance(other, ox.NamedNode) and other.value in self.drawn and (iri, other.value) in self.tied

    def _texts(self, quads: Iterable[ox.Quad]) -> list[Fact]:
        """Texts in several languages become one fact a property."""
        by_property: dict[str, list[ox.Quad]] = {}
        for quad in quads:
            if _is_text(quad.object):
                by_property.setdefault(quad.predicate.value, []).append(quad)
        return [self._joined(predicate, found) for predicate, found in sorted(by_property.items())]

    def _joined(self, predicate: str, quads: list[ox.Quad]) -> Fact:
        texts: dict[str, list[str]] = {}
        for quad in sorted(quads, key=lambda quad: str(quad.object)):
            texts.setdefault(quad.object.language, []).append(quad.object.value)  # type: ignore[union-attr,arg-type]
        any_language = next(iter(texts.values()))
        value = {language: "; ".join(texts.get(language, any_language)) for language in self.languages}
        return Fact(self._name(predicate), value, None, self._evidence(quads))

    def _statement(self, quad: ox.Quad) -> Fact:
        value = quad.object
        if isinstance(value, ox.NamedNode):
            label: Text | str = {language: self.dataset.label(value.value, language) for language in self.languages}
            is_link = value.value in self.drawn or not value.value.startswith(self.dataset.project.base)
            link = value.value if is_link else None
        else:
            label = str(getattr(value, "value", value))
            link = label if label.startswith(("http://", "https://")) else None
        return Fact(self._name(quad.predicate.value), label, link, self._evidence([quad]))

    def _thing(self, subject: str) -> Fact:
        """A thing that is not drawn, under the name of its class: its name, its figures, what states each part."""
        name = self.dataset.kind(subject)
        kind = self.dataset.vocabulary.classes.get(name, subject)
        quads = list(self.dataset.store.quads_for_pattern(ox.NamedNode(subject), None, None, ox.DefaultGraph()))
        stated = sorted((quad for quad in quads if quad.predicate.value not in _LEFT_OUT), key=str)
        value = {language: self._with_figures(subject, stated, language) for language in self.languages}
        return Fact(self._name(kind), value, None, self._evidence_of_parts(stated))

    def _with_figures(self, subject: str, stated: Iterable[ox.Quad], language: str) -> str:
        """The name of a thing, and after it the figures and reserves that its name does not tell."""
        label, maker = self.dataset.label(subject, language), self.makers[language]
        figures = [
            f"{maker.term(quad.predicate.value)} {figure}"
            for quad in stated
            if (figure := self._figure(quad.object, language)) and figure not in label
        ]
        return f"{label} ({'; '.join(figures)})" if figures else label

    def _figure(self, value: object, language: str) -> str:
        """A number in groups of three digits, another literal as it is, a concept by its name; else nothing."""
        if isinstance(value, ox.Literal):
            return group_digits(value.value, language) if not value.language else ""
        if isinstance(value, ox.NamedNode) and self.dataset.objects(value.value, _IN_SCHEME):
            return self.dataset.label(value.value, language)
        return ""

    def _evidence(self, quads: Iterable[ox.Quad]) -> tuple[Text, ...]:
        """Where any of the quads is stated, each place once."""
        return tuple(dict(zip(self.languages, words, strict=True)) for words in self._places(quads))

    def _evidence_of_parts(self, quads: list[ox.Quad]) -> tuple[Text, ...]:
        """Where a thing's parts are stated; a place that states some of them only says which."""
        places = self._places(quads)
        properties = {quad.predicate.value for quad in quads}
        return tuple(
            {
                language: text if found == properties else f"{text} ({', '.join(self._terms(found, language))})"
                for language, text in zip(self.languages, words, strict=True)
            }
            for words, found in places.items()
        )

    def _terms(self, properties: Iterable[str], language: str) -> list[str]:
        return sorted(self.makers[language].term(name) for name in properties)

    def _places(self, quads: Iterable[ox.Quad]) -> dict[tuple[str, ...], set[str]]:
        """Each place in the words of every language, with the properties that it states."""
        places: dict[tuple[str, ...], set[str]] = {}
        for quad in quads:
            found = [maker.evidence(quad.triple) for maker in self.makers.values()]
            for words in zip(*found, strict=True):
                places.setdefault(words, set()).add(quad.predicate.value)
        return places


def _is_text(value: object) -> bool:
    return isinstance(value, ox.Literal) and bool(value.language)
