"""Words of the room."""

from django.db import models


class Layout(models.TextChoices):
    """How a paper is laid out: an official paper with a red head, or a form without one."""

    LETTER = "letter", "红头文书"
    SHEET = "sheet", "表格、笔录"


class Coming(models.TextChoices):
    """Kinds of business whose papers are ready before their procedure is; `any` stands for every kind of case."""

    ANY = "any", "各种业务通用"
    COMPLAINT = "complaint", "行政投诉"
    INSPECTION = "inspection", "行政检查"
    REMEDY = "remedy", "行政复议和行政诉讼（应诉）"
    DOCUMENT = "document", "公文"


class SealKind(models.TextChoices):
    """Which seal a paper asks for (domain.md §3.9); it is put on by another room."""

    NONE = "none", "不盖章"
    LEGAL_AID = "legal_aid", "法律援助专用章"
    ORGAN = "organ", "单位公章"


class Retention(models.TextChoices):
    """How long the paper is kept (domain.md §8.6)."""

    PERMANENT = "permanent", "永久"
    THIRTY = "y30", "30 年"
    TEN = "y10", "10 年"


class PaperState(models.TextChoices):
    NUMBERED = "numbered", "已编号，还没有排好版"
    ISSUED = "issued", "已出文"
    VOID = "void", "作废"


class Code(models.TextChoices):
    PUBLISHED = "papers.template.published"
    NUMBERED = "papers.paper.numbered"
    ISSUED = "papers.paper.issued"
    VOIDED = "papers.paper.voided"
