"""From the point's own view to the city's visit: start, submit, send back, review, verify."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.network.public import Point, Status
from zhichi.domains.standards.access import can_start
from zhichi.domains.standards.actions.faults import RefusedError
from zhichi.domains.standards.actions.holding import BASIS, add_step, hold, said, tell
from zhichi.domains.standards.actions.marking import answers_for, counted_at, fill_from, write_marks
from zhichi.domains.standards.enums import AssessmentState, Grade, LedgerCode, Level, Verb
from zhichi.domains.standards.models import Assessment, Checklist, Mark, Rectification
from zhichi.domains.standards.rules.days import due_day
from zhichi.domains.standards.rules.scoring import Tally, passes
from zhichi.domains.standards.rules.states import RUNNING
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.timelimits.public import current_calendar


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


def submit(
    *, assessment_id: int, by: Actor, at: datetime, words: str = "", revision: int | None = None
) -> Assessment:
    """Hand in the own view, every item answered."""
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.SUBMIT, by, revision)
        words = said(words)
        fill_from(assessment, Level.SELF)
        # After a return the county begins anew from what the point says now.
        assessment.marks.filter(level=Level.COUNTY).delete()
        counted = _take(assessment, Level.SELF)
        assessment.state = AssessmentState.SELF_ASSESSED
        tell(assessment, Verb.SUBMIT, by=by, at=at, level=Level.SELF, words=words, score=counted.score)
    return assessment


def send_back(
    *, assessment_id: int, by: Actor, at: datetime, words: str, revision: int | None = None
) -> Assessment:
    """The county returns the own view and says what to look at again."""
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.SEND_BACK, by, revision)
        words = said(words, needed="请写明哪里要改，对方才知道怎么办。")
        assessment.state = AssessmentState.DRAFT
        assessment.opinion = words
        tell(assessment, Verb.SEND_BACK, by=by, at=at, level=Level.COUNTY, words=words)
    return assessment


def review(
    *, assessment_id: int, by: Actor, at: datetime, words: str = "", revision: int | None = None
) -> Assessment:
    """The county's view: what it did not mark itself it takes over, veto items it marks itself."""
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.REVIEW, by, revision)
        words = said(words)
        fill_from(assessment, Level.COUNTY)
        counted = _take(assessment, Level.COUNTY)
        assessment.state = AssessmentState.COUNTY_REVIEWED
        assessment.opinion = words
        tell(assessment, Verb.REVIEW, by=by, at=at, level=Level.COUNTY, words=words, score=counted.score)
    return assessment


def verify(
    *, assessment_id: int, by: Actor, at: datetime, words: str = "", revision: int | None = None
) -> Assessment:
    """The city's visit decides: passed, or what is missing becomes tasks with a last day."""
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.VERIFY, by, revision)
        words = said(words)
        fill_from(assessment, Level.CITY)
        counted = _take(assessment, Level.CITY)
        conclude(assessment, counted, at)
        assessment.opinion = words
        tasks = open_tasks(assessment, at) if assessment.state == AssessmentState.RECTIFY else []
        tell(
            assessment,
            Verb.VERIFY,
            by=by,
            at=at,
            level=Level.CITY,
            words=words,
            score=counted.score,
            payload={"tasks": {task.item: task.due_on.isoformat() for task in tasks}},
        )
    return assessment


def _take(assessment: Assessment, level: Level) -> Tally:
    counted = counted_at(assessment, level)
    assessment.score, assessment.vetoed = counted.score, counted.vetoed
    return counted


def conclude(assessment: Assessment, counted: Tally, at: datetime) -> None:
    """Passed with its last day when the lowest grade is reached, else to be put right."""
    sheet = assessment.checklist.sheet
    if not passes(sheet, counted):
        assessment.state, assessment.grade, assessment.expires_on = AssessmentState.RECTIFY, Grade.BELOW, None
        return
    days = sheet.rule(Grade.STANDARD).validity_days
    assessment.state, assessment.grade = AssessmentState.PASSED, Grade.STANDARD
    assessment.expires_on = localdate(at) + timedelta(days=days)


def open_tasks(assessment: Assessment, at: datetime) -> list[Rectification]:
    """One task for each item that the city found wanting: its remark, or what the checklist asks for."""
    sheet = assessment.checklist.sheet
    due_on = due_day(localdate(at), sheet.rectification_days, current_calendar())
    remarks = dict(assessment.marks.filter(level=Level.CITY, met=False).values_list("item", "remark"))
    tasks = [
        Rectification(
            assessment=assessment, item=item.code, demand=remarks[item.code] or item.fix, due_on=due_on
        )
        for item in sheet.items
        if item.code in remarks
    ]
    return Rectification.objects.bulk_create(tasks)
