from django.db.models import TextChoices


class Kind(TextChoices):
    """The case kinds of this room; each has its procedure in data/law/procedures."""

    CONSULTATION = "consultation", "法律咨询"
    LEGAL_AID = "legal_aid", "法律援助"


class Advice(TextChoices):
    """What the pre-check of domain.md §2.1 says of an application; advice to the officer, never a decision."""

    NO_MEANS_TEST = "no_means_test", "不受经济困难条件限制"
    NO_VERIFICATION = "no_verification", "免予核查经济困难状况"
    MEANS_TEST = "means_test", "须核查经济困难状况"
    NOT_LISTED = "not_listed", "不在法定事项之列，请核对地方规定"


class Chance(TextChoices):
    """What somebody who asks without a name is told; legal aid itself is decided by the centre."""

    LIKELY = "likely", "很可能可以申请法律援助"
    UNSURE = "unsure", "说不准，要由法律援助中心审查"
    UNLIKELY = "unlikely", "可能不符合经济困难的条件"


class LedgerCode(TextChoices):
    STANDARD_SET = "casework.standard.set", "公布经济困难标准"
