"""What whoever writes a template can pick: kinds of business, the documents that a kind makes, its states."""

from dataclasses import dataclass
from datetime import date

from zhichi.foundation.papers.actions.knowing import kind_of
from zhichi.foundation.papers.enums import Coming
from zhichi.foundation.papers.rules import ANY_RECORD
from zhichi.foundation.procedures.public import ProcedureVersion

Picks = list[tuple[str, str]]
ALONE = ("", "不印案件里的文书，单独出文")
WHATEVER = (ANY_RECORD, "没有模板的办案文书都用这一份")


@dataclass(frozen=True)
class Choices:
    """(value, words) in the order of the page."""

    kinds: Picks
    records: Picks
    states: Picks

    def kind_title(self, kind: str) -> str:
        return dict(self.kinds).get(kind, kind)


def kinds_on(day: date) -> Picks:
    """Every kind that has a procedure on a day, then those whose papers are ready before it. One statement."""
    begun = ProcedureVersion.objects.standing().filter(effective_from__lte=day)
    rows = begun.order_by("kind", "effective_from", "version").values_list("kind", "title")
    return list((dict(rows) | {one.value: str(one.label) for one in Coming if one not in dict(rows)}).items())


def choices_of(kind: str, *, on: date) -> Choices:
    """Two statements; a kind without a procedure makes no documents and has no states."""
    kinds, known = kinds_on(on), kind_of(kind, on=on)
    if known is None:
        return Choices(kinds, [ALONE, WHATEVER] if kind == Coming.ANY else [ALONE], [])
    specs = [part["record"] for part in known.parts.values() if part.get("record")]
    records = {spec["key"]: spec["title"] for spec in specs}
    states = [(name, state["title"]) for name, state in known.procedure["states"].items()]
    return Choices(kinds, [ALONE, *records.items()], states)
