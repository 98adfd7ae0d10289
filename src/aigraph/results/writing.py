"""The forms that answers are written in: the four of SPARQL 1.1, and Markdown."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from aigraph.errors import UsageError
from aigraph.results.values import column_kinds, to_text
from aigraph.terms import XSD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aigraph.results.rows import Rows
    from aigraph.results.values import Node

_SPARQL_RESULTS = "http://www.w3.org/2005/sparql-results#"
# What XML 1.0 cannot hold in any writing (https://www.w3.org/TR/xml/#charsets).
NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OUTER_BLANKS = re.compile(r"\A\s+|\s+\Z")
_MARKDOWN_SIGNS = re.compile(r"([\\|`*_\[\]~])")


def write_csv(columns: Sequence[str], rows: Sequence[Sequence[object]], delimiter: str = ",") -> str:
    """Rows as CSV: a header, one line a row, lines ended by a newline alone so that Unix tools can cut them."""
    lines: list[str] = []
    # With both signs of an end of line, the writer puts a text that holds either into quotes.
    writer = csv.writer(_Lines(lines), delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return "".join(lines)


class _Lines:
    """What a CSV writer writes into, line by line."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def write(self, line: str) -> None:
        """Keep a line, ended by a newline alone."""
        self._lines.append(line.removesuffix("\r\n") + "\n")


def rows_to_csv(rows: Rows) -> str:
    """The answer as CSV (SPARQL 1.1 Query Results CSV: values without their types)."""
    return write_csv(rows.columns, [[to_text(term) for term in row] for row in rows.rows])


def rows_to_tsv(rows: Rows) -> str:
    """The answer as TSV (SPARQL 1.1 Query Results TSV: terms as Turtle writes them)."""
    lines = ["\t".join(f"?{column}" for column in rows.columns)]
    lines += ["\t".join("" if term is None else _escaped(term) for term in row) for row in rows.rows]
    return "\n".join(lines) + "\n"


def rows_to_json(rows: Rows) -> str:
    """The answer as SPARQL 1.1 Query Results JSON; of an ASK, its boolean."""
    if rows.truth is not None:
        return json.dumps({"head": {}, "boolean": rows.truth}) + "\n"
    if not rows.rows:
        return to_json_text({"head": {"vars": list(rows.columns)}, "results": {"bindings": []}})
    # As to_json_text would write it, in a tenth of the time: its indenting encoder is not C's.
    names = [_json(column) for column in rows.columns]
    bindings = ",\n".join(_json_binding(names, row) for row in rows.rows)
    head = to_json_text({"head": {"vars": list(rows.columns)}}).removesuffix("\n}\n")
    return f'{head},\n "results": {{\n  "bindings": [\n{bindings}\n  ]\n }}\n}}\n'


def to_json_text(answer: object) -> str:
    """An answer as JSON that people can read too, with a newline at its end."""
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def rows_to_xml(rows: Rows) -> str:
    """The answer as SPARQL Query Results XML; of an ASK, its boolean. Raises UsageError for what XML cannot hold."""
    return "".join(f"{line}\n" for line in _xml_lines(rows))


def rows_to_markdown(rows: Rows) -> str:
    """The answer as a table of GitHub's Markdown; figures stand to the right, signs of Markdown are escaped."""
    kinds = column_kinds(rows.rows, len(rows.columns))
    lines = [map(_markdown, rows.columns), ("---:" if kind.is_number else "---" for kind in kinds)]
    lines += [(_markdown(to_text(term)) for term in row) for row in rows.rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _escaped(term: Node) -> str:
    return str(term).replace("\t", "\\t")


def _json_binding(names: Sequence[str], row: Sequence[Node | None]) -> str:
    """One row of an answer, as JSON indented by one sign a level."""
    cells = []
    for name, term in zip(names, row, strict=True):
        if term is not None:
            entry = ",\n".join(f'     "{key}": {_json(text)}' for key, text in _json_term(term).items())
            cells.append(f"    {name}: {{\n{entry}\n    }}")
    return "   {\n" + ",\n".join(cells) + "\n   }" if cells else "   {}"


_json = json.JSONEncoder(ensure_ascii=False).encode


def _json_term(term: Node) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    entry = {"type": "literal", "value": term.value}
    if term.language:
        return entry | {"xml:lang": term.language}
    return entry if term.datatype.value == XSD + "string" else entry | {"datatype": term.datatype.value}


def _xml_lines(rows: Rows) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{_SPARQL_RESULTS}">'
    if rows.truth is not None:
        yield f" <head/>\n <boolean>{str(rows.truth).lower()}</boolean>"
    else:
        yield f" <head>{''.join(f'<variable name={quoteattr(column)}/>' for column in rows.columns)}</head>\n <results>"
        for row in rows.rows:
            bound = zip(rows.columns, row, strict=True)
            cells = (f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>" for name, term in bound if term)
            yield f"  <result>{''.join(cells)}</result>"
        yield " </results>"
    yield "</sparql>"


def _xml_term(term: Node) -> str:
    if found := NO_XML.search(term.value):
        msg = f"the answer holds the character U+{ord(found.group()):04X}, which XML cannot; ask for json"
        raise UsageError(msg)
    # Readers of XML take a bare carriage return for a newline (https://www.w3.org/TR/xml/#sec-line-ends), and some
    # trim a text: what stands for a blank at either end is no blank to them.
    value = _OUTER_BLANKS.sub(lambda found: "".join(f"&#{ord(blank)};" for blank in found[0]), escape(term.value))
    value = value.replace("\r", "&#13;")
    if isinstance(term, ox.NamedNode):
        return f"<uri>{value}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{value}</bnode>"
    if term.language:
        return f"<literal xml:lang={quoteattr(term.language)}>{value}</literal>"
    is_text = term.datatype.value == XSD + "string"
    return f"<literal{'' if is_text else f' datatype={quoteattr(term.datatype.value)}'}>{value}</literal>"


def _markdown(text: str) -> str:
    """A text as a cell: nothing in it is a sign of Markdown or HTML, and it stands on one line."""
    is_address = re.fullmatch(r"https?://[^\s<>|]+", text) is not None
    if is_address:
        return f"<{text}>"
    escaped = _MARKDOWN_SIGNS.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return "<br>".join(escaped.splitlines())
