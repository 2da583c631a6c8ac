"""What the editor of items offers to choose among."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from zhichi.domains.catalogue.models.power_version import PowerVersion
from zhichi.domains.catalogue.models.proof import Proof
from zhichi.foundation.procedures.public import FiledBy, ProcedureVersion
from zhichi.foundation.sockets.public import PLACE_FINDERS
from zhichi.foundation.timelimits.public import Limit


def limit_choices(day: date) -> list[tuple[str, str]]:
    """Time limits in force: key and what they say."""
    newest = {limit.key: limit for limit in Limit.objects.in_force(day).enabled().reverse()}
    return sorted((key, f"{limit.title}：{limit.span}（{key}）") for key, limit in newest.items())


def kind_choices(code: str) -> list[tuple[str, str]]:
    """Kinds of business that people may file; the item's own name first, though it may have none yet."""
    newest = {row.kind: row for row in ProcedureVersion.objects.standing().order_by("version")}
    kinds = {
        kind: row.title
        for kind, row in newest.items()
        if row.document["filing"].get("by") != FiledBy.OFFICER or kind == code
    }
    own = (
        code,
        f"{kinds.pop(code)}（{code}）" if code in kinds else f"本事项自己的程序（{code}，还没有发布）",
    )
    return [own, *sorted((kind, f"{title}（{kind}）") for kind, title in kinds.items())]


def power_choices(document: Mapping[str, Any], day: date) -> list[tuple[str, str]]:
    """The powers of the item's own type on the list, and those that it names already."""
    named = document.get("powers") or ()
    listed = PowerVersion.objects.in_force(day).filter(
        Q(type=document.get("type", "")) | Q(power__code__in=named)
    )
    rows = dict(listed.order_by("power__code").values_list("power__code", "title"))
    gone = {code: "清单里已经没有" for code in named if code not in rows}
    return [(code, f"{title}（{code}）") for code, title in {**rows, **gone}.items()]


def proof_choices() -> list[tuple[str, str]]:
    return list(Proof.objects.filter(effective_to=None).values_list("key", "title"))


def point_item_choices() -> list[tuple[str, str]]:
    return list(PLACE_FINDERS.get("points").items.items())
