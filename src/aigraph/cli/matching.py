"""Commands that match names with registers: reconcile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from aigraph.cli.options import FormatOption, LanguageOption, OutputOption, ProjectOption
from aigraph.cli.output import check_language, choose_format, is_terminal, read_stdin, say, table, write
from aigraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.registers import Candidate

_COLUMNS = ("asked", "rank", "score", "id", "name", "city", "status", "successors", "homonyms", "reasons", "line")
_IN_A_TABLE = (0, 1, 2, 3, 4, 5, 9)


class _Asked(NamedTuple):
    """A name that was asked for, and the line of standard input that has it; None for one of the command line."""

    name: str
    line: int | None

    def __str__(self) -> str:
        return self.name if self.line is None else f"standard input:{self.line}: {self.name}"


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
    from aigraph.results import to_json_text, write_csv

    formats = {"table": "", "text": ".txt", "csv": ".csv", "json": ".json"}
    chosen = choose_format(format_, output, formats, "table" if is_terminal() and output == "-" else "csv")
    language = check_language(project, lang)
    if not 0 <= min_score <= 100:  # noqa: PLR2004  (also false for what is no number)
        msg = f"--min-score {min_score:g}: a score is between 0 and 100; write such a number"
        raise UsageError(msg)
    asked = list(_read(names))
    known = Register(read_register(register))
    found = {
        one: [candidate for candidate in known.propose(one.name, city, top) if candidate.score >= min_score]
        for one in asked
    }
    rows = [_cells(one, rank, c, language) for one in found for rank, c in enumerate(found[one], 1)]
    if chosen == "json":
        answer = [
            {"asked": one.name, "line": one.line, "candidates": [_entry(c, language) for c in found[one]]}
            for one in found
        ]
        text = to_json_text(answer)
    elif chosen == "text":
        text = "".join(_told(one, candidates, language) for one, candidates in found.items())
    elif chosen == "table":
        cells = [[row[column] for column in _IN_A_TABLE] for row in rows]
        text = table([_COLUMNS[column] for column in _IN_A_TABLE], cells, ("rank", "score"))
    else:
        text = write_csv(_COLUMNS, rows)
    write(output, text.encode())
    for one, candidates in found.items():
        if not candidates:
            say(f"{one}: no candidate of {min_score:g} or more")


COMMANDS = (reconcile,)


def _read(names: list[str]) -> Iterator[_Asked]:
    """The names of the command line, and of standard input those of its lines that are not blank."""
    for given in names:
        if given == "-":
            lines = read_stdin("names, one a line").split("\n")
            yield from (_Asked(line.strip(), number) for number, line in enumerate(lines, 1) if line.strip())
        elif given.strip():
            yield _Asked(given, None)
        else:
            msg = "reconcile: a name is empty; write one"
            raise UsageError(msg)


def _told(one: _Asked, candidates: list[Candidate], language: str) -> str:
    """A name and below it each candidate with its reasons."""
    from aigraph.registers import in_words

    lines = [str(one)]
    for rank, candidate in enumerate(candidates, 1):
        record = candidate.record
        cities = ", ".join(place.city for place in record.locations if place.city)
        lines.append(f"  {rank}. {candidate.score:g}  {record.id}  {record.display}{f' ({cities})' if cities else ''}")
        lines += [f"       {in_words(reason, language)}" for reason in candidate.reasons]
    return "\n".join(lines) + "\n"


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


def _cells(one: _Asked, rank: int, candidate: Candidate, language: str) -> list[str]:
    from aigraph.registers import in_words

    record = candidate.record
    return [
        one.name,
        str(rank),
        f"{candidate.score:g}",
        record.id,
        record.display,
        "; ".join(place.city for place in record.locations),
        record.status,
        "; ".join(relation.id for relation in candidate.successors),
        "; ".join(other.id for other in candidate.homonyms),
        "; ".join(in_words(reason, language) for reason in candidate.reasons),
        "" if one.line is None else str(one.line),
    ]
