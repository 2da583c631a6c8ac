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
    # Somebody of the desk where the case lies, and a bureau of the city: kept as they are called, so that papers and
    # files say it for ever; hooks find who is meant.
    OFFICER = "officer", "本单位工作人员"
    BUREAU = "bureau", "司法局"
    FILES = "files", "材料"


class PaperSort(TextChoices):
    """What a paper is: only a decision must tell the remedy (行政复议法, 行政诉讼法)."""

    DECISION = "decision", "决定（要告诉当事人不服怎么办）"
    GRANT = "grant", "准予、同意（申请人要的全部给了）"
    NOTICE = "notice", "通知、告知"
    RECEIPT = "receipt", "凭证、答复和其他"


class Addressee(TextChoices):
    """To whom a paper goes."""

    APPLICANT = "applicant", "申请人"
    AGENT = "agent", "代理人（没有代理人时给申请人）"
    UNIT = "unit", "办完以后接办的单位"


class Issuer(TextChoices):
    """Who signs a paper, where it is not the desk of whoever does the act."""

    COUNTY = "county", "县（市、区）司法局"


class Span(TextChoices):
    """In what the time for a remedy counts."""

    DAY = "calendar_day", "日（自然日）"
    WORKING_DAY = "working_day", "个工作日"
    MONTH = "month", "个月"


class Actor(TextChoices):
    """Who acts besides officers named by their role."""

    CITIZEN = "citizen", "当事人"
    SYSTEM = "system", "系统"
