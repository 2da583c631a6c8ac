from zhichi.foundation.regions.actions.changes import RegionsChanged, change_regions, import_changes
from zhichi.foundation.regions.actions.corrections import take_back_change
from zhichi.foundation.regions.actions.imports import Imported, import_regions
from zhichi.foundation.regions.actions.reading import Fault, FileFaults
from zhichi.foundation.regions.actions.serving import leave_region, serve_region
from zhichi.foundation.regions.actions.trying import Tried, try_changes
from zhichi.foundation.regions.actions.unit_export import unit_table
from zhichi.foundation.regions.actions.unit_imports import UnitsImported, import_units, put_units
from zhichi.foundation.regions.actions.units import change_unit, close_unit, create_unit, move_unit

__all__ = [
    "Fault",
    "FileFaults",
    "Imported",
    "RegionsChanged",
    "Tried",
    "UnitsImported",
    "change_regions",
    "change_unit",
    "close_unit",
    "create_unit",
    "import_changes",
    "import_regions",
    "import_units",
    "leave_region",
    "move_unit",
    "put_units",
    "serve_region",
    "take_back_change",
    "try_changes",
    "unit_table",
]
