"""How often the machine and the reviewers agree: counts, precision, intervals."""
from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from lib.frames import Frames

BANDS = ((0.0, "0.00-0.49"), (0.5, "0.50-0.69"), (0.7, "0.70-0.89"), (0.9, "0.90-1.00"))
"""Lower bound and name of each span of confidence."""

GROUPS = ("all", "kind", "stance", "language", "publisher", "confidence")

AGREEMENT_COLUMNS = {
    "by": "string", "value": "string", "reviewed": "Int64", "right": "Int64", "changed": "Int64", "rejected": "Int64",
    "added": "Int64", "precision": "Float64", "low": "Float64", "high": "Float64", "found": "Float64",
}


def wilson(right: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Interval of a share (Wilson 1927): at 1.96 it covers the true one in 95 of 100 samples; 0 to 1 without a sample.

    It stays within 0 and 1 and is honest for few rows, where the usual one isn't.
    """
    if total == 0:
        return 0.0, 1.0
    share, square = right / total, z * z
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = z / (1 + square / total) * math.sqrt(share * (1 - share) / total + square / (4 * total * total))
    return max(0.0, middle - half), min(1.0, middle + half)


def measure_agreement(frames: Frames, groups: Iterable[str] = GROUPS) -> pd.DataFrame:
    """Agreement of machine and reviewers about commitments.

    Parameters
    ----------
    frames
        Under corrections, with the rejected rows kept:
        ``apply_corrections(frames, corrections, keep_rejected=True).frames``.
    groups
        Some of "all", "kind", "stance", "language", "publisher", "confidence".

    Returns
    -------
    DataFrame
        One row per group and value that has a reviewed row; kind and stance
        are the machine's. `reviewed`: the machine's records that a person
        judged. `right`: of these, those accepted, or changed in neither
        country, kind nor stance. `changed`, `rejected`: the others.
        `added`: records that people found besides. `precision`: right /
        reviewed, null where none was reviewed; `low`, `high`: its Wilson
        interval. `found`: right / (right + changed + added), the share
        found of what is known to be there; an upper bound of recall, for
        not everything missed was seen.
    """
    rows = judged_rows(frames)
    tables = [count_group(rows, name) for name in groups]
    filled = [table for table in tables if len(table)]
    if not filled:
        return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in AGREEMENT_COLUMNS.items()})
    return pd.concat(filled, ignore_index=True).astype(AGREEMENT_COLUMNS)[list(AGREEMENT_COLUMNS)]


def judged_rows(frames: Frames) -> pd.DataFrame:
    """Reviewed commitments: the outcome, and what they are grouped by."""
    rows = frames.commitments
    pages = frames.pages[["page_id", "language", "publisher"]]
    rows = rows[rows["review"].notna()].merge(pages, on="page_id", how="left")
    read = rows["machine_stance"].notna()
    same = pd.Series(True, index=rows.index)
    for name in ("country", "kind", "stance"):
        same &= (rows[name] == rows[f"machine_{name}"]).fillna(False).astype(bool)
    outcome = rows["review"].where(~(rows["review"].isin(["accepted", "changed"]) & same), "right")
    return pd.DataFrame({
        "outcome": outcome, "all": "all", "language": rows["language"], "publisher": rows["publisher"],
        "kind": rows["machine_kind"].where(read, rows["kind"]),
        "stance": rows["machine_stance"].where(read, rows["stance"]),
        "confidence": rows["confidence"].map(name_band, na_action="ignore"),
    })


def name_band(confidence: float) -> str:
    """The span that a confidence falls into."""
    return [name for low, name in BANDS if confidence >= low][-1]


def count_group(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Outcomes counted for each value of one column."""
    counted = []
    for value, group in rows.dropna(subset=[by]).groupby(by, sort=True):
        count = group["outcome"].value_counts()
        right, changed, rejected, added = (int(count.get(n, 0)) for n in ("right", "changed", "rejected", "added"))
        reviewed = right + changed + rejected
        low, high = wilson(right, reviewed)
        there = right + changed + added
        counted.append({
            "by": by, "value": value, "reviewed": reviewed, "right": right, "changed": changed, "rejected": rejected,
            "added": added, "precision": right / reviewed if reviewed else None, "low": low, "high": high,
            "found": right / there if there else None,
        })
    return pd.DataFrame(counted)
