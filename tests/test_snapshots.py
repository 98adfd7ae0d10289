"""A store on disk: readers never see half of it, whatever happens to who builds it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pyoxigraph as ox
import pytest

import aigraph
from aigraph.dataset import Dataset
from aigraph.errors import InputError, UsageError
from aigraph.project import find_project
from aigraph.stores import open_snapshot, write_snapshot

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
WATCHED = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import aigraph
print(len(aigraph.connect(sys.argv[1]).query("clusters")), [name for name in opened if name.endswith(".yaml")])
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "store"


@pytest.fixture
def make(graph):
    """A small dataset of so many triples, all of which tell its size."""

    def dataset(size):
        store = ox.Store()
        name, value = ox.NamedNode("urn:x:size"), ox.Literal(size)
        things = [ox.NamedNode(f"urn:x:{number}") for number in range(size)]
        store.extend(ox.Quad(thing, name, value) for thing in things)
        store.extend(ox.Quad(thing, name, value, ox.NamedNode("urn:x:graph")) for thing in things)
        return Dataset(graph.project, graph.dataset.vocabulary, store)

    return dataset


def size(engine):
    return next(iter(engine.rows(COUNT)))["n"]


def snapshots(folder):
    return sorted(entry.name for entry in folder.iterdir() if entry.is_dir())


def test_a_store_on_disk_holds_the_union_and_the_named_graphs(folder, graph):
    write_snapshot(folder, graph.dataset)
    found = open_snapshot(folder, graph.project).dataset
    assert (found.union(), found.quads()) == (graph.dataset.union(), graph.dataset.quads())


def test_what_is_current_is_told(folder, graph):
    written = write_snapshot(folder, graph.dataset)
    told = json.loads((folder / "current").read_text(encoding="utf-8"))
    assert (told["snapshot"], told["base"], told["triples"]) == (
        written.snapshot,
        graph.project.base,
        len(graph.dataset.union()),
    )


def test_a_store_on_disk_cannot_be_changed(folder, graph, make):
    write_snapshot(folder, make(1))
    store = open_snapshot(folder, graph.project).dataset.store
    with pytest.raises((OSError, RuntimeError), match="read-write"):
        store.add(ox.Quad(*[ox.NamedNode("urn:x:a")] * 3))


def test_a_store_whose_files_are_spoilt_while_it_is_asked_is_told(folder, graph, make):
    name = write_snapshot(folder, make(100_000)).snapshot
    reader = open_snapshot(folder, graph.project)
    for file in (folder / name).glob("*.sst"):
        os.truncate(file, 100)
    with pytest.raises(InputError, match="the store: cannot be read"):
        reader.rows("SELECT * { ?s ?p ?o }")


def test_a_store_is_asked_without_reading_the_data_files(folder, graph):
    write_snapshot(folder, graph.dataset)
    run = subprocess.run([sys.executable, "-c", WATCHED, folder], capture_output=True, text=True, check=True)
    assert run.stdout == "9 []\n"


def test_a_new_snapshot_is_seen_by_who_opens_it_then(folder, graph, make):
    write_snapshot(folder, make(1))
    old = open_snapshot(folder, graph.project)
    write_snapshot(folder, make(2))
    assert (size(old), size(open_snapshot(folder, graph.project))) == (1, 2)


def test_the_previous_snapshot_is_kept_and_older_ones_are_not(folder, make):
    names = [write_snapshot(folder, make(number)).snapshot for number in range(1, 5)]
    assert snapshots(folder) == sorted(names[-2:])


def test_a_snapshot_that_is_read_is_kept_until_nobody_reads_it(folder, graph, make):
    name = write_snapshot(folder, make(1)).snapshot
    reader = open_snapshot(folder, graph.project)
    for number in range(2, 5):
        write_snapshot(folder, make(number))
    assert (name in snapshots(folder), size(reader)) == (True, 1)
    del reader
    write_snapshot(folder, make(5))
    assert name not in snapshots(folder)


def test_a_reader_goes_on_when_the_files_are_removed(folder, graph, make):
    name = write_snapshot(folder, make(1000)).snapshot
    reader = open_snapshot(folder, graph.project)
    shutil.rmtree(folder / name)
    assert (size(reader), len(reader.rows("SELECT * { ?s ?p ?o }"))) == (1000, 1000)


@pytest.mark.parametrize("name", ["notes.txt", "CURRENT", "1-1", ".git"])
def test_a_folder_of_something_else_is_refused(folder, make, name):
    (folder / name).mkdir(parents=True)
    with pytest.raises(UsageError, match=rf"holds {name}, which is no store"):
        write_snapshot(folder, make(1))
    assert [entry.name for entry in folder.iterdir()] == [name]


def test_a_file_is_refused(folder, make):
    folder.write_text("")
    with pytest.raises(UsageError, match="is a file"):
        write_snapshot(folder, make(1))


@pytest.fixture
def orchards(folder, make):
    """The settings of another project, and a store of the shipped one."""
    write_snapshot(folder, make(1))
    return find_project(aigraph.project.shipped_root() / "tests/projects/orchards")


def test_the_store_of_another_project_is_not_read(folder, orchards):
    with pytest.raises(UsageError, match=r"holds the graph of ia-clusters \(https://w3id\.org/aigraph/\)"):
        open_snapshot(folder, orchards)


def test_the_store_of_another_project_is_not_written(folder, orchards, make):
    other = make(1)
    with pytest.raises(UsageError, match="holds the graph of ia-clusters"):
        write_snapshot(folder, Dataset(orchards, other.vocabulary, other.store))


@pytest.mark.parametrize("place", ["nowhere", "."])
def test_where_there_is_no_store_that_is_said(tmp_path, graph, place):
    with pytest.raises(UsageError, match="holds no store; write one"):
        open_snapshot(tmp_path / place, graph.project)


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "[" * 100_000, '{"format": 1}', "\ud7ff" * 3],
)
def test_a_broken_pointer_is_told(folder, graph, make, text):
    write_snapshot(folder, make(1))
    (folder / "current").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="does not name a snapshot"):
        open_snapshot(folder, graph.project)


@pytest.mark.parametrize("change", [{"snapshot": "../../etc"}, {"format": 2}, {"snapshot": 7}])
def test_a_pointer_leads_nowhere_else(folder, graph, make, change):
    write_snapshot(folder, make(1))
    told = json.loads((folder / "current").read_text(encoding="utf-8"))
    (folder / "current").write_text(json.dumps(told | change), encoding="utf-8")
    with pytest.raises(InputError, match="of another version"):
        open_snapshot(folder, graph.project)


def test_a_broken_snapshot_is_told(folder, graph, make):
    name = write_snapshot(folder, make(1)).snapshot
    (folder / name / "CURRENT").write_text("nonsense")
    with pytest.raises(InputError, match="cannot be read"):
        open_snapshot(folder, graph.project)


def test_a_missing_snapshot_is_told_after_a_few_attempts(folder, graph, make):
    shutil.rmtree(folder / write_snapshot(folder, make(1)).snapshot)
    with pytest.raises(InputError, match="replaced faster than it can be opened"):
        open_snapshot(folder, graph.project)


def test_a_broken_snapshot_is_mended_by_the_next_build(folder, graph, make):
    shutil.rmtree(folder / write_snapshot(folder, make(1)).snapshot)
    write_snapshot(folder, make(2))
    assert size(open_snapshot(folder, graph.project)) == 2


def test_two_builds_at_once_are_refused(folder, make):
    fcntl = pytest.importorskip("fcntl")
    write_snapshot(folder, make(1))
    handle = os.open(folder / ".lock", os.O_RDWR)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(UsageError, match="another build writes it"):
        write_snapshot(folder, make(2))
    os.close(handle)


BUILD_WITHOUT_END = """
import sys, itertools
from pathlib import Path
import pyoxigraph as ox
from aigraph.dataset import Dataset
from aigraph.project import find_project
from aigraph.stores import write_snapshot
from aigraph.terms import read_vocabulary
project = find_project(sys.argv[2])
vocabulary = read_vocabulary(project)
print("ready", flush=True)
for number in itertools.count(1):
    size, store = 100 + number % 10, ox.Store()
    for place in (None, ox.NamedNode("urn:x:graph")):
        store.extend(
            ox.Quad(ox.NamedNode(f"urn:x:{n}"), ox.NamedNode("urn:x:size"), ox.Literal(size), place)
            for n in range(size)
        )
    write_snapshot(Path(sys.argv[1]), Dataset(project, vocabulary, store))
