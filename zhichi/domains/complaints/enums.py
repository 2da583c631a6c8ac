"""Words of the room."""

from django.db.models import TextChoices

KIND = "complaint"


class Sort(TextChoices):
    """What was filed turns out to be (domain.md §3.1); each has a way of its own."""

    COMPLAINT = "complaint", "投诉"
    TIP = "tip", "举报"
    PETITION = "petition", "信访"
    RECONSIDERATION = "reconsideration", "行政复议或者行政诉讼"
    CONSULTATION = "consultation", "法律咨询"
    OTHER = "other", "其他法定途径"


class Result(TextChoices):
    """What was decided (domain.md §3.6)."""

    NONE = "none", "没有发现违法违规"
    ADMONISHED = "admonished", "批评教育"
    CORRECTED = "corrected", "责令改正"
    ASSOCIATION = "association", "移交行业协会"
    PENALTY = "penalty", "行政处罚"
    PASSED_ON = "passed_on", "移送纪检监察或者司法机关"
    SETTLED = "settled", "和解"


class Clock(TextChoices):
    """Which of a kind's limits."""

    ACCEPT = "accept", "受理审查"
    DECIDE = "decide", "作出处理"
    NOTIFY = "notify", "告知结果"


class LedgerCode(TextChoices):
    KEPT = "complaints.reporter.kept", "投诉人身份另行保管"
    OPENED = "complaints.notice.opened", "被投诉人打开答辩通知"
    REVEALED = "complaints.reporter.revealed", "查看保密的投诉人身份"
    TAKEN_OVER = "complaints.case.taken_over", "从以前的台账接入"
