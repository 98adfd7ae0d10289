"""YAML as data files use it: what is refused before any of it is composed, each at its place."""

from __future__ import annotations

import subprocess
import sys

import pytest

from aigraph.errors import FactsError
from aigraph.facts import read_facts
from aigraph.facts.syntax import MAX_BYTES, compose
from aigraph.project import find_project

HEAD = """\
- editorial: editorial/names
  reason: {en: ours}
  facts:
    - id: orchard/north
      type: Orchard
"""
MEND = "correct the YAML (a text that holds ': ' or begins with a sign needs quotes)"
BOMB = "- &a [x, x]\n- &b [*a, *a]\n- &c [*b, *b]\n- &d [*c, *c]\n"
REFUSED = {
    "an anchor": (
        f"{HEAD}      nickname: &n Up\n",
        "6:17: an anchor (&) is not used in data files; write the value out, or quote a text that begins with &",
    ),
    "an alias": (
        f"{HEAD}      nickname: *n\n",
        "6:17: an alias (*) is not used in data files; write the value out, or quote a text that begins with *",
    ),
    "an alias in a flow": (
        f"{HEAD}      label: {{en: *n}}\n",
        "6:19: an alias (*) is not used in data files; write the value out, or quote a text that begins with *",
    ),
    "an anchor on a key": (
        f"{HEAD}      &n nickname: Up\n",
        "6:7: an anchor (&) is not used in data files; write the value out, or quote a text that begins with &",
    ),
    "a tag": (
        f"{HEAD}      trees: !!int '3'\n",
        "6:14: a tag (!) is not used in data files; leave it out, or quote a text that begins with !",
    ),
    "a tag that would run code": (
        f"{HEAD}      nickname: !!python/object/apply:os.system ['false']\n",
        "6:17: a tag (!) is not used in data files; leave it out, or quote a text that begins with !",
    ),
    "a tag without a name": (
        f"{HEAD}      nickname: ! Up\n",
        "6:17: a tag (!) is not used in data files; leave it out, or quote a text that begins with !",
    ),
    "a tag as it may stand in whole": (
        f"{HEAD}      nickname: !<tag:yaml.org,2002:str> Up\n",
        "6:17: a tag (!) is not used in data files; leave it out, or quote a text that begins with !",
    ),
    "a version": (f"%YAML 1.1\n---\n{HEAD}", "1:1: a directive (%) is not used in data files; leave it out"),
    "a tag's prefix": (f"%TAG ! x:\n---\n{HEAD}", "1:1: a directive (%) is not used in data files; leave it out"),
    "a second document": (
        f"{HEAD}---\n{HEAD}",
        "6:1: a second document (---) begins; use one list of blocks, or two files",
    ),
    "a byte order mark": (
        f"\ufeff{HEAD}",
        "1:1: there is a byte order mark; save the file as UTF-8 without it",
    ),
    "a byte that is not UTF-8": (
        HEAD.encode() + "      nickname: Pré\n".encode("latin-1"),
        "6:19: byte 0xe9 is not UTF-8; save the file as UTF-8",
    ),
    "UTF-16": (HEAD.encode("utf-16"), "1:1: byte 0xff is not UTF-8; save the file as UTF-8"),
    "a lone surrogate": (
        f"{HEAD}      nickname: a\ud800\n".encode("utf-8", "surrogatepass"),
        "6:18: byte 0xed is not UTF-8; save the file as UTF-8",
    ),
    "a lone surrogate, escaped": (
        f'{HEAD}      nickname: "a\\ud800"\n',
        f"6:21: while parsing a quoted scalar, found invalid Unicode character escape code; {MEND}",
    ),
    "NUL": (f"{HEAD}      nickname: a\0b\n", "6:18: the character U+0000 is not allowed; delete it"),
    "a control character": (f"{HEAD}      nickname: a\x01b\n", "6:18: the character U+0001 is not allowed; delete it"),
    "a control character after astral ones": (
        f"{HEAD}      nickname: 😀🍎\x1b\n",
        "6:19: the character U+001B is not allowed; delete it",
    ),
    "a control character in a comment": (f"# \x07\n{HEAD}", "1:3: the character U+0007 is not allowed; delete it"),
    "NUL, escaped": (f'{HEAD}      nickname: "a\\0b"\n', "6:17: the text holds the character U+0000; delete it"),
    "a control character, escaped": (
        f'{HEAD}      nickname: "a\\x01b"\n',
        "6:17: the text holds the character U+0001; delete it",
    ),
    "an end of line in a text": (
        f"{HEAD}      nickname: |\n        Up\n",
        "6:17: the text holds the character U+000A; delete it",
    ),
    "an end of line that editors do not show": (
        f"# a\u2028{HEAD}",
        "1:4: the character U+2028 is not allowed; delete it",
    ),
    "an end of line of old": (f"# a\r%YAML 1.1\r---\r{HEAD}", "1:4: the character U+000D is not allowed; delete it"),
    "a text that would lose blanks": (
        f"{HEAD}      nickname: 'a \x85 b'\n",
        "6:20: the character U+0085 is not allowed; delete it",
    ),
    "a tab before a key": (
        f"{HEAD}\tnickname: Up\n",
        f"6:1: while scanning a plain scalar, found a tab character that violates indentation; {MEND}",
    ),
    "a text that needs quotes": (
        f"{HEAD}      nickname: Hill: the upper one\n",
        f"6:21: mapping values are not allowed in this context; {MEND}",
    ),
    "a quote that is never closed": (
        f"{HEAD}      nickname: 'Up\n",
        f"7:1: while scanning a quoted scalar, found unexpected end of stream; {MEND}",
    ),
    "a text that is not NFC": (
        f"{HEAD}      nickname: Pre\u0301\n",
        "6:17: the text is not in Unicode normal form C; write 'Pré'",
    ),
    "a loose blank": (
        f"{HEAD}      nickname: ' Up'\n",
        "6:17: the text ' Up' begins or ends with a blank; delete the blank",
    ),
    "a loose no-break space": (
        f"{HEAD}      nickname: 'Up\u00a0'\n",
        "6:17: the text 'Up\\xa0' begins or ends with a blank; delete the blank",
    ),
    "a long text": (f"{HEAD}      nickname: {'x' * 65_537}\n", "6:17: the text is longer than 64 kB; shorten it"),
    "a long text of few characters": (
        f"{HEAD}      nickname: {'😀' * 16_385}\n",
        "6:17: the text is longer than 64 kB; shorten it",
    ),
    "a large file": (b"#" * (MAX_BYTES + 1), "1:1: the file is larger than 4 MiB; split it by subject"),
    "a deep list": (
        "[" * 10_001,
        "1:21: nested more than 20 levels deep; a block holds facts, a fact holds values",
    ),
}


