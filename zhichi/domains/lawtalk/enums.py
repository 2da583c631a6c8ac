from django.db.models import TextChoices


class State(TextChoices):
    """Where an answer stands on its way to the public."""

    ALLOWED = "allowed", "当事人同意，待起草"
    DRAFTED = "drafted", "待第二人核对"
    PUBLISHED = "published", "已公开"
    WITHDRAWN = "withdrawn", "已撤下"


class Code(TextChoices):
    """Ledger codes of this room, on the chain of the consultation."""

    ALLOWED = "lawtalk.answer.allowed"
    DRAFTED = "lawtalk.answer.drafted"
    RETURNED = "lawtalk.answer.returned"
    PUBLISHED = "lawtalk.answer.published"
    WITHDRAWN = "lawtalk.answer.withdrawn"
