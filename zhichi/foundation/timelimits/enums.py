"""Units, kinds, reasons and states of time limits, and this room's ledger codes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LimitUnit(TextChoices):
    """What a limit counts. The first four are `kernel.workdays.Unit`; the last is a fixed day of the
    following month."""

    WORKING_DAY = "working_day", _("个工作日")
    CALENDAR_DAY = "calendar_day", _("日（自然日）")
    MONTH = "month", _("个月")
    HOUR = "hour", _("小时")
    DAY_OF_NEXT_MONTH = "day_of_next_month", _("日（次月固定日期）")


class LimitKind(TextChoices):
    STATUTORY = "statutory", _("法定期限")
    TARGET = "target", _("服务目标")


class Origin(TextChoices):
    """Where a version comes from; loading the files that ship never touches what the bureau wrote itself."""

    SHIPPED = "shipped", _("随系统提供")
    OFFICE = "office", _("本局自己定的")


class Confidence(TextChoices):
    """How sure we are of the text behind a limit; an uncertain one ships disabled (domain.md §0.1)."""

    FOUND = "found", _("已查到依据")
    KNOWN = "known", _("通行做法")
    UNCERTAIN = "uncertain", _("尚未核实")


class SuspensionKind(TextChoices):
    """Why a clock stands still (domain.md §0.6-4); each limit names the kinds that suspend it."""

    SUPPLEMENT = "supplement", _("补充材料")
    FORCE_MAJEURE = "force_majeure", _("不可抗力")
    VERIFICATION = "verification", _("核实情况")
    HEARING = "hearing", _("听证")
    INSPECTION = "inspection", _("检验、检测、检疫")
    APPRAISAL = "appraisal", _("鉴定")
    EXPERT = "expert", _("专家评审")
    REEXAMINATION = "reexamination", _("投诉人另行申请复查")
    S39 = "s39", _("行政复议中止（行政复议法第三十九条）")


class Approver(TextChoices):
    """Whose decision an extension is."""

    HEAD = "head", _("本机关负责人批准")
    INFO_HEAD = "info_head", _("政府信息公开工作机构负责人同意")
    RECONSID_INSTITUTION_HEAD = "reconsid_institution_head", _("行政复议机构负责人批准")
    COUNTY_HEAD = "county_head", _("县级司法行政部门负责人批准")
    BOTH_PARTIES = "both_parties", _("双方当事人同意")


class OnExpiry(TextChoices):
    """What the law makes of silence."""

    DEEMED_ACCEPTED = "deemed_accepted", _("逾期视为受理")
    DEEMED_ABANDONED = "deemed_abandoned", _("逾期视为放弃")
    DEEMED_WITHDRAWN = "deemed_withdrawn", _("逾期视为撤回申请")
    NO_EVIDENCE = "no_evidence", _("逾期视为没有证据、依据")
    CLOSED = "closed", _("逾期不补充的，按已有情况办结")


class ClockState(TextChoices):
    """Lateness is no state: it follows from the due date and the moment one asks at."""

    RUNNING = "running", _("计时中")
    SUSPENDED = "suspended", _("中止")
    STOPPED = "stopped", _("已停止")


class DayReason(TextChoices):
    """Why a day counts or does not, as a certificate prints it."""

    WORKDAY = "workday", _("工作日，计入")
    MAKEUP = "makeup", _("调休上班，计入")
    NATURAL = "natural", _("自然日，计入")
    WEEKEND = "weekend", _("周末，不计入")
    HOLIDAY = "holiday", _("法定节假日放假，不计入")
    SUSPENDED = "suspended", _("中止期间，不计入")
    ROLLED = "rolled", _("最后一天是休息日，移到这一天")


class Code(TextChoices):
    """Ledger codes of this room; the subject is `calendar:<year>` or `limit:<key>`."""

    NOTICE_RECORDED = "timelimits.calendar_notice.recorded", _("录入放假安排")
    LIMIT_PUBLISHED = "timelimits.limit.published", _("定下期限")
    LIMIT_OFF = "timelimits.limit.switched_off", _("停用期限")
    LIMIT_ON = "timelimits.limit.switched_on", _("恢复使用期限")
