"""Make mutants of the shipped facts and try whether the validation notices each; print what it notices.

Shares and goals are in percent, without the fingerprint but for one column; a goal that is not met is marked.
Usage: python tools/mutants.py [--sources DIR] [--strict]   (ends with 77 where the folder of texts is not there)
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from aigraph.evidence import read_sources
from aigraph.evidence.examining import count, prepare
from aigraph.facts import read_facts
from aigraph.mutants import Trial, ask_claims, ask_shapes, make_mutants, rows, survivors, table, try_claims
from aigraph.project import read_project, shipped_root

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
REASONS = {
    "Theme swapped": "the passage names it too, without a fact",
    "omission": "other facts of the passage use the same words",
    "paraphrases": "the other paraphrase shares as many words with the passage",
    "passage cut": "what is left is a clause and still holds what the values need",
    "passage stretched": "the words that come in are few, and name nothing",
    "passage given to another fact": "one passage lies in the other, or they say the same",
}


def main() -> int:
    """Print the report; 77 where the texts are not there; with --strict 1 where a goal is not met."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sources", type=Path, default=SOURCES)
    arguments.add_argument("--strict", action="store_true", help="end with 1 where a goal is not met")
    asked = arguments.parse_args()
    if not asked.sources.is_dir():
        return NOT_HERE
    facts = read_facts(read_project(shipped_root()))
    examination = prepare(facts, read_sources(asked.sources))
    trial = Trial(examination)
    outcomes = [trial.outcome(mutant) for mutant in make_mutants(examination)]
    ask_shapes(facts, trial.cases, [outcome for outcome in outcomes if not outcome.is_caught], "en")
    ask_claims(facts, trial.cases, [outcome for outcome in outcomes if not outcome.is_caught], "en")
    outcomes += try_claims(facts, "en")
    told, left = rows(outcomes, GOALS, TOGETHER), survivors(outcomes, REASONS)
    counts = count(examination.verdicts())
    print(table(told))
    print(f"{counts['cases of kind passage']} passages state facts; {counts['values']} values were checked in all.")
    print(f"{counts['heading']} subjects rest on a section's heading, {counts['about']} on another passage (about:).")
    print(f"{counts['cases of kind reading']} readings; in them {counts['adds']} values are the reader's own (adds:).")
    print(f"{counts['ignored']} entries of words are ignored with a reason (ignored:).")
    print(f"The facts as they are have {len(trial.known)} findings.\n")
    print(f"{len(left)} mutants survive:", *left, sep="\n")
    return int(asked.strict and (bool(trial.known) or not all(row.meets_goal for row in told)))


if __name__ == "__main__":
    sys.exit(main())
