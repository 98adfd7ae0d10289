"""What a build writes, and what a whole release holds."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from aigraph.networks import read_network, write_network
from aigraph.registers import write_sssom
from aigraph.release.catalogue import TABLES_METADATA
from aigraph.release.describing import describe_tables
from aigraph.release.folders import FINGERPRINT_KEY, SUMMARY_FILE, SUMS_FILE, Spool, write_folder
from aigraph.release.formats import RDF_FORMATS, tell_version, write_ordered
from aigraph.release.lines import write_nquads
from aigraph.release.linking import write_framed
from aigraph.release.metadata import describe_release
from aigraph.release.ordering import Order
from aigraph.release.tables import Tables
from aigraph.release.vocabularies import write_vocabularies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, MutableMapping
    from pathlib import Path

    from aigraph.dataset import Dataset


def release_files(dataset: Dataset) -> dict[str, bytes]:
    """The files of a build, by name: Turtle of the union, TriG and JSON-LD with the evidence, and a summary."""
    order = Order(dataset)
    version = tell_version(write_nquads(order))
    files = {_name(form): write_ordered(order, form, version) for form in ("turtle", "trig", "jsonld")}
    return files | {SUMMARY_FILE: _summarise(order, version)}


def whole_release(dataset: Dataset, language: str, base_url: str = "", home: str = "") -> dict[str, bytes]:
    """Every file of a release, by name (``tables/cluster.csv``): data, then metadata, then the sums of all.

    ``language`` is that of the names in networks and alignments, which have one; ``base_url`` is where the files will
    lie, ``home`` the first page of their site. The same dataset gives the same bytes.
    """
    files: dict[str, bytes] = {}
    fill_release(files, dataset, language, base_url, home=home)
    return files


def fill_release(
    files: MutableMapping[str, bytes], dataset: Dataset, language: str, base_url: str = "", **known: Any
) -> None:
    """Put every file of a release into a mapping, one after the other, which may keep them where there is room.

    What tells of the release as a whole is made last, from its files: sizes and sums stand in it. ``known`` are
    ``home`` and ``report``, as ``describe_release`` takes them.
    """
    for name, data in _data_files(dataset, language):
        files[name] = data
    files.update(describe_release(dataset, files, base_url, **known))
    files[SUMS_FILE] = check_sums(files)


def write_release(folder: Path, dataset: Dataset, language: str, base_url: str = "") -> tuple[str, ...]:
    """Write a whole release into a folder, as one; the names of its files. No more than one file is in memory.

    Raises UsageError and InputError as ``write_folder`` does.
    """
    with Spool(folder) as files:
        fill_release(files, dataset, language, base_url)
        write_folder(folder, files)
        return (*files,)


def check_sums(files: Mapping[str, bytes]) -> bytes:
    """The SHA-256 of every file, as ``sha256sum -c`` reads it."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def _data_files(dataset: Dataset, language: str) -> Iterator[tuple[str, bytes]]:
    order = Order(dataset)
    nquads = write_nquads(order)
    version = tell_version(nquads)
    yield _name("nquads"), nquads
    del nquads  # it is the largest of all
    yield from ((_name(form), write_ordered(order, form, version)) for form in RDF_FORMATS if form != "nquads")
    yield "aigraph-framed.jsonld", write_framed(order)
    yield from write_vocabularies(dataset.project)
    yield "aigraph.sssom.tsv", write_sssom(dataset, language)
    for file in dataset.project.files("queries/networks", "*.rq"):
        network = read_network(dataset, file.stem, language)
        yield f"networks/{file.stem}.graphml", write_network(network, "graphml")
    tables = Tables(order)
    yield from ((f"tables/{name}", data) for name, data in tables.written())
    yield TABLES_METADATA, describe_tables(dataset, tables.made)
    yield SUMMARY_FILE, _summarise(order, version)


def _name(form: str) -> str:
    return f"aigraph{RDF_FORMATS[form][2]}"


def _summarise(order: Order, version: str) -> bytes:
    """What a build holds, in figures: triples, graphs, things by class, and the fingerprint of it all."""
    dataset = order.dataset
    types = Counter(iri for thing in order.places for iri in order.types(thing))
    things = {name: types[iri] for name, iri in dataset.vocabulary.classes.items() if types[iri]}
    summary: dict[str, Any] = {
        "name": dataset.project.name,
        "base": dataset.project.base,
        "triples": order.counts.total(),
        "named_graphs": len(order.graphs),
        "things": dict(sorted(things.items())),
        FINGERPRINT_KEY: version,
    }
    return (json.dumps(summary, ensure_ascii=False, indent=2) + "\n").encode()
