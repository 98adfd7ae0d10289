"""What is written is whole, says the same in every format, and is the same bytes each time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pyoxigraph as ox
import pytest
import rdflib

import aigraph
from aigraph.dataset import fingerprint
from aigraph.release import (
    RDF_FORMATS,
    release_files,
    whole_release,
    write_file,
    write_folder,
    write_rdf,
)

RDFLIB_NAMES = {
    "turtle": "turtle",
    "trig": "trig",
    "nquads": "nquads",
    "ntriples": "nt",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}


def _hash(quads):
    """The RDFC-1.0 hash of quads as the store canonicalises their literals."""
    store = ox.Store()
    store.extend(quads)
    canonical = ox.Dataset(store)
    canonical.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(str(quad) for quad in canonical)


def _read_by_rdflib(data, name):
    rdflib.NORMALIZE_LITERALS = False
    has_graphs = RDF_FORMATS[name][1]
    parsed = rdflib.Dataset() if has_graphs else rdflib.Graph()
    parsed.parse(data=data, format=RDFLIB_NAMES[name])
    text = parsed.serialize(format="nquads" if has_graphs else "nt")
    form = ox.RdfFormat.N_QUADS if has_graphs else ox.RdfFormat.N_TRIPLES
    return ox.parse(text.encode() if isinstance(text, str) else text, format=form)


@pytest.mark.parametrize("name", sorted(RDF_FORMATS))
def test_an_export_read_by_another_parser_is_the_same_graph(graph, name):
    ours = graph.dataset.quads() if RDF_FORMATS[name][1] else graph.dataset.union()
    quads = [ox.Quad(t.subject, t.predicate, t.object) if isinstance(t, ox.Triple) else t for t in ours]
    assert _hash(_read_by_rdflib(write_rdf(graph.dataset, name), name)) == _hash(quads)


@pytest.mark.parametrize("name", ["trig", "nquads", "jsonld"])
def test_an_export_with_graphs_has_the_fingerprint_of_the_dataset(graph, name):
    store = ox.Store()
    store.load(write_rdf(graph.dataset, name), format=RDF_FORMATS[name][0])
    assert fingerprint(store) == fingerprint(graph.dataset.quads())


BUILD = """
import aigraph, hashlib, random, sys
from aigraph.facts import reader
from aigraph.release import whole_release
from aigraph.project import Project
files = Project.files
def shuffled(self, folder, pattern):
    found = files(self, folder, pattern)
    random.Random(int(sys.argv[1])).shuffle(found)
    return found
Project.files = shuffled
written = whole_release(aigraph.load().dataset, "fr")
print(hashlib.sha256(repr(sorted(written.items())).encode()).hexdigest())
"""


@pytest.mark.parametrize("hash_seed", ["0", "1", "42", "4711"])
def test_the_bytes_do_not_depend_on_file_order_or_hash_seed(graph, hash_seed):
    run = subprocess.run(
        [sys.executable, "-c", BUILD, hash_seed],
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
        cwd=graph.project.root,
    )
    import hashlib  # noqa: PLC0415

    ours = hashlib.sha256(repr(sorted(whole_release(graph.dataset, "fr").items())).encode()).hexdigest()
    assert run.stdout.strip() == ours


def test_the_summary_tells_what_there_is(graph):
    summary = json.loads(release_files(graph.dataset)["summary.json"])
    assert (summary["things"]["Cluster"], summary["things"]["Participation"]) == (9, 64)


def test_a_file_takes_the_place_of_the_old_one(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"old")
    write_file(tmp_path / "a.txt", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.txt", b"new")]


SUMMARY = b'{"rdfc10_sha256": "0"}'


def test_a_folder_keeps_what_others_put_there(tmp_path):
    folder = tmp_path / "build"
    write_folder(folder, {"ours.txt": b"old", "summary.json": SUMMARY})
    (folder / "notes").mkdir()
    (folder / "notes/mine.txt").write_text("mine", encoding="utf-8")
    write_folder(folder, {"ours.txt": b"new", "summary.json": SUMMARY})
    assert ((folder / "notes/mine.txt").read_text(encoding="utf-8"), (folder / "ours.txt").read_bytes()) == (
        "mine",
        b"new",
    )


def test_no_temporary_folder_stays_behind(tmp_path):
    write_folder(tmp_path / "build", {"summary.json": SUMMARY})
    write_folder(tmp_path / "build", {"summary.json": SUMMARY})
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


@pytest.mark.parametrize("place", ["a-file", "a-home", "a-strangers-summary", "a-folder-in-the-way"])
def test_a_folder_that_is_no_earlier_build_is_left_alone(tmp_path, place):
    (tmp_path / "a-file").write_text("x", encoding="utf-8")
    for folder in ("a-home", "a-strangers-summary", "a-folder-in-the-way"):
        (tmp_path / folder).mkdir()
    (tmp_path / "a-home/letter.txt").write_text("x", encoding="utf-8")
    (tmp_path / "a-strangers-summary/summary.json").write_text("{}", encoding="utf-8")
    (tmp_path / "a-folder-in-the-way/summary.json").write_bytes(SUMMARY)
    (tmp_path / "a-folder-in-the-way/one").mkdir()
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    with pytest.raises(aigraph.UsageError, match=place):
        write_folder(tmp_path / place, {"one": b"1", "summary.json": SUMMARY})
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path):
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_file(tmp_path / "link", b"new")
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "target").read_bytes()) == (True, b"new")


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    reader = subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE)
    write_file(tmp_path / "pipe", b"through")
    assert (reader.communicate()[0], (tmp_path / "pipe").is_fifo()) == (b"through", True)


def test_a_private_file_stays_private(tmp_path):
    (tmp_path / "mine").write_bytes(b"old")
    (tmp_path / "mine").chmod(0o600)
    write_file(tmp_path / "mine", b"new")
    assert (tmp_path / "mine").stat().st_mode & 0o777 == 0o600


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(aigraph.InputError, match=r"nowhere.a\.txt: cannot be written"):
        write_file(tmp_path / "nowhere" / "a.txt", b"x")


ENDLESS = """
import itertools, sys
from pathlib import Path
from aigraph.release import write_folder
folder = Path(sys.argv[1])
print("ready", flush=True)
for number in itertools.count():
    data = str(number % 10).encode() * 200_000
    write_folder(folder, {"one": data, "two": data, "summary.json": b'{"rdfc10_sha256": 0}'})
"""


def test_a_kill_at_any_time_leaves_one_whole_version(tmp_path):
    folder = tmp_path / "build"
    for kill in range(50):
        process = subprocess.Popen([sys.executable, "-c", ENDLESS, str(folder)], stdout=subprocess.PIPE)
        process.stdout.readline()
        time.sleep(0.003 * (kill % 10))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        if folder.exists():
            one, two = (folder / "one").read_bytes(), (folder / "two").read_bytes()
            assert (len(one), one) == (200_000, two)
    assert folder.exists()
