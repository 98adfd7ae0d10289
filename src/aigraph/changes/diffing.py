"""Compare two graphs: first as a whole, then fact by fact, then by what is computed from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aigraph.changes.answers import compare_answers
from aigraph.changes.model import Changes, Kind, Patch
from aigraph.changes.sides import add_union, open_sides, without_evidence
from aigraph.changes.statements import find_changes, find_patch, find_renamed, find_things
from aigraph.changes.wording import EVIDENCE_ALONE, NEITHER_EVIDENCE, NO_EVIDENCE, OTHER_PROJECT
from aigraph.dataset import Dataset
from aigraph.graph import check_language
from aigraph.project import find_project

if TYPE_CHECKING:
    from aigraph.changes.model import Answers, Side
    from aigraph.changes.sides import Named
    from aigraph.errors import Text
    from aigraph.project import Project


def diff(old: Named, new: Named, language: str | None = None, project: Project | Path | str | None = None) -> Changes:
    """What changed from one graph to another, in the facts and in what is computed from them.

    Each is a graph that is loaded, or names an RDF file, the folder of a build or of a project, a git revision of the
    project here (or of ``project``), or the fingerprint of a build. ``language`` is the one of names and answers.
    Raises UsageError for what names nothing, InputError for what cannot be read.
    """
    given = find_project(project) if isinstance(project, (str, Path)) else project
    before, after = open_sides(old, new, given)
    return compare_sides(before, after, check_language(after.dataset.project, language))


def compare_sides(old: Side, new: Side, language: str) -> Changes:
    """What differs between two sides that are open; where one has no evidence, only facts are compared."""
    notes = [*old.notes, *new.notes]
    if old.fingerprint == new.fingerprint:
        return _no_changes(old, new, language, notes)
    add_union(old)
    add_union(new)
    if old.has_evidence != new.has_evidence:
        bare = new if old.has_evidence else old
        notes.append(NO_EVIDENCE.fill(name=bare.name))
        old, new = without_evidence(old), without_evidence(new)
    elif not new.has_evidence:
        notes.append(NEITHER_EVIDENCE)
    patch = find_patch(old, new)
    if not patch.removed and not patch.added:
        return _no_changes(old, new, language, [*notes, EVIDENCE_ALONE])
    facts = find_changes(old, new, patch)
    appeared = find_things(facts, old.dataset, Kind.ADDED)
    gone = find_things(facts, new.dataset, Kind.REMOVED)
    renamed = find_renamed(facts, appeared, gone)
    answers = _answers(old, new, language, notes)
    return Changes(old, new, language, patch, facts, appeared, gone, renamed, answers, tuple(notes))


def _no_changes(old: Side, new: Side, language: str, notes: list[Text]) -> Changes:
    nothing: frozenset[str] = frozenset()
    return Changes(old, new, language, Patch((), ()), (), nothing, nothing, (), None, tuple(notes))


def _answers(old: Side, new: Side, language: str, notes: list[Text]) -> Answers | None:
    """What is answered otherwise, where both are graphs of one project: its queries are asked of both."""
    project = new.dataset.project
    base = f"<{project.id_base}".encode()
    if old.dataset.project.base != project.base or not all(
        any(line.startswith(base) for line in side.lines) for side in (old, new)
    ):
        notes.append(OTHER_PROJECT.fill(base=project.base))
        return None
    before = Dataset(project, new.dataset.vocabulary, old.dataset.store)
    return compare_answers(before, new.dataset, language, with_claims=old.has_evidence and new.has_evidence)
