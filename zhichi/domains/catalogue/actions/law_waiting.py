"""What the register of laws asks of its writers: work a change opened, changes to be taken back, texts to compare."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.domains.catalogue.access import can_decide_withdrawal, can_edit
from zhichi.domains.catalogue.models import ArticleChange, ChangeWithdrawal
from zhichi.domains.catalogue.models.citers import POWER
from zhichi.domains.catalogue.models.outdated import outdated
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.sockets.public import Waiting

GROUP = "法律法规"


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Fits `sockets.WAITING`. Three statements; more only where citations are to be compared."""
    if actor.kind != "officer" or not can_edit(actor):
        return []
    return [*_to_settle(at), *_to_decide(actor), *_to_compare(at)]


def _to_settle(at: datetime) -> list[Waiting]:
    today, found = localdate(at), []
    for change in ArticleChange.objects.select_related("article__law", "whole_law"):
        left = [row for row in change.cited_by if row["kind"] != POWER and not row.get("done_at")]
        if change.withdrawn_at:
            left = [row for row in left if row.get("again")]
        if left:
            late = len(left) if change.effective_on <= today else 0
            url = reverse("catalogue:change", args=[change.pk])
            since = localdate(change.recorded_at)
            title = f"{change.title}变了，引用它的要改"
            found.append(Waiting(GROUP, title, len(left), url, late=late, since=since))
    return found


def _to_decide(actor: Actor) -> list[Waiting]:
    asked = ChangeWithdrawal.objects.filter(accepted__isnull=True)
    return [
        Waiting(
            GROUP,
            f"{one.change.title}的变动登记有误，等您核准撤回",
            1,
            reverse("catalogue:change_withdraw", args=[one.change_id]),
            since=localdate(one.asked_at),
        )
        for one in asked.select_related("change__article__law", "change__whole_law")
        if can_decide_withdrawal(actor, one)
    ]


def _to_compare(at: datetime) -> list[Waiting]:
    found = outdated(localdate(at))
    if not found:
        return []
    return [Waiting(GROUP, "法律有了新文本，引用要再对照", len(found), reverse("catalogue:laws_again"))]
