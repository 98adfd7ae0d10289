"""A whole release: every file is listed, summed and described, and a folder never mixes two releases."""

from __future__ import annotations

import hashlib
import io
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

import aigraph
from aigraph.dataset import Dataset, fingerprint, read_ontology
from aigraph.release import FILES, Spool, find_kind, release_files, whole_release, write_folder, write_release

PROJECTS = Path(__file__).parent / "projects"
SUMMARY = b'{"rdfc10_sha256": "0"}'


@pytest.fixture(scope="session")
def release(graph):
    """The release of the shipped graph."""
    return whole_release(graph.dataset, "fr")


@pytest.fixture(scope="session", params=["orchards", "rivers"])
def other(request):
    """A project of another subject."""
    return aigraph.load(PROJECTS / request.param)


def test_the_release_has_every_form_the_vocabulary_networks_tables_and_alignments(release):
    names = {name for name in release if "/" not in name}
    data = {f"aigraph.{suffix}" for suffix in ("ttl", "trig", "nq", "nt", "rdf", "jsonld", "sssom.tsv")}
    more = {"aigraph-framed.jsonld", "ontology.ttl", "shapes.ttl", "context.jsonld", "summary.json", "SHA256SUMS"}
    assert data | more <= names
    assert {"networks/institutions.graphml", "tables/cluster.csv", "tables/csv-metadata.json"} <= set(release)


def test_every_file_has_its_place_in_the_catalogue(release):
    assert [name for name in release if find_kind(name) is None] == []


def test_every_kind_of_file_is_told_in_both_languages():
    assert [kind.pattern for kind in FILES if kind.title.fr == kind.title.en or not kind.title.fr] == []


def test_a_file_that_no_release_has_is_no_kind():
    assert find_kind("holidays.jpeg") is None


def test_the_order_in_which_facts_were_added_changes_no_byte(release, graph):
    quads = graph.dataset.quads()
    random.Random(7).shuffle(quads)  # noqa: S311  (the same order every time)
    dataset = Dataset(graph.project, graph.dataset.vocabulary, ox.Store())
    dataset.add(quads)
    assert whole_release(dataset, "fr") == release


def test_a_build_is_part_of_the_release_byte_for_byte(release, graph):
    files = release_files(graph.dataset)
    assert {name: release[name] for name in files} == files


def test_the_sums_are_those_of_every_other_file(release):
    lines = release["SHA256SUMS"].decode().splitlines()
    others = sorted(set(release) - {"SHA256SUMS"})
    assert lines == [f"{hashlib.sha256(release[name]).hexdigest()}  {name}" for name in others]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum")
def test_sha256sum_finds_every_file_whole(graph, tmp_path):
    names = write_release(tmp_path / "release", graph.dataset, "fr")
    run = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "release", capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines() == sorted(f"{name}: OK" for name in names if name != "SHA256SUMS")


def test_the_fingerprint_stands_in_the_summary(release, graph):
    assert json.loads(release["summary.json"])["rdfc10_sha256"] == fingerprint(graph.dataset.quads())


def test_the_ontology_file_has_the_ontology_and_its_alignments(release, graph):
    said = {quad.triple for quad in ox.parse(release["ontology.ttl"], format=ox.RdfFormat.TURTLE)}
    assert said == set(read_ontology(graph.project))


def test_the_ontology_file_tells_the_ontology_then_classes_names_first(release):
    blocks = release["ontology.ttl"].decode().split("\n\n")
    assert blocks[2].startswith("<https://w3id.org/aigraph/ontology> a owl:Ontology ;")
    assert blocks[3].splitlines()[:2] == ["aig:Bid a owl:Class ;", '\trdfs:label "candidature"@fr , "bid"@en ;']


@pytest.mark.parametrize("name", ["ontology.ttl", "shapes.ttl"])
def test_a_second_parser_reads_the_vocabulary(release, name):
    assert len(rdflib.Graph().parse(data=release[name], format="turtle")) > 400


def test_shapes_and_context_are_those_of_the_project(release, graph):
    own = {"shapes.ttl": "ontology/shapes.ttl", "context.jsonld": "ontology/context.jsonld"}
    assert {name: graph.project.path(own[name]).read_bytes() for name in own} == {name: release[name] for name in own}


@pytest.mark.parametrize("name", ["institutions", "funding", "whole"])
def test_a_network_of_the_release_is_the_projects(release, graph, name):
    back = nx.parse_graphml(release[f"networks/{name}.graphml"].decode())
    assert set(back.nodes) == set(graph.network(name).nodes)


def test_another_project_has_a_release_of_its_own(other):
    files = whole_release(other.dataset, other.language)
    assert [name for name in files if find_kind(name) is None] == []
    assert [name for name, data in files.items() if b"w3id.org/aigraph/id/" in data] == []


def test_every_rdf_file_of_another_project_is_read_by_rdflib(other):
    files = whole_release(other.dataset, other.language)
    forms = {".ttl": "turtle", ".trig": "trig", ".nq": "nquads", ".nt": "nt", ".rdf": "xml", ".jsonld": "json-ld"}
    expected = len(other.dataset.union())
    read = {
        name: rdflib.Dataset(default_union=True).parse(data=data, format=forms[Path(name).suffix])
        for name, data in files.items()
        if name.startswith("aigraph") and Path(name).suffix in forms
    }
    found = {name: len({*dataset.triples((None, None, None))}) for name, dataset in read.items()}
    assert found == dict.fromkeys(found, expected)
    assert len(found) == len(forms) + 1


