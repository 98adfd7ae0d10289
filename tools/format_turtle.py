"""Write Turtle files in their one canonical form: prefixes and subjects sorted, one property a line.

Usage: python tools/format_turtle.py [--check] FILE…
"""

from __future__ import annotations

import sys
from pathlib import Path

import rdflib


def canonical(text: str) -> str:
    """The canonical form of a Turtle text; comments are not kept, say it in triples."""
    rdflib.NORMALIZE_LITERALS = False
    graph = rdflib.Graph(bind_namespaces="none").parse(data=text, format="turtle")
    lines = graph.serialize(format="longturtle").rstrip("\n").split("\n")
    # The serialiser leaves lines of blanks between the members of a list.
    return "\n".join(line for line in lines if not line or line.strip()) + "\n"


def main(arguments: list[str]) -> int:
    """Mend the files, or with --check only name those that are not canonical; 1 if there are any."""
    check = "--check" in arguments
    status = 0
    for name in arguments:
        if name == "--check":
            continue
        path = Path(name)
        text = path.read_text(encoding="utf-8")
        mended = canonical(text)
        if mended == text:
            continue
        if check:
            print(f"{name}: not in canonical form; run: python tools/format_turtle.py {name}")
            status = 1
        else:
            path.write_text(mended, encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
