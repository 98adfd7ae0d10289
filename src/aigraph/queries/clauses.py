"""Read what stands inside the groups of a query: patterns, filters, values, expressions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from aigraph.queries.functions import AGGREGATES, FUNCTIONS
from aigraph.queries.patterns import PatternReader
from aigraph.queries.shape import Bind, Expression, Filter, Nested, Values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aigraph.queries.atoms import Atom
    from aigraph.queries.shape import Group, Select, Triple

_BINARY = frozenset({"=", "<", ">", "*", "/", "&", "|", ",", "+", "-", "!"})


class ClauseReader(PatternReader, ABC):
    """Reads the elements of a group."""

    @abstractmethod
    def group(self) -> Group:
        """The group that begins here."""

    def element(self) -> Iterator[Triple | Filter | Bind | Values | Nested | Select]:
        """The next element; triples come one by one, a full stop gives nothing."""
        start = self.here.start
        if self.take("."):
            return
        if word := self.take("OPTIONAL") or self.take("MINUS") or self.take("LATERAL"):
            yield Nested(start, word.word, [self.group()])
        elif word := self.take("GRAPH") or self.take("SERVICE"):
            self.take("SILENT")
            name = self.expect_kind("variable", "iri", "name", what="a variable or an IRI")
            yield Nested(start, word.word, [self.group()], name)
        elif self.take("FILTER"):
            yield Filter(start, self.constraint("FILTER"))
        elif self.take("BIND"):
            yield self._bind(start)
        elif self.at("VALUES"):
            yield self.values()
        elif self.at("{"):
            yield self._union(start)
        else:
            yield from self.triples()

    def values(self) -> Values:
        """The VALUES block that begins here."""
        start = self.here.start
        self.expect("VALUES")
        names, is_single = [], self.here.kind == "variable"
        if is_single:
            names.append(self.next().variable)
        else:
            self.expect("(")
            while not self.at(")"):
                names.append(self.expect_kind("variable", what="a variable").variable)
            self.next()
        opening, rows, width = self.expect("{"), 0, len(names)
        while not self.at("}"):
            row = None if is_single else self.expect("(")
            for _ in range(width):
                if not self.take("UNDEF"):
                    self.expect_kind("iri", "name", "literal", "variable", what="a value")
            rows += 1
            if row:
                self.close(row)
        self.close(opening)
        return Values(start, frozenset(names), rows)

    def conditions(self, clause: str) -> Iterator[Expression]:
        """The conditions of GROUP BY, HAVING or ORDER BY, of which there is one at least."""
        yield self.constraint(clause)
        while self.here.kind in ("variable", "iri", "name") or self.at("(", "ASC", "DESC", *FUNCTIONS, *AGGREGATES):
            yield self.constraint(clause)

    def constraint(self, clause: str) -> Expression:
        """A variable, an expression in brackets, a call, or an EXISTS."""
        start, first = self.here.start, self.here
        if first.kind == "variable" and clause != "FILTER":
            return Expression(start, (self.next(),))
        if self.at("EXISTS", "NOT"):
            return Expression(start, (), [self._exists()])
        if self.at("("):
            return self._enclosed(start, [])
        if first.kind in ("iri", "name") or (first.kind == "word" and self._is_known(first)):
            return self._enclosed(start, [self.next()])
        return self.refuse("an expression in brackets", after=clause)

    def expression_until(self, word: str) -> Expression:
        """The expression up to a word or a sign on its own level."""
        expression = Expression(self.here.start, ())
        expression.atoms = tuple(self._pieces(word, expression))
        if not expression.atoms and not expression.exists:
            self.refuse("an expression")
        return expression

    def _enclosed(self, start: int, before: list[Atom]) -> Expression:
        opening = self.expect("(")
        expression = Expression(start, ())
        pieces = [*before, opening, *self._pieces(")", expression)]
        pieces.append(self.close(opening))
        expression.atoms = tuple(pieces)
        return expression

    def _pieces(self, end: str, expression: Expression) -> Iterator[Atom]:
        last: Atom | None = None
        while not self.at(end):
            if self.here.kind == "end" or self.at("}", "{", ")"):
                self.refuse(end)
            if self.at("EXISTS") or (self.at("NOT") and self.ahead.word == "EXISTS"):
                expression.exists.append(self._exists())
                last = None
            elif self.at("("):
                opening = self.next()
                yield opening
                yield from self._pieces(")", expression)
                last = self.close(opening)
                yield last
            else:
                if self.here.kind == "word" and self.ahead.text == "(":
                    self._is_known(self.here)
                last = self.next()
                yield last
        if last and last.word in _BINARY and not (last.word == "*" and end == ")"):
            self.refuse("a value", after=last.text)

    def _is_known(self, word: Atom) -> bool:
        if word.word in FUNCTIONS or word.word in AGGREGATES or word.word in ("ASC", "DESC", "DISTINCT", "NOT"):
            return True
        if self.ahead.text != "(":
            return False
        return self.refuse(*sorted(FUNCTIONS | AGGREGATES), as_name="a function")

    def _exists(self) -> Nested:
        start = self.here.start
        word = "NOT EXISTS" if self.take("NOT") else "EXISTS"
        self.expect("EXISTS")
        return Nested(start, word, [self.group()])

    def _bind(self, start: int) -> Bind:
        opening = self.expect("(")
        expression = self.expression_until("AS")
        self.expect("AS")
        variable = self.expect_kind("variable", what="a variable")
        self.close(opening)
        return Bind(start, expression, variable)

    def _union(self, start: int) -> Nested:
        groups = [self.group()]
        while self.take("UNION"):
            groups.append(self.group())
        return Nested(start, "UNION", groups)
