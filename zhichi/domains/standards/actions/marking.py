"""Marks: what the register answers beforehand, what a level says, what it takes over from the level before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from zhichi.domains.network.public import Point
from zhichi.domains.standards.actions.faults import RefusedError
from zhichi.domains.standards.actions.holding import hold, tell
from zhichi.domains.standards.enums import Level, Verb
from zhichi.domains.standards.models import Assessment, Mark
from zhichi.domains.standards.models.facts import days_asked, facts_of
from zhichi.domains.standards.rules.figures import Answer, answer
from zhichi.domains.standards.rules.scoring import Tally, tally
from zhichi.domains.standards.rules.sheet import Sheet
from zhichi.domains.standards.rules.states import level_before, level_in
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.files.public import StoredFile

REMARK = 200


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of one item. `file` None keeps the one that is there."""

    code: str
    met: bool
    remark: str = ""
    file: StoredFile | None = None


def answers_for(sheet: Sheet, point_id: int, at: datetime) -> dict[str, Answer]:
    """What the register says today of the items it can answer."""
    points = Point.objects.filter(pk=point_id)
    facts = facts_of(points, at=at, days=days_asked([sheet]))[point_id]
    return {item.code: answer(item.figure, facts) for item in sheet.items if item.figure}


def save_marks(
    *, assessment_id: int, said: Sequence[Said], by: Actor, at: datetime, revision: int | None = None
) -> Assessment:
    """Keep what a level says of some items, as often as wanted, until it hands in.

    Who contradicts the register says why. Answering as before changes nothing and leaves no entry. Raises
    PermissionDenied, StaleError, RefusedError (with the item at fault).
    """
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.MARK, by, revision)
        level = level_in(assessment.state)
        assert level is not None
        sheet = assessment.checklist.sheet
        known = {item.code for item in sheet.items}
        register = answers_for(sheet, assessment.point_id, at) if level == Level.SELF else {}
        held = {mark.item: mark for mark in assessment.marks.filter(level=level)}
        changed: list[Mark] = []
        for one in said:
            if one.code not in known:
                raise RefusedError("清单里没有这一条。", one.code)
            _check(one, register.get(one.code))
            mark = held.get(one.code)
            file_id = one.file.pk if one.file else (mark.file_id if mark else None)
            new = (one.met, one.remark, file_id)
            if mark is None or new != (mark.met, mark.remark, mark.file_id):
                changed.append(
                    Mark(
                        assessment=assessment,
                        level=level,
                        item=one.code,
                        met=one.met,
                        remark=one.remark,
                        file_id=file_id,
                        by=by.ref,
                    )
                )
        if changed:
            write_marks(changed)
            assessment.score = counted_at(assessment, level).score
            payload = {"level": level, "marks": {mark.item: mark.met for mark in changed}}
            tell(assessment, Verb.MARK, by=by, at=at, payload=payload)
    return assessment


def _check(one: Said, register: Answer | None) -> None:
    if len(one.remark) > REMARK:
        raise RefusedError(f"说明最多写 {REMARK} 个字，现在有 {len(one.remark)} 个字。", one.code)
    if register and register.met is not None and register.met != one.met:
        own = one.remark and one.remark != register.words
        if not own:
            stands = "符合" if register.met else "不符合"
            raise RefusedError(
                f"系统数据是“{register.words}”（{stands}），和您填的不一样，请写一句说明。", one.code
            )


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
