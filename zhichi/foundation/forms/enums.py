"""Types of fields, where a value can be taken from, ledger codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FieldType(models.TextChoices):
    TEXT = "text", _("一行文字")
    LONGTEXT = "longtext", _("多行文字")
    NUMBER = "number", _("数字")
    MONEY = "money", _("金额（元）")
    DATE = "date", _("日期")
    ID = "id", _("身份证号")
    PHONE = "phone", _("电话")
    USCC = "uscc", _("统一社会信用代码")
    REGION = "region", _("行政区划")
    POINT = "point", _("服务点")
    PERSON = "person", _("人员（姓名、电话、证件）")
    CHOICE = "choice", _("单选")
    CHOICES = "choices", _("多选")
    YES_NO = "yes_no", _("是或否")
    TABLE = "table", _("表格（多行）")
    FILE = "file", _("文件")
    SIGNATURE = "signature", _("签名")
    STATEMENT = "statement", _("须同意的声明")
    CALCULATED = "calculated", _("自动计算")


class Prefill(models.TextChoices):
    """What the bureau already knows and need not ask again; whoever shows a form says what it knows."""

    REGION = "region", _("所在地")
    UNIT = "unit", _("单位名称")
    NAME = "name", _("姓名")
    PHONE = "phone", _("电话")
    ID_NUMBER = "id_number", _("身份证号")
    ADDRESS = "address", _("住址")
    AGENT_NAME = "agent_name", _("代理人姓名")
    AGENT_PHONE = "agent_phone", _("代理人电话")
    TODAY = "today", _("今天的日期")


class Code(models.TextChoices):
    """Ledger codes; the subject is `form:<key>`."""

    DRAFTED = "forms.form.drafted", _("表单起草")
    PUBLISHED = "forms.form.published", _("表单发布")
    WITHDRAWN = "forms.form.withdrawn", _("表单撤回")
