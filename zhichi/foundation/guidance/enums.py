from django.db.models import TextChoices


class LedgerCode(TextChoices):
    PUBLISHED = "guidance.way.published", "发布引导"
