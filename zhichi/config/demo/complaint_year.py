"""A year of 600 complaints of the demo city: kinds, channels, counties, states; about one in seven with a fault."""

from datetime import datetime, timedelta
from itertools import cycle
from random import Random
from typing import Any

from django.conf import settings

from zhichi.config.demo.complaint_faults import keep_answers, seed
from zhichi.config.demo.complaint_people import Bureau, bureaus
from zhichi.config.demo.complaint_stories import Story, Teller, office_day
from zhichi.config.demo.complaint_writer import Writer
from zhichi.config.demo.people import names_without_end
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case
from zhichi.foundation.risks.public import refresh

SEED = 600
DAYS = 360
# How many of each ended, and of each that is still under way and so begun within the last weeks (days ago, at most).
OVER = {"decided_ended": 340, "refused_ended": 70, "transferred_ended": 60, "guided_ended": 40, "terminated_ended": 12,
        "abandoned": 8, "withdrawn": 8, "merged": 6}  # fmt: skip
GOING_ON = {"registered": (4, 1), "classified": (4, 4), "supplement_required": (4, 7), "accepted": (6, 12),
            "investigating": (8, 25), "suspended": (4, 30), "drafted": (5, 38), "reviewed": (5, 42),
            "discussed": (3, 46), "decided": (4, 50), "terminated": (2, 36), "guided": (2, 10), "refused": (2, 16),
            "transferred_out": (2, 16), "handed_over": (1, 26)}  # fmt: skip
# Whoever is over needs so many days to get there, and a fault some more.
LEAST, LONG = 62, 190
CHANNELS = {"web": 38, "window": 22, "hotline": 18, "phone": 12, "letter": 10}
TARGETS = {
    "lawyer": 40,
    "notary": 12,
    "appraisal": 12,
    "legal_aid": 10,
    "grassroots": 10,
    "mediator": 8,
    "window": 8,
}
WORDS = {
    "lawyer": ("律师", "收了代理费没有到庭，", "查处、退费。"),
    "notary": ("公证员", "交了公证费两个月没有出证，", "尽快出证。"),
    "appraisal": ("鉴定人", "多收鉴定费没有给单据，", "退费。"),
    "legal_aid": ("援助律师", "接了案子不见面、不接电话，", "换人办理。"),
    "grassroots": ("法律服务工作者", "答应写的材料一直没有写，", "退费。"),
    "mediator": ("调解员", "调解时偏袒一方，", "换人调解。"),
    "window": ("窗口工作人员", "去了三次都说材料不全，", "一次说清要什么。"),
}


def complaint_year(city: dict[str, Any], *, until: datetime) -> int:
    """Inside the transaction of the loading; answers how many were written."""
    begin = until - timedelta(days=DAYS + 6)
    found = bureaus(city, begin=begin, until=until)
    stories = told(found, city, until=until)
    numbers = Writer(until).write(stories)
    keep_answers(settings.HOME, {numbers[one.n]: one.faults for one in stories})
    # What stands in these files is found as it would be at the first look, so that the list of risks shows it.
    written = list(Case.objects.filter(number__in=numbers.values()).order_by("pk"))
    refresh(kind="complaint", cases=written, by=SYSTEM, at=until)
    return len(stories)


def told(found: list[Bureau], city: dict[str, Any], *, until: datetime) -> list[Story]:
    """The stories, the same ones each time for the same moment, in the order of their filing."""
    chance = Random(SEED)  # noqa: S311  # demo data only
    at_desks = {
        who.name for one in found for who in (one.takes, one.first, one.second, one.reviews, one.heads)
    }
    free = cycle(
        [name for name, _ in zip(names_without_end(city), range(800), strict=False) if name not in at_desks]
    )
    counties = [one for one in found if one.unit.parent_id is not None]
    stories = []
    endings: list[tuple[str, int | None]] = [
        (ending, None) for ending, count in OVER.items() for _ in range(count)
    ]
    endings += [(ending, ago) for ending, (count, ago) in GOING_ON.items() for _ in range(count)]
    for n, (ending, ago) in enumerate(endings):
        target = chance.choices(list(TARGETS), list(TARGETS.values()))[0]
        bureau = chance.choice(counties if target == "mediator" or chance.random() < 0.92 else found)
        # The first of a kind are the oldest, and so have the time that a fault takes.
        least = LONG if ago is None and n % 3 == 0 else LEAST
        days = ago if ago is not None else chance.randrange(least, DAYS)
        filed = office_day(
            (until - timedelta(days=days)).replace(hour=1, minute=n % 60, second=0, microsecond=0)
        )
        stories.append(_story(n, ending, target, bureau, filed, next(free), next(free), chance))
    for story in stories:
        Teller(story, chance).tell()
    _merge(stories)
    seed(stories)
    return sorted(stories, key=lambda one: (one.filed_at, one.n))


def _story(
    n: int, ending: str, target: str, bureau: Bureau, filed: datetime, name: str, about: str, chance: Random
) -> Story:
    who, happened, request = WORDS[target]
    clue = chance.random() < 0.08
    answers = {
        "target": target,
        "respondent": f"{bureau.place}{who}{about}" if n < 400 else f"{who}{about}（{bureau.place}）",
        "concern": "clue" if clue else "own",
        "happened": f"{happened}打了{n % 9 + 2}次电话没有人答复。",
        "request": request,
        "protect": "no",
    }
    channel = chance.choices(list(CHANNELS), list(CHANNELS.values()))[0]
    phone = f"199{chance.randrange(10**8):08d}"
    return Story(n, bureau, target, channel, name, phone, answers, filed, ending)


def _merge(stories: list[Story]) -> None:
    """Each merged one is the second about the same, some days after the first."""
    others = iter([one for one in stories if one.ending == "refused_ended"])
    for story in stories:
        if story.ending == "merged":
            first = next(others)
            story.into, story.bureau, story.target = first, first.bureau, first.target
            story.answers, story.name, story.phone = dict(first.answers), first.name, first.phone
            story.filed_at, story.steps = office_day(first.filed_at + timedelta(days=2)), []
            Teller(story, Random(story.n)).tell()  # noqa: S311  # demo data only
