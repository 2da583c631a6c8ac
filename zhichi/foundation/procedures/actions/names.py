"""The names that a document may use here, and the words for them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from zhichi.foundation.accounts.public import Role
from zhichi.foundation.forms.public import FieldType as FormFieldType
from zhichi.foundation.forms.public import Form, FormVersion, form_of, holds_personal
from zhichi.foundation.procedures.actions.reading import load_file
from zhichi.foundation.procedures.enums import Actor
from zhichi.foundation.procedures.models import ProcedureDraft, ProcedureVersion
from zhichi.foundation.procedures.rules import HookFact, Known, Words
from zhichi.foundation.procedures.rules.check_numbers import numbers_in
from zhichi.foundation.procedures.rules.slots import slots_of
from zhichi.foundation.regions.public import Tier, UnitKind
from zhichi.foundation.sockets.public import HOOKS, INTAKES
from zhichi.foundation.timelimits.public import Limit, SuspensionKind, limit_keys, unused_keys

BUREAU = frozenset({Tier.CITY.value, Tier.COUNTY.value})
BELOW = frozenset({Tier.COUNTY.value, Tier.TOWNSHIP.value, Tier.VILLAGE.value})
NOWHERE: frozenset[str] = frozenset()
# Where a role has posts that act on cases (domain.md §0.5): the roles of the public have none, the province looks on,
# and the three administrators see no case.
ELSEWHERE: dict[str, frozenset[str]] = {
    Role.JUSTICE_OFFICE_HEAD: frozenset({Tier.TOWNSHIP.value}),
    Role.JUSTICE_ASSISTANT: frozenset({Tier.TOWNSHIP.value}),
    Role.MEDIATOR: BELOW,
    Role.VILLAGE_LEGAL_ADVISER: BELOW,
    Role.LAW_WISE_PERSON: BELOW,
    Role.PROVINCE_VIEWER: NOWHERE,
    Role.SYSTEM_ADMIN: NOWHERE,
    Role.SECURITY_ADMIN: NOWHERE,
    Role.AUDIT_ADMIN: NOWHERE,
    Role.CITIZEN: NOWHERE,
    Role.AGENT: NOWHERE,
    Role.FAMILY_MEMBER: NOWHERE,
}
SEATS: Mapping[str, frozenset[str]] = {role.value: ELSEWHERE.get(role, BUREAU) for role in Role}


def known_names(*, limits: Iterable[str] | None = None, unused: Iterable[str] | None = None) -> Known:
    """Every name a document may use here; `limits` and `unused` stand in for those of a database without law."""
    return Known(
        roles=frozenset(Role.values),
        tiers=frozenset(Tier.values),
        desks=frozenset(UnitKind.values),
        limits=frozenset(limit_keys() if limits is None else limits),
        hooks={key: HookFact(hook.kinds, hook.needs) for key, hook in HOOKS.items()},
        intakes=frozenset(key for key, _ in INTAKES.items()),
        suspensions=frozenset(SuspensionKind.values),
        seats=SEATS,
        unused=frozenset(unused_keys() if unused is None else unused),
    )


def known_with_forms(document: object) -> Known:
    """The same, which of the forms that this document names are published, and what other kinds' numbers begin with."""
    kind = document.get("kind") if isinstance(document, Mapping) else None
    beside = documents_beside(kind if isinstance(kind, str) else "")
    forms = forms_named(document)
    return replace(
        known_names(),
        forms={ref: frozenset(form.fields) for ref, form in forms.items()},
        private={ref: frozenset(form.fields) - asked_in(form).keys() for ref, form in forms.items()},
        prefixes=letters_of(beside),
        numbers=numbers_beside(beside),
        papers=True,
    )


def prefixes_beside(kind: str) -> dict[str, str]:
    """What the numbers of other kinds begin with, published or drafted, and what those kinds are called."""
    return letters_of(documents_beside(kind))


def letters_of(documents: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {held["prefix"]: held["title"] for held in documents if "prefix" in held}


def numbers_beside(documents: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """How the papers of other kinds are numbered, and whose each template is."""
    return {number: said for held in documents for number, said in numbers_in(held).items()}


def documents_beside(kind: str) -> list[dict[str, Any]]:
    """Every document of other kinds, drafted or published."""
    drafted = ProcedureDraft.objects.exclude(kind=kind).values_list("document", flat=True)
    published = ProcedureVersion.objects.standing().exclude(kind=kind).order_by("version")
    return [*drafted, *published.values_list("document", flat=True)]


def forms_named(document: object) -> dict[str, Form]:
    """The published forms among those that a document names."""
    named = _named_forms(document)
    keys = {ref.partition("@")[0] for ref in named}
    # Asked of the table: what this process has read once may have been taken back since.
    rows = FormVersion.objects.standing().filter(key__in=keys).values_list("key", "version") if keys else ()
    there = {f"{key}@{version}" for key, version in rows}
    return {ref: form_of(ref) for ref in named & there}


def asked_in(form: Form) -> dict[str, str]:
    """What a form asks, by name and title, without what points at a person: that is shown for a purpose only."""
    return {
        name: field.title
        for name, field in form.fields.items()
        if field.type != FormFieldType.FILE and not holds_personal(form, {name: "?"})
    }


def slots_here(document: Mapping[str, Any], words: Words) -> Callable[[Mapping[str, Any]], dict[str, str]]:
    """What the paper of a part of the document may be filled with, by the words for it: a function of the part."""
    asked = {ref: asked_in(form) for ref, form in forms_named(document).items()}
    return lambda part: slots_of(document, part, asked, words.limits)


def _named_forms(document: object) -> set[str]:
    """Whatever stands where a form may be named; the document may be of any shape."""
    if not isinstance(document, Mapping):
        return set()
    verbs = document.get("verbs")
    parts = [document.get("filing"), *(verbs.values() if isinstance(verbs, Mapping) else ())]
    refs = [part.get("form") for part in parts if isinstance(part, Mapping)]
    return {ref for ref in refs if isinstance(ref, str)}


def words_here() -> Words:
    """The words of this deployment for every name. Two statements, for the titles of limits and of forms."""
    forms = FormVersion.objects.standing().order_by("key", "-version").values_list("key", "version", "title")
    newest = list(Limit.objects.order_by("key", "version"))
    return Words(
        roles={value: str(label) for value, label in [*Role.choices, *Actor.choices]},
        tiers={value: str(label) for value, label in Tier.choices},
        desks={value: str(label) for value, label in UnitKind.choices},
        limits={limit.key: limit.title for limit in newest},
        long_limits={limit.key: limit.told for limit in newest if limit.enabled},
        suspensions={value: str(label) for value, label in SuspensionKind.choices},
        hooks={key: hook.title or key for key, hook in HOOKS.items()},
        intakes={key: intake.title for key, intake in INTAKES.items()},
        forms={f"{key}@{version}": f"{title} 第{version}版" for key, version, title in forms},
    )


def hooks_for(kind: str) -> dict[str, str]:
    """The hooks that are made for this kind of case, by what they are called."""
    return {key: hook.title or key for key, hook in HOOKS.items() if not hook.kinds or kind in hook.kinds}


def shipped_limits(folder: Path, *, enabled: bool = True) -> list[str]:
    """Keys of the limits in `folder`/timelimits/*.yaml, in use or not, for a check without a database."""
    documents = [load_file(path) for path in sorted((folder / "timelimits").glob("*.yaml"))]
    return [
        row["id"]
        for document in documents
        for row in document["limits"]
        if row.get("enabled", True) == enabled
    ]
