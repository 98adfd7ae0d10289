"""An explanation as text for a person, in French or English: each level of the tree two blanks further in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aigraph.explanation.model import Absence, Evidence, Explanation, Fact, NearMiss, Premise, Quote

_WORDS = {
    "fr": {
        "passage": "énoncé par",
        "reading": "lecture",
        "record": "registre",
        "editorial": "rédaction",
        "rule": "conclu par la règle",
        "description": "description des graphes et des sources",
        "ontology": "ontologie",
        "other": "graphe",
        "characters": "caractères",
        "from": "d’après",
        "about": "le sujet d’après",
        "way": "de",
        "or": "ou de",
        "later": "seulement de faits qui n’étaient pas connus avant lui",
        "more": "et de {0} autres manières",
        "repeated": "expliqué ailleurs dans cette réponse",
        "incoming": "Ce que d’autres faits en disent",
        "notices": "Les mots entre guillemets sont d’autrui",
        "absent": "Le graphe ne contient pas ce fait.",
        "unknown": "{0} : le graphe ne le connaît pas",
        "nearest": " (vouliez-vous dire {0} ?)",
        "rules": "Règles qui pourraient le conclure",
        "present": "il y a",
        "missing": "il manque",
        "otherwise": "ses prémisses tiennent, mais sa condition non, ou elle en conclut autre chose",
        "none": "Aucune règle ne peut le conclure.",
        "state": "Pour l’énoncer : la clé {0} dans un bloc passage, reading, record ou editorial.",
        "near": "Ce que le graphe dit d’approchant",
        "quotes": "« {0} »",
        "colon": " : ",
    },
    "en": {
        "passage": "stated by",
        "reading": "reading",
        "record": "register",
        "editorial": "editorial",
        "rule": "concluded by the rule",
        "description": "description of graphs and sources",
        "ontology": "ontology",
        "other": "graph",
        "characters": "characters",
        "from": "from",
        "about": "its subject from",
        "way": "from",
        "or": "or from",
        "later": "only from facts that were not known before it",
        "more": "and in {0} more ways",
        "repeated": "explained elsewhere in this answer",
        "incoming": "What other facts say of it",
        "notices": "The words between quotation marks are other people's",
        "absent": "The graph does not have this fact.",
        "unknown": "{0}: the graph does not know it",
        "nearest": " (did you mean {0}?)",
        "rules": "Rules that could conclude it",
        "present": "there is",
        "missing": "missing",
        "otherwise": "its premises hold, but its condition does not, or it concludes something else from them",
        "none": "No rule can conclude it.",
        "state": "To state it: the key {0} in a passage, reading, record or editorial block.",
        "near": "What the graph says nearby",
        "quotes": "“{0}”",
        "colon": ": ",
    },
}


def to_text(explanation: Explanation, shorten: Callable[[str], str]) -> str:
    """The explanation in lines. ``shorten`` gives the id of an IRI."""
    return "\n".join(_Teller(explanation, shorten).lines()) + "\n"


class _Teller:
    def __init__(self, explanation: Explanation, shorten: Callable[[str], str]) -> None:
        self._explanation = explanation
        self._shorten = shorten
        self._words = _WORDS.get(explanation.language, _WORDS["en"])
        self._quoted: set[str] = set()

    def lines(self) -> Iterator[str]:
        told = self._explanation
        for fact in told.facts:
            yield from self._fact(fact, "")
        if told.incoming:
            yield from ("", self._words["incoming"])
            for fact in told.incoming:
                yield from self._fact(fact, "")
        if told.absence:
            yield from self._absence(told.absence)
        if told.notices:
            yield from ("", f"{self._words['notices']} ({'; '.join(told.notices)}).")

    def _fact(self, fact: Fact, indent: str) -> Iterator[str]:
        subject = self._named(fact.triple.subject, fact.subject)
        value = self._named(fact.triple.object, fact.value)
        repeated = f" [{self._words['repeated']}]" if fact.is_repeated else ""
        yield f"{indent}{subject} – {fact.property} – {value}{repeated}"
        for evidence in fact.evidence:
            yield from self._evidence(evidence, f"{indent}  ")

    def _named(self, node: object, label: str) -> str:
        """A thing's name with its id; a text between quotation marks, with its language."""
        if isinstance(node, ox.NamedNode):
            short = self._shorten(node.value)
            return label if label == short else f"{label} ({short})"
        if isinstance(node, ox.Literal):
            return f'"{label}"' + (f"@{node.language}" if node.language else "")
        return label

    def _evidence(self, evidence: Evidence, indent: str) -> Iterator[str]:
        yield f"{indent}← {self._words[evidence.kind]}{self._detail(evidence)}"
        for quote in evidence.quotes:
            yield from self._quote(quote, f"{indent}  ")
        for number, way in enumerate(evidence.ways):
            yield f"{indent}  {self._words['or' if number else 'way']}"
            for fact in way:
                yield from self._fact(fact, f"{indent}    ")
        if evidence.kind == "rule" and not evidence.ways:
            yield f"{indent}  {self._words['later']}"
        if evidence.more_ways:
            yield f"{indent}  {self._words['more'].format(evidence.more_ways)}"

    def _detail(self, evidence: Evidence) -> str:
        if evidence.kind == "passage":
            return "".join(f" {self._range(quote)}" for quote in evidence.quotes if not quote.part)
        if evidence.kind == "rule":
            return f" {evidence.rule}{self._words['colon']}{evidence.summary}"
        if evidence.kind == "record":
            told = (self._shorten(evidence.register), evidence.release, evidence.date)
            return f" {self._shorten(evidence.graph)} ({', '.join(part for part in told if part)})"
        reason = evidence.reason.get(self._explanation.language) or next(iter(evidence.reason.values()), "")
        return f" {self._shorten(evidence.graph)}" + (f"{self._words['colon']}{reason}" if reason else "")

    def _range(self, quote: Quote) -> str:
        return f"{quote.title}, {self._words['characters']} {quote.start}–{quote.end}"

    def _quote(self, quote: Quote, indent: str) -> Iterator[str]:
        """Where a passage is and, the first time, what it says."""
        if quote.part:
            yield f"{indent}{self._words.get(quote.part, quote.part)} {self._range(quote)}"
        if quote.words and quote.graph not in self._quoted:
            self._quoted.add(quote.graph)
            words = " ".join(quote.words.split()) + ("…" if quote.is_cut else "")
            yield f"{indent}{'  ' if quote.part else ''}{self._words['quotes'].format(words)}"

    def _absence(self, absence: Absence) -> Iterator[str]:
        for name, near in absence.unknown.items():
            yield self._words["unknown"].format(name) + (self._words["nearest"].format(near) if near else "")
        if not absence.rules and not absence.near and not absence.key:
            return
        yield self._words["absent"]
        yield self._words["rules"] if absence.rules else self._words["none"]
        for miss in absence.rules:
            yield from self._near_miss(miss)
        if absence.key:
            yield self._words["state"].format(absence.key)
        if absence.near:
            yield self._words["near"]
            for fact in absence.near:
                yield from self._fact(fact, "  ")

    def _near_miss(self, miss: NearMiss) -> Iterator[str]:
        yield f"  {miss.rule}{self._words['colon']}{miss.summary}"
        for premise in miss.premises:
            word = self._words["present" if premise.is_present else "missing"]
            yield f"    {word}{self._words['colon']}{self._premise(premise)}"
        if all(premise.is_present for premise in miss.premises):
            yield f"    {self._words['otherwise']}"

    def _premise(self, premise: Premise) -> str:
        ends = (premise.subject, premise.object)
        subject, value = (self._shorten(end.value) if isinstance(end, ox.NamedNode) else str(end) for end in ends)
        return f"{subject} – {premise.property} – {value}"
