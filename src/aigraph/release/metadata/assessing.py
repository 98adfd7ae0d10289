"""How good the data are, as the Data Quality Vocabulary has it (https://www.w3.org/TR/vocab-dqv/).

The figures are those of ``aigraph report``, which alone computes them; here they become measurements of metrics.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from aigraph.claims import Verdict, verdict_words
from aigraph.errors import LANGUAGES, Text
from aigraph.queries import list_queries
from aigraph.release.metadata import wording
from aigraph.release.metadata.statements import a, number, part, say, say_all, say_texts, term, text
from aigraph.report import REPORT_FOLDER, Checks, measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigraph.cards import CardMaker
    from aigraph.dataset import Dataset
    from aigraph.report import Report

_DIGITS = 4


class _Measure(NamedTuple):
    """A metric, its dimension of quality, and its value on the dataset or on ``of``."""

    name: str
    label: Text
    dimension: str
    value: ox.Literal
    of: str = ""


def measure_quality(dataset: Dataset, cards: CardMaker) -> Report:
    """The report on a dataset that has passed its checks, which is what is released."""
    return measure(dataset, cards, Checks(0, with_sources=False))


def describe_quality(dataset: Dataset, report: Report, cards: CardMaker) -> Iterator[ox.Triple]:
    """The measurements of a dataset and the metrics that they are of."""
    data = dataset.project.dataset
    for each in _measures(dataset, report, cards):
        metric = part(data, f"metrics/{each.name}")
        of = f"/{each.of.removeprefix(dataset.project.base)}" if each.of else ""
        measurement = part(data, f"quality/{each.name}{of}")
        yield say(data, "dqv:hasQualityMeasurement", ox.NamedNode(measurement))
        yield from say_all(
            measurement,
            a("dqv:QualityMeasurement"),
            ("dqv:isMeasurementOf", ox.NamedNode(metric)),
            ("dqv:computedOn", ox.NamedNode(each.of or data)),
            ("dqv:value", each.value),
        )
        yield from say_all(
            metric,
            a("dqv:Metric"),
            ("dqv:expectedDataType", each.value.datatype),
            ("dqv:inDimension", term(f"ldqd:{each.dimension}")),
        )
        yield from say_texts(metric, "skos:prefLabel", _in_languages(dataset, each.label))


def _measures(dataset: Dataset, report: Report, cards: CardMaker) -> Iterator[_Measure]:
    evidence = asdict(report.evidence)
    for kind, count in evidence.items():
        label = wording.STATEMENTS.fill(kind=wording.KINDS[kind])
        yield _Measure(f"statements-by-{kind}", label, "trustworthiness", number(count))
    yield _Measure("single-passage", wording.SINGLE, "trustworthiness", number(report.single))
    yield _Measure("interpreted", wording.INTERPRETED, "trustworthiness", number(report.interpreted))
    yield _Measure("findings", wording.FINDINGS, "consistency", number(report.checks.findings))
    for verdict in Verdict:
        words = Text.of({language: verdict_words(verdict, language) for language in LANGUAGES})
        name, label = verdict.value.replace(" ", "-"), wording.CLAIMS.fill(verdict=words)
        yield _Measure(f"claims-{name}", label, "consistency", number(report.claims.get(verdict.value, 0)))
    for each in report.languages:
        label = wording.LABELLED.fill(language=each.language)
        yield _Measure(f"names-{each.language}", label, "understandability", _share(each.named, report.labelled))
    for source in report.sources:
        if source.characters:
            share = _share(source.covered, source.characters)
            yield _Measure("covered", wording.COVERED, "completeness", share, source.name)
    figures = asdict(report.figures)
    yield _Measure("exact-figures", wording.EXACT, "semanticAccuracy", _share(figures["exact"], sum(figures.values())))
    labels = _open_ends(dataset, cards)
    for end in report.open_ends:
        label = wording.OPEN.fill(what=labels[end.name])
        yield _Measure(f"open-{end.name}", label, "completeness", number(len(end.things)))


def _open_ends(dataset: Dataset, cards: CardMaker) -> dict[str, Text]:
    """What each open end is called in each language: as the ontology calls its query, else by the query's summary."""
    found = {}
    for query in list_queries(dataset.project, REPORT_FOLDER):
        labels = cards.labels(dataset.project.iri(f"query/{query.name}"))
        languages = {*LANGUAGES, *dataset.project.languages}
        found[query.name] = Text.of({tag: labels.get(tag) or query.summaries.tell(tag) for tag in languages})
    return found


def _share(some: int, whole: int) -> ox.Literal:
    """A share from 0 to 1, which is 1 where there is nothing to have."""
    return text(f"{some / whole if whole else 1:.{_DIGITS}f}", "xsd:decimal") or ox.Literal("")


def _in_languages(dataset: Dataset, label: Text) -> Mapping[str, str]:
    return {tag: label.tell(tag) for tag in dataset.project.languages}
