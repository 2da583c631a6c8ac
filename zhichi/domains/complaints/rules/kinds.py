"""The kinds of complaint as data: who handles each, which limits run, on which article (domain.md §3.2, §3.3)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zhichi.domains.complaints.enums import Clock

FORMAT = "zhichi-complaint-kinds/1"
NEEDED = ("key", "title", "tiers", "basis", "competence", "article", "limits")
TIERS = {"county", "city"}


@dataclass(frozen=True)
class ComplaintKind:
    """One kind. `tiers`: of which bureaus handle it; `own`: only the bureau itself, so that it is never passed on.

    `limits`: the key of a time limit by `Clock`; one that is not in use starts nothing. `unknown`: what nobody found.
    """

    key: str
    title: str
    tiers: tuple[str, ...]
    basis: str
    competence: str
    article: str
    limits: Mapping[str, str] = field(default_factory=dict)
    unknown: str = ""
    own: bool = False


def faults_of_kinds(document: Mapping[str, Any]) -> list[str]:
    """What is wrong with a document of kinds, one sentence each."""
    if document.get("format") != FORMAT:
        return [f"format must be {FORMAT}"]
    faults = []
    for n, row in enumerate(document.get("kinds", ()), 1):
        faults += [f"kind {n}: {name} is missing" for name in NEEDED if name not in row]
        faults += [f"kind {n}: no such tier: {tier}" for tier in row.get("tiers", ()) if tier not in TIERS]
        faults += [
            f"kind {n}: no such limit: {name}" for name in row.get("limits", ()) if name not in Clock.values
        ]
    keys = [row.get("key") for row in document.get("kinds", ())]
    return faults + [f"{key} stands twice" for key in {k for k in keys if keys.count(k) > 1}]


def read_kinds(document: Mapping[str, Any]) -> dict[str, ComplaintKind]:
    """By key; ValueError with the first fault."""
    if faults := faults_of_kinds(document):
        raise ValueError(faults[0])
    return {row["key"]: ComplaintKind(**{**row, "tiers": tuple(row["tiers"])}) for row in document["kinds"]}
