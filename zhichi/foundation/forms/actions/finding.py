"""Published forms by their name `key@version`, read once a process: a version never changes."""

from datetime import date
from functools import lru_cache
from typing import Any

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.models import FormVersion
from zhichi.foundation.forms.rules import Form, Judge, read
from zhichi.foundation.regions.public import is_code, region_of
from zhichi.foundation.sockets.public import PLACE_NAMES


class NoFormError(LookupError):
    """No such form, or none in force on that day."""


def current_ref(key: str, day: date) -> str:
    """`key@version` of the version in force on `day`; raises NoFormError."""
    found = FormVersion.objects.in_force(key, day).values_list("version", flat=True).first()
    if found is None:
        raise NoFormError(f"{day} 没有施行中的表单“{key}”。")
    return f"{key}@{found}"


@lru_cache(maxsize=256)
def form_of(ref: str) -> Form:
    """The form of a published version as values; raises NoFormError."""
    key, _, version = ref.partition("@")
    number = int(version) if version.isdigit() and len(version) <= 6 else 0
    document = (
        FormVersion.objects.standing()
        .filter(key=key, version=number)
        .values_list("document", flat=True)
        .first()
    )
    if document is None:
        raise NoFormError(f"没有公布过表单“{ref}”。")
    return read(document, number)


def known_refs() -> dict[str, frozenset[str]]:
    """Every published form, with the names of its single choices: one of them may name a case's subject."""
    return {
        form.ref: frozenset(field.name for field in form.of_type(FieldType.CHOICE))
        for form in (
            read(document, version)
            for document, version in FormVersion.objects.standing().values_list("document", "version")
        )
    }


def is_region(value: object) -> bool:
    """Whether there is or was such a division; only those of the day are offered."""
    return not isinstance(value, str) or (is_code(value) and region_of(value) is not None)


def point_name(code: str) -> str:
    """The name of a service point, or nothing."""
    return next((name for name_of in PLACE_NAMES if (name := name_of(code))), "")


def is_point(value: object) -> bool:
    return not isinstance(value, str) or bool(point_name(value))


LOOKUPS = {"cn-region": is_region, "zhichi-point": is_point}


def judge_for(form: Form, *, files_later: bool) -> Judge:
    """The compiled schema of a form, kept with its values: made once for each version and process."""
    made: dict[bool, Judge] = vars(form).setdefault("judges", {})
    if files_later not in made:
        made[files_later] = Judge(form, LOOKUPS, files_later=files_later)
    return made[files_later]


def schema_for(form: Form, *, files_later: bool = False) -> dict[str, Any]:
    """The JSON Schema of a form's answers."""
    return judge_for(form, files_later=files_later).schema
