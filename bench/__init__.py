"""Measurements: each figure beside something measured in the same run. `make bench` runs them all."""
