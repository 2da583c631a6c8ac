"""Words of the room: heads of a checklist, states of an assessment, grades, ledger codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Head(models.TextChoices):
    """The four heads of standardisation (domain.md §1.6)."""

    SIGNAGE = "signage", _("统一标识")
    ELEMENTS = "elements", _("基本要素")
    ROLE = "role", _("发挥作用")
    FACILITIES = "facilities", _("基本设施")


class EvidenceKind(models.TextChoices):
    NONE = "none", _("不需要材料")
    PHOTO = "photo", _("照片")
    DOCUMENT = "document", _("文件")
    FIGURE = "figure", _("系统数据")


class AssessmentState(models.TextChoices):
    """domain.md §1.6: draft → self_assessed → county_reviewed → city_verified → passed | rectify → …"""

    DRAFT = "draft", _("自评填写中")
    SELF_ASSESSED = "self_assessed", _("等待县级复核")
    COUNTY_REVIEWED = "county_reviewed", _("等待市级实地核查")
    RECTIFY = "rectify", _("限期整改")
    RECTIFY_SUBMITTED = "rectify_submitted", _("整改待复查")
    PASSED = "passed", _("达标")
    CERTIFIED = "certified", _("示范点")
    EXPIRED = "expired", _("已到期")
    REVOKED = "revoked", _("已撤销")


class Level(models.TextChoices):
    """Who marked an item."""

    SELF = "self", _("自评")
    COUNTY = "county", _("县级复核")
    CITY = "city", _("市级核查")


class Grade(models.TextChoices):
    """domain.md §1.5."""

    BELOW = "below", _("未达标")
    STANDARD = "standard", _("达标")
    CITY_DEMO = "city_demo", _("市级示范点")
    PROVINCE_DEMO = "province_demo", _("省级示范点")


class Verb(models.TextChoices):
    """What can be done with an assessment; who and from which state: rules/states.py."""

    MARK = "mark", _("填写评分")
    SUBMIT = "submit", _("提交自评")
    SEND_BACK = "send_back", _("退回自评")
    REVIEW = "review", _("完成县级复核")
    VERIFY = "verify", _("完成实地核查")
    PROVE = "prove", _("填写整改情况")
    HAND_IN = "hand_in", _("提交整改")
    RECHECK = "recheck", _("复查整改")
    CERTIFY = "certify", _("认定示范点")
    REVOKE = "revoke", _("撤销评定")
    EXPIRE = "expire", _("到期")


class Doer(models.TextChoices):
    """Who does a verb, in the words of a refusal."""

    KEEPER = "keeper", _("管理这个服务点的人员")
    COUNTY = "county", _("县级公共法律服务科人员或局领导")
    CITY = "city", _("市级公共法律服务科人员或检查人员")
    CITY_HEAD = "city_head", _("市级公共法律服务科人员或局领导")
    SYSTEM = "system", _("系统")


class GradeGiver(models.TextChoices):
    CITY = "city", _("市级认定")
    PROVINCE = "province", _("省级认定")


class Standing(models.TextChoices):
    """What is known of an item today."""

    MET = "met", _("符合")
    MISSING = "missing", _("不符合")
    UNKNOWN = "unknown", _("还没有人看过")


class LedgerCode(models.TextChoices):
    STARTED = "standards.assessment.started", _("开始自评")
    MARKED = "standards.assessment.marked", _("填写评分")
    SENT_BACK = "standards.assessment.sent_back", _("退回自评")
    PROVED = "standards.assessment.proved", _("填写整改情况")
    RECHECKED = "standards.assessment.rechecked", _("复查整改")
    SUBMITTED = "standards.assessment.submitted", _("提交自评")
    REVIEWED = "standards.assessment.reviewed", _("县级复核")
    VERIFIED = "standards.assessment.verified", _("市级实地核查")
    RECTIFIED = "standards.assessment.rectified", _("提交整改")
    CERTIFIED = "standards.assessment.certified", _("认定示范点")
    EXPIRED = "standards.assessment.expired", _("到期")
    REVOKED = "standards.assessment.revoked", _("撤销")
    DISTANCES = "standards.distances.reckoned", _("计算离下一等次")
    CHECKLIST = "standards.checklist.published", _("发布规范化清单")
