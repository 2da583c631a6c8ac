"""Words of the room."""

from django.db.models import TextChoices


class Directory(TextChoices):
    """The list and the two directories (国办发〔2015〕58号)."""

    ITEMS = "items", "随机抽查事项清单"
    OBJECTS = "objects", "检查对象名录库"
    INSPECTORS = "inspectors", "执法检查人员名录库"


class LedgerCode(TextChoices):
    TAKEN = "inspections.directory.taken", "名录按表格更新"
    FROZEN = "inspections.directory.frozen", "名录冻结"
    PUBLISHED = "inspections.directory.published", "名录公布"
