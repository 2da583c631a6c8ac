"""Proposals and visits that wait for one officer. Fits `sockets.WAITING`."""

from datetime import datetime, timedelta

from django.db.models import Count, Max, Min, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.domains.network.enums import ProposalState
from zhichi.domains.network.models.figures import verification_terms
from zhichi.domains.network.models.proposal import Proposal, decidable, proposed
from zhichi.domains.network.models.visit import Visit
from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import Slot, padded, reading

GROUP = "服务网络"


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Proposals to be decided, own ones that came back, visits begun and not yet written down. Two statements."""
    if actor.kind != "officer" or actor.officer_id is None:
        return []
    own = f"officer:{actor.officer_id}"
    paths = {f"path{n}": path for n, path in enumerate(padded(actor.paths(Role.PLS_ADMIN)))}
    found = []
    for state, count, since, reviewed in _asked(len(paths), own=own, desk=f"{own}@", **paths):
        decide = state == ProposalState.SUBMITTED
        title, kind = ("服务点申报等您审核", "waiting") if decide else ("您的申报退回补正", "mine")
        url = f"{reverse('network:office_proposals')}?list={kind}"
        found.append(Waiting(GROUP, title, count, url, since=localdate(since if decide else reviewed)))
    earliest = at - timedelta(hours=verification_terms().visit_hours)
    for pk, name, day in _begun(officer=actor.officer_id, since=earliest):
        url = reverse("network:office_visit_end", args=[pk])
        found.append(Waiting(GROUP, f"核验还没有登记结果：{name}", 1, url, since=localdate(day)))
    return found


@reading
def _asked(
    width: int, /, *, own: Slot, desk: Slot, **paths: Slot
) -> QuerySet[Proposal, tuple[str, int, datetime, datetime]]:
    """By state what somebody may decide in his branches, and what of his own came back."""
    mine = proposed(own, desk)
    back = Q(mine, state=ProposalState.RETURNED)
    rows = Proposal.objects.filter(decidable(paths.values(), mine) | back).order_by()
    return rows.values_list("state").annotate(Count("pk"), Min("proposed_at"), Max("reviewed_at"))


@reading
def _begun(*, officer: Slot, since: Slot) -> QuerySet[Visit, tuple[int, str, datetime]]:
    rows = Visit.objects.filter(officer_id=officer, ended_at=None, begun_at__gte=since)
    return rows.values_list("pk", "point__name", "begun_at")[:3]
