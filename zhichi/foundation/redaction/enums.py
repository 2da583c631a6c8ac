"""Words of the room."""

from django.db.models import TextChoices


class State(TextChoices):
    """Where a publication copy stands."""

    MASKING = "masking", "正在遮盖"
    MASKED = "masked", "等另一个人审核"
    PUBLISHED = "published", "已公开"
    WITHDRAWN = "withdrawn", "已撤下"


class Sort(TextChoices):
    """What a place in a paper is, that is offered for masking."""

    NAME = "name", "姓名"
    CITIZEN_ID = "citizen_id", "身份证号码"
    UNCHECKED_ID = "unchecked_id", "像身份证号码（校验位不对）"
    OTHER_ID = "other_id", "旧身份证、护照号码"
    BANK_CARD = "bank_card", "银行卡号"
    MOBILE = "mobile", "手机号码"
    LANDLINE = "landline", "固定电话"
    EMAIL = "email", "电子邮箱"
    ACCOUNT = "account", "微信、QQ 号"
    PLATE = "plate", "车牌号"
    ADDRESS = "address", "住址"
    HAND = "hand", "人工添加"


# No reason is good enough to publish these.
NEVER_KEPT = frozenset({Sort.CITIZEN_ID, Sort.OTHER_ID, Sort.BANK_CARD})


class Fate(TextChoices):
    MASK = "mask", "遮住"
    KEEP = "keep", "保留"


class Why(TextChoices):
    """Why something that was found stays."""

    NONE = "", "（遮住的不用填）"
    OFFICE = "office", "是单位的电话、地址、邮箱"
    OFFICIAL = "official", "是工作人员、律师履行职务的姓名"
    ELSE = "else", "不是个人信息，只是字相同"


class Code(TextChoices):
    """Ledger codes, on the chain of the case."""

    BEGUN = "redaction.copy.begun"
    MASKED = "redaction.copy.masked"
    RETURNED = "redaction.copy.returned"
    PUBLISHED = "redaction.copy.published"
    WITHDRAWN = "redaction.copy.withdrawn"
    PROVED = "redaction.copy.proved"
