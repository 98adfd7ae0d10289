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

from aigraph.errors import Place
from aigraph.facts import wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aigraph.errors import Finding

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 20
# The composer is recursive in C and ends the process at some 10^5 levels; below this bound it cannot get there.
_SAFE_DEPTH = 10_000
_REFUSED_TOKENS = {
    AnchorToken: wording.ANCHOR,
    AliasToken: wording.ALIAS,
    TagToken: wording.TAG,
    DirectiveToken: wording.DIRECTIVE,
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
        return None, [wording.EMPTY_FILE.at(Place(file, 1, 1))]
    return node, []


def _decode(path: Path, file: str) -> tuple[str, list[Finding]]:
    try:
        size, data = path.stat().st_size, b""
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        return "", [wording.UNREADABLE.at(Place(file, 1, 1), reason=error.strerror)]
    if size > MAX_BYTES:
        return "", [wording.LARGE_FILE.at(Place(file, 1, 1), most=MAX_BYTES // 1024 // 1024)]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        return "", [wording.NOT_UTF_8.at(_place_at(file, before, len(before)), byte=data[error.start])]
    refused = _REFUSED_CHARACTER.search(text)
    if refused is None:
        return text, []
    fault = wording.BYTE_ORDER_MARK if refused.group() == "\ufeff" else wording.CHARACTER
    return "", [fault.at(_place_at(file, text, refused.start()), code=ord(refused.group()))]


def _needs_a_look(text: str) -> bool:
    """Whether a token that is refused, or nesting that is not safe to compose, may be in the text."""
    if _MAY_HOLD_REFUSED_TOKEN.search(text):
        return True
    longest_line = max(map(len, text.splitlines()), default=0)
    return longest_line + text.count("[") + text.count("{") > _SAFE_DEPTH


def _refused_tokens(text: str, file: str) -> Iterator[Finding]:
    depth = 0
    for token in yaml.scan(text, Loader=yaml.CBaseLoader):  # type: ignore[no-untyped-call,unused-ignore]
        place = Place(file, token.start_mark.line + 1, token.start_mark.column + 1)
        if type(token) in _REFUSED_TOKENS:
            yield _REFUSED_TOKENS[type(token)].at(place)
        depth += isinstance(token, _STARTS) - isinstance(token, _ENDS)
        if depth > MAX_DEPTH:
            yield wording.TOO_DEEP.at(place, most=MAX_DEPTH)
            return


def _marked(error: yaml.MarkedYAMLError, file: str) -> Finding:
    mark = error.problem_mark or error.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    if "another document" in str(error.problem):
        return wording.SECOND_DOCUMENT.at(place)
    context = f"{error.context}, " if error.context else ""
    return wording.YAML.at(place, problem=f"{context}{error.problem}")


def _place_at(file: str, text: str, position: int) -> Place:
    line_start = text.rfind("\n", 0, position) + 1
    return Place(file, text.count("\n", 0, position) + 1, position - line_start + 1)
