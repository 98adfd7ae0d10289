"""CSV on the Web: a table for each class, one for all further links, and the metadata that make RDF of them again.

https://www.w3.org/TR/tabular-metadata/ and https://www.w3.org/TR/csv2rdf/. A cell with several values is a list, whose
separator the metadata tell. A list can be texts and figures, but no links (a ``valueUrl`` makes one link of a cell):
so the links of such columns, and classes that not all things of a table have, stand once more in ``links.csv``, a
link a row. The tables together give every triple of the union.

Cells are what the graph has, to the letter. A text that begins with ``=``, ``+``, ``-`` or ``@`` stays as it is, though
a spreadsheet may take it for a formula: whoever opens a table in one imports its columns as text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.release.columns import KEY_COLUMN, REFERENCE, Column, key_of, make_columns
from aigraph.results import write_csv
from aigraph.terms import RDF_TYPE, kebab_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.release.columns import ColumnKey
    from aigraph.release.ordering import Group, Order

LINKS = "links"
Link = tuple[str, str, str]
_Values = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """What the metadata tell of a table: ``types`` all its things have, ``targets`` are where foreign keys lead to."""

    name: str
    iri: str
    types: tuple[str, ...]
    columns: tuple[Column, ...]
    targets: dict[str, str]


class Tables:
    """The tables of a dataset; ``written`` gives the files, ``made`` and ``links`` what has been written so far."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._names = _table_names(order)
        self._homes = {thing: self._names[group.iri] for group in order.groups for thing in group.things}
        self.made: list[Table] = []
        self.links: list[Link] = []

    def written(self) -> Iterator[tuple[str, bytes]]:
        """The table of each class, then the links, as names of files and bytes."""
        for group in self._order.groups:
            yield f"{self._names[group.iri]}.csv", self._write(group)
        yield f"{LINKS}.csv", write_csv(("subject", "property", "object"), sorted(self.links)).encode()

    def _write(self, group: Group) -> bytes:
        types = self._common_types(group)
        values, keys = self._gather(group, set(types))
        cells = {key: values[key].values() for key in sorted(values, key=keys.__getitem__)}
        columns = make_columns(cells, self._order.dataset.vocabulary)
        targets = {}
        for column in (column for column in columns if column.kind == REFERENCE):
            things = values[column.predicate, column.kind]
            if column.separator is not None:
                self.links += ((thing, column.predicate, end) for thing, ends in things.items() for end in ends)
            elif home := self._home(things, group):
                targets[column.name] = home
        table = Table(self._names[group.iri], group.iri, types, (*columns,), targets)
        self.made.append(table)
        rows = [
            [thing, *(column.cell(values[column.predicate, column.kind].get(thing, [])) for column in columns)]
            for thing in group.things
        ]
        return write_csv([KEY_COLUMN, *(column.name for column in columns)], rows).encode()

    def _gather(
        self, group: Group, types: set[str]
    ) -> tuple[dict[ColumnKey, _Values], dict[ColumnKey, tuple[object, ...]]]:
        """The values of each column by thing, and where each column stands."""
        values: dict[ColumnKey, _Values] = {}
        places: dict[ColumnKey, tuple[object, ...]] = {}
        for thing in group.things:
            for statement in self._order.statements(thing):
                predicate, value = statement.predicate.value, statement.object
                if predicate == RDF_TYPE and isinstance(value, ox.NamedNode):
                    if value.value not in types:
                        self.links.append((thing, predicate, value.value))
                    continue
                key = key_of(statement)
                if key not in values:
                    values[key] = {}
                    place = self._order.key(statement)
                    places[key] = (*place[:3], *(place[3:5] if isinstance(value, ox.Literal) else ()))
                values[key].setdefault(thing, []).append(value.value)  # type: ignore[union-attr]
        return values, places

    def _home(self, things: _Values, group: Group) -> str:
        """The table that a foreign key leads to: all things of the group have a link, all to one table; else none."""
        homes = {self._homes.get(end, "") for ends in things.values() for end in ends}
        return homes.pop() if len(homes) == 1 and len(things) == len(group.things) else ""

    def _common_types(self, group: Group) -> tuple[str, ...]:
        """The classes that all things of a table have."""
        counts: Counter[str] = Counter()
        for thing in group.things:
            counts.update(self._order.types(thing))
        first = self._order.types(group.things[0])
        common = [iri for iri in first if counts[iri] == len(group.things)]
        return (*sorted(common, key=lambda iri: (iri != group.iri, iri)),)


def _table_names(order: Order) -> dict[str, str]:
    """A name for each class: the one that data files write, else the last part of its IRI; none twice."""
    names: dict[str, str] = {}
    taken = {LINKS}
    for group in order.groups:
        own = order.dataset.vocabulary.names.get(group.iri) or group.iri.replace("#", "/").rpartition("/")[2]
        plain = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in kebab_case(own)).strip("-")
        name, number = plain or "thing", 1
        while name in taken:
            number += 1
            name = f"{plain or 'thing'}-{number}"
        taken.add(name)
        names[group.iri] = name
    return names
