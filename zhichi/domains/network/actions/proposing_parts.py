"""Proposing what a window, a person or a name of a point shall be: by its own unit, for the county to review."""

from datetime import datetime

from django.db import transaction

from zhichi.domains.network.access import can_arrange, can_edit
from zhichi.domains.network.actions.arranging import REMOVABLE, Part, values_of
from zhichi.domains.network.actions.checking import OPEN
from zhichi.domains.network.actions.drafts import refuse
from zhichi.domains.network.actions.part_changes import kind_of
from zhichi.domains.network.actions.proposing import Evidence, ProposalError, put_forward
from zhichi.domains.network.enums import ProposalKind
from zhichi.domains.network.models import Point, Proposal
from zhichi.foundation.accounts.public import Actor


def propose_part(
    *,
    by: Actor,
    at: datetime,
    part: Part,
    reason: str,
    evidence: Evidence = (),
    remove: bool = False,
    again: Proposal | None = None,
) -> Proposal:
    """Propose a new or changed part (not saved), or that it goes; `again` is the proposal that was returned.

    ProposalError when nothing changes, when one about this part is open, or for what is not reviewed; PermissionDenied.
    """
    what = kind_of(part)
    if not what or (remove and not isinstance(part, REMOVABLE)):
        raise ProposalError("这一项不用申报。")
    with transaction.atomic():
        # Held: two proposals about one part at once would contradict each other.
        point = Point.objects.select_for_update().select_related("unit").get(pk=part.point.pk)
        again = Proposal.objects.select_for_update().get(pk=again.pk) if again else None
        refuse(can_edit(by, again) if again else can_arrange(by, point))
        open_ones = point.proposals.filter(kind=ProposalKind.PART, state__in=OPEN)
        others = open_ones.exclude(pk=again.pk) if again else open_ones
        if part.pk and any(
            (one.data["what"], one.data["pk"]) == (what, part.pk) for one in others.only("data")
        ):
            raise ProposalError("这一条已有一份申报在办，请等它办完，或者撤回以后再提。")
        held = type(part)._default_manager.filter(pk=part.pk).first() if part.pk else None
        before, values = values_of(held) if held else {}, values_of(part)
        if not remove and before == values:
            raise ProposalError("没有任何改动，不用申报。")
        proposal = again or Proposal(
            kind=ProposalKind.PART, point=point, proposed_by=by.ref, proposed_name=by.name
        )
        proposal.unit, proposal.reason, proposal.before = point.unit, reason, before
        proposal.data = {"what": what, "pk": part.pk, "remove": remove, "values": values}
        return put_forward(proposal, by=by, at=at, evidence=evidence)
