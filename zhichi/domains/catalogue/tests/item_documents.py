"""A sound item document for tests, and one with a place of it changed."""

from copy import deepcopy
from typing import Any

SOUND: dict[str, Any] = {
    "format": "zhichi-item/1",
    "code": "booking",
    "title": "公证预约",
    "summary": "约一个时间去公证处。",
    "type": "20",
    "subject": "any",
    "conditions": ["要办公证的人"],
    "materials": [
        {"name": "identity", "title": "身份证", "source": "shared", "form": "electronic", "required": False},
        {
            "name": "deed",
            "title": "房产证",
            "source": "applicant",
            "form": "original",
            "required": True,
            "basis": "公证法§27",
        },
    ],
    "steps": [{"title": "打电话", "days": 1}],
    "days": {
        "statutory": {"n": 15, "unit": "working_day", "limit": "notary.issue", "basis": "公证法§30"},
        "promised": {"n": 5, "unit": "working_day"},
    },
    "fee": {"charged": False, "words": "不收费"},
    "ways": ["window"],
    "results": ["预约单"],
    "remedies": "可以打 12345。",
    "basis": [{"law": "公证法", "article": "30"}, {"law": "公证法", "article": "39"}],
}


def changed(*path: Any, to: Any = None) -> dict[str, Any]:
    """SOUND with one place put otherwise; None takes it away."""
    document: Any = deepcopy(SOUND)
    place = document
    for step in path[:-1]:
        place = place[step]
    if to is None:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return dict(document)
