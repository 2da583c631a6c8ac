"""The calendars that ship, as the kernel sees them."""

from pathlib import Path
from typing import Any

import yaml

from zhichi.kernel.workdays import Calendar

FOLDER = Path(__file__).parents[3] / "data" / "law" / "calendars"


def notice(year: int) -> dict[str, Any]:
    return yaml.safe_load((FOLDER / f"{year}.yaml").read_text(encoding="utf-8"))


def calendar(*years: int) -> Calendar:
    notices = [notice(year) for year in years]
    return Calendar(
        version="+".join(each["version"] for each in notices),
        years=frozenset(years),
        off=frozenset(day for each in notices for day in each["off"]),
        work=frozenset(day for each in notices for day in each["work"]),
    )
