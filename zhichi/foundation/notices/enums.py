from django.db.models import TextChoices


class Audience(TextChoices):
    CITIZEN = "citizen", "群众"
    OFFICER = "officer", "工作人员"


class Channel(TextChoices):
    """Ways out of the house. What is shown on our own pages needs none."""

    SMS = "sms", "短信"
    WECOM = "wecom", "微信"
    MAIL = "mail", "电子邮件"


class State(TextChoices):
    """Of one delivery. `waiting` and `sending` are open: a lease that has run out makes the second the first again."""

    WAITING = "waiting", "等待发送"
    SENDING = "sending", "正在发送"
    SENT = "sent", "已发出"
    ARRIVED = "arrived", "已送达"
    FAILED = "failed", "送不到"
    EXPIRED = "expired", "过时没有发"
    STOPPED = "stopped", "对方不要发"


class Answer(TextChoices):
    """What a channel says of one message."""

    TAKEN = "taken", "收下了"
    REFUSED = "refused", "不收，再发也没有用"
    LATER = "later", "现在不行，过一会儿再发"
    BROKEN = "broken", "连不上或者没有答"


class Digest(TextChoices):
    """How often an officer wants one letter about everything that waits for him."""

    NONE = "none", "不要"
    DAILY = "daily", "每个工作日早上"
    WEEKLY = "weekly", "每周第一个工作日早上"


class Code(TextChoices):
    """Ledger codes of this room; subjects are `notice_event:<key>`, `notice_hours:all` and `delivery:<id>`."""

    TEMPLATE_PUBLISHED = "notices.template.published", "通知模板定新版"
    HOURS_SET = "notices.hours.set", "免打扰时间改定"
    DELIVERY_SETTLED = "notices.delivery.settled", "送不到的已另外告知"
