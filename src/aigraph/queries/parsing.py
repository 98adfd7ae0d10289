"""Read the shape of a query: a plain descent over the grammar of SPARQL 1.1.

The engine is the judge of what is SPARQL; this reader is for what an engine does not tell: where a thing stands, and
which word it is that cannot stand there.
"""

from __future__ import annotations

from aigraph.queries.atoms import read_atoms
from aigraph.queries.clauses import ClauseReader
from aigraph.queries.shape import Group, Item, Query, Select

_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def read_shape(text: str) -> Query:
    """The shape of a query. Raises UnexpectedError at the first piece that cannot stand where it does."""
    reader = _QueryReader(read_atoms(text))
    return reader.query()


class _QueryReader(ClauseReader):
    def query(self) -> Query:
        prefixes, base = {}, None
        while self.at("PREFIX", "BASE"):
            if self.take("BASE"):
                base = self.expect_kind("iri", what="an IRI")
            else:
                self.take("PREFIX")
                name = self.expect_kind("name", what="a prefix with its colon")
                prefixes[name.text.removesuffix(":")] = self.expect_kind("iri", what="an IRI")
        declarations = self.taken
        if self.here.word in _UPDATES:
            self.refuse("a query; nothing can be changed here")
        main = self._form()
        if self.here.kind != "end":
            self.refuse("the end")
        return Query(self.atoms[declarations:], prefixes, base, main)

    def _form(self) -> Select:
        if self.at("SELECT"):
            return self.select()
        if not self.at(*_FORMS):
            self.refuse(*_FORMS)
        form = self.next()
        select = Select(form.start, form.word)
        if form.word == "CONSTRUCT" and self.at("{"):
            select.template = [*self.template()]
        elif form.word == "DESCRIBE":
            self._described(select)
        self._rest(select)
        if form.word == "CONSTRUCT" and not select.template:
            select.is_star = True
        return select

    def select(self) -> Select:
        select = Select(self.here.start, "SELECT")
        self.take("SELECT")
        select.is_distinct = self.take("DISTINCT") is not None or self.take("REDUCED") is not None
        select.is_star = self.take("*") is not None
        while not select.is_star and (self.here.kind == "variable" or self.at("(")):
            select.items.append(self._item())
        if not select.is_star and not select.items:
            self.refuse("a variable", "*")
        self._rest(select)
        return select

    def _item(self) -> Item:
        if self.here.kind == "variable":
            return Item(self.next(), None)
        self.take("(")
        expression = self.expression_until("AS")
        self.expect("AS")
        variable = self.expect_kind("variable", what="a variable")
        self.expect(")")
        return Item(variable, expression)

    def _described(self, select: Select) -> None:
        select.is_star = self.take("*") is not None
        while self.here.kind in ("variable", "iri", "name"):
            atom = self.next()
            if atom.kind == "variable":
                select.items.append(Item(atom, None))

    def _rest(self, select: Select) -> None:
        while self.take("FROM"):
            self.take("NAMED")
            self.expect_kind("iri", "name", what="an IRI")
        has_where = self.take("WHERE") is not None
        if has_where or self.at("{"):
            select.where = self.group()
        elif select.form != "DESCRIBE":
            self.refuse("WHERE", "{")
        self._modifiers(select)
        if self.at("VALUES"):
            select.values = self.values().names

    def _modifiers(self, select: Select) -> None:
        if self.take("GROUP"):
            self.expect("BY")
            select.is_grouped = True
            select.group_by = [*self.conditions("GROUP BY")]
        if self.take("HAVING"):
            select.having = [*self.conditions("HAVING")]
        if self.take("ORDER"):
            self.expect("BY")
            select.order_by = [*self.conditions("ORDER BY")]
        while self.at("LIMIT", "OFFSET"):
            word = self.next().word
            if self.here.kind not in ("literal", "variable"):
                self.refuse("a whole number")
            number = self.next()
            select.limit, select.offset = (number, select.offset) if word == "LIMIT" else (select.limit, number)

    def group(self) -> Group:
        opening = self.expect("{")
        group = Group(opening.start)
        if self.at("SELECT"):
            group.elements.append(self.select())
        else:
            while not self.at("}") and self.here.kind != "end":
                group.elements += self.element()
        self.close(opening)
        return group
