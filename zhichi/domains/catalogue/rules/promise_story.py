"""A commitment told to who made it: the result, never what was seen, nothing of other cases (decision 0015)."""

from datetime import date

from zhichi.domains.catalogue.enums import CommitmentState

STANDING = {
    CommitmentState.SIGNED: "等待核查",
    CommitmentState.DECLINED: "没有采用，请交证明",
    CommitmentState.VERIFIED: "核查属实",
    CommitmentState.FALSE: "核查不属实",
    CommitmentState.CORRECTED: "核查不属实，已经纠正",
    CommitmentState.REVOKED: "核查不属实，决定已撤销",
}
AT_THE_DESK = "查到了什么，请带身份证到窗口看，您也可以当面说明。"
SHUT = "信用修复以前，办事不能再用承诺代替证明；要修复的，请到窗口申请。"
SAID = {
    CommitmentState.DECLINED: "办理人员核对以后，这份承诺没有采用，请您把证明交来。原因请带身份证到窗口问。",
    CommitmentState.VERIFIED: "核查过了，情况属实，不再向您要这份证明。",
    CommitmentState.FALSE: "核查的结果和您承诺的不一样。" + AT_THE_DESK + SHUT,
    CommitmentState.CORRECTED: "核查的结果和您承诺的不一样，后来已经纠正。",
    CommitmentState.REVOKED: "核查的结果和您承诺的不一样，据此作出的决定已经撤销。",
}
REPAIRED = "信用已经修复，以后可以再用承诺。"


def standing(state: str) -> str:
    """Where the commitment stands, in a few words."""
    return STANDING[CommitmentState(state)]


def story(state: str, verify_by: date | None, *, repaired: bool) -> str:
    """What became of it and what comes next, in plain sentences."""
    if state == CommitmentState.SIGNED:
        day = f"{verify_by.year}年{verify_by.month}月{verify_by.day}日以前" if verify_by else "以后"
        return f"我们在{day}核查，您不用做什么。核对身份或者情况要问您的，会打您留的电话。"
    said = SAID[CommitmentState(state)]
    if state in {CommitmentState.CORRECTED, CommitmentState.REVOKED}:
        said += REPAIRED if repaired else SHUT
    return said
