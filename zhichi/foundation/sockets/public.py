"""The door of `foundation.sockets`."""

from zhichi.foundation.sockets.registry import (
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