def told(project):
    with pytest.raises(FactsError) as caught:
        read_facts(find_project(project))
    return [str(finding) for finding in caught.value.findings]


@pytest.mark.parametrize("what", sorted(REFUSED))
def test_what_data_files_do_not_use_is_refused_at_its_place(write_facts, what):
    text, finding = REFUSED[what]
    assert told(write_facts(text)) == [f"data/facts.yaml:{finding}"]


def test_an_alias_bomb_is_refused_before_it_goes_off(write_facts):
    assert {line.split(": ")[1].partition(" is ")[0] for line in told(write_facts(BOMB))} == {
        "an anchor (&)",
        "an alias (*)",
    }


def test_every_refused_sign_of_a_file_is_told(write_facts):
    project = write_facts("- &a !b c\n- *a\n")
    assert [line.split(": ")[0] for line in told(project)] == [
        "data/facts.yaml:1:3",
        "data/facts.yaml:1:6",
        "data/facts.yaml:2:3",
    ]


@pytest.mark.parametrize("text", ["x" * 65_536, "😀" * 16_384])
def test_a_text_of_64_kb_is_accepted(write_facts, text):
    assert read_facts(find_project(write_facts(f"{HEAD}      nickname: {text}\n"))).statements[-1].value == text


@pytest.mark.parametrize("text", [f"---\n{HEAD}", f"{HEAD}...\n", f"{HEAD}\n# the end", HEAD.replace("\n", "\r\n")])
def test_one_document_may_begin_and_end_as_yaml_has_it(write_facts, text):
    assert len(read_facts(find_project(write_facts(text))).statements) == 2


DEEP = {
    "lists": "'[' * 200_000",
    "lists, closed": "'[' * 200_000 + ']' * 200_000",
    "mappings": "'{' * 200_000",
    "lists and mappings": "'[{a: ' * 200_000",
    "items": "'- ' * 200_000",
    "keys": "'? ' * 200_000",
    "items after a look": "'# &\\n' + '- ' * 200_000",
    "lists over many lines": "'[\\n' * 200_000",
    "mappings, each a line deeper": "''.join(' ' * level + 'a:\\n' for level in range(2_800))",
    "items, each a line deeper": "''.join(' ' * (2 * level) + '-\\n' for level in range(1_400))",
}
READ = """
import sys
from pathlib import Path
from aigraph.errors import FactsError
from aigraph.facts import read_facts
from aigraph.project import find_project
Path(sys.argv[1], "data/facts.yaml").write_text({text})
try:
    read_facts(find_project(sys.argv[1]))
except FactsError as error:
    print(len(error.findings))
"""


@pytest.mark.parametrize("what", sorted(DEEP))
def test_deep_nesting_is_refused_and_does_not_end_the_process(facts_project, what):
    command = [sys.executable, "-c", READ.format(text=DEEP[what]), facts_project]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "1\n")


def test_a_scalar_is_the_text_that_stands_in_the_file(tmp_path):
    file = tmp_path / "facts.yaml"
    file.write_text("[NO, 3:30, 007, 2024-05-21, 1e3, ~, null, yes, .inf, 0o7, =]", encoding="utf-8")
    root, _ = compose(file, "facts.yaml")
    texts = ["NO", "3:30", "007", "2024-05-21", "1e3", "~", "null", "yes", ".inf", "0o7", "="]
    assert [node.value for node in root.value] == texts
