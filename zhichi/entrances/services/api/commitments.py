"""Commitments in place of proofs: what an item takes today, and what a body promises."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from zhichi.entrances.services.api.shapes import CommitmentIn, CommitmentOut, PromisableOut
from zhichi.foundation.sockets.public import PAPERS_ASKED, PROMISES_MADE, ServiceItem

UNKNOWN = "这项业务没有可以承诺的这份证明，可以承诺的见 /items/{code} 的 filing.commitments。"
CHANGED = "承诺的内容和现在公布的不一样，请让申请人看过 /items/{code} 里现在的内容再选。"
TWICE = "同一份证明只能承诺一次。"


def promisable(item: ServiceItem, day: date) -> list[PromisableOut]:
    """The commitments that an item takes on a day, for whoever gives an id number."""
    materials = item.document.get("materials", ())
    asked = (one for read in PAPERS_ASKED for one in read(materials=materials, on=day, id_number=""))
    return [PromisableOut(proof=one.proof, title=one.title, words=one.words) for one in asked if one.words]


def check_commitments(
    given: Sequence[CommitmentIn], item: ServiceItem, day: date
) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """The promises of a filing, and faults by `commitments.<n>.<name>`. Asks nothing where nothing is promised."""
    if not given:
        return [], {}
    taken = {one.proof: one.words for one in promisable(item, day)}
    faults: dict[str, str] = {}
    for n, one in enumerate(given):
        if one.proof not in taken:
            faults[f"commitments.{n}.proof"] = UNKNOWN.format(code=item.code)
        elif one.words != taken[one.proof]:
            faults[f"commitments.{n}.words"] = CHANGED.format(code=item.code)
        elif one.proof in {earlier.proof for earlier in given[:n]}:
            faults[f"commitments.{n}.proof"] = TWICE
    return [(one.proof, one.words) for one in given], faults


def commitments_of(case: int) -> list[CommitmentOut]:
    """What the applicant of a case promised, with what became of it."""
    return [
        CommitmentOut(
            title=one.title,
            words=one.words,
            signed_at=timezone.localtime(one.signed_at).replace(microsecond=0),
            verify_by=one.verify_by,
            state=one.state,
            said=f"{one.standing}。{one.said}",
        )
        for read in PROMISES_MADE
        for one in read(case)
    ]
