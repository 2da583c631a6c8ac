"""Acting for another, in the office."""
