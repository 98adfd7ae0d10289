"""At most so many rows: a query asks for one more than that, and an answer that has it is cut and says so."""

from __future__ import annotations

import csv
import io
import json

from aigraph.queries.tokens import Token, tokenize

_RESULT, _END = b"<result>", b"</results></sparql>"
_OUTSIDE = ("blank", "comment")


def cap_rows(query: str, rows: int) -> str:
    r"""A SELECT that gives at most so many rows: its own LIMIT where that is lower, else this one.

    >>> cap_rows("SELECT * { ?s ?p ?o } VALUES ?s { 1 }", 10)
    'SELECT * { ?s ?p ?o } \nLIMIT 10\nVALUES ?s { 1 }'
    """
    tokens = list(tokenize(query))
    depth, closing, limit, values = 0, -1, -1, -1
    for position, token in enumerate(tokens):
        if token.kind == "sign":
            depth += (token.text == "{") - (token.text == "}")
            closing = position if token.text == "}" and depth == 0 and values < 0 else closing
        elif token.kind == "word" and depth == 0:
            limit = position if token.text.upper() == "LIMIT" else limit
            values = position if token.text.upper() == "VALUES" and values < 0 else values
    if limit > closing:
        return _lower(tokens, limit, rows)
    cut = len(tokens) if values < 0 else values
    return f"{_text(tokens[:cut])}\nLIMIT {rows}\n{_text(tokens[cut:])}"


def cut_rows(body: bytes, form: str, rows: int, note: str) -> tuple[bytes, bool]:
    """An answer of at most so many rows and whether it was cut; ``note`` is the address of what a cut means.

    ``form`` is json, xml, csv or tsv as pyoxigraph writes them. JSON and XML have a place for the note (``link`` in
    the head), CSV and TSV have none.
    """
    if form == "tsv":
        return _cut_lines(body, rows)
    if form == "csv":
        return (body, False) if body.count(b"\n") <= rows else _cut_csv(body, rows)
    if form == "xml":
        return _cut_xml(body, rows, note)
    # A row has at least two brackets and a comma.
    return (body, False) if len(body) < 3 * rows else _cut_json(body, rows, note)


def _lower(tokens: list[Token], limit: int, rows: int) -> str:
    number = next((i for i in range(limit + 1, len(tokens)) if tokens[i].kind not in _OUTSIDE), limit)
    if tokens[number].text.isdigit() and int(tokens[number].text) > rows:
        tokens[number] = tokens[number]._replace(text=str(rows))
    return _text(tokens)


def _text(tokens: list[Token]) -> str:
    return "".join(token.text for token in tokens)


def _cut_lines(body: bytes, rows: int) -> tuple[bytes, bool]:
    lines = body.split(b"\n")
    if len(lines) <= rows + 2:  # the header, the rows, and the nothing after the last end of line
        return body, False
    return b"\n".join(lines[: rows + 1]) + b"\n", True


def _cut_csv(body: bytes, rows: int) -> tuple[bytes, bool]:
    lines = list(csv.reader(io.StringIO(body.decode(), newline="")))
    if len(lines) <= rows + 1:
        return body, False
    stream = io.StringIO()
    csv.writer(stream).writerows(lines[: rows + 1])
    return stream.getvalue().encode(), True


def _cut_xml(body: bytes, rows: int, note: str) -> tuple[bytes, bool]:
    if body.count(_RESULT) <= rows:
        return body, False
    kept = body[: body.rindex(_RESULT)]
    return kept.replace(b"</head>", f'<link href="{note}"/></head>'.encode(), 1) + _END, True


def _cut_json(body: bytes, rows: int, note: str) -> tuple[bytes, bool]:
    answer = json.loads(body)
    if len(answer["results"]["bindings"]) <= rows:
        return body, False
    answer["head"]["link"] = [note]
    del answer["results"]["bindings"][rows:]
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode(), True
