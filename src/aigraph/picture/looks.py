"""Looks: the shapes and colours of the picture, for kinds by the names that networks know them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.picture.gathering import kinds_drawn
from aigraph.picture.marks import MOST_KINDS, assign

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aigraph.dataset import Dataset


def looks_of(dataset: Dataset, kinds: Iterable[str]) -> dict[str, tuple[str, str]]:
    """A shape and a colour for each kind: what the picture draws as it does, the others after it by name.

    Kinds beyond the marks that differ have none.
    """
    names = dataset.vocabulary.names
    wanted = {kind for kind in kinds if kind}
    drawn = [names.get(iri, iri) for iri in kinds_drawn(dataset)]
    order = [*drawn, *sorted(wanted - set(drawn))][:MOST_KINDS]
    marks = assign((kind, {}) for kind in order)
    return {mark.kind: (mark.shape, mark.colour) for mark in marks if mark.kind in wanted}
