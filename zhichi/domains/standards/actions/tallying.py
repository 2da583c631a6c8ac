"""The marks of a level: written, counted, taken over from the level before."""

from collections.abc import Sequence

from zhichi.domains.standards.actions.faults import RefusedError
from zhichi.domains.standards.enums import Level
from zhichi.domains.standards.models import Assessment, Mark
from zhichi.domains.standards.rules.scoring import Tally, tally
from zhichi.domains.standards.rules.states import level_before


def write_marks(marks: Sequence[Mark]) -> None:
    """Put marks in place of those of the same level and item."""
    Mark.objects.bulk_create(
        marks,
        update_conflicts=True,
        unique_fields=["assessment", "level", "item"],
        update_fields=["met", "remark", "file", "by"],
    )


def marks_at(assessment: Assessment, level: str) -> dict[str, bool]:
    return dict(assessment.marks.filter(level=level).values_list("item", "met"))


def counted_at(assessment: Assessment, level: str) -> Tally:
    """The tally of one level, with what it has not marked yet taken from the level before."""
    marks = marks_at(assessment, level)
    before = level_before(level)
    if before:
        marks = marks_at(assessment, before) | marks
    return tally(assessment.checklist.sheet.items, {code for code, met in marks.items() if met})


def fill_from(assessment: Assessment, level: Level) -> None:
    """Take over from the level before what this level has not marked: it agrees.

    Veto items are looked at by everyone himself; RefusedError names the first that was not.
    """
    before = level_before(level)
    own = marks_at(assessment, level)
    unseen = [item for item in assessment.checklist.sheet.items if item.code not in own]
    if before is None:
        if unseen:
            raise RefusedError(f"还有 {len(unseen)} 条没有填：{unseen[0].text}", unseen[0].code)
        return
    veto = next((item for item in unseen if item.veto), None)
    if veto:
        raise RefusedError(f"一票否决的条目要亲自填：{veto.text}", veto.code)
    wanted = {item.code for item in unseen}
    write_marks(
        [
            Mark(assessment=assessment, level=level, item=mark.item, met=mark.met)
            for mark in assessment.marks.filter(level=before, item__in=wanted)
        ]
    )
