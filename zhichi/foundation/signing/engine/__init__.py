"""The engine: a process of its own that inspects, signs and checks PDF. It knows no models, settings or clock."""
