"""Citations of law as rooms write them: 法律援助法§43；…第四十三条、第八十二条, §30,88, §42-44.

A citation is a name with an article ("43", "12之1"), or with "" where the whole law is named. Paragraphs and items of
an article (第二款第三项) are part of it and left out.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from zhichi.domains.catalogue.rules.numerals import SIGNS, value_of

NUMBER = rf"(?:[{SIGNS}]+|\d+)"
BETWEEN = r"\s*(?:[-–—~至到、,]|和|及|与)\s*"
INSIDE = rf"(?:\s*[、,和及]?\s*第\s*{NUMBER}\s*[款项目])*"
# 第四十二条, 第四十二至四十四条, 第三十一、三十二条之一第二款
SAID = rf"第\s*(?P<said>{NUMBER}(?:{BETWEEN}{NUMBER})*)\s*条(?:\s*之\s*(?P<extra>{NUMBER}))?{INSIDE}"
# §43, §30,88, §42-44, §§31、§32
SIGNED = r"§+\s*(?P<signed>\d+(?:之\d+)?(?:\s*[-–—~、,]\s*§*\s*\d+(?:之\d+)?(?![\d年日号个]))*)"
TOKEN = re.compile(f"(?:{SAID})|(?:{SIGNED})")
NOTE = re.compile(r"\([^()]*\)")
QUOTES = re.compile(r"[《》“”\"「」]")
LEAD = re.compile(r"^(?:根据|依据|依照|按照|参照|参见|见|和|及|与|以及|或者?|至|到|[、,.。:\-–—~\s])+")
TAIL = re.compile(r"[、,.。:的\-–—~\s]+$")
WIDEST = 200


def citations(text: str) -> list[tuple[str, str]]:
    """Every (name, article) of a basis, in its order and without doublets; names in their plain form."""
    return list(_cited(text))


@lru_cache(maxsize=4096)
def _cited(text: str) -> tuple[tuple[str, str], ...]:
    """The graph asks for the same few hundred texts again and again."""
    return tuple(dict.fromkeys(_walk(text)))


def plain(name: str) -> str:
    """A name without quotation marks, notes in brackets and 中华人民共和国: the form in which names are compared."""
    folded = _folded(name)
    return _trim(folded).removeprefix("中华人民共和国").strip()


def basis_of(law: str, article: str) -> str:
    """One basis of two columns that run in step: 甲法；乙法 with 第三条；第五条 is 甲法第三条；乙法第五条.

    An article column that names its own law stands alone; one that names none is left out.
    """
    laws, articles = re.split("[;；]", law), re.split("[;；]", article)
    if len(laws) != len(articles):
        laws, articles = [law], [article]
    return "；".join(_joined(one, other) for one, other in zip(laws, articles, strict=True))


def key_of(name: str, names: Mapping[str, str]) -> str | None:
    """The law that a plain name means; `names` maps plain names to keys. Words behind a space are a place in it."""
    if name in names:
        return names[name]
    for place, sign in reversed(list(enumerate(name))):
        if sign == " " and name[:place].strip() in names:
            return names[name[:place].strip()]
    return None


def resolved(basis: str, names: Mapping[str, str]) -> tuple[set[tuple[str, str]], list[str]]:
    """(law key, article) of everything a basis cites, and the names that no law has."""
    found: set[tuple[str, str]] = set()
    strange: list[str] = []
    for name, article in citations(basis):
        key = key_of(name, names)
        if key is None:
            strange.append(name)
        else:
            found.add((key, article))
    return found, strange


def _joined(law: str, article: str) -> str:
    match = TOKEN.search(_folded(article))
    if match is None:
        return law
    return f"{law}{article}" if match.start() == 0 else article


def _folded(text: str) -> str:
    """Full-width signs made half, quotation marks and notes in brackets gone."""
    text = QUOTES.sub("", unicodedata.normalize("NFKC", text))
    while (shorter := NOTE.sub("", text)) != text:
        text = shorter
    return text


def _trim(text: str) -> str:
    return TAIL.sub("", LEAD.sub("", text.strip())).strip()


def _walk(text: str) -> Iterator[tuple[str, str]]:
    name = ""
    for part in re.split(r"[;\n]+", _folded(text)):
        end, cited, span = 0, False, None
        for match in TOKEN.finditer(part):
            gap = part[end : match.start()]
            own = plain(gap)
            name = own or name
            numbers = list(_numbers(match))
            if name and numbers:
                if span is not None and not own and re.search("[-–—~至到]", gap):
                    yield from ((name, each) for each in _range(span, numbers[0]))
                yield from ((name, each) for each in numbers)
                span = numbers[-1]
            end, cited = match.end(), True
        rest = plain(part[end:])
        if rest and not cited:
            name = rest
            yield name, ""
        elif rest and _is_law(rest):
            yield rest, ""


def _is_law(name: str) -> bool:
    """Whether words behind an article are a further law and not more about the article."""
    return bool(re.search(r"(?:法|条例|办法|规定|规则|细则|通知|意见|解释|标准)$", name))


def _numbers(match: "re.Match[str]") -> Iterator[str]:
    if signed := match["signed"]:
        yield from _listed(signed.replace("§", ""))
        return
    numbers = list(_listed(match["said"]))
    if match["extra"] and numbers:
        numbers[-1] = f"{numbers[-1]}之{value_of(match['extra'])}"
    yield from numbers


def _listed(text: str) -> Iterator[str]:
    """Numbers and ranges between separators: 42-44、50 is 42, 43, 44, 50."""
    pieces = re.split(r"\s*([-–—~至到、,]|和|及|与)\s*", text.strip())
    last = ""
    for place in range(0, len(pieces), 2):
        head, mark, tail = pieces[place].partition("之")
        number = f"{value_of(head)}之{value_of(tail)}" if mark else str(value_of(head))
        if place and re.fullmatch("[-–—~至到]", pieces[place - 1]):
            yield from _range(last, number)
        yield number
        last = number


def _range(first: str, last: str) -> Iterable[str]:
    """What lies between two numbers; nothing when they do not stand in order, or implausibly far apart."""
    if not (first.isdigit() and last.isdigit()) or not 0 < int(last) - int(first) <= WIDEST:
        return ()
    return map(str, range(int(first) + 1, int(last)))
