"""The laws that ship (data/catalogue/laws/), put into the database. Fits `sockets.LAW_LOADERS`."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.catalogue.actions.finding import tell_laws
from zhichi.domains.catalogue.actions.noting_texts import note_before
from zhichi.domains.catalogue.enums import Code
from zhichi.domains.catalogue.models import Article, Law, LawVersion
from zhichi.domains.catalogue.models.law_stamp import renew_stamp
from zhichi.domains.catalogue.rules.law_schema import faults_of_laws
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import ProcedureError, load_file

FOLDER = Path("catalogue") / "laws"
LAW_FIELDS = ("title", "aliases", "kind", "issuer")


class LawDataError(ValueError):
    """Files that cannot be loaded; `faults` lists every place and reason."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def read_laws(folder: Path, *, today: date | None = None) -> tuple[list[dict[str, Any]], list[str]]:
    """(laws, practices) of every file under `folder`, a data folder; raises LawDataError with every fault.

    `today`: what is made public later cannot be; the files are of the day on which they are read, whatever day they
    are loaded for.
    """
    laws: list[dict[str, Any]] = []
    practices: list[str] = []
    faults: list[str] = []
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        try:
            document = load_file(path)
        except ProcedureError as error:
            faults += map(str, error.faults)
            continue
        found = faults_of_laws(path.name, document, today or localdate())
        faults += found
        if not found:
            laws += document["laws"]
            practices += document.get("practices", [])
    keys = [law["key"] for law in laws]
    faults += [f"{key}: 写了两次" for key in sorted({key for key in keys if keys.count(key) > 1})]
    if faults:
        raise LawDataError(faults)
    return laws, practices


def load_laws(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Every law of `folder`/../catalogue/laws; answers {"法律": n, "条文": n, "变动": n}.

    The same files again change nothing. What an officer recorded of an article stands: only articles nobody has
    touched take a new gist. Raises LawDataError, and then loads nothing.
    """
    laws, _ = read_laws(folder.parent)
    with transaction.atomic():
        held = {
            law.key: law
            for law in Law.objects.prefetch_related(
                "repeals", "versions", "articles__changes", "articles__readings"
            )
        }
        grown = [row["key"] for row in laws if (law := held.get(row["key"])) and _has_new_text(law, row)]
        if grown:
            note_before(grown, by=SYSTEM.ref, at=at)
        changed = [row["key"] for row in laws if _load(row, held.get(row["key"]), at)]
        if changed:
            tell_laws(changed)
            renew_stamp()
    return {"法律": len(laws), "条文": sum(len(law["articles"]) for law in laws), "变动": len(changed)}


def _has_new_text(law: Law, row: Mapping[str, Any]) -> bool:
    return bool({one["name"] for one in row["versions"]} - {one.name for one in law.versions.all()})


def _load(row: Mapping[str, Any], law: Law | None, at: datetime) -> bool:
    """Make one law as its row says; answers whether anything was written. What was repealed stays repealed."""
    if law is not None and law.repeal is not None:
        return False
    values = {name: row.get(name, []) for name in LAW_FIELDS}
    if law is None:
        law = Law.objects.create(key=row["key"], **values)
        versions, articles = {}, list[Article]()
        written = True
    else:
        versions = {version.name: version for version in law.versions.all()}
        articles = list(law.articles.all())
        written = any(getattr(law, name) != value for name, value in values.items())
        if written:
            Law.objects.filter(pk=law.pk).update(**values)
    for wanted in row["versions"]:
        written |= _version(law, versions, wanted)
    newest = versions[row["versions"][-1]["name"]]
    written |= _articles(law, newest, articles, row["articles"])
    if written:
        payload = {"key": law.key, "title": row["title"], "articles": len(row["articles"])}
        append(subject=f"law:{law.key}", at=at, actor=SYSTEM.ref, code=Code.LAW_LOADED, payload=payload)
    return written


def _version(law: Law, versions: dict[str, LawVersion], row: Mapping[str, Any]) -> bool:
    values: dict[str, Any] = {
        name: date.fromisoformat(row[name]) if name in row else None
        for name in ("adopted_on", "effective_from", "effective_to")
    } | {"number": row.get("number", ""), "source": row["source"]}
    version = versions.get(row["name"])
    if version is None:
        versions[row["name"]] = LawVersion.objects.create(law=law, name=row["name"], **values)
        return True
    if all(getattr(version, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(version, name, value)
    version.save(update_fields=list(values))
    return True


def _articles(
    law: Law, version: LawVersion, held: Iterable[Article], rows: Iterable[Mapping[str, Any]]
) -> bool:
    """New articles, and new gists where nobody has recorded a change; what was recorded is left alone."""
    by_number: dict[str, list[Article]] = {}
    for article in held:
        by_number.setdefault(article.number, []).append(article)
    new, touched = [], []
    for row in rows:
        known = by_number.get(row["number"], [])
        if not known:
            new.append(
                Article(
                    law=law,
                    version=version,
                    number=row["number"],
                    gist=row["gist"],
                    checked=row.get("checked", True),
                    valid_from=version.effective_from,
                )
            )
        elif len(known) == 1 and _untouched(known[0]) and _said(known[0]) != _wanted(row):
            known[0].gist, known[0].checked = _wanted(row)
            touched.append(known[0])
    Article.objects.bulk_create(new)
    Article.objects.bulk_update(touched, ["gist", "checked"])
    return bool(new or touched)


def _untouched(article: Article) -> bool:
    """Whether no officer has recorded a change that stands, or held it against its text."""
    return not article.readings.all() and all(change.withdrawn_at for change in article.changes.all())


def _said(article: Article) -> tuple[str, bool]:
    return article.gist, article.checked


def _wanted(row: Mapping[str, Any]) -> tuple[str, bool]:
    return row["gist"], row.get("checked", True)
