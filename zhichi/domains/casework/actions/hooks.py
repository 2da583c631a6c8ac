"""Hooks of the consultation and legal-aid procedures, and the intake of referred work.

They run inside `cases.perform`, in its transaction and under its ledger entry.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from zhichi.domains.casework.enums import Kind
from zhichi.domains.casework.models import LegalAid
from zhichi.domains.casework.rules import assign_obstacle, decide_obstacle, pre_check, same_provider
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import (
    Act,
    Applicant,
    Case,
    Channel,
    Filing,
    PartyRole,
    Referral,
    RefusedError,
    file,
)
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.sockets.public import service_item
from zhichi.foundation.statements.public import Slot, change_one, reading

Answers = Mapping[str, Any]


def legal_aid_of(case: Case) -> LegalAid:
    """The case's legal-aid row, made from its answers when the first verb needs it."""
    answers = case.answers
    return aid_rows.first(case=case.pk) or LegalAid.objects.create(
        case=case,
        matter=str(answers.get("matter", "")),
        urgent=answers.get("urgent") == "yes",
        advice=pre_check(answers).advice,
    )


@reading
def aid_rows(*, case: Slot) -> QuerySet[LegalAid, LegalAid]:
    return LegalAid.objects.filter(case_id=case)


def check_another_provider(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    """A change of provider is to somebody else."""
    if same_provider(case.handler_id, answers["provider"]):
        raise RefusedError("新的承办人和原来的是同一个人。", "provider")


def check_grant(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    """Where hardship must be checked, it was checked before the decision (法律援助法 §41)."""
    obstacle = decide_obstacle(case.answers, legal_aid_of(case).means_result or None)
    if obstacle:
        raise RefusedError(obstacle)


def check_assignment(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    """The gravest cases are defended by somebody with the years (法律援助法 §26)."""
    obstacle = assign_obstacle(legal_aid_of(case).notice_ground, answers.get("experienced"))
    if obstacle:
        raise RefusedError(obstacle, "experienced")


def keep_means(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    _keep(case, means_result=answers["result"])


def keep_notice(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    _keep(case, notice_ground=answers["ground"])


def keep_form(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    _keep(case, service_form=answers["form"])


def keep_result(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    _keep(case, result=answers["result"], recovered_fen=fen(answers.get("recovered")))


def keep_quality(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    _keep(case, quality=answers["grade"])


def keep_subsidy(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    _keep(case, subsidy_fen=fen(answers["amount"]))


def archive(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    """The file is put in order (归档). It is found in the list of what has ended once the subsidy is paid."""
    change_one(case, archived_at=at)


def fen(yuan: Any) -> int:
    """Yuan as typed (text or number, at most two decimals) to fen; nothing is 0."""
    return int(Decimal(str(yuan)) * 100) if yuan not in (None, "") else 0


def _keep(case: Case, **values: Any) -> None:
    change_one(legal_aid_of(case), **values)


def check_referral(*, case: Case, by: Actor, at: datetime, **rest: Any) -> None:
    """Legal aid needs to know who asks: an anonymous consultation cannot be referred (法律援助法 §41)."""
    person = case.parties.filter(role=PartyRole.APPLICANT).first()
    if person is None or not person.name:
        raise RefusedError("当事人没有留姓名，不能转为法律援助；请当事人自己申请。")


def open_legal_aid(*, referral: Referral, case: Case, by: Actor, at: datetime) -> Case:
    """Intake: the centre takes over, with what the consultation already holds; nothing is asked twice."""
    person = case.parties.get(role=PartyRole.APPLICANT)
    guide = service_item(Kind.LEGAL_AID, localdate(at))
    filing = Filing(
        kind=Kind.LEGAL_AID,
        item=guide.code if guide else "",
        item_version=guide.version if guide else 0,
        region=case.region,
        channel=Channel.REFERRAL,
        desk=referral.to_unit,
        applicant=Applicant(person.name, person.phone, person.id_type, person.id_number, person.address),
        answers={
            "matter": MATTERS.get(str(case.answers.get("matter")), "other"),
            "facts": _told(case) or referral.reason[:LONGEST_FACTS],
            "stage": "none",
            "hardship": "data_share",
        },
        papers=[(held.file, held.name) for held in case.materials.select_related("file")],
    )
    return file(filing=filing, key=f"referral:{referral.pk}", by=by, at=at).case


def _told(case: Case) -> str:
    """The question and whatever was added to it since, as long as the application's field takes it."""
    added = [
        item["value"]
        for record in case.records.filter(key__in=("lc.detail", "lc.follow_up"))
        for item in record.data
        if item["name"] in {"note", "question"}
    ]
    return "\n".join([str(case.answers.get("question", "")), *added])[:LONGEST_FACTS]


LONGEST_FACTS = 4000
# Consultation matters to the matters of legal aid they most often become.
MATTERS = {
    "labour": "labour",
    "family": "support",
    "traffic": "injury",
    "welfare": "welfare",
    "criminal": "criminal",
}
