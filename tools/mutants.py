"""Make mutants of the shipped facts and try whether the validation notices each; print what it notices.

Shares and goals are in percent, without the fingerprint but for one column; a goal that is not met is marked.
Usage: python tools/mutants.py [--sources DIR] [--strict]   (ends with 77 where the folder of texts is not there)
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import yaml

import aigraph
from aigraph.evidence import read_sources
from aigraph.evidence.examining import count, prepare
from aigraph.facts import read_facts
from aigraph.mutants import Trial, ask_claims, ask_shapes, make_mutants, rows, survivors, table, try_claims
from aigraph.project import read_project, shipped_root
from aigraph.report import count_annotations

NOT_HERE = 77
SOURCES = Path(__file__).resolve().parents[2] / "shared" / "sources"
# The goals of the design, in percent, without the fingerprint.
GOALS = {
    "amounts": 100,
    "counts": 100,
    "dates": 100,
    "durations": 100,
    "modality": 100,
    "subject": 100,
    "Cluster swapped": 100,
    "Institution swapped": 100,
    "Person swapped": 100,
    "Person of the same section": 90,
    "Role swapped": 100,
    "Status swapped": 95,
    "Theme swapped": 98,
    "Relation swapped": 85,
    "order": 100,
    "direction reversed": 98,
    "figures exchanged": 100,
    "fact added between co-named things": 98,
    "wrong fact in an editorial, record or reading block": 95,
    "passage given to another fact": 98,
    "passage shifted, stretched or cut": 97,
    "all": 98,
}
TOGETHER = {"passage shifted, stretched or cut": ("passage shifted", "passage stretched", "passage cut")}
# Why each survivor survives, one by one; a new one has no reason yet.
REASONS = Path(__file__).with_name("survivors.yaml")


def main() -> int:
    """Print the report; 77 where there are no texts; with --strict 1 where a goal or a reason is missed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sources", type=Path, default=SOURCES)
    arguments.add_argument("--strict", action="store_true", help="end with 1 where a goal is not met, or no reason")
    asked = arguments.parse_args()
    if not asked.sources.is_dir():
        return NOT_HERE
    facts = read_facts(read_project(shipped_root()))
    examination = prepare(facts, read_sources(asked.sources))
    trial = Trial(examination)
    outcomes = [trial.outcome(mutant) for mutant in make_mutants(examination)]
    ask_shapes(facts, trial.cases, [outcome for outcome in outcomes if not outcome.is_caught])
    ask_claims(facts, trial.cases, [outcome for outcome in outcomes if not outcome.is_caught])
    outcomes += try_claims(facts)
    told, (left, unexplained) = rows(outcomes, GOALS, TOGETHER), survivors(outcomes, read_reasons())
    counts, entries = count(examination.verdicts()), count_annotations(aigraph.load(shipped_root()).dataset)
    print(table(told))
    print(f"{counts['cases of kind passage']} passages state facts; {counts['values']} values were checked in all.")
    print(f"{counts['heading']} subjects rest on a section's heading, {counts['about']} on another passage.")
    print(f"{entries['about']} passages are given for the subject of another (about:).")
    print(f"{entries['readings']} readings; {entries['adds']} values are the reader's own (adds:).")
    print(f"{entries['ignored']} entries of words are ignored with a reason (ignored:).")
    print(f"The facts as they are have {len(trial.known)} findings.\n")
    print(f"{len(left)} mutants survive, {unexplained} of them without a reason:", *left, sep="\n")
    is_amiss = bool(trial.known) or unexplained > 0 or not all(row.meets_goal for row in told)
    return int(asked.strict and is_amiss)


def read_reasons() -> dict[str, str]:
    """Why each survivor survives, by what is wrong with it."""
    entries = yaml.safe_load(REASONS.read_text(encoding="utf-8"))
    return {what: entry["reason"] for entry in entries for what in entry["mutants"]}


if __name__ == "__main__":
    sys.exit(main())
