"""Items in the words of a guide: law, periods, materials."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from zhichi.domains.catalogue.enums import DayUnit, MaterialForm, MaterialSource

DIGITS = "零一二三四五六七八九"
CITED = re.compile(r"§\s*([0-9]+)")
NO_TEXTS: Mapping[str, str] = MappingProxyType({})
LAW_CITED = re.compile(r"^[0-9]+$")


def chinese(number: int) -> str:
    """1 to 999 as law writes it: 43 -> 四十三, 110 -> 一百一十."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    said = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        said += "十" if tens == 1 and not hundreds else f"{DIGITS[tens]}十"
    elif hundreds and ones:
        said += "零"
    return said + (DIGITS[ones] if ones else "")


def article(number: str) -> str:
    """ "43" -> 第四十三条; whatever else was typed stays as it is."""
    return f"第{chinese(int(number))}条" if LAW_CITED.fullmatch(number) and 0 < int(number) < 1000 else number


def said(basis: str) -> str:
    """法律援助法§43 -> 法律援助法第四十三条"""
    return CITED.sub(lambda found: article(found.group(1)), basis)


def span(period: Mapping[str, Any]) -> str:
    """7日（自然日）, 20个工作日"""
    return f"{period['n']}{DayUnit(period['unit']).label}"


def laws(
    basis: Iterable[Mapping[str, Any]], titles: Mapping[str, str], texts: Mapping[str, str] = NO_TEXTS
) -> list[dict[str, str]]:
    """Each law once with its articles, in the order of first mention; `titles` by key or short name.

    `texts`: by title, the text that the citations were held against.
    """
    found: dict[str, list[str]] = {}
    words: dict[str, list[str]] = {}
    for row in basis:
        title = titles.get(row["law"], row["law"])
        found.setdefault(title, [])
        if row.get("article"):
            found[title].append(article(row["article"]))
        if row.get("words"):
            words.setdefault(title, []).append(row["words"])
    return [
        {
            "law": title,
            "text": texts.get(title, ""),
            "articles": "、".join(articles),
            "words": "".join(words.get(title, ())),
        }
        for title, articles in found.items()
    ]


# Why something need not be handed in, for whoever wonders.
WHY = {
    MaterialSource.HELD: "我们这里已经有，不用再交。",
    MaterialSource.SHARED: "我们向有关部门核对，不用您交。",
    MaterialSource.PROMISED: "一时拿不出来的，可以写一份承诺书代替。",
    MaterialSource.APPLICANT: "",
}


def material(row: Mapping[str, Any]) -> dict[str, Any]:
    """A line of the list of materials: what, how, whether it is needed and why not."""
    source = MaterialSource(row["source"])
    needed = source in (MaterialSource.APPLICANT, MaterialSource.PROMISED)
    how = str(MaterialForm(row["form"]).label)
    if row.get("copies"):
        how += f" {row['copies']} 份"
    tag = "必须有" if row["required"] else "有就带上"
    return {
        "title": row["title"],
        "needed": needed,
        "tag": tag if needed else "不用交",
        "how": how if needed else "",
        "why": "".join(part for part in (WHY[source], row.get("note", "")) if part),
        "basis": said(row.get("basis", "")),
    }


def citations(document: Mapping[str, Any]) -> list[str]:
    """Every basis that an item names, as text (法律援助法§43)."""
    texts = [
        f"{row['law']}§{row['article']}" if row.get("article") else row["law"] for row in document["basis"]
    ]
    texts += [row.get("basis", "") for row in document["materials"]]
    texts += [document["days"].get("statutory", {}).get("basis", ""), document["fee"].get("basis", "")]
    return [text for text in dict.fromkeys(texts) if text]
