"""Against which text of each law an item of the powers list was held, for its page."""

from collections.abc import Callable
from typing import Any

from zhichi.domains.catalogue.models.citers import citing_power
from zhichi.domains.catalogue.models.power_version import PowerVersion
from zhichi.domains.catalogue.models.texts import Texts


def power_texts(version: PowerVersion, law_title: Callable[[str], str]) -> list[dict[str, Any]]:
    """{title, words, current} of each law of its basis. Three statements."""
    keys = list(dict.fromkeys(row["law"] for row in version.document["basis"]))
    texts, citing = Texts(keys), citing_power(version, {})
    rows: dict[str, dict[str, Any]] = {}
    for row in version.document["basis"]:
        named = texts.of(citing, row["law"], row["article"])
        held = rows.setdefault(row["law"], {"title": law_title(row["law"]), "words": "", "current": True})
        held["words"] = held["words"] or named.words
        held["current"] &= named.current
    return [row for row in rows.values() if row["words"]]
