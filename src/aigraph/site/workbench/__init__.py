"""SPARQL in a page, with no server: the query page of the site, and the whole graph as one file."""

from aigraph.site.workbench.pages import POLICY, assets, workbench_files
from aigraph.site.workbench.single import single_file

__all__ = ["POLICY", "assets", "single_file", "workbench_files"]
