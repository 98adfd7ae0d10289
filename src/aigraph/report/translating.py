"""A report in another language: the same figures, with the names of classes, documents and registers in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.queries import list_queries
from aigraph.report.measuring import REPORT_FOLDER, label_open_end
from aigraph.terms import SCHEMA

if TYPE_CHECKING:
    from aigraph.cards import CardMaker
    from aigraph.report.model import Report


def tell_in(report: Report, cards: CardMaker) -> Report:
    """A report on the dataset of ``cards``, named in their language."""
    dataset, language = cards.dataset, cards.language
    project, classes = dataset.project, dataset.vocabulary.classes
    ends = {query.name: label_open_end(query, cards) for query in list_queries(project, REPORT_FOLDER)}
    return replace(
        report,
        classes=tuple(replace(each, label=cards.term(classes[each.name])) for each in report.classes),
        sources=tuple(replace(each, label=dataset.label(_iri(each.name, cards), language)) for each in report.sources),
        registers=_registers(cards),
        open_ends=tuple(replace(end, label=ends[end.name]) for end in report.open_ends),
    )


def _iri(name: str, cards: CardMaker) -> str:
    """A document by its name in a report, which is an id where it is one of ours that has one."""
    return name if "://" in name else cards.dataset.project.iri(name)


def _registers(cards: CardMaker) -> dict[str, int]:
    property_ = ox.NamedNode(SCHEMA.propertyID)
    quads = cards.dataset.store.quads_for_pattern(None, property_, None, ox.DefaultGraph())
    names = (quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode))
    return dict(sorted(Counter(cards.dataset.label(name, cards.language) for name in names).items()))
