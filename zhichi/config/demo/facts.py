"""What was done at the demo city's points in the last months: services, duties, calls to the published number."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import accumulate, product
from random import Random
from typing import Any

from django.db.models import Model

from zhichi.config.demo.network import Actors, Fate, Net, desk
from zhichi.domains.network.public import DutyRecord, PhoneCheck, ServiceChannel, ServiceEvent, Status, Window
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.regions.public import Tier
from zhichi.kernel.workdays import BEIJING

# Services, duties and calls of so many days: the earliest month end that is counted looks at 90 days before it.
DAYS = 214
COMING = 14
MIX = {
    Tier.CITY: {"consultation": 38, "legal_aid": 25, "notary": 12, "mediation": 9, "lawyer": 7, "appraisal": 5,
                "arbitration": 3, "video_visit": 1},
    Tier.COUNTY: {"consultation": 42, "legal_aid": 27, "mediation": 14, "notary": 9, "appraisal": 4, "lawyer": 2,
                  "arbitration": 1, "video_visit": 1},
    Tier.TOWNSHIP: {"consultation": 48, "mediation": 30, "legal_aid": 14, "publicity": 5, "resettlement": 3},
    Tier.VILLAGE: {"consultation": 62, "mediation": 25, "publicity": 13},
}  # fmt: skip
# How many services there are in 90 days at a room and a station, by how it lives.
ROOMS = {
    "alive": (3, 6),
    "weak": (1, 1),
    "hasty": (6, 8),
    "copied": (0, 0),
    "dressed": (7, 9),
    "hollow": (0, 0),
}
STATIONS = {"alive": (16, 44), "weak": (3, 6), "hollow": (0, 0)}
OFFICE_HOURS = ((8, 6), (9, 22), (10, 20), (11, 10), (13, 5), (14, 16), (15, 14), (16, 8))
ALL_DAY = ((8, 12), (9, 20), (10, 16), (11, 8), (14, 10), (15, 12), (16, 12), (17, 10))
CHANNELS = (
    (ServiceChannel.ON_SITE, 78),
    (ServiceChannel.PHONE, 14),
    (ServiceChannel.DOOR, 5),
    (ServiceChannel.VIDEO, 3),
)


class Days:
    """Which days people come on: working days at offices, market days in villages."""

    def __init__(self, last: date) -> None:
        self.days = [last - timedelta(n) for n in range(DAYS, -1, -1)]
        self.office = list(accumulate((10, 7, 7, 7, 8, 0, 0)[day.weekday()] for day in self.days))
        # Nobody's honest month ends in a rush: the last two days of a month have no market.
        calm = [day for day in self.days if (day + timedelta(2)).day > 2]
        self.market = [[day for day in calm if day.toordinal() % 5 == market] for market in range(5)]

    def working(self, chance: Random, n: int) -> list[date]:
        return chance.choices(self.days, cum_weights=self.office, k=n)

    def by_market(self, chance: Random, market: int, n: int) -> list[date]:
        return chance.choices(self.market[market], k=n)

    def others(self, chance: Random, market: int, n: int) -> list[date]:
        return [day for day in chance.choices(self.days, k=n) if day.toordinal() % 5 != market]


class Drawn:
    """Draws by weight, with the weights summed once."""

    def __init__(self, weights: Any) -> None:
        self.values = [value for value, _ in weights]
        self.sums = list(accumulate(weight for _, weight in weights))

    def one(self, chance: Random) -> Any:
        return self.values[bisect_left(self.sums, chance.random() * self.sums[-1])]


def facts(net: Net, windows: list[Window], actors: Actors, until: datetime) -> Iterator[Model]:
    """Services, duties and calls up to `until`."""
    log = _Log(net, windows, until)
    for fate in net.fates:
        if fate.registered.status != Status.OPERATING:
            continue
        unit = fate.registered.unit
        keeper = desk(actors, unit, "justice_assistant") or desk(actors, unit, "pls_admin") or SYSTEM
        if fate.draft.tier == Tier.VILLAGE:
            yield from log.room(fate)
        else:
            yield from log.office(fate, keeper.ref)
        yield from log.duties(fate)
        caller = desk(actors, unit, "pls_admin") or SYSTEM
        yield from log.calls(fate, caller.ref)


class _Log:
    def __init__(self, net: Net, windows: list[Window], until: datetime) -> None:
        self.net, self.chance, self.until = net, net.chance, until
        self.days = Days(net.today)
        self.mix = {tier: Drawn(mix.items()) for tier, mix in MIX.items()}
        self.office_hours, self.all_day, self.channel = Drawn(OFFICE_HOURS), Drawn(ALL_DAY), Drawn(CHANNELS)
        texts = net.numbers["notes"]
        self.notes = [
            f"{who}{matter}，{done}。"
            for who, matter, done in product(texts["who"], texts["matter"], texts["done"])
        ]
        self.windows: dict[int, list[Window]] = {}
        for window in windows:
            self.windows.setdefault(window.point_id, []).append(window)

    def _moment(self, day: date, hours: Drawn) -> datetime:
        clock = time(hours.one(self.chance), self.chance.randrange(60), tzinfo=BEIJING)
        return datetime.combine(day, clock)

    def _event(self, fate: Fate, at: datetime, **fields: Any) -> Iterator[ServiceEvent]:
        """None before the point opened or after now; recorded within the hour unless said otherwise."""
        if at > self.until or at.date() < (fate.draft.since or at.date()):
            return
        made: dict[str, Any] = {
            "item": self.mix[Tier(fate.draft.tier)].one(self.chance),
            "channel": self.channel.one(self.chance),
            "minutes": self.chance.randrange(8, 45),
            "note": self.chance.choice(self.notes),
            "recorded_at": min(at + timedelta(minutes=self.chance.randrange(5, 50)), self.until),
        } | fields
        yield ServiceEvent(point=fate.registered, at=at, synthetic=True, **made)

    def room(self, fate: Fate) -> Iterator[Model]:
        """On market days by the adviser, on others by who lives there."""
        chance, market = self.chance, fate.spot.market
        n = round(chance.randint(*ROOMS[fate.life]) * DAYS / 90)
        if fate.life == "dressed":
            yield from self._dressed(fate, n)
            return
        here = f"法律明白人（{fate.registered.code}）"
        for day in self.days.by_market(chance, market, -(-n * 2 // 3)):
            at = self._moment(day, self.all_day)
            yield from self._event(
                fate, at, server=fate.adviser, person=fate.contract, confirmed=chance.random() < 0.5
            )
        for day in self.days.others(chance, market, n // 3):
            at = self._moment(day, self.all_day)
            yield from self._event(fate, at, server=here, confirmed=chance.random() < 0.4)
        if fate.life == "hasty":
            yield from self._hasty(fate)

    def _dressed(self, fate: Fate, n: int) -> Iterator[Model]:
        """A log that was filled in at the end of the month with one and the same sentence."""
        ends = [day for day in self.days.days if (day + timedelta(1)).day == 1 and day < self.net.today]
        for k in range(n):
            day = ends[k % len(ends)] - timedelta(self.chance.randrange(2))
            at = self._moment(day, self.all_day)
            late = at + timedelta(days=self.chance.randrange(3, 9))
            told = {
                "server": fate.adviser,
                "person": fate.contract,
                "note": self.net.numbers["copied_note"],
                "channel": ServiceChannel.ON_SITE,
            }
            yield from self._event(fate, at, recorded_at=min(late, self.until), **told)

    def _hasty(self, fate: Fate) -> Iterator[Model]:
        """The same adviser far apart within minutes: every hasty room has a record at the same hour."""
        first = self.net.today - timedelta(60)
        for week in range(6):
            at = datetime.combine(
                first + timedelta(7 * week), time(10, 5 + fate.spot.market * 3, tzinfo=BEIJING)
            )
            yield from self._event(fate, at, server=self.net.hasty, channel=ServiceChannel.ON_SITE)

    def office(self, fate: Fate, ref: str) -> Iterator[Model]:
        chance, centre = self.chance, fate.draft.tier != Tier.TOWNSHIP
        number = self.net.county(fate.county)["events"] if centre else chance.randint(*STATIONS[fate.life])
        if fate.draft.tier == Tier.CITY:
            number = 620
        elif centre and fate.registered.unit.code.startswith("zone-"):
            number = 80
        windows = self.windows.get(fate.registered.pk, [])
        for day in self.days.working(chance, round(number * DAYS / 90)):
            yield from self._served(fate, self._moment(day, self.office_hours), windows, ref)
        if fate.draft.tier == Tier.CITY:
            # Everybody comes on Monday morning and waits.
            for day in [day for day in self.days.days if day.weekday() == 0]:
                for minute in (2, 11, 19, 28, 36, 44, 52):
                    at = datetime.combine(day, time(9, minute, tzinfo=BEIJING))
                    told = {"item": "legal_aid", "window": windows[0], "waited": chance.randrange(20, 45)}
                    yield from self._event(fate, at, server=ref, confirmed=chance.random() < 0.4, **told)
        if fate.county == "370881" and centre:
            # People come on Saturday mornings too, when the centre is shut.
            for day in [day for day in self.days.days if day.weekday() == 5]:
                for minute in (5, 35, 55):
                    at = datetime.combine(day, time(9, minute, tzinfo=BEIJING))
                    yield from self._event(fate, at, server=ref, item="consultation", confirmed=True)

    def _served(self, fate: Fate, at: datetime, windows: list[Window], ref: str) -> Iterator[Model]:
        chance = self.chance
        item = self.mix[Tier(fate.draft.tier)].one(chance)
        window = next((each for each in windows if item in each.items), windows[0] if windows else None)
        busy = fate.draft.tier == Tier.CITY and at.weekday() == 0 and at.hour in (9, 10)
        confirmed = chance.random() < (0.45 if fate.life == "alive" else 0.08)
        waited = chance.randrange(20, 48) if busy else chance.randrange(0, 16)
        told = {"item": item, "window": window, "server": ref, "confirmed": confirmed, "waited": waited}
        yield from self._event(fate, at, **told)

    def duties(self, fate: Fate) -> Iterator[Model]:
        """Monthly in villages, weekly at stations, three times a week at centres; the coming fortnight is planned."""
        chance, village = self.chance, fate.draft.tier == Tier.VILLAGE
        step = 28 if village else 7 if fate.draft.tier == Tier.TOWNSHIP else 3
        kept = {"alive": 0.93, "hasty": 0.8, "weak": 0.45}.get(fate.life, 0.0)
        source = "法律顾问到村安排" if village else "律师值班表"
        person = fate.adviser if village else self.net.duty_of(fate.registered.pk)
        first = self.net.today - timedelta(DAYS - chance.randrange(step))
        for n in range((DAYS + COMING) // step):
            day = first + timedelta(n * step)
            if day < (fate.draft.since or day) or (not village and day.weekday() > 4):
                continue
            begin = datetime.combine(day, time(9, tzinfo=BEIJING))
            attended = None if begin > self.until else chance.random() < kept
            end = begin + timedelta(hours=3 if village else 7)
            yield DutyRecord(
                point=fate.registered,
                point_person=fate.contract,
                person=fate.contract.name if fate.contract else person,
                planned_from=begin,
                planned_to=end,
                attended=attended,
                source=source,
            )

    def calls(self, fate: Fate, ref: str) -> Iterator[Model]:
        chance = self.chance
        often = (
            0.85 if fate.county == self.net.numbers["strong"] or fate.life not in ("alive", "weak") else 0.35
        )
        if chance.random() > often:
            return
        at = self._moment(self.net.today - timedelta(chance.randrange(1, 90)), self.office_hours)
        reached = chance.random() < {"alive": 0.94, "weak": 0.6, "hasty": 0.9}.get(fate.life, 0.08)
        yield PhoneCheck(point=fate.registered, at=at, reached=reached, by=ref)
