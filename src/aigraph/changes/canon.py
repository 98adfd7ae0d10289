"""Statements as sorted lines of N-Quads, with names for blank nodes that do not depend on how a file names them.

A blank node is named after what is said of it, so that a change elsewhere leaves its name alone: RDFC-1.0's own names
(https://www.w3.org/TR/rdf-canon/) are numbers, of which one new node moves many. Nodes of which the same is said are
told apart by RDFC-1.0.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aigraph.results import Node

_DIGITS = 16
# What RDFC-1.0 needs grows as the factorial of the like neighbours of a node that is like others itself.
_MOST_LIKE_NEIGHBOURS, _FEW_LIKE, _MOST_ENTANGLED = 6, 2, 20
_Colours = dict[ox.BlankNode, str]


def to_lines(store: ox.Store) -> tuple[bytes, ...]:
    """All statements of a store, one a line, sorted."""
    return sort_lines(store.dump(format=ox.RdfFormat.N_QUADS))


def sort_lines(data: bytes | None) -> tuple[bytes, ...]:
    """N-Quads, one a line, sorted by their bytes."""
    # Of bytes, not of a text: only \n and \r end a line here, and N-Quads writes these in a literal as escapes.
    return tuple(sorted((data or b"").splitlines(keepends=True)))


def digest(lines: Iterable[bytes]) -> str:
    """The SHA-256 of sorted canonical N-Quads, in hexadecimal digits."""
    found = hashlib.sha256()
    for line in lines:
        found.update(line)
    return found.hexdigest()


def name_blank_nodes(store: ox.Store, where: str) -> tuple[ox.Store, str]:
    """A store whose blank nodes have names that depend on what is said alone, and the RDFC-1.0 hash.

    Raises InputError where blank nodes are so entangled that no canonical form is found in reasonable time.
    """
    quads = list(store)
    colours = _refined(quads)
    _refuse_entangled(quads, colours, where)
    canonical = ox.Dataset(quads)
    canonical.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    whole = sort_lines(ox.serialize(canonical, format=ox.RdfFormat.N_QUADS))
    # In the order of the canonical names, so that like nodes are numbered in an order that no file decides.
    numbered = list(canonical)
    names = _names(_refined(numbered))
    renamed = ox.Store()
    renamed.extend(_rename(quad, names) for quad in numbered)
    return renamed, digest(whole)


def _names(colours: Mapping[ox.BlankNode, str]) -> dict[ox.BlankNode, ox.BlankNode]:
    groups: defaultdict[str, list[ox.BlankNode]] = defaultdict(list)
    for node in sorted(colours, key=lambda node: (len(node.value), node.value)):
        groups[colours[node]].append(node)
    return {
        node: ox.BlankNode(f"b{colour}" if len(nodes) == 1 else f"b{colour}x{number}")
        for colour, nodes in groups.items()
        for number, node in enumerate(nodes)
    }


def _refined(quads: Iterable[ox.Quad]) -> _Colours:
    """A colour for each blank node: what is said of it alone where that is enough, else of those around it too."""
    about: defaultdict[ox.BlankNode, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        for node in {term for term in (quad.subject, quad.object, quad.graph_name) if isinstance(term, ox.BlankNode)}:
            about[node].append(quad)
    colours: _Colours = dict.fromkeys(about, "")
    kinds = 0
    while True:
        counts = Counter(colours.values())
        fresh = {
            node: colours[node] if colours[node] and counts[colours[node]] == 1 else _colour(node, said, colours)
            for node, said in about.items()
        }
        if len(set(fresh.values())) == kinds:
            return colours
        kinds, colours = len(set(fresh.values())), fresh


def _colour(node: ox.BlankNode, said: Iterable[ox.Quad], colours: _Colours) -> str:
    def told(term: Node | ox.Triple | ox.DefaultGraph) -> str:
        if isinstance(term, ox.BlankNode):
            return "_:self" if term == node else f"_:{colours[term]}"
        return str(term)

    text = "\n".join(sorted(" ".join(map(told, (q.subject, q.predicate, q.object, q.graph_name))) for q in said))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _rename(quad: ox.Quad, names: Mapping[ox.BlankNode, ox.BlankNode]) -> ox.Quad:
    subject, value, graph = quad.subject, quad.object, quad.graph_name
    return ox.Quad(
        names[subject] if isinstance(subject, ox.BlankNode) else subject,
        quad.predicate,
        names[value] if isinstance(value, ox.BlankNode) else value,
        names[graph] if isinstance(graph, ox.BlankNode) else graph,
    )


def _refuse_entangled(quads: Iterable[ox.Quad], colours: _Colours, where: str) -> None:
    counts = Counter(colours.values())
    like: defaultdict[ox.BlankNode, Counter[str]] = defaultdict(Counter)
    for quad in quads:
        ends = quad.subject, quad.object
        for one, other in (ends, ends[::-1]):
            if isinstance(one, ox.BlankNode) and isinstance(other, ox.BlankNode) and counts[colours[one]] > 1:
                like[one][colours[other]] += 1
    most = [max(found.values()) for found in like.values()]
    if max(most, default=0) > 2 * _MOST_LIKE_NEIGHBOURS or sum(n > 2 * _FEW_LIKE for n in most) > _MOST_ENTANGLED:
        msg = f"{where}: has blank nodes that nothing tells apart, too many to compare; give them IRIs"
        raise InputError(msg)
