"""Beginning an assessment, with what the register already knows."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.network.public import Point, Status
from zhichi.domains.standards.access import can_start
from zhichi.domains.standards.actions.answering import answers_for
from zhichi.domains.standards.actions.faults import RefusedError
from zhichi.domains.standards.actions.stepping import add_step
from zhichi.domains.standards.actions.tallying import counted_at, write_marks
from zhichi.domains.standards.actions.telling import BASIS
from zhichi.domains.standards.enums import LedgerCode, Level
from zhichi.domains.standards.models import Assessment, Checklist, Mark
from zhichi.domains.standards.rules.states import RUNNING
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append


def start_assessment(*, point_id: int, by: Actor, at: datetime) -> Assessment:
    """Begin with the point's own view, the register's answers filled in beforehand.

    PermissionDenied for who does not keep the point; RefusedError when one is under way, when the point does not
    serve, or when no checklist of its tier is in force.
    """
    with transaction.atomic():
        Point.objects.select_for_update().get(pk=point_id)
        point = Point.objects.select_related("unit").get(pk=point_id)
        verdict = can_start(by, point)
        if not verdict:
            raise PermissionDenied(verdict.because)
        if point.status != Status.OPERATING:
            raise RefusedError(f"{point.name}现在是“{point.get_status_display()}”，正在服务的才能评定。")
        if Assessment.objects.filter(point=point, state__in=RUNNING).exists():
            raise RefusedError(f"{point.name}已经有一次评定正在办，办完才能再开始。")
        checklist = Checklist.objects.current(localdate(at)).filter(tier=point.tier).first()
        if checklist is None:
            raise RefusedError("这一级还没有公布规范化清单。")
        assessment = Assessment.objects.create(
            point=point, checklist=checklist, started_at=at, started_by=by.ref, moved_at=at
        )
        known = answers_for(checklist.sheet, point.pk, at)
        write_marks(
            [
                Mark(assessment=assessment, level=Level.SELF, item=code, met=said.met, remark=said.words)
                for code, said in known.items()
                if said.met is not None
            ]
        )
        assessment.score = counted_at(assessment, Level.SELF).score
        assessment.save(update_fields=["score"])
        add_step(assessment, "start", by=by, at=at, level=Level.SELF)
        payload = {"point": point.code, "checklist": checklist.key, "version": checklist.version}
        append(
            subject=f"assessment:{assessment.pk}",
            at=at,
            actor=by.ref,
            code=LedgerCode.STARTED,
            payload=payload,
            basis=BASIS,
            fresh=True,
        )
    return assessment