def test_an_ontology_with_blank_nodes_has_the_same_bytes_each_time(facts_project, write_facts):
    (facts_project / "ontology/aigraph.ttl").write_text(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix : <https://example.org/o#> .\n"
        ":A a owl:Class ; owl:unionOf ( :B :C ) ; owl:disjointWith [ a owl:Class ; owl:complementOf [ a :D ] ] .\n",
        encoding="utf-8",
    )
    write_facts(
        "- editorial: editorial/a\n  reason: {en: a, de: a}\n  facts:\n    - id: orchard/a\n      type: Orchard\n"
    )
    dataset = aigraph.load(facts_project).dataset
    first, second = (whole_release(dataset, "en")["ontology.ttl"] for _ in range(2))
    assert (first, b"shapes.ttl" in whole_release(dataset, "en")["SHA256SUMS"]) == (second, False)


def test_a_link_that_leads_to_itself_is_refused(graph, tmp_path):
    (tmp_path / "out").symlink_to("out")
    with pytest.raises(aigraph.InputError, match=r"out: cannot be written .*; name another place"):
        write_release(tmp_path / "out", graph.dataset, "fr")


def test_a_release_in_a_folder_is_the_release(release, graph, tmp_path):
    write_release(tmp_path / "out", graph.dataset, "fr")
    written = {path.relative_to(tmp_path / "out").as_posix(): path for path in (tmp_path / "out").rglob("*.*")}
    assert {name: path.read_bytes() for name, path in written.items()} == {
        name: data for name, data in release.items() if "." in name
    }


def test_nothing_stays_beside_the_folder_of_a_release(graph, tmp_path):
    write_release(tmp_path / "out", graph.dataset, "fr")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_build_takes_the_place_of_a_release_and_leaves_what_others_put_there(graph, tmp_path):
    folder = tmp_path / "out"
    write_release(folder, graph.dataset, "fr")
    (folder / "tables/mine.csv").write_text("mine", encoding="utf-8")
    write_folder(folder, release_files(graph.dataset))
    left = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert left == {"aigraph.ttl", "aigraph.trig", "aigraph.jsonld", "summary.json", "tables/mine.csv"}


def test_a_table_that_a_release_no_longer_has_is_gone(tmp_path):
    folder = tmp_path / "out"
    sums = b"0  tables/old.csv\n0  summary.json\n"
    write_folder(folder, {"tables/old.csv": b"old", "summary.json": SUMMARY, "SHA256SUMS": sums})
    write_folder(folder, {"tables/new.csv": b"new", "summary.json": SUMMARY})
    assert [path.name for path in (folder / "tables").iterdir()] == ["new.csv"]


def test_sums_that_name_places_outside_the_folder_take_nothing_away(tmp_path):
    folder = tmp_path / "out"
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    write_folder(folder, {"summary.json": SUMMARY, "SHA256SUMS": b"0  ../precious.txt\n0  /etc/hosts\nnothing\n"})
    write_folder(folder, {"summary.json": SUMMARY})
    assert (tmp_path / "precious.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_stands_where_a_folder_of_the_release_is_to_be_is_left_alone(tmp_path, kind):
    folder = tmp_path / "out"
    write_folder(folder, {"summary.json": SUMMARY})
    if kind == "file":
        (folder / "tables").write_text("mine", encoding="utf-8")
    else:
        (folder / "tables").symlink_to(tmp_path)
    with pytest.raises(aigraph.UsageError, match=r"tables: stands where a folder is to be made; move it away"):
        write_folder(folder, {"tables/new.csv": b"new", "summary.json": SUMMARY})


def test_a_spool_is_a_mapping_that_keeps_its_files_on_disk(tmp_path):
    with Spool(tmp_path / "out") as files:
        files["a/b.txt"] = b"old"
        files["c"] = b"c"
        files["a/b.txt"] = b"new"
        del files["c"]
        assert (dict(files), len(files)) == ({"a/b.txt": b"new"}, 1)
    assert list(tmp_path.iterdir()) == []


def test_a_spool_without_a_place_says_so(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with (
        pytest.raises(aigraph.InputError, match=r"out: cannot be written .*; name another place"),
        Spool(tmp_path / "file/out"),
    ):
        pass


def test_the_command_writes_the_release(tmp_path):
    program = "from aigraph.cli import main; main()"
    command = [
        sys.executable,
        "-c",
        program,
        "build",
        "--release",
        "--project",
        str(PROJECTS / "orchards"),
        "-o",
        "out",
    ]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    graph = aigraph.load(PROJECTS / "orchards")
    files = whole_release(graph.dataset, "en")
    assert run.stderr.startswith(f"out: {len(files)} files (")
    assert {name: (tmp_path / "out" / name).read_bytes() for name in files} == files


def test_the_alignments_are_a_table_below_their_metadata(release):
    lines = io.StringIO(release["aigraph.sssom.tsv"].decode()).readlines()
    assert (lines[0], lines[-1].count("\t") > 5) == ("#curie_map:\n", True)
