"""A protected complaint of 任城: its page of the complainant is for its handlers alone."""

from datetime import datetime, timedelta
from typing import Any

from zhichi.domains.complaints.models import Defence, RespondentNotice
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Applicant, Case, Filing, file
from zhichi.foundation.regions.public import Region
from zhichi.foundation.risks.public import RiskSignal, refresh_all
from zhichi.foundation.service.public import Service
from zhichi.kernel import tracking


def complained_of(at: datetime) -> dict[str, Any]:
    """By the names that the arguments of pages use."""
    told = {
        "target": "lawyer",
        "respondent": "某律师",
        "concern": "own",
        "happened": "收费不办事。",
        "request": "退费。",
        "protect": "yes",
    }
    filing = Filing(
        kind="complaint",
        region=Region.objects.get(code="370811002001"),
        applicant=Applicant(name="张保密", phone="13812345679"),
        answers=told,
    )
    case = file(filing=filing, key="world-complaint", by=CITIZEN, at=at).case
    # Two months later nobody has answered it.
    refresh_all(at=at + timedelta(days=70))
    signal = RiskSignal.objects.get(case=case).pk
    return {"complaint": case.number, "risk_signal": signal, **asked_of(case, at)}


def asked_of(case: Case, at: datetime) -> dict[str, Any]:
    """A notice to the respondent, served, with one answer."""
    record, act = case.records.earliest("pk"), case.acts.earliest("pk")
    service = Service.objects.create(
        case=case,
        record=record,
        recipient="被投诉人 某律师",
        title=record.title,
        made_at=at,
        unit=case.unit,
        planned_at=at,
        planned_by="system:test",
    )
    notice = RespondentNotice.objects.create(
        case=case,
        record=record,
        service=service,
        code=tracking.new(),
        who="某律师",
        phone="0537-2345678",
        days=10,
    )
    made = Defence.objects.create(notice=notice, act=act, once="world")
    return {"respondent_notice": notice.pk, "respondent_code": notice.code, "defence": made.pk}
