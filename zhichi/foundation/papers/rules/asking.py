"""What a template asks of whoever issues the paper: each question has a name, words of its own, and can be answered."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

# A question's title is what officers write between 【 and 】.
UNSPEAKABLE = re.compile(r"[【】{}<>]|^如有")


def title_fault(title: str) -> str:
    """Why these words cannot name a slot; empty when they can."""
    if UNSPEAKABLE.search(title):
        return "名称里不能有【】{}<>，也不能用“如有”开头：正文里要写成【名称】。"
    return ""


def asked_faults(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(place, sentence) of questions that nobody could answer or tell apart."""
    names, titles = set(), set()
    for one in document.get("fields", ()):
        title = one["title"]
        said = title_fault(title)
        if said:
            yield "fields", f"“{title}”：{said}"
        if one["name"] in names or title in titles:
            yield "fields", f"有两个空都叫“{title}”，请改一个名称。"
        names.add(one["name"])
        titles.add(title)
        if one["type"] == "choice" and not one.get("options"):
            yield "fields", f"“{title}”是单选，要写选项。"
        low, high = one.get("minimum"), one.get("maximum")
        if low is not None and high is not None and low > high:
            yield "fields", f"“{title}”的最大值比最小值还小。"
