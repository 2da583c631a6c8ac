"""The register of numbers: for a county, a kind of paper and a year, every number that was drawn, and who has it."""

from dataclasses import dataclass
from typing import Any

from zhichi.foundation.cases.public import Counter, Record, pool_name
from zhichi.foundation.papers.enums import PaperState
from zhichi.foundation.papers.models.paper import Paper
from zhichi.foundation.regions.public import Unit


@dataclass(frozen=True)
class Drawn:
    """One number: of a case's document or of a paper issued on its own; `words` what became of it."""

    number: str
    case: str
    words: str
    void: bool = False
    paper: int | None = None


@dataclass(frozen=True)
class Register:
    """`last` is where the row of numbers stands; `missing` how many of them nobody has, which should be none."""

    rows: tuple[Drawn, ...]
    last: int

    @property
    def missing(self) -> int:
        return self.last - len(self.rows)


def pools() -> list[tuple[str, int, int]]:
    """(kind of paper, organ, year) of every row of numbers that has begun."""
    names = Counter.objects.filter(name__startswith="record:").order_by("name").values_list("name", flat=True)
    return [(key, int(organ), int(year)) for _, key, organ, year in (name.split(":") for name in names)]


def register_of(key: str, organ: Unit, year: int) -> Register:
    """Four statements."""
    last = Counter.objects.filter(name=pool_name(key, organ.pk, year)).values_list("value", flat=True).first()
    records = Record.objects.filter(key=key, case__county_unit=organ, made_at__year=year).exclude(number="")
    papers = Paper.objects.filter(organ=organ, year=year).select_related("case", "template")
    printed = {one.record_id: one for one in papers if one.record_id and one.state != PaperState.VOID}
    rows: list[tuple[Any, Drawn]] = []
    for record in records.select_related("case"):
        paper = printed.get(record.pk)
        words = f"已出文（{paper.pages} 页）" if paper and paper.is_issued else "在办案记录里，没有印"
        drawn = Drawn(record.number, record.case.number, words, paper=paper.pk if paper else None)
        rows.append((record.made_at, drawn))
    for paper in papers:
        if paper.record_id is None and paper.n is not None and paper.key == key:
            void = paper.state == PaperState.VOID
            words = f"作废：{paper.voided_because}" if void else str(PaperState(paper.state).label)
            rows.append((paper.numbered_at, Drawn(paper.number, paper.case.number, words, void, paper.pk)))
    return Register(tuple(drawn for _, drawn in sorted(rows, key=lambda row: row[0])), last or 0)
