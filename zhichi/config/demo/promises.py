"""What became of the demo city's commitments. What its cases cost people the housekeeper counts when it begins."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from zhichi.config.demo.network import Actors
from zhichi.domains.catalogue.public import Commitment, Proof, verify_promise, words_of

HARDSHIP = "economic_hardship"
# Of so many commitments one was found false, and one is forgotten past its day.
FALSE, FORGOTTEN = 23, 41


def promised() -> list[tuple[str, str]]:
    """The commitment of hardship in the words that are shown."""
    return [(HARDSHIP, words_of(Proof.objects.get(key=HARDSHIP).facts))]


def verify_all(actors: Actors, *, until: datetime, told: Callable[[str], object]) -> None:
    """Whatever is due within a week is verified by the centre of its county."""
    told("核查承诺")
    clerks = [held[0] for (_, role), held in actors.items() if role == "legal_aid_clerk"]
    by_county = {clerk.posts[0].unit_path.strip("/").split("/")[1]: clerk for clerk in clerks}
    due = Commitment.objects.filter(verify_by__lte=localdate(until) + timedelta(7)).order_by("pk")
    for number, (pk, county) in enumerate(due.values_list("pk", "case__county_unit_id"), 1):
        clerk = by_county.get(str(county))
        if clerk is None or number % FORGOTTEN == 0:
            continue
        true = number % FALSE != 0
        finding = "部门数据核对，与承诺一致。" if true else "部门数据显示收入超过标准。"
        verify_promise(pk=pk, true=true, finding=finding, by=clerk, at=until)
