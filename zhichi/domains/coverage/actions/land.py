"""What the figures of the night stand on: no model is built for a village or point."""

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from zhichi.domains.coverage.actions.counties import Counties, read_counties
from zhichi.domains.coverage.actions.stands import Stands, read_stands
from zhichi.domains.coverage.actions.villages import Villages, read_villages
from zhichi.domains.coverage.rules.reach import Indices


@cache
def law_of(name: str) -> dict[str, Any]:
    """The thresholds of data/law/network/<name>.yaml."""
    text = (Path(settings.DATA) / "law" / "network" / f"{name}.yaml").read_text(encoding="utf-8")
    document: dict[str, Any] = yaml.safe_load(text)
    return document


@dataclass(frozen=True)
class Land:
    """Everything the figures of a day stand on."""

    counties: Counties
    villages: Villages
    stands: Stands

    @cached_property
    def placed(self) -> Villages:
        """The villages whose position is known."""
        return self.villages[self.villages.placed]

    @cached_property
    def placed_by_county(self) -> list[Indices]:
        """Indices into `placed` for each county."""
        return self.placed.by_county(len(self.counties))


def read_land(*, day: date, today: date) -> Land:
    counties = read_counties(day)
    return Land(counties, read_villages(day, counties), read_stands(day, today, counties))
