"""A file stands still: at a decision in the decision's own transaction, later when something is put in, at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case
from zhichi.foundation.dossiers.actions.gathering import Item, gathered, lacking
from zhichi.foundation.dossiers.enums import Code, FreezeKind
from zhichi.foundation.dossiers.models import Dossier, Freeze, FrozenContent, composition_of
from zhichi.foundation.dossiers.models.freeze import sealed_content
from zhichi.foundation.dossiers.models.latest import freezes_of
from zhichi.foundation.dossiers.rules.composition import Composition
from zhichi.foundation.dossiers.rules.freezing import (
    GENESIS,
    Line,
    digest_of,
    leaf_hashes,
    lines_of,
    root_of,
    statement,
)
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.sockets.public import DossierItem
from zhichi.foundation.statements.public import change_one, insert_all
from zhichi.foundation.vault.public import crypto

LATE_PART = "late"


@dataclass(frozen=True)
class Standing:
    """All that is in the file now, and what of it is new since the freeze before, each with its line."""

    rule: Composition
    items: Sequence[Item]
    fresh: Sequence[tuple[Item, Line]]

    @property
    def lines(self) -> list[Line]:
        return [line for _, line in self.fresh]

    @property
    def late(self) -> int:
        return sum(part == LATE_PART for part, _ in self.items)


def freeze_at_decision(*, case: Case, verb: Verb, act: Act, by: Actor, at: datetime) -> None:
    """Fits `sockets.ACTED`: nothing at all unless this verb decides (行政复议法 §46, 行政诉讼法 §35)."""
    sort = verb.record.sort if verb.record else ""
    if composition_of(case.kind).decides(verb.name, sort):
        freeze(case=case, kind=FreezeKind.DECISION, act=act.entry_digest, by=by, at=at)


def freeze(*, case: Case, kind: str, by: Actor, at: datetime, act: str = "") -> Freeze | None:
    """Freeze what came in since the last time, inside the caller's transaction, the case being held.

    Digests and references, and the bytes of what is data: nothing is rendered here. None when the file has got nothing
    new and nothing was decided.
    """
    former = freezes_of(case=case.pk)
    standing = _standing(case, former)
    if former and not standing.fresh and kind != FreezeKind.DECISION:
        return None
    root = root_of(standing.lines, crypto())
    lacks = list(lacking(case, standing.rule, standing.items))
    facts = {"items": len(standing.items), "lacking": len(lacks), "lacks": lacks, "late": standing.late}
    if former:
        dossier = former[0].dossier
        change_one(dossier, **facts)
    else:
        dossier = _begun(case, standing.rule, root, at, facts)
    return _frozen(case, dossier, former, standing, root, kind, act, by, at)


def unfrozen(dossier: Dossier) -> list[DossierItem]:
    """What came into the file since it was frozen last: it waits for the next freeze."""
    case = dossier.case
    return [item for (_, item), _ in _standing(case, freezes_of(case=case.pk)).fresh]


def _standing(case: Case, former: Sequence[Freeze]) -> Standing:
    rule = composition_of(case.kind)
    found = gathered(case, rule)
    there = {(item[4], item[1]) for one in former for item in one.items}
    lined = zip(found, lines_of(found, crypto()), strict=True)
    fresh = [(item, line) for item, line in lined if (item[0], line["digest"]) not in there]
    return Standing(rule, found, [(item, {**line, "n": n}) for n, (item, line) in enumerate(fresh, 1)])


def _begun(case: Case, rule: Composition, root: str, at: datetime, facts: Mapping[str, Any]) -> Dossier:
    kept = {**facts, "rule": f"{rule.kind}@{rule.version}", "keeping": rule.keeping}
    return insert_all([Dossier(case=case, frozen_at=at, root=root, **kept)])[0]


def _frozen(
    case: Case,
    dossier: Dossier,
    former: Sequence[Freeze],
    standing: Standing,
    root: str,
    kind: str,
    act: str,
    by: Actor,
    at: datetime,
) -> Freeze:
    lines, profile = standing.lines, crypto()
    values: dict[str, Any] = {"seq": len(former) + 1, "kind": str(kind), "at": at, "by": by.ref, "act": act}
    values |= {"hash_name": profile.hash_name, "count": len(lines), "root": root}
    values |= {"prev": former[-1].digest if former else GENESIS}
    digest = digest_of(statement(case=case.number, **values), profile)
    told = {name: values[name] for name in ("seq", "kind", "act", "count", "root", "prev")}
    entry = append(
        subject=case.subject,
        at=at,
        actor=by.ref,
        code=Code.FROZEN.value,
        basis=standing.rule.basis,
        payload={**told, "digest": digest},
    )
    items = [
        [line["hash"], line["digest"], line["size"], line["media"], part, item.ref]
        for (part, item), line in standing.fresh
    ]
    (made,) = insert_all(
        [
            Freeze(
                dossier=dossier,
                digest=digest,
                leaves=leaf_hashes(lines, profile),
                items=items,
                entry_digest=entry.digest,
                **values,
            )
        ]
    )
    data = {line["digest"]: item.data for (_, item), line in standing.fresh if item.data is not None}
    sealed = sealed_content(lines, data, bound_to=digest)
    FrozenContent(freeze=made, sealed=sealed).save(force_insert=True)
    return made
