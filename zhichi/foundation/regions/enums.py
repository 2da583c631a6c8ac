"""Words of the room: levels of a region, kinds of places, tiers and kinds of units, ledger codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    """Levels of the statistical division code (National Bureau of Statistics)."""

    PROVINCE = 1, _("省级")
    CITY = 2, _("市级")
    COUNTY = 3, _("县级")
    TOWNSHIP = 4, _("乡级")
    VILLAGE = 5, _("村级")


class TownshipKind(models.TextChoices):
    """What digits 7 to 9 of a code say."""

    STREET = "street", _("街道")
    TOWN = "town", _("镇")
    TOWNSHIP = "township", _("乡")
    QUASI = "quasi", _("类似乡级单位")


class VillageKind(models.TextChoices):
    """What digits 10 to 12 of a code say."""

    COMMUNITY = "community", _("居民委员会")
    VILLAGE = "village", _("村民委员会")
    QUASI_COMMUNITY = "quasi_community", _("类似居民委员会")
    QUASI_VILLAGE = "quasi_village", _("类似村民委员会")


class AliasKind(models.TextChoices):
    FORMER = "former", _("曾用名")
    SHORT = "short", _("简称")
    COMMON = "common", _("俗称")


class Tier(models.TextChoices):
    """The four tiers of a city bureau; development zones count as county."""

    CITY = "city", _("市级")
    COUNTY = "county", _("县级")
    TOWNSHIP = "township", _("乡镇级")
    VILLAGE = "village", _("村级")


class UnitKind(models.TextChoices):
    BUREAU = "bureau", _("市司法局")
    COUNTY_BUREAU = "county_bureau", _("县（市、区）司法局")
    DEV_ZONE_BUREAU = "dev_zone_bureau", _("开发区司法局")
    LEGAL_AID_CENTRE = "legal_aid_centre", _("法律援助中心")
    JUSTICE_OFFICE = "justice_office", _("司法所")
    VILLAGE_OFFICE = "village_office", _("司法行政工作室")
    LAW_FIRM = "law_firm", _("律师事务所")
    LEGAL_SERVICE_OFFICE = "legal_service_office", _("基层法律服务所")
    DEPARTMENT = "department", _("科室")


class LedgerCode(models.TextChoices):
    IMPORTED = "regions.region.imported", _("导入行政区划")
    REGION_BEGUN = "regions.region.begun", _("新设区划")
    REGION_RENAMED = "regions.region.renamed", _("区划改名")
    REGION_PASSED = "regions.region.passed", _("区划合并、拆分或换代码")
    REGION_TAKEN_BACK = "regions.region.taken_back", _("更正登记错了的区划变更")
    UNIT_CREATED = "regions.unit.created", _("设立机构")
    UNIT_SERVES = "regions.unit.given_region", _("增加服务区划")
    UNIT_LEAVES = "regions.unit.lost_region", _("不再服务这个区划")
    UNIT_MOVED = "regions.unit.moved", _("调整机构隶属")
    UNIT_CLOSED = "regions.unit.closed", _("撤销机构")
    UNIT_CHANGED = "regions.unit.changed", _("变更机构名称或电话")
