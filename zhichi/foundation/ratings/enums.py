from django.db.models import IntegerChoices, TextChoices


class Grade(IntegerChoices):
    """The five grades of GB/T 39735—2020; the last two are 差评."""

    VERY_GOOD = 5, "非常满意"
    GOOD = 4, "满意"
    FAIR = 3, "基本满意"
    BAD = 2, "不满意"
    VERY_BAD = 1, "非常不满意"


class RatingChannel(TextChoices):
    WEB = "web", "查询页面"
    WINDOW = "window", "窗口"
    QR = "qr", "扫码"
    SMS = "sms", "短信等消息"
    KIOSK = "kiosk", "自助终端"
    # A call that 12345 handed over, judged when 12345 calls back (domain.md §1.9).
    HOTLINE = "12345", "12345 回访"


class Tag(TextChoices):
    """Short reasons that can be ticked beside a grade; none is asked for."""

    KIND = "kind", "态度好"
    QUICK = "quick", "办得快"
    CLEAR = "clear", "说得清楚"
    RUDE = "rude", "态度不好"
    SLOW = "slow", "等得久、办得慢"
    UNCLEAR = "unclear", "说不清楚"
    MORE_PAPERS = "more_papers", "多要材料"
    RUNAROUND = "runaround", "来回跑、没人管"


class State(TextChoices):
    """Where a bad grade stands (domain.md §1.9: identify, verify, rectify, call back)."""

    TO_VERIFY = "to_verify", "待核实"
    TO_CONTACT = "to_contact", "待联系"
    TO_RECTIFY = "to_rectify", "待整改"
    TO_CALL_BACK = "to_call_back", "待回访"
    CLOSED = "closed", "已办结"


class Finding(TextChoices):
    """What the verification found."""

    VALID = "valid", "情况属实"
    INVALID = "invalid", "不属实或者不属于本单位"
    MALICIOUS = "malicious", "恶意差评"


class Verb(TextChoices):
    VERIFY = "verify", "核实"
    CONTACT = "contact", "联系评价人"
    RECTIFY = "rectify", "整改"
    CALL_BACK = "call_back", "回访"
    REOPEN = "reopen", "退回重新核实"


class Pace(TextChoices):
    SIMPLE = "simple", "简单，马上能改"
    COMPLEX = "complex", "复杂，要一段时间"


class Step(TextChoices):
    """Parts of a rectification for which a bureau may set a limit of its own; none is set when it is installed."""

    CONTACT = "contact", "核实和联系"
    SIMPLE = "simple", "整改（简单）"
    COMPLEX = "complex", "整改（复杂）"


class Code(TextChoices):
    """Ledger codes of this room."""

    GIVEN = "ratings.rating.given"
    INVITED = "ratings.rating.invited"
    STEP = "ratings.rectification.stepped"
    REVEALED = "ratings.rectification.contact_revealed"
    TERMS_SET = "ratings.terms.set"
    PRESSURE_TOLD = "ratings.pressure.told"
    PRESSURE_ANSWERED = "ratings.pressure.answered"
