"""What the page of a case in the office says of a complaint. Fits `sockets.CASE_SECTIONS`."""

from typing import Any

from django.urls import reverse

from zhichi.domains.complaints.enums import KIND, Clock
from zhichi.domains.complaints.models.answering import Defence, RespondentNotice
from zhichi.domains.complaints.models.complaint import Complaint
from zhichi.domains.complaints.models.kinds import kind_of
from zhichi.domains.complaints.models.transfers import transfers_before
from zhichi.domains.complaints.rules import ComplaintKind
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.sockets.public import CaseSection
from zhichi.foundation.timelimits.public import Limit

Lines = list[tuple[str, str, str]]
NO_LIMIT = "没有查到专门规定，按两个月（行政诉讼法第四十七条）"


def case_section(case: Case, actor: Actor, materials: Any) -> CaseSection | None:
    """Kind, who handles it, its limits with those not in use, handlers, protection, where it came from."""
    if case.kind != KIND:
        return None
    kind = kind_of(case)
    row = Complaint.objects.select_related("first", "second", "merged_into").get(pk=case.pk)
    lines: Lines = [("谁管", kind.competence, ""), ("依据", kind.basis, ""), *limit_lines(kind)]
    if row.sort:
        lines.insert(0, ("归类", str(row.get_sort_display()), ""))
    named = [one.name for one in (row.first, row.second) if one is not None]
    if named:
        lines.append(("办理人员", "、".join(named), ""))
    if row.protected:
        url = reverse("complaints:reporter", args=[case.number])
        lines.append(("投诉人身份", "要求保密，只有指定的办理人员能看", url))
    if row.merged_into is not None:
        lines.append(("并入", row.merged_into.number, ""))
    lines += answer_lines(case)
    for came in transfers_before(case):
        told = f"{came.from_unit.name}转来，原案号 {came.case.number}"
        lines.append(("转办经过", told, ""))
    return CaseSection(f"投诉：{kind.title}", tuple(lines))


def answer_lines(case: Case) -> Lines:
    """Each notice to a respondent, and what he answered to it. Two statements."""
    lines: Lines = []
    late = dict(Defence.objects.filter(notice__case=case).order_by("pk").values_list("notice_id", "late"))
    for one in RespondentNotice.objects.filter(case=case).select_related("service"):
        url = reverse("complaints:slip", args=[case.number, one.pk])
        last = one.last_day
        told = f"最后一天 {last}" if last else "通知书还没有登记送达"
        if one.pk in late:
            told = f"{told}；已答辩" + ("（超过了通知的时间）" if late[one.pk] else "")
        elif one.opened_at:
            told = f"{told}；已打开，还没有答辩"
        lines.append((f"通知{one.who}答辩", told, url))
    return lines


def limit_lines(kind: ComplaintKind) -> Lines:
    """Each limit of the kind, and which are not in use because nobody has confirmed them. One statement."""
    known = {
        limit.key: limit for limit in Limit.objects.filter(key__in=kind.limits.values()).order_by("version")
    }
    lines: Lines = []
    for which in Clock:
        limit = known.get(kind.limits.get(which.value, ""))
        if limit is None:
            continue
        told = limit.span if limit.enabled else f"没有启用：{limit.why_off}"
        lines.append((f"{which.label}期限", told, ""))
    if kind.unknown:
        lines.append(("专门期限", f"{kind.unknown}{NO_LIMIT}。", ""))
    return lines