"""
WHOLE = "SELECT ?size (COUNT(DISTINCT ?s) AS ?n) (COUNT(DISTINCT ?t) AS ?m) { ?s ?p ?size GRAPH ?g { ?t ?p ?size } } "
WHOLE += "GROUP BY ?size"


@pytest.fixture
def builder(folder, graph):
    """A process that builds snapshots of changing size without end."""
    started = []

    def start():
        process = subprocess.Popen(
            [sys.executable, "-c", BUILD_WITHOUT_END, folder, graph.project.root], stdout=subprocess.PIPE
        )
        started.append(process)
        process.stdout.readline()
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def is_whole(engine):
    rows = list(engine.rows(WHOLE))
    return len(rows) == 1 and rows[0]["size"] == rows[0]["n"] == rows[0]["m"]


@pytest.mark.parametrize("kill", range(12))
def test_a_kill_at_any_time_leaves_a_whole_snapshot(folder, graph, make, builder, kill):
    write_snapshot(folder, make(100))
    process = builder()
    time.sleep(0.017 * kill)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert is_whole(open_snapshot(folder, graph.project))
    write_snapshot(folder, make(100))
    assert (is_whole(open_snapshot(folder, graph.project)), (folder / ".next").exists()) == (True, False)


def test_readers_see_whole_snapshots_while_they_are_replaced(folder, graph, make, builder):
    write_snapshot(folder, make(100))
    builder()
    end = time.monotonic() + 3
    names, wholes = set(), []
    while time.monotonic() < end:
        wholes.append(is_whole(open_snapshot(folder, graph.project)))
        names.add((folder / "current").read_text(encoding="utf-8"))
    assert all(wholes)
    assert len(names) > 2
