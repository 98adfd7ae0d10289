"""What many tests need: the shipped graph, a copy of its project to spoil, and the source texts where they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import aigraph
from aigraph.project import shipped_root

SOURCES = Path(__file__).resolve().parents[2] / "shared" / "sources"


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
