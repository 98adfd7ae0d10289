"""Rules: one CONSTRUCT a file in ``ontology/rules/``, run until nothing new follows.

What a rule concludes lies in a graph of its own, ``…/id/rule/<name>``, so that every inferred triple says which rule
made it. A triple that is stated somewhere is not inferred as well. Rules are monotone: none may ask for the absence
of something, so the result does not depend on the order in which they run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.dataset import read_ontology
from aigraph.errors import ENGLISH, FRENCH, InputError, UsageError
from aigraph.queries import conclude, list_queries, tokenize
from aigraph.terms import AIG, RDF_TYPE, RDFS

if TYPE_CHECKING:
    from aigraph.dataset import Dataset
    from aigraph.errors import Text
    from aigraph.project import Project

RULES_FOLDER = "ontology/rules"
_AGGREGATES = ("COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT")
_NOT_MONOTONE = frozenset(("MINUS", "NOT", "OPTIONAL", "BOUND", "LIMIT", "OFFSET", *_AGGREGATES))
_MOST_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it concludes in one sentence of each language, and its CONSTRUCT."""

    name: str
    summary: Text
    query: str


def read_rules(project: Project) -> list[Rule]:
    """The rules of a project, by name. Raises InputError for a rule that is not monotone."""
    rules = []
    for query in list_queries(project, RULES_FOLDER):
        for token in tokenize(query.text):
            if token.kind == "word" and token.text.upper() in _NOT_MONOTONE:
                where = f"{RULES_FOLDER}/{query.name}.rq"
                msg = f"{where}: {token.text} makes the rule depend on what is absent; write it as a query or a shape"
                raise InputError(msg)
        rules.append(Rule(query.name, query.summaries, query.text))
    return rules


def infer(dataset: Dataset) -> None:
    """Add to the dataset what its project's rules conclude, and the description of each rule's graph.

    While rules run, the ontology can be asked as the graph ``<base>graph/ontology``; it is no fact and does not stay.
    """
    rules = read_rules(dataset.project)
    store = dataset.store
    ontology = ox.NamedNode(dataset.project.base + "graph/ontology")
    store.extend(
        ox.Quad(triple.subject, triple.predicate, triple.object, ontology) for triple in read_ontology(dataset.project)
    )
    stated = {quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    conclusions = _fixpoint(dataset, rules)
    store.remove_graph(ontology)
    for rule in rules:
        graph = ox.NamedNode(dataset.project.iri(f"rule/{rule.name}"))
        store.extend(
            ox.Quad(triple.subject, triple.predicate, triple.object, graph)
            for triple in conclusions[rule.name] - stated
        )
        dataset.add(_rule_description(dataset, rule, graph))


def _fixpoint(dataset: Dataset, rules: list[Rule]) -> dict[str, set[ox.Triple]]:
    """What each rule concludes once no rule concludes anything new; the union holds all of it then."""
    conclusions: dict[str, set[ox.Triple]] = {rule.name: set() for rule in rules}
    for _ in range(_MOST_ROUNDS):
        size = len(dataset.store)
        for rule in rules:
            found = _conclude(dataset, rule)
            fresh = found - conclusions[rule.name]
            conclusions[rule.name] = found
            dataset.store.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in fresh)
        if len(dataset.store) == size:
            return conclusions
    msg = f"{RULES_FOLDER}: no end after {_MOST_ROUNDS} rounds; look for a rule that feeds itself"
    raise InputError(msg)


def _conclude(dataset: Dataset, rule: Rule) -> set[ox.Triple]:
    where = f"{RULES_FOLDER}/{rule.name}.rq"
    try:
        found = conclude(dataset, rule.query)
    except UsageError as error:
        msg = f"{where}: {error}"
        raise InputError(msg) from error
    if any(isinstance(term, ox.BlankNode) for triple in found for term in (triple.subject, triple.object)):
        msg = f"{where}: concludes a blank node, which has no name; conclude about things that are described"
        raise InputError(msg)
    return found


def _rule_description(dataset: Dataset, rule: Rule, graph: ox.NamedNode) -> list[ox.Quad]:
    description = ox.NamedNode(dataset.project.description_graph)
    said = {rule.summary.tell(language): language for language in (FRENCH, ENGLISH)}
    comments = [ox.Literal(summary, language=language) for summary, language in said.items()]
    return [
        ox.Quad(graph, ox.NamedNode(RDF_TYPE), ox.NamedNode(AIG.Rule), description),
        *(ox.Quad(graph, ox.NamedNode(RDFS.comment), comment, description) for comment in comments),
    ]
