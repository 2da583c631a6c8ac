from django.db.models import TextChoices


class Way(TextChoices):
    """How a mandate was given."""

    SIGNED = "signed", "当面签的委托书"
    PHOTO = "photo", "本人签名的委托书照片"
    SPOKEN = "spoken", "当面口头委托，有见证人"


class Scope(TextChoices):
    """What may be done for the citizen. Filing itself is what every mandate is given for."""

    FILE = "file", "代为提交申请"
    SUPPLEMENT = "supplement", "代为补充材料、说明、追问"
    RECEIVE = "receive", "代为接收通知和结果"
    WITHDRAW = "withdraw", "代为撤回"


class Code(TextChoices):
    """Ledger codes of this room, on the case's own chain."""

    GIVEN = "mandates.mandate.given"
    USED = "mandates.mandate.used"
    RECEIVED = "mandates.paper.received"
    REVOKED = "mandates.mandate.revoked"
