"""Saved and free SPARQL: find a query, bind its parameters, run it."""

from aigraph.queries.binding import bind, to_iri
from aigraph.queries.instances import bind_conclusion
from aigraph.queries.library import QUERY_NAME, Parameter, SavedQuery, find_query, list_queries, read_query
from aigraph.queries.running import conclude, construct, evaluate, is_construct, query_form, run, select
from aigraph.queries.tokens import Token, tokenize

__all__ = [
    "QUERY_NAME",
    "Parameter",
    "SavedQuery",
    "Token",
    "bind",
    "bind_conclusion",
    "conclude",
    "construct",
    "evaluate",
    "find_query",
    "is_construct",
    "list_queries",
    "query_form",
    "read_query",
    "run",
    "select",
    "to_iri",
    "tokenize",
]
