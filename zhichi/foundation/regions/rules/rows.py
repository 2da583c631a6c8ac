"""What is wrong with a row of an import file."""

from zhichi.foundation.regions.rules.cells import name_faults
from zhichi.foundation.regions.rules.codes import DIGITS, is_code, level_of, parent_code


def row_faults(code: str, name: str, level: str, parent: str) -> list[tuple[str, str]]:
    """What is wrong with one row of an import file by itself: (column, Chinese sentence) of every fault."""
    if not is_code(code):
        return [("code", bad_code(code)), *name_faults(name)]
    faults = name_faults(name)
    own = level_of(code)
    if level not in {"1", "2", "3", "4", "5"}:
        faults.append(("level", "级别应为 1 到 5 的数字。"))
    elif int(level) != own:
        faults.append(("level", f"级别与代码不符：{code} 应为 {int(own)} 级。"))
    expected = parent_code(code)
    if parent == expected:
        return faults
    if not expected:
        faults.append(("parent", "省级没有上级，这一格应为空。"))
    elif not parent:
        faults.append(("parent", f"没有填上级代码，应为 {expected}。"))
    elif not is_code(parent):
        faults.append(("parent", "上级" + bad_code(parent)))
    elif level_of(parent) != level_of(expected):
        faults.append(("parent", f"上级的级别不对：应为 {expected}。"))
    else:
        faults.append(("parent", f"上级代码与本行代码不符：应为 {expected}。"))
    return faults


def code_fault(code: str) -> str:
    """What is wrong with a division code; empty for a good one."""
    return "" if is_code(code) else bad_code(code)


def bad_code(code: str) -> str:
    if "E+" in code.upper():
        return "区划代码被表格软件改成了科学计数法，请把这一列设为文本后重新保存。"
    if not code or not DIGITS.issuperset(code):
        return "区划代码只能是数字，共 12 位。"
    if len(code) != 12:
        return f"区划代码应为 12 位，这里是 {len(code)} 位。"
    return "区划代码不能以 00 开头。"
