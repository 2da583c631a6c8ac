from django.db.models import IntegerChoices, TextChoices


class Grade(IntegerChoices):
    """The five grades of GB/T 39735—2020; the last two are 差评."""

    VERY_GOOD = 5, "非常满意"
    GOOD = 4, "满意"
    FAIR = 3, "基本满意"
    BAD = 2, "不满意"
    VERY_BAD = 1, "非常不满意"


class RatingChannel(TextChoices):
    WEB = "web", "查询页面"
    WINDOW = "window", "窗口"
    QR = "qr", "扫码"
    KIOSK = "kiosk", "自助终端"
