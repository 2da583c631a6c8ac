"""Words of the room: kinds of law, types of powers, where materials come from, states of proofs and commitments."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LawKind(models.TextChoices):
    LAW = "law", _("法律")
    REGULATION = "regulation", _("行政法规")
    DEPARTMENT_RULE = "department_rule", _("部门规章")
    LOCAL_REGULATION = "local_regulation", _("地方性法规")
    LOCAL_RULE = "local_rule", _("地方政府规章")
    NORMATIVE = "normative", _("规范性文件")
    STANDARD = "standard", _("标准")
    INTERPRETATION = "interpretation", _("司法解释")


class ArticleChangeKind(models.TextChoices):
    AMENDED = "amended", _("修改")
    REPEALED = "repealed", _("废止")
    RENUMBERED = "renumbered", _("条号变动")


class ReadIn(models.TextChoices):
    """Where the text of a statute was read, from the most official down."""

    GAZETTE = "gazette", _("公报（人大、国务院或者省政府公报）")
    DATABASE = "database", _("国家法律法规数据库、国家行政法规库")
    OFFICIAL = "official", _("制定机关的网站或者文件")
    BOOK = "book", _("正式出版的法律文本")


class TextNoted(models.TextChoices):
    """How it is known against which text a citation was held."""

    PUBLISHED = "published", _("发布时核对")
    RECORDED = "recorded", _("文本变动前的登记")
    COMPARED = "compared", _("对照新文本，仍然适用")


class PowerType(models.TextChoices):
    """The ten types of administrative powers and public service (domain.md §9.1)."""

    LICENCE = "01", _("行政许可")
    PENALTY = "02", _("行政处罚")
    COERCION = "03", _("行政强制")
    LEVY = "04", _("行政征收")
    PAYMENT = "05", _("行政给付")
    INSPECTION = "06", _("行政检查")
    CONFIRMATION = "07", _("行政确认")
    REWARD = "08", _("行政奖励")
    ADJUDICATION = "09", _("行政裁决")
    OTHER = "10", _("其他行政权力")
    PUBLIC_SERVICE = "20", _("公共服务")


class Trigger(models.TextChoices):
    """Why the list is adjusted (domain.md §9.1)."""

    LAW = "law", _("法律法规立改废")
    DELEGATION = "delegation", _("上级下放或取消")
    REFORM = "reform", _("机构改革职能调整")
    OTHER = "other", _("其他")


class Adjustment(models.TextChoices):
    ADD = "add", _("新增")
    CANCEL = "cancel", _("取消")
    DELEGATE = "delegate", _("下放")
    CHANGE = "change", _("变更要素")


class MaterialSource(models.TextChoices):
    """Where a material comes from (domain.md §9.2 and §9.3): what we hold or share may not be asked for again."""

    HELD = "held", _("本机关已有，不用交")
    SHARED = "shared", _("部门共享，不用交")
    PROMISED = "promised", _("可以书面承诺代替")
    APPLICANT = "applicant", _("申请人提供")


class MaterialForm(models.TextChoices):
    ORIGINAL = "original", _("原件")
    COPY = "copy", _("复印件")
    ELECTRONIC = "electronic", _("电子件")


class ServedWhom(models.TextChoices):
    NATURAL = "natural", _("个人")
    LEGAL = "legal", _("单位")
    ANY = "any", _("个人和单位")


class Handling(models.TextChoices):
    """办件类型 (GB/T 39554.2)."""

    IMMEDIATE = "immediate", _("当场办结")
    PROMISED = "promised", _("承诺时间内办结")


class Way(models.TextChoices):
    """How an item is asked for (办理形式)."""

    WINDOW = "window", _("窗口")
    WEB = "web", _("网上")
    PHONE = "phone", _("电话")
    KIOSK = "kiosk", _("自助终端")


class BodyNature(models.TextChoices):
    """实施主体性质 (GB/T 39554.2)."""

    STATUTORY = "statutory", _("法定机关")
    AUTHORISED = "authorised", _("法律、法规授权的组织")
    ENTRUSTED = "entrusted", _("受委托的组织")
    SERVICE = "service", _("提供服务的机构，不行使行政权力")


class ActLevel(models.TextChoices):
    """行使层级, the 19th character of an item's code. Domain.md §9.2 shows 2 for a provincial bureau."""

    NATION = "1", _("国家级")
    PROVINCE = "2", _("省级")
    CITY = "3", _("市级")
    COUNTY = "4", _("县级")
    TOWNSHIP = "5", _("乡镇（街道）级")
    VILLAGE = "6", _("村（社区）级")


class Scope(models.TextChoices):
    """通办范围: how far from home an item can be asked for."""

    OWN = "own", _("只在受理单位办")
    COUNTY = "county", _("全县（市、区）通办")
    CITY = "city", _("全市通办")
    PROVINCE = "province", _("全省通办")
    BEYOND = "beyond", _("跨省通办")
    NATION = "nation", _("全国通办")


