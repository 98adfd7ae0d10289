"""The public interface: what `import aigraph` gives."""

from __future__ import annotations

import subprocess
import sys

import aigraph


def test_the_public_names_are_these():
    assert aigraph.__all__ == [
        "AigraphError",
        "Connection",
        "Finding",
        "FindingsError",
        "InputError",
        "KnowledgeGraph",
        "UsageError",
        "connect",
        "diff",
        "load",
    ]


def test_every_public_name_can_be_used():
    assert all(getattr(aigraph, name).__name__ == name for name in aigraph.__all__)


def test_importing_the_package_imports_nothing_heavy():
    heavy = "('rdflib', 'networkx', 'pyshacl', 'pyvis', 'yaml')"
    script = f"import aigraph, sys; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_loaded_graph_offers_these_questions():
    offered = {name for name in dir(aigraph.KnowledgeGraph) if not name.startswith("_")}
    assert offered == {
        "ask",
        "audit",
        "bind",
        "card",
        "centrality",
        "communities",
        "compare",
        "cube",
        "draw",
        "explain",
        "find",
        "network",
        "path",
        "plot",
        "project",
        "query",
        "rdflib",
        "report",
        "uncertainty",
        "validate",
        "with_labels",
    }


def test_a_connection_offers_these_questions():
    offered = {name for name in dir(aigraph.Connection) if not name.startswith("_")}
    assert offered == {
        "bind",
        "dataset",
        "engine",
        "language",
        "notice",
        "project",
        "query",
        "triples",
        "vocabulary",
        "with_labels",
    }


def test_a_graph_in_a_console_is_one_short_line(graph):
    assert repr(graph).startswith("<KnowledgeGraph ia-clusters (")
    assert len(repr(graph)) < 80
