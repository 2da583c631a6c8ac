"""Doing what the citizen may do, for him: the act is his, the ledger says whose hand it was."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, RefusedError, perform, refusing
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.ledger.public import append
from zhichi.foundation.mandates.access import can_act
from zhichi.foundation.mandates.enums import Code
from zhichi.foundation.mandates.models import Mandate


def act_for(
    *,
    mandate_id: int,
    verb: str,
    by: Actor,
    at: datetime,
    answers: Mapping[str, Any] | None = None,
    papers: Sequence[tuple[StoredFile, str]] = (),
    stands_for: Sequence[str] = (),
) -> Act:
    """Do `verb` for the citizen of the mandate. Raises RefusedError where the mandate or the case does not allow it."""
    with refusing(), transaction.atomic():
        mandate = (
            Mandate.objects.select_for_update(of=("self",))
            .select_related("case", "officer")
            .get(pk=mandate_id)
        )
        case = mandate.case
        known = case.procedure.verbs.get(verb)
        if known is None:
            raise RefusedError("没有这项操作。")
        verdict = can_act(by, mandate, known, on=localdate(at))
        if not verdict:
            raise RefusedError(verdict.because)
        in_his_place = Actor(kind="citizen", officer_id=None, name=f"{by.name}（代办）")
        act = perform(
            case_id=case.pk,
            verb=verb,
            by=in_his_place,
            at=at,
            answers=answers,
            papers=papers,
            stands_for=stands_for,
        )
        append(
            subject=case.subject, at=at, actor=by.ref, code=Code.USED, payload={"verb": verb, "act": act.seq}
        )
        return act
