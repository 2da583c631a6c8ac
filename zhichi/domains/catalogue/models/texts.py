"""The texts of the law as they stand, and against which of them each citation was held."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from django.utils.timezone import localdate

from zhichi.domains.catalogue.models.article import Article
from zhichi.domains.catalogue.models.cited_text import CitedText
from zhichi.domains.catalogue.models.law_version import LawVersion
from zhichi.domains.catalogue.models.named import names_of
from zhichi.domains.catalogue.rules.law_texts import TextNamed, text_on
from zhichi.foundation.sockets.public import Citing

# (kind, key, version of the thing, key of the law, article)
Place = tuple[str, str, str, str, str]


class Read(NamedTuple):
    """The version of a law and the text of its article; None where the register has none."""

    law_version: LawVersion | None
    text: Article | None


class Texts:
    """A snapshot of the register: three statements, narrowed to `laws` where they are named."""

    def __init__(self, laws: Collection[str] | None = None, *, day: date | None = None) -> None:
        self.day = day or localdate()
        narrow = {} if laws is None else {"law__key__in": laws}
        self.titles: dict[str, str] = {}
        # By every name that texts use.
        self.names: dict[str, str] = {}
        self._versions: dict[str, list[LawVersion]] = defaultdict(list)
        for version in LawVersion.objects.filter(**narrow).select_related("law").order_by("pk"):
            key = version.law.key
            if key not in self.titles:
                self.titles[key] = version.law.title
                self.names |= dict.fromkeys(names_of(version.law), key)
            self._versions[key].append(version)
        self._articles: dict[tuple[str, str], list[Article]] = defaultdict(list)
        for article in Article.objects.filter(**narrow).select_related("law").order_by("pk"):
            self._articles[article.law.key, article.number].append(article)
        rows = CitedText.objects.filter(**narrow).select_related("law", "law_version", "text")
        self.noted: dict[Place, CitedText] = {
            (row.kind, row.key, row.version, row.law.key, row.number): row for row in rows
        }

    def read(self, law: str, number: str, day: date) -> Read:
        """What the law says on a day, as the register has it."""
        text = text_on([_Spanned(one) for one in self._articles.get((law, number), ())], day)
        return Read(text_on(self._versions.get(law, ()), day), text.article if text else None)

    def of(self, citing: Citing, law: str, number: str) -> TextNamed:
        """What a citation was held against."""
        return self.named((citing.kind, citing.key, citing.version, law, number), citing.since)

    def named(self, place: Place, since: date | None) -> TextNamed:
        *_, law, number = place
        now = self.read(law, number, max(self.day, since or self.day))
        said = now.law_version.name if now.law_version else ""
        row = self.noted.get(place)
        if row is None:
            return TextNamed(said, now.text.valid_from if _changed(now) and now.text else None, now=said)
        version = row.law_version.name if row.law_version else ""
        current = row.law_version_id == (now.law_version.pk if now.law_version else None) and (
            row.text_id is None or now.text is None or row.text_id == now.text.pk
        )
        held = Read(row.law_version, row.text)
        return TextNamed(version, row.text.valid_from if _changed(held) and row.text else None, current, said)


class _Spanned:
    """An article with the names that `text_on` asks for."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.effective_from, self.effective_to = article.valid_from, article.valid_to


def _changed(read: Read) -> bool:
    """Whether the article has a first day of its own, later than its law's."""
    if read.text is None or read.text.valid_from is None:
        return False
    begun = read.law_version.effective_from if read.law_version else None
    return begun is None or read.text.valid_from > begun
