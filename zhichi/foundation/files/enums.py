"""The kinds of file that are taken in, by what they are and not by what they are called."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Mime(TextChoices):
    """Everything else is refused: SVG and HTML can run script, old Office files can carry macros."""

    JPEG = "image/jpeg", _("JPEG 图片")
    PNG = "image/png", _("PNG 图片")
    WEBP = "image/webp", _("WebP 图片")
    PDF = "application/pdf", _("PDF 文件")
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _("Word 文件")
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _("Excel 表格")
    OFD = "application/ofd", _("OFD 版式文件")


EXTENSIONS = {
    Mime.JPEG: ".jpg",
    Mime.PNG: ".png",
    Mime.WEBP: ".webp",
    Mime.PDF: ".pdf",
    Mime.DOCX: ".docx",
    Mime.XLSX: ".xlsx",
    Mime.OFD: ".ofd",
}
PICTURES = frozenset({Mime.JPEG, Mime.PNG, Mime.WEBP})
