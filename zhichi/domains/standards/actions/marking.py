"""Marks: what a level says of the items, saved whenever one likes."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zhichi.domains.standards.actions.answering import Said, answers_for
from zhichi.domains.standards.actions.faults import RefusedError
from zhichi.domains.standards.actions.holding import hold
from zhichi.domains.standards.actions.tallying import counted_at, write_marks
from zhichi.domains.standards.actions.telling import tell
from zhichi.domains.standards.enums import Level, Verb
from zhichi.domains.standards.models import Assessment, Mark
from zhichi.domains.standards.rules.facts import Answer
from zhichi.domains.standards.rules.states import level_in
from zhichi.foundation.accounts.public import Actor

REMARK = 200


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
