"""Words of the room: states of a point, what can be done there, datums, ledger codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    PLANNED = "planned", _("规划中")
    BUILDING = "building", _("建设中")
    OPERATING = "operating", _("正在服务")
    SUSPENDED = "suspended", _("暂停服务")
    CLOSED = "closed", _("已撤销")


class Datum(models.TextChoices):
    """Both agree to less than a metre; a GCJ-02 position is converted before it is stored."""

    CGCS2000 = "CGCS2000", _("2000 国家大地坐标系")
    WGS84 = "WGS-84", _("WGS-84 坐标系")


class ServiceItem(models.TextChoices):
    """What a point may offer (山东省公共法律服务条例 §16 to §19)."""

    CONSULTATION = "consultation", _("法律咨询")
    LEGAL_AID = "legal_aid", _("法律援助")
    MEDIATION = "mediation", _("人民调解")
    PUBLICITY = "publicity", _("法治宣传")
    LAWYER = "lawyer", _("律师服务指引")
    NOTARY = "notary", _("公证服务指引")
    APPRAISAL = "appraisal", _("司法鉴定指引")
    ARBITRATION = "arbitration", _("仲裁指引")
    RESETTLEMENT = "resettlement", _("安置帮教咨询")
    VIDEO_VISIT = "video_visit", _("远程视频探视")


class LedgerCode(models.TextChoices):
    REGISTERED = "network.point.registered", _("登记服务点")
    REGISTERED_MANY = "network.point.registered_many", _("批量登记服务点")
    CHANGED = "network.point.changed", _("变更服务点")
