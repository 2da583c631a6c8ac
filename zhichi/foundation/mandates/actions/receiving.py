"""Taking a document for the citizen who asked for it: he reads on his page what was taken, and when."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Record, RefusedError, refusing
from zhichi.foundation.ledger.public import append
from zhichi.foundation.mandates.access import can_receive
from zhichi.foundation.mandates.enums import Code
from zhichi.foundation.mandates.models import Mandate, Received


def receive(*, mandate_id: int, record_id: int, by: Actor, at: datetime) -> Received:
    """Take a document that was given to the party; taken again it is the same. Raises RefusedError."""
    with refusing(), transaction.atomic():
        mandate = Mandate.objects.select_for_update(of=("self",)).select_related("case").get(pk=mandate_id)
        verdict = can_receive(by, mandate, on=localdate(at))
        if not verdict:
            raise RefusedError(verdict.because)
        record = Record.objects.filter(case=mandate.case, pk=record_id, given=True).first()
        if record is None:
            raise RefusedError("这一件没有这份交给当事人的文书。")
        taken, fresh = Received.objects.get_or_create(mandate=mandate, record=record, defaults={"at": at})
        if fresh:
            append(
                subject=mandate.case.subject,
                at=at,
                actor=by.ref,
                code=Code.RECEIVED,
                payload={"record": record.pk, "number": record.number},
            )
        return taken
