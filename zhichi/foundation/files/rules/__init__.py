"""What a file is, what it may be called, and how a picture is shown: functions of bytes."""

from zhichi.foundation.files.rules.faults import FileFault, OffsetError, StorageFull, TooMuchFault
from zhichi.foundation.files.rules.kinds import begins_well, recognise
from zhichi.foundation.files.rules.names import clean_name
from zhichi.foundation.files.rules.pictures import shown_picture

__all__ = [
    "FileFault",
    "OffsetError",
    "StorageFull",
    "TooMuchFault",
    "begins_well",
    "clean_name",
    "recognise",
    "shown_picture",
]
