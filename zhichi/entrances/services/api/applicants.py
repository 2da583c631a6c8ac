"""Who asks: names, numbers and the way back, checked as on the citizen's page."""

from zhichi.entrances.services.api.shapes import ApplicantIn
from zhichi.foundation.cases.public import Applicant, IdType
from zhichi.foundation.procedures.public import Filing
from zhichi.kernel.ids import IdError, citizen_id
from zhichi.kernel.phones import PhoneError, phone

REQUIRED = {"name": "请填写姓名。", "phone": "请填写手机号。", "id_number": "请填写身份证号。"}


def required_of(filing: Filing) -> list[str]:
    """What must be given; a filing without a name still needs a phone, an id number or a pin. The id number only where
    the procedure says what for."""
    if filing.anonymous:
        return []
    return [name for name in REQUIRED if name != "id_number" or filing.identity is not None]


def applicant_of(given: ApplicantIn, filing: Filing) -> tuple[Applicant, dict[str, str]]:
    """The applicant, and faults by `applicant.<name>`."""
    values = {name: value.strip() for name, value in given.model_dump().items()}
    faults = {
        name: "有看不见的控制字符，请删去。"
        for name, value in values.items()
        if any(ord(sign) < 32 or ord(sign) == 127 for sign in value)
    }
    for name in required_of(filing):
        if not values[name]:
            faults.setdefault(name, REQUIRED[name])
    if values["phone"] and "phone" not in faults:
        try:
            values["phone"] = phone(values["phone"])
        except PhoneError as error:
            faults["phone"] = str(error)
    if values["id_number"] and "id_number" not in faults:
        try:
            values["id_number"] = citizen_id(values["id_number"]).number
        except IdError as error:
            faults["id_number"] = str(error)
    _check_pin(values, faults)
    id_type = str(IdType.CITIZEN_ID) if values["id_number"] else ""
    return Applicant(**values, id_type=id_type), {f"applicant.{name}": said for name, said in faults.items()}


def _check_pin(values: dict[str, str], faults: dict[str, str]) -> None:
    pin = values["pin"]
    if pin and not (len(pin) == 4 and pin.isascii() and pin.isdigit()):
        faults["pin"] = "查询密码是四位数字。"
    elif pin and values["id_number"]:
        faults["pin"] = "填了身份证号，查进度用它的末四位，不要再设查询密码。"
    elif not (pin or values["phone"] or values["id_number"]):
        faults.setdefault("phone", "请留手机号，或者设一个四位查询密码。")
