"""What leaves the house: the dataset in every RDF format, and files and folders written whole or not at all."""

from aigraph.release.catalogue import FILES, RELEASE, FileKind, find_kind
from aigraph.release.folders import Spool, write_folder, write_tree
from aigraph.release.formats import RDF_FORMATS, write_rdf
from aigraph.release.making import check_sums, fill_release, release_files, whole_release, write_release
from aigraph.release.turtle import write_view_turtle
from aigraph.release.writing import write_file

__all__ = [
    "FILES",
    "RDF_FORMATS",
    "RELEASE",
    "FileKind",
    "Spool",
    "check_sums",
    "fill_release",
    "find_kind",
    "release_files",
    "whole_release",
    "write_file",
    "write_folder",
    "write_rdf",
    "write_release",
    "write_tree",
    "write_view_turtle",
]
