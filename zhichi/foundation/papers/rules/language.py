"""What stands between braces in a template: places to be filled, and passages that stand only where there is something.

    {applicant}              the slot filled; nothing in it: the paper cannot be issued
    {?agent} … {/}           stands only where the slot has something
    {rows} {sentences} …     a block of its own line: a table of all answers, the sentences of the case's document

There is nothing else: no names of objects, no calls, no filters. What cannot be said cannot be run.
Officers read and write 【申请人】, 【如有：代理人】…【如有结束】.
"""

import re
from collections.abc import Iterator, Mapping

BRACES = re.compile(r"\{([^{}]*)\}")
SLOT = re.compile(r"\??[a-z_]+(?::[a-z0-9_.]+)?")
SECTION = re.compile(r"\{\?([^{}]*)\}(.*?)\{/\}", re.DOTALL)
SAID = re.compile(r"【([^【】]*)】")
END = "/"
WHERE, WHERE_ENDS = "如有：", "如有结束"
BLOCK_WORDS = {
    "rows": "全部填写内容",
    "sentences": "正文",
    "remedy": "不服怎么办",
    "materials": "材料清单",
    "acts": "办理经过",
}


def slots_in(body: str) -> Iterator[tuple[str, bool]]:
    """(slot, whether it stands where it may be left out), in order; sections themselves are not told."""
    last = 0
    for found in SECTION.finditer(body):
        yield from ((name, False) for name in _plain(body[last : found.start()]))
        inner = found[2]
        yield from ((name, name == found[1]) for name in _plain(inner))
        last = found.end()
    yield from ((name, False) for name in _plain(body[last:]))


def _plain(text: str) -> Iterator[str]:
    return (name for name in BRACES.findall(text) if name != END and not name.startswith("?"))


def conditions(body: str) -> list[str]:
    return [found[1] for found in SECTION.finditer(body)]


def language_faults(body: str) -> Iterator[str]:
    """Whatever between braces is no slot: a call, an expression, a brace alone, a section that does not end."""
    for inside in BRACES.findall(body):
        if inside != END and not SLOT.fullmatch(inside):
            yield f"“{{{inside}}}”要运行程序或者取系统里的东西，模板不能这样写，只能填列出的空。"
    for sign in dict.fromkeys(re.findall(r"[{}]", BRACES.sub("", body))):
        yield f"有单个的“{sign}”：模板不能运行程序，只能填列出的空。"
    for word in dict.fromkeys(SAID.findall(body)):
        yield f"【{word}】不认识，请从列出的里面选，字要一样。"
    rest = SECTION.sub("", body)
    if any(name.startswith("?") or name == END for name in BRACES.findall(rest)):
        yield f"【{WHERE}…】要有【{WHERE_ENDS}】与它成对。"
    for found in SECTION.finditer(body):
        if "{?" in found[2]:
            yield f"【{WHERE}…】里面不能再套一个。"


def kept(body: str, has: Mapping[str, str]) -> str:
    """The body with its sections decided: what there is something for stays."""
    return SECTION.sub(lambda found: found[2] if has.get(found[1]) else "", body)


def spelled(body: str, words: Mapping[str, str]) -> str:
    """As an officer reads it."""

    def say(found: re.Match[str]) -> str:
        inside = found[1]
        if inside == END:
            return f"【{WHERE_ENDS}】"
        name = inside.removeprefix("?")
        if name not in words:
            return found[0]
        return f"【{WHERE if inside.startswith('?') else ''}{words[name]}】"

    return BRACES.sub(say, body)


def parsed(body: str, words: Mapping[str, str]) -> str:
    """As the document holds it; a word that nothing has stays, and the check tells of it."""
    slots = {word: slot for slot, word in words.items()}

    def hold(found: re.Match[str]) -> str:
        word = found[1].strip()
        if word == WHERE_ENDS:
            return "{/}"
        name = slots.get(word.removeprefix(WHERE))
        if name is None:
            return found[0]
        return f"{{?{name}}}" if word.startswith(WHERE) else f"{{{name}}}"

    return SAID.sub(hold, body)
