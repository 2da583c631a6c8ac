"""Against which text of each law an item's citations were held, for its guide."""

from typing import Any

from zhichi.domains.catalogue.models.citers import citing_item
from zhichi.domains.catalogue.models.item_version import ItemVersion
from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.models.texts import Texts
from zhichi.domains.catalogue.rules.citing import resolved
from zhichi.domains.catalogue.rules.item_guide import guide_of


def law_titles() -> dict[str, str]:
    """Full names of laws by key, full name and short name."""
    titles: dict[str, str] = {}
    for key, title, aliases in Law.objects.values_list("key", "title", "aliases"):
        titles |= dict.fromkeys((key, title, *aliases), title)
    return titles


def texts_of(version: ItemVersion, texts: Texts) -> tuple[dict[str, str], list[str]]:
    """(text by full title of a law, the laws that read otherwise since); `texts` of every law."""
    citing, said = citing_item(version), dict[str, str]()
    older: list[str] = []
    for law, number in sorted(resolved(citing.basis, texts.names)[0]):
        title, named = texts.titles[law], texts.of(citing, law, number)
        said.setdefault(title, named.version)
        if not named.current and f"《{title}》" not in older:
            older.append(f"《{title}》")
    return said, older


def guide_with_texts(version: ItemVersion) -> dict[str, Any]:
    """The guide of any version as the office shows it. Four statements."""
    said, older = texts_of(version, Texts())
    return guide_of(version.document, law_titles(), texts=said, older=older)
