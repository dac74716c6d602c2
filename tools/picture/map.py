#!/usr/bin/env python3
"""Draws output/map.png, the picture in the README, from output/events.geojson.

  pip install geopandas matplotlib && python3 tools/picture/map.py

The outlines are Natural Earth's (public domain), as pyogrio's wheel brings them.
"""

from pathlib import Path

import geopandas as gpd
import matplotlib
import pyogrio

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.lines import Line2D

ROOT = Path(__file__).resolve().parents[2]
WORLD = Path(pyogrio.__file__).parent / "tests/fixtures/naturalearth_lowres/naturalearth_lowres.shp"

# Kinds that are drawn alike, as the legend names them.
COLOURS = {
    "bomb": ("#c1272d", ["bombing", "suicide-bombing", "grenade", "chemical-weapon"]),
    "air strike, shelling": ("#e8891c", ["air-strike", "shelling"]),
    "attack": ("#7b3fa0", ["armed-attack", "assassination", "mob-violence", "sexual-violence"]),
    "battle": ("#3a5fcd", ["armed-clash", "territory-change", "territory-regained"]),
    "protest, riot": ("#2a9d6f", ["protest", "protest-with-intervention", "excessive-force", "riot"]),
    "abduction, arrest, other": ("#6b7280", None),
}
WIDELY = ["region", "area", "country", "water"]  # known no closer than this: a ring, not a dot
PANELS = [("", (-128, -38, 150, 70)), ("Afghanistan and Pakistan", (59.5, 23.5, 76.5, 38.5))]


def group(kind):
    for name, (_, kinds) in COLOURS.items():
        if kinds is None or kind in kinds:
            return name


def area(deaths):
    """Of a dot, in points squared: it grows with the dead, and those without any are seen too."""
    return 24 + 3 * min(deaths, 400)


def draw(axes, world, events, extent):
    world.plot(ax=axes, color="#f4f1ea", edgecolor="#b9b4a7", linewidth=0.5)
    for _, event in events.sort_values("fatalities_best", ascending=False).iterrows():
        colour = COLOURS[group(event.kind)][0]
        ring = event.place_precision in WIDELY
        axes.scatter(
            event.geometry.x,
            event.geometry.y,
            s=area(event.fatalities_best),
            facecolor="none" if ring else colour,
            edgecolor=colour if ring else "white",
            linewidth=1.4 if ring else 0.7,
            alpha=0.85,
            zorder=3,
        )
    west, south, east, north = extent
    axes.set(xlim=(west, east), ylim=(south, north), xticks=[], yticks=[], xlabel="", ylabel="")
    axes.set_aspect(1.2)  # true to shape at 34 degrees
    axes.set_facecolor("#dbe7ef")
    for side in axes.spines.values():
        side.set_color("#9aa5ad")


def main():
    world = gpd.read_file(WORLD)
    world = world[world.name != "Antarctica"]
    events = gpd.read_file(ROOT / "output/events.geojson")
    events = events[events.geometry.notna()]
    events["fatalities_best"] = events.fatalities_best.astype(float).fillna(0)

    figure = plt.figure(figsize=(13, 5.0), dpi=120)
    grid = figure.add_gridspec(2, 2, width_ratios=[2.9, 1], height_ratios=[1.45, 1])
    left, right = figure.add_subplot(grid[:, 0]), figure.add_subplot(grid[0, 1])
    for axes, (title, extent) in zip((left, right), PANELS):
        draw(axes, world, events, extent)
        axes.set_title(title, fontsize=9, color="#444444")
    west, south, east, north = PANELS[1][1]
    box = plt.Rectangle((west, south), east - west, north - south, fill=False, ec="#444444", lw=0.8)
    left.add_patch(box)
    inside = events.cx[west:east, south:north]
    label(right, inside, (east - west) / 12, turn=0.5)
    label(left, events.drop(inside.index), 14)

    key = figure.add_subplot(grid[1, 1])
    key.axis("off")
    dots = [dot(colour, 8, name) for name, (colour, _) in COLOURS.items()]
    dots.append(Line2D([], [], ls="", marker="o", ms=8, mfc="none", mec="#444444", label="known to a region"))
    sizes = [dot("#c9c9c9", area(dead) ** 0.5, str(dead)) for dead in (0, 20, 80, 300)]
    style = {"fontsize": 8, "title_fontsize": 8, "frameon": False, "loc": "upper left"}
    key.add_artist(key.legend(handles=dots, title="what", bbox_to_anchor=(0, 1), **style))
    key.legend(
        handles=sizes, title="dead", bbox_to_anchor=(0.62, 1), labelspacing=1.1, handletextpad=1.2, **style
    )
    figure.tight_layout()
    figure.savefig(ROOT / "output/map.png", metadata={"Software": None})


def dot(colour, size, name):
    return Line2D([], [], ls="", marker="o", ms=size, mfc=colour, mec="white", label=name)


def label(axes, events, apart, turn=0.8):
    """Names the places of the deadliest events, none so near to another that they would overlap;
    behind the share `turn` of the width on the left of their dot."""
    named = []
    for _, event in events.sort_values("fatalities_best", ascending=False, kind="stable").iterrows():
        x, y = event.geometry.x, event.geometry.y
        if all(abs(x - a) > apart * 1.6 or abs(y - b) > apart / 3 for a, b in named):
            named.append((x, y))
            gap = 3 + area(event.fatalities_best) ** 0.5 / 2
            west, east = axes.get_xlim()
            turned = x > west + turn * (east - west)
            axes.annotate(
                event.location, (x, y), (-gap if turned else gap, -3), textcoords="offset points",
                ha="right" if turned else "left", fontsize=7, color="#222222", zorder=4,
            )


if __name__ == "__main__":
    main()
