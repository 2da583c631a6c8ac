from zhichi.foundation.regions.actions.imports import Imported, import_regions
from zhichi.foundation.regions.actions.reading import Fault, FileFaults
from zhichi.foundation.regions.actions.serving import leave_region, serve_region
from zhichi.foundation.regions.actions.units import close_unit, create_unit, move_unit

__all__ = [
    "Fault",
    "FileFaults",
    "Imported",
    "close_unit",
    "create_unit",
    "import_regions",
    "leave_region",
    "move_unit",
    "serve_region",
]
