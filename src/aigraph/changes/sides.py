"""What a word names, as one side of a comparison: a file, a build, a project, a revision, or a fingerprint."""

from __future__ import annotations

import filecmp
import json
import re
import shutil
import tempfile
import weakref
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from aigraph.changes.canon import digest, name_blank_nodes, sort_lines, to_lines
from aigraph.changes.model import Side
from aigraph.changes.revisions import find_commit, list_tags, write_revision
from aigraph.changes.wording import NOT_AS_RECORDED
from aigraph.dataset import Dataset, open_files
from aigraph.errors import AigraphError, FindingsError, InputError, UsageError
from aigraph.graph import KnowledgeGraph, load
from aigraph.project import SETTINGS_FILE, find_project
from aigraph.release.folders import FINGERPRINT_KEY, SUMMARY_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aigraph.project import Project

#: What is compared: where it lies, or a graph that is loaded already.
Named = str | Path | KnowledgeGraph
#: What a side may be.
FILE, BUILD, PROJECT, REVISION, GRAPH = "file", "build", "project", "revision", "graph"
# Of a build, the first of these that there is: those with evidence come first.
BUILT = tuple(f"aigraph.{suffix}" for suffix in ("trig", "nq", "jsonld", "ttl", "nt", "rdf"))
# Relative IRIs of a file become the same ones wherever it lies (a name that nobody can have: RFC 6761).
_BASE = "http://relative.invalid/"
_FINGERPRINT = re.compile(r"[0-9a-f]{8,64}")
_MOST_BYTES_OF_A_SUMMARY = 1_000_000
# Of a word that a message repeats.
_LONGEST = 100
_REMEDY = "name an RDF file, a build, a project's folder, a git revision or a fingerprint"


def open_sides(old: Named, new: Named, project: Project | None = None) -> tuple[Side, Side]:
    """Both sides. Files and builds take the project of the other side, else ``project``, else the one around here.

    Raises UsageError for a word that names nothing, or for one path twice; InputError for what cannot be read.
    """
    _refuse_same_path(old, new)
    around = project or find_project()
    if _are_same_files(old, new):
        side = _open_file(Path(str(new)), str(new), FILE, around)
        return replace(side, name=str(old)), side
    # The new side first: whose project is named there gives the words.
    openers = [_find(word, around) for word in (new, old)]
    own = [opener for opener in openers if isinstance(opener, Side)]
    given = project or (own[0].dataset.project if own else around)
    after, before = (opener if isinstance(opener, Side) else opener(given) for opener in openers)
    return before, after


def side_of(graph: KnowledgeGraph, name: str, kind: str = GRAPH) -> Side:
    """A graph that is loaded, as a side; what its rules conclude is part of it."""
    quads = (quad for quad in graph.dataset.store if not isinstance(quad.graph_name, ox.DefaultGraph))
    lines = sort_lines(ox.serialize(quads, format=ox.RdfFormat.N_QUADS))
    return Side(name, kind, graph.dataset, lines, digest(lines), has_evidence=True, is_own=True)


def add_union(side: Side) -> None:
    """Have the store of a file hold every fact in its default graph too, as the one of a project does."""
    if side.has_evidence and not side.is_own:
        side.dataset.store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")


def without_evidence(side: Side) -> Side:
    """The side as a file without named graphs would have it: its union."""
    if not side.has_evidence:
        return side
    dumped = side.dataset.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    store = ox.Store()
    store.load(dumped or b"", format=ox.RdfFormat.N_TRIPLES)
    dataset = Dataset(side.dataset.project, side.dataset.vocabulary, store)
    lines = sort_lines(dumped)
    return Side(side.name, side.kind, dataset, lines, digest(lines), has_evidence=False, is_own=side.is_own)


def _refuse_same_path(old: Named, new: Named) -> None:
    paths = [Path(word) for word in (old, new) if not isinstance(word, KnowledgeGraph)]
    if len(paths) == 2 and all(map(_exists, paths)) and paths[0].resolve() == paths[1].resolve():  # noqa: PLR2004  (both)
        msg = f"{old}: is named twice; name what it is to be compared with"
        raise UsageError(msg)


def _are_same_files(old: Named, new: Named) -> bool:
    """Whether two files have the same bytes, so that one need not be read."""
    if isinstance(old, KnowledgeGraph) or isinstance(new, KnowledgeGraph):
        return False
    one, other = Path(old), Path(new)
    are_files = all(_exists(path) and path.is_file() for path in (one, other))
    return are_files and one.suffix == other.suffix and filecmp.cmp(one, other, shallow=False)


