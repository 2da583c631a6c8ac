"""An assessment walked to a state through the real verbs, for demonstration data and tests."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from zhichi.domains.network.public import Point
from zhichi.domains.standards.actions.answering import Said, answers_for
from zhichi.domains.standards.actions.assessing import review, send_back, submit
from zhichi.domains.standards.actions.ending import expire, revoke
from zhichi.domains.standards.actions.grading import certify
from zhichi.domains.standards.actions.marking import save_marks
from zhichi.domains.standards.actions.proving import prove
from zhichi.domains.standards.actions.rechecking import recheck
from zhichi.domains.standards.actions.rectifying import hand_in
from zhichi.domains.standards.actions.starting import start_assessment
from zhichi.domains.standards.actions.verifying import verify
from zhichi.domains.standards.enums import AssessmentState, Level
from zhichi.domains.standards.models import Assessment
from zhichi.foundation.accounts.public import SYSTEM, Actor

S = AssessmentState
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who does what: the point's keeper, the county's reviewer, the city's visitor, who certifies. All different."""

    keeper: Actor
    county: Actor
    city: Actor
    head: Actor


def walk(
    *,
    point: Point,
    cast: Cast,
    at: datetime,
    until: AssessmentState = AssessmentState.CERTIFIED,
    unmet: Collection[str] = (),
    boasted: Collection[str] = (),
    fixed: bool = True,
    sent_back: bool = False,
    step: timedelta = 5 * DAY,
) -> Assessment:
    """Begin at `at` and go on, a `step` apart, until the state `until` or as far as the marks allow.

    `unmet`: item codes that are not met; `boasted`: those of them that the point itself claims and the city finds
    out. `fixed`: whether tasks are put right. Answers the assessment where it ended: one with too much unmet and not
    fixed ends in RECTIFY; a score too low for a demonstration grade raises RefusedError as it would for anybody.
    """
    assessment = start_assessment(point_id=point.pk, by=cast.keeper, at=at)
    pk = assessment.pk
    if until == S.DRAFT:
        return assessment
    _mark_self(assessment, cast.keeper, at, set(unmet) - set(boasted))
    at += step
    assessment = submit(assessment_id=pk, by=cast.keeper, at=at)
    if sent_back:
        send_back(assessment_id=pk, by=cast.county, at=at + DAY, words="有几条没有说清楚，请补充后再交。")
        assessment = submit(assessment_id=pk, by=cast.keeper, at=at + 2 * DAY, words="已补充说明。")
    if until == S.SELF_ASSESSED:
        return assessment
    at += step
    _mark_vetoes(assessment, Level.COUNTY, cast.county, at, unmet=set(unmet) - set(boasted))
    assessment = review(assessment_id=pk, by=cast.county, at=at, words="材料齐全，同意上报。")
    if until == S.COUNTY_REVIEWED:
        return assessment
    at += step
    _mark_vetoes(assessment, Level.CITY, cast.city, at, unmet=set(unmet), also=boasted)
    assessment = verify(assessment_id=pk, by=cast.city, at=at, words="现场看过。")
    if assessment.state == S.RECTIFY and until != S.RECTIFY and fixed:
        assessment = _put_right(assessment, cast, at + step, stop=until == S.RECTIFY_SUBMITTED)
        at += 2 * step
    return _end(assessment, cast, at + step, until)


def _mark_self(assessment: Assessment, keeper: Actor, at: datetime, unmet: set[str]) -> None:
    sheet = assessment.checklist.sheet
    register = answers_for(sheet, assessment.point_id, at)
    said = []
    for item in sheet.items:
        met = item.code not in unmet
        known = register.get(item.code)
        differs = known is not None and known.met is not None and known.met != met
        said.append(Said(item.code, met, "现场情况已经变化，登记还没有更新" if differs else ""))
    save_marks(assessment_id=assessment.pk, said=said, by=keeper, at=at)


def _mark_vetoes(
    assessment: Assessment,
    level: Level,
    by: Actor,
    at: datetime,
    *,
    unmet: set[str],
    also: Collection[str] = (),
) -> None:
    """Veto items are looked at by everyone; `also` are those on which this level thinks otherwise."""
    wanted = [item for item in assessment.checklist.sheet.items if item.veto or item.code in also]
    said = [Said(item.code, item.code not in unmet, item.fix if item.code in also else "") for item in wanted]
    save_marks(assessment_id=assessment.pk, said=said, by=by, at=at)


def _put_right(assessment: Assessment, cast: Cast, at: datetime, *, stop: bool) -> Assessment:
    tasks = list(assessment.rectifications.all())
    for task in tasks:
        prove(task_id=task.pk, proof=f"已办：{task.demand}。", by=cast.keeper, at=at)
    done = hand_in(assessment_id=assessment.pk, by=cast.keeper, at=at)
    if stop:
        return done
    accepted = {task.pk: True for task in tasks}
    return recheck(assessment_id=assessment.pk, accepted=accepted, by=cast.city, at=at + DAY)


def _end(assessment: Assessment, cast: Cast, at: datetime, until: AssessmentState) -> Assessment:
    pk = assessment.pk
    if assessment.state != S.PASSED or until not in (S.CERTIFIED, S.EXPIRED, S.REVOKED):
        return assessment
    if until == S.REVOKED:
        return revoke(assessment_id=pk, by=cast.head, at=at, words="抽查时门锁着，群众反映长期没有人。")
    certified = certify(assessment_id=pk, by=cast.head, at=at)
    if until == S.CERTIFIED or certified.expires_on is None:
        return certified
    over = at + (certified.expires_on - localdate(at)) + DAY
    return expire(assessment_id=pk, by=SYSTEM, at=over)
