"""Read triple patterns and property paths; what cannot stand where it does is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from aigraph.queries.atoms import Atom
from aigraph.queries.shape import Triple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TERMS = ("iri", "name", "variable", "literal", "blank")
_CLOSING = {"{": "}", "(": ")", "[": "]"}


class UnexpectedError(Exception):
    """A piece stands where none of what is expected does."""

    def __init__(self, atom: Atom, expected: tuple[str, ...], after: str = "", as_name: str = "") -> None:
        super().__init__(atom, expected)
        self.atom, self.expected, self.after, self.as_name = atom, expected, after, as_name


class PieceReader:
    """Goes over the pieces of a query one by one."""

    def __init__(self, atoms: list[Atom]) -> None:
        self.atoms = atoms
        self._position = 0

    @property
    def taken(self) -> int:
        """How many pieces have been taken."""
        return self._position

    @property
    def here(self) -> Atom:
        """The next piece, not yet taken."""
        return self.atoms[self._position]

    @property
    def ahead(self) -> Atom:
        """The piece after the next one."""
        return self.atoms[min(self._position + 1, len(self.atoms) - 1)]

    def at(self, *words: str) -> bool:
        """Whether the next piece is one of these words or signs."""
        return bool(self.here.word) and self.here.word in words

    def next(self) -> Atom:
        """Take the next piece; the end stays."""
        atom = self.here
        self._position = min(self._position + 1, len(self.atoms) - 1)
        return atom

    def take(self, word: str) -> Atom | None:
        """Take the next piece if it is this word."""
        return self.next() if self.at(word) else None

    def expect(self, word: str) -> Atom:
        """Take the next piece, which must be this word."""
        if not self.at(word):
            self.refuse(word)
        return self.next()

    def expect_kind(self, *kinds: str, what: str) -> Atom:
        """Take the next piece, which must be of one of these kinds."""
        if self.here.kind not in kinds:
            self.refuse(what)
        return self.next()

    def close(self, opening: Atom) -> Atom:
        """Take the bracket that closes another."""
        if not self.at(_CLOSING[opening.text]):
            where = opening if self.here.kind == "end" else self.here
            raise UnexpectedError(where, (_CLOSING[opening.text],))
        return self.next()

    def refuse(self, *expected: str, after: str = "", as_name: str = "") -> NoReturn:
        """Raise UnexpectedError: the next piece is none of these."""
        raise UnexpectedError(self.here, expected, after, as_name)


class PatternReader(PieceReader):
    """Reads triples."""

    def template(self) -> Iterator[Triple]:
        """The triples between braces."""
        opening = self.expect("{")
        while not self.at("}"):
            if not self.take("."):
                yield from self.triples()
        self.close(opening)

    def triples(self) -> Iterator[Triple]:
        """The triples of one subject, of brackets inside them too."""
        is_bracket = self.at("[", "(")
        subject, inner = self._node("a triple, FILTER, OPTIONAL, BIND, }")
        yield from inner
        if is_bracket and self.at(".", "}"):
            return
        yield from self._properties(subject)

    def _properties(self, subject: Atom) -> Iterator[Triple]:
        start = subject.start
        while True:
            path = tuple(self._verb())
            while True:
                node, inner = self._node("an object")
                yield Triple(start, subject, path, node)
                yield from inner
                start = self.here.start
                if not self.take(","):
                    break
            if not self.at(";"):
                return
            while self.take(";"):
                pass
            if self.at(".", "}", "]"):
                return

    def _node(self, what: str) -> tuple[Atom, list[Triple]]:
        """A term; brackets stand for a node without a name and bring triples of their own."""
        if self.at("["):
            opening = self.next()
            node = Atom("blank", f"_:{opening.start}", opening.start)
            inner = [] if self.at("]") else [*self._properties(node)]
            self.close(opening)
            return node, inner
        if self.at("("):
            return self._list()
        return self.expect_kind(*_TERMS, what=what), []

    def _list(self) -> tuple[Atom, list[Triple]]:
        opening = self.next()
        node, inner = Atom("blank", f"_:{opening.start}", opening.start), []
        while not self.at(")"):
            member, more = self._node("a member or )")
            inner += [Triple(member.start, node, (), member), *more]
        self.close(opening)
        return node, inner

    def _verb(self) -> Iterator[Atom]:
        if self.here.kind == "variable":
            yield self.next()
            return
        yield from self._path()

    def _path(self) -> Iterator[Atom]:
        """A property path (SPARQL 1.1, section 9.1)."""
        yield from self._step()
        while self.at("/", "|"):
            yield self.next()
            yield from self._step()

    def _step(self) -> Iterator[Atom]:
        while self.at("^", "!"):
            yield self.next()
        if self.at("("):
            opening = self.next()
            yield opening
            if not self.at(")"):
                yield from self._path()
            yield self.close(opening)
        elif self.here.kind in ("iri", "name") or self.at("A"):
            yield self.next()
        else:
            self.refuse("a property")
        if self.at("*", "+", "?"):
            yield self.next()
