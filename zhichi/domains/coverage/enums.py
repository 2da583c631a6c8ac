"""Words of the room: layers of coverage, signals of life, states of a sample, ledger codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Layer(models.TextChoices):
    """Three honest layers, each inside the one before (domain.md §1.7)."""

    CLAIMED = "claimed", _("登记在册")
    VERIFIED = "verified", _("核验属实")
    EFFECTIVE = "effective", _("真正在服务")


class Standing(models.TextChoices):
    """What the evidence says of one operating point."""

    ALIVE = "alive", _("有活力")
    WEAK = "weak", _("活力不足")
    HOLLOW = "hollow", _("疑似空壳")


class SampleState(models.TextChoices):
    """A sample goes one way; a voided one stays to be seen."""

    FROZEN = "frozen", _("名单已冻结")
    COMMITTED = "committed", _("见证人已承诺")
    DRAWN = "drawn", _("已抽取")
    FINISHED = "finished", _("核验完成")
    VOID = "void", _("作废")


class Method(models.TextChoices):
    """How the share of real points was estimated from a sample."""

    CENSUS = "census", _("逐个核验，没有抽样误差")
    WILSON = "wilson", _("简单随机抽样，威尔逊区间（有限总体修正）")
    STRATIFIED = "stratified", _("分层随机抽样，按层加权，威尔逊区间（有效样本量，有限总体修正）")


class Figure(models.TextChoices):
    """What is computed for the whole city and kept as it was."""

    BALANCE = "balance", _("均衡")
    REACH = "reach", _("可达性")
    SITES = "sites", _("选址建议")
    WINDOWS = "windows", _("窗口忙闲")
    FORECAST = "forecast", _("全覆盖预测")


class LedgerCode(models.TextChoices):
    RECKONED = "coverage.day.reckoned", _("计算当日覆盖")
    REBUILT = "coverage.day.rebuilt", _("补算以前某天的覆盖")
    STALE = "coverage.day.stale", _("以前的日子有补登记的变化，等待重算")
    PLANNED = "coverage.plan.set", _("下达建设计划")
    SAMPLE_FROZEN = "coverage.sample.frozen", _("冻结抽样名单")
    SAMPLE_COMMITTED = "coverage.sample.committed", _("见证人承诺")
    SAMPLE_INVITED = "coverage.sample.witness_invited", _("发给见证人口令")
    SAMPLE_REVEALED = "coverage.sample.revealed", _("见证人揭示随机数")
    SAMPLE_DRAWN = "coverage.sample.drawn", _("抽取核验样本")
    SAMPLE_SUBSTITUTED = "coverage.sample.substituted", _("启用替补")
    SAMPLE_FINISHED = "coverage.sample.finished", _("核验抽样完成")
    SAMPLE_VOIDED = "coverage.sample.voided", _("抽样作废")
    HOLLOW_ANSWERED = "coverage.hollow.answered", _("答复空壳疑点")
    FIGURES_KEPT = "coverage.figures.kept", _("保存测算结果")
