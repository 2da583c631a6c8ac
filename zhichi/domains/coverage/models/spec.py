"""The bureau's own rules for judging points, read once from the data that ships."""

from functools import cache

import yaml
from django.conf import settings

from zhichi.domains.coverage.rules.signs import Spec, read_spec


@cache
def vitality() -> Spec:
    """`data/law/network/vitality.yaml`; VitalityError when it cannot be used."""
    text = (settings.DATA / "law" / "network" / "vitality.yaml").read_text(encoding="utf-8")
    return read_spec(yaml.safe_load(text))
