"""Notes say what was done and never to whom: what names a person is refused, not masked."""

import re
import unicodedata

# What people put between the digits of a number.
_GAPS = re.compile(r"(?<=[0-9])[\s\-‐-―_.·]+(?=[0-9Xx])")
_ID = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")
_MOBILE = re.compile(r"(?<![0-9])(?:86)?1[3-9][0-9]{9}(?![0-9])")


def private_words(text: str) -> str:
    """A sentence when a note holds an identity number or a mobile telephone, without the number; else nothing."""
    flat = _GAPS.sub("", unicodedata.normalize("NFKC", text))
    if _ID.search(flat):
        return "这里写了身份证号码。只写办了什么事，不要写群众的身份证号、电话和姓名。"
    if _MOBILE.search(flat):
        return "这里写了手机号码。只写办了什么事，不要写群众的电话、身份证号和姓名。"
    return ""
