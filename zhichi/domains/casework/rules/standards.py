"""Whom a place counts as being in hardship: so many times the minimum living allowance, from a day to a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

FORMAT = "zhichi-hardship/1"


@dataclass(frozen=True)
class Standard:
    """`minimum_fen` is the monthly allowance for one person, `percent` how much of it still counts as hardship.

    `valid_to` is the first day on which it no longer holds; None while nobody has said.
    """

    region: str
    minimum_fen: int
    percent: int
    valid_from: date
    valid_to: date | None
    source: str

    @property
    def limit_fen(self) -> int:
        return self.minimum_fen * self.percent // 100


def faults_of_standards(document: Any) -> list[str]:
    """What is wrong with a file of standards, one sentence each with its place."""
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        return [f"format: 要写 {FORMAT}"]
    faults = []
    for place, row in enumerate(document.get("standards", [])):
        wanted = {"region", "percent", "valid_from", "source", "enabled"}
        if missing := wanted - row.keys():
            faults.append(f"standards[{place}]: 没有写 {'、'.join(sorted(missing))}")
        elif row["enabled"] and not row.get("minimum_fen"):
            faults.append(f"standards[{place}]: 启用的要写 minimum_fen（每人每月的分）")
        elif not 100 <= row["percent"] <= 1000:
            faults.append(f"standards[{place}]: percent 在 100 到 1000 之间")
    return faults


def read_standards(document: Mapping[str, Any]) -> list[Standard]:
    """Those that are enabled; what is not confirmed is left out."""
    return [
        Standard(
            region=row["region"],
            minimum_fen=row["minimum_fen"],
            percent=row["percent"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row.get("valid_to") else None,
            source=row["source"],
        )
        for row in document.get("standards", [])
        if row["enabled"]
    ]
