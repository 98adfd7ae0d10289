"""The static site: linked data as a folder of files that needs no server.

A page in each language for every resource, its data beside it, the explorer, the queries, the ontology, the reports.
"""

from aigraph.site.addresses import check_address
from aigraph.site.publishing import publish

__all__ = ["check_address", "publish"]
