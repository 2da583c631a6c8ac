"""The usual remedies, shipped as data, to be picked for a paper."""

from functools import cache
from typing import Any

from django.conf import settings

from zhichi.foundation.procedures.actions.reading import load_file


@cache
def usual_remedies() -> dict[str, dict[str, Any]]:
    """By key {title, remedy}; read once a process: they ship with it."""
    held = load_file(settings.DATA / "law" / "remedies.yaml")
    return {row["key"]: {"title": row["title"], "remedy": row["remedy"]} for row in held["remedies"]}
