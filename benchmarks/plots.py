"""Line plots as SVG."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure


def lines(
    path: Path, title: str, x_label: str, y_label: str, series: Mapping[str, Mapping[int, float]]
) -> None:
    """Draw a line for each series, with logarithmic axes."""
    with mpl.rc_context({"svg.hashsalt": title, "svg.fonttype": "none", "font.size": 9}):
        figure = Figure(figsize=(9, 4), layout="constrained")
        axes = figure.subplots()
        for name, points in series.items():
            axes.plot([*points], [*points.values()], marker="o", label=name)
        axes.set(title=title, xlabel=x_label, ylabel=y_label, xscale="log", yscale="log")
        ticks = sorted({x for points in series.values() for x in points})
        axes.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
        axes.grid(visible=True, alpha=0.3)
        figure.legend(loc="outside right upper")
        path.parent.mkdir(exist_ok=True)
        figure.savefig(path, metadata={"Date": None})
