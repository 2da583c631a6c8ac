"""Risk signals of one kind of case as data (domain.md §3.11): `data/law/risks/*.yaml`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhichi.foundation.risks.enums import Grade

FORMAT = "zhichi-risks/1"
NEEDED = ("key", "title", "grade", "todo")


@dataclass(frozen=True)
class Signal:
    """`basis`: the article, as "行政处罚法§57"; "" where it is a rule of work and no law (`source` says whose).

    `blocks`: the verb that is refused while it stands, "" none; `only`: of that verb, the outcomes for which.
    One that is not enabled is found nowhere; `why_off` says why, and pages show it.
    """

    key: str
    title: str
    grade: str
    todo: str
    basis: str = ""
    source: str = ""
    blocks: str = ""
    only: tuple[str, ...] = ()
    enabled: bool = True
    why_off: str = ""

    @property
    def stands_on(self) -> str:
        """The article, or whose rule it is."""
        return self.basis or self.source


def faults_of_signals(document: Mapping[str, Any]) -> list[str]:
    """What is wrong with a document, one sentence each."""
    if document.get("format") != FORMAT:
        return [f"format must be {FORMAT}"]
    rows = document.get("signals", ())
    keys = [row.get("key") for row in rows]
    twice = [f"{key} stands twice" for key in sorted({str(k) for k in keys if keys.count(k) > 1})]
    return [*(fault for n, row in enumerate(rows, 1) for fault in _faults(n, row)), *twice]


def _faults(n: int, row: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"signal {n}: {name} is missing" for name in NEEDED if not row.get(name))
    if row.get("grade") not in Grade.values:
        yield f"signal {n}: no such grade: {row.get('grade')}"
    if not row.get("basis") and not row.get("source"):
        yield f"signal {n}: neither an article nor a source"
    if not row.get("enabled", True) and not row.get("why_off"):
        yield f"signal {n}: switched off without a reason"
    yield from (
        f"signal {n}: no such thing: {name}" for name in row if name not in Signal.__dataclass_fields__
    )


def read_signals(document: Mapping[str, Any]) -> dict[str, Signal]:
    """By key; ValueError with the first fault."""
    if faults := faults_of_signals(document):
        raise ValueError(faults[0])
    return {row["key"]: Signal(**{**row, "only": tuple(row.get("only", ()))}) for row in document["signals"]}
