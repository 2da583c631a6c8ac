"""Files of the demo city's cases as they lie on a shelf: archived, one with a late paper, one held, one destroyed."""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile

from zhichi.config.demo.network import Actors
from zhichi.config.demo.sheets import sheet
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM, Actor, Role
from zhichi.foundation.cases.public import Case
from zhichi.foundation.dossiers.public import (
    Dossier,
    add_late,
    answer_destruction,
    end,
    propose_destruction,
    set_hold,
    witness_destruction,
)
from zhichi.foundation.files.public import store
from zhichi.foundation.regions.public import UnitKind
from zhichi.foundation.statements.public import change_one

ARCHIVED, LONG_AGO = 12, timedelta(days=40)
AROUND = ("case__unit", "case__county_unit")


def files(actors: Actors, *, until: datetime) -> None:
    """Inside the transaction of the loading, by the real verbs; nothing where the year brought too few cases."""
    cases = Case.objects.filter(kind="legal_aid", dossier__isnull=False)
    cases = cases.filter(unit__kind=UnitKind.LEGAL_AID_CENTRE)
    done = cases.filter(closed_at__isnull=False).select_related("unit", "county_unit")
    for case in done.order_by("closed_at", "pk")[:ARCHIVED]:
        end(case=case, by=SYSTEM, at=until)
    ours = Dossier.objects.filter(case__in=cases.values("pk")).select_related(*AROUND)
    for dossier in ours.filter(state="frozen", case__closed_at=None).order_by("-frozen_at")[:1]:
        _late(dossier, actors, until)
    archived = list(ours.filter(state="archived").order_by("pk")[:2])
    for dossier in archived[:1]:
        _destroyed(dossier, actors, until)
    for dossier in archived[1:]:
        by = actors[dossier.case.unit_id, Role.LEGAL_AID_HEAD][0]
        set_hold(dossier=dossier, reason="当事人提起诉讼，法院可能调卷。", by=by, at=until)


def _late(dossier: Dossier, actors: Actors, until: datetime) -> None:
    paper = store(upload=ContentFile(sheet("late", 1), name="工友证言.pdf"), by=CITIZEN, at=until)
    reason, by = "申请人在决定以后才找到工友写证言。", actors[dossier.case.unit_id, Role.LEGAL_AID_CLERK][0]
    add_late(dossier=dossier, papers=[(paper, "工友证言")], reason=reason, by=by, at=until)


def _destroyed(dossier: Dossier, actors: Actors, until: datetime) -> None:
    # The year is too short for a file to grow old: this one is kept as if it had come from a former table.
    change_one(dossier, keep_until=(until - LONG_AGO).date())
    case, said = dossier.case, "保管期满，没有继续保存的价值。"
    clerk, head = (actors[case.unit_id, role][0] for role in (Role.LEGAL_AID_CLERK, Role.LEGAL_AID_HEAD))
    made = propose_destruction(dossier=dossier, opinion=said, by=clerk, at=until)
    made = answer_destruction(destruction=made, agree=True, words="同意销毁。", by=head, at=until)
    for by in _stations(case, actors)[:2]:
        made = witness_destruction(destruction=made, by=by, at=until)


def _stations(case: Case, actors: Actors) -> list[Actor]:
    """Whoever sits at the stations of the county: neither proposed it nor approved."""
    held = [one for (_, role), people in actors.items() for one in people if role == Role.JUSTICE_ASSISTANT]
    return [one for one in held if one.posts[0].unit_path.startswith(case.county_unit.path)]
