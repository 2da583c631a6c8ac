"""What differs between two documents, in words: states, verbs, fields, clocks, who."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zhichi.foundation.procedures.enums import FiledBy, Phase
from zhichi.foundation.procedures.rules.faults import many
from zhichi.foundation.procedures.rules.papers_told import changed_lines
from zhichi.foundation.procedures.rules.words import HANDLERS, Words, identity_told, titles

NOTHING = "没有"


@dataclass(frozen=True)
class Difference:
    """One thing that is not the same: what it is about, which part of it, before and after."""

    subject: str
    part: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        if self.before == NOTHING:
            return f"{self.subject}：加了{self.part}“{self.after}”。"
        if self.after == NOTHING:
            return f"{self.subject}：去了{self.part}“{self.before}”。"
        return f"{self.subject}：{self.part}由“{self.before}”改为“{self.after}”。"


# A document, and the part of it that is looked at.
Of = tuple[Mapping[str, Any], Mapping[str, Any]]
Said = Callable[[Mapping[str, Any]], str]


def differences(old: Mapping[str, Any], new: Mapping[str, Any], words: Words) -> list[Difference]:
    """Everything that somebody who works with it would notice; the number and the first day are no difference."""
    titled = {"states": _distinct({**old["states"], **new["states"]})}
    found = _parts("全程序", old, new, _about(words))
    found += _parts("申请", old["filing"], new["filing"], _filing(titled, words))
    found += _fields("申请", old["filing"], new["filing"], words)
    found += _paper("申请", (old, old["filing"]), (new, new["filing"]), words)
    found += _named(old, new, "states", "状态")
    for name, state in new["states"].items():
        if name in old["states"]:
            found += _parts(f"状态“{state['title']}”", old["states"][name], state, STATE)
    found += _named(old, new, "verbs", "动作", lambda name, verb: _whole(name, verb, titled, words))
    for name, verb in new["verbs"].items():
        if name in old["verbs"]:
            subject = f"动作“{verb.get('title', name)}”"
            before = old["verbs"][name]
            found += _parts(subject, before, verb, _verb(name, titled, words))
            found += _fields(subject, before, verb, words)
            found += _paper(subject, (old, before), (new, verb), words)
    return found


def _distinct(states: Mapping[str, Any]) -> dict[str, Any]:
    """Two states of one title are told apart by their names."""
    seen = [state["title"] for state in states.values()]
    return {
        name: {"title": f"{state['title']}（{name}）" if seen.count(state["title"]) > 1 else state["title"]}
        for name, state in states.items()
    }


def _whole(name: str, verb: Mapping[str, Any], titled: Mapping[str, Any], words: Words) -> str:
    """A verb that came or went, in one line."""
    to = "不变" if verb["to"] == "same" else titles(titled, [verb["to"]])
    way = f"{titles(titled, many(verb['from']))} → {to}"
    return f"{verb.get('title', name)}（{way}，{words.doers(verb['by'])}）"


def _title(name: str, entry: Mapping[str, Any]) -> str:
    return str(entry.get("title", name))


def _named(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    part: str,
    said: str,
    tell: Callable[[str, Mapping[str, Any]], str] = _title,
) -> list[Difference]:
    """States or verbs that came or went."""
    found = []
    for name, entry in new[part].items():
        if name not in old[part]:
            found.append(Difference("全程序", said, NOTHING, tell(name, entry)))
    for name, entry in old[part].items():
        if name not in new[part]:
            found.append(Difference("全程序", said, tell(name, entry), NOTHING))
    order = [
        [name for name in document[part] if name in old[part] and name in new[part]]
        for document in (old, new)
    ]
    if order[0] != order[1]:
        lists = [
            "、".join(document[part][name].get("title", name) for name in names)
            for document, names in zip((old, new), order, strict=True)
        ]
        found.append(Difference("全程序", f"{said}的顺序", *lists))
    return found


def _parts(
    subject: str, old: Mapping[str, Any], new: Mapping[str, Any], ways: Mapping[str, tuple[Said, Said]]
) -> list[Difference]:
    """Compared by what they say; where two different things are said alike, by what stands there."""
    found = []
    for part, (before, after) in ways.items():
        was, now = before(old) or NOTHING, after(new) or NOTHING
        if was != now:
            found.append(Difference(subject, part, was, now))
    return found


def _fields(subject: str, old: Mapping[str, Any], new: Mapping[str, Any], words: Words) -> list[Difference]:
    was = {field["name"]: field for field in old.get("fields", ())}
    now = {field["name"]: field for field in new.get("fields", ())}
    found = []
    for name in dict.fromkeys([*was, *now]):
        before = _field(was[name], words) if name in was else NOTHING
        after = _field(now[name], words) if name in now else NOTHING
        if before != after:
            found.append(Difference(subject, "填写项", before, after))
    shared = [[name for name in fields if name in was and name in now] for fields in (was, now)]
    if shared[0] != shared[1]:
        lists = ["、".join(now[name]["title"] for name in names) for names in shared]
        found.append(Difference(subject, "填写项的顺序", *lists))
    return found


def _paper(subject: str, old: Of, new: Of, words: Words) -> list[Difference]:
    """Sentence by sentence."""
    return [
        Difference(subject, part, before or NOTHING, after or NOTHING)
        for part, before, after in changed_lines(old, new, words)
    ]


def _field(field: Mapping[str, Any], words: Words) -> str:
    """The field with all it says, its options with their keys: a renamed key is a change."""
    said = words.field(field)
    options = "、".join(f"{key}＝{title}" for key, title in field.get("options", {}).items())
    more = [part for part in (field.get("hint", ""), str(field.get("initial", "")), options) if part]
    return f"{said}；{'；'.join(more)}" if more else said


def _both(said: Said) -> tuple[Said, Said]:
    return said, said


def _plain(key: str) -> tuple[Said, Said]:
    return _both(lambda part: str(part.get(key, "")))


def _yes(key: str) -> tuple[Said, Said]:
    return _both(lambda part: "是" if part.get(key) else "否")


STATE: dict[str, tuple[Said, Said]] = {
    "名称": _plain("title"),
    "群众看到的话": _both(lambda part: str(part.get("public", part["title"]))),
    "轮到谁": _both(lambda part: str(Phase(part.get("phase", Phase.OPEN)).label)),
}


def _about(words: Words) -> dict[str, tuple[Said, Said]]:
    return {
        "名称": _plain("title"),
        "编号字头": _plain("prefix"),
        "依据": _plain("basis"),
        "敏感": _yes("confidential"),
        "标题取自": _plain("subject_field"),
    }


def _effects(words: Words) -> dict[str, tuple[Said, Said]]:
    """What a filing and a verb both bring about."""

    def clocks(part: Mapping[str, Any]) -> str:
        own = [effect["n_from"] for effect in part.get("clocks", ()) if effect.get("n_from")]
        return words.clocks(part) + (f"（{'、'.join(own)}）" if own else "")

    return {
        "表单": _both(words.form),
        "期限": _both(clocks),
        "交到": _both(lambda part: words.desk(part.get("desk"))),
        "文书": _both(lambda part: words.record(part) and f"{words.record(part)}（{part['record']['key']}）"),
        "进度节点": _both(lambda part: str(part.get("milestone", {}).get("key", ""))),
        "告诉群众": _both(lambda part: str(part.get("milestone", {}).get("text", ""))),
        "依据": _plain("basis"),
    }


def _filing(titled: Mapping[str, Any], words: Words) -> dict[str, tuple[Said, Said]]:
    """`titled`: the states of both documents, by their newest titles, so that a new title is told once only."""
    return {
        "第一个状态": _both(lambda part: titles(titled, [part["state"]])),
        "可以不留姓名": _yes("anonymous"),
        "身份证号": _both(identity_told),
        "谁来提交": _both(lambda part: str(FiledBy(part.get("by", FiledBy.CITIZEN)).label)),
        **_effects(words),
    }


def _verb(name: str, titled: Mapping[str, Any], words: Words) -> dict[str, tuple[Said, Said]]:
    def waits(part: Mapping[str, Any]) -> str:
        after = str(part.get("after_clock", ""))
        return words.limits.get(after, after)

    return {
        "名称": _both(lambda part: str(part.get("title", name))),
        "从": _both(lambda part: titles(titled, many(part["from"]))),
        "到": _both(lambda part: "不变" if part["to"] == "same" else titles(titled, [part["to"]])),
        "谁来办": _both(lambda part: words.doers(part["by"])),
        "经办人": _both(lambda part: HANDLERS.get(part.get("handler", ""), "")),
        "要等期限": _both(waits),
        "至少填一项": _both(lambda part: "、".join(part.get("one_of", ()))),
        "只做一次": _yes("once"),
        "通常的下一步": _yes("primary"),
        "重大": _yes("grave"),
        "当事人要到场": _yes("visit"),
        "提示": _plain("help"),
        "附加程序": _both(words.hook),
        "转介到": _both(words.intake),
        **_effects(words),
    }
