"""Proposals and visits that wait for one officer. Fits `sockets.WAITING`."""

from datetime import datetime, timedelta

from django.db.models import Count, Max, Min
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.domains.network.enums import ProposalState
from zhichi.domains.network.models.figures import verification_terms
from zhichi.domains.network.models.proposal import Proposal
from zhichi.domains.network.models.visit import Visit
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.sockets.public import Waiting

GROUP = "服务网络"


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Proposals to be decided, own ones that came back, visits begun and not yet written down. Two statements."""
    if actor.kind != "officer" or actor.officer_id is None:
        return []
    mine = Proposal.objects.of(actor).filter(state=ProposalState.RETURNED)
    asked = Proposal.objects.waiting_for(actor) | mine
    counted = (
        asked.order_by().values_list("state").annotate(Count("pk"), Min("proposed_at"), Max("reviewed_at"))
    )
    found = []
    for state, count, proposed, reviewed in counted:
        decide = state == ProposalState.SUBMITTED
        title, kind = ("服务点申报等您审核", "waiting") if decide else ("您的申报退回补正", "mine")
        url = f"{reverse('network:office_proposals')}?list={kind}"
        found.append(Waiting(GROUP, title, count, url, since=localdate(proposed if decide else reviewed)))
    since = at - timedelta(hours=verification_terms().visit_hours)
    begun = Visit.objects.filter(officer_id=actor.officer_id, ended_at=None, begun_at__gte=since)
    for pk, name, day in begun.values_list("pk", "point__name", "begun_at")[:3]:
        url = reverse("network:office_visit_end", args=[pk])
        found.append(Waiting(GROUP, f"核验还没有登记结果：{name}", 1, url, since=localdate(day)))
    return found
