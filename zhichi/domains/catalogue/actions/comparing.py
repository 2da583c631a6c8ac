"""Somebody held citations against the text of today and says that they still hold."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.catalogue.access import can_edit
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.noting_texts import note_compared
from zhichi.domains.catalogue.enums import Code
from zhichi.domains.catalogue.models import Law
from zhichi.domains.catalogue.models.outdated import Outdated, outdated
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append


def mark_of(one: Outdated) -> str:
    """What a box on the page stands for: the thing and its version."""
    return f"{one.citing.kind}|{one.citing.key}|{one.citing.version}"


@transaction.atomic
def say_compared(*, law: Law, marks: Collection[str], note: str, by: Actor, at: datetime) -> int:
    """These things were held against the law's text of today; answers how many. ChangeError, PermissionError."""
    verdict = can_edit(by)
    if not verdict:
        raise PermissionError(verdict.because)
    if not marks:
        raise ChangeError("请勾选对照过的内容。", "marks")
    if not note.strip():
        raise ChangeError("请写明对照的结果。", "note")
    held = Law.objects.select_for_update().get(pk=law.pk)
    chosen = [one for one in outdated(localdate(at)) if one.law == held and mark_of(one) in marks]
    if not chosen:
        raise ChangeError("勾选的内容都已经对照过，或者刚刚改过了，请刷新后再看。")
    pairs = [(one.citing, (held.key, number)) for one in chosen for number in one.numbers]
    note_compared(pairs, by=by.ref, at=at)
    payload = {"things": [mark_of(one) for one in chosen], "note": note.strip()[:300]}
    append(subject=f"law:{held.key}", at=at, actor=by.ref, code=Code.CITERS_COMPARED, payload=payload)
    return len(chosen)
