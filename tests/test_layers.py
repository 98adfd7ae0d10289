"""The order of the modules, and the budgets that keep each of them small."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import aigraph

ROOT = Path(aigraph.__file__).parent
# What stands to the left may not import what stands to its right.
LAYERS = [
    "errors",
    "folding",
    "publication",
    "project",
    "terms",
    "facts",
    "evidence",
    "errata",
    "dataset",
    "results",
    "queries",
    "lint",
    "engines",
    "rules",
    "shapes",
    "claims",
    "registers",
    "names",
    "cards",
    "networks",
    "ties",
    "measures",
    "uncertainty",
    "backend",
    "report",
    "explanation",
    "cube",
    "comparison",
    "plots",
    "layout",
    "picture",
    "views",
    "release",
    "stores",
    "validation",
    "graph",
    "connection",
    "mutants",
    "changes",
    "pages",
    "site",
    "beginning",
    "server",
    "cli",
]
# What one layer holds, in its own order of import.
PARTS = {
    "report": ["model", "measuring", "translating", "wording", "rendering"],
    "explanation": [
        "model", "paths", "patterns", "reasoning", "asking", "keys", "quoting", "explaining", "forms", "telling",
    ],
    "claims": ["bounds", "model", "judging", "wording", "collecting", "auditing"],
    "facts": ["wording", "values", "syntax", "blocks", "model", "together", "reader"],
    "registers": ["records", "schemas", "reading", "candidates", "wording", "sssom"],
    "evidence": [
        "wording", "passage_wording", "passages", "policy", "language", "french", "english", "numerals",
        "grammar", "ranges", "figures", "cases", "lexicon", "annotated", "boundaries", "support", "verdicts",
        "preparing", "scenes", "dealing", "cueing", "directing", "weighing", "closing", "orders", "judging",
        "translating", "examining", "marking", "deciding", "coverage", "checks",
    ],
    "plots": ["wording", "drawing", "sides", "ranking", "members", "clusters", "distribution", "making"],
    "mutants": ["model", "bench", "values", "relations", "ranges", "additions", "making", "shaping", "claiming",
        "trying", "telling"],
    "beginning": ["wording", "choosing", "filling", "describing", "ranges", "things", "values", "schema", "making",
        "placing"],
    "lint": ["wording", "model", "naming", "ordering", "costing", "checking"],
    "results": ["values", "writing", "frames", "showing", "rows"],
    "queries": [
        "tokens", "functions", "atoms", "shape", "patterns", "clauses", "parsing", "complaining", "library", "binding",
        "calling", "editing", "explaining", "labelling", "noticing", "instances", "running",
    ],
    "stores": ["snapshots", "pushing"],
    "pages": [
        "wording", "frame", "rendering", "links", "portrayal", "statements", "portraits", "naming", "passages",
        "painting", "composing", "gallery", "completing", "colouring", "amounts", "charts", "census",
        "constraint_wording", "constraints", "diagrams", "dictionary",
    ],
    "site": [
        "wording", "texts", "addresses", "model", "inventory", "framing", "heads", "exploring", "answers", "ranges",
        "given", "holdings", "resources", "citing", "classes", "home", "searching", "vocabulary", "saved", "checks",
        "about", "serving", "mapping", "further", "workbench", "publishing",
    ],
    "site.workbench": ["wording", "bundling", "packing", "pages", "single"],
    "server": [
        "limits", "refusals", "jobs", "wire", "negotiation", "languages", "capping", "commas",
        "describing", "openapi", "prospectus", "presenting", "work",
        "opening", "worker", "keeper", "pool", "costs", "scheduling", "sharing", "service", "keeping",
        "receiving", "compressing", "responding", "sending", "caching", "leaving", "protocol", "asking", "api",
        "resources", "pages", "access", "guards", "app", "joining", "connecting", "running",
    ],
    "engines": [
        "protocol", "literals", "store", "rdflib_engine", "endpoints", "replies", "transport", "answers", "remote",
    ],
    "networks": ["layers", "reading", "writing", "paths"],
    "measures": [
        "rust", "engine", "sampling", "reaching", "principal", "computing", "nodes", "ranking", "wording",
        "whole", "groups", "similarity",
    ],
    "release": [
        "writing", "folders", "kinds", "catalogue", "ordering", "turtle", "lines", "compacting", "linking", "formats",
        "columns", "tables", "describing", "vocabularies", "metadata", "making",
    ],
    "views": ["model", "reading", "writing", "losing", "wording", "telling", "things"],
    "release.metadata": [
        "statements", "counting", "describing", "wording", "services", "linking", "distributing", "assessing",
        "building", "webpage", "crate", "citing", "composing",
    ],
    "changes": [
        "wording", "model", "canon", "rows", "answers", "revisions", "sides", "statements", "words", "outline",
        "computed", "telling", "forms", "diffing",
    ],
    "uncertainty": [
        "model", "wording", "standing", "collecting", "completing", "formulas", "scoring", "packing", "counting",
        "changing", "assessing", "concluding", "telling", "forms",
    ],
}  # fmt: skip
HEAVY_WORDS = (
    "graspologic_native jinja2 matplotlib networkx numpy oxrdflib pandas pyarrow pyshacl pyvis rapidfuzz rdflib rich"
    " rustworkx scipy urllib3"
)
HEAVY = set(HEAVY_WORDS.split())
# `import aigraph` gives the public names, each taken from its module when it is first used.
FRONT = "aigraph"
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 250, 50
LONGER = {
    "aigraph.facts.reader": 320,  # one walk down a file: its steps share a position and a list of findings
    "aigraph.facts.wording": 320,  # a catalogue: one text under the other
    "aigraph.site.texts": 300,  # another
}


def module_name(path):
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(ROOT.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def imports(name, nodes):
    """What the nodes of a module import, as whole names of modules."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: write whole names in imports"
            yield from (
                whole if (whole := f"{node.module}.{alias.name}") in MODULES else node.module for alias in node.names
            )


