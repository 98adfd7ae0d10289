"""Gathering: a view of the graph, by the project's queries in ``queries/picture/``.

``nodes`` selects ``?node ?kind`` and, where it has them, ``?size ?quantity ?short``; ``edges`` selects
``?source ?target ?kind`` and ``?via``, the thing that states the tie where it is no direct one; ``measure`` says in
words what the sizes measure; ``facets`` selects ``?node ?facet ?value`` (``facets.py``), each query of
``observations/`` a sentence (``observing.py``), and those of the tabs what they show (``sheets``). A project without
them is drawn whole: everything that has a name, and every direct tie between such things.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from aigraph.picture import turtle
from aigraph.picture.asking import Asking
from aigraph.picture.facets import gather_facets
from aigraph.picture.facts import Facts, Words
from aigraph.picture.focusing import of_the_drawn
from aigraph.picture.marks import assign
from aigraph.picture.observing import observe
from aigraph.picture.proofs import Proofs
from aigraph.picture.readings import Readings
from aigraph.picture.sheets import SHEETS, Gathered
from aigraph.picture.standing import find_standings
from aigraph.picture.view import Edge, Measure, Node, View
from aigraph.terms import SKOS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aigraph.dataset import Dataset
    from aigraph.evidence import Marks
    from aigraph.picture.focusing import Focus


def gather(
    dataset: Dataset, texts: Mapping[str, str] | None = None, marks: Marks | None = None, focus: Focus | None = None
) -> View:
    """The view of a dataset in every language of its project; with a focus, of the part around that.

    With the sources' texts by slug, passages have words; `marks` tell which of them have which value.
    """
    return _Gatherer(dataset, texts or {}, marks or {}, focus).view()


def kinds_drawn(dataset: Dataset) -> list[str]:
    """The kinds of what is drawn (IRIs of classes or concepts), in the order in which they get their marks."""
    return list(dict.fromkeys(row["kind"] for row in Asking(dataset).rows("nodes")))


class _Gatherer:
    """Holds what every node needs: the words of each language, and which nodes and ties are drawn."""

    def __init__(self, dataset: Dataset, texts: Mapping[str, str], marks: Marks, focus: Focus | None) -> None:
        self.dataset, self.asking, self.words = dataset, Asking(dataset), Words(dataset)
        self.languages = self.words.languages
        self.proofs = Proofs(dataset, self.words.makers, texts, marks)
        self.node_rows = {language: self.asking.rows("nodes", language) for language in self.languages}
        found, self.focus = self.asking.rows("edges"), focus
        if focus is not None:
            kept = focus.kept([row["node"] for row in self.node_rows[self.languages[0]]], found)
            self.node_rows = {
                name: [row for row in rows if row["node"] in kept] for name, rows in self.node_rows.items()
            }
        rows = self.node_rows[self.languages[0]]
        self.kinds = {row["node"]: row["kind"] for row in rows}
        self.edge_rows = [row for row in found if row["source"] in self.kinds and row["target"] in self.kinds]
        tied = {(row["source"], row["target"]) for row in found}
        self.facts = Facts(self.words, self.proofs, set(self.kinds), tied)
        self.vias: dict[str, set[str]] = {}
        for row in self.edge_rows:
            for end in (row["source"], row["target"]) if row.get("via") else ():
                self.vias.setdefault(end, set()).add(row["via"])
        self.readings = Readings(self.words)
        self.standings = find_standings(dataset, self.languages)
        self.facets, self.facet_values = gather_facets(self.asking, self.words, set(self.kinds))

    def view(self) -> View:
        project, rows = self.dataset.project, self.node_rows[self.languages[0]]
        nodes = tuple(self._node(row, place) for place, row in enumerate(rows))
        edges = tuple(map(self._edge, self.edge_rows))
        gathered = Gathered(self.asking, self.words, self.proofs, nodes, edges)
        sheets = {name: made for name, make in SHEETS.items() if (made := make(gathered)) is not None}
        summary = {language: _told(project.description, language) for language in self.languages}
        if self.focus is not None:
            summary, sheets = dict(self.focus.told(self.words.thing(self.focus.centre))), of_the_drawn(sheets)
        return View(
            title={language: _told(project.title, language) or project.name for language in self.languages},
            summary=summary,
            languages=self.languages,
            marks=assign((kind, self.words.term(kind)) for kind in dict.fromkeys(self.kinds.values())),
            nodes=nodes,
            edges=edges,
            measure=self._measure() if self.focus is None else None,
            facets=self.facets,
            observations=observe(self.asking, set(self.kinds)) if self.focus is None else (),
            sheets=sheets,
            queries=self.asking.asked,
            base=f"{project.base}id/",
            prefixes=turtle.prefixes(self.dataset),
            turtle=turtle.of_cards(self.dataset, nodes, edges),
        )

    def _measure(self) -> Measure | None:
        rows = {language: self.asking.rows("measure", language) for language in self.languages}
        if not all(rows.values()):
            return None
        first = {language: found[0] for language, found in rows.items()}
        label = {language: str(row["label"]) for language, row in first.items()}
        total = {language: str(row["total"]) for language, row in first.items() if row.get("total")}
        return Measure(label, total or None)

    def _node(self, row: Mapping[str, Any], place: int) -> Node:
        iri, size = row["node"], row.get("size")
        label = self.words.thing(iri)
        own = {language: self.node_rows[language][place] for language in self.languages}
        quantity = None
        if row.get("quantity") is not None:
            quantity = {language: str(found["quantity"]) for language, found in own.items()}
        names = (value.value for name in (SKOS.altLabel, SKOS.hiddenLabel) for value in self.dataset.objects(iri, name))
        return Node(
            iri,
            row["kind"],
            label,
            {language: str(found.get("short") or label[language]) for language, found in own.items()},
            None if size is None else float(size),
            quantity,
            self.facts.of_node(iri, frozenset(self.vias.get(iri, ()))),
            tuple(sorted(set(names))),
            self.facet_values.get(iri, {}),
            self.standings.get(iri, ()),
        )

    def _edge(self, row: Mapping[str, Any]) -> Edge:
        proofs, via, label = (
            self.proofs.of_quads(self._stating(row)),
            row.get("via") or "",
            self.words.term(row["kind"]),
        )
        ends = row["source"], row["target"]
        details = self.facts.things.details(via, {*ends, row["kind"]}) if via else ()
        return Edge(*ends, row["kind"], label, self.readings.of(row["kind"], ends[1]), proofs, via, details)

    def _stating(self, row: Mapping[str, Any]) -> list[ox.Quad]:
        """The triples that state a tie: those that tie what it goes by to its ends, else those between the ends."""
        ends = ox.NamedNode(row["source"]), ox.NamedNode(row["target"])
        via = row.get("via")
        pairs = [ends, ends[::-1]] if via is None else [(ox.NamedNode(via), end) for end in ends]
        store, union = self.dataset.store, ox.DefaultGraph()
        found = [quad for one, other in pairs for quad in store.quads_for_pattern(one, None, other, union)]
        return sorted(found, key=str)


def _told(texts: Mapping[str, str], language: str) -> str:
    """A text in a language, else in the first that it is in."""
    return texts.get(language) or next(iter(texts.values()), "")
