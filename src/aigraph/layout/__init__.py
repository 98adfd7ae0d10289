"""Layout: where every node of the picture stands, a pure function of the graph.

The same graph gives the same places whatever the order of its nodes and edges: nothing here is random and nothing is
hashed. The unit is one pixel at a zoom of 1. There are four ways to lay a graph out:

constellation
    hubs (nodes with a size, drawn as area) on a ring fitted to a landscape canvas, the largest at the top; around each
    its satellites, which belong to it alone; in the middle what leads to several hubs; below what leads to none
bipartite
    hubs in a column, what is tied to them in one beside it or on both sides, in the order that crosses few ties
force
    distances that follow those in the graph (stress), begun from the constellation
geo
    what has coordinates at its place, what has none amid its neighbours, the rest aside

The boxes of all marks and all labels (the wider of the languages) are known here, and no two of them overlap; in
``geo``, and in ``force`` with very many nodes, it is the marks alone that do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.layout.atlas import geo
from aigraph.layout.boxes import Box
from aigraph.layout.columns import bipartite
from aigraph.layout.forces import force
from aigraph.layout.lettering import Label
from aigraph.layout.places import Place, Placeable, Tie
from aigraph.layout.placing import CANVAS, Position
from aigraph.layout.stars import constellation

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "CANVAS", "LAYOUTS", "Box", "Label", "Place", "Placeable", "Position", "Tie", "bipartite", "constellation",
    "force", "geo",
]  # fmt: skip

#: By name; each takes the nodes, the ties and the order of the kinds. (``geo`` takes the places of things besides.)
LAYOUTS: dict[str, Callable[..., dict[str, Position]]] = {
    "constellation": constellation,
    "bipartite": bipartite,
    "force": force,
    "geo": geo,
}