def own_imports(name):
    """The modules of the package that a module imports, for type checking and inside functions too."""
    return {found for found in imports(name, ast.walk(TREES[name])) if found.split(".")[0] == "aigraph"}


def imports_when_run(name):
    """What is imported at the moment when a module is: not what type checking alone asks for."""
    body = [
        node for node in TREES[name].body if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
    ]
    return set(imports(name, body))


def layer(name):
    return name.split(".")[1]


def test_every_module_has_its_layer():
    assert {layer(name) for name in MODULES if name != FRONT} == set(LAYERS)


@pytest.mark.parametrize("name", sorted(set(MODULES) - {FRONT}))
def test_no_module_imports_a_layer_to_its_right(name):
    order = LAYERS.index(layer(name))
    assert [found for found in own_imports(name) if found != FRONT and LAYERS.index(layer(found)) > order] == []


@pytest.mark.parametrize(("package", "part"), [(package, part) for package, parts in PARTS.items() for part in parts])
def test_no_part_of_a_layer_imports_a_part_to_its_right(package, part):
    parts = PARTS[package]
    right = {f"aigraph.{package}.{other}" for other in parts[parts.index(part) + 1 :]}
    assert {found for found in imports_when_run(f"aigraph.{package}.{part}") if found in right} == set()


@pytest.mark.parametrize("package", sorted(PARTS))
def test_every_part_of_a_layer_is_in_order(package):
    inner = f"aigraph.{package}."
    found = {name.removeprefix(inner).partition(".")[0] for name in MODULES if name.startswith(inner)}
    assert found == set(PARTS[package])


def test_no_import_goes_round_in_a_circle():
    when_run = {name: {found for found in imports_when_run(name) if found in MODULES} - {name} for name in MODULES}
    assert set(TopologicalSorter(when_run).static_order()) == set(MODULES)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_module_has_more_than_250_lines(name):
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= LONGER.get(name, MOST_LINES)


@pytest.mark.parametrize("name", sorted(LONGER))
def test_an_exception_is_needed(name):
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) > MOST_LINES


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_function_has_more_than_50_lines(name):
    functions = [node for node in ast.walk(TREES[name]) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    long = [node.name for node in functions if node.end_lineno - node.lineno >= MOST_LINES_OF_A_FUNCTION]
    assert long == []


@pytest.mark.parametrize("name", sorted(name for name in MODULES if not name.startswith("aigraph.cli")))
def test_no_module_but_the_program_prints(name):
    calls = [node for node in ast.walk(TREES[name]) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    assert [call.lineno for call in calls if call.func.id == "print"] == []


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_module_imports_a_heavy_package_when_it_is_imported(name):
    assert {found for found in imports_when_run(name) if found.split(".")[0] in HEAVY} == set()
