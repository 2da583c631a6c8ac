from django.db.models import IntegerChoices, TextChoices


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
    # On the chain of the point.
    ROTA_SET = "lawtalk.rota.set"
    ROTA_ENDED = "lawtalk.rota.ended"
    ROTA_CHANGED = "lawtalk.rota.changed"
    TERMS_SET = "lawtalk.terms.set"
    LECTURE_RECORDED = "lawtalk.lecture.recorded"
    LECTURE_CONFIRMED = "lawtalk.lecture.confirmed"
    # On a chain of its own.
    COMPLAINT_TOLD = "lawtalk.complaint.told"
    COMPLAINT_ANSWERED = "lawtalk.complaint.answered"


class Weekday(IntegerChoices):
    MONDAY = 0, "周一"
    TUESDAY = 1, "周二"
    WEDNESDAY = 2, "周三"
    THURSDAY = 3, "周四"
    FRIDAY = 4, "周五"
    SATURDAY = 5, "周六"
    SUNDAY = 6, "周日"


class Nth(IntegerChoices):
    """Which one of the month; none: by weeks."""

    NONE = 0, "按周排"
    FIRST = 1, "每月第一个"
    SECOND = 2, "每月第二个"
    THIRD = 3, "每月第三个"
    FOURTH = 4, "每月第四个"
    LAST = 5, "每月最后一个"


class Every(IntegerChoices):
    ONE = 1, "每周"
    TWO = 2, "每两周"
    THREE = 3, "每三周"
    FOUR = 4, "每四周"


class Grievance(TextChoices):
    """What people complain about an adviser."""

    MONEY = "money", "收了钱，或者要我出钱"
    ABSENT = "absent", "说好的日子没有来"
    PAPER = "paper", "没有给我服务，却记了服务"
    TOLD = "told", "把我的事讲给别人"
    TOUTING = "touting", "劝我打官司、拉生意"
    MANNERS = "manners", "态度不好、不愿听"
    OTHER = "other", "别的事"
