"""Saved and free SPARQL: find a query, bind its parameters, run it."""

from aigraph.queries.binding import bind, to_iri
from aigraph.queries.explaining import explain_query
from aigraph.queries.instances import bind_conclusion
from aigraph.queries.labelling import add_labels
from aigraph.queries.library import QUERY_NAME, Parameter, SavedQuery, find_query, list_queries, read_query
from aigraph.queries.noticing import notice
from aigraph.queries.running import conclude, construct, is_construct, query_form, run, select, to_rdflib_graph
from aigraph.queries.tokens import Token, tokenize

__all__ = [
    "QUERY_NAME",
    "Parameter",
    "SavedQuery",
    "Token",
    "add_labels",
    "bind",
    "bind_conclusion",
    "conclude",
    "construct",
    "explain_query",
    "find_query",
    "is_construct",
    "list_queries",
    "notice",
    "query_form",
    "read_query",
    "run",
    "select",
    "to_iri",
    "to_rdflib_graph",
    "tokenize",
]
