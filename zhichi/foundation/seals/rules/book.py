"""The rules of the bureau's seals as values: the types of seals, and who approves which use in which order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ANY = "*"
PAPER = "paper"


@dataclass(frozen=True)
class SealType:
    """A type of seal (domain.md §3.9). `papers`: the seals of papers' templates that it answers; `star`: with the
    five-pointed star of an organ's formal seal; `most_mm`: its greatest diameter. `below`: kinds of units that may
    have none of their own, and then write in the name of the organ that numbers their papers."""

    key: str
    title: str
    papers: tuple[str, ...] = ()
    star: bool = False
    most_mm: int = 45
    round: bool = True
    below: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Step:
    """One approval: by whom (any of `roles`), `at` the seal's own organ or also at the one right above it."""

    title: str
    roles: tuple[str, ...]
    at: str = "organ"
    basis: str = ""


@dataclass(frozen=True)
class Rulebook:
    """One published version. `ways` are asked in their order; the first that fits seal and document decides."""

    version: int
    types: Mapping[str, SealType]
    ways: tuple[tuple[frozenset[str], frozenset[str], tuple[Step, ...]], ...]
    documents: Mapping[str, str]
    outside: tuple[Step, ...] = field(default=())
    never_outside: frozenset[str] = frozenset()
    stand_in_days: int = 15

    def steps(self, seal: str, document: str, *, outside: bool = False) -> tuple[Step, ...]:
        """The approvals that a use needs, in order; none: nothing is laid down, so it may not be used."""
        groups = {ANY, document, *({PAPER} if document.startswith(f"{PAPER}:") else ())}
        for seals, documents, steps in self.ways:
            if seals & {ANY, seal} and documents & groups:
                return steps + (self.outside if outside else ())
        return ()


def read(document: Mapping[str, Any]) -> Rulebook:
    """The rulebook that a sound document describes."""
    types = [
        SealType(
            one["key"], one["title"], tuple(one.get("papers", ())), one.get("star", False),
            one.get("most_mm", 45), one.get("round", True), frozenset(one.get("below", ())),
        )
        for one in document["types"]
    ]  # fmt: skip
    ways = [
        (frozenset(one["seals"]), frozenset(one["documents"]), tuple(map(step_of, one["approvals"])))
        for one in document["ways"]
    ]
    outside = document.get("outside", {})
    return Rulebook(
        version=document["version"],
        types={one.key: one for one in types},
        ways=tuple(ways),
        documents=dict(document["documents"]),
        outside=tuple(map(step_of, outside.get("approvals", ()))),
        never_outside=frozenset(outside.get("never", ())),
        stand_in_days=document.get("stand_in_days", 15),
    )


def step_of(held: Mapping[str, Any]) -> Step:
    return Step(held["title"], tuple(held["roles"]), held.get("at", "organ"), held.get("basis", ""))
