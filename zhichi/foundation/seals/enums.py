"""Words of the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SealForm(models.TextChoices):
    PHYSICAL = "physical", "实物印章"
    ELECTRONIC = "electronic", "电子印章"
    BOTH = "both", "实物印章和电子印章"


class SealState(models.TextChoices):
    ACTIVE = "active", _("在用")
    LOST = "lost", _("已挂失")
    RETIRING = "retiring", _("正在停用")
    RETIRED = "retired", _("已停用")


class Ending(models.TextChoices):
    """What becomes of a seal that is stopped (国发〔1999〕25号 §24)."""

    HANDED_BACK = "handed_back", "交制发机关封存"
    DESTROYED = "destroyed", "销毁"


class RequestState(models.TextChoices):
    REQUESTED = "requested", "待批准"
    APPROVED = "approved", "已批准，待盖章"
    STAMPED = "stamped", "已盖章"
    REFUSED = "refused", "不批准"
    WITHDRAWN = "withdrawn", "已撤回"


class Manner(models.TextChoices):
    INK = "ink", "盖实物印章"
    ELECTRONIC = "electronic", "盖电子印章"


class Place(models.TextChoices):
    OFFICE = "office", "在单位内盖"
    OUTSIDE = "outside", "带出单位盖"


class MisuseKind(models.TextChoices):
    UNREQUESTED = "unrequested", _("没有申请就盖了章")
    COUNT = "count", _("盖的份数不对")
    PAGES = "pages", _("页数不对")
    CHANGED = "changed", _("盖章的内容和批准的不一样")
    OTHER = "other", _("其他")


class Standing(models.TextChoices):
    """What anybody is told of a sealed paper."""

    GOOD = "good", _("有效")
    UNSEALED = "unsealed", _("还没有盖章")
    VOID = "void", _("已作废")
    SUPERSEDED = "superseded", _("已重新出具，这一份不再有效")


class Code(models.TextChoices):
    """Ledger codes, on the chain of the seal."""

    PUBLISHED = "seals.rules.published"
    REGISTERED = "seals.seal.registered"
    IMPRESSION = "seals.impression.set"
    CERTIFIED = "seals.certificate.set"
    NAMED = "seals.keeper.named"
    TOOK = "seals.keeper.took_over"
    LOST = "seals.seal.reported_lost"
    RETIRING = "seals.seal.stopped"
    RETIRED = "seals.seal.retired"
    ASKED = "seals.request.asked"
    APPROVED = "seals.request.approved"
    LOCKED = "seals.request.locked"
    REFUSED = "seals.request.refused"
    WITHDRAWN = "seals.request.withdrawn"
    STAMPED = "seals.use.stamped"
    RECONCILED = "seals.use.reconciled"
    VOIDED = "seals.use.voided"
    TAKEN_OVER = "seals.use.taken_over"
    MISUSED = "seals.misuse.recorded"
