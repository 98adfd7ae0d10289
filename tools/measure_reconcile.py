"""How well `aigraph reconcile` proposes: precision and recall on names whose records are known.

The names are those of the first column of ../shared/reference/institution-identifiers.csv, as the documents print them;
a name without an id there is one for which nothing should be proposed. A second set does not depend on those names:
every fiftieth active record of the release, asked for by its own name with one letter left out.
Usage: python tools/measure_reconcile.py [FOLDER]   (ends with 77 where the folder of reference data is not there)
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

from aigraph.registers import Candidate, Record, Register, read_register

FOLDER = Path(__file__).resolve().parents[1].parent / "shared/reference"
NOT_HERE = 77
THRESHOLDS = (50, 60, 70, 80, 90)
FIRST = 5


@dataclass(frozen=True)
class Case:
    """A name that was asked, the id that is right (empty where none is), and what was proposed."""

    name: str
    right: str
    proposed: list[Candidate]

    def rank(self) -> int | None:
        """The place of the right record among the proposals, from 1; None where it is not among them."""
        ids = [candidate.record.id for candidate in self.proposed]
        return ids.index(self.right) + 1 if self.right in ids else None

    def is_proposed(self, threshold: float) -> bool:
        """Whether a candidate has a score of the threshold or more."""
        return bool(self.proposed) and self.proposed[0].score >= threshold


def known_cases(folder: Path, register: Register, *, with_city: bool) -> list[Case]:
    """The names of the reference file; an id that the release does not have counts as none."""
    there = {record.id for record in register.records}
    cases = []
    with (folder / "institution-identifiers.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            name, right = row["name_in_source"], row["ror_id"] if row["ror_id"] in there else ""
            city = row["city"] if with_city else ""
            cases.append(Case(name, right, register.propose(name, city, FIRST)))
    return cases


def misspelt(records: list[Record]) -> list[tuple[str, str]]:
    """Every fiftieth active record's name without the middle letter of its longest word, and its id."""
    pairs = []
    for record in [record for record in records if record.is_active][::50]:
        word = max(record.display.split(), key=len)
        pairs.append((record.display.replace(word, word[: len(word) // 2] + word[len(word) // 2 + 1 :], 1), record.id))
    return pairs


def report(title: str, cases: list[Case]) -> list[str]:
    """Recall at 1 and 5, and precision at 1 by threshold, as lines of a table."""
    right = [case for case in cases if case.right]
    ranks = [case.rank() for case in right]
    first, among = sum(rank == 1 for rank in ranks), sum(rank is not None for rank in ranks)
    lines = [
        title,
        f"  names {len(cases)}, of which {len(right)} have a record in the release",
        f"  right record first        {first:4} of {len(right)}  {share(first, len(right))}",
        f"  right record among five   {among:4} of {len(right)}  {share(among, len(right))}",
        "  score at least   proposed  right  precision at 1  recall at 1  missed  rightly none",
    ]
    for threshold in THRESHOLDS:
        asked = [case for case in cases if case.is_proposed(threshold)]
        hits = sum(case.rank() == 1 for case in asked)
        none = sum(not case.right and not case.is_proposed(threshold) for case in cases)
        lost = sum(bool(case.right) and not case.is_proposed(threshold) for case in cases)
        lines.append(
            f"  {threshold:14}   {len(asked):8}  {hits:5}  {share(hits, len(asked)):>14}  {share(hits, len(right)):>11}"
            f"  {lost:6}  {none:5} of {len(cases) - len(right)}"
        )
    return lines


def share(part: int, whole: int) -> str:
    """A share in per cent, to a tenth."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


def main(arguments: list[str]) -> int:
    """Print the measures; 77 where there is nothing to measure with."""
    folder = Path(arguments[0]) if arguments else FOLDER
    if not (folder / "institution-identifiers.csv").is_file():
        print(f"{folder}: no reference data here", file=sys.stderr)
        return NOT_HERE
    records = read_register(folder / "ror-france.jsonl.gz")
    register = Register(records)
    alone = known_cases(folder, register, with_city=False)
    lines = report("Names as the documents and their neighbours have them, nothing else given", alone)
    missed = [case for case in alone if case.right and case.rank() != 1]
    lines += ["  not first:", *(f"    {case.name} (rank {case.rank() or 'none'})" for case in missed), ""]
    lines += [*report("The same names, each with its city", known_cases(folder, register, with_city=True)), ""]
    slips = [Case(name, right, register.propose(name, "", FIRST)) for name, right in misspelt(records)]
    lines += report("Every fiftieth active record by its own name with one letter left out", slips)
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
