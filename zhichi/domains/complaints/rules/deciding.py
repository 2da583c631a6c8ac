"""When a decision may be made, and how its day stands to what must come before it."""

from datetime import date

from zhichi.domains.complaints.enums import Result

# Not without a discussion by those in charge (行政处罚法 §57: complex or weighty matters; what passes to other bodies).
NEED_DISCUSSION = frozenset({Result.PENALTY.value, Result.PASSED_ON.value})


def decision_obstacle(
    *,
    dated: date,
    today: date,
    reviewed_on: date | None,
    discussed_on: date | None,
    weighty: bool,
    result: str,
) -> tuple[str, str]:
    """(sentence, field) against deciding, or two empty texts."""
    if reviewed_on is None:
        return "还没有经过法制审核，不能决定。", "dated"
    if (weighty or result in NEED_DISCUSSION) and discussed_on is None:
        why = "情节复杂或者重大" if weighty else "要处罚或者移送"
        return f"{why}的，应当先由负责人集体讨论（行政处罚法第五十七条）。", "result"
    if dated > today:
        return "决定书的日期不能是以后的日子。", "dated"
    if discussed_on is not None and dated < discussed_on:
        return f"决定书的日期早于集体讨论的日期（{discussed_on}），不能这样写。", "dated"
    if dated < reviewed_on:
        return f"决定书的日期早于法制审核的日期（{reviewed_on}），不能这样写。", "dated"
    return "", ""


def due_obstacle(*, due: date, today: date, decide_on: date | None, backstop_on: date | None) -> str:
    """Against the last day that an acceptance notice tells. `decide_on`: of the kind's own limit, where it is in use;
    else the two months of 行政诉讼法 §47 bind."""
    if due < today:
        return "处理期限的最后一天已经过了。"
    if decide_on is not None and due != decide_on:
        return f"按启用的办理期限，最后一天是 {decide_on}，请改成这一天。"
    if decide_on is None and backstop_on is not None and due > backstop_on:
        return f"没有启用的办理期限，不得晚于收到之日起两个月，就是 {backstop_on}（行政诉讼法第四十七条）。"
    return ""
