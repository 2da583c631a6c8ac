"""What the page of a case says of its materials: which were handed in, promised, or asked of nobody."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from zhichi.domains.catalogue.enums import CommitmentState, MaterialSource
from zhichi.domains.catalogue.models.commitment import Commitment
from zhichi.domains.catalogue.models.live import live_items
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, Material
from zhichi.foundation.sockets.public import CaseSection

NOT_ASKED = {MaterialSource.HELD: "不用交：本机关已有", MaterialSource.SHARED: "不用交：部门共享核验"}


def case_section(case: Case, actor: Actor, materials: Iterable[Material]) -> CaseSection | None:
    """The materials of the item as it was on the day of filing, each with how it was given; None without such an item.

    `materials` are those of the case. Two statements. An officer's line of a commitment leads to it.
    """
    made = Commitment.objects.with_standing().filter(case=case).select_related("proof")
    promised = {one.proof_id: one for one in made}
    listed = _materials(case)
    if not listed and not promised:
        return None
    given = Counter(material.kind for material in materials)
    lines = [
        (material["title"], _how(material, given), "")
        for material in listed
        if material.get("proof") not in {one.proof.key for one in promised.values()}
    ]
    for one in promised.values():
        url = reverse("catalogue:commitment", args=[one.pk]) if actor.kind == "officer" else ""
        lines.append((one.proof.title, _standing(one), url))
    return CaseSection("材料怎么交的", tuple(lines))


def _materials(case: Case) -> list[dict[str, Any]]:
    items = live_items(timezone.localdate(case.filed_at))
    return next((list(item.document["materials"]) for item in items if item.kind == case.kind), [])


def _how(material: dict[str, Any], given: Counter[str]) -> str:
    if n := given[material["name"]]:
        return f"申请人上传了 {n} 份"
    return NOT_ASKED.get(material["source"], "没有上传（必须有）" if material["required"] else "没有上传")


def _standing(one: Commitment) -> str:
    words = f"书面承诺：{one.get_state_display()}"
    if one.barred and one.state == CommitmentState.SIGNED:
        words += "；以前承诺不实、信用没有修复，不适用承诺"
    return f"{words}，{one.verify_by:%Y-%m-%d} 前核查" if one.verify_by and not one.verified_at else words
