"""What this room offers: the hooks of its procedure, what begins with a filing, the intake of transfers, its checks."""

from collections.abc import Callable

from zhichi.domains.complaints import actions
from zhichi.domains.complaints.access import READERS, can_reveal
from zhichi.domains.complaints.enums import KIND
from zhichi.domains.complaints.models.offers import offers
from zhichi.domains.complaints.models.risks import SOURCE
from zhichi.domains.complaints.models.sections import case_section
from zhichi.foundation.regions.public import UnitKind
from zhichi.foundation.sockets.public import (
    CASE_SECTIONS,
    CITIZEN_OFFERS,
    FILED,
    HOOKS,
    INTAKES,
    OFFICE_PAGES,
    REVEAL_CHECKS,
    RISK_SOURCES,
    Hook,
    Intake,
    OfficePage,
)
from zhichi.kernel.verdict import Verdict

Doing = Callable[..., None]


def _hook(
    title: str,
    *needs: str,
    check: Doing | None = None,
    after: Doing | None = None,
    may: Callable[..., Verdict] | None = None,
) -> Hook:
    """A hook of complaints: it reads the row beside the case, which no other kind has."""
    return Hook(check, after, may, title=title, kinds=frozenset({KIND}), needs=frozenset(needs))


HOOKS_OF_COMPLAINTS = {
    "classify": _hook("记下归类", "class", after=actions.keep_sort),
    "guide": _hook("记下归类，停止受理审查的期限", "class", after=actions.keep_guidance),
    "accept": _hook(
        "核对管辖和处理期限，起算办理期限",
        "due",
        check=actions.check_acceptance,
        after=actions.keep_acceptance,
    ),
    "refuse": _hook("停止受理审查的期限", after=actions.end_acceptance),
    "terminate": _hook("停止办理期限", after=actions.end_decision),
    "transfer": _hook(
        "核对对方有没有管辖权，转出", "organ", "reason", check=actions.check_transfer, after=actions.send_on
    ),
    "acknowledge": _hook(
        "本市司法局自己接收，不替它登记", check=actions.check_outside, after=actions.keep_acknowledged
    ),
    "handed_over": _hook("对方接收，停止本局的期限", after=actions.end_with_transfer),
    "merge": _hook("核对并入的案件", "into", check=actions.check_merge, after=actions.keep_merge),
    "assign": _hook(
        "两名办理人员，不是当事人",
        "first",
        "second",
        check=actions.check_handlers,
        after=actions.keep_handlers,
    ),
    "handle": _hook("只由指派的办理人员办", may=actions.may_handle),
    "notify": _hook(
        "不写举报人是谁，给被投诉人答复码，等待送达",
        "who",
        "phone",
        "allegation",
        "days",
        check=actions.check_notice,
        after=actions.keep_notice,
        may=actions.may_handle,
    ),
    "ask_reading": _hook("一次申请看完再申请", check=actions.check_step),
    "arrange_reading": _hook("有不给看的，写明理由", check=actions.check_arranged, may=actions.may_prepare),
    "record_reading": _hook("安排以后才记", "read_on", check=actions.check_read, may=actions.may_prepare),
    "extend": _hook(
        "期限届满以前延长", "days", "reason", check=actions.check_extension, after=actions.extend_decision
    ),
    "conclude": _hook("双方都送到、转办已告知，才办结", may=actions.may_conclude),
    "draft": _hook("由办理人员拟，记下是否重大", "weighty", may=actions.may_handle, after=actions.keep_draft),
    "review": _hook("审核人不是办理人员", may=actions.may_review, after=actions.keep_review),
    "discuss": _hook(
        "讨论在审核以后", "held_on", check=actions.check_discussion, after=actions.keep_discussion
    ),
    "decide": _hook(
        "先审核、讨论再决定，送达双方",
        "dated",
        "result",
        check=actions.check_decision,
        after=actions.keep_decision,
    ),
}


def plug_in() -> None:
    """Called once by the app's ready()."""
    for key, hook in HOOKS_OF_COMPLAINTS.items():
        HOOKS.register(f"complaints.{key}", hook)
    FILED.register("complaints", actions.complaint_filed)
    INTAKES.register(KIND, Intake(KIND, "行政投诉", actions.open_complaint, desk=UnitKind.COUNTY_BUREAU))
    OFFICE_PAGES.register("complaints", OfficePage("投诉台账", "complaints:ledger", READERS, 409))
    REVEAL_CHECKS.register("complaints", can_reveal)
    CITIZEN_OFFERS.register("complaints", offers)
    CASE_SECTIONS.register("complaints", case_section)
    RISK_SOURCES.register("complaints", SOURCE)
