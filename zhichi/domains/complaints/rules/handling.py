"""Two handlers, neither of them a party (domain.md §3.4; 回避)."""

from collections.abc import Collection


def handlers_obstacle(
    first: str, second: str, *, parties: Collection[str], respondent: str
) -> tuple[str, str]:
    """(sentence, field) against these two, or two empty texts. Names are compared without blanks."""
    if first == second:
        return "办理人员不少于两人，不能是同一个人。", "second"
    known = {_plain(name) for name in parties if name.strip()}
    about = _plain(respondent)
    for name, field in ((first, "first"), (second, "second")):
        bare = _plain(name.partition("（")[0])
        if bare in known:
            return f"{bare}和投诉人同名，可能是本人，应当回避，请另选。", field
        if len(bare) > 1 and bare in about:
            return f"{bare}就是被投诉的人，应当回避，请另选。", field
    return "", ""


def _plain(text: str) -> str:
    return "".join(text.split())
