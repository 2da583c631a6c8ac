"""What the page of an adjustment's case says of it: the item, the proposal, and where it is written."""

from collections.abc import Iterable

from django.urls import reverse

from zhichi.domains.catalogue.models.power_adjustment import PowerAdjustment
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, Material
from zhichi.foundation.sockets.public import CaseSection


def adjustment_section(case: Case, actor: Actor, materials: Iterable[Material]) -> CaseSection | None:
    """Fits `sockets.CASE_SECTIONS`; None for other kinds of case, without a statement."""
    if case.kind != "power_adjustment" or actor.kind != "officer":
        return None
    held = PowerAdjustment.objects.filter(case=case).select_related("power", "change").first()
    if held is None:
        return None
    proposal_url = reverse("catalogue:proposal", args=[case.number])
    said = (
        f"看调整建议：{held.get_kind_display()}，拟 {held.effective_on:%Y-%m-%d} 起施行"
        if held.kind and held.effective_on
        else "写调整建议"
    )
    lines = [("调整建议", said, proposal_url)]
    if held.power is not None:
        lines.insert(0, ("权责事项", held.power.code, reverse("catalogue:power", args=[held.power.code])))
    if held.change is not None:
        lines.append(("条文变动", held.change.document, reverse("catalogue:change", args=[held.change_id])))
    return CaseSection("权责清单调整", tuple(lines))
