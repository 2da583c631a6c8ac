"""Before the law moves, what cites it keeps which text it was held against; and what was held against the new one."""

from collections.abc import Iterable
from datetime import datetime

from zhichi.domains.catalogue.enums import TextNoted
from zhichi.domains.catalogue.models.cited_text import CitedText
from zhichi.domains.catalogue.models.graph import all_citings
from zhichi.domains.catalogue.models.law import Law
from zhichi.domains.catalogue.models.law_stamp import renew_stamp
from zhichi.domains.catalogue.models.named import law_names
from zhichi.domains.catalogue.models.texts import Place, Texts
from zhichi.domains.catalogue.rules.citing import resolved
from zhichi.foundation.sockets.public import Citing


def note_before(laws: Iterable[str], *, by: str, at: datetime, number: str = "") -> int:
    """What cites these laws (or one article of one) was held against the text that is about to change.

    Inside the caller's transaction, before it changes anything; what is noted already stays. Answers how many.
    """
    wanted = set(laws)
    cited = [
        (citing, pair)
        for citing, pairs, _ in all_citings()
        for pair in sorted(pairs)
        if pair[0] in wanted and (not number or pair[1] == number)
    ]
    return len(_note(cited, wanted, TextNoted.RECORDED, by=by, at=at))


def note_published(citing: Citing, *, by: str, at: datetime) -> list[str]:
    """What a version was held against on its publication; answers legal-aid-law/43@2021年公布 for each citation."""
    pairs = sorted(resolved(citing.basis, law_names())[0])
    laws = {law for law, _ in pairs}
    rows = _note([(citing, pair) for pair in pairs], laws, TextNoted.PUBLISHED, by=by, at=at)
    said = {
        (law, number): row.law_version.name if row.law_version else ""
        for (*_, law, number), row in rows.items()
    }
    return [f"{law}/{number}@{said.get((law, number), '')}" for law, number in pairs]


def note_compared(cited: Iterable[tuple[Citing, tuple[str, str]]], *, by: str, at: datetime) -> int:
    """Somebody held these citations against the text of today. Inside the caller's transaction."""
    many = list(cited)
    rows = _note(many, {law for _, (law, _) in many}, TextNoted.COMPARED, by=by, at=at)
    # Guides that are kept made tell the text.
    renew_stamp()
    return len(rows)


def _note(
    cited: Iterable[tuple[Citing, tuple[str, str]]], laws: set[str], how: TextNoted, *, by: str, at: datetime
) -> dict[Place, CitedText]:
    texts = Texts(laws)
    ids = dict(Law.objects.filter(key__in=laws).values_list("key", "pk"))
    rows: dict[Place, CitedText] = {}
    for citing, (law, number) in cited:
        place = (citing.kind, citing.key, citing.version, law, number)
        held = texts.noted.get(place)
        if held is not None and how != TextNoted.COMPARED:
            continue
        read = texts.read(law, number, max(texts.day, citing.since or texts.day))
        row = rows[place] = held or CitedText(
            kind=citing.kind, key=citing.key, version=citing.version, law_id=ids[law], number=number
        )
        row.law_version, row.text, row.how, row.noted_at, row.noted_by = *read, how, at, by
    new = [row for row in rows.values() if row.pk is None]
    kept = [row for row in rows.values() if row.pk is not None]
    CitedText.objects.bulk_create(new)
    CitedText.objects.bulk_update(kept, ["law_version", "text", "how", "noted_at", "noted_by"])
    return rows
