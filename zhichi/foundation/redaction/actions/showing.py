"""The copy's words from its marks, and the last look whether anything private is left in them."""

from typing import Any

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.redaction.actions.beginning import known_of
from zhichi.foundation.redaction.enums import Fate, Sort
from zhichi.foundation.redaction.models import Publication
from zhichi.foundation.redaction.rules import aliases, found, left_over, masked, texts_of

NOTICE = "公开本：个人信息已经隐去，不能当作原件使用"


def shown_of(one: Publication) -> dict[str, Any]:
    """What everybody would read: the paper's words without what is masked, without its check mark, under a notice."""
    content = {name: value for name, value in one.paper.content.items() if name not in ("check", "check_at")}
    names = aliases(known_of(one.paper.case).names)
    note = f"{NOTICE}。与原件的对应：{one.commitment}"
    return {**masked(content, one.held_marks, names), "note": note}


def refuse_what_is_left(one: Publication) -> dict[str, Any]:
    """The words, or RefusedError naming the sort of what is still in them and nobody chose to keep."""
    shown = shown_of(one)
    texts, marks = texts_of(one.paper.content), one.held_marks
    kept = {texts[m.place][m.start : m.end] for m in marks if m.fate == Fate.KEEP}
    secrets = {texts[m.place][m.start : m.end] for m in marks if m.fate == Fate.MASK} - kept
    whole = "\n".join(texts_of(shown).values())
    if left_over(whole, {words for words in secrets if len(words.strip()) > 1}):
        raise RefusedError("遮住的字在别处还露着，请用“添加”把它也遮住，或者把那一处改为遮住。")
    fresh = texts_of(shown)
    for mark in found(fresh, known_of(one.paper.case)):
        words = fresh[mark.place][mark.start : mark.end]
        if words not in kept and "×" not in words and "某" not in words:
            raise RefusedError(f"还有没看过的{Sort(mark.sort).label}，请重新做一个公开本。")
    return shown
