"""How a use of a kiosk ends; ledger codes."""

from django.db.models import TextChoices


class EndedBy(TextChoices):
    BUTTON = "button", "自己结束"
    IDLE = "idle", "无人操作，自动清除"


class LedgerCode(TextChoices):
    """The subject is `kiosk:<code>`."""

    REGISTERED = "kiosks.kiosk.registered", "自助终端登记"
    CODE_GIVEN = "kiosks.code.given", "自助终端发放启用码"
    ENROLLED = "kiosks.kiosk.enrolled", "自助终端启用"
    KEY_GIVEN = "kiosks.key.given", "自助终端发放读卡器密钥"
    RETIRED = "kiosks.kiosk.retired", "自助终端停用"
    CALLED = "kiosks.clerk.called", "自助终端呼叫工作人员"
    HELPED = "kiosks.use.helped", "自助终端旁帮助使用"
    ANSWERED = "kiosks.call.answered", "自助终端呼叫已应答"
