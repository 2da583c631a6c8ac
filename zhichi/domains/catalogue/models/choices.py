"""What the editor of items offers to choose among."""

from datetime import date

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
    newest = {row.kind: row for row in ProcedureVersion.objects.order_by("version")}
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


def proof_choices() -> list[tuple[str, str]]:
    return list(Proof.objects.filter(effective_to=None).values_list("key", "title"))


def point_item_choices() -> list[tuple[str, str]]:
    return list(PLACE_FINDERS.get("points").items.items())
