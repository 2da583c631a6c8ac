"""Procedure documents in YAML files."""

import re
from pathlib import Path
from typing import Any

import yaml

from zhichi.foundation.procedures.rules import ProcedureFault

GUESSED = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}


class ProcedureError(ValueError):
    """A document that cannot be taken; `faults` lists every place and reason."""

    def __init__(self, faults: list[ProcedureFault]) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = faults


def load_file(path: Path) -> Any:
    """The document in a YAML file, dates as text; raises ProcedureError with line and column."""
    try:
        return load_text(path.read_bytes(), str(path))
    except OSError as error:
        raise ProcedureError([ProcedureFault(str(path), error.strerror or "cannot be read")]) from error


def load_text(content: bytes, name: str) -> Any:
    """The document in YAML text; `name` stands in the faults."""
    try:
        return yaml.load(content.decode("utf-8"), _Loader)  # noqa: S506 (a SafeLoader)
    except UnicodeDecodeError as error:
        fault = ProcedureFault(name, f"not UTF-8 at byte {error.start}", "文件不是 UTF-8 编码的文字。")
        raise ProcedureError([fault]) from error
    except RecursionError as error:
        fault = ProcedureFault(name, "nested too deeply", "文件的层次太深。")
        raise ProcedureError([fault]) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        told = f"第 {mark.line + 1} 行看不懂。" if mark else "文件看不懂。"
        fault = ProcedureFault(where, getattr(error, "problem", None) or "not YAML", told)
        raise ProcedureError([fault]) from error


class _Loader(yaml.SafeLoader):
    """SafeLoader without the guesses of YAML 1.1 (dates stay text, `on` and `yes` are words), doublets and aliases."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in GUESSED]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """An alias in an alias in an alias is a small file and a document without end."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="aliases (*name) are not taken", problem_mark=mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A second key of the same name would silently win over the first."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"{key.value!r} stands here twice", problem_mark=key.start_mark
                )
            seen.add(str(key.value))
        return super().construct_mapping(node, deep=deep)


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
