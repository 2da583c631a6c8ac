"""Publishing procedures, and reading them from files."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from zhichi.foundation.accounts.public import SYSTEM, Actor, Role
from zhichi.foundation.ledger.public import append
from zhichi.foundation.procedures.access import can_publish
from zhichi.foundation.procedures.models import ProcedureVersion, current_ids
from zhichi.foundation.procedures.rules import ProcedureFault, faults_of
from zhichi.foundation.procedures.rules.check import Known
from zhichi.foundation.regions.public import Tier, UnitKind
from zhichi.foundation.sockets.public import HOOKS, INTAKES
from zhichi.foundation.timelimits.public import SuspensionKind, limit_keys
from zhichi.kernel import canonical

GUESSED = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}


class ProcedureError(ValueError):
    """A document that cannot be published; `faults` lists every place and reason."""

    def __init__(self, faults: list[ProcedureFault]) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = faults


class NoProcedureError(LookupError):
    """No version of that kind is in force on that day."""


def load_file(path: Path) -> Any:
    """The document in a YAML file, dates as text; raises ProcedureError with line and column."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 (a SafeLoader)
    except OSError as error:
        raise ProcedureError([ProcedureFault(str(path), error.strerror or "cannot be read")]) from error
    except UnicodeDecodeError as error:
        raise ProcedureError([ProcedureFault(str(path), f"not UTF-8 at byte {error.start}")]) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise ProcedureError(
            [ProcedureFault(where, getattr(error, "problem", None) or "not YAML")]
        ) from error


class _Loader(yaml.SafeLoader):
    """SafeLoader without the guesses of YAML 1.1 (dates stay text, `on` and `yes` are words) and without doublets."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in GUESSED]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

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


def known_names(*, limits: Iterable[str] | None = None) -> Known:
    """Every name a document may use here; `limits` stands in for those of a database that has no law yet."""
    return Known(
        roles=frozenset(Role.values),
        tiers=frozenset(Tier.values),
        desks=frozenset(UnitKind.values),
        limits=frozenset(limit_keys() if limits is None else limits),
        hooks=frozenset(key for key, _ in HOOKS.items()),
        intakes=frozenset(key for key, _ in INTAKES.items()),
        suspensions=frozenset(SuspensionKind.values),
    )


def shipped_limits(folder: Path) -> list[str]:
    """Keys of the enabled limits in `folder`/timelimits/*.yaml, for a check without a database."""
    documents = [load_file(path) for path in sorted((folder / "timelimits").glob("*.yaml"))]
    return [row["id"] for document in documents for row in document["limits"] if row.get("enabled", True)]


@transaction.atomic
def publish(*, document: Mapping[str, Any], by: Actor, at: datetime) -> tuple[ProcedureVersion, bool]:
    """Publish a version; answers it and whether it is new.

    The same document again changes nothing. Raises ProcedureError when it is unsound or when another
    document already holds its version number, PermissionError when `by` may not.
    """
    verdict = can_publish(by)
    if not verdict:
        raise PermissionError(verdict.because)
    faults = faults_of(document, known_names())
    if faults:
        raise ProcedureError(faults)
    digest = hashlib.sha256(canonical.encode(document)).hexdigest()
    held = ProcedureVersion.objects.filter(kind=document["kind"], version=document.get("version", 1)).first()
    if held is not None:
        if held.digest != digest:
            reason = f"version {held.version} of {held.kind} is published with other content; raise `version`"
            raise ProcedureError([ProcedureFault("version", reason)])
        return held, False
    version = ProcedureVersion.objects.create(
        kind=document["kind"],
        version=document.get("version", 1),
        title=document["title"],
        effective_from=document.get("effective_from", "2000-01-01"),
        document=document,
        digest=digest,
        published_at=at,
        published_by=by.ref,
    )
    append(
        subject=f"procedure:{version.kind}",
        at=at,
        actor=by.ref,
        code="procedures.version.published",
        payload={"kind": version.kind, "version": version.version, "sha256": digest},
    )
    return version, True


def current_id(kind: str, day: date) -> int:
    """The id of the version of `kind` in force on `day` (its content: `procedure_of`); raises NoProcedureError."""
    found = current_ids.first(kind=kind, day=day)
    if found is None:
        raise NoProcedureError(f"{kind} 在 {day} 没有施行中的办理程序")
    return found


def load_procedures(folder: Path, *, at: datetime) -> Mapping[str, int]:
    """Publish every procedure file under `folder`/procedures; answers how many are there and how many were new."""
    files = sorted((folder / "procedures").glob("*.yaml"))
    new = 0
    with transaction.atomic():
        for path in files:
            new += publish(document=load_file(path), by=SYSTEM, at=at)[1]
    return {"procedures": len(files), "new": new}
