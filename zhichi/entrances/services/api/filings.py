"""The filing that a body describes, every fault in it at once."""

from datetime import date

from django.conf import settings

from zhichi.entrances.services.api.answers import check_filing
from zhichi.entrances.services.api.applicants import applicant_of
from zhichi.entrances.services.api.commitments import check_commitments
from zhichi.entrances.services.api.problems import invalid
from zhichi.entrances.services.api.shapes import ApplicationIn
from zhichi.foundation.cases.public import Filing
from zhichi.foundation.procedures.public import NoProcedureError, current_id, procedure_of
from zhichi.foundation.regions.public import Region, ancestry, region_of
from zhichi.foundation.sockets.public import ServiceItem, service_item

APPLICANT = ("name", "phone", "id_number", "address", "pin")
COUNTY = 3


def filing_of(application: ApplicationIn, day: date) -> Filing:
    """The filing that the body describes, made on `day`; every fault in it at once."""
    item = item_for(application.kind, day)
    version_id = version_for(item, day)
    procedure = procedure_of(version_id)
    region = region_of(application.region)
    faults = region_faults(region, day) if region else {"region": "没有这个行政区划代码。"}
    applicant, applicant_faults = applicant_of(application.applicant, procedure.filing)
    answers, answer_faults = check_filing(application.answers, procedure, on=day)
    promises, promise_faults = check_commitments(application.commitments, item, day)
    faults |= applicant_faults | answer_faults | promise_faults
    if faults or region is None:
        raise invalid(faults)
    return Filing(
        kind=item.kind,
        item=item.code,
        item_version=item.version,
        region=region,
        applicant=applicant,
        answers=answers,
        channel=application.channel.value,
        version_id=version_id,
        promises=promises,
    )


def item_for(code: str, day: date) -> ServiceItem:
    """The item of a code that can be filed on a day."""
    item = service_item(code, day)
    if item is None:
        raise invalid({"kind": "没有这项服务，可办的见 /items。"})
    if not item.kind:
        raise invalid({"kind": "这件事不在网上办，怎么办见它的指南。"})
    return item


def version_for(item: ServiceItem, day: date) -> int:
    """The version of an item's procedure in force on a day."""
    try:
        version_id = current_id(item.kind, day)
    except NoProcedureError as error:
        raise invalid({"kind": "这项业务暂时不能办理。"}) from error
    if procedure_of(version_id).is_internal:
        raise invalid({"kind": "这项业务由工作人员办理，不能自己提交。"})
    return version_id


def region_faults(region: Region, day: date) -> dict[str, str]:
    if region.valid_to is not None and region.valid_to <= day:
        return {"region": "这个行政区划代码已经停用。"}
    if region.level < COUNTY:
        return {"region": "请具体到县（市、区）、乡镇或村。"}
    if settings.ZHICHI_CITY not in ancestry(region.code):
        return {"region": "这里不是本市的地方。"}
    return {}


def place_of(field: str) -> str:
    """Where in the body a field of the filing stands."""
    if field == "promises":
        return "commitments"
    if field in APPLICANT:
        return f"applicant.{field}"
    return field if field in {"", "kind", "region"} else f"answers.{field}"
