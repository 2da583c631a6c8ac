"""Words of the room: levels of a region, kinds of places, tiers and kinds of units, ledger codes."""

from django.db import models


class Level(models.IntegerChoices):
    """Levels of the statistical division code (National Bureau of Statistics)."""

    PROVINCE = 1, "省级"
    CITY = 2, "市级"
    COUNTY = 3, "县级"
    TOWNSHIP = 4, "乡级"
    VILLAGE = 5, "村级"


class TownshipKind(models.TextChoices):
    """What digits 7 to 9 of a code say."""

    STREET = "street", "街道"
    TOWN = "town", "镇"
    TOWNSHIP = "township", "乡"
    QUASI = "quasi", "类似乡级单位"


class VillageKind(models.TextChoices):
    """What digits 10 to 12 of a code say."""

    COMMUNITY = "community", "居民委员会"
    VILLAGE = "village", "村民委员会"
    QUASI_COMMUNITY = "quasi_community", "类似居民委员会"
    QUASI_VILLAGE = "quasi_village", "类似村民委员会"


class AliasKind(models.TextChoices):
    FORMER = "former", "曾用名"
    SHORT = "short", "简称"
    COMMON = "common", "俗称"


class Tier(models.TextChoices):
    """The four tiers of a city bureau; development zones count as county."""

    CITY = "city", "市级"
    COUNTY = "county", "县级"
    TOWNSHIP = "township", "乡镇级"
    VILLAGE = "village", "村级"


class UnitKind(models.TextChoices):
    BUREAU = "bureau", "市司法局"
    COUNTY_BUREAU = "county_bureau", "县（市、区）司法局"
    DEV_ZONE_BUREAU = "dev_zone_bureau", "开发区司法局"
    LEGAL_AID_CENTRE = "legal_aid_centre", "法律援助中心"
    JUSTICE_OFFICE = "justice_office", "司法所"
    VILLAGE_OFFICE = "village_office", "司法行政工作室"
    LAW_FIRM = "law_firm", "律师事务所"
    LEGAL_SERVICE_OFFICE = "legal_service_office", "基层法律服务所"
    DEPARTMENT = "department", "科室"


class LedgerCode(models.TextChoices):
    IMPORTED = "regions.region.imported", "导入行政区划"
    UNIT_CREATED = "regions.unit.created", "设立机构"
    UNIT_MOVED = "regions.unit.moved", "调整机构隶属"
    UNIT_CLOSED = "regions.unit.closed", "撤销机构"
