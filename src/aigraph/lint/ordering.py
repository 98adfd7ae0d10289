"""Answers that come in another order on another engine, or the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.lint import wording
from aigraph.lint.model import aggregates, has_one_row
from aigraph.queries.shape import Select, Triple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.errors import Finding
    from aigraph.lint.model import Asked
    from aigraph.queries.shape import Expression

_LABELS = ("http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel")


def unordered_limits(asked: Asked) -> Iterator[Finding]:
    """LIMIT or OFFSET without ORDER BY, unless one row is all there is."""
    for select in asked.shape.selects():
        number = select.limit or select.offset
        if number and select.form != "ASK" and not select.order_by and not has_one_row(select):
            clause = "LIMIT" if select.limit else "OFFSET"
            yield asked.found(wording.UNORDERED_LIMIT, number.start, clause=clause)


def tagged_orders(asked: Asked) -> Iterator[Finding]:
    """ORDER BY a variable whose values have language tags."""
    for select in asked.shape.selects():
        tagged = _tagged(select, asked)
        for expression in select.order_by:
            name = _alone(expression)
            if name in tagged:
                yield asked.found(wording.TAGGED_ORDER, expression.start, variable=name)


def unordered_concats(asked: Asked) -> Iterator[Finding]:
    """GROUP_CONCAT over what no subselect has put in order."""
    for select in asked.shape.selects():
        is_ordered = any(isinstance(part, Select) and part.order_by for part in select.where.parts())
        for name, start, _ in aggregates(select):
            if name == "GROUP_CONCAT" and not is_ordered:
                yield asked.found(wording.UNORDERED_CONCAT, start)


def _alone(expression: Expression) -> str:
    """The variable that an expression consists of, whatever brackets and direction stand around it."""
    atoms = [atom for atom in expression.atoms if atom.word not in ("ASC", "DESC", "(", ")")]
    return atoms[0].variable if len(atoms) == 1 else ""


def _tagged(select: Select, asked: Asked) -> set[str]:
    """The variables whose values are those of a property with texts in languages."""
    found: set[str] = set()
    for part in select.where.parts():
        if isinstance(part, Select):
            found |= _tagged(part, asked) & part.projected
        elif isinstance(part, Triple) and part.object.kind == "variable" and _has_languages(part, asked):
            found.add(part.object.variable)
    return found


def _has_languages(triple: Triple, asked: Asked) -> bool:
    maps = {term.iri for term in asked.vocabulary.properties.values() if term.is_language_map}
    last = triple.path[-1] if triple.path else None
    return last is not None and last.kind in ("iri", "name") and asked.expand(last.text) in {*maps, *_LABELS}
