"""The words of a query as its grammar sees them: blanks and comments gone, a literal one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aigraph.queries.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.queries.tokens import Token

_SIGNS_OF_NUMBERS = frozenset("+-")


class Atom(NamedTuple):
    """One piece: its kind (iri, name, variable, literal, blank, word, sign, end), its text, where it begins."""

    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """The text of a word or sign in capitals, to compare with the grammar's; nothing for any other piece."""
        return self.text.upper() if self.kind in ("word", "sign") else ""

    @property
    def variable(self) -> str:
        """The name of a variable without its sign; of a blank node, its label; nothing for any other piece."""
        return {"variable": self.text[1:], "blank": self.text}.get(self.kind, "")

    @property
    def end(self) -> int:
        """Where the piece ends."""
        return self.start + len(self.text)


def read_atoms(query: str) -> list[Atom]:
    """The pieces of a query, the last of which is its end."""
    atoms: list[Atom] = []
    for token in tokenize(query):
        if token.kind not in ("blank", "comment"):
            atoms.append(_joined(atoms, token) or _atom(token))
    return [*atoms, Atom("end", "", len(query.rstrip()))]


def _atom(token: Token) -> Atom:
    is_literal = token.kind in ("string", "number") or token.text.lower() in ("true", "false")
    return Atom("literal" if is_literal else token.kind, token.text, token.start)


def _joined(atoms: list[Atom], token: Token) -> Atom | None:
    """The last piece with a token that belongs to it, taken off the pieces; None where the token begins its own."""
    last = atoms[-1] if atoms else None
    if last is None or last.end != token.start:
        return None
    is_tag = token.kind == "word" and token.text.startswith("@") and last.text[-1:] in ("'", '"')
    is_exponent = token.kind == "word" and token.text[:1] in "eE" and last.text[-1:].isdigit()
    is_type = token.kind in ("iri", "name") and last.text.endswith("^^")
    is_caret = token.text == "^" and last.text.rstrip("^")[-1:] in ("'", '"')
    if last.kind == "literal" and (is_tag or is_exponent or is_type or is_caret):
        return Atom("literal", atoms.pop().text + token.text, last.start)
    if last.text == "_" and token.kind == "name" and token.text.startswith(":"):
        return Atom("blank", atoms.pop().text + token.text, last.start)
    is_signed = token.kind == "number" and last.text in _SIGNS_OF_NUMBERS and not _touches(atoms)
    return Atom("literal", atoms.pop().text + token.text, last.start) if is_signed else None


def _touches(atoms: list[Atom]) -> bool:
    """Whether the last piece follows the one before it without a blank."""
    return len(atoms) > 1 and atoms[-2].end == atoms[-1].start


def variables(atoms: tuple[Atom, ...]) -> Iterator[str]:
    """The names of the variables among pieces."""
    return (atom.variable for atom in atoms if atom.variable)
