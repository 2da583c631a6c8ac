from zhichi.entrances.office.forms.registering import AgentForm, CallerForm, ChannelForm
from zhichi.entrances.office.forms.units import (
    ChangeForm,
    CloseForm,
    LeaveForm,
    MoveForm,
    NewUnitForm,
    RenameForm,
    ServeForm,
    TakeBackForm,
    UnitSearchForm,
)

__all__ = [
    "AgentForm",
    "CallerForm",
    "ChangeForm",
    "ChannelForm",
    "CloseForm",
    "LeaveForm",
    "MoveForm",
    "NewUnitForm",
    "RenameForm",
    "ServeForm",
    "TakeBackForm",
    "UnitSearchForm",
]
