"""YAML as the data files use it: plain mappings, lists and texts, nothing that retypes, repeats or runs.

One reader: PyYAML's C composer with the base loader, so that every scalar is the text that stands in the file
(``NO``, ``3:30``, ``007``, ``2024-05-21``) and has its line and column.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from yaml.tokens import (
    AliasToken,
    AnchorToken,
    BlockEndToken,
    BlockMappingStartToken,
    BlockSequenceStartToken,
    DirectiveToken,
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    TagToken,
)

from aigraph.errors import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 20
# The composer is recursive in C and ends the process at some 10^5 levels; below this bound it cannot get there.
_SAFE_DEPTH = 10_000
_REFUSED_TOKENS = {
    AnchorToken: ("anchor", "an anchor (&)", "write the value out, or quote a text that begins with &"),
    AliasToken: ("alias", "an alias (*)", "write the value out, or quote a text that begins with *"),
    TagToken: ("tag", "a tag (!)", "leave it out, or quote a text that begins with !"),
    DirectiveToken: ("directive", "a directive (%)", "leave it out"),
}
# What YAML does not allow, what it reads as an end of line and editors do not (a lone CR, U+0085, U+2028, U+2029), and
# the byte order mark, which it skips: the place of a finding would be wrong, and a text could lose its blanks.
_REFUSED_CHARACTER = re.compile(
    r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\r(?!\n)"
)
_MAY_HOLD_REFUSED_TOKEN = re.compile(r"(?:^|[\s\[{,:?-])[&*!]|^%", re.MULTILINE)
_STARTS = (BlockMappingStartToken, BlockSequenceStartToken, FlowMappingStartToken, FlowSequenceStartToken)
_ENDS = (BlockEndToken, FlowMappingEndToken, FlowSequenceEndToken)


def place_of(file: str, node: yaml.Node) -> Place:
    """Where a node begins."""
    return Place(file, node.start_mark.line + 1, node.start_mark.column + 1)


def compose(path: Path, file: str) -> tuple[yaml.Node | None, list[Finding]]:
    """The node tree of one data file, named ``file`` in messages; None with the findings when it is refused."""
    text, findings = _decode(path, file)
    if findings:
        return None, findings
    try:
        refused = list(_refused_tokens(text, file)) if _needs_a_look(text) else []
        if refused:
            return None, refused
        node = yaml.compose(text, Loader=yaml.CBaseLoader)  # type: ignore[no-untyped-call,unused-ignore]
    except yaml.MarkedYAMLError as error:
        return None, [_marked(error, file)]
    if node is None:
        remedy = "write a list of blocks, or delete it"
        return None, [_finding(Place(file, 1, 1), "the file is empty", remedy, "empty-value")]
    return node, []


def _decode(path: Path, file: str) -> tuple[str, list[Finding]]:
    try:
        size, data = path.stat().st_size, b""
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        return "", [_finding(Place(file, 1, 1), f"the file cannot be read ({error.strerror})", "mend it", "unreadable")]
    if size > MAX_BYTES:
        what = f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB"
        return "", [_finding(Place(file, 1, 1), what, "split it by subject", "too-long")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        what = f"byte {data[error.start]:#04x} is not UTF-8"
        return "", [_finding(_place_at(file, before, len(before)), what, "save the file as UTF-8", "yaml-syntax")]
    refused = _REFUSED_CHARACTER.search(text)
    if refused is None:
        return text, []
    what, remedy = f"the character U+{ord(refused.group()):04X} is not allowed", "delete it"
    if refused.group() == "\ufeff":
        what, remedy = "there is a byte order mark", "save the file as UTF-8 without it"
    return "", [_finding(_place_at(file, text, refused.start()), what, remedy, "control-character")]


def _needs_a_look(text: str) -> bool:
    """Whether a token that is refused, or nesting that is not safe to compose, may be in the text."""
    if _MAY_HOLD_REFUSED_TOKEN.search(text):
        return True
    longest_line = max(map(len, text.splitlines()), default=0)
    return longest_line + text.count("[") + text.count("{") > _SAFE_DEPTH


def _refused_tokens(text: str, file: str) -> Iterator[Finding]:
    depth = 0
    for token in yaml.scan(text, Loader=yaml.CBaseLoader):  # type: ignore[no-untyped-call,unused-ignore]
        line, column = token.start_mark.line + 1, token.start_mark.column + 1
        if type(token) in _REFUSED_TOKENS:
            rule, what, remedy = _REFUSED_TOKENS[type(token)]
            yield _finding(Place(file, line, column), f"{what} is not used in data files", remedy, rule)
        depth += isinstance(token, _STARTS) - isinstance(token, _ENDS)
        if depth > MAX_DEPTH:
            what = f"nested more than {MAX_DEPTH} levels deep"
            yield _finding(Place(file, line, column), what, "a block holds facts, a fact holds values", "too-deep")
            return


def _marked(error: yaml.MarkedYAMLError, file: str) -> Finding:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if "another document" in str(error.problem):
        what, remedy = "a second document (---) begins", "use one list of blocks, or two files"
        return _finding(Place(file, line, column), what, remedy, "several-documents")
    context = f"{error.context}, " if error.context else ""
    remedy = "correct the YAML (a text that holds ': ' or begins with a sign needs quotes)"
    return _finding(Place(file, line, column), f"{context}{error.problem}", remedy, "yaml-syntax")


def _place_at(file: str, text: str, position: int) -> Place:
    line_start = text.rfind("\n", 0, position) + 1
    return Place(file, text.count("\n", 0, position) + 1, position - line_start + 1)


def _finding(place: Place, what: str, remedy: str, rule: str) -> Finding:
    return Finding((place,), what, remedy, rule)
