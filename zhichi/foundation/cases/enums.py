from django.db.models import TextChoices


class Channel(TextChoices):
    """How a case reached us (domain.md §2.5)."""

    WEB = "web", "网上"
    WINDOW = "window", "窗口来访"
    KIOSK = "kiosk", "自助终端"
    # Somebody of the staff pressed for him: never counted as self-service (domain.md §15, 30).
    KIOSK_HELPED = "kiosk_help", "自助终端（有人帮着办）"
    PHONE = "phone", "电话"
    LETTER = "letter", "信函"
    HOTLINE = "hotline", "12345/12348 转来"
    REFERRAL = "referral", "内部转介"
    API = "api", "接口"
    OFFICE = "office", "本机关提出"


class PartyRole(TextChoices):
    APPLICANT = "applicant", "申请人"
    AGENT = "agent", "代理人"
    OPPOSING = "opposing", "对方当事人"


class Relation(TextChoices):
    """What an agent is to the person he speaks for."""

    CHILD = "child", "子女"
    PARENT = "parent", "父母"
    SPOUSE = "spouse", "配偶"
    RELATIVE = "relative", "其他亲属"
    GUARDIAN = "guardian", "监护人"
    LAWYER = "lawyer", "律师、法律服务工作者"
    VILLAGE = "village", "村（社区）或者单位的人"
    OTHER = "other", "其他人"


class IdType(TextChoices):
    """Kinds of identity paper (GA/T 2000.156, the ones a window meets)."""

    CITIZEN_ID = "citizen_id", "居民身份证"
    USCC = "uscc", "统一社会信用代码"
    PASSPORT = "passport", "护照"
    OTHER = "other", "其他证件"


class ReferralState(TextChoices):
    SENT = "sent", "待接收"
    ACCEPTED = "accepted", "已接收"
    RETURNED = "returned", "已退回"


class Light(TextChoices):
    GREEN = "green", "正常"
    AMBER = "amber", "将到期"
    RED = "red", "已超期"
    GREY = "grey", "暂停计算"
