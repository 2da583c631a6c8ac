"""Words of the room: ways of service, what came of an attempt, who signed."""

from django.db.models import TextChoices


class Way(TextChoices):
    """The eight ways (domain.md §3.8 has seven; handing over at the announcement is 行政处罚法 §61, decision 0027)."""

    SPOT = "spot", "当场交付"
    DIRECT = "direct", "直接送达"
    LEAVE = "leave", "留置送达"
    ELECTRONIC = "electronic", "电子送达"
    MAIL = "mail", "邮寄送达"
    ENTRUST = "entrust", "委托送达"
    TRANSFER = "transfer", "转交送达"
    NOTICE = "notice", "公告送达"


class Outcome(TextChoices):
    SIGNED = "signed", "签收了"
    LEFT = "left", "拒收，留在住处"
    ARRIVED = "arrived", "到达指定的地方"
    SENT = "sent", "已经发出，等结果"
    ANNOUNCED = "announced", "已经公告"
    REFUSED = "refused", "拒收，没有留下"
    ABSENT = "absent", "没有人在"
    WRONG_ADDRESS = "wrong_address", "地址不对，或者已经搬走"
    RETURNED = "returned", "退回"
    BOUNCED = "bounced", "没有到达"


class Signer(TextChoices):
    """Who put his name to it (民事诉讼法 §88)."""

    SELF = "self", "受送达人本人"
    FAMILY = "family", "同住的成年家属"
    HEAD = "head", "法定代表人、主要负责人"
    DESK = "desk", "单位负责收件的人"
    AGENT = "agent", "代理人"
    RECEIVER = "receiver", "受送达人指定的代收人"
    UNIT = "unit", "转交的部队、监所"
    OTHER = "other", "其他人"


class State(TextChoices):
    PLANNED = "planned", "待送达"
    ATTEMPTED = "attempted", "已经发出，等结果"
    FAILED = "failed", "没有送到，换一种方式"
    ANNOUNCED = "announced", "公告中"
    EFFECTIVE = "effective", "已送达"
    WAIVED = "waived", "不用再送"


class AttemptState(TextChoices):
    WAITING = "waiting", "等结果"
    EFFECTIVE = "effective", "送到了"
    FAILED = "failed", "没有送到"
    ANSWERED = "answered", "有了结果，见后面"
    CORRECTED = "corrected", "登记有误，已更正"


class Flag(TextChoices):
    """What a reviewer looks for first (domain.md §3.11, R8 and R19)."""

    NONE = "", "没有"
    SIGNER = "signer", "签收的人不合资格"
    CONSENT = "consent", "没有同意电子送达"
    ONE_SERVER = "one_server", "只有一个送达人"


class Proof(TextChoices):
    """What a kept file shows."""

    SIGNATURE = "signature", "签收人签名"
    PHOTO = "photo", "现场照片"
    RECEIPT = "receipt", "回执、回证"
    WITNESS = "witness", "见证人签名"
    LETTER = "letter", "委托函、转交函"


class Code(TextChoices):
    PLANNED = "service.service.planned"
    RECORDED = "service.attempt.recorded"
    CORRECTED = "service.attempt.corrected"
    SERVED = "service.service.served"
    WAIVED = "service.service.waived"
    ANNOUNCED = "service.notice.announced"
    CONSENTED = "service.consent.given"
    REVOKED = "service.consent.revoked"
    LOADED = "service.ways.published"


LIVE = (State.PLANNED, State.ATTEMPTED, State.FAILED, State.ANNOUNCED)
# Somebody has to serve it yet, or its party to take it; a notice runs by itself.
OPEN = (State.PLANNED, State.ATTEMPTED, State.FAILED)
SETTLED = (State.EFFECTIVE, State.WAIVED)
