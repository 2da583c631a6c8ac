"""`zhichi law impact ARTICLE`: what cites an article. Fits `sockets.LAW_PARTS`."""

import json
from collections.abc import Callable, Sequence

from zhichi.domains.catalogue.models import Article, Law
from zhichi.domains.catalogue.models.graph import law_graph
from zhichi.domains.catalogue.models.named import law_names
from zhichi.domains.catalogue.models.texts import Texts
from zhichi.domains.catalogue.rules.citing import key_of, plain, resolved
from zhichi.domains.catalogue.rules.numerals import article_words, value_of
from zhichi.foundation.sockets.public import Citing


class ImpactError(ValueError):
    """What was asked for is unknown; the text says so in one sentence."""


def asked_article(text: str, names: dict[str, str]) -> tuple[str, str]:
    """(law key, article) of 法律援助法 43, 法律援助法§43, …第四十三条 or legal-aid-law/43; a law alone has ""."""
    text = text.strip()
    head, _, tail = text.replace("/", " ").rpartition(" ")
    key = key_of(plain(head), names) if head else None
    number = tail.strip().removeprefix("第").removesuffix("条").replace("§", "")
    if key is not None:
        try:
            return key, str(value_of(number)) if "之" not in number else number
        except ValueError:
            pass
    cited, strange = resolved(text, names)
    if strange or len(cited) != 1:
        raise ImpactError(f'没有登记过“{text}”。请写法律名称和条号，例如：zhichi law impact "法律援助法 43"')
    ((key, number),) = cited
    return key, number


def impact(words: Sequence[str], as_json: bool, write: Callable[[str], None]) -> int:
    """Print what cites the article and answer 0; ImpactError for one that nobody knows."""
    text = " ".join(words)
    if not text.strip():
        raise ImpactError('请写条文，例如：zhichi law impact "法律援助法 43"')
    key, number = asked_article(text, law_names())
    title = Law.objects.values_list("title", flat=True).get(key=key)
    if number and not Article.objects.filter(law__key=key, number=number).exists():
        raise ImpactError(f"《{title}》没有登记过{article_words(number)}。登记了哪些条文，见 /laws/{key}/")
    graph = law_graph()
    found = graph.of(key, number) if number else graph.of_law(key)
    texts = Texts({key})
    if as_json:
        content = {
            "law": key,
            "title": title,
            "article": number,
            "text": _now(texts, key, number),
            "count": len(found),
            "cited_by": [
                {
                    "kind": one.kind,
                    "key": one.key,
                    "version": one.version,
                    "title": one.title,
                    "basis": one.basis,
                    "url": one.url,
                    "checked_against": _told(one, key, number, texts),
                }
                for one in found
            ],
        }
        write(json.dumps(content, ensure_ascii=False, indent=2))
        return 0
    write(f"《{title}》{article_words(number) if number else '（全文和各条）'}：{len(found)} 处引用")
    for one in found:
        against = texts.of(one, key, number)
        told = against.words if against.current else f"{against.words}（要再对照）"
        write(f"{one.kind}\t{one.key}\t{one.title}\t{one.basis}\t{told}")
    return 0


def _now(texts: Texts, key: str, number: str) -> dict[str, str | None]:
    """What the law reads today: its version, and since when the article reads so."""
    read = texts.read(key, number, texts.day)
    since = read.text.valid_from if read.text else None
    return {
        "version": read.law_version.name if read.law_version else "",
        "article_from": since.isoformat() if since else None,
    }


def _told(one: Citing, key: str, number: str, texts: Texts) -> dict[str, str | bool | None]:
    """The text a citation was held against; of a whole law, that of its citation of the law as such."""
    named = texts.of(one, key, number)
    since = named.since.isoformat() if named.since else None
    return {"version": named.version, "article_from": since, "current": named.current}
