"""Whether a bureau handles a complaint, and whether it may be passed on. Each answer is a sentence, or ""."""

from zhichi.domains.complaints.rules.kinds import ComplaintKind

TITLES = {"county": "县（市、区）司法局", "city": "市司法局"}
# The third transfer of one matter goes nowhere: a common superior has to say who handles it (domain.md §2.6, §3.7).
MOST_TRANSFERS = 2


def accept_obstacle(kind: ComplaintKind, *, tier: str) -> str:
    """Against accepting at a bureau of this tier."""
    if tier in kind.tiers:
        return ""
    able = "、".join(TITLES[each] for each in kind.tiers)
    return f"对“{kind.title}”的投诉由{able}办理（{kind.article}），本局不能受理，请转办。"


def transfer_obstacle(
    kind: ComplaintKind, *, to_tier: str, same: bool, transfers: int, to_sender: bool = False
) -> str:
    """Against passing it on to a bureau of this tier; `transfers`: how often the matter was passed on already,
    `to_sender`: to where it came from."""
    if same:
        return "不能转给本局自己。"
    if kind.own:
        return f"对“{kind.title}”的投诉由本局自己办理，不能转给别的司法局（{kind.article}）。"
    if to_tier not in kind.tiers:
        able = "、".join(TITLES[each] for each in kind.tiers)
        return f"那个单位没有管辖权：对“{kind.title}”的投诉由{able}办理（{kind.article}）。"
    if transfers >= MOST_TRANSFERS:
        return "这件事已经转过两次，不能再转；请报共同的上一级司法局指定由谁办理。"
    if to_sender:
        return "不能转回原来转办的司法局；认为不归本局管的，请退回并写明理由。"
    return ""
