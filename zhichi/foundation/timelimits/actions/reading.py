"""Reading the YAML of the law: dates stay text, and only true and false are truth values (YAML 1.2, so
`off:` is a key)."""

import re
from pathlib import Path
from typing import Any

import yaml

from zhichi.foundation.timelimits.rules import LawFault


class LawError(ValueError):
    """Files that cannot be loaded; `faults` lists every file, row and reason."""

    def __init__(self, faults: list[LawFault]) -> None:
        super().__init__("；".join(str(fault) for fault in faults))
        self.faults = faults


_GUESSED = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}
# The parser written in C where it was built, five times as fast; what it makes of the text is the same.
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A safe loader without the guesses of YAML 1.1.
_LOADER: Any = type(
    "LawLoader",
    (_BASE,),
    {
        "yaml_implicit_resolvers": {
            first: [(tag, pattern) for tag, pattern in resolvers if tag not in _GUESSED]
            for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }
    },
)
_LOADER.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def read(path: Path) -> Any:
    """The document in `path`. Raises LawError with the line when it is no YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 (a SafeLoader)
    except OSError as error:
        raise LawError([LawFault(path.name, "", f"读不了文件（{error.strerror}）")]) from error
    except UnicodeDecodeError as error:
        raise LawError([LawFault(path.name, "", "不是 UTF-8 文本")]) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        row = f"第 {mark.line + 1} 行" if mark else ""
        raise LawError(
            [LawFault(path.name, row, f"不是有效的 YAML（{getattr(error, 'problem', '')}）")]
        ) from error
