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


class GivenDatum(models.TextChoices):
    """In which system somebody read a position off; GCJ-02 and BD-09 are converted before they are stored."""

    CGCS2000 = "CGCS2000", _("2000 国家大地坐标系（天地图、测绘成果）")
    WGS84 = "WGS-84", _("WGS-84（手机卫星定位、卫星定位仪）")
    GCJ02 = "GCJ-02", _("GCJ-02 加密坐标（高德、腾讯、微信地图）")
    BD09 = "BD-09", _("BD-09 加密坐标（百度地图）")


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


class PointKind(models.TextChoices):
    """Statutory kinds of place (山东省公共法律服务条例 §10 to §12); a sub-centre belongs to a centre."""

    CENTRE = "centre", _("公共法律服务中心")
    SUB_CENTRE = "sub_centre", _("公共法律服务分中心")
    STATION = "station", _("公共法律服务工作站")
    ROOM = "room", _("公共法律服务工作室")


class ServiceMode(models.TextChoices):
    """How people are served (山东省公共法律服务条例 §10)."""

    FIXED = "fixed", _("固定场所")
    SUB_CENTRE = "sub_centre", _("依托其他机构")
    MOBILE = "mobile", _("流动服务")
    DOOR_TO_DOOR = "door_to_door", _("上门服务")


class HostType(models.TextChoices):
    """In whose rooms a point stands (domain.md §1.5)."""

    JUSTICE_BUREAU = "justice_bureau", _("司法局")
    LEGAL_AID_CENTRE = "legal_aid_centre", _("法律援助中心")
    SERVICE_HALL = "service_hall", _("政务服务大厅")
    JUSTICE_OFFICE = "justice_office", _("司法所")
    PARTY_MASSES_CENTRE = "party_masses_centre", _("党群服务中心")
    LAW_FIRM = "law_firm", _("律师事务所")
    OTHER = "other", _("其他")


class Zone(models.TextChoices):
    """Zones and rooms of a point (domain.md §1.4)."""

    OFFICE = "office", _("行政办公区")
    HALL = "hall", _("大厅服务区")
    WAITING = "waiting", _("群众等候区")
    MEDIATION = "mediation", _("调解室")
    VIDEO = "video", _("远程视频室")
    ARCHIVE = "archive", _("档案室")
    SELF_SERVICE = "self_service", _("自助服务区")


class Facility(models.TextChoices):
    """What a visitor finds (domain.md §1.4; 无障碍环境建设法 §40 for the low counter)."""

    BARRIER_FREE_WAY = "barrier_free_way", _("无障碍通道")
    LOW_COUNTER = "low_counter", _("低位服务台或无障碍窗口")
    TOILET = "toilet", _("无障碍卫生间")
    SEATS = "seats", _("等候座椅")
    LEAFLETS = "leaflets", _("宣传资料架")
    SIGN = "sign", _("统一标识")
    EMERGENCY_LIGHT = "emergency_light", _("应急照明")


class EquipmentKind(models.TextChoices):
    """Equipment of a window or room (domain.md §1.4)."""

    COMPUTER = "computer", _("计算机")
    COPIER = "copier", _("打印复印机")
    ID_READER = "id_reader", _("身份证读卡器")
    SCANNER = "scanner", _("高拍仪或扫描仪")
    DISPLAY = "display", _("显示屏")
    VIDEO_TERMINAL = "video_terminal", _("远程视频终端")
    KIOSK = "kiosk", _("自助服务终端")
    UPS = "ups", _("不间断电源")


class PersonKind(models.TextChoices):
    """Who works at a point (domain.md §0.5, §1.10)."""

    STAFF = "staff", _("工作人员")
    ADVISER = "adviser", _("村（居）法律顾问")
    LAW_WISE = "law_wise", _("法律明白人")
    MEDIATOR = "mediator", _("人民调解员")


class NameKind(models.TextChoices):
    STATUTORY = "statutory", _("法定名称")
    FORMER = "former", _("曾用名称")
    COMMON = "common", _("俗称")


class ServiceChannel(models.TextChoices):
    ON_SITE = "on_site", _("现场")
    PHONE = "phone", _("电话")
    VIDEO = "video", _("视频")
    DOOR = "door", _("上门")


class VerifyMethod(models.TextChoices):
    """How somebody made sure that a point is real; a self report never verifies (domain.md §1.7)."""

    ON_SITE = "on_site", _("现场核验")
    VIDEO = "video", _("视频核验")
    SELF_REPORT = "self_report", _("自行上报")


class VerifyOutcome(models.TextChoices):
    REAL = "real", _("属实，正在服务")
    SHUT = "shut", _("门锁着，没有服务")
    MISSING = "missing", _("没有找到这个服务点")


class PointDoubt(models.TextChoices):
    """What is known against the announced hours: whoever goes there is told to call first."""

    SHUT = "shut", _("上门核验时门锁着")
    MISSING = "missing", _("上门核验时没有找到")
    QUIET = "quiet", _("近来没有服务记录")


class SlipAnswer(models.TextChoices):
    """What whoever was served says of it."""

    SERVED = "served", _("是，我得到了服务")
    NOT_SERVED = "not_served", _("不是，我没有得到这项服务")


class SlipWay(models.TextChoices):
    """How an answer reached us."""

    PAGE = "page", _("网页，凭码")


class ProposalKind(models.TextChoices):
    ADD = "add", _("新增服务点")
    CHANGE = "change", _("变更服务点")
    PART = "part", _("窗口和人员变更")


class ProposalState(models.TextChoices):
    SUBMITTED = "submitted", _("等待县级审核")
    RETURNED = "returned", _("退回补正")
    APPROVED = "approved", _("审核通过")
    REFUSED = "refused", _("审核不通过")
    WITHDRAWN = "withdrawn", _("已撤回")


class LedgerCode(models.TextChoices):
    REGISTERED = "network.point.registered", _("登记服务点")
    REGISTERED_MANY = "network.point.registered_many", _("批量登记服务点")
    CHANGED = "network.point.changed", _("变更服务点")
    IMPORTED = "network.points.imported", _("从表格导入服务点")
    PARTS_IMPORTED = "network.parts.imported", _("从表格导入窗口、人员或者设备")
    TAKEN_OVER = "network.facts.taken_over", _("整批接收服务点资料和服务记录")
    PLACED = "network.point.placed", _("区划拆分以后说明现在在哪里")
    SETTLED = "network.locality.recorded", _("登记村（社区）的位置和人口")
    ARRANGED = "network.point.arranged", _("修改窗口、人员、设备或开放时间")
    PROPOSED = "network.proposal.submitted", _("提出申报")
    RESUBMITTED = "network.proposal.resubmitted", _("补正后再次提出")
    WITHDRAWN = "network.proposal.withdrawn", _("撤回申报")
    APPROVED = "network.proposal.approved", _("审核通过")
    RETURNED = "network.proposal.returned", _("退回补正")
    REFUSED = "network.proposal.refused", _("审核不通过")
    SERVED = "network.service.recorded", _("登记服务记录")
    CONFIRMED = "network.service.confirmed", _("群众确认得到了服务")
    DENIED = "network.service.denied", _("群众说没有得到服务")
    ON_DUTY = "network.duty.recorded", _("登记值班情况")
    DUTY_PLANNED = "network.duty.planned", _("按排班排出日子")
    CALLED = "network.phone.checked", _("电话抽查")
    VISIT_BEGUN = "network.verification.begun", _("开始核验")
    VERIFIED = "network.verification.recorded", _("登记核验结果")
    REPORTED = "network.verification.self_reported", _("自行上报情况")