def _exists(path: Path) -> bool:
    """Whether there is a file or folder; no for what no system takes as a name."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _find(word: Named, around: Project) -> Side | Callable[[Project], Side]:
    """What a word names: a side, or for what has no project of its own what opens it with one."""
    if isinstance(word, KnowledgeGraph):
        return side_of(word, word.project.name)
    path, name = Path(word), str(word)
    if not name.strip() or not _exists(path):
        return _find_by_name(name, around)
    if path.is_dir():
        if (path / SETTINGS_FILE).is_file():
            return _build(path, name, PROJECT)
        return _build_opener(path, name)
    if not path.is_file():
        msg = f"{name}: is neither a file nor a folder; {_REMEDY}"
        raise UsageError(msg)
    return lambda project: _open_file(path, name, FILE, project)


def _build_opener(folder: Path, name: str) -> Callable[[Project], Side]:
    file = next((folder / known for known in BUILT if (folder / known).is_file()), None)
    if file is None:
        msg = f"{name}: holds neither {SETTINGS_FILE} nor {BUILT[0]}; {_REMEDY}"
        raise UsageError(msg)
    return lambda project: _open_file(file, name, BUILD, project, _recorded(folder))


def _open_file(path: Path, name: str, kind: str, project: Project, recorded: str = "") -> Side:
    if path.stat().st_size == 0:
        msg = f"{path}: has 0 bytes, as a write that was cut off leaves; name a file that holds RDF"
        raise InputError(msg)
    dataset = open_files([path], project, _BASE)
    store = dataset.store
    lines = to_lines(store)
    mark = digest(lines)
    # In a literal this is no blank node; then the file is looked through in vain, and nothing else happens.
    if any(b"_:" in line for line in lines) and any(map(_has_blank_node, store)):
        store, mark = name_blank_nodes(store, str(path))
        lines = to_lines(store)
    has_evidence = next(iter(store.named_graphs()), None) is not None
    notes = (NOT_AS_RECORDED.fill(name=name),) if recorded and recorded != mark else ()
    return Side(name, kind, Dataset(project, dataset.vocabulary, store), lines, mark, has_evidence, notes=notes)


def _has_blank_node(quad: ox.Quad) -> bool:
    return any(isinstance(term, ox.BlankNode) for term in quad)


def _find_by_name(word: str, around: Project) -> Side | Callable[[Project], Side]:
    """What is no path: a fingerprint of a build, a revision, a fingerprint of a tag."""
    is_fingerprint = _FINGERPRINT.fullmatch(word) is not None
    if is_fingerprint and (folder := _find_build(word, around)) is not None:
        return _build_opener(folder, word)
    commit = find_commit(around.root, word)
    if commit is not None:
        return _build_revision(around, commit, word)
    if is_fingerprint:
        for tag in list_tags(around.root):
            found = find_commit(around.root, f"refs/tags/{tag}")
            side = _build_revision(around, found, word) if found else None
            if side is not None and side.fingerprint.startswith(word):
                return side
    told = word[:_LONGEST] if word.isprintable() and word.strip() else ascii(word[:_LONGEST])
    msg = f"{told}: no file, no folder, and no revision of the repository; {_REMEDY}"
    raise UsageError(msg)


def _build_revision(project: Project, commit: str, word: str) -> Side:
    """The graph of a project as it is in a commit, built by this program."""
    held = _Held()
    write_revision(project.root, commit, word, held.folder)
    return replace(_build(held.folder, word, REVISION), held=held)


def _build(folder: Path, name: str, kind: str) -> Side:
    """The graph of a project's folder.

    Raises InputError for findings too: ending with 1 would say that the sides differ.
    """
    try:
        return side_of(load(folder), name, kind)
    except FindingsError as error:
        others = f" (and {len(error.findings) - 1} more)" if len(error.findings) > 1 else ""
        msg = f"{name}: cannot be built: {error.findings[0]}{others}"
        raise InputError(msg) from error
    except AigraphError as error:
        msg = f"{name}: cannot be built: {error}"
        raise InputError(msg) from error


class _Held:
    """A folder that is there as long as this lives: labels and queries of a revision are read when they are needed."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="aigraph-")).resolve()
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)


def _find_build(word: str, around: Project) -> Path | None:
    """The folder of the build with a fingerprint. Raises UsageError where its beginning is that of several."""
    found: dict[str, Path] = {}
    for folder in _builds(around):
        mark = _recorded(folder)
        if mark.startswith(word):
            found.setdefault(mark, folder)
    if len(found) > 1:
        msg = f"{word}: begins {' and '.join(sorted(found))}; write more of one"
        raise UsageError(msg)
    return next(iter(found.values()), None)


def _builds(around: Project) -> Iterator[Path]:
    """The folders of builds in the current folder and the project's, one or two below."""
    for place in dict.fromkeys((Path.cwd(), around.root)):
        for pattern in (SUMMARY_FILE, f"*/{SUMMARY_FILE}", f"*/*/{SUMMARY_FILE}"):
            yield from (path.parent for path in sorted(place.glob(pattern)) if path.is_file())


def _recorded(folder: Path) -> str:
    """The fingerprint that a build's summary records; nothing where there is none."""
    path = folder / SUMMARY_FILE
    try:
        if path.stat().st_size > _MOST_BYTES_OF_A_SUMMARY:
            return ""
        found = json.loads(path.read_text(encoding="utf-8"))[FINGERPRINT_KEY]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return found if isinstance(found, str) and _FINGERPRINT.fullmatch(found) else ""
