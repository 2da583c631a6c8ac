"""What must not be sealed: an empty page, and one on which something is still to be written in."""

import re

TAG = re.compile(r"<[^>]*>")
# A slot, a place for a number, a line to write on, characters standing for others.
UNFILLED = re.compile(
    r"\{[a-z_?:/.]+\}|（文号待编）|（待填[^）]*）|[_＿]{3,}|[×✕]{2,}|X{3,}|年[ 　]{2,}月[ 　]{2,}日"
)
LEAST = 4


def blank_fault(body: str) -> str:
    """Why a page with this text (HTML) cannot be sealed, as one sentence; "" when it can."""
    text = TAG.sub("", body).replace("&#160;", " ")
    if len("".join(text.split())) < LEAST:
        return "正文是空的，空白文书不能盖章。"
    found = UNFILLED.search(text)
    return f"有没有填的地方“{found[0].strip()}”，填好了才能盖章。" if found else ""
