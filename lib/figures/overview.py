"""Articles a day, or a month where there are many days."""
from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from lib.figures.timeline import GRID, PLAIN_BAR, ticks
from lib.labels import Labels
from lib.palette import BASIS_COLOURS

MOST_DAYS = 150
"""From so many days on, months are drawn."""
DAY_MS = 86_400_000
HEIGHT = 240


def bin_days(days: pd.DataFrame) -> list[tuple[date, date, int]]:
    """First day, last day and number of articles of each bar; days without a date are left out.

    Parameters
    ----------
    days
        What `lib.questions.overview.count_days` returns.
    """
    counted = [(day, int(count)) for day, count in zip(days["day"], days["articles"], strict=True) if not pd.isna(day)]
    if not counted:
        return []
    if (counted[-1][0] - counted[0][0]).days < MOST_DAYS:
        return [(day, day, count) for day, count in counted]
    months: dict[date, int] = {}
    for day, count in counted:
        first = day.replace(day=1)
        months[first] = months.get(first, 0) + count
    return [(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), count) for first, count in months.items()]


def draw_articles_a_day(days: pd.DataFrame, labels: Labels) -> go.Figure:
    """Draw how many articles came out on each day, or in each month.

    Returns
    -------
    plotly Figure
        `customdata` of every bar is its span of days, as an address writes it.
    """
    bins = bin_days(days)
    hovers = [f"<b>{labels.count('articles', count)}</b><br>"
              + (labels.day(first) if first == last else f"{labels.day(first)} – {labels.day(last)}")
              for first, last, count in bins]
    colour = BASIS_COLOURS["printed"]
    figure = go.Figure(go.Bar(
        x=[first.isoformat() for first, _, _ in bins], y=[count for _, _, count in bins], offset=0.08 * DAY_MS,
        width=[((last - first).days + 0.84) * DAY_MS for first, last, _ in bins],
        customdata=[first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}" for first, last, _ in bins],
        marker={"color": colour, "line": {"color": colour, "width": 1}}, hovertext=hovers, hovertemplate="%{hovertext}<extra></extra>",
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}}))
    most = max((count for _, _, count in bins), default=1)
    figure.update_layout(
        xaxis={"type": "date", "tickformatstops": ticks(labels), "showgrid": False, "zeroline": False, "nticks": 8},
        yaxis={"title": {"text": labels("overview.axis")}, "gridcolor": GRID, "zeroline": False, "rangemode": "tozero",
               "dtick": 1 if most <= 5 else None, "fixedrange": True, "automargin": True},
        height=HEIGHT, margin={"l": 8, "r": 8, "t": 8, "b": 8}, paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False, hovermode="closest", hoverlabel={"align": "left"}, dragmode="pan", clickmode="event+select",
        bargap=0, modebar=PLAIN_BAR)
    return figure
