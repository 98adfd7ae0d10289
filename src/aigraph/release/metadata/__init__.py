"""Metadata of a release: what the data are, who made them, how much, how good, in which files, tied to what."""

from aigraph.release.metadata.composing import describe_release, missing_settings
from aigraph.release.metadata.webpage import dataset_json

__all__ = ["dataset_json", "describe_release", "missing_settings"]
