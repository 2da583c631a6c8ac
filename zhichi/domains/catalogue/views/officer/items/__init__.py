"""Service items in the office."""
