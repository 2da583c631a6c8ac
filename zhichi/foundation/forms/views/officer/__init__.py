"""The builder of forms in the office."""
