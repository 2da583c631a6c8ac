"""The name a file is kept and offered under."""

import re
import unicodedata

LONGEST = 120
_SEPARATORS = re.compile(r"[/\\]")
# Forbidden in Windows names, besides what Unicode calls control, format (bidirectional overrides), or
# unassigned.
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def clean_name(name: str, extension: str) -> str:
    """The last part of `name` without path, control and direction characters, ending in `extension`; ≤ 120
    characters.

    The extension is that of the content: "报告.exe" that is a PDF becomes "报告.pdf". An empty name becomes
    "材料".
    """
    last = _SEPARATORS.split(unicodedata.normalize("NFC", name))[-1]
    kept = "".join(character for character in last if unicodedata.category(character)[0] != "C")
    stem = _SUFFIX.sub("", _FORBIDDEN.sub("_", kept)).strip(" .") or "材料"
    return stem[: LONGEST - len(extension)].rstrip(" .") + extension
