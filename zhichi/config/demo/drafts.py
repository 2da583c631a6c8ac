"""What the centres, stations and rooms of the demo city are like: items, hours, zones, facilities, how to get there."""

from datetime import date
from random import Random
from typing import Any

from zhichi.config.demo.layout import Spot, beside
from zhichi.domains.network.public import Draft, Facility, HostType, ServiceItem, Status, Zone
from zhichi.foundation.regions.public import Region, Tier, Unit

WEEK = [["08:30", "12:00"], ["13:30", "17:30"]]
HOURS = {str(day): WEEK for day in range(1, 6)} | {"6": [], "7": []}
WITH_SATURDAY = HOURS | {"6": [["09:00", "12:00"]]}
EVENING = ["19:00", "21:00"]
VILLAGE = [["09:00", "11:30"], ["14:00", "17:00"]]


def on_days(days: str, spans: list[list[str]] = VILLAGE) -> dict[str, list[list[str]]]:
    """The same hours on the days named by their numbers, Monday being 1."""
    return {str(day): spans if str(day) in days else [] for day in range(1, 8)}


# When rooms are open, and how many of ten are so: most on working days, some on two of them, few in the evening.
ROOM_HOURS = (
    (on_days("12345"), 4),
    (on_days("1234567"), 1),
    (on_days("24"), 1),
    (on_days("135"), 2),
    (on_days("12345") | {"3": [*VILLAGE, EVENING]}, 1),
    (on_days("12345", [*VILLAGE, EVENING]), 1),
)
POOR_HOURS = ((on_days("12345"), 3), (on_days("1"), 2), (on_days("25"), 4), (on_days("135"), 1))
CENTRE = tuple(item.value for item in ServiceItem)
STATION = ("consultation", "legal_aid", "mediation", "publicity", "resettlement")
ROOM = ("consultation", "mediation", "publicity")
TAILS = ("居委会", "村委会", "居民委员会", "村民委员会")


def centre(
    numbers: dict[str, Any], name: str, tier: str, unit: Unit, place: Region, spot: Spot, opened: date
) -> Draft:
    """The centre of the city, of a county or of a zone; the weak county's lacks what the standard asks for."""
    city, weak = tier == Tier.CITY, place.code[:6] == numbers["weak"]
    return Draft(
        name=f"{name}公共法律服务中心",
        tier=tier,
        unit=unit,
        region=place,
        address=f"{spot.region.full_name}（演示地址）",
        # The city's own stands a little beside that of its first district.
        lon=round(spot.lon + (0.012 if city else 0.002), 6),
        lat=spot.lat,
        phone=unit.phone,
        hours=WITH_SATURDAY if city else HOURS,
        status=Status.OPERATING,
        items=CENTRE,
        host=HostType.JUSTICE_BUREAU if city else HostType.SERVICE_HALL,
        area_m2=1280 if city else 86 if weak else 320,
        street_facing=not weak,
        zones=tuple(Zone.values) if not weak else (Zone.HALL.value, Zone.OFFICE.value),
        facilities=tuple(Facility.values) if not weak else (Facility.SIGN.value, Facility.SEATS.value),
        directions=numbers["directions"]["city" if city else "county"][0],
        since=opened,
        synthetic=True,
    )


def station(numbers: dict[str, Any], chance: Random, unit: Unit, spot: Spot, opened: date) -> Draft:
    place = spot.region
    rich = place.code[:6] == numbers["strong"] or chance.random() < 0.35
    poor = place.code[:6] == numbers["weak"]
    zones = ["hall", "waiting"] + (
        ["mediation", "video"] if rich else ["mediation"] * (chance.random() < 0.6)
    )
    facilities = ["sign", "seats", "leaflets", "low_counter"] + (
        ["barrier_free_way", "toilet"] if rich else []
    )
    lon, lat = beside(chance, spot)
    return Draft(
        name=f"{place.name}公共法律服务工作站",
        tier=Tier.TOWNSHIP,
        unit=unit,
        region=place,
        address=f"{place.full_name}司法所（演示地址）",
        lon=lon,
        lat=lat,
        phone=unit.phone,
        hours=HOURS,
        status=Status.OPERATING,
        items=STATION[:-1] if poor else STATION,
        host=HostType.JUSTICE_OFFICE,
        area_m2=chance.randrange(24, 50) if poor else chance.randrange(40, 140),
        street_facing=chance.random() < 0.6,
        zones=tuple(zones[:2] if poor else zones),
        facilities=tuple(facilities[:3] if poor else facilities),
        directions=chance.choice(numbers["directions"]["township"]),
        since=opened,
        synthetic=True,
    )


def room(numbers: dict[str, Any], chance: Random, unit: Unit, spot: Spot, since: date, status: str) -> Draft:
    place = spot.region
    rich = chance.random() < (0.9 if place.code[:6] == numbers["strong"] else 0.5)
    facilities = ["sign", "seats", "leaflets", "barrier_free_way"] if rich else ["sign", "seats"]
    often = POOR_HOURS if place.code[:6] == numbers["weak"] else ROOM_HOURS
    # A room still on paper has no position: nobody has stood there.
    lon, lat = beside(chance, spot) if status != Status.PLANNED else (None, None)
    return Draft(
        name=f"{plain(place.name)}公共法律服务工作室",
        tier=Tier.VILLAGE,
        unit=unit,
        region=place,
        address=f"{place.full_name}（演示地址）",
        lon=lon,
        lat=lat,
        phone=f"0537-3{chance.randrange(10**6):06d}" if status == Status.OPERATING else "",
        hours=chance.choices([hours for hours, _ in often], [n for _, n in often])[0],
        status=status,
        items=ROOM,
        host=HostType.PARTY_MASSES_CENTRE if chance.random() < 0.8 else HostType.OTHER,
        area_m2=chance.randrange(15, 60),
        zones=("mediation",) if rich else (),
        facilities=tuple(facilities),
        directions=chance.choice(numbers["directions"]["village"]),
        since=since,
        synthetic=True,
    )


def plain(name: str) -> str:
    """A village's name without the committee that runs it."""
    for tail in TAILS:
        name = name.removesuffix(tail)
    return name
