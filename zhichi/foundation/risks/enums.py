"""Words of the room."""

from django.db.models import TextChoices


class Grade(TextChoices):
    """How bad it is."""

    HIGH = "high", "可能输官司"
    MEDIUM = "medium", "有瑕疵"
    LOW = "low", "要留意"


class State(TextChoices):
    OPEN = "open", "待处理"
    CLOSED = "closed", "已说明理由"
    GONE = "gone", "已消除"


class Code(TextChoices):
    """On the chain of the case."""

    RAISED = "risks.signal.raised", "发现法律风险"
    GONE = "risks.signal.removed", "法律风险消除"
    ASSIGNED = "risks.signal.assigned", "法律风险指定专人处理"
    CLOSED = "risks.signal.closed", "法律风险说明理由"


# Who says that a signal may stand, and who deals with it.
HEADS = frozenset({"bureau_director", "deputy_director", "legal_affairs"})
