from django.db.models import TextChoices


class Phase(TextChoices):
    """Who has the next move in a state."""

    OPEN = "open", "待我办理"
    WAITING = "waiting", "等待他方"
    DONE = "done", "已办结"


class FiledBy(TextChoices):
    """Who files a case of the kind; what officers open themselves is never offered to people."""

    CITIZEN = "citizen", "群众，或者窗口替他登记"
    OFFICER = "officer", "工作人员自己立案，群众不能提交"


class FieldType(TextChoices):
    """What a verb or a filing may ask for."""

    TEXT = "text", "短文本"
    LONGTEXT = "longtext", "长文本"
    NUMBER = "number", "整数"
    MONEY = "money", "金额（元）"
    DATE = "date", "日期"
    CHOICE = "choice", "单选"
    CHOICES = "choices", "多选"
    YES_NO = "yes_no", "是否"
    STATEMENT = "statement", "须勾选的声明"
    PROVIDER = "provider", "承办人"
    UNIT = "unit", "单位"
    FILES = "files", "材料"


class Actor(TextChoices):
    """Who acts besides officers named by their role."""

    CITIZEN = "citizen", "当事人"
    SYSTEM = "system", "系统"
