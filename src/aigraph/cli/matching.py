"""Commands that match names with registers: reconcile."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aigraph.cli.options import FormatOption, LanguageOption, OutputOption, ProjectOption
from aigraph.cli.output import check_language, choose_format, is_terminal, say, table, write
from aigraph.errors import UsageError

if TYPE_CHECKING:
    from aigraph.registers import Candidate

_COLUMNS = ("asked", "rank", "score", "id", "name", "city", "status", "successors", "homonyms", "reasons")


def reconcile(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="Names of organisations; - reads one a line.")],
    register: Annotated[
        Path, typer.Option("--register", metavar="FILE", help="A release of ROR: JSON, zipped or not.")
    ],
    city: Annotated[
        str, typer.Option("--city", metavar="CITY", help="The city of all of them, where it is known.")
    ] = "",
    top: Annotated[int, typer.Option("--top", min=1, metavar="N", help="At most N candidates a name.")] = 5,
    min_score: Annotated[float, typer.Option("--min-score", metavar="SCORE", help="None below; 0 to 100.")] = 50.0,
    format_: FormatOption = None,
    output: OutputOption = "-",
    project: ProjectOption = None,
    lang: LanguageOption = None,
) -> None:
    """Propose records of ROR for names, offline, with a score and the reasons; the choice is yours."""
    from aigraph.registers import Register, read_register
    from aigraph.results import write_csv

    formats = {"table": "", "csv": ".csv", "json": ".json"}
    chosen = choose_format(format_, output, formats, "table" if is_terminal() and output == "-" else "csv")
    language = check_language(project, lang)
    asked = [name for given in names for name in (sys.stdin.read().splitlines() if given == "-" else [given])]
    if not all(map(str.strip, asked)):
        msg = "reconcile: a name is empty; write one"
        raise UsageError(msg)
    known = Register(read_register(register))
    found = {
        name: [candidate for candidate in known.propose(name, city, top) if candidate.score >= min_score]
        for name in asked
    }
    if chosen == "json":
        answer = [{"asked": name, "candidates": [_entry(c, language) for c in found[name]]} for name in found]
        write(output, (json.dumps(answer, ensure_ascii=False, indent=1) + "\n").encode())
        return
    rows = [_cells(name, rank, c, language) for name in found for rank, c in enumerate(found[name], 1)]
    shown = table(_COLUMNS[:6] + _COLUMNS[9:], [[*row[:6], *row[9:]] for row in rows], ("rank", "score"))
    write(output, (shown if chosen == "table" else write_csv(_COLUMNS, rows)).encode())
    for name, candidates in found.items():
        if not candidates:
            say(f"{name}: no candidate of {min_score:g} or more")


COMMANDS = (reconcile,)


def _entry(candidate: Candidate, language: str) -> dict[str, object]:
    from aigraph.registers import in_words

    record = candidate.record
    return {
        "id": record.id,
        "name": record.display,
        "score": candidate.score,
        "matched": {"text": candidate.name.text, "kind": candidate.name.kind},
        "cities": [place.city for place in record.locations if place.city],
        "status": record.status,
        "successors": [{"id": relation.id, "name": relation.label} for relation in candidate.successors],
        "homonyms": [{"id": other.id, "name": other.display} for other in candidate.homonyms],
        "reasons": [in_words(reason, language) for reason in candidate.reasons],
    }


def _cells(name: str, rank: int, candidate: Candidate, language: str) -> list[str]:
    from aigraph.registers import in_words

    record = candidate.record
    return [
        name,
        str(rank),
        f"{candidate.score:g}",
        record.id,
        record.display,
        "; ".join(place.city for place in record.locations),
        record.status,
        "; ".join(relation.id for relation in candidate.successors),
        "; ".join(other.id for other in candidate.homonyms),
        "; ".join(in_words(reason, language) for reason in candidate.reasons),
    ]
