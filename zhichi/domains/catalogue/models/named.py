"""The names by which texts mean a law."""

from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.rules.citing import plain


def names_of(law: Law) -> set[str]:
    return {law.key, plain(law.title), *(plain(alias) for alias in law.aliases)}


def law_names() -> dict[str, str]:
    """Plain name -> key of every law. One statement."""
    rows = Law.objects.only("key", "title", "aliases")
    return {name: law.key for law in rows for name in names_of(law)}
