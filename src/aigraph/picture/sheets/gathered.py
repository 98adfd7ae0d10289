"""Gathered: what sheets are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aigraph.picture.asking import Asking
    from aigraph.picture.facts import Words
    from aigraph.picture.proofs import Proofs
    from aigraph.picture.view import Edge, Node


@dataclass(frozen=True, slots=True)
class Gathered:
    """The project's queries, names, evidence, and the nodes and edges of the network."""

    asking: Asking
    words: Words
    proofs: Proofs
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
