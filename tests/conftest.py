"""What many tests need: the shipped graph, copies of projects to spoil, and the source texts where they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import aigraph
from aigraph.errors import FindingsError
from aigraph.project import shipped_root

SOURCES = Path(__file__).resolve().parents[2] / "shared" / "sources"
ORCHARDS = Path(__file__).parent / "projects" / "orchards"


@pytest.fixture(autouse=True, scope="session")
def in_both_languages():
    """Whatever findings a test raises, each must be told in both languages, and not the same in both."""
    make = FindingsError.__init__

    def checked(error, findings):
        make(error, findings)
        same = [finding for finding in error.findings if finding.tell("en") == finding.tell("fr")]
        assert same == []

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FindingsError, "__init__", checked)
        yield


@pytest.fixture(scope="session")
def graph():
    """The shipped graph in French."""
    return aigraph.load(shipped_root())


@pytest.fixture
def project(tmp_path):
    """A copy of the shipped project that a test may spoil."""
    copy = tmp_path / "project"
    copy.mkdir()
    for name in ("data", "ontology", "queries"):
        shutil.copytree(shipped_root() / name, copy / name)
    shutil.copy(shipped_root() / "aigraph.toml", copy)
    return copy


@pytest.fixture(scope="session")
def sources():
    """The folder of the two source documents; they are other people's and not part of the project."""
    if not SOURCES.is_dir():
        pytest.skip("the source documents are not here (../shared/sources)")
    return SOURCES


@pytest.fixture
def facts_project(tmp_path):
    """The smallest project: the settings and the vocabulary of tests/projects/orchards, and no data file yet."""
    (tmp_path / "ontology").mkdir()
    (tmp_path / "data").mkdir()
    shutil.copy(ORCHARDS / "aigraph.toml", tmp_path)
    shutil.copy(ORCHARDS / "ontology/context.jsonld", tmp_path / "ontology")
    return tmp_path


@pytest.fixture
def write_facts(facts_project):
    """Writes a data file of the smallest project; a text as UTF-8, bytes as they are."""

    def write(content, name="facts.yaml"):
        file = facts_project / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return facts_project

    return write


@pytest.fixture
def edit():
    """Replaces a text that stands in a file once."""

    def replace(file, old, new):
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    return replace
