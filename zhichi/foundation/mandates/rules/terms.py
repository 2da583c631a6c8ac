"""What a mandate must say before anybody acts on it (民法典§165: name, matter, powers, period, signature)."""

from collections.abc import Sequence
from datetime import date, timedelta

from zhichi.foundation.mandates.enums import Scope, Way

# Our choice: nobody acts for another for years on one paper.
LONGEST_DAYS = 365


def faults_of(
    *, way: str, scope: Sequence[str], until: date | None, witness: str, has_paper: bool, today: date
) -> dict[str, str]:
    """A sentence for each part that is missing or wrong, by its field."""
    faults = {}
    if way not in Way.values:
        faults["way"] = "请选择委托是怎么给的。"
    if way == Way.SPOKEN and len(witness.strip()) < 2:
        faults["witness"] = "口头委托要有见证人，请填写见证人的姓名。"
    if way in (Way.SIGNED, Way.PHOTO) and not has_paper:
        faults["paper"] = "请上传签了名的委托书照片或者扫描件；没有的，选口头委托并填写见证人。"
    if Scope.FILE not in scope or any(one not in Scope.values for one in scope):
        faults["scope"] = "请选择委托办什么，“代为提交申请”要选上。"
    if until is None or until < today:
        faults["until"] = "请填写委托到哪一天，不能早于今天。"
    elif until > today + timedelta(days=LONGEST_DAYS):
        faults["until"] = "委托最长一年，请填写早一点的日子。"
    return faults
