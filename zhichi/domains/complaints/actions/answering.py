"""A respondent is asked to answer, opens the notice by its code, and answers."""

import hmac
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from zhichi.domains.complaints.access import can_defend
from zhichi.domains.complaints.actions.classifying import row_of
from zhichi.domains.complaints.actions.clocks import Answers
from zhichi.domains.complaints.enums import LedgerCode, Sort
from zhichi.domains.complaints.models import Defence, KeptReporter, RespondentNotice
from zhichi.domains.complaints.rules import allegation_obstacle, when_of
from zhichi.foundation.accounts.public import Actor, guard
from zhichi.foundation.cases.public import (
    Act,
    Case,
    LockedError,
    Party,
    PartyRole,
    RefusedError,
    WrongKeyError,
    hold,
    perform,
    refusing,
)
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.service.public import plan
from zhichi.kernel import tracking


class Respondent(Actor):
    """Who answers has no account: people read that it was he, the ledger keeps a word without a name."""

    __slots__ = ()

    @property
    def ref(self) -> str:
        return "system:respondent"


RESPONDENT = Respondent(kind="system", officer_id=None, name="被投诉人")
WRONG = "答复码或者电话末四位不对，请对照通知书再试。"
MOST_DEFENCES = 10
OWN = (PartyRole.APPLICANT, PartyRole.AGENT)


def check_notice(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    """A telephone that ends in four digits; no word of who reported."""
    if len(digits(str(answers["phone"]))) < 7:
        raise RefusedError("请填写完整的电话，末四位是被投诉人打开通知的钥匙。", "phone")
    kept: list[KeptReporter | Party] = list(KeptReporter.objects.filter(case=case))
    if row_of(case).sort == Sort.TIP:
        kept += list(case.parties.filter(role__in=OWN))
    obstacle = allegation_obstacle(
        f"{answers['allegation']}\n{answers['who']}\n{answers['rule']}\n{answers['contact']}",
        names=[one.name for one in kept],
        numbers=[number for one in kept for number in (one.phone, one.id_number)],
    )
    if obstacle:
        raise RefusedError(obstacle, "allegation")


def keep_notice(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    """It waits to be served, with a code of its own."""
    who = str(answers["who"])
    service = plan(case=case, record=act.record, recipient=f"被投诉人 {who}", by=by, at=at)
    RespondentNotice.objects.create(
        case=case,
        record=act.record,
        service=service,
        code=tracking.new(),
        who=who,
        phone=str(answers["phone"]),
        days=answers["days"],
    )


def open_notice(*, code: str, ending: str, address: str, at: datetime) -> RespondentNotice:
    """The notice for who holds it; the first opening is on the ledger. LockedError, WrongKeyError with the sentence."""
    verdict = guard.check_all({"track.address": address, "track.code": code}, at=at)
    if not verdict:
        raise LockedError(verdict.because, getattr(verdict, "seconds", 0))
    notice = notices().filter(code=code).first()
    known = notice.ending if notice else "----"
    if not hmac.compare_digest(ending.strip().encode(), known.encode()) or notice is None:
        guard.fail("track.address", address, at=at)
        guard.fail("track.code", code, at=at)
        raise WrongKeyError(WRONG)
    if notice.opened_at is None:
        _first_opened(notice, at)
    return notice


@transaction.atomic
def _first_opened(notice: RespondentNotice, at: datetime) -> None:
    hold(notice.case)
    if RespondentNotice.objects.filter(pk=notice.pk, opened_at=None).update(opened_at=at):
        append(
            subject=notice.case.subject,
            at=at,
            actor=RESPONDENT.ref,
            code=LedgerCode.OPENED,
            basis="行政处罚法§45",
            payload={"notice": notice.record.number},
        )
    notice.opened_at = notice.opened_at or at


def defend(
    *,
    notice: RespondentNotice,
    name: str,
    words: str,
    papers: Sequence[tuple[StoredFile, str]],
    once: str,
    by: Actor,
    at: datetime,
) -> Defence:
    """Put an answer on file, in time or late; the same form twice is one. RefusedError with the sentence."""
    with refusing(), transaction.atomic():
        hold(notice.case)
        case = Case.objects.get(pk=notice.case_id)
        if (known := Defence.objects.filter(once=once, notice=notice).first()) is not None:
            return known
        if notice.defences.count() >= MOST_DEFENCES:
            raise RefusedError(f"网上最多交 {MOST_DEFENCES} 次，还有要说的，请联系办理人员当面说。")
        verdict = can_defend(case)
        if not verdict:
            raise RefusedError(verdict.because)
        stands = when_of(localdate(at), notices().get(pk=notice.pk).last_day)
        answers: dict[str, Any] = {"name": name, "words": words, "when": stands}
        act = perform(case_id=case.pk, verb="defend", by=by, at=at, answers=answers, papers=papers)
        return Defence.objects.create(notice=notice, act=act, late=stands == "late", once=once)


def notices() -> "QuerySet[RespondentNotice]":
    """Notices with what their pages say."""
    return RespondentNotice.objects.select_related("case__unit", "record__unit", "service")


def digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isascii() and sign.isdigit())
