"""Plots of networks as SVG and PNG, by matplotlib (extra ``plot``): readable in grey, the same bytes every time."""

from aigraph.plots.drawing import PLOT_FORMATS, Plot
from aigraph.plots.making import KINDS, plot

__all__ = ["KINDS", "PLOT_FORMATS", "Plot", "plot"]
