"""Words of the room."""

from django.db import models


class FreezeKind(models.TextChoices):
    """Why a file was frozen."""

    DECISION = "decision", "作出决定时固定"
    LATE = "late", "决定以后补入"
    AFTER = "after", "决定以后形成，取用前固定"
    END = "end", "办结归档时固定"


class DossierState(models.TextChoices):
    FROZEN = "frozen", "已固定"
    ARCHIVED = "archived", "已归档"
    DESTROYED = "destroyed", "已销毁"


class Keeping(models.TextChoices):
    """How long the file is kept (domain.md §8.6)."""

    PERMANENT = "permanent", "永久"
    THIRTY = "y30", "30 年"
    TEN = "y10", "10 年"


YEARS = {Keeping.THIRTY: 30, Keeping.TEN: 10}


class DestructionState(models.TextChoices):
    """How far a destruction is: proposed by one, approved by another, done by two."""

    PROPOSED = "proposed", "待批准"
    REFUSED = "refused", "不同意销毁"
    APPROVED = "approved", "已批准，待监销"
    WITNESSED = "witnessed", "一人已监销，待第二人"
    DONE = "done", "已销毁"


class Code(models.TextChoices):
    """Ledger codes; the subject is the case, so that a freeze follows its decision on one chain."""

    FROZEN = "dossiers.dossier.frozen"
    EXPORTED = "dossiers.dossier.exported"
    READ = "dossiers.item.read"
    HELD = "dossiers.hold.set"
    RELEASED = "dossiers.hold.lifted"
    PROPOSED = "dossiers.destruction.proposed"
    APPROVED = "dossiers.destruction.approved"
    REFUSED = "dossiers.destruction.refused"
    WITNESSED = "dossiers.destruction.witnessed"
    DESTROYED = "dossiers.dossier.destroyed"
