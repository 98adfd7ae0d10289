"""Write data/identifiers/ror-relations.yaml: what a release of ROR says of ties between our institutions.

Every institution of the graph that has a ROR identifier is looked up; a relation counts where both ends are ours. Each
lies in the graph of the record that states it, so a tie that both records state is stated twice.
Usage: python tools/write_relations.py [--check] [RELEASE]   (default: ../shared/reference/ror-france.jsonl.gz)
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import aigraph
from aigraph.registers import read_register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aigraph.registers import Record

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "data/identifiers/ror-relations.yaml"
RELEASE = ROOT.parent / "shared/reference/ror-france.jsonl.gz"
HEAD = """\
# Ties between our institutions as ROR has them, each in the record that states it; no document is the ground of any.
# Written by tools/write_relations.py: do not edit. What ROR's relations mean here: docs/decisions/0007-identity.md.
"""
IDENTIFIERS = """
    SELECT ?thing ?value {
      ?thing schema:identifier ?identifier .
      ?identifier schema:propertyID <https://w3id.org/aigraph/id/register/ror> ; schema:value ?value .
    } ORDER BY STR(?value) STR(?thing)"""


def facts(record: Record, ours: Mapping[str, str]) -> Iterator[list[str]]:
    """The facts of a record, each as the lines of its YAML; ``ours`` has our id for an id of ROR."""
    own = ours[record.id]
    for relation in sorted(record.relations, key=lambda relation: (relation.kind, ours.get(relation.id, ""))):
        other = ours.get(relation.id)
        if other is None:
            continue
        if relation.kind == "related":
            yield [f"- id: {own}", f"  linkedTo: {other}"]
        elif relation.kind in {"parent", "child"}:
            part, whole = (own, other) if relation.kind == "parent" else (other, own)
            yield [f"- id: {part}", f"  subOrganizationOf: {whole}"]
        elif relation.kind in {"predecessor", "successor"}:
            before, after = (other, own) if relation.kind == "predecessor" else (own, other)
            yield [
                f"- id: change-event/{before.rpartition('/')[2]}/{after.rpartition('/')[2]}",
                "  type: ChangeEvent",
                f"  original: {before}",
                f"  resulting: {after}",
            ]


def text(records: list[Record], ours: Mapping[str, str]) -> str:
    """The whole file: one block for each record that states a tie between two of ours."""
    blocks = [HEAD]
    for record in sorted(records, key=lambda record: record.id):
        lines = [f"    {line}" for fact in facts(record, ours) for line in fact] if record.id in ours else []
        if lines:
            date = [f"  date: {record.modified}"] if record.modified else []
            name = record.id.rpartition("/")[2]
            head = [f"- record: record/ror/{name}", "  register: register/ror", f"  release: {record.release}", *date]
            blocks.append("\n".join([*head, "  facts:", *lines]) + "\n")
    return blocks[0] + "\n".join(blocks[1:])


def main(arguments: list[str]) -> int:
    """Write, or with --check only tell whether the file is out of date; 1 if it is."""
    paths = [Path(argument) for argument in arguments if argument != "--check"]
    rows = aigraph.load(ROOT).query(IDENTIFIERS)
    ours = {row["value"]: row["thing"].rpartition("/id/")[2] for row in rows}
    fresh = text(read_register(paths[0] if paths else RELEASE), ours)
    if "--check" not in arguments:
        FILE.write_text(fresh, encoding="utf-8")
        return 0
    if FILE.read_text(encoding="utf-8") != fresh:
        print(f"{FILE.relative_to(ROOT)}: out of date; run: python tools/write_relations.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