class DayUnit(models.TextChoices):
    """The units of time limits, as the limits of the platform name them."""

    WORKING_DAY = "working_day", _("个工作日")
    CALENDAR_DAY = "calendar_day", _("日（自然日）")
    MONTH = "month", _("个月")
    HOUR = "hour", _("小时")


class Alternative(models.TextChoices):
    """What takes the place of a proof (domain.md §9.3)."""

    NONE = "none", _("仍需提供")
    SHARE = "share", _("部门共享核验")
    COMMIT = "commit", _("告知承诺")
    LICENCE = "licence", _("电子证照")
    CANCELLED = "cancelled", _("已取消")


class Risk(models.TextChoices):
    LOW = "low", _("低")
    MEDIUM = "medium", _("中")
    HIGH = "high", _("高")


class Excluded(models.TextChoices):
    """Fields in which nothing is promised (国办发〔2020〕42号)."""

    NATIONAL_SECURITY = "直接涉及国家安全", _("直接涉及国家安全")
    PUBLIC_SAFETY = "直接涉及公共安全", _("直接涉及公共安全")
    FINANCE = "金融业审慎监管", _("金融业审慎监管")
    ENVIRONMENT = "生态环境保护", _("生态环境保护")
    LIFE = "直接关系人身健康、生命财产安全", _("直接关系人身健康、生命财产安全")
    FOREIGN = "重要涉外等风险较大的事项", _("重要涉外等风险较大的事项")


class CommitmentState(models.TextChoices):
    """domain.md §9.3: chosen → signed → verified | false → corrected | revoked; declined where it does not apply."""

    SIGNED = "signed", _("已承诺，待核查")
    DECLINED = "declined", _("没有采用，改交证明")
    VERIFIED = "verified", _("核查属实")
    FALSE = "false", _("核查不实")
    CORRECTED = "corrected", _("已纠正")
    REVOKED = "revoked", _("已撤销决定")


class Code(models.TextChoices):
    """Ledger codes; subjects are `law:<key>`, `power:<code>`, `item:<code>`, `proof:<key>` and the case's own."""

    LAW_LOADED = "catalogue.law.loaded", _("法律数据导入")
    LAW_REGISTERED = "catalogue.law.registered", _("法律登记")
    LAW_VERSION_REGISTERED = "catalogue.law.version_registered", _("法律版本登记")
    ARTICLE_REGISTERED = "catalogue.article.registered", _("条文登记")
    ARTICLE_CHANGED = "catalogue.article.changed", _("条文变动登记")
    LAW_REPEALED = "catalogue.law.repealed", _("整部法律废止登记")
    CITER_SETTLED = "catalogue.citer.settled", _("引用条文的内容已处理")
    CITERS_COMPARED = "catalogue.citer.compared", _("引用已对照新文本")
    WITHDRAWAL_ASKED = "catalogue.change.withdrawal_asked", _("提出撤回条文变动登记")
    WITHDRAWAL_REFUSED = "catalogue.change.withdrawal_refused", _("不同意撤回条文变动登记")
    CHANGE_WITHDRAWN = "catalogue.change.withdrawn", _("条文变动登记撤回")
    ARTICLE_CHECKED = "catalogue.article.checked", _("条文核对过原文")
    ARTICLE_DOUBTED = "catalogue.article.doubted", _("条文重新标为待核对")
    PROPOSAL_WRITTEN = "catalogue.proposal.written", _("清单调整建议")
    POWER_PUBLISHED = "catalogue.power.published", _("权责事项发布")
    POWER_ENDED = "catalogue.power.ended", _("权责事项取消")
    ITEM_DRAFTED = "catalogue.item.drafted", _("服务事项起草")
    ITEM_DROPPED = "catalogue.item.draft_dropped", _("服务事项草稿作废")
    ITEM_PUBLISHED = "catalogue.item.published", _("服务事项发布")
    ITEM_ENDED = "catalogue.item.ended", _("服务事项停办")
    ITEM_WITHDRAWN = "catalogue.item.withdrawn", _("服务事项撤回")
    PROOF_PUBLISHED = "catalogue.proof.published", _("证明事项发布")
    PROOF_ENDED = "catalogue.proof.ended", _("证明事项终止")
    COMMITTED = "catalogue.commitment.signed", _("告知承诺")
    COMMITMENT_DECLINED = "catalogue.commitment.declined", _("承诺没有采用")
    COMMITMENT_VERIFIED = "catalogue.commitment.verified", _("承诺核查")
    COMMITMENT_SETTLED = "catalogue.commitment.settled", _("不实承诺处理")
    COMMITMENT_REPAIRED = "catalogue.commitment.repaired", _("信用修复")
