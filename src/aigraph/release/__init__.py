"""What leaves the house: the dataset in every RDF format, and files and folders written whole or not at all."""

from aigraph.release.formats import RDF_FORMATS, write_rdf
from aigraph.release.making import release_files
from aigraph.release.writing import write_file, write_folder, write_tree

__all__ = ["RDF_FORMATS", "release_files", "write_file", "write_folder", "write_rdf", "write_tree"]
