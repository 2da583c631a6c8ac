"""What will be sent: shown once more by step, and as the filing it becomes."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from zhichi.entrances.services.views.citizen.application import TITLES, Application
from zhichi.entrances.services.views.citizen.asked import papers_for, still_missing
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Applicant, Filing, keep_signatures, told_answers
from zhichi.foundation.regions.public import Region
from zhichi.kernel import mask


def filing_of(application: Application) -> Filing:
    given = application.answers
    who = given["person"]
    names = ("name", "phone", "id_type", "id_number", "address", "pin")
    held = application.draft.papers.select_related("file").order_by("pk")
    pictures, signed = keep_signatures(
        application.procedure, given.get("drawn", {}), by=CITIZEN, at=application.at
    )
    return Filing(
        kind=application.item.kind,
        item=application.item.code,
        item_version=application.item.version,
        channel=application.channel,
        region=Region.objects.get(code=given["where"]["region"]),
        applicant=Applicant(**{name: who.get(name) or "" for name in names}),
        answers=given["matter"],
        version_id=application.version_id,
        papers=[*((paper.file, paper.name) for paper in held), *pictures],
        stands_for=[*(paper.material for paper in held), *signed],
        promises=[(each["proof"], each["words"]) for each in application.promises.values()],
    )


def missing_rows(application: Application) -> list[dict[str, Any]]:
    """What must be there and is not yet: people may send without it, and know that it is still wanted."""
    asked = papers_for(
        application.item, application.procedure, application.answers, timezone.localdate(application.at)
    )
    held = set(application.draft.papers.values_list("material", flat=True))
    missing = still_missing(asked, held, application.promises)
    told = "现在可以先提交，请尽快补上；不补齐，可能要等，也可能办不成。"
    return [{"label": "还没有上传（必须有）", "value": f"{'、'.join(missing)}。{told}"}] if missing else []


VEILS: dict[str, Callable[[str], str]] = {
    "phone": mask.phone,
    "id_number": mask.citizen_id,
    "address": mask.address,
    "pin": lambda pin: "已设",
}


def shown(name: str, value: str, *, veiled: bool) -> str:
    """As typed; on a public screen, where others look on and paper is left lying, only as much as one recognises."""
    return VEILS[name](value) if veiled and name in VEILS else value


def summary(application: Application) -> list[dict[str, Any]]:
    """What will be sent, by step, with the way back to each."""
    given = application.answers
    region = Region.objects.get(code=given["where"]["region"])
    who = given["person"]
    labels = {"name": "姓名", "phone": "手机号", "id_number": "身份证号", "address": "现住址"}
    labels["pin"] = "查询密码"
    held = "、".join(application.draft.papers.order_by("pk").values_list("name", flat=True))
    rows: dict[str, list[dict[str, Any]]] = {
        "where": [{"label": "地方", "value": region.full_name}],
        "matter": told_answers(application.procedure, given["matter"]),
        "person": [
            {"label": label, "value": shown(name, who[name], veiled=application.kiosk)}
            for name, label in labels.items()
            if who.get(name)
        ],
        "papers": [
            {"label": "已上传", "value": held or "没有上传，可以以后补"},
            *missing_rows(application),
            *({"label": each["title"], "value": "书面承诺代替"} for each in application.promises.values()),
        ],
    }
    code = application.item.code
    return [
        {"title": TITLES[step], "rows": told, "url": reverse(f"services:{step}", args=[code])}
        for step, told in rows.items()
    ]
