"""Metadata of a release: what the data are, who made them, how much, how good, in which files, tied to what."""

from aigraph.release.metadata.composing import describe_release, missing_settings

__all__ = ["describe_release", "missing_settings"]
