"""Saved and free SPARQL: find a query, bind its parameters, run it."""

from aigraph.queries.binding import bind, to_iri
from aigraph.queries.calling import bind_call
from aigraph.queries.complaining import find_fault
from aigraph.queries.editing import (
    add_graphs,
    add_page,
    add_prefixes,
    can_be_paged,
    form_of,
    has_word,
    is_bounded,
    selects_all,
)
from aigraph.queries.explaining import explain_query
from aigraph.queries.instances import bind_conclusion
from aigraph.queries.labelling import add_labels, names_by, names_in
from aigraph.queries.library import (
    QUERY_NAME,
    Chart,
    Parameter,
    SavedQuery,
    find_query,
    is_name,
    list_queries,
    read_query,
)
from aigraph.queries.noticing import Known, KnownHere, KnownThere, notice
from aigraph.queries.running import (
    check_syntax,
    conclude,
    construct,
    evaluate,
    is_construct,
    query_form,
    refuse_rows,
    refuse_triples,
    select,
    to_rdflib_graph,
    to_rows,
)
from aigraph.queries.tokens import Token, check_limits, tokenize

__all__ = [
    "QUERY_NAME",
    "Chart",
    "Known",
    "KnownHere",
    "KnownThere",
    "Parameter",
    "SavedQuery",
    "Token",
    "add_graphs",
    "add_labels",
    "add_page",
    "add_prefixes",
    "bind",
    "bind_call",
    "bind_conclusion",
    "can_be_paged",
    "check_limits",
    "check_syntax",
    "conclude",
    "construct",
    "evaluate",
    "explain_query",
    "find_fault",
    "find_query",
    "form_of",
    "has_word",
    "is_bounded",
    "is_construct",
    "is_name",
    "list_queries",
    "names_by",
    "names_in",
    "notice",
    "query_form",
    "read_query",
    "refuse_rows",
    "refuse_triples",
    "select",
    "selects_all",
    "to_iri",
    "to_rdflib_graph",
    "to_rows",
    "tokenize",
]
