"""The fixed cast: one small city with two counties, and the people every test knows.

王秀英, 62, farmer of 许庄街道 in 任城区: her employer owes her wages; she has a cheap phone and no account.
李明, clerk of 许庄司法所, alone there: mediator, corrections officer and legal-aid clerk at once.
赵静, clerk of 任城区法律援助中心; 孙立, its head, decides.
周红, legal affairs of 任城区司法局: reviews objections.
陈律师, lawyer of 鸿雁律师事务所: takes the cases the centre assigns; 吴律师 of the same firm is the other choice.
钱伟, clerk of the station in 兖州区, the foreign county: sees nothing of the above.
潘丽, public legal service desk of 任城区司法局, reviews what the offices propose; 高芳, the same at the city bureau.
郑局, director of the city bureau; 冯系统, 蒋安全 and 沈审计, the three administrators.
"""

from dataclasses import dataclass, field
from datetime import date

from django.test import Client
from django.utils import timezone

from zhichi.foundation.accounts import totp
from zhichi.foundation.accounts.public import Actor, Officer, Post, Role, actor_of
from zhichi.foundation.regions.public import Region, Tier, Unit, UnitKind

PASSWORD = "Zhichi-2026-right"
LONG_AGO = date(2020, 1, 1)
REGIONS = [
    ("370000000000", "山东省", 1, None),
    ("370800000000", "济宁市", 2, "370000000000"),
    ("370811000000", "任城区", 3, "370800000000"),
    ("370812000000", "兖州区", 3, "370800000000"),
    ("370811002000", "许庄街道", 4, "370811000000"),
    ("370812001000", "鼓楼街道", 4, "370812000000"),
    ("370811002001", "许庄社区居委会", 5, "370811002000"),
    ("370812001001", "鼓楼社区居委会", 5, "370812001000"),
]


@dataclass
class City:
    """Units and people by their name."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Officer] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        return actor_of(self.people[name], on=timezone.localdate())

    def client(self, name: str) -> Client:
        client = Client()
        client.force_login(self.people[name])
        return client


def build_city() -> City:
    """Put the small city into the database: eight regions, nine units, fourteen officers."""
    regions = {}
    for code, name, level, parent in REGIONS:
        above = regions.get(parent)
        full = f"{above.full_name}{name}" if above and level > 2 else name
        regions[code] = Region.objects.create(
            code=code, name=name, level=level, parent=above, valid_from=LONG_AGO, full_name=full
        )
    city = City()

    def unit(key: str, name: str, kind: str, tier: str, parent: str = "", region: str = "") -> None:
        city.units[key] = Unit.objects.create(
            code=key,
            name=name,
            kind=kind,
            tier=tier,
            parent=city.units.get(parent),
            region=regions.get(region),
            valid_from=LONG_AGO,
            phone="05372345678",
        )

    unit("city", "济宁市司法局", UnitKind.BUREAU, Tier.CITY, region="370800000000")
    for code, county, street in (("370811", "任城区", "许庄"), ("370812", "兖州区", "鼓楼")):
        town = next(c for c, n, level, p in REGIONS if level == 4 and p == f"{code}000000")
        unit(code, f"{county}司法局", UnitKind.COUNTY_BUREAU, Tier.COUNTY, "city", f"{code}000000")
        unit(
            f"{code}-aid",
            f"{county}法律援助中心",
            UnitKind.LEGAL_AID_CENTRE,
            Tier.COUNTY,
            code,
            f"{code}000000",
        )
        unit(
            f"{code}-firm",
            "鸿雁律师事务所" if code == "370811" else "九龙律师事务所",
            UnitKind.LAW_FIRM,
            Tier.COUNTY,
            code,
            f"{code}000000",
        )
        unit(f"{code}-town", f"{street}司法所", UnitKind.JUSTICE_OFFICE, Tier.TOWNSHIP, code, town)
    cast = [
        ("liming", "李明", "370811-town", Role.JUSTICE_ASSISTANT),
        ("zhaojing", "赵静", "370811-aid", Role.LEGAL_AID_CLERK),
        ("sunli", "孙立", "370811-aid", Role.LEGAL_AID_HEAD),
        ("zhouhong", "周红", "370811", Role.LEGAL_AFFAIRS),
        ("chen", "陈律师", "370811-firm", Role.PROVIDER),
        ("wu", "吴律师", "370811-firm", Role.PROVIDER),
        ("qianwei", "钱伟", "370812-town", Role.JUSTICE_ASSISTANT),
        ("hanmei", "韩梅", "370812-aid", Role.LEGAL_AID_HEAD),
        ("panli", "潘丽", "370811", Role.PLS_ADMIN),
        ("gaofang", "高芳", "city", Role.PLS_ADMIN),
        ("zheng", "郑局", "city", Role.BUREAU_DIRECTOR),
        ("feng", "冯系统", "city", Role.SYSTEM_ADMIN),
        ("jiang", "蒋安全", "city", Role.SECURITY_ADMIN),
        ("shen", "沈审计", "city", Role.AUDIT_ADMIN),
    ]
    for username, name, home, role in cast:
        admin = role in {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN}
        factor = {"totp_secret": totp.new_secret(), "totp_confirmed_at": timezone.now()} if admin else {}
        person = Officer.objects.create_user(
            username,
            PASSWORD,
            name=name,
            home_unit=city.units[home],
            password_changed_at=timezone.now(),
            **factor,
        )
        Post.objects.create(officer=person, role=role, unit=city.units[home], from_on=LONG_AGO)
        city.people[username] = person
    return city
