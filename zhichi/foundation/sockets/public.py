"""The door of `foundation.sockets`."""

from zhichi.foundation.sockets.registry import (
    CASE_NOTES,
    HOOKS,
    INTAKES,
    LAW_LOADERS,
    PERIODIC,
    PLACE_FINDERS,
    SERVICE_ITEMS,
    Hook,
    Intake,
    Periodic,
    Place,
    PlaceFinder,
    ServiceItem,
    Socket,
    SocketError,
)

__all__ = [
    "CASE_NOTES",
    "HOOKS",
    "INTAKES",
    "LAW_LOADERS",
    "PERIODIC",
    "PLACE_FINDERS",
    "SERVICE_ITEMS",
    "Hook",
    "Intake",
    "Periodic",
    "Place",
    "PlaceFinder",
    "ServiceItem",
    "Socket",
    "SocketError",
]
